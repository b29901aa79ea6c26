"""How far the chain had come, kept beside the keys and outside the database: so a database set back is found out here.

Invariants
- It never claims more than what is durable: whoever writes it read the head from a committed database first. It may lag.
- It is replaced whole (`whole_file`), and counts only under a key derived from the database's: another database's mark, a
  damaged or a forged one is no mark.
- Who may write KEYS/ may also remove it. Then nothing is found here; the city still finds out at the next sync.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from kiosk.devices.whole_file import replace_whole
from sync.protocol.canonical import MalformedError
from sync.protocol.chain_head import ChainHead

FILE_NAME = "head.mark"
MAX_MARK_BYTES = 512
_WHAT = b"balai head mark v1"


class HeadMark:
    """`database_key` is the raw key of the database that the mark is about."""

    def __init__(self, key_file: Path, database_key: bytes) -> None:
        self._path = key_file.with_name(FILE_NAME)
        self._key = hmac.new(database_key, _WHAT, hashlib.sha256).digest()

    def read(self) -> ChainHead | None:
        """None: there is none that counts."""
        try:
            with self._path.open("rb") as file:
                text, _, seal = file.read(MAX_MARK_BYTES).decode("ascii").strip().partition(" ")
            head = ChainHead.parse(text)
        except (OSError, UnicodeDecodeError, MalformedError):
            return None
        return head if hmac.compare_digest(seal, self._seal(text)) else None

    def write(self, head: ChainHead) -> None:
        """`head` is committed. Raises OSError: then the old mark stands, which is only behind."""
        text = head.header()
        replace_whole(self._path, f"{text} {self._seal(text)}\n".encode("ascii"))

    def _seal(self, text: str) -> str:
        return hmac.new(self._key, text.encode("ascii"), hashlib.sha256).hexdigest()
