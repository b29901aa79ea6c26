"""32 random bytes of this city alone, beside its other keys: without them no mark can be tried out and no draw foretold."""

from __future__ import annotations

import secrets
from contextlib import suppress

from django.conf import settings

from sync.server.layout import write_private


def review_key() -> bytes:
    path = settings.CITY.keys / "review.key"
    if not path.exists():
        with suppress(FileExistsError):  # another process was first
            write_private(path, secrets.token_bytes(32).hex().encode())
    return bytes.fromhex(path.read_text())
