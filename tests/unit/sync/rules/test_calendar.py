"""When the hall is open and when a promise's clock runs."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.calendar import CalendarError, Holiday, Hours, WorkCalendar
from sync.rules.calendar_reading import load_calendar, load_holidays, load_ramadan
from sync.rules.indonesian import JAKARTA

CALENDAR = files("assets").joinpath("calendar")
HOLIDAYS = CALENDAR.joinpath("holidays.csv").read_bytes()
RAMADAN = CALENDAR.joinpath("ramadan.yaml").read_bytes()
HOURS = CALENDAR.joinpath("hours.yaml").read_bytes()
SHIPPED = load_calendar(HOLIDAYS, RAMADAN, HOURS)

# The data covers 2025 to 2027; a promise made at the end needs some days after it.
moments = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 1), timezones=st.just(JAKARTA))  # noqa: DTZ001
spans = st.timedeltas(min_value=timedelta(), max_value=timedelta(hours=60))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("moment", "working", "open_"),
    [
        ("2026-11-23 07:29", False, False),  # Monday
        ("2026-11-23 07:30", True, True),
        ("2026-11-23 15:59", True, True),
        ("2026-11-23 16:00", False, False),
        ("2026-11-27 16:29", True, True),  # Friday is half an hour longer
        ("2026-11-27 16:30", False, False),
        ("2026-11-24 19:00", False, True),  # Tuesday evening at the Balai RW
        ("2026-11-23 19:00", False, False),  # no session on Mondays
        ("2026-11-28 10:00", False, False),  # Saturday
        ("2026-12-25 10:00", False, False),  # Natal, a Friday
        ("2026-12-25 19:00", False, False),  # and no evening session either
        ("2026-12-24 10:00", False, False),  # cuti bersama
        ("2026-03-02 07:45", False, False),  # Ramadan starts at eight
        ("2026-03-02 08:00", True, True),
        ("2026-03-02 15:00", False, False),
        ("2026-03-06 15:29", True, True),
    ],
)
def test_working_time_and_open_doors(moment, working, open_) -> None:
    assert SHIPPED.is_working_time(at(moment)) is working
    assert SHIPPED.is_open(at(moment)) is open_


def test_cuti_bersama_is_a_switch_of_each_unit() -> None:
    at_work = load_calendar(HOLIDAYS, RAMADAN, HOURS.replace(b"cuti_bersama_off: true", b"cuti_bersama_off: false"))
    assert not SHIPPED.is_working_day(date(2026, 12, 24))
    assert at_work.is_working_day(date(2026, 12, 24))
    assert not at_work.is_working_day(date(2026, 12, 25))


def test_a_site_may_open_on_saturdays_but_no_promise_runs_then() -> None:
    saturday = at("2026-11-28 10:00")
    site = load_calendar(HOLIDAYS, RAMADAN, HOURS, saturday=True)
    assert site.is_open(saturday)
    assert site.open_until(saturday) == at("2026-11-28 12:00")
    assert not site.is_working_time(saturday)
    assert site.next_working_time(saturday) == at("2026-11-30 07:30")


def test_a_site_sets_its_own_evenings() -> None:
    site = load_calendar(HOLIDAYS, RAMADAN, HOURS, sessions={0: (Hours(time(17), time(21)),)})
    assert site.is_open(at("2026-11-23 20:30"))
    assert not site.is_open(at("2026-11-24 19:00"))


def test_another_unit_has_other_hours() -> None:
    siola = load_calendar(HOLIDAYS, RAMADAN, HOURS, unit="mpp")
    assert not siola.is_open(at("2026-11-27 14:30"))


def test_the_next_opening_is_found_over_a_long_weekend() -> None:
    assert SHIPPED.next_open(at("2026-12-23 21:00")) == at("2026-12-28 07:30")
    assert SHIPPED.next_open(at("2026-11-24 16:30")) == at("2026-11-24 18:00")
    assert SHIPPED.next_working_time(at("2026-11-24 19:00")) == at("2026-11-25 07:30")


def test_why_a_day_is_off_can_be_said() -> None:
    christmas = SHIPPED.holiday(date(2026, 12, 25))
    assert christmas is not None
    assert christmas.name == "Hari Raya Natal"
    assert SHIPPED.holiday(date(2026, 11, 23)) is None


def test_times_of_other_zones_are_understood_and_naive_ones_refused() -> None:
    assert SHIPPED.is_open(datetime(2026, 11, 23, 2, 41, tzinfo=UTC))  # 09.41 in Surabaya
    with pytest.raises(ValueError, match="zone"):
        SHIPPED.is_open(datetime(2026, 11, 23, 9, 41))  # noqa: DTZ001


# --- rules ---------------------------------------------------------------------------------------------------------


@given(moments)
def test_the_next_opening_is_open_and_not_before(moment) -> None:
    opens = SHIPPED.next_open(moment)
    assert opens >= moment
    assert SHIPPED.is_open(opens)
    assert SHIPPED.next_open(opens) == opens


@given(moments, st.timedeltas(min_value=timedelta(), max_value=timedelta(days=9)))
def test_nothing_is_open_between_closing_and_the_next_opening(moment, wait) -> None:
    opens = SHIPPED.next_open(moment)
    between = moment + wait
    assert between >= opens or not SHIPPED.is_open(between)


@given(moments, spans)
def test_working_time_that_was_added_has_run(moment, amount) -> None:
    end = SHIPPED.add_working_time(moment, amount)
    assert end >= moment
    assert SHIPPED.working_time_between(moment, end) == amount


@given(moments, spans, spans)
def test_working_time_adds_up(moment, first, second) -> None:
    in_two = SHIPPED.add_working_time(SHIPPED.add_working_time(moment, first), second)
    assert in_two == SHIPPED.add_working_time(moment, first + second) or second == timedelta()


@given(moments, moments, spans)
def test_who_starts_later_ends_no_earlier(one, other, amount) -> None:
    first, second = sorted([one, other])
    assert SHIPPED.add_working_time(first, amount) <= SHIPPED.add_working_time(second, amount)


@given(moments)
def test_no_working_time_on_holidays_and_weekends(moment) -> None:
    off = moment.weekday() > 4 or any(one.day == moment.date() for one in SHIPPED.holidays)
    assert not (off and SHIPPED.is_working_time(moment))


@given(moments, moments)
def test_working_time_between_is_never_negative(one, other) -> None:
    between = SHIPPED.working_time_between(one, other)
    assert timedelta() <= between <= max(timedelta(), other - one)


def test_time_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="forward"):
        SHIPPED.add_working_time(at("2026-11-23 09:41"), timedelta(seconds=-1))


# --- data ----------------------------------------------------------------------------------------------------------


def test_the_shipped_years_have_the_days_of_the_joint_decrees() -> None:
    def days(year: int, *, shared: bool) -> int:
        return sum(one.day.year == year and one.shared_leave is shared for one in SHIPPED.holidays)

    assert [days(year, shared=False) for year in (2025, 2026, 2027)] == [17, 17, 18]
    assert [days(year, shared=True) for year in (2026, 2027)] == [8, 8]


def test_ramadan_ends_the_day_before_the_feast_of_the_decrees() -> None:
    feasts = {
        one.day: one.estimated
        for one in SHIPPED.holidays
        if one.name.removesuffix(" (perkiraan)") == "Hari Raya Idul Fitri"
    }
    for period in SHIPPED.ramadan:
        assert feasts[period.last + timedelta(days=1)] is period.estimated


@pytest.mark.parametrize(
    "holidays",
    [
        b"",
        b"date,kind\n2026-01-01,libur_nasional\n",
        b"\xff",
        b"date,kind,name_id,estimated\n2026-02-30,libur_nasional,x,False\n",
        b"date,kind,name_id,estimated\n2026-01-01,libur,x,False\n",
    ],
)
def test_damaged_holidays_are_refused(holidays) -> None:
    if holidays:
        with pytest.raises(CalendarError):
            load_holidays(holidays)
    else:
        assert load_holidays(b"") == ()


@pytest.mark.parametrize(
    "ramadan",
    [
        b"",
        b"[]",
        b"periods: [{start: 2026-02-19, end: 2026-04-20, perkiraan: false}]",
        b"periods: [{start: soon, end: later, perkiraan: false}]",
        b"{",
    ],
)
def test_a_damaged_ramadan_table_is_refused(ramadan) -> None:
    with pytest.raises(CalendarError):
        load_ramadan(ramadan)


@pytest.mark.parametrize(
    "change",
    [
        (b"07:30-16:00", b"07:30 to 16:00"),
        (b"07:30-16:00", b"16:00-07:30"),
        (b"07:30-16:00", b"07:30-25:00"),
        (b"{mon:", b"{moon:"),
        (b"kelurahan:", b"kantor:"),
        (b"kelurahan:", b"kelurahan: ["),
    ],
)
def test_damaged_hours_are_refused(change) -> None:
    with pytest.raises(CalendarError):
        load_calendar(HOLIDAYS, RAMADAN, HOURS.replace(*change))


def test_a_calendar_that_never_works_says_so_instead_of_searching_forever() -> None:
    idle = WorkCalendar(
        working={0: Hours(time(8), time(9))},
        holidays=tuple(Holiday(date(2026, 1, 5) + timedelta(weeks=w), "libur", shared_leave=False) for w in range(20)),
    )
    with pytest.raises(CalendarError):
        idle.next_open(at("2026-01-01 08:00"))
    with pytest.raises(CalendarError):
        idle.add_working_time(at("2026-01-01 08:00"), timedelta(hours=1))
