"""The rolling token that shows when one kiosk exists twice.

Invariants
- A token is good for one step: the current one, or the previous one because an answer may have been lost on its way.
- It rotates only when facts were appended with the current one. Appending with the previous one gives the current one
  again, so any number of lost answers in a row locks nobody out.
- Who shows a stale token is never told the current one: he gets back what he showed.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Literal

from sync.server.fleet.models import Chain

Standing = Literal["current", "previous", "stale"]


def new_token() -> str:
    return secrets.token_urlsafe(24)


def standing(chain: Chain, token: str) -> Standing:
    if hmac.compare_digest(token.encode(), chain.sync_token.encode()):
        return "current"
    if chain.previous_sync_token and hmac.compare_digest(token.encode(), chain.previous_sync_token.encode()):
        return "previous"
    return "stale"


def to_tell(chain: Chain, shown: str) -> str:
    """The token of a receipt that rotates nothing; who showed none (a courier, a bare question) gets the current one."""
    return shown if shown and standing(chain, shown) == "stale" else chain.sync_token


def rotate(chain: Chain) -> None:
    """The caller saves the row."""
    chain.previous_sync_token, chain.sync_token = chain.sync_token, new_token()
