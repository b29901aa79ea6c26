"""The clock of a promise after the filing: what stops it, until when it is due, by both standards. Pure, for both ends.

Rules
- A promise is later by as long as it waited, in its own measure: working time where working days were promised, opening hours for
  what was promised within a visit, the plain clock for a first answer within 24 hours.
- What has passed does not come back: a stop that begins when the promise is over moves nothing. So nobody stops a late clock.
- Several reasons at once are one wait. Nothing before the filing and nothing after the end counts.
- A hall without power or line, and the central system away, stop promises of working time by themselves (`outages`); our own city being
  away stops nothing, the work goes on without it. An outage that nobody ended counts to the end of its day.
- The published standard waits like the promise. Under an exception (`EXCEPTIONS`) the city's 24 hours do not bind; what was
  published does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from sync.rules.calendar import Span, WorkCalendar
from sync.rules.indonesian import JAKARTA
from sync.rules.request_life import Life, Stop
from sync.rules.service import Standard
from sync.rules.stop_clock import StopReason
from sync.rules.working_time import merged

Away = Literal["power", "network", "city", "central_system"]
_STOPS_BY: Mapping[Away, StopReason] = {
    "power": "balai_rw_offline",
    "network": "balai_rw_offline",
    "central_system": "central_system_down",
}
# Of the catalogue's `not_counted_when`, those that lie in the matter itself: nothing that an officer stops and starts again.
EXCEPTIONS = (
    "new_ktp_needs_central_dukcapil_verification",
    "recorded_at_16_prints_at_17",
    "reprint_less_than_6_months_since_last_print",
    "photo_or_signature_change",
    "document_issued_by_other_region_needs_verification",
    "certificate_issued_outside_surabaya",
)
_DAY = timedelta(days=1)
_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Outage:
    """As a kiosk noted it; `ended_at` None: nobody said when."""

    away: Away
    began_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """How long one reason held the clock, in the measure of the promise; what two reasons share is the first one's."""

    reason: StopReason
    length: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """`due_at`: the city's promise as it stands, None where none binds. `waiting`: why the clock stands now."""

    due_at: datetime | None
    published_due_at: datetime | None
    waits: tuple[Wait, ...]
    waiting: StopReason | None


def reckon(
    life: Life,
    calendar: WorkCalendar,
    *,
    outages: Sequence[Outage] = (),
    published_due_at: datetime | None = None,
    is_excepted: bool = False,
    until: datetime | None = None,
) -> Reckoned:
    """`until`: to which moment a clock that stands is counted; None leaves out what has not ended. Raises CalendarError."""
    stops = _stops(life, outages, until)
    is_bound = not (is_excepted and life.standard == "city_24h")
    return Reckoned(
        due_at=_later(life.promised_at, stops, life.standard, calendar) if is_bound else None,
        published_due_at=_later(published_due_at, stops, life.standard, calendar),
        waits=tuple(_waits(stops, measure_of(life.standard, calendar))),
        waiting=life.waiting if life.ended_at is None and not life.is_voided else None,
    )


def due_of(life: Life, calendar: WorkCalendar, *, outages: Sequence[Outage] = ()) -> datetime | None:
    """The promise as it stands by what has ended. Raises CalendarError."""
    return _later(life.promised_at, _stops(life, outages, None), life.standard, calendar)


@dataclass(frozen=True, slots=True)
class Measure:
    between: Callable[[datetime, datetime], timedelta]
    add: Callable[[datetime, timedelta], datetime]


def measure_of(standard: Standard, calendar: WorkCalendar) -> Measure:
    if standard == "respond_24h":
        return Measure(lambda start, end: max(_NOTHING, end - start), lambda at, amount: at + amount)
    if standard == "same_visit":
        return Measure(calendar.open_time_between, calendar.add_open_time)
    return Measure(calendar.working_time_between, calendar.add_working_time)


# --- inside ---------------------------------------------------------------------------------------------------------


def _later(
    due_at: datetime | None, stops: Iterable[Stop], standard: Standard, calendar: WorkCalendar
) -> datetime | None:
    if due_at is None:
        return None
    measure = measure_of(standard, calendar)
    for span in merged(Span(stop.began_at, stop.ended_at) for stop in stops if stop.ended_at is not None):
        if span.start >= due_at:
            break
        if waited := measure.between(span.start, span.end):
            due_at = measure.add(due_at, waited)
    return due_at.astimezone(JAKARTA)


def _waits(stops: Sequence[Stop], measure: Measure) -> Iterable[Wait]:
    lengths: dict[StopReason, timedelta] = {}
    covered: list[Span] = []
    for stop in stops:
        assert stop.ended_at is not None, "stops are cut before"
        before = _length(covered, measure)
        covered = list(merged([*covered, Span(stop.began_at, stop.ended_at)]))
        lengths[stop.reason] = lengths.get(stop.reason, _NOTHING) + _length(covered, measure) - before
    return (Wait(reason, length) for reason, length in lengths.items() if length)


def _length(spans: Iterable[Span], measure: Measure) -> timedelta:
    return sum((measure.between(span.start, span.end) for span in spans), _NOTHING)


def _stops(life: Life, outages: Iterable[Outage], until: datetime | None) -> list[Stop]:
    """Every stop with an end, cut to the life of the request, in order."""
    every = [*life.stops, *_by_outages(life.standard, outages)]
    ends = [at for at in (life.ended_at, until) if at is not None]
    cut = (_cut(stop, life.filed_at, ends, until) for stop in every)
    return sorted((stop for stop in cut if stop is not None), key=lambda stop: stop.began_at)


def _cut(stop: Stop, first: datetime, ends: Sequence[datetime], until: datetime | None) -> Stop | None:
    ended_at = stop.ended_at or until
    if ended_at is None:
        return None
    begin, end = max(stop.began_at, first), min([ended_at, *ends])
    return Stop(stop.reason, begin, end, stop.is_return) if begin < end else None


def _by_outages(standard: Standard, outages: Iterable[Outage]) -> Iterable[Stop]:
    if standard not in ("city_24h", "one_working_day", "published"):
        return ()
    return (
        Stop(_STOPS_BY[one.away], one.began_at, one.ended_at or _end_of_day(one.began_at))
        for one in outages
        if one.away in _STOPS_BY
    )


def _end_of_day(at: datetime) -> datetime:
    return datetime.combine(at.astimezone(JAKARTA).date() + _DAY, time(), JAKARTA)
