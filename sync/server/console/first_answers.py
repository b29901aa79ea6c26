"""The clock of a first answer, 24 hours by the clock: how a complaint, a problem or a question to an office stands against it.

Rules
- The first answer stops it, whatever it says; nobody is late from doubt (`sync.rules.lateness`).
- What has been waiting longer comes before the city's leaders, whether its clock is proved or not: to look at something is no
  blame. Whose clock is not proved is said beside it.
- A kiosk that was not heard since may hold an answer that is on its way; the lists say when it was heard last.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sync.rules.concern import FIRST_ANSWER
from sync.rules.interval import Interval
from sync.rules.lateness import is_promise_sure, lateness
from sync.server.concerns.models import Concern
from sync.server.console.dates import span
from sync.server.console.deadlines import RISK, Deadline
from sync.server.ingest import fact_times
from sync.server.ingest.models import FactTime
from sync.server.requests.models import Referral

Place = tuple[UUID, int, int]


def concern_clocks(rows: Sequence[Concern], now: datetime) -> dict[UUID, Deadline]:
    """By id; a few queries however many rows."""
    begun = _times([(row.kiosk_id, row.epoch, row.seq) for row in rows])
    answered = fact_times.first_about([row.pk for row in rows if row.answered_at], "complaint_answered")
    return {
        row.pk: Deadline("none", "Dibatalkan", "close", "plain")
        if row.state == "voided"
        else clock(
            row.due_at,
            answered_at=row.answered_at,
            answered=_interval(answered.get(row.pk)),
            is_sure=_is_sure(begun.get((row.kiosk_id, row.epoch, row.seq))),
            now=now,
        )
        for row in rows
    }


def referral_clocks(rows: Sequence[Referral], now: datetime) -> dict[UUID, Deadline]:
    """An answer to a referral is the city's own fact: its moment is proved."""
    begun = _times([(row.kiosk_id, row.epoch, row.seq) for row in rows])
    return {
        row.pk: clock(
            row.asked_at + FIRST_ANSWER,
            answered_at=row.answered_at,
            answered=Interval(row.answered_at, row.answered_at, "A") if row.answered_at else None,
            is_sure=_is_sure(begun.get((row.kiosk_id, row.epoch, row.seq))),
            now=now,
        )
        for row in rows
    }


def clock(
    due_at: datetime, *, answered_at: datetime | None, answered: Interval | None, is_sure: bool, now: datetime
) -> Deadline:
    """`answered`: what is proved of the first answer's moment; `is_sure`: the clock that `due_at` was counted from was right."""
    if answered_at is None:
        return _running(due_at, now, is_sure=is_sure)
    if answered is None:
        return Deadline("finished", "Dijawab", "check", "ok")
    judged = lateness(due_at, finished=answered, now=now, promise_is_sure=is_sure)
    if judged == "late" and answered.earliest is not None:
        return Deadline("finished", f"Dijawab, lewat {span(answered.earliest - due_at)}", "check", "attention")
    if judged == "unsure":
        return Deadline("finished", "Dijawab, waktu perlu diperiksa", "clock", "attention")
    return Deadline("finished", "Dijawab tepat waktu", "check", "ok")


def _running(due_at: datetime, now: datetime, *, is_sure: bool) -> Deadline:
    left = due_at - now
    if due_at < now and is_sure:
        return Deadline("late", f"Terlambat {span(left)}", "warn", "harm")
    if due_at < now:
        return Deadline("unsure", f"Lewat {span(left)}, perlu diperiksa", "clock", "attention")
    if left < RISK:
        return Deadline("at_risk", f"Mendesak, sisa {span(left)}", "clock", "attention")
    return Deadline("on_time", f"Sisa {span(left)}", "calendar", "plain")


def overdue(model: type[Concern | Referral], now: datetime) -> Q:
    """Without a first answer for more than 24 hours: what comes before the leaders."""
    if model is Referral:
        return Q(answered_at=None, asked_at__lt=now - FIRST_ANSWER)
    return Q(answered_at=None, due_at__lt=now) & ~Q(state="voided")


def at_risk(model: type[Concern | Referral], now: datetime) -> Q:
    if model is Referral:
        return Q(answered_at=None, asked_at__range=(now - FIRST_ANSWER, now - FIRST_ANSWER + RISK))
    return Q(answered_at=None, due_at__range=(now, now + RISK)) & ~Q(state="voided")


def _times(places: Sequence[Place]) -> dict[Place, FactTime]:
    wanted = Q(pk__in=[])
    for kiosk in {kiosk for kiosk, *_ in places}:
        for epoch in {place[1] for place in places if place[0] == kiosk}:
            seqs = [place[2] for place in places if place[:2] == (kiosk, epoch)]
            wanted |= Q(kiosk=kiosk, epoch=epoch, seq__in=seqs)
    return {(row.kiosk, row.epoch, row.seq): row for row in FactTime.objects.filter(wanted)}


def _is_sure(begun: FactTime | None) -> bool:
    return begun is not None and is_promise_sure(begun.interval, begun.claimed_at)


def _interval(row: FactTime | None) -> Interval | None:
    return None if row is None else row.interval
