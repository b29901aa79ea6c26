"""PySide6 6.12.0 frees None too often and aborts CPython 3.11 after some thousand calls; the pin keeps it out."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import requires, version

LOOP = """
from PySide6.QtCore import QObject
one = QObject()
for number in range(20_000):
    one.setObjectName("name")
print("alive")
"""


def test_the_pin_leaves_the_faulty_version_out() -> None:
    assert any(line.startswith("PySide6-Essentials") and "<6.12" in line for line in requires("balai-kiosk") or ())
    assert tuple(int(part) for part in version("PySide6-Essentials").split(".")[:2]) < (6, 12)


def test_twenty_thousand_calls_do_not_kill_the_interpreter() -> None:
    run = subprocess.run([sys.executable, "-c", LOOP], capture_output=True, text=True, check=False, timeout=120)
    assert (run.returncode, run.stdout.strip()) == (0, "alive")
