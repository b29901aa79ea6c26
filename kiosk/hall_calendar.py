"""The hall's calendar: the city's when it told one, else the built-in; who keeps it sees each change without a restart.

Invariants
- A calendar that cannot be read never came: `city_items` refuses it, and what was there before stays.
- `HallCalendar` is a `WorkCalendar` whose every field is that of the calendar in force; `look` takes over what came.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Protocol

from kiosk.app_adapters import built_in_calendar
from kiosk.flows.ports import StorageBrokenError
from sync.rules.calendar import CalendarError, Holiday, Hours, Period, WeekHours, WorkCalendar
from sync.rules.calendar_told import read_calendar

_LOG = logging.getLogger(__name__)
Told = tuple[Mapping[str, Any], Mapping[str, Any]]


class CalendarBook(Protocol):
    def told_calendar(self) -> Told | None: ...


def city_calendar(book: CalendarBook) -> WorkCalendar:
    """As a hall without hours of its own: the city counts a month by it."""
    try:
        told = book.told_calendar()
        return built_in_calendar() if told is None else read_calendar(told[0])
    except (StorageBrokenError, CalendarError):
        return built_in_calendar()


class HallCalendar(WorkCalendar):
    """Holds no data of its own."""

    __slots__ = ("_book", "_now", "_told")
    _book: CalendarBook
    _now: WorkCalendar
    _told: Told | None

    def __init__(self, book: CalendarBook) -> None:
        self._put("_book", book)
        self._put("_told", None)
        self._put("_now", built_in_calendar())
        self.look()

    def look(self) -> None:
        """Cheap; to be called now and then."""
        try:
            told = self._book.told_calendar()
        except StorageBrokenError:  # the truth bar says so already
            return
        if told is None or told == self._told:
            return
        self._put("_told", told)
        try:
            self._put("_now", read_calendar(told[0], hall=told[1]))
        except CalendarError:
            _LOG.error("the city's calendar cannot be read; the one before stays")

    def _put(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    @property
    def working(self) -> Mapping[int, Hours]:
        return self._now.working

    @property
    def ramadan_working(self) -> Mapping[int, Hours]:
        return self._now.ramadan_working

    @property
    def sessions(self) -> Mapping[int, tuple[Hours, ...]]:
        return self._now.sessions

    @property
    def holidays(self) -> tuple[Holiday, ...]:
        return self._now.holidays

    @property
    def ramadan(self) -> tuple[Period, ...]:
        return self._now.ramadan

    @property
    def shared_leave_off(self) -> bool:
        return self._now.shared_leave_off

    @property
    def later(self) -> tuple[WeekHours, ...]:
        return self._now.later
