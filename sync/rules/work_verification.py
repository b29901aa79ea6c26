"""How far a work entry is proved: by the superior who looked at it, by its evidence, or not at all. Pure.

Rules (domain: a superior verifies; what has evidence and was not looked at for three working days stands by its evidence)
- A judgement is about the entry as it was then. Amended afterwards, the entry waits again, whatever was said before.
- Nobody judged it: with evidence it counts as attached from the first day, so a superior's silence takes away nothing that a
  verdict of the superior has not given; the three working days say from when it is shown as left unlooked at.
- Evidence is a photograph of the output, or the request that was served. One request proves one entry.
- Returned counts nothing until it is amended; "attached" by a superior says that the evidence is there and the result was not seen.
- Nobody judges their own work, nor does somebody whom the city cannot tell from the officer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sync.rules.calendar import WorkCalendar
from sync.rules.performance_index import Evidence

Verdict = Literal["verified", "attached", "returned", "withdrawn"]
Standing = Literal["waiting", "verified", "attached", "returned", "unproved"]
WORKING_DAYS = 3
REASONS: dict[str, tuple[str, ...]] = {
    "verified": ("result_seen", "evidence_clear", "asked_the_people", "other"),
    "attached": ("evidence_there",),
    "returned": (
        "number_doubtful",
        "evidence_missing",
        "evidence_unclear",
        "wrong_plan",
        "written_twice",
        "no_work_of_ours",
        "other",
    ),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """The newest judgement that stands, and how often the entry had been amended when it was given."""

    verdict: str
    amendments: int


def standing(judged: Judged | None, *, amendments: int, has_evidence: bool, is_due: bool) -> Standing:
    """`is_due`: the superior's three working days are over."""
    if judged is not None and judged.amendments == amendments:
        if judged.verdict == "attached":
            return "attached" if has_evidence else "unproved"
        return "verified" if judged.verdict == "verified" else "returned"
    if not is_due:
        return "waiting"
    return "attached" if has_evidence else "unproved"


def counts_as(judged: Judged | None, *, amendments: int, has_evidence: bool) -> Evidence:
    """What the index takes it for; whether the three days are over makes no difference."""
    stands = standing(judged, amendments=amendments, has_evidence=has_evidence, is_due=True)
    return stands if stands in ("verified", "attached") else "none"


def look_until(told_on: date, calendar: WorkCalendar) -> date:
    """The last of the superior's three working days after the city heard of the entry. Raises CalendarError."""
    day = told_on
    for _ in range(WORKING_DAYS):
        day = calendar.next_working_day(day)
    return day


def may_judge(*, reviewer: str | None, worker: str | None) -> bool:
    """Officers' ids; None: an account without an officer, an entry that names nobody."""
    return reviewer is not None and worker is not None and reviewer != worker
