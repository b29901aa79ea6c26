"""How fast the kernel may put a request on a slow line: as fast as the line has shown to carry it.

Why: TCP finds out what a line carries by filling the queue before it. On 40 kbit/s that queue is two seconds long, so the
round trip is, and a chunk whose last packets are lost is noticed five seconds later. Paced, the queue stays short and so does
the silence (`python -m tests.reliability.slow_line`). Linux only (SO_MAX_PACING_RATE, tcp(7)); elsewhere nothing changes.

Invariant: one body in `PROBES_EVERY` goes without a pace, so a line that got faster is found out within so many.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
from collections import deque

TELLING_BYTES = 8 * 1024
SLOW_BYTES_PER_S = 10_000  # what is faster needs no pace, and a busy city is seldom so slow
OVERHEAD = 1.15  # headers and what is sent again, beside the body
PROBES_EVERY = 8
LEAST_BYTES_PER_S = 1_000
UNBOUNDED = 0xFFFFFFFF
_SO_MAX_PACING_RATE = 47  # asm-generic/socket.h; Python has no name for it


class Pacing:
    """Of one wire's line."""

    def __init__(self) -> None:
        self._lately: deque[float] = deque(maxlen=PROBES_EVERY)
        self._bodies = 0

    def answered(self, sent_bytes: int, took_s: float) -> None:
        """A body was sent and answered. Small ones say nothing about the line."""
        if sent_bytes >= TELLING_BYTES:
            self._lately.append(sent_bytes / max(took_s, 0.001))
            self._bodies += 1

    def failed(self) -> None:
        """What was known of the line is no longer so."""
        self._lately.clear()

    @property
    def bound(self) -> int:
        """Bytes per second that the kernel may send at, by the best of the last bodies: one that stood still says nothing."""
        best = max(self._lately, default=0.0)
        if not best or best > SLOW_BYTES_PER_S or self._bodies % PROBES_EVERY == 0:
            return UNBOUNDED
        return max(LEAST_BYTES_PER_S, int(best * OVERHEAD))

    def bind(self, sock: socket.socket) -> None:
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # a socket that was just closed
                sock.setsockopt(socket.SOL_SOCKET, _SO_MAX_PACING_RATE, struct.pack("I", self.bound))
