"""Starts `kiosk agent` beside the window, starts it again when it dies, ends it when the window closes.

Invariants
- One child at most; a restart waits 1 s, then twice as long each time, at most a minute; a child that lived for a minute
  starts the count anew.
- `check` never waits: it is called once a second from the screen's thread. Only `stop` waits, a few seconds.
- `begin_anew` is for a person who does not want to wait for the agent's own patience: it ends the child and starts the next
  one at the following `check`. What was half sent is resumed.
- The child gets the directory and the key file by name, never a key.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.settings import Settings

_LOG = logging.getLogger(__name__)

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 60.0
PROVEN_S = 60.0
STOP_S = 5.0
AT_ONCE = "--now"  # for a person who waits: not only at the kiosk's place in the phase


def agent_command(settings: Settings) -> list[str]:
    """The same interpreter and program as this one."""
    where = ["--data", str(settings.data_dir), "--key-file", str(settings.key_file)]
    return [sys.executable, "-m", "kiosk", "agent", *where]


class AgentWatch:
    def __init__(
        self,
        command: Sequence[str],
        *,
        cwd: Path | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = list(command)
        self._cwd = cwd
        self._now_s = now_s
        self._child: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._wait_s = FIRST_WAIT_S
        self._next_at = 0.0
        self._ended = False
        self._at_once = False

    @property
    def pid(self) -> int | None:
        """None while no child runs."""
        return self._child.pid if self._child is not None and self._child.poll() is None else None

    def check(self) -> None:
        """Start it if it should run and does not."""
        if self._ended:
            return
        child = self._child
        if child is not None:
            code = child.poll()
            if code is None:
                return
            self._child = None
            self._plan_restart(code)
        if self._at_once or self._now_s() >= self._next_at:
            self._start()

    def begin_anew(self) -> None:
        """Forget every wait, the agent's and ours."""
        self._wait_s = FIRST_WAIT_S
        self._at_once = True
        if self._child is not None and self._child.poll() is None:
            self._child.terminate()

    def stop(self) -> None:
        """Ask it to end, wait a little, then make it."""
        self._ended = True
        child, self._child = self._child, None
        if child is None or child.poll() is not None:
            return
        child.terminate()
        try:
            child.wait(STOP_S)
        except subprocess.TimeoutExpired:
            _LOG.warning("the agent did not end in time and was ended")
            child.kill()
            child.wait()

    def _start(self) -> None:
        self._started_at = self._now_s()
        command, self._at_once = [*self._command, *([AT_ONCE] if self._at_once else [])], False
        try:
            self._child = subprocess.Popen(command, cwd=self._cwd, stdin=subprocess.DEVNULL)  # noqa: S603 - our own program
        except OSError as error:
            _LOG.error("the agent could not be started: %s", error.strerror)
            self._plan_restart(-1)

    def _plan_restart(self, code: int) -> None:
        now = self._now_s()
        if now - self._started_at >= PROVEN_S:
            self._wait_s = FIRST_WAIT_S
        self._next_at = now + self._wait_s
        _LOG.info("the agent ended with %s; started again in %d s", code, self._wait_s)
        self._wait_s = min(LONGEST_WAIT_S, self._wait_s * 2)
