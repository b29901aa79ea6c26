"""Photos of papers that residents sent from their phones: pieces in `city_item` (kind `phone_paper`), sealed to this kiosk.

Invariants
- Only whole letters are seen; one whose pieces are empty is over, one that this epoch's key does not open is not there.
- Opened in memory each time somebody looks; what an officer takes becomes a part of the request like any photo.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kiosk.store.connection import Connection
from sync.protocol.canonical import MalformedError
from sync.trust.sealing import CannotOpenError, unseal

MAX_PIECES = 64
MAX_PIECE_SIGNS = 48 * 1024
_JPEG = b"\xff\xd8\xff"
_WAITING = """
    select json_extract(data, '$.request'), json_extract(data, '$.requirement') from city_item
    where kind = 'phone_paper' and json_extract(data, '$.sealed') <> ''
    group by json_extract(data, '$.paper')
    having count(*) = max(json_extract(data, '$.pieces'))
"""


def check(data: Mapping[str, Any]) -> None:
    """Raises MalformedError for a piece that could not be joined with others."""
    texts = all(isinstance(data.get(name), str) for name in ("paper", "request", "requirement", "sealed"))
    numbers = all(type(data.get(name)) is int for name in ("piece", "pieces"))
    if not texts or not numbers or not 0 <= data["piece"] < data["pieces"] <= MAX_PIECES:
        raise MalformedError("a piece of a photo without its place")
    if len(data["sealed"]) > MAX_PIECE_SIGNS:
        raise MalformedError("a piece of a photo that is too long")


def waiting(connection: Connection) -> frozenset[tuple[str, str]]:
    """(request, requirement) of every whole letter; cheap enough to ask with each look at the desk."""
    return frozenset((request, requirement) for request, requirement in connection.execute(_WAITING))


def photo(connection: Connection, request_id: str, requirement: str, identity: str) -> bytes | None:
    """The JPEG, None where there is none that this kiosk can open."""
    letters: dict[str, dict[int, Mapping[str, Any]]] = defaultdict(dict)
    for (told,) in connection.execute("select data from city_item where kind = 'phone_paper' order by id"):
        piece = json.loads(told)
        if (piece["request"], piece["requirement"]) == (request_id, requirement) and piece["sealed"]:
            letters[piece["paper"]][piece["piece"]] = piece
    whole = (pieces for pieces in letters.values() if len(pieces) == next(iter(pieces.values()))["pieces"])
    return next((jpeg for pieces in whole if (jpeg := _opened(pieces, identity)) is not None), None)


def _opened(pieces: Mapping[int, Mapping[str, Any]], identity: str) -> bytes | None:
    try:
        sealed = b"".join(base64.b64decode(pieces[place]["sealed"], validate=True) for place in range(len(pieces)))
        plain = unseal(sealed, identity)
    except (binascii.Error, CannotOpenError, KeyError):
        return None
    return plain if plain.startswith(_JPEG) else None
