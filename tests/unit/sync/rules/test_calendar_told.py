"""The calendar as the city tells it is the calendar that the kiosk keeps, or none at all."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.calendar import CalendarError
from sync.rules.calendar_reading import load_calendar
from sync.rules.calendar_told import check_calendar, check_hall_hours, read_calendar
from sync.rules.shipped_calendar import shipped_document

CALENDAR = files("assets").joinpath("calendar")
BUILT_IN = load_calendar(
    *(CALENDAR.joinpath(name).read_bytes() for name in ("holidays.csv", "ramadan.yaml", "hours.yaml"))
)
days = st.dates(date(2025, 1, 1), date(2027, 12, 1))


def told(**changes: object) -> dict:
    return {**copy.deepcopy(shipped_document()), **changes}


def week(**changes: object) -> dict:
    hours = {
        "unit": "kelurahan",
        "from": "2025-01-01",
        "working": {"mon": "07:30-16:00", "fri": "07:30-16:30"},
        "ramadan": {},
        "sessions": {"tue": "18:00-20:00"},
        "saturday": "09:00-12:00",
        "shared_leave_off": True,
    }
    return {**hours, **changes}


def test_what_the_program_was_built_with_is_told_as_it_is() -> None:
    check_calendar(shipped_document())
    assert read_calendar(shipped_document()) == BUILT_IN


@given(days)
def test_hours_of_a_day_never_depend_on_what_begins_after_it(day: date) -> None:
    later = week(**{"from": "2026-07-01", "working": {"wed": "10:00-12:00"}, "sessions": {}, "shared_leave_off": False})
    both = read_calendar(told(hours=[*shipped_document()["hours"], later]))
    if day < date(2026, 7, 1):
        assert both.open_spans(day) == BUILT_IN.open_spans(day)
    else:
        assert both.is_working_day(day) == (day.weekday() == 2 and both.holiday(day) is None)


def test_a_promise_over_the_change_of_hours_ends_in_the_new_ones() -> None:
    later = week(**{"from": "2026-12-01", "working": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-17:00")})
    calendar = read_calendar(told(hours=[*shipped_document()["hours"], later]))
    monday = calendar.working_span(date(2026, 11, 30))
    assert monday is not None
    assert (
        calendar.add_working_time(monday.end - timedelta(hours=1), timedelta(hours=2)).strftime("%d %H:%M")
        == "01 10:00"
    )


def test_a_hall_keeps_its_own_evenings_saturday_and_shared_leave() -> None:
    hall = {"sessions": {"wed": "19:00-21:00"}, "saturday": True, "works_on_shared_leave": True}
    check_hall_hours(hall)
    calendar = read_calendar(told(), hall=hall)
    assert len(calendar.open_spans(date(2026, 11, 25))) == 2  # Wednesday
    assert len(calendar.open_spans(date(2026, 11, 24))) == 1  # no longer on Tuesdays
    assert calendar.open_spans(date(2026, 11, 28))  # Saturday
    assert calendar.is_working_day(date(2026, 12, 24))
    assert not calendar.is_working_day(date(2026, 12, 25))


def test_a_hall_without_wishes_is_as_its_unit() -> None:
    nothing = {"sessions": None, "saturday": False, "works_on_shared_leave": None}
    assert read_calendar(told(), hall=nothing) == BUILT_IN


HOLIDAY = {"day": "2026-12-09", "name": "Pilkada", "kind": "libur_nasional", "estimated": False}


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        told(holidays=None),
        told(holidays=[{**HOLIDAY, "day": "9 Desember"}]),
        told(holidays=[{**HOLIDAY, "day": "2026-02-30"}]),
        told(holidays=[{**HOLIDAY, "day": "2026-12-09\n"}]),
        told(holidays=[HOLIDAY, HOLIDAY]),
        told(holidays=[{**HOLIDAY, "name": ""}]),
        told(holidays=[{**HOLIDAY, "name": "x" * 91}]),
        told(holidays=[{**HOLIDAY, "kind": "libur"}]),
        told(holidays=[{**HOLIDAY, "estimated": "no"}]),
        told(holidays=[HOLIDAY] * 601),
        told(holidays=["2026-12-09"]),
        told(ramadan=[{"first": "2027-02-08", "last": "2027-03-01", "estimated": True}]),
        told(
            ramadan=[{"first": f"2027-02-0{day}", "last": f"2027-03-0{day + 1}", "estimated": True} for day in (7, 8)]
        ),
        told(hours=[]),
        told(hours=[week(unit="mpp")]),
        told(hours=[week(), week()]),
        told(hours=[week(unit="rumah")]),
        told(hours=[week(working={})]),
        told(hours=[week(working={"mon": "16:00-07:30"})]),
        told(hours=[week(working={"mon": 7})]),
        told(hours=[week(working={"senin": "07:30-16:00"})]),
        told(hours=[week(sessions={"mon": "15:00-18:00"})]),
        told(hours=[week(saturday="pagi")]),
        told(hours=[week(shared_leave_off=None)]),
        told(hours=[week(), week(**{"from": "2026-06-01", "working": {}})]),
    ],
    ids=str,
)
def test_what_gives_no_calendar_is_refused_whole(wrong: dict) -> None:
    with pytest.raises(CalendarError):
        check_calendar(wrong)


def test_two_months_of_holidays_are_a_mistake() -> None:
    first = date(2026, 6, 1)
    off = [{**HOLIDAY, "day": (first + timedelta(days=n)).isoformat()} for n in range(70)]
    with pytest.raises(CalendarError, match="two months"):
        check_calendar(told(holidays=off))


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"sessions": {"x": "18:00-20:00"}, "saturday": False, "works_on_shared_leave": None},
        {"sessions": None, "saturday": 1, "works_on_shared_leave": None},
        {"sessions": None, "saturday": False, "works_on_shared_leave": "ya"},
        {"sessions": 7, "saturday": False, "works_on_shared_leave": None},
    ],
)
def test_hours_of_a_hall_that_make_no_sense_are_refused(wrong: dict) -> None:
    with pytest.raises(CalendarError):
        check_hall_hours(wrong)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("day", "unit", "from", "mon")), inner),
    max_leaves=6,
)


@given(st.sampled_from(("holidays", "ramadan", "hours")), JSON)
def test_whatever_is_told_is_a_calendar_or_a_calendar_error(key: str, value: object) -> None:
    document = told(**{key: value})
    try:
        check_calendar(document)
    except CalendarError:
        return
    assert read_calendar(document).next_working_day(date(2026, 11, 24)) > date(2026, 11, 24)


CLOSED = {"day": "2026-11-25", "reason": "Balai dipakai pemilihan RW"}
AS_ITS_UNIT = {"sessions": None, "saturday": False, "works_on_shared_leave": None}


def test_a_hall_that_is_closed_for_a_day_receives_nobody_and_no_promise_runs() -> None:
    hall = {**AS_ITS_UNIT, "closed": [CLOSED]}
    check_hall_hours(hall)
    calendar, day = read_calendar(told(), hall=hall), date(2026, 11, 25)
    assert calendar.open_spans(day) == ()
    closed = calendar.holiday(day)
    assert closed is not None
    assert closed.name == CLOSED["reason"]
    before = BUILT_IN.working_span(date(2026, 11, 24))
    assert before is not None
    day_long = timedelta(hours=8)
    assert calendar.add_working_time(before.start, 2 * day_long) > BUILT_IN.add_working_time(before.start, 2 * day_long)


def test_what_the_whole_city_has_is_named_before_what_one_hall_has() -> None:
    feast, leave = "2026-12-25", "2026-12-24"
    days = [{"day": feast, "reason": "Listrik mati"}, {"day": leave, "reason": "Listrik mati"}]
    calendar = read_calendar(told(), hall={**AS_ITS_UNIT, "works_on_shared_leave": True, "closed": days})
    names = [holiday.name for day in (feast, leave) if (holiday := calendar.holiday(date.fromisoformat(day)))]
    assert names[0] != "Listrik mati"
    assert names[1:] == ["Listrik mati"]  # the hall works on cuti bersama, so its own closing counts


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        {},
        [CLOSED] * 201,
        [CLOSED, CLOSED],
        ["2026-11-25"],
        [{"day": "2026-11-25"}],
        [{**CLOSED, "day": "25-11-2026"}],
        [{**CLOSED, "reason": ""}],
        [{**CLOSED, "reason": "x" * 91}],
        [{**CLOSED, "reason": "dua\nbaris"}],
    ],
    ids=lambda wrong: str(wrong)[:40],
)
def test_days_closed_that_make_no_sense_are_refused(wrong: object) -> None:
    with pytest.raises(CalendarError):
        check_hall_hours({**AS_ITS_UNIT, "closed": wrong})
