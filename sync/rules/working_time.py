"""Net working time of a day and of a week from presences: what counts, what is only claimed, what is asked. Pure, for both ends.

Rules, and where they come from
- Asked: 37 h 30 min a week without breaks, on five days, so 7 h 30 min a day (Perpres 21/2023 art. 3 and 4; SE Sekda Surabaya
  000.8.3/3415/436.3.2/2025 says 7.5 h a day for work outside the office). In Ramadan 32 h 30 min, 6 h 30 min a day (art. 4(2)).
- Break: Friday 90 minutes, other days 60 (art. 4(5)); in Ramadan Friday 60, other days 30 (art. 4(6)).
- The law says how long a break is, not when. Ramadan: 12.00-12.30, Friday 11.30-12.30 (SE 800/4362/436.8.4/2025); else around the
  same noon, 12.00-13.00, Friday 11.30-13.00. Only the part of it that lies inside presence is taken off.
- Holidays and rest days ask for nothing (art. 6). Who works then, in the evening or before the hall opens, works: it counts.

Invariants
- Several halls and places at once are one presence: what overlaps counts once, in whatever order it is told.
- What is only claimed never counts; `claimed` is what it would add if a person accepted it.
- Hours in which the kiosk was down and the officer could not show a presence are not asked for; they take nothing off.
- A day is the hall's (Asia/Jakarta). A stay that ends before it starts is no time. Naive times raise ValueError.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from sync.rules.calendar import Hours, Span, WorkCalendar
from sync.rules.indonesian import JAKARTA
from sync.rules.interval import Interval

DAY_TARGET = timedelta(hours=7, minutes=30)
RAMADAN_TARGET = timedelta(hours=6, minutes=30)
FRIDAY = 4

_BREAK, _FRIDAY_BREAK = Hours(time(12), time(13)), Hours(time(11, 30), time(13))
_RAMADAN_BREAK, _RAMADAN_FRIDAY_BREAK = Hours(time(12), time(12, 30)), Hours(time(11, 30), time(12, 30))
_NOTHING = timedelta()
_DAY = timedelta(days=1)

# counted: by time since boot, by evidence, or still running; unsure: by a wall clock that nothing confirms yet, counted
# and shown as such; claimed: said afterwards, waits for a person.
Standing = Literal["counted", "unsure", "claimed"]
DayRule = Literal["ordinary", "ramadan", "holiday", "rest"]


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody was somewhere from `start` to `end`; both aware."""

    start: datetime
    end: datetime
    standing: Standing = "counted"


@dataclass(frozen=True, slots=True)
class WorkDay:
    """`present`: covered by stays that count; `pause`: the part of the break in it; `excused`: see the module."""

    day: date
    rule: DayRule
    present: timedelta
    pause: timedelta
    claimed: timedelta
    target: timedelta
    excused: timedelta

    @property
    def worked(self) -> timedelta:
        return self.present - self.pause

    @property
    def required(self) -> timedelta:
        return self.target - self.excused


@dataclass(frozen=True, slots=True)
class WorkWeek:
    """Monday to Sunday."""

    days: tuple[WorkDay, ...]

    @property
    def worked(self) -> timedelta:
        return sum((each.worked for each in self.days), _NOTHING)

    @property
    def claimed(self) -> timedelta:
        return sum((each.claimed for each in self.days), _NOTHING)

    @property
    def target(self) -> timedelta:
        return sum((each.target for each in self.days), _NOTHING)

    @property
    def required(self) -> timedelta:
        return sum((each.required for each in self.days), _NOTHING)


def work_day(day: date, stays: Iterable[Stay], calendar: WorkCalendar, *, down: Iterable[Span] = ()) -> WorkDay:
    """`stays` of any days and people's places; `down`: when the kiosk was."""
    told = list(stays)
    whole = Span(datetime.combine(day, time(), JAKARTA), datetime.combine(day + _DAY, time(), JAKARTA))
    counted = _inside(merged(_spans(told, claims=False)), whole)
    every = _inside(merged(_spans(told, claims=True)), whole)
    pause = break_of(day, calendar)
    target = target_of(day, calendar)
    return WorkDay(
        day=day,
        rule=rule_of(day, calendar),
        present=_length(counted),
        pause=_length(_inside(counted, pause)),
        claimed=_net(every, pause) - _net(counted, pause),
        target=target,
        excused=min(target, _excused(day, counted, pause, calendar, down)),
    )


