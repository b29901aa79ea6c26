"""What a resident is promised, from the service's standard, the filing and the calendar.

- city_24h: the mayor's promise, as "the next working day at the same time" (a request filed within working hours is finished
  within 24 hours; Saturdays, Sundays and holidays do not count). Same time means: moved to that day's opening or closing
  when its hours are others.
- one_working_day, published: that many working days after the day of filing, at closing time.
- same_visit: by the end of the session that runs, or of the next one. Nothing is promised when it hangs on the internet.
- respond_24h: a first answer within 24 hours by the clock; it runs at night and on holidays.
- none: no date, the standard is named and that is all. Better no promise than a false one.
- A filing outside working hours counts from the next start of work (not for same_visit and respond_24h).
- City promise and published days are kept side by side: `published_due_at` is due by the published standard, when there is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sync.rules.calendar import Span, WorkCalendar
from sync.rules.service import Service, Standard


@dataclass(frozen=True, slots=True)
class Promise:
    """`due_at` aware, in Asia/Jakarta; None: no date is promised. `counts_from`: when the clock starts."""

    standard: Standard
    due_at: datetime | None
    counts_from: datetime
    published_due_at: datetime | None = None


def promised_at(service: Service, filed_at: datetime, calendar: WorkCalendar) -> Promise:
    """Raises CalendarError when the calendar's data ends."""
    starts = _clock_start(service.standard, filed_at, calendar)
    days = service.published_days
    published = _closing_after(starts, days, calendar) if days and _counts_work(service.standard) else None
    return Promise(service.standard, _due(service, starts, calendar), starts, published)


def _counts_work(standard: Standard) -> bool:
    return standard not in ("same_visit", "respond_24h")


def _clock_start(standard: Standard, filed_at: datetime, calendar: WorkCalendar) -> datetime:
    if standard == "respond_24h":
        return filed_at
    if standard == "same_visit":
        return calendar.next_open(filed_at)
    return calendar.next_working_time(filed_at)


def _due(service: Service, starts: datetime, calendar: WorkCalendar) -> datetime | None:
    match service.standard:
        case "city_24h":
            return same_time_next_day(starts, calendar)
        case "one_working_day":
            return _closing_after(starts, 1, calendar)
        case "published":
            return _closing_after(starts, service.published_days, calendar) if service.published_days else None
        case "same_visit":
            return None if service.needs_internet else calendar.open_until(starts)
        case "respond_24h":
            return starts + timedelta(hours=24)
        case "none":
            return None


def same_time_next_day(starts: datetime, calendar: WorkCalendar) -> datetime:
    """The next working day at the same time, within that day's hours; `starts` in Asia/Jakarta. Raises CalendarError."""
    day = calendar.next_working_day(starts.date())
    span = _span(day, calendar)
    return min(max(datetime.combine(day, starts.timetz()), span.start), span.end)


def _closing_after(starts: datetime, working_days: int, calendar: WorkCalendar) -> datetime:
    day = starts.date()
    for _ in range(working_days):
        day = calendar.next_working_day(day)
    return _span(day, calendar).end


def _span(day: date, calendar: WorkCalendar) -> Span:
    span = calendar.working_span(day)
    assert span is not None, "asked only for working days"
    return span
