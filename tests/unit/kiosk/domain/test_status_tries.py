"""Guessing a status PIN: five wrong tries in ten minutes, and no way around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.status_tries import WINDOW_S, WRONG_A_CODE, WRONG_A_KIOSK, StatusTry, still_counted, wait_s
from kiosk.domain.throttle import Moment

CODE, OTHER = "7K3MPQ2X", "KMPR2345"


def tries(*seconds: int, code: str = CODE, boot: str = "a") -> list[StatusTry]:
    return [StatusTry(code, Moment(boot, at * 1000)) for at in seconds]


def test_five_are_free_and_the_sixth_waits_for_the_first_to_grow_old() -> None:
    now = Moment("a", 100_000)
    assert wait_s(tries(10, 20, 30, 40), CODE, now) == 0
    assert wait_s(tries(10, 20, 30, 40, 50), CODE, now) == WINDOW_S - 90
    assert wait_s(tries(10, 20, 30, 40, 50), CODE, Moment("a", 610_000)) == 0


def test_another_code_may_still_be_tried_until_the_kiosk_has_had_enough() -> None:
    now = Moment("a", 100_000)
    assert wait_s(tries(*range(5)), OTHER, now) == 0
    many = [each for n in range(WRONG_A_KIOSK) for each in tries(n, code=f"{n:08}")]
    assert wait_s(many, OTHER, now) == WINDOW_S - 100
    assert wait_s(many[1:], OTHER, now) == 0


def test_a_restart_begins_the_wait_anew() -> None:
    before = tries(*range(500, 505), boot="a")
    assert wait_s(before, CODE, Moment("b", 5_000)) == WINDOW_S - 5
    assert wait_s(before, CODE, Moment("b", 600_000)) == 0


@given(
    moments=st.lists(st.integers(0, 3_000_000), max_size=40).map(sorted),
    codes=st.lists(st.sampled_from([CODE, OTHER]), min_size=40, max_size=40),
    gap_ms=st.integers(0, 1_000_000),
)
def test_never_more_than_the_measure_in_any_ten_minutes(moments: list[int], codes: list[str], gap_ms: int) -> None:
    """Whoever tries whenever they may: in every window there are at most so many."""
    taken: list[StatusTry] = []
    for at, code in zip(moments, codes, strict=False):
        if not wait_s(taken, code, Moment("a", at)):
            taken.append(StatusTry(code, Moment("a", at)))
    for each in taken:
        window = [t for t in taken if 0 <= each.at.up_ms - t.at.up_ms < WINDOW_S * 1000]
        assert sum(t.code == each.code for t in window) <= WRONG_A_CODE
        assert len(window) <= WRONG_A_KIOSK
    now = Moment("a", (moments[-1] if moments else 0) + gap_ms)
    wait = wait_s(taken, CODE, now)
    assert 0 <= wait <= WINDOW_S
    assert wait_s(taken, CODE, Moment("a", now.up_ms + wait * 1000)) == 0
    assert len(still_counted(taken, now)) <= len(taken)
