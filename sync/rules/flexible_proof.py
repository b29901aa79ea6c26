"""What shows that somebody worked on a day elsewhere: hours by presence, tasks by their output, and being reachable. Pure.

Rules, and where they come from
- 7 h 30 min a day also outside the office, less in Ramadan (SE Sekda 000.8.3/3415/436.3.2/2025; `working_time`); regular reports; whoever
  works elsewhere answers messages and calls of superiors and colleagues.

Invariants
- Hours alone prove nothing and output alone proves nothing: a proved day has both.
- A day that is not proved is for a person to look at. No standing here takes anything off anybody's pay.
- More hours, more output or better evidence never make a standing worse.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sync.rules.flexible import Rule
from sync.rules.working_time import WorkDay

DayStanding = Literal["not_asked", "proved", "claimed", "short", "nothing"]
Missing = Literal["hours", "output"]
ContactStanding = Literal["waiting", "in_time", "late", "missed"]


@dataclass(frozen=True, slots=True)
class Output:
    """One logged task. `is_evidenced`: a photo, a request that it served, or verified by a superior."""

    minutes: int
    is_evidenced: bool


@dataclass(frozen=True, slots=True)
class DayProof:
    """`claimed`: it would be proved if a person accepted what is only claimed. `missing` says what a proof lacks."""

    standing: DayStanding
    worked: timedelta
    required: timedelta
    told: timedelta
    evidenced: timedelta
    missing: tuple[Missing, ...] = ()


def day_proof(rule: Rule, day: WorkDay, outputs: Iterable[Output]) -> DayProof:
    logged = list(outputs)
    told = timedelta(minutes=sum(one.minutes for one in logged))
    evidenced = timedelta(minutes=sum(one.minutes for one in logged if one.is_evidenced))
    least = day.required * rule.output_share_min / 100
    missing: list[Missing] = []
    if day.worked < day.required:
        missing.append("hours")
    if evidenced < least:
        missing.append("output")
    standing: DayStanding = "short"
    if day.required <= timedelta():
        standing, missing = "not_asked", []
    elif not missing:
        standing = "proved"
    elif day.worked + day.claimed >= day.required and told >= least:
        standing = "claimed"
    elif not day.worked and not day.claimed and not told:
        standing = "nothing"
    return DayProof(standing, day.worked, day.required, told, evidenced, tuple(missing))


def contact_standing(
    within: timedelta, called_at: datetime, answered_at: datetime | None, now: datetime
) -> ContactStanding:
    """An answer in the last second of `within` is in time."""
    if answered_at is not None:
        return "in_time" if answered_at - called_at <= within else "late"
    return "missed" if now - called_at > within else "waiting"
