"""An officer's week as the city knows it: each stay with its proved interval, and the hours of each day against 7 h 30 min.

Invariants
- The rules are the kiosk's own (`sync.rules.working_time`), over every hall at once, with the city's time evidence.
- A stay that still runs counts until now, from when it is proved to have begun, and is shown as such; one that nobody ended counts nothing until its officer says when.
- What a person did not recognise (a closed review) is not counted; nothing else is taken off here, and nothing here is a verdict.
- A day of leave asks for no hours.
- A day elsewhere that was signed counts from its check-in to its end, by the city's clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sync.rules.calendar import Span
from sync.rules.days_off import without
from sync.rules.indonesian import JAKARTA
from sync.rules.interval import Interval
from sync.rules.working_time import Stay, WorkDay, WorkWeek, days_of_week, proved_stay, running_stay, work_week
from sync.server.console.proved_times import Proved, proved
from sync.server.deadlines.models import NotedOutage
from sync.server.flexible.checking_in import stay_of
from sync.server.flexible.models import CheckIn
from sync.server.ingest import fact_times
from sync.server.ingest.models import FactTime
from sync.server.leave.granted import standing
from sync.server.people.models import Officer, Presence
from sync.server.publishing.calendar import calendar_in_force
from sync.server.reviews.models import ReviewCase

_DAY = timedelta(days=1)
_UNPROVED = Interval(None, None, "C", "unbounded")


@dataclass(frozen=True, slots=True)
class Shown:
    """One presence. `end` None: still running, or (`is_open`) nobody said when it ended; `stay` None: it counts nothing."""

    presence: Presence
    began: Proved
    ended: Proved | None
    stay: Stay | None
    is_open: bool
    verdict: str  # "", confirmed, rejected, asked


@dataclass(frozen=True, slots=True)
class Day:
    """`leave`: its kind, "" on any other day."""

    work: WorkDay
    presences: tuple[Shown, ...]
    check_ins: tuple[CheckIn, ...]
    leave: str


@dataclass(frozen=True, slots=True)
class Week:
    work: WorkWeek
    days: tuple[Day, ...]

    def day(self, wanted: date) -> Day:
        return next(each for each in self.days if each.work.day == wanted)


def week(officer: Officer, day: date, now: datetime) -> Week:
    """The week that holds `day`; a fixed number of queries."""
    days = days_of_week(day)
    begin, end = _midnight(days[0]), _midnight(days[-1] + _DAY)
    presences = _presences(officer, begin, end, now)
    elsewhere = list(CheckIn.objects.filter(officer=officer, day__range=(days[0], days[-1])))
    away = _leave(officer, days)
    calendar = without(calendar_in_force(officer.sites.values_list("id", flat=True).first()), away)
    stays = [each.stay for each in presences if each.stay is not None]
    stays += [stay_of(row, now, calendar) for row in elsewhere]
    down = _down({each.presence.kiosk_id for each in presences}, begin, end)
    work = work_week(day, stays, calendar, down=down)
    return Week(work, tuple(_day(each, presences, elsewhere, away.get(each.day, "")) for each in work.days))


def _leave(officer: Officer, days: Sequence[date]) -> Mapping[date, str]:
    """By day, what kind of leave it is."""
    rows = list(standing(days[0], days[-1], [officer.pk]))
    return {day: row.get_kind_display() for row in rows for day in days if row.begins <= day <= row.ends}


def _day(work: WorkDay, presences: Sequence[Shown], elsewhere: Sequence[CheckIn], leave: str) -> Day:
    of_day = tuple(each for each in presences if each.presence.started_at.astimezone(JAKARTA).date() == work.day)
    return Day(work, of_day, tuple(row for row in elsewhere if row.day == work.day), leave)


def _presences(officer: Officer, begin: datetime, end: datetime, now: datetime) -> list[Shown]:
    rows = list(
        Presence.objects.filter(officer=officer, started_at__gte=begin - _DAY, started_at__lt=end)
        .select_related("site")
        .order_by("started_at", "id")
    )
    ids, kiosks = [row.pk for row in rows], {row.kiosk_id for row in rows}
    began = fact_times.first_about(ids, "presence_started", kiosks=kiosks)
    ended = fact_times.last_about(ids, "presence_ended", kiosks=kiosks)
    verdicts = _verdicts(ids)
    return [_shown(row, began.get(row.pk), ended.get(row.pk), verdicts.get(row.pk, ""), now) for row in rows]


def _shown(row: Presence, began: FactTime | None, ended: FactTime | None, verdict: str, now: datetime) -> Shown:
    started_today = row.started_at.astimezone(JAKARTA).date() == now.astimezone(JAKARTA).date()
    stay = _stay(row, began, ended, now if started_today else None)
    counts = stay is not None and not row.is_voided and verdict != "rejected"
    end = None if row.ended_at is None else proved(None if row.end_is_claimed else ended)
    is_open = row.ended_at is None and not started_today
    return Shown(row, proved(began), end, stay if counts else None, is_open, verdict)


def _stay(row: Presence, began: FactTime | None, ended: FactTime | None, now: datetime | None) -> Stay | None:
    """`now`: until when one that runs counts; None for one that nobody ended."""
    start = _interval(began)
    if row.ended_at is not None:
        return proved_stay(row.started_at, start, row.ended_at, _UNPROVED if row.end_is_claimed else _interval(ended))
    if now is None:
        return None
    return running_stay(row.started_at, start, now)


def _verdicts(presences: Sequence[UUID]) -> Mapping[UUID, str]:
    """What is decided; a blind second look tells nothing yet."""
    rows = ReviewCase.objects.filter(presence__in=presences, state__in=["closed", "asked"])
    return {row.presence: row.outcome if row.state == "closed" else "asked" for row in rows}


def _interval(found: FactTime | None) -> Interval:
    if found is None:
        return _UNPROVED
    return Interval(found.earliest, found.latest, found.grade)  # type: ignore[arg-type]  # one of the three


def _down(kiosks: set[UUID], begin: datetime, end: datetime) -> list[Span]:
    """Only without power nobody could show a presence."""
    rows = NotedOutage.objects.filter(kiosk__in=kiosks, away="power", began_at__lt=end, ended_at__gt=begin)
    return [Span(row.began_at, row.ended_at) for row in rows if row.ended_at is not None]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), JAKARTA)
