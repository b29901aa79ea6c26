"""An officer says that work elsewhere begins, and ends. The city's clock tells when; no position is taken, nothing runs in between.

Invariants
- Only on a day that was given to work elsewhere; where somebody is on site the kiosk or the office's own system tells.
- At most one is open. One that nobody ended is closed at the end of that day's working hours, and its end is a claim.
"""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction

from sync.rules.calendar import WorkCalendar
from sync.rules.indonesian import JAKARTA
from sync.rules.working_time import Stay
from sync.server.flexible.applying import today
from sync.server.flexible.days import standing_days
from sync.server.flexible.models import CheckIn
from sync.server.flexible.refusing import NotPossibleError
from sync.server.people.models import Officer
from sync.server.publishing.calendar import calendar_in_force


@transaction.atomic
def begin(officer: Officer, now: datetime) -> CheckIn:
    """Again is the same. Raises NotPossibleError."""
    Officer.objects.select_for_update().get(pk=officer.pk)
    given = standing_days(today(now), today(now), [officer.pk]).first()
    if given is None:
        raise NotPossibleError("Hari ini bukan hari kerja fleksibel Anda. Absen di kantor atau di balai.")
    close_forgotten(officer, now)
    running = CheckIn.objects.filter(officer=officer, ended_at=None).first()
    return running or CheckIn.objects.create(officer=officer, day=given.day, place=given.place, began_at=now)


@transaction.atomic
def end(officer: Officer, now: datetime) -> CheckIn:
    """Raises NotPossibleError."""
    Officer.objects.select_for_update().get(pk=officer.pk)
    close_forgotten(officer, now)
    running = CheckIn.objects.filter(officer=officer, ended_at=None).first()
    if running is None:
        raise NotPossibleError("Anda belum memulai kerja hari ini, jadi belum ada yang diakhiri.")
    running.ended_at = now
    running.save(update_fields=["ended_at"])
    return running


def close_forgotten(officer: Officer, now: datetime) -> None:
    calendar = calendar_in_force()
    for row in CheckIn.objects.filter(officer=officer, ended_at=None, day__lt=today(now)):
        row.ended_at, row.is_closed_by_day = _end_of(row, calendar), True
        row.save(update_fields=["ended_at", "is_closed_by_day"])


def stay_of(row: CheckIn, now: datetime, calendar: WorkCalendar) -> Stay:
    """As `working_time` counts it: an end that nobody said makes the whole stay a claim."""
    if row.ended_at is not None:
        return Stay(row.began_at, row.ended_at, "claimed" if row.is_closed_by_day else "counted")
    if row.day >= today(now):
        return Stay(row.began_at, now)
    return Stay(row.began_at, _end_of(row, calendar), "claimed")


def _end_of(row: CheckIn, calendar: WorkCalendar) -> datetime:
    span = calendar.working_span(row.day)
    end = span.end if span else datetime.combine(row.day, time(16), JAKARTA)
    return max(end, row.began_at)
