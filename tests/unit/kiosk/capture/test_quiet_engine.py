"""The reader of print tells its maker nothing: onnxruntime keeps a session's number in the temporary folder when it would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[4]
_ENGINE = (
    "import sys, types; fake = types.ModuleType('rapidocr'); fake.RapidOCR = lambda params: None;"
    "sys.modules['rapidocr'] = fake; from kiosk.capture.card_child import Engine; Engine()"
)


def test_no_number_of_a_session_is_made(tmp_path: Path) -> None:
    if not _written_by("import onnxruntime", tmp_path / "control"):
        pytest.skip("onnxruntime keeps no number on this machine, whoever asks: nothing to compare with")
    assert not _written_by(_ENGINE, tmp_path / "ours")


def _written_by(program: str, folder: Path) -> list[Path]:
    """What a Python process of its own leaves in its temporary folder."""
    folder.mkdir()
    environ = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    environ |= {"TMPDIR": str(folder)}
    subprocess.run([sys.executable, "-c", program], env=environ, cwd=_ROOT, check=True, capture_output=True)
    return list(folder.iterdir())
