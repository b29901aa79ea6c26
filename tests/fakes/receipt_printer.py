"""A receipt printer on a socket: reads ESC/POS as far as a slip needs it, answers how it is, and gives the paper back as pictures.

What it does not know it refuses to print over: `misread` says so, and a test that looks at the paper sees nothing.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType
from typing import Literal, Self

import numpy as np
from PIL import Image

State = Literal["ready", "no_paper", "cover", "offline", "silent", "hanging", "no_turns"]

_CAUSE = {"cover": 0x04, "no_paper": 0x20}


class FakeReceiptPrinter:
    """`state` may be changed while it runs. `rows_left`: so many rows until the paper ends; `cut_after`: so many bytes until
    the cable is pulled out.
    """

    def __init__(self, state: State = "ready") -> None:
        self.state: State = state
        self.rows_left: int | None = None
        self.cut_after: int | None = None
        self.slips: list[Image.Image] = []
        self.misread = ""
        self.visits = 0
        self._rows: list[np.ndarray] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self.port = int(self._socket.getsockname()[1])
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def spec(self) -> str:
        return f"net:127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Unplugged for good."""
        self._stopped.set()
        self._socket.close()
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 0.1).close()
        self._thread.join(60)

    # --- the line ------------------------------------------------------------------------------------------------

    def _serve(self) -> None:
        while not self._stopped.is_set():
            try:
                line, _ = self._socket.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            self.visits += 1
            with line:
                line.settimeout(0.05)
                self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        held = b""
        seen = 0
        while not self._stopped.is_set():
            if self.state == "hanging":
                self._stopped.wait(0.05)
                continue
            try:
                come = line.recv(65536)
            except TimeoutError:
                continue
            except OSError:
                return
            if not come:
                return
            seen += len(come)
            if self.cut_after is not None and seen > self.cut_after:
                self._rows.clear()
                return
            held = self._read(held + come, line)

    def _read(self, held: bytes, line: socket.socket) -> bytes:
        """What is left of an unfinished command."""
        while held:
            length = self._length(held)
            if length is None or len(held) < length:
                return held
            self._do(held[:length], line)
            held = held[length:]
        return b""

    def _length(self, held: bytes) -> int | None:
        if held.startswith(b"\x1dv0"):
            return (
                None if len(held) < 8 else 8 + int.from_bytes(held[4:6], "little") * int.from_bytes(held[6:8], "little")
            )
        if held[:2] == b"\x1dV":
            return None if len(held) < 3 else 4 if held[2] in (65, 66) else 3
        if held[:2] in (b"\x10\x04", b"\x1dr", b"\x1bd"):
            return 3
        if len(held) < 2:
            return None
        self.misread = self.misread or held[:4].hex()
        return 1

    def _do(self, command: bytes, line: socket.socket) -> None:
        if command[:2] == b"\x10\x04":
            self._say(line, bytes([0x12 | self._status(command[2])]))
        elif self.state in ("no_paper", "cover", "offline"):
            return
        elif command.startswith(b"\x1dv0"):
            self._draw(command)
        elif command[:2] == b"\x1dr" and self.state != "no_turns":
            self._say(line, b"\x00")
        elif command[:2] == b"\x1dV" and self._rows:
            self.slips.append(Image.fromarray(np.vstack(self._rows)))
            self._rows = []

    def _status(self, question: int) -> int:
        if question == 1:
            return 0x08 if self.state in ("offline", "cover", "no_paper") else 0
        if question == 2:
            return _CAUSE.get(self.state, 0)
        return 0x60 if self.state == "no_paper" else 0

    def _draw(self, command: bytes) -> None:
        width = int.from_bytes(command[4:6], "little")
        packed = np.frombuffer(command[8:], np.uint8).reshape(-1, width)
        rows = np.where(np.unpackbits(packed, axis=1) == 1, 0, 255).astype(np.uint8)
        if self.rows_left is not None:
            rows, self.rows_left = rows[: self.rows_left], max(0, self.rows_left - len(rows))
            if self.rows_left == 0:
                self.state = "no_paper"
        self._rows.append(rows)

    def _say(self, line: socket.socket, answer: bytes) -> None:
        if self.state != "silent":
            try:
                line.sendall(answer)
            except OSError:
                return
