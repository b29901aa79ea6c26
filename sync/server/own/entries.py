"""Work entries as their officer reads them: what, how much, and how far it is proved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules import work_verification
from sync.rules.calendar import CalendarError, WorkCalendar
from sync.rules.indonesian import JAKARTA
from sync.server.console import work_words
from sync.server.console.icons import chip
from sync.server.own import things
from sync.server.own.work_form import SEALED
from sync.server.performance import verifying
from sync.server.performance.models import Plan, WorkEntry, WorkReview
from sync.server.publishing.calendar import calendar_in_force


@dataclass(frozen=True, slots=True)
class Line:
    """`said`: what a superior answered, "" for nothing. No words of the officer: those stay sealed."""

    entry: WorkEntry
    name: str
    state: SafeString
    photos: int
    said: str = ""


def lines(rows: Iterable[WorkEntry]) -> list[Line]:
    """In the same order; a handful of queries."""
    told = list(rows)
    plans = Plan.objects.in_bulk([row.plan for row in told if row.plan])
    reviews = verifying.newest_of([row.pk for row in told])
    calendar = calendar_in_force()
    return [_line(row, plans.get(row.plan) if row.plan else None, reviews.get(row.pk), calendar) for row in told]


def _line(row: WorkEntry, plan: Plan | None, review: WorkReview | None, calendar: WorkCalendar) -> Line:
    stands = work_verification.standing(
        verifying.judged(review),
        amendments=row.amendments,
        has_evidence=verifying.has_evidence(row),
        is_due=_is_due(row, calendar),
    )
    state = chip("Dibatalkan", "close") if row.is_voided else chip(*work_words.STANDINGS[stands])
    return Line(
        entry=row,
        name=_name(row, plan),
        state=state,
        photos=sum(part.get("role") == "output" for part in row.parts),
        said=_said(review) if review and review.verdict == "returned" and stands == "returned" else "",
    )


def _name(row: WorkEntry, plan: Plan | None) -> str:
    if plan is not None:
        return plan.words or SEALED
    thing = things.names().get(row.thing)
    return f"Di luar rencana: {thing}" if thing else "Di luar rencana"


def _said(review: WorkReview) -> str:
    reason = work_words.REASONS.get(review.reason, "")
    return f"{reason}. {review.words}" if review.words else f"{reason}."


def _is_due(row: WorkEntry, calendar: WorkCalendar) -> bool:
    try:
        until = work_verification.look_until(row.logged_at.astimezone(JAKARTA).date(), calendar)
    except CalendarError:
        return False
    return timezone.localdate() > until
