"""What somebody who holds the key reads from a stopped kiosk's disk: every page of the file and of its log, also freed ones.

SQLCipher 4 with a raw key: AES-256-CBC a page of 4096 bytes, of which the last 80 are IV (16) and HMAC (64); the first page
begins with 16 bytes of salt in plain. https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from tests.fakes.hall import KEY

PAGE, RESERVED, SALT, LOG_HEADER, FRAME_HEADER = 4096, 80, 16, 32, 24


def plain_pages(path: Path, key: bytes = KEY.database) -> Iterator[bytes]:
    """Decrypted, in the order of the disk; the checksum is not asked, so old frames of the log are read too."""
    data = path.read_bytes()
    for start in range(0, len(data), PAGE):
        yield _plain(data[start : start + PAGE], key, first=start == 0)
    log = path.with_name(f"{path.name}-wal")
    frames = log.read_bytes()[LOG_HEADER:] if log.exists() else b""
    for start in range(0, len(frames) - PAGE, FRAME_HEADER + PAGE):
        number = int.from_bytes(frames[start : start + 4], "big")
        page = frames[start + FRAME_HEADER : start + FRAME_HEADER + PAGE]
        yield _plain(page, key, first=number == 1)


def _plain(page: bytes, key: bytes, *, first: bool) -> bytes:
    if len(page) < PAGE:
        return b""
    body, tail = page[SALT if first else 0 : PAGE - RESERVED], page[PAGE - RESERVED :]
    decryptor = Cipher(AES256(key), CBC(tail[:16])).decryptor()
    return decryptor.update(body) + decryptor.finalize()
