"""A unit's week: enough stay, turns are fair, and what conflicts is named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.flexible_rota import Conflict, Member, conflicts, minimum_on_site, propose

MON, TUE, WED, THU, FRI = WEEK = tuple(date(2026, 11, 23) + timedelta(days=number) for number in range(5))
SATURDAY = date(2026, 11, 28)


def wishing(officer: str, *days: date, quota: int = 2, before: int = 0) -> Member:
    return Member(officer, quota, frozenset(), frozenset(days), before)


def having(officer: str, *days: date, quota: int = 2) -> Member:
    return Member(officer, quota, frozenset(days))


@pytest.mark.parametrize(
    ("staff", "share", "number", "minimum", "why"),
    [
        (10, 50, None, 5, "half of ten"),
        (7, 50, None, 4, "half of seven is three and a half, rounded up"),
        (3, 25, None, 1, "a quarter of three, rounded up"),
        (4, 0, None, 0, "nobody has to"),
        (4, 100, None, 4, "everybody has to"),
        (10, 50, 8, 8, "the unit's own number counts"),
        (3, 50, 8, 3, "not more than there are"),
        (0, 50, None, 0, "nobody is there"),
    ],
)
def test_the_least_on_site(staff: int, share: int, number: int | None, minimum: int, why: str) -> None:
    assert minimum_on_site(staff, share, number) == minimum, why


def test_a_full_day_goes_to_whoever_had_fewer_turns() -> None:
    """Three people, two must stay: one place a day. Ani had two days before, Budi none."""
    people = [wishing("ani", WED, before=2), wishing("budi", WED), wishing("citra")]
    found = propose(people, WEEK, 2)
    assert found.given == {"ani": frozenset(), "budi": {WED}, "citra": frozenset()}
    assert [(one.officer, one.day, one.why) for one in found.left] == [("ani", WED, "full")]


def test_turns_go_round_before_anybody_has_two() -> None:
    people = [wishing("ani", TUE, WED), wishing("budi", TUE, WED), wishing("citra")]
    found = propose(people, (TUE, WED), 2)
    assert sorted(len(found.given[one]) for one in ("ani", "budi")) == [1, 1]


def test_wishes_beyond_the_quota_and_on_rest_days_are_left_with_the_reason() -> None:
    found = propose([wishing("ani", MON, TUE, SATURDAY, quota=1), *map(having, ("budi", "citra"))], WEEK, 1)
    assert found.given["ani"] == {MON}
    assert {(one.day, one.why) for one in found.left} == {(TUE, "quota"), (SATURDAY, "rest_day")}


def test_what_is_given_stays_and_takes_its_place() -> None:
    found = propose([having("ani", WED), wishing("budi", WED), having("citra")], WEEK, 2)
    assert found.given["ani"] == {WED}
    assert found.given["budi"] == frozenset()


def test_conflicts_are_named_in_a_fixed_order() -> None:
    people = [having("ani", TUE, WED), having("budi", WED), having("citra", WED, THU, FRI), having("dedi", SATURDAY)]
    assert conflicts(people, WEEK, 2) == (
        Conflict("below_minimum", WED, "", 1, 2),
        Conflict("over_quota", None, "citra", 3, 2),
        Conflict("rest_day", SATURDAY, "dedi"),
    )
    assert conflicts(list(reversed(people)), WEEK, 2) == conflicts(people, WEEK, 2)


def test_a_unit_too_small_for_its_minimum_is_no_conflict_as_long_as_all_stay() -> None:
    assert conflicts([having("ani")], WEEK, 3) == ()
    assert propose([wishing("ani", MON)], WEEK, 3).given == {"ani": frozenset()}


_DAYS = st.frozensets(st.sampled_from((*WEEK, SATURDAY)))
_PEOPLE = st.lists(
    st.builds(
        Member,
        st.uuids().map(str),
        st.integers(0, 4),
        st.just(frozenset()),
        _DAYS,
        st.integers(0, 8),
    ),
    max_size=9,
    unique_by=lambda one: one.officer,
)


@given(people=_PEOPLE, share=st.integers(0, 100), order=st.randoms(use_true_random=False))
def test_a_proposal_keeps_the_minimum_the_quota_and_the_wishes(people, share, order) -> None:
    minimum = minimum_on_site(len(people), share)
    found = propose(people, WEEK, minimum)
    shuffled = list(people)
    order.shuffle(shuffled)
    assert propose(shuffled, WEEK, minimum) == found
    away = {day: sum(day in found.given[one.officer] for one in people) for day in WEEK}
    assert all(len(people) - gone >= minimum for gone in away.values())
    for one in people:
        assert len(found.given[one.officer]) <= one.quota
        assert found.given[one.officer] <= one.wished & set(WEEK)
    assert (
        conflicts([having(one.officer, *found.given[one.officer], quota=one.quota) for one in people], WEEK, minimum)
        == ()
    )


@given(people=_PEOPLE, share=st.integers(0, 100))
def test_nobody_waits_for_nothing(people, share) -> None:
    minimum = minimum_on_site(len(people), share)
    found = propose(people, WEEK, minimum)
    quotas = {one.officer: one.quota for one in people}
    away = {day: sum(day in days for days in found.given.values()) for day in WEEK}
    for left in found.left:
        if left.why == "full":
            assert len(people) - away[left.day] == minimum
        elif left.why == "quota":
            assert len(found.given[left.officer]) == quotas[left.officer]
        else:
            assert left.day not in WEEK


@given(people=_PEOPLE, share=st.integers(0, 100))
def test_who_had_more_is_never_favoured_over_an_equal_wish(people, share) -> None:
    """With the same wishes and quota, whoever had fewer days before has at least as many now as who had two more."""
    same = [Member(one.officer, 2, frozenset(), frozenset(WEEK), one.before) for one in people]
    found = propose(same, WEEK, minimum_on_site(len(same), share))
    for one in same:
        for other in same:
            if other.before >= one.before + 2:
                assert len(found.given[one.officer]) >= len(found.given[other.officer])


def test_who_is_on_leave_is_not_on_site_and_gets_no_day_elsewhere() -> None:
    """Three people, one on leave on Wednesday, two must stay: nobody may go that day."""
    away = Member("budi", 2, leave=frozenset({WED}), wished=frozenset({WED, THU}))
    people = [wishing("ani", WED), away, wishing("citra")]
    found = propose(people, WEEK, 2)
    assert found.given == {"ani": frozenset(), "budi": {THU}, "citra": frozenset()}

    gone = [having("ani", WED), away, wishing("citra")]
    assert conflicts(gone, WEEK, 2) == (Conflict("below_minimum", WED, "", 1, 2),)
    assert conflicts([wishing("ani"), away, wishing("citra")], WEEK, 3) == (), "leave alone is nobody's conflict"


def test_a_day_of_leave_uses_up_no_quota() -> None:
    both = Member("ani", 1, given=frozenset({TUE, WED}), leave=frozenset({WED}))
    assert conflicts([both, *map(having, ("budi", "citra"))], WEEK, 1) == ()
