"""Where the hours of a day come from: this kiosk, other halls as the city told, claims, restarts, and a kiosk that was down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import pytest

from kiosk.flows.hours import WorkingHours
from kiosk.flows.hours_ports import Elsewhere, OutageRow
from kiosk.flows.ports import KioskIdentity, PresenceRow
from kiosk.ui.gallery_hours import MemoryHours
from kiosk.ui.gallery_kiosk import MemoryKiosk
from sync.rules.calendar import WorkCalendar
from sync.rules.calendar_reading import load_calendar
from tests.fakes.clock import ManualClock

SRI, BAGUS = "018f4e9a-0000-7000-8000-000000000001", "018f4e9a-0000-7000-8000-000000000002"
HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)  # 14.00 in Surabaya, a Tuesday


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    folder = files("assets").joinpath("calendar")
    names = ("holidays.csv", "ramadan.yaml", "hours.yaml")
    return load_calendar(*(folder.joinpath(name).read_bytes() for name in names))


class Hall:
    def __init__(self, calendar: WorkCalendar) -> None:
        self.clock = ManualClock(NOON, up_ms=10 * 3_600_000)
        identity = KioskIdentity("018f4e9a-0000-7000-8000-00000000000a", 1, "site", "Balai RW 05 Keputran", "A", 1)
        self.kiosk = MemoryKiosk(self.clock, identity=identity)
        self.book = MemoryHours(self.kiosk)
        self.hours = WorkingHours(book=self.book, clock=self.clock, calendar=calendar)
        self._count = 0

    def present(self, start: str, end: str | None, *, officer: str = SRI, day: int = 24, **more) -> None:
        self._count += 1
        at = moment(day, start)
        self.kiosk.place_presence(
            PresenceRow(
                f"018f4e9a-0000-7000-8000-0000000000{self._count:02}",
                officer,
                more.pop("place", "hall"),
                at,
                end and moment(day, end),
                **more,
            )
        )


def moment(day: int, clock: str) -> datetime:
    hour, minute = clock.split(".")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=UTC) - 7 * HOUR


@pytest.fixture
def hall(calendar) -> Hall:
    return Hall(calendar)


def sources(hall: Hall, day: int = 24) -> list[str]:
    return [entry.source for entry in hall.hours.week(SRI).days[day - 23].entries]


def test_a_presence_that_goes_on_grows_with_the_time_since_boot(hall: Hall) -> None:
    now = hall.clock.read()
    hall.present("10.00", None, boot=now.boot, up_ms=now.up_ms - 4 * 3_600_000)
    assert hall.hours.today(SRI).worked == 3 * HOUR  # the hour at noon is the break
    hall.clock.set_wall(NOON + 3 * HOUR)  # somebody turns the clock
    assert hall.hours.today(SRI).worked == 3 * HOUR
    assert sources(hall) == ["running"]


def test_places_and_officers_each_count_for_themselves(hall: Hall) -> None:
    hall.present("07.30", "09.30", passed=2 * HOUR)
    hall.present("09.30", "11.00", place="field", passed=1.5 * HOUR)
    hall.present("07.30", "11.00", officer=BAGUS, passed=3.5 * HOUR)
    assert hall.hours.today(SRI).worked == hall.hours.today(BAGUS).worked == 3.5 * HOUR
    assert [entry.place for entry in hall.hours.week(SRI).days[1].entries] == ["hall", "field"]


def test_over_a_restart_the_wall_clock_counts_and_says_so(hall: Hall) -> None:
    hall.present("07.30", "09.30")
    assert (hall.hours.today(SRI).worked, sources(hall)) == (2 * HOUR, ["clock"])


def test_a_claim_waits_and_what_nobody_ended_is_nothing(hall: Hall) -> None:
    hall.present("07.30", None, day=23, claimed_end=moment(23, "11.30"))
    sheet = hall.hours.week(SRI)
    assert (sheet.week.worked, sheet.week.claimed) == (timedelta(), 4 * HOUR)
    hall.present("13.00", None, day=23)
    assert sources(hall, day=23) == ["claimed", "open"]
    assert hall.hours.week(SRI).week.worked == timedelta()


def test_other_halls_as_the_city_tells_them_and_an_hour_in_both_once(hall: Hall) -> None:
    hall.present("07.30", "10.00", passed=2.5 * HOUR)
    assert not hall.hours.week(SRI).knows_other_halls
    there = [
        Elsewhere("p1", "Balai RW 07 Keputran", "hall", moment(24, "09.00"), moment(24, "11.00"), is_claim=False),
        Elsewhere("p2", "Balai RW 07 Keputran", "hall", moment(24, "13.00"), moment(24, "13.30"), is_claim=True),
        Elsewhere("p3", "Balai RW 08 Keputran", "hall", moment(24, "13.40"), None, is_claim=False),
    ]
    hall.book.place_elsewhere(SRI, there)
    sheet = hall.hours.week(SRI)
    assert sheet.knows_other_halls
    assert (sheet.week.worked, sheet.week.claimed) == (3.5 * HOUR, HOUR / 2)
    assert [entry.hall for entry in sheet.days[1].entries][1:] == [row.hall for row in there]
    assert sources(hall) == ["measured", "city", "city_claimed", "open"]


def test_hours_without_power_are_not_asked_for_and_shown_on_their_day(hall: Hall) -> None:
    hall.book.place_outage(OutageRow("power", moment(24, "07.00"), moment(24, "09.00")))
    hall.book.place_outage(OutageRow("network", moment(24, "10.00"), moment(24, "12.00")))
    hall.present("09.00", "11.00", passed=2 * HOUR)
    sheet = hall.hours.week(SRI)
    assert hall.hours.today(SRI).required == 6 * HOUR
    assert sheet.week.required == 36 * HOUR
    assert [row.away for row in sheet.days[1].outages] == ["power", "network"]
    assert sheet.days[2].outages == ()


def test_a_night_belongs_to_both_days(hall: Hall) -> None:
    hall.present("22.00", None, day=23, claimed_end=moment(24, "01.00"))
    days = hall.hours.week(SRI).days
    assert [len(day.entries) for day in days] == [1, 1, 0, 0, 0, 0, 0]
    assert [day.work.claimed for day in days[:2]] == [2 * HOUR, HOUR]


def test_another_week(hall: Hall) -> None:
    hall.present("07.30", "09.30", day=19, passed=2 * HOUR)
    assert hall.hours.week(SRI).week.worked == timedelta()
    assert hall.hours.week(SRI, date(2026, 11, 22)).week.worked == 2 * HOUR


def test_on_a_day_of_leave_no_hours_are_asked_and_what_was_worked_counts(hall: Hall) -> None:
    hall.book.place_days_off(SRI, [date(2026, 11, day) for day in (24, 25, 28)])
    hall.present("07.30", "09.30", passed=2 * HOUR)
    today, week = hall.hours.today(SRI), hall.hours.week(SRI)
    assert (today.required, today.worked) == (timedelta(), 2 * HOUR)
    assert [sheet.is_leave for sheet in week.days] == [False, True, True, False, False, False, False], (
        "a Saturday is free anyhow"
    )
    assert week.week.required == 3 * 7.5 * HOUR
    assert hall.hours.today(BAGUS).required == 7.5 * HOUR
