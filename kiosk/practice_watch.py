"""Starts `kiosk practice` over this window and ends it when the hall calls.

Invariants
- One child at most; it is told the window, the camera and the printer, never a data directory or a key, and its
  environment names none.
- `check` never waits: it is called once a second from the screen's thread.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Mapping

from kiosk.settings import Settings

_LOG = logging.getLogger(__name__)

STOP_S = 5.0
_OURS_ALONE = frozenset({"KIOSK_DATA", "KIOSK_KEY_FILE", "KIOSK_KEY_RUNG", "CREDENTIALS_DIRECTORY"})


def practice_command(settings: Settings) -> list[str]:
    """The same interpreter and program as this one."""
    width, height = settings.size
    told = ["--camera", settings.camera, "--printer", settings.printer, "--size", f"{width}x{height}"]
    return [sys.executable, "-m", "kiosk", "practice", *told, *(["--fullscreen"] if settings.fullscreen else [])]


class PracticeWatch:
    def __init__(self, settings: Settings, *, environ: Mapping[str, str] = os.environ) -> None:
        self._command = practice_command(settings)
        self._environ = {name: value for name, value in environ.items() if name not in _OURS_ALONE}
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        if self.is_running:
            return
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                self._command, env=self._environ, stdin=subprocess.DEVNULL
            )
        except OSError as error:
            _LOG.error("the practice could not be started: %s", error.strerror)

    def check(self, *, called: bool) -> None:
        """`called`: somebody rings, or an officer is asked to show themselves; what is real comes first."""
        if called and self._child is not None and self.is_running:
            self._child.terminate()

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
