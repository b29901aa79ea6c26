"""The database's key: 32 random bytes as 64 hex digits in a file of mode 0600.

Invariants
- A key is made once and never overwritten; the file appears whole (fsynced under another name, then linked) or not at all.
- No key is made for a database that exists: it could only lock it out. The technician restores the old key.
- Error texts name the path, never the content.
"""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from kiosk.errors import KeyMissingError

KEY_BYTES = 32


def read_key(path: Path) -> bytes:
    """Raises KeyMissingError."""
    try:
        text = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise KeyMissingError(
            f"Kunci basis data {path} tidak terbaca: pulihkan dari cadangan kota, atau daftarkan kios."
            " (The database key cannot be read: restore it from escrow, or enrol this kiosk.)"
        ) from None
    if re.fullmatch("[0-9a-f]{64}", text) is None:
        raise KeyMissingError(
            f"{path} bukan kunci basis data: pulihkan dari cadangan kota."
            " (This is not a database key: restore it from escrow.)"
        )
    return bytes.fromhex(text)


def key_for(path: Path, database: Path) -> bytes:
    """The key in `path`, made now when neither it nor the database exists. Raises KeyMissingError, OSError."""
    if not path.exists() and not (database.exists() and database.stat().st_size):
        _make_key(path)
    return read_key(path)


def _make_key(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES).hex().encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        _appear(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _appear(unfinished: Path, path: Path) -> None:
    try:
        os.link(unfinished, path)  # unlike rename, never replaces the key that another process made meanwhile
    except FileExistsError:
        return
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
