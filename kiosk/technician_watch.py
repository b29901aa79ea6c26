"""Starts `kiosk technician` over this window, and says when what was chosen there wants a new start.

Invariants
- One child at most; it opens the same hall, and is not this window's voice to the service manager.
- `check` never waits: it is called once a second from the screen's thread.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

from kiosk.hall_choices import read_choices
from kiosk.settings import Settings

_LOG = logging.getLogger(__name__)

STOP_S = 5.0
_OURS_ALONE = frozenset({"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})


def technician_command(settings: Settings) -> list[str]:
    """The same interpreter and program as this one."""
    width, height = settings.size
    where = ["--data", str(settings.data_dir), "--key-file", str(settings.key_file)]
    shown = ["--size", f"{width}x{height}", *(["--fullscreen"] if settings.fullscreen else [])]
    rehearsed = settings.camera if settings.camera.startswith(("folder:", "file:")) else ""
    return [
        sys.executable,
        "-m",
        "kiosk",
        "technician",
        *where,
        *shown,
        *(["--camera", rehearsed] if rehearsed else []),
    ]


class TechnicianWatch:
    def __init__(
        self, settings: Settings, *, command: Sequence[str] = (), environ: Mapping[str, str] = os.environ
    ) -> None:
        """`command` instead of the technician's window."""
        self._settings = settings
        self._command = list(command) or technician_command(settings)
        self._environ = {name: value for name, value in environ.items() if name not in _OURS_ALONE}
        self._before = read_choices(settings.data_dir)
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        if self.is_running:
            return
        self._before = read_choices(self._settings.data_dir)
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                self._command, env=self._environ, stdin=subprocess.DEVNULL
            )
        except OSError as error:
            _LOG.error("the technician's window could not be started: %s", error.strerror)

    def check(self) -> bool:
        """True once, when the window was closed and something else is chosen than before."""
        if self._child is None or self.is_running:
            return False
        self._child = None
        return read_choices(self._settings.data_dir) != self._before

    def stop(self) -> None:
        child, self._child = self._child, None
        if child is None or child.poll() is not None:
            return
        child.terminate()
        try:
            child.wait(STOP_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
