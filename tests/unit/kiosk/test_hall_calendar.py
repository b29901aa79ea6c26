"""The calendar in the hall: the city's word as soon as it is here, the program's own until then."""

from __future__ import annotations

from datetime import date

from kiosk.app_adapters import built_in_calendar
from kiosk.flows.ports import StorageBrokenError
from kiosk.hall_calendar import HallCalendar
from sync.rules.shipped_calendar import shipped_document
from sync.rules.working_time import rule_of

POLLING_DAY = date(2026, 12, 9)
NO_WISHES: dict[str, object] = {}


class Book:
    def __init__(self) -> None:
        self.told: tuple[dict, dict] | None = None
        self.broken = False

    def told_calendar(self):
        if self.broken:
            raise StorageBrokenError
        return self.told


def with_polling_day() -> dict:
    document = shipped_document()
    document["holidays"].append({"day": "2026-12-09", "name": "Pilkada", "kind": "libur_nasional", "estimated": False})
    return document


def test_until_the_city_says_something_the_built_in_calendar_counts() -> None:
    calendar = HallCalendar(Book())
    built_in = built_in_calendar()
    assert calendar.open_spans(POLLING_DAY) == built_in.open_spans(POLLING_DAY)
    assert (calendar.ramadan, calendar.shared_leave_off, calendar.later) == (built_in.ramadan, True, ())


def test_a_new_holiday_counts_for_who_kept_the_calendar_before() -> None:
    book = Book()
    calendar = HallCalendar(book)
    assert calendar.is_working_day(POLLING_DAY)
    book.told = (with_polling_day(), NO_WISHES)
    calendar.look()
    assert not calendar.is_working_day(POLLING_DAY)
    assert rule_of(POLLING_DAY, calendar) == "holiday"


def test_the_halls_own_evenings_count() -> None:
    book = Book()
    book.told = (
        shipped_document(),
        {"sessions": {"wed": "19:00-21:00"}, "saturday": False, "works_on_shared_leave": None},
    )
    assert len(HallCalendar(book).open_spans(POLLING_DAY)) == 2


def test_a_calendar_that_cannot_be_read_leaves_the_one_before(expected_logs) -> None:
    expected_logs.add("kiosk.hall_calendar")
    book = Book()
    book.told = (with_polling_day(), NO_WISHES)
    calendar = HallCalendar(book)
    book.told = ({**with_polling_day(), "hours": []}, NO_WISHES)
    calendar.look()
    assert not calendar.is_working_day(POLLING_DAY)


def test_a_broken_disk_leaves_the_calendar_alone() -> None:
    book = Book()
    book.told = (with_polling_day(), NO_WISHES)
    calendar = HallCalendar(book)
    book.broken = True
    calendar.look()
    assert not calendar.is_working_day(POLLING_DAY)
