"""Whose a late request is, for the person who finished it. Pure, for both ends.

Rules
- Waiting that has a stop-clock reason (papers, blank stock, a central system) moved the promise already; it makes nobody late.
- Who takes a request when its promise is over inherits no lateness: it was late before.
- Another office was asked before the promise ended: the delay is not attributed, how long that office took is between the two.
- Who finishes what a colleague holds, without ever taking it, inherits no lateness either.
- Of what is left, lateness belongs to who took the request in time and finished it too late.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

Cause = Literal["on_time", "mine", "before_me", "other_office", "no_promise"]


def cause_of(
    promised_at: datetime | None, *, taken_at: datetime | None, completed_at: datetime, was_referred: bool
) -> Cause:
    """All times aware; `taken_at`: by who completed it; None attributes nothing."""
    if promised_at is None:
        return "no_promise"
    if completed_at <= promised_at:
        return "on_time"
    if taken_at is None or taken_at > promised_at:
        return "before_me"
    return "other_office" if was_referred else "mine"
