"""The kiosk's first frame and memory against an empty Qt Quick window in a process of its own, same renderer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.filing import enrolled_store

_EMPTY = """
import time; start = time.perf_counter()
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
app = QGuiApplication([])
engine = QQmlApplicationEngine()
engine.loadData(b'import QtQuick; import QtQuick.Controls.Basic; ApplicationWindow { width: 1280; height: 800; visible: true }')
window = engine.rootObjects()[0]
"""
_KIOSK = """
import sys, time; start = time.perf_counter()
from kiosk.app import build
from kiosk.settings import Settings, default_key_file
from pathlib import Path
data = Path(sys.argv[1]).resolve()
kiosk = build(Settings(data, default_key_file(data), "none", with_agent=False, key_rung="file"))
from PySide6.QtGui import QGuiApplication
app = QGuiApplication.instance()
window = kiosk.window
"""
_TELL = """
import json
frames = []
window.frameSwapped.connect(lambda: frames.append(time.perf_counter()))
while not frames:
    app.processEvents()
rollup = open("/proc/self/smaps_rollup").read()
pss = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
print(json.dumps({"ms": (frames[0] - start) * 1000, "mib": pss / 1024}), flush=True)
import os; os._exit(0)
"""


def _run(script: str, *arguments: str) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run(
        [sys.executable, "-c", script + _TELL, *arguments], env=environment, check=True, capture_output=True, timeout=60
    )
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _pair(figure: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory(dir="build") as folder:
        enrolled_store(Path(folder) / "kiosk").close()
        return _run(_KIOSK, f"{folder}/kiosk")[figure], _run(_EMPTY)[figure]


def first_frame() -> tuple[float, float]:
    """Milliseconds from the first import to the first frame on the screen."""
    return _pair("ms")


def memory() -> tuple[float, float]:
    """Proportional set size after the first frame, MiB."""
    return _pair("mib")
