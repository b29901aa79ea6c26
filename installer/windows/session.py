"""The shell of the kiosk's account: the window, and the window again.

Invariants
- It never ends by itself and shows nothing: while it stands, the account has no other screen.
- Before each window the update service is told (`begin`), and waited for half a minute at most; without it the window opens too.
- A window that falls at once is opened after a pause that doubles up to a minute; one that stood for a minute starts the count anew.
- A window that Windows calls hung for a minute is ended.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from installer.windows import places

FIRST_WAIT_S, LONGEST_WAIT_S, PROVEN_S = 1.0, 60.0, 60.0
LOOK_EVERY_S, HUNG_LOOKS = 10.0, 6


def window_command(tree: Path) -> list[str]:
    """The agent is a service of its own here. Until the city knows the kiosk, the technician's window comes first."""
    return [
        str(tree / "python" / "pythonw.exe"),
        *places.ALONE,
        "-m",
        "kiosk",
        "run",
        "--fullscreen",
        "--no-agent",
        "--first-technician",
    ]


@dataclass(slots=True)
class Pauses:
    wait_s: float = FIRST_WAIT_S

    def after(self, stood_s: float) -> float:
        """How long to wait after a window that stood so long."""
        now_s = FIRST_WAIT_S if stood_s >= PROVEN_S else self.wait_s
        self.wait_s = min(LONGEST_WAIT_S, now_s * 2)
        return now_s


@dataclass(slots=True)
class Hung:
    """Counts looks in a row; a window that is slow for a moment is not hung."""

    looks: int = 0

    def is_over(self, *, hung_now: bool) -> bool:
        self.looks = self.looks + 1 if hung_now else 0
        return self.looks >= HUNG_LOOKS


def stand(child: subprocess.Popen[bytes], is_hung: Callable[[int], bool]) -> None:
    """Until the window is gone."""
    hung = Hung()
    while True:
        try:
            child.wait(LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            if hung.is_over(hung_now=is_hung(child.pid)):
                child.kill()
            continue
        return


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _VISIT = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)

    def is_hung(pid: int) -> bool:
        """user32!IsHungAppWindow of any window that the process shows."""
        user32 = ctypes.windll.user32
        found: list[bool] = []

        def visit(window: int, _: int) -> bool:
            owner = wintypes.DWORD()
            user32.GetWindowThreadProcessId(window, ctypes.byref(owner))
            if owner.value == pid and user32.IsWindowVisible(window):
                found.append(bool(user32.IsHungAppWindow(window)))
            return True

        user32.EnumWindows(_VISIT(visit), 0)
        return any(found)

    def tell_begin() -> None:
        import pywintypes
        import win32service

        try:
            manager = win32service.OpenSCManager(None, None, win32service.SC_MANAGER_CONNECT)
            handle = win32service.OpenService(manager, places.UPDATE_SERVICE, win32service.SERVICE_USER_DEFINED_CONTROL)
            win32service.ControlService(handle, places.BEGIN_CONTROL)
        except pywintypes.error:
            return

    def main() -> int:
        pauses = Pauses()
        while True:
            tell_begin()
            environ = {**os.environ, **places.environment()}
            began_s = time.monotonic()
            try:
                child = subprocess.Popen(window_command(places.chosen_tree()), env=environ, stdin=subprocess.DEVNULL)
                stand(child, is_hung)
            except OSError:
                pass  # the files are being replaced: the pause comes first
            time.sleep(pauses.after(time.monotonic() - began_s))
