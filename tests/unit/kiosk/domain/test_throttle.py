"""Waits grow, nothing but time since boot shortens them, and a quiet morning starts clean."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.throttle import (
    HALL_FAILURES,
    LOCKED_AT,
    Locked,
    Moment,
    Tally,
    Wait,
    elapsed_ms,
    standing,
    still_counted,
    wait_after,
)

HOUR_MS = 3_600_000
BOOTS = st.sampled_from(["a", "b", "c"])
MOMENTS = st.builds(Moment, BOOTS, st.integers(0, 4 * HOUR_MS))


def test_waits_grow_to_an_hour() -> None:
    assert [wait_after(n) for n in range(4, 10)] == [0, 30, 60, 300, 900, 3600]


def test_the_tenth_locks_however_long_ago_it_was() -> None:
    tally = Tally(LOCKED_AT, Moment("a", 0), "7K3MPQ2X")
    assert standing(tally, (), Moment("a", 10**12)) == Locked("7K3MPQ2X")


@given(since=MOMENTS, now=MOMENTS)
def test_no_more_time_is_believed_than_this_boot_has_lived(since: Moment, now: Moment) -> None:
    assert 0 <= elapsed_ms(since, now) <= now.up_ms


@given(failures=st.integers(5, 9), last=MOMENTS, up_ms=st.integers(0, HOUR_MS))
def test_a_reboot_never_shortens_a_wait(failures: int, last: Moment, up_ms: int) -> None:
    """After it, at least as long is waited since the machine came up as without it since the failure."""
    tally = Tally(failures, last)
    after = standing(tally, (), Moment("another", up_ms))
    assert (after is None) == (up_ms >= wait_after(failures) * 1000)


def test_thirty_within_an_hour_hold_everybody_for_an_hour_from_the_last() -> None:
    hall = [Moment("a", minute * 60_000) for minute in range(HALL_FAILURES)]
    last = hall[-1].up_ms
    assert standing(Tally(), hall, Moment("a", last)) == Wait(3600)
    assert standing(Tally(), hall, Moment("a", last + HOUR_MS - 1)) == Wait(1)
    assert standing(Tally(), hall, Moment("a", last + HOUR_MS)) is None
    assert still_counted(hall, Moment("a", last + HOUR_MS)) == ()


def test_slips_of_the_day_before_are_gone_when_the_kiosk_counted_them_off() -> None:
    slips = [Moment("a", minute * 60_000) for minute in range(0, 290, 10)]
    evening = still_counted(slips, Moment("a", 300 * 60_000))
    assert len(evening) == 4
    assert standing(Tally(), evening, Moment("b", 0)) is None


@given(hall=st.lists(MOMENTS, max_size=40), now=MOMENTS)
def test_what_is_counted_off_changes_no_answer(hall: list[Moment], now: Moment) -> None:
    assert (standing(Tally(), hall, now) is None) == (standing(Tally(), still_counted(hall, now), now) is None)
