"""What residents complain about and what officers saw in the neighbourhood, as a fold over its facts. Kiosk and city share it.

- A concern begins with `complaint_filed`, `problem_noted`, or a request whose standard is a first answer within 24 hours.
- Every `complaint_answered` about it is kept in its order; the first one stops the clock, whatever it says.
- `resolved` and `rejected` end it; what comes later is listed and opens nothing again.
- What is about staff is routed around the hall: no list of the hall shows it, at neither end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant

Source = Literal["complaint", "request", "problem"]
FIRST_ANSWER = timedelta(hours=24)
ENDINGS = frozenset({"resolved", "rejected"})
ABOUT_STAFF = frozenset({"officer", "illegal_fee"})
_BEGINNINGS: dict[str, Source] = {
    "complaint_filed": "complaint",
    "request_filed": "request",
    "problem_noted": "problem",
}


@dataclass(frozen=True, slots=True)
class Answer:
    answer: str
    officer: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Concern:
    """`topic`: the category, for a request its service. `due_at`: until when the first answer is owed; None for a problem."""

    concern_id: str
    source: Source
    topic: str
    filed_at: datetime
    due_at: datetime | None
    severity: int = 0
    officer: str | None = None
    answers: tuple[Answer, ...] = ()

    @property
    def state(self) -> str:
        """new, or what the last answer says; an ending stays."""
        said = [each.answer for each in self.answers]
        return next((each for each in said if each in ENDINGS), said[-1] if said else "new")

    @property
    def is_open(self) -> bool:
        return self.state not in ENDINGS

    def left(self, now: datetime) -> timedelta | None:
        """To the first answer, negative when late; None when it was given or none is owed."""
        return None if self.answers or self.due_at is None else self.due_at - now


def fold(facts: Iterable[Fact]) -> dict[str, Concern]:
    """By subject, from facts in the order of their chain; others are passed over."""
    concerns: dict[str, Concern] = {}
    for fact in facts:
        known = concerns.get(fact.subject)
        if known is None and fact.kind in _BEGINNINGS:
            concerns[fact.subject] = _begin(fact, _BEGINNINGS[fact.kind])
        elif known is not None and fact.kind == "complaint_answered":
            answer = Answer(str(fact.data["answer"]), fact.actor.officer, read_instant(fact.time.wall))
            concerns[fact.subject] = replace(known, answers=(*known.answers, answer))
    return concerns


def told(concern: Concern, answers: Iterable[Answer]) -> Concern:
    """With answers that somebody else gave: the city's at the kiosk. In the order of their moments."""
    return replace(concern, answers=tuple(sorted((*concern.answers, *answers), key=lambda each: each.at)))


def _begin(fact: Fact, source: Source) -> Concern:
    at = read_instant(fact.time.wall)
    severity = fact.data.get("severity", 0)
    return Concern(
        concern_id=fact.subject,
        source=source,
        topic=str(fact.data["service"] if source == "request" else fact.data["category"]),
        filed_at=at,
        due_at=None if source == "problem" else at + FIRST_ANSWER,
        severity=severity if isinstance(severity, int) else 0,
        officer=fact.actor.officer,
    )
