"""Django's own look at how a city is deployed finds nothing to say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_a_city_behind_https_passes_djangos_deployment_checks(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    settings = {
        "DJANGO_SETTINGS_MODULE": "sync.server.settings",
        "BALAI_CITY_DATA": str(tmp_path),
        "BALAI_CITY_ORIGIN": "https://balai.example.go.id",
        "BALAI_CITY_PROXIES": "1",
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    checked = subprocess.run(
        command, env=os.environ | settings, capture_output=True, text=True, timeout=300, check=False
    )
    assert checked.returncode == 0, checked.stderr