def work_week(day: date, stays: Iterable[Stay], calendar: WorkCalendar, *, down: Iterable[Span] = ()) -> WorkWeek:
    """The week that holds `day`."""
    told, gone = list(stays), list(down)
    return WorkWeek(tuple(work_day(each, told, calendar, down=gone) for each in days_of_week(day)))


def days_of_week(day: date) -> tuple[date, ...]:
    monday = day - day.weekday() * _DAY
    return tuple(monday + number * _DAY for number in range(7))


def rule_of(day: date, calendar: WorkCalendar) -> DayRule:
    if calendar.holiday(day) is not None:
        return "holiday"
    if not calendar.is_working_day(day):
        return "rest"
    return "ramadan" if calendar.is_ramadan(day) else "ordinary"


def target_of(day: date, calendar: WorkCalendar) -> timedelta:
    return {"ordinary": DAY_TARGET, "ramadan": RAMADAN_TARGET}.get(rule_of(day, calendar), _NOTHING)


def break_of(day: date, calendar: WorkCalendar) -> Span:
    """Also of a day on which nothing is asked: an hour at noon is a break on a holiday too."""
    is_friday = day.weekday() == FRIDAY
    if calendar.is_ramadan(day):
        return (_RAMADAN_FRIDAY_BREAK if is_friday else _RAMADAN_BREAK).on(day)
    return (_FRIDAY_BREAK if is_friday else _BREAK).on(day)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time as disjoint spans in order; those that end before they start are dropped."""
    found: list[Span] = []
    for span in sorted((_local(one) for one in spans), key=lambda one: (one.start, one.end)):
        if span.start >= span.end:
            continue
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def proved_stay(claimed_start: datetime, start: Interval, claimed_end: datetime, end: Interval) -> Stay:
    """A stay as the city's time evidence allows: the kiosk's clock where it lies inside what is proved, else the nearest end.

    Grade C at either end: a person looks, so it is a claim.
    """
    standing: Standing = "claimed" if "C" in (start.grade, end.grade) else "counted"
    return Stay(_allowed(claimed_start, start), _allowed(claimed_end, end), standing)


def running_stay(claimed_start: datetime, start: Interval, now: datetime) -> Stay:
    """A stay that still goes on: from when it is proved to have begun until now; shown as not sure, because nobody ended it yet."""
    stay = proved_stay(claimed_start, start, now, Interval(now, now, "A"))
    return replace(stay, standing="unsure") if stay.standing == "counted" else stay


# --- inside ---------------------------------------------------------------------------------------------------------


def _allowed(claimed: datetime, proof: Interval) -> datetime:
    if proof.earliest is not None and claimed < proof.earliest:
        return proof.earliest
    return proof.latest if proof.latest is not None and claimed > proof.latest else claimed


def _spans(stays: Iterable[Stay], *, claims: bool) -> list[Span]:
    return [Span(stay.start, stay.end) for stay in stays if claims or stay.standing != "claimed"]


def _excused(
    day: date, counted: Sequence[Span], pause: Span, calendar: WorkCalendar, down: Iterable[Span]
) -> timedelta:
    """Asked hours, the break left out, in which the kiosk was down and nobody counted as present."""
    asked = calendar.working_span(day)
    if asked is None:
        return _NOTHING
    gone = _inside(merged(down), asked)
    together = [part for span in counted for part in _inside(gone, span)]
    return _net(gone, pause) - _net(together, pause)


def _net(spans: Sequence[Span], pause: Span) -> timedelta:
    """Of disjoint spans."""
    return _length(spans) - _length(_inside(spans, pause))


def _inside(spans: Iterable[Span], frame: Span) -> list[Span]:
    cut = (Span(max(span.start, frame.start), min(span.end, frame.end)) for span in spans)
    return [span for span in cut if span.start < span.end]


def _length(spans: Iterable[Span]) -> timedelta:
    return sum((span.end - span.start for span in spans), _NOTHING)


def _local(span: Span) -> Span:
    if span.start.tzinfo is None or span.end.tzinfo is None:
        raise ValueError("times must carry their zone")
    return Span(span.start.astimezone(JAKARTA), span.end.astimezone(JAKARTA))
