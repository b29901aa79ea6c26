"""How far an entry is proved: judged as it was, by somebody else, or by its evidence; silence takes nothing away."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.shipped_calendar import shipped_calendar
from sync.rules.work_verification import REASONS, Judged, counts_as, look_until, may_judge, standing

CALENDAR = shipped_calendar()
VERDICTS = st.sampled_from(sorted(REASONS))


@pytest.mark.parametrize(
    ("judged", "has_evidence", "is_due", "expected"),
    [
        (None, True, False, "waiting"),
        (None, True, True, "attached"),
        (None, False, True, "unproved"),
        (Judged("verified", 0), False, False, "verified"),
        (Judged("attached", 0), True, False, "attached"),
        (Judged("attached", 0), False, False, "unproved"),
        (Judged("returned", 0), True, True, "returned"),
    ],
)
def test_how_an_entry_stands(*, judged, has_evidence: bool, is_due: bool, expected: str) -> None:
    assert standing(judged, amendments=0, has_evidence=has_evidence, is_due=is_due) == expected


@given(verdict=VERDICTS, before=st.integers(0, 5), later=st.integers(1, 5), has_evidence=st.booleans())
def test_what_is_amended_afterwards_counts_as_if_nobody_had_looked(
    *, verdict: str, before: int, later: int, has_evidence: bool
) -> None:
    amended = before + later
    judged = counts_as(Judged(verdict, before), amendments=amended, has_evidence=has_evidence)
    assert judged == counts_as(None, amendments=amended, has_evidence=has_evidence)


@given(has_evidence=st.booleans(), amendments=st.integers(0, 5))
def test_a_superiors_silence_never_counts_less_after_three_days_than_before(
    *, has_evidence: bool, amendments: int
) -> None:
    unlooked = counts_as(None, amendments=amendments, has_evidence=has_evidence)
    assert unlooked == ("attached" if has_evidence else "none")
    stands = standing(None, amendments=amendments, has_evidence=has_evidence, is_due=True)
    assert stands == ("attached" if has_evidence else "unproved")


def test_three_working_days_pass_over_a_weekend_and_a_holiday() -> None:
    assert look_until(date(2026, 11, 23), CALENDAR) == date(2026, 11, 26)  # Monday to Thursday
    assert look_until(date(2026, 11, 26), CALENDAR) == date(2026, 12, 1)  # Thursday over the weekend to Tuesday
    assert look_until(date(2026, 12, 23), CALENDAR) > date(2026, 12, 28)  # Christmas


def test_nobody_judges_their_own_and_nobody_without_a_name() -> None:
    assert may_judge(reviewer="a", worker="b")
    assert not may_judge(reviewer="a", worker="a")
    assert not may_judge(reviewer=None, worker="b")
    assert not may_judge(reviewer="a", worker=None)
