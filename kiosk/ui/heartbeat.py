"""Tells the service manager that the window still answers (systemd's sd_notify(3) protocol: one datagram, no library).

Invariants
- Beats come from the window's own event loop: a window that hangs is silent, and the service manager starts it again.
- The screen that says why the kiosk is not ready beats too: that is a state that a technician ends, not a restart.
- Where nobody listens (`make run`, Windows) there is none.
"""

from __future__ import annotations

import contextlib
import socket
import sys

from PySide6.QtCore import QTimer

BEAT_MS = 10_000


def heartbeat(address: str) -> QTimer | None:
    """Beats as long as the caller keeps it. `address` is what NOTIFY_SOCKET says."""
    if sys.platform == "win32" or not address.startswith(("/", "@")):
        return None
    _tell(address, b"READY=1")
    timer = QTimer()
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(lambda: _tell(address, b"WATCHDOG=1"))
    timer.start()
    return timer


def _tell(address: str, words: bytes) -> None:
    """A manager that does not listen now costs a beat, never the window."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        line.settimeout(0)
        line.sendto(words, address.replace("@", "\0", 1) if address.startswith("@") else address)
