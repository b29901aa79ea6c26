"""Whose a late request is: place, officer and cause. Pure, for both ends.

Rules
- Waiting has moved the promise before (`service_clock`), so nobody answers for missing papers, blank stock, a dead line.
- A request whose promise ended in an officer's hands is that officer's, whoever finishes it: the last who took it in time.
- Nobody took it in time: it is the hall's, and no person's.
- Another office was asked, or had been given it, before the promise ended: not attributed, how long that took is between the two.
- Under an exception, and without a promise, there is nothing to be late by.
For the officer who finished it, the kiosk says the same in its own words (`lateness_cause`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sync.rules.request_life import Life

Cause = Literal["no_promise", "on_time", "officer", "hall", "other_office"]
CAUSES: tuple[Cause, ...] = get_args(Cause)


@dataclass(frozen=True, slots=True)
class Attribution:
    """`officer` for the cause `officer` only."""

    cause: Cause
    officer: str | None = None


def attribution_of(life: Life, due_at: datetime | None, *, at: datetime) -> Attribution:
    """`at`: when it was finished, or now for what is open."""
    if due_at is None or life.is_voided:
        return Attribution("no_promise")
    if at <= due_at:
        return Attribution("on_time")
    if life.handed_off_at is not None and life.handed_off_at <= due_at:
        return Attribution("other_office")
    if any(asked.asked_at <= due_at for asked in life.asked):
        return Attribution("other_office")
    held = [one.officer for one in life.held if one.since <= due_at]
    return Attribution("officer", held[-1]) if held else Attribution("hall")
