"""A month of the calendar as a table of weeks: what a hall does on each day, in words."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date

from sync.rules.calendar import Span, WorkCalendar
from sync.rules.indonesian import DAYS, MONTHS


@dataclass(frozen=True, slots=True)
class Cell:
    """`day` None: of another month. `tone` names a style; the words say the same."""

    day: date | None
    tone: str = "none"
    words: str = ""
    hours: tuple[str, ...] = ()

    @property
    def weekday(self) -> str:
        return DAYS[self.day.weekday()] if self.day else ""


def weeks_of(year: int, month: int, calendar: WorkCalendar) -> list[list[Cell]]:
    """From Monday to Sunday."""
    return [
        [_cell(day, calendar) if day.month == month else Cell(None) for day in week]
        for week in months.Calendar().monthdatescalendar(year, month)
    ]


def title_of(year: int, month: int) -> str:
    return f"{MONTHS[month - 1]} {year}"


def _cell(day: date, calendar: WorkCalendar) -> Cell:
    spans = tuple(_span(span) for span in calendar.open_spans(day))
    holiday = calendar.holiday(day)
    if holiday is not None:
        guess = " (perkiraan)" if holiday.estimated and "perkiraan" not in holiday.name else ""
        return Cell(day, "leave" if holiday.shared_leave else "off", f"Libur: {holiday.name}{guess}")
    if not spans:
        return Cell(day, "rest", "Tutup")
    if not calendar.is_working_day(day):
        return Cell(day, "open", "Hanya sesi", spans)
    return Cell(day, "fast", "Ramadan", spans) if calendar.is_ramadan(day) else Cell(day, "open", "", spans)


def _span(span: Span) -> str:
    return f"{span.start:%H.%M}–{span.end:%H.%M}"
