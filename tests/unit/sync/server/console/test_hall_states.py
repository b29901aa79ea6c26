"""How a hall and an area stand: silence by the calendar, one word a hall, the worst first."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.calendar import Hours, WorkCalendar
from sync.rules.indonesian import JAKARTA
from sync.server.console import hall_states
from sync.server.console.hall_states import SHOWN, SILENT_AFTER, Counts, HallNow, State, areas, silent_before, state_of

WEEK = WorkCalendar(
    working={day: Hours(time(7, 30), time(16)) for day in range(5)},
    sessions={1: (Hours(time(18), time(20)),)},
)
MOMENTS = st.integers(0, 366 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=JAKARTA) + timedelta(minutes=minutes)
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """November 2026: the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("now", "limit"),
    [
        (at(23, 10), at(23, 9, 30)),  # half an hour
        (at(23, 7, 45), at(20, 15, 30)),  # just switched on: the end of Friday is what was owed
        (at(23, 8), at(23, 7, 30)),
        (at(23, 22), at(23, 15, 30)),  # closed: the day that was
        (at(24, 19), at(24, 15, 30)),  # an evening is the hall's own
        (at(29, 12), at(27, 15, 30)),  # Sunday: Friday
    ],
)
def test_a_kiosk_is_silent_when_it_was_not_heard_while_it_should_have_been(now: datetime, limit: datetime) -> None:
    assert silent_before(WEEK, now) == limit


@given(MOMENTS)
def test_nobody_is_silent_within_half_an_hour(now: datetime) -> None:
    assert silent_before(WEEK, now) <= now - SILENT_AFTER


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(days=3)))
def test_what_was_long_enough_ago_stays_so(now: datetime, passed: timedelta) -> None:
    assert silent_before(WEEK, now) <= silent_before(WEEK, now + passed)


def test_a_calendar_without_days_calls_nobody_silent_for_a_fortnight() -> None:
    assert silent_before(WorkCalendar(working={}), at(23, 10)) == at(23, 10) - timedelta(days=14)


@given(has_kiosk=st.booleans(), officers_there=st.integers(0, 3), is_silent=st.booleans(), should_be_open=st.booleans())
def test_every_hall_has_one_word(
    *, has_kiosk: bool, officers_there: int, is_silent: bool, should_be_open: bool
) -> None:
    state = state_of(
        has_kiosk=has_kiosk, officers_there=officers_there, is_silent=is_silent, should_be_open=should_be_open
    )
    assert (state == "open") == (officers_there > 0)
    assert state != "unattended" or (should_be_open and has_kiosk and not is_silent)
    assert state != "closed" or not should_be_open
    assert all(SHOWN[state])


def test_words_icons_and_shapes_differ_not_only_colours() -> None:
    assert len({words for words, _, _ in SHOWN.values()}) == len({icon for _, icon, _ in SHOWN.values()}) == len(SHOWN)


def hall(number: int, region: str, state: State = "open", **counted: int) -> HallNow:
    counts = Counts(halls=1, **counted)
    counts.states[state] += 1
    kecamatan, kelurahan = region.split(".")[2:]
    return HallNow(
        UUID(int=number), f"Balai {number}", region, f"Kel {kelurahan}", f"Kec {kecamatan}", state, None, counts
    )


def test_the_worst_is_told_first() -> None:
    told = [
        hall_states.standing(hall(1, "35.78.01.1001", state, **counted).counts)[0]
        for state, counted in (
            ("unattended", {"late": 2, "silent": 1}),
            ("unattended", {"silent": 1}),
            ("silent", {"silent": 1, "risk": 1}),
            ("open", {"risk": 3}),
            ("open", {}),
            ("closed", {}),
        )
    ]
    assert told == ["2 terlambat", "1 belum ada petugas", "1 tak terdengar", "3 mendesak", "Semua buka", "Tutup"]


REGIONS = st.sampled_from([f"35.78.{kec:02}.{kel}" for kec in (1, 2, 7) for kel in (1001, 1002)])
HALLS = st.lists(
    st.builds(
        hall,
        st.integers(1, 10**6),
        REGIONS,
        st.sampled_from(list(SHOWN)),
        late=st.integers(0, 3),
        waiting=st.integers(0, 9),
        present=st.integers(0, 2),
    ),
    max_size=20,
)


@given(HALLS, st.booleans())
def test_areas_hold_each_hall_once_and_add_up(halls: list[HallNow], by_kelurahan: bool) -> None:  # noqa: FBT001
    found = areas(halls, by_kelurahan=by_kelurahan)
    assert hall_states.total(area.counts for area in found) == hall_states.total(hall.counts for hall in halls)
    assert sum(len(area.squares) for area in found) == len(halls)
    assert len({area.code for area in found}) == len(found)
    assert all(len(area.code) == (13 if by_kelurahan else 8) for area in found)
