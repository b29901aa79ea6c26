"""When a hall is open and when the clock of a promise runs, in Asia/Jakarta.

- Two notions. *Working time*: weekdays without holidays, shorter in Ramadan; promises count it. *Open*: working time, and
  the sessions of the site (evenings, Saturdays); people are received, no promise runs.
- Libur nasional is never worked. Cuti bersama is a switch of each unit. Ramadan and holidays are data.
- Hours change on a day (`later`) and what was before stays true of the days before: no sum of last month moves.
- A span is half-open: a hall that closes at 16:00 is closed at 16:00.
- All times in and out are aware; naive ones raise ValueError. Jakarta has no daylight saving, so local arithmetic is safe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sync.rules.indonesian import JAKARTA

MONDAY_TO_FRIDAY = range(5)
SATURDAY = 5
_LOOK_AHEAD_DAYS = 60  # longer than any run of days off; beyond it the data is wrong


class CalendarError(ValueError):
    """The calendar's fault: unreadable data, or no working day within two months."""


@dataclass(frozen=True, slots=True)
class Hours:
    """`start` to `end` on one day, `end` excluded."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise CalendarError("hours must end after they start")

    def on(self, day: date) -> Span:
        return Span(datetime.combine(day, self.start, JAKARTA), datetime.combine(day, self.end, JAKARTA))


@dataclass(frozen=True, slots=True)
class Span:
    start: datetime
    end: datetime

    def holds(self, at: datetime) -> bool:
        return self.start <= at < self.end


_SpansOfDay = Callable[[date], tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Period:
    """Ramadan; `estimated` until the government has announced it."""

    first: date
    last: date
    estimated: bool = False

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Holiday:
    day: date
    name: str
    shared_leave: bool  # cuti bersama
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class WeekHours:
    """The hours of a week that count from a day on; by weekday, Monday 0."""

    first: date
    working: Mapping[int, Hours]
    ramadan_working: Mapping[int, Hours] = field(default_factory=dict)
    sessions: Mapping[int, tuple[Hours, ...]] = field(default_factory=dict)
    shared_leave_off: bool = True


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """`working`, `ramadan_working` and `sessions` by weekday, Monday 0; `later`: hours that follow them, by their first day."""

    working: Mapping[int, Hours]
    ramadan_working: Mapping[int, Hours] = field(default_factory=dict)
    sessions: Mapping[int, tuple[Hours, ...]] = field(default_factory=dict)
    holidays: tuple[Holiday, ...] = ()
    ramadan: tuple[Period, ...] = ()
    shared_leave_off: bool = True
    later: tuple[WeekHours, ...] = ()

    # --- days ----------------------------------------------------------------------------------------------------

    def holiday(self, day: date) -> Holiday | None:
        """Why nobody works that day, None if that is no holiday for this unit."""
        for one in self.holidays:
            if one.day == day and (not one.shared_leave or self._week(day).shared_leave_off):
                return one
        return None

    def is_ramadan(self, day: date) -> bool:
        return any(period.holds(day) for period in self.ramadan)

    def working_span(self, day: date) -> Span | None:
        if self.holiday(day) is not None:
            return None
        week = self._week(day)
        ordinary = week.working.get(day.weekday())
        hours = week.ramadan_working.get(day.weekday(), ordinary) if self.is_ramadan(day) else ordinary
        return hours.on(day) if hours else None

    def is_working_day(self, day: date) -> bool:
        return self.working_span(day) is not None

    def next_working_day(self, day: date) -> date:
        """The first after `day`. Raises CalendarError."""
        return next(self._working_spans(day + timedelta(days=1))).start.date()

    def open_spans(self, day: date) -> tuple[Span, ...]:
        """Working time and sessions of a day, in order; sessions fall out on holidays too."""
        if self.holiday(day) is not None:
            return ()
        working = self.working_span(day)
        sessions = [hours.on(day) for hours in self._week(day).sessions.get(day.weekday(), ())]
        return tuple(sorted([*([working] if working else []), *sessions], key=lambda span: span.start))

    # --- moments -------------------------------------------------------------------------------------------------

    def is_open(self, at: datetime) -> bool:
        """Are people received?"""
        return self.open_until(at) is not None

    def open_until(self, at: datetime) -> datetime | None:
        """The end of the session that runs at `at`, None when closed."""
        local = _local(at)
        ends = [span.end for span in self.open_spans(local.date()) if span.holds(local)]
        return max(ends, default=None)

    def next_open(self, at: datetime) -> datetime:
        """`at` itself while open, else the next moment the hall opens. Raises CalendarError."""
        local = _local(at)
        for span in self._spans(local.date(), self.open_spans):
            if local < span.end:
                return max(local, span.start)
        raise _no_day()

    def is_working_time(self, at: datetime) -> bool:
        local = _local(at)
        span = self.working_span(local.date())
        return span is not None and span.holds(local)

    def next_working_time(self, at: datetime) -> datetime:
        """`at` itself within working time, else the next start of work: a filing at 19:00 counts from the morning."""
        local = _local(at)
        for span in self._working_spans(local.date()):
            if local < span.end:
                return max(local, span.start)
        raise _no_day()

    def add_working_time(self, at: datetime, amount: timedelta) -> datetime:
        """The moment when `amount` of working time has run since `at`. At the end of a day: that day's closing."""
        start = self.next_working_time(at)
        return _run(start, amount, self._working_spans(start.date()))

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from `start` to `end`; zero when `end` is not later."""
        return _within(start, end, lambda day: (span,) if (span := self.working_span(day)) else ())

    def add_open_time(self, at: datetime, amount: timedelta) -> datetime:
        """The same in hours in which people are received."""
        start = self.next_open(at)
        return _run(start, amount, self._spans(start.date(), self._open_once))

    def open_time_between(self, start: datetime, end: datetime) -> timedelta:
        return _within(start, end, self._open_once)

    # --- inside --------------------------------------------------------------------------------------------------

    def _week(self, day: date) -> WorkCalendar | WeekHours:
        """The hours that count on a day."""
        return next((week for week in reversed(self.later) if week.first <= day), self)

    def _open_once(self, day: date) -> tuple[Span, ...]:
        """Working time and sessions, what they share once."""
        found: list[Span] = []
        for span in self.open_spans(day):
            if found and span.start <= found[-1].end:
                found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
            else:
                found.append(span)
        return tuple(found)

    def _working_spans(self, first: date) -> Iterator[Span]:
        return self._spans(first, lambda day: (span,) if (span := self.working_span(day)) else ())

    def _spans(self, first: date, of_day: _SpansOfDay) -> Iterator[Span]:
        """From `first` on, without end; raises CalendarError when two months bring nothing."""
        barren = 0
        while barren <= _LOOK_AHEAD_DAYS:
            spans = of_day(first)
            yield from spans
            barren = 0 if spans else barren + 1
            first += timedelta(days=1)
        raise _no_day()


def _run(start: datetime, amount: timedelta, spans: Iterable[Span]) -> datetime:
    """When `amount` has run within `spans`, from `start` on."""
    if amount < timedelta():
        raise ValueError("time runs forward")
    for span in spans:
        begin = max(start, span.start)
        if begin + amount <= span.end:
            return begin + amount
        amount -= max(timedelta(), span.end - begin)
    raise _no_day()


def _within(start: datetime, end: datetime, of_day: _SpansOfDay) -> timedelta:
    first, last = _local(start), _local(end)
    total = timedelta()
    day = first.date()
    while day <= last.date():
        for span in of_day(day):
            total += max(timedelta(), min(last, span.end) - max(first, span.start))
        day += timedelta(days=1)
    return total


def _local(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("times must carry their zone")
    return at.astimezone(JAKARTA)


def _no_day() -> CalendarError:
    return CalendarError("the calendar has no working day within two months")
