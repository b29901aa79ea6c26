"""Processes of the lab: forked from one that has everything imported, so that a kiosk begins in milliseconds.

Invariants
- Every child dies with its parent, however that ends, and never runs the parent's cleaning.
- A child speaks in lines of JSON, each written when it is true; what a killed child had begun to write is not a line.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

Say = Callable[[dict[str, Any]], None]
_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1
CRASHED = 70


class SilentError(Exception):
    """A child said nothing for too long: it hangs."""


@dataclass(slots=True)
class Child:
    """A forked process and what it says."""

    pid: int
    _pipe: int
    _rest: bytes = b""
    said: list[dict[str, Any]] = field(default_factory=list)
    status: int | None = None

    def listen(self, *, until: Callable[[dict[str, Any]], bool] | None = None, limit_s: float = 60) -> None:
        """Until a line that satisfies `until`, or the end. Raises SilentError."""
        ends = time.monotonic() + limit_s
        while True:
            ready, _, _ = select.select([self._pipe], [], [], max(0.0, ends - time.monotonic()))
            if not ready:
                raise SilentError(f"nothing for {limit_s} s after {len(self.said)} lines")
            data = os.read(self._pipe, 1 << 16)
            *lines, self._rest = (self._rest + data).split(b"\n")
            told = [json.loads(line) for line in lines]
            self.said += told
            if not data or (until is not None and any(until(line) for line in told)):
                return

    @property
    def crash(self) -> str:
        """Why it ended by itself; empty when it did not, or was killed."""
        return next((str(line["crashed"]) for line in self.said if "crashed" in line), "")

    def end(self, *, kill: bool = False, limit_s: float = 60) -> int:
        """Its exit code (negative: the signal), after the last of what it said."""
        if self.status is None:
            if kill:
                os.kill(self.pid, signal.SIGKILL)
            try:
                self.listen(limit_s=limit_s)
            except SilentError:
                os.kill(self.pid, signal.SIGKILL)
                self.listen()
                raise
            finally:
                self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
                os.close(self._pipe)
        return self.status


def fork(work: Callable[[Say], None], *, own_group: bool = False) -> Child:
    """`own_group`: it leads a process group that a power cut takes along."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        os.close(writing)
        if own_group:
            _lead(pid)
        return Child(pid, reading)
    code = CRASHED
    try:
        os.close(reading)
        die_with_parent()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        if own_group:
            _lead(0)
        work(lambda line: _say(writing, line))
        code = 0
    except BaseException as error:  # noqa: BLE001 - a forked child must never return into its parent's stack
        where = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-3:]]
        _say(writing, {"crashed": f"{type(error).__name__}: {error} at {' < '.join(reversed(where))}"})
    finally:
        os._exit(code)


def die_with_parent() -> None:
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _lead(pid: int) -> None:
    """Asked for by both, so that neither waits for the other."""
    with suppress(PermissionError, ProcessLookupError):
        os.setpgid(pid, 0)


def _say(pipe: int, line: dict[str, Any]) -> None:
    os.write(pipe, json.dumps(line).encode() + b"\n")
