"""How fast the kernel may put a request on a slow line: a little faster than the line has shown to carry it.

Why: TCP finds out what a line carries by filling the queue before it. On 40 kbit/s that queue is seconds long, every loss is
noticed seconds later, and a chunk whose last packets are lost stands still for ten. Paced, the queue stays short
(`python -m tests.reliability.slow_line` measures it). Linux only (SO_MAX_PACING_RATE, tcp(7)); elsewhere
nothing changes.

Invariant: a line that got faster is found out within some chunks, because each may go a third faster than the last ones went.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import sys

TELLING_BYTES = 8 * 1024
SLOW_BYTES_PER_S = 10_000  # what is faster needs no pace, and a busy city is seldom so slow
FASTER = 1.3
LEAST_BYTES_PER_S = 1_000
_SO_MAX_PACING_RATE = 47  # asm-generic/socket.h; Python has no name for it
_UNBOUNDED = 0xFFFFFFFF


class Pacing:
    """Of one connection's line. `bytes_per_s` is 0 while not known."""

    def __init__(self) -> None:
        self.bytes_per_s = 0.0

    def answered(self, sent_bytes: int, took_s: float) -> None:
        """A body was sent and answered. Small ones say nothing about the line."""
        if sent_bytes < TELLING_BYTES:
            return
        measured = sent_bytes / max(took_s, 0.001)
        # Upwards at once: a city that was busy for a moment is no slow line.
        self.bytes_per_s = max(measured, (3 * self.bytes_per_s + measured) / 4) if self.bytes_per_s else measured

    def failed(self) -> None:
        """What was known of the line is no longer so."""
        self.bytes_per_s = 0.0

    @property
    def bound(self) -> int:
        """Bytes per second that the kernel may send at."""
        if not self.bytes_per_s or self.bytes_per_s > SLOW_BYTES_PER_S:
            return _UNBOUNDED
        return max(LEAST_BYTES_PER_S, int(self.bytes_per_s * FASTER))

    def bind(self, sock: socket.socket) -> None:
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # a socket that was just closed
                sock.setsockopt(socket.SOL_SOCKET, _SO_MAX_PACING_RATE, struct.pack("I", self.bound))
