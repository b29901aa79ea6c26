"""One look, a blind second one, a third when they differ: for every order of judgements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.kinds import schema_of
from sync.server.console import review_words
from sync.server.reviews import judging
from sync.server.reviews.judging import CONFIRMED, REJECTED, UNCLEAR, Judgement, Standing

PRESENT = "sri"
people = st.sampled_from(["adi", "bima", "cici", "dian", PRESENT])
verdicts = st.sampled_from([CONFIRMED, UNCLEAR, REJECTED])


def said(*verdicts: str) -> list[Judgement]:
    """Each by somebody else."""
    return [Judgement(f"reviewer {number}", verdict) for number, verdict in enumerate(verdicts)]


@pytest.mark.parametrize(
    ("verdicts", "second", "state", "outcome"),
    [
        ((), False, "open", ""),
        ((UNCLEAR,), False, "asked", ""),
        ((CONFIRMED,), False, "closed", CONFIRMED),
        ((REJECTED,), False, "closed", REJECTED),
        ((REJECTED,), True, "second", REJECTED),
        ((UNCLEAR, CONFIRMED), True, "second", CONFIRMED),
        ((CONFIRMED, CONFIRMED), True, "closed", CONFIRMED),
        ((REJECTED, CONFIRMED), True, "third", CONFIRMED),
        ((REJECTED, CONFIRMED, REJECTED), True, "closed", REJECTED),
        ((CONFIRMED, UNCLEAR, REJECTED, CONFIRMED), True, "closed", CONFIRMED),
    ],
)
def test_what_judgements_come_to(verdicts, second, state, outcome) -> None:
    assert judging.standing(said(*verdicts), wants_second=second) == Standing(state, outcome)


@given(st.lists(st.tuples(people, verdicts), max_size=12), st.booleans())
def test_a_presence_that_anybody_may_judge_is_judged_by_at_most_three_and_never_by_its_officer(tried, second) -> None:
    given_so_far: list[Judgement] = []
    for who, verdict in tried:
        if judging.may_judge(given_so_far, wants_second=second, reviewer=who, present=PRESENT):
            given_so_far.append(Judgement(who, verdict))
    judged = [one.officer for one in given_so_far if one.verdict != UNCLEAR]
    assert len(judged) == len(set(judged)) <= 3
    assert PRESENT not in judged
    assert second or len(judged) <= 1


@given(st.lists(st.tuples(people, verdicts), max_size=8), st.booleans())
def test_until_a_third_person_decides_what_differs_is_what_is_better_for_the_officer(tried, second) -> None:
    rows = [Judgement(who, verdict) for who, verdict in tried]
    now = judging.standing(rows, wants_second=second)
    if now.state == "third":
        assert now.outcome == CONFIRMED
    judged = [one for one in rows if one.verdict != UNCLEAR]
    if now.outcome == REJECTED and now.state == "closed" and len(judged) > 1:
        assert [one.verdict for one in judged[:3]].count(REJECTED) >= 2 or len(judged) == 2


def test_who_is_no_officer_judges_nothing() -> None:
    assert not judging.may_judge([], wants_second=False, reviewer=None, present=PRESENT)
    assert judging.may_judge([], wants_second=False, reviewer="adi", present=None)


def test_the_second_look_is_blind_and_the_third_is_not() -> None:
    first = [Judgement("adi", REJECTED)]
    assert not judging.may_see_judgements(first, wants_second=True, reviewer="bima")
    assert not judging.may_see_judgements(first, wants_second=True, reviewer=None)
    assert judging.may_see_judgements(first, wants_second=True, reviewer="adi")
    assert judging.may_see_judgements(first, wants_second=False, reviewer="bima")
    differ = [*first, Judgement("bima", CONFIRMED)]
    assert judging.may_see_judgements(differ, wants_second=True, reviewer="cici")


@given(st.binary(min_size=32, max_size=32), st.uuids(), st.integers(0, 100), st.integers(0, 100))
def test_whoever_is_drawn_at_a_share_is_drawn_at_every_larger_one(key, presence, one, other) -> None:
    less, more = sorted((one, other))
    drawn = [judging.is_drawn(key, "sample", str(presence), share) for share in (0, less, more, 100)]
    assert drawn == sorted(drawn)
    assert drawn[0] is False
    assert drawn[-1] is True


@pytest.mark.parametrize("share", [5, 10, 20])
def test_about_so_many_of_a_hundred_are_drawn_and_the_lots_are_strangers(share) -> None:
    key, many = b"k" * 32, [f"presence {number}" for number in range(20_000)]
    sample = {one for one in many if judging.is_drawn(key, "sample", one, share)}
    second = {one for one in many if judging.is_drawn(key, "second", one, share)}
    assert len(sample) == pytest.approx(200 * share, rel=0.12)
    assert len(sample & second) == pytest.approx(200 * share * share / 100, rel=0.5)
    assert sample != {one for one in many if judging.is_drawn(b"l" * 32, "sample", one, share)}


def test_every_verdict_and_reason_has_its_words_and_is_what_a_fact_may_say() -> None:
    schema = schema_of("presence_reviewed")["properties"]
    reasons = {reason for those in judging.REASONS.values() for reason in those} | {"second_thought"}
    assert set(schema["reason"]["enum"]) == set(review_words.REASONS) == reasons
    assert set(schema["verdict"]["enum"]) == set(review_words.VERDICTS) == {*judging.REASONS, judging.WITHDRAWN}
