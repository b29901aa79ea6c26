"""The rolling token that shows when one kiosk exists twice.

Invariants
- A token is good for one step: the current one, or the previous one because an answer may have been lost on its way.
- It rotates only when facts were appended with the current one. Appending with the previous one gives the current one
  again, so any number of lost answers in a row locks nobody out.
- Who shows a stale token is told nothing (`standing.py`); who shows none, a bare question, is told the current one.
- A token counts and is sealed by a key of the city that is no part of the database. So one that is ahead of the row is
  known for what it is: the database was restored from an older backup, and no kiosk is to blame.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import Literal

from sync.server.city_keys import city_keys
from sync.server.fleet.models import Chain

Standing = Literal["current", "previous", "stale", "ahead"]

_TOKEN = re.compile(r"([0-9]{1,12})-([0-9a-f]{16})-([0-9a-f]{32})", re.ASCII)


def new_token(kiosk: object, epoch: int, *, count: int = 0) -> str:
    chance = secrets.token_hex(8)
    return f"{count}-{chance}-{_seal(kiosk, epoch, count, chance)}"


def standing(chain: Chain, token: str) -> Standing:
    if hmac.compare_digest(token.encode(), chain.sync_token.encode()):
        return "current"
    if chain.previous_sync_token and hmac.compare_digest(token.encode(), chain.previous_sync_token.encode()):
        return "previous"
    count = _count(
        chain, token
    )  # as many as ours and yet another: given out after the backup that we were restored from
    return "ahead" if count >= 0 and count >= _count(chain, chain.sync_token) else "stale"


def rotate(chain: Chain) -> None:
    """The caller saves the row."""
    count = max(0, _count(chain, chain.sync_token)) + 1
    chain.previous_sync_token, chain.sync_token = chain.sync_token, new_token(chain.kiosk, chain.epoch, count=count)


def adopt(chain: Chain, token: str) -> None:
    """It is ahead: this city gave it out and does not remember. The caller saves the row."""
    chain.previous_sync_token, chain.sync_token = "", token


def _count(chain: Chain, token: str) -> int:
    """-1 for a token that this city did not make for this chain."""
    match = _TOKEN.fullmatch(token)
    if match is None:
        return -1
    count = int(match[1])
    sealed = hmac.compare_digest(match[3], _seal(chain.kiosk, chain.epoch, count, match[2]))
    return count if sealed and match[1] == str(count) else -1


def _seal(kiosk: object, epoch: int, count: int, chance: str) -> str:
    key = hashlib.sha256(b"balai sync token v1" + city_keys().signing.private_bytes()).digest()
    return hmac.new(key, f"{kiosk}:{epoch}:{count}:{chance}".encode(), hashlib.sha256).hexdigest()[:32]
