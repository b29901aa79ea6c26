"""Discipline: nothing is cut without evidence, no exclusion ever costs anybody, and every cut is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.discipline import DutyDay, MinutesOut, discipline_of
from sync.rules.index_terms import REASONS
from tests.unit.sync.rules.index_cases import changed

RULE = changed({}).discipline
FIRST = date(2026, 10, 1)
OUT = st.builds(
    MinutesOut,
    side=st.sampled_from(["late", "early", "day"]),
    minutes=st.integers(0, 200),
    reason=st.sampled_from(REASONS),
    of=st.just("record"),
)
DAYS = st.lists(
    st.builds(
        DutyDay,
        day=st.integers(0, 30).map(lambda number: FIRST + timedelta(days=number)),
        standing=st.sampled_from(["present", "duty", "leave", "absent", "unproved"]),
        late_minutes=st.integers(-60, 300),
        early_minutes=st.integers(-60, 300),
        no_start=st.booleans(),
        no_end=st.booleans(),
        excluded=st.lists(OUT, max_size=2).map(tuple),
    ),
    max_size=12,
    unique_by=lambda one: one.day,
)


@given(DAYS)
def test_what_remains_is_a_hundred_less_every_cut_that_is_told(days):
    found = discipline_of(RULE, days)

    assert found.percent == 100 - sum(each.percent for each in found.deductions)
    assert 0 <= found.percent <= 100
    assert all(each.percent > 0 for each in found.deductions)


@given(DAYS)
def test_only_presence_and_a_found_absence_can_cost_anything(days):
    found = discipline_of(RULE, days)

    cut = {each.day for each in found.deductions}
    assert cut <= {one.day for one in days if one.standing in ("present", "absent")}
    assert set(found.to_review) == {one.day for one in days if one.standing == "unproved"}


@given(DAYS, st.integers(0, 11), OUT)
def test_no_exclusion_ever_costs_anybody(days, place, out):
    if not days:
        return
    chosen = place % len(days)
    lighter = replace(days[chosen], excluded=(*days[chosen].excluded, out))

    before = discipline_of(RULE, days).percent
    after = discipline_of(RULE, [*days[:chosen], lighter, *days[chosen + 1 :]])
    assert after.percent >= before
    assert (lighter.day, out) in after.excluded


@given(DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_days_changes_nothing(days, random):
    shuffled = list(days)
    random.shuffle(shuffled)

    assert discipline_of(RULE, shuffled) == discipline_of(RULE, days)


@given(DAYS, st.integers(1, 200))
def test_later_is_never_cheaper(days, more):
    later = [replace(one, late_minutes=one.late_minutes + more) for one in days]

    assert discipline_of(RULE, later).percent <= discipline_of(RULE, days).percent


def test_a_cut_names_its_day_its_band_and_its_records():
    (cut,) = discipline_of(RULE, [DutyDay(day=FIRST, late_minutes=45, of=("p1", "p2"))]).deductions

    assert (cut.day, cut.kind, cut.band, cut.minutes, cut.percent, cut.of) == (FIRST, "TL", 2, 45, 1, ("p1", "p2"))


def test_a_day_stands_once():
    with pytest.raises(ValueError, match="twice"):
        discipline_of(RULE, [DutyDay(day=FIRST), DutyDay(day=FIRST)])
