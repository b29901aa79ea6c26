"""A TCP proxy that spoils the line between a kiosk and its city, on purpose and by name.

Invariants
- `behaviour` may be changed at any time; it holds for connections accepted afterwards. `sever` ends those that are open,
  as a pulled cable does.
- It binds loopback only, and `close` (or leaving the `with` block) ends every thread and socket it made.
- Also a command: `python -m sync.testing.flaky_proxy --listen 8701 --to 8700`; a line on stdin sets the behaviour
  ("pass", "refuse", "hang", "cut 2000", "cut_up 2000", "slow 5000", "late 300", "lossy 5", "flip 700", "half_close",
  "garbage", "error").
- What is lost on a line arrives late, never not at all: TCP sends it again. So "lossy" delays a piece as a repetition would.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self, get_args

Kind = Literal[
    "pass", "refuse", "hang", "cut", "cut_up", "slow", "late", "lossy", "flip", "half_close", "garbage", "error"
]
NOISE = b"\x00\xff<html>captive portal</html>\r\n\r\n" * 40
ERROR = b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 5\r\nConnection: close\r\n\r\noops\n"
_PIECE_BYTES = 4096
_REPEAT_AFTER_S = 0.2  # TCP's least time-out; each further loss of the same piece doubles it


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What `amount` counts: "cut" the bytes of answers that pass before the cut, "cut_up" those of requests; "slow" bytes a
    second in each direction; "late" milliseconds that each piece waits; "lossy" per cent of pieces that are repeated;
    "flip" the place of one byte of the answers that arrives turned over. "half_close" ends the requests' direction only.
    """

    kind: Kind = "pass"
    amount: int = 0

    @classmethod
    def parse(cls, line: str) -> Behaviour:
        """Reads `cut 2000`. Raises ValueError."""
        word, _, amount = line.strip().partition(" ")
        kind = next((kind for kind in get_args(Kind) if kind == word), None)
        if kind is None:
            raise ValueError(f"one of {', '.join(get_args(Kind))}; some take a number")
        return cls(kind, int(amount or 0))


class FlakyProxy:
    def __init__(self, to_port: int, *, listen_port: int = 0, to_host: str = "127.0.0.1") -> None:
        self.behaviour = Behaviour()
        self.accepted = 0
        self.asked_bytes = 0  # that passed since the last `become`, all connections together
        self.answered_bytes = 0
        self._to = (to_host, to_port)
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", listen_port))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def become(self, kind: Kind, amount: int = 0, *, sever: bool = True) -> None:
        """From now on; also the open connections end, unless told otherwise."""
        self.behaviour = Behaviour(kind, amount)
        if sever:
            self.sever()
        self.asked_bytes = self.answered_bytes = 0

    def sever(self) -> None:
        with self._lock:
            severed, self._open = self._open, set()
        for one in severed:
            _shut(one)

    def close(self) -> None:
        _shut(self._listener)
        self.sever()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _accept(self) -> None:
        while True:
            try:
                kiosk, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.accepted += 1
                self._open.add(kiosk)
            threading.Thread(target=self._serve, args=(kiosk, self.behaviour), daemon=True).start()

    def _serve(self, kiosk: socket.socket, behaviour: Behaviour) -> None:
        with contextlib.suppress(OSError):
            match behaviour.kind:
                case "refuse":
                    # A reset instead of an orderly end: what a closed port or a dead host's router answers.
                    kiosk.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                case "hang":
                    while kiosk.recv(_PIECE_BYTES):
                        pass
                case "garbage" | "error":
                    kiosk.recv(_PIECE_BYTES)
                    kiosk.sendall(NOISE if behaviour.kind == "garbage" else ERROR)
                case _:
                    self._relay(kiosk, behaviour)
        self._end(kiosk)

    def _relay(self, kiosk: socket.socket, behaviour: Behaviour) -> None:
        city = socket.create_connection(self._to, timeout=10)
        city.settimeout(None)
        with self._lock:
            self._open.add(city)
        cuts, cuts_up = (behaviour.amount if behaviour.kind == kind else None for kind in ("cut", "cut_up"))
        answers = _Direction(city, kiosk, behaviour, self._count_answered, cuts_at=cuts)
        requests = _Direction(kiosk, city, behaviour, self._count_asked, cuts_at=cuts_up)
        if behaviour.kind == "flip":
            answers.flips_at = behaviour.amount
        requests.half_closes = behaviour.kind == "half_close"
        back = threading.Thread(target=answers.run, daemon=True)
        back.start()
        requests.run()
        back.join()
        self._end(city)

    def _count_asked(self, size_bytes: int) -> None:
        self.asked_bytes += size_bytes

    def _count_answered(self, size_bytes: int) -> None:
        self.answered_bytes += size_bytes

    def _end(self, one: socket.socket) -> None:
        with self._lock:
            self._open.discard(one)
        one.close()


@dataclass(slots=True)
class _Direction:
    """Bytes from one side to the other, spoiled on the way."""

    source: socket.socket
    target: socket.socket
    behaviour: Behaviour
    count: Callable[[int], None]
    cuts_at: int | None = None
    flips_at: int | None = None
    half_closes: bool = False
    _passed_bytes: int = 0

    def run(self) -> None:
        with contextlib.suppress(OSError):
            while piece := self.source.recv(_PIECE_BYTES):
                time.sleep(self._delay_s(len(piece)))
                self.target.sendall(self._spoiled(piece))
                if self.cuts_at is not None and self._passed_bytes >= self.cuts_at:
                    break
                if self.half_closes:
                    self.target.shutdown(socket.SHUT_WR)
                    return
        _shut_down(self.target)
        if self.cuts_at is not None:
            _shut_down(self.source)

    def _spoiled(self, piece: bytes) -> bytes:
        if self.cuts_at is not None:
            piece = piece[: self.cuts_at - self._passed_bytes]
        place = -1 if self.flips_at is None else self.flips_at - self._passed_bytes
        if 0 <= place < len(piece):
            piece = piece[:place] + bytes([piece[place] ^ 0xFF]) + piece[place + 1 :]
        self._passed_bytes += len(piece)
        self.count(len(piece))
        return piece

    def _delay_s(self, size_bytes: int) -> float:
        match self.behaviour.kind:
            case "slow":
                return size_bytes / max(1, self.behaviour.amount)
            case "late":
                return self.behaviour.amount / 1000
            case "lossy":
                return _repeated_s(min(self.behaviour.amount, 90) / 100)
            case _:
                return 0.0


def _repeated_s(lost: float) -> float:
    """How long a piece is held up when each try is lost with this probability."""
    waited_s, wait_s = 0.0, _REPEAT_AFTER_S
    while random.random() < lost:  # noqa: S311 - spoils a line, guards nothing
        waited_s, wait_s = waited_s + wait_s, wait_s * 2
    return waited_s


def _shut_down(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)


def _shut(one: socket.socket) -> None:
    _shut_down(one)
    one.close()


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="flaky_proxy")
    parser.add_argument("--listen", type=int, required=True, metavar="PORT")
    parser.add_argument("--to", type=int, required=True, metavar="PORT")
    told = parser.parse_args(argv)
    with FlakyProxy(told.to, listen_port=told.listen) as proxy:
        for line in sys.stdin:
            behaviour = Behaviour.parse(line)
            proxy.become(behaviour.kind, behaviour.amount)
            print(behaviour.kind, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
