"""Reading print in a process of its own: this side starts it, feeds it and ends it. It knows no picture library.

Invariants
- Pictures and what was read go through pipes; no file, no argument, no environment. Its standard error goes nowhere.
- At most one child, and none before `open` or after `close`: its 300 MB are there only while a card is being held out.
- A child that takes too long is killed; one that dies or answers anything but what `_lines` allows is gone, and every later
  call says so until the next `open`. Nothing it said is in an error or a log.
- No call waits: the pipes belong to one thread a child.
"""

from __future__ import annotations

import json
import logging
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from typing import IO, Final

from kiosk.domain.card_text import LONGEST_LINE, MOST_LINES, PrintedLine
from kiosk.flows.card_ports import CardReaderGoneError

_LOG = logging.getLogger(__name__)

START_LIMIT_S: Final = 60.0  # a cold disk and two slow cores, with the first picture
READ_LIMIT_S: Final = 15.0
MOST_ANSWER_BYTES: Final = 64 * 1024
COMMAND: Final = (sys.executable, "-m", "kiosk.capture.card_child")
_LENGTH = struct.Struct(">I")


class ChildCardReader:
    """Implements `kiosk.flows.card_ports.CardReader`."""

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        *,
        start_limit_s: float = START_LIMIT_S,
        read_limit_s: float = READ_LIMIT_S,
    ) -> None:
        self._command = tuple(command)
        self._limits = (start_limit_s, read_limit_s)
        self._child: _Child | None = None

    def is_there(self) -> bool:
        return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))

    def open(self) -> None:
        if self._child is not None and not self._child.gone:
            return
        self.close()
        self._child = _Child(self._command, *self._limits)

    def offer(self, jpeg: bytes) -> bool:
        return self._present().offer(jpeg)

    def answer(self) -> Sequence[PrintedLine] | None:
        return self._present().answer()

    def close(self) -> None:
        if self._child is not None:
            self._child.end()
        self._child = None

    def _present(self) -> _Child:
        if self._child is None or self._child.gone:
            raise CardReaderGoneError
        return self._child


class _Child:
    """One process and its thread. `gone`: it will say nothing more."""

    def __init__(self, command: Sequence[str], start_limit_s: float, read_limit_s: float) -> None:
        self.gone = False
        self._limits_s = (start_limit_s, read_limit_s)
        self._work: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._busy = False
        self._lines: Sequence[PrintedLine] | None = None
        self._lock = threading.Lock()  # between starting the process and ending it
        self._ended = False
        self._process: subprocess.Popen[bytes] | None = None
        self.thread = threading.Thread(target=self._run, args=(tuple(command),), name="card reader", daemon=True)
        self.thread.start()

    def offer(self, jpeg: bytes) -> bool:
        if self._busy:
            return False
        self._busy = True
        self._work.put(jpeg)
        return True

    def answer(self) -> Sequence[PrintedLine] | None:
        lines, self._lines = self._lines, None
        if lines is not None:
            self._busy = False
        return lines

    def end(self) -> None:
        with self._lock:
            self._ended = True
            if self._process is not None:
                self._process.kill()
        self._lines = None
        self._work.put(None)

    def _run(self, command: tuple[str, ...]) -> None:
        try:
            with self._lock:
                if self._ended:
                    return
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show one
                )
            self._converse(self._process)
        except (OSError, ValueError):  # it cannot be started; a pipe broke; nonsense
            pass
        finally:
            self.gone = True
            self._reap()
            if not self._ended:
                _LOG.info("the card reader ended by itself; it is started anew when a card is shown again")

    def _converse(self, process: subprocess.Popen[bytes]) -> None:
        """Raises OSError, ValueError."""
        if process.stdin is None or process.stdout is None:
            raise OSError
        limit_s, later_s = self._limits_s
        while (jpeg := self._work.get()) is not None:
            watch = threading.Timer(limit_s, process.kill)
            watch.start()
            try:
                process.stdin.write(_LENGTH.pack(len(jpeg)) + jpeg)
                process.stdin.flush()
                lines = _lines(_message(process.stdout))
            finally:
                watch.cancel()
            if not self._ended:
                self._lines = lines
            limit_s = later_s

    def _reap(self) -> None:
        process = self._process
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def _message(pipe: IO[bytes]) -> bytes:
    """Raises ValueError when it is none, too long or not whole."""
    head = pipe.read(_LENGTH.size)
    if len(head) != _LENGTH.size or (length := _LENGTH.unpack(head)[0]) > MOST_ANSWER_BYTES:
        raise ValueError("no answer")
    body = pipe.read(length)
    if len(body) != length:
        raise ValueError("no whole answer")
    return body


def _lines(body: bytes) -> tuple[PrintedLine, ...]:
    """Raises ValueError."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("no JSON") from None
    if not isinstance(told, list) or len(told) > MOST_LINES:
        raise ValueError("no list of lines")
    return tuple(_line(each) for each in told)


def _line(each: object) -> PrintedLine:
    match each:
        case [str(text), int() | float() as sure] if len(text) <= LONGEST_LINE and 0 <= sure <= 1:
            return PrintedLine(text, float(sure))
        case _:
            raise ValueError("no line")
