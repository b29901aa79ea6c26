"""The last rung of the ladder: 32 bytes as 64 hex digits in a file of mode 0600, readable by whoever copies the disk.

Invariants
- A key is made once and never overwritten; the file appears whole or not at all.
- Error texts name the path, never the content; each says which trouble it is.
"""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.devices.whole_file import make_whole
from kiosk.errors import KeyUnreadableError

KEY_BYTES = 32


def read_key(path: Path) -> bytes:
    """Raises KeyUnreadableError."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        raise KeyUnreadableError("missing", str(path)) from None
    except OSError:
        raise KeyUnreadableError("unreachable", str(path)) from None
    if re.fullmatch(rb"[0-9a-f]{64}\n?", text) is None:
        raise KeyUnreadableError("damaged", str(path))
    return bytes.fromhex(text.decode("ascii"))


def write_key(path: Path, key: bytes) -> None:
    """Raises FileExistsError, OSError."""
    make_whole(path, key.hex().encode() + b"\n")
