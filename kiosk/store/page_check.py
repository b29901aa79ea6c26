"""Is it the key or the file? Asked when a database does not open, by the seal that SQLCipher puts on each page.

Invariants
- Reads only, a few pages, without SQLite: a damaged first page hides from it what the others still prove.
- SQLCipher 4's format: page 4096, a reserve of 80 at its end (16 of IV, 64 of HMAC-SHA512), the salt in the first 16 bytes
  of the file; the HMAC's key is PBKDF2-HMAC-SHA512(key, salt XOR 0x3a…, 2 rounds).
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

PAGE_BYTES = 4096
_SALT_BYTES, _HMAC_BYTES = 16, 64
_PAGES = 16


def key_fits(path: Path, key: bytes) -> bool:
    """One of the first pages was written with this key. False also when the salt itself is damaged. Raises OSError."""
    with path.open("rb") as file:
        start = file.read(PAGE_BYTES * _PAGES)
    salt = bytes(byte ^ 0x3A for byte in start[:_SALT_BYTES])
    seal_key = hashlib.pbkdf2_hmac("sha512", key, salt, 2, 32)
    return any(_is_sealed(start, number, seal_key) for number in range(1, len(start) // PAGE_BYTES + 1))


def _is_sealed(pages: bytes, number: int, seal_key: bytes) -> bool:
    begin = (number - 1) * PAGE_BYTES
    page = pages[begin + (_SALT_BYTES if number == 1 else 0) : begin + PAGE_BYTES]
    told = hmac.digest(seal_key, page[:-_HMAC_BYTES] + number.to_bytes(4, "little"), hashlib.sha512)
    return hmac.compare_digest(told, page[-_HMAC_BYTES:])
