"""The kiosk's first frame and memory against an empty Qt Quick window in a process of its own, same renderer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.bench.filing import enrolled_store

_EMPTY = """
import time; start, began = time.perf_counter(), time.process_time()
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
app = QGuiApplication([])
engine = QQmlApplicationEngine()
engine.loadData(b'import QtQuick; import QtQuick.Controls.Basic; ApplicationWindow { width: 1280; height: 800; visible: true }')
window = engine.rootObjects()[0]
"""
_KIOSK = """
import sys, time; start, began = time.perf_counter(), time.process_time()
from pathlib import Path
from kiosk.settings import Settings, default_key_file
data = Path(sys.argv[1]).resolve()
settings = Settings(data, default_key_file(data), "none", with_agent=False, key_rung="file")
from kiosk.ui import welcome
shown = welcome.show(settings.size, fullscreen=False)
seen, seen_cpu = time.perf_counter(), time.process_time()
from kiosk.app import build
kiosk = build(settings, welcome=shown)
from PySide6.QtGui import QGuiApplication
app = QGuiApplication.instance()
window = kiosk.window
"""
_TELL = """
import json
frames = []
window.frameSwapped.connect(lambda: frames.append((time.perf_counter(), time.process_time())))
window.update()
while not frames:
    app.processEvents()
rollup = open("/proc/self/smaps_rollup").read()
rss = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Rss:"))
whole, whole_cpu = frames[0]
if "seen" not in globals():
    seen, seen_cpu = whole, whole_cpu
milliseconds = {"ms": seen - start, "cpu_ms": seen_cpu - began, "whole_ms": whole - start}
print(json.dumps({name: value * 1000 for name, value in milliseconds.items()} | {"mib": rss / 1024}), flush=True)
import os; os._exit(0)
"""
_COMPILED = Path("build/bench-compiled").resolve()


def _run(script: str, *arguments: str) -> dict[str, float]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "PYTHONPYCACHEPREFIX": str(_COMPILED),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", script + _TELL, *arguments], env=environment, check=True, capture_output=True, timeout=60
    )
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


@cache
def _compile_once() -> None:
    """As on a kiosk that was started before: Python's and Qt's compiled files are there, for both windows alike."""
    with tempfile.TemporaryDirectory(dir="build") as folder:
        enrolled_store(Path(folder) / "kiosk").close()
        _run(_KIOSK, f"{folder}/kiosk")
        _run(_EMPTY)


def _pair(figure: str) -> tuple[float, float]:
    _compile_once()
    with tempfile.TemporaryDirectory(dir="build") as folder:
        enrolled_store(Path(folder) / "kiosk").close()
        return _run(_KIOSK, f"{folder}/kiosk")[figure], _run(_EMPTY)[figure]


def first_frame() -> tuple[float, float]:
    """Milliseconds from the first import to the first frame on the screen: the resting screen, drawn."""
    return _pair("ms")


def first_frame_cpu() -> tuple[float, float]:
    """The same in processor time, which a busy machine blurs less."""
    return _pair("cpu_ms")


def whole_hall() -> tuple[float, float]:
    """Milliseconds from the first import until the store is open and a touch is answered."""
    return _pair("whole_ms")


def memory() -> tuple[float, float]:
    """Resident set size with the hall open, MiB; of a proportional one other Qt programs on the machine would take a share."""
    return _pair("mib")
