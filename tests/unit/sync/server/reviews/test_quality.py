"""Reviewers are measured by blind pairs alone, and not by a handful of them."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from sync.server.reviews.quality import ENOUGH, Given, measure


def case(number: int) -> UUID:
    return UUID(int=number)


def test_agreement_is_said_from_enough_pairs_on() -> None:
    pairs = [
        one
        for number in range(ENOUGH)
        for one in (
            Given(case(number), "adi", "confirmed"),
            Given(case(number), "bima", "rejected" if number == 0 else "confirmed"),
        )
    ]
    adi, bima = measure(pairs)
    assert (adi.reviewer, adi.judged, adi.pairs, adi.agreed, adi.agreement_pct) == ("adi", 10, 10, 9, 90)
    assert (bima.rejected, bima.agreement_pct) == (1, 90)
    assert [one.agreement_pct for one in measure(pairs[:-2])] == [None, None]


def test_asking_for_an_explanation_is_no_judgement_and_the_third_look_is_no_pair() -> None:
    told = [
        Given(case(1), "cici", "unclear"),
        Given(case(1), "adi", "confirmed"),
        Given(case(1), "bima", "rejected"),
        Given(case(1), "cici", "rejected"),
    ]
    found = {one.reviewer: one for one in measure(told)}
    assert (found["cici"].asked, found["cici"].judged, found["cici"].pairs) == (1, 1, 0)
    assert (found["adi"].pairs, found["adi"].agreed) == (1, 0)


verdicts = st.sampled_from(["confirmed", "rejected", "unclear"])


@given(st.lists(st.builds(Given, st.integers(0, 5).map(case), st.sampled_from("abc"), verdicts), max_size=40))
def test_nobody_agrees_more_often_than_they_were_compared_nor_is_compared_more_than_they_judged(told) -> None:
    for one in measure(told):
        assert 0 <= one.agreed <= one.pairs <= one.judged
        assert one.rejected <= one.judged
        assert one.judged + one.asked == sum(given.reviewer == one.reviewer for given in told)
