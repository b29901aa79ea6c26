"""The city's PIN pepper: 32 random bytes in DIR/keys, never in the database, so that a copied database tries no PIN out.

Invariants
- Made once by `make_city`, whole or not at all, never overwritten: another pepper would make every PIN wrong.
- Kiosks get it when they enrol, sealed to them, and keep it where they keep their keys.
- A file that is there and damaged is an error; only a city that never had one goes on without.
"""

from __future__ import annotations

import re
import secrets
from contextlib import suppress

from django.conf import settings

from sync.server.city_keys import NotInitialisedError
from sync.server.layout import CityFolder, write_private

PEPPER_BYTES = 32


def make_pin_pepper(folder: CityFolder) -> None:
    if not (folder.keys / "pin.pepper").exists():
        with suppress(FileExistsError):  # another process was first
            write_private(folder.keys / "pin.pepper", f"{secrets.token_hex(PEPPER_BYTES)}\n".encode())


def pin_pepper() -> bytes:
    """Empty for a city without one. Raises NotInitialisedError for a damaged file."""
    path = settings.CITY.keys / "pin.pepper"
    try:
        written = path.read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        return b""
    if re.fullmatch(f"[0-9a-f]{{{2 * PEPPER_BYTES}}}", written) is None:
        raise NotInitialisedError(f"{path} is damaged; put back the one from the backup of the keys")
    return bytes.fromhex(written)
