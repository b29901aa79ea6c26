"""Time evidence: the truth lies inside every interval, whatever the wall clock did; a lie costs the liar the grade."""

import os
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol.chain_head import GENESIS
from sync.testing.time_histories import Character, history
from sync.trust.time_evidence import Exchange, Interval, Mark, Rates, derive
from tests.examples import at_most

HISTORIES = int(os.environ.get("TIME_LIVES", "500"))  # `make lab`: 10,000
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
BOOT, NEXT_BOOT = "boot-1", "boot-2"
DAY = timedelta(days=1)


def outside(marks, truths, intervals):
    """How many facts have their truth outside."""
    assert len(marks) == len(truths) == len(intervals)
    return sum(
        (found.earliest is not None and truth < found.earliest) or (found.latest is not None and truth > found.latest)
        for truth, found in zip(truths, intervals, strict=True)
    )


def histories_outside(derivation, seeds):
    return [
        seed for seed in seeds if (life := history(seed)) and outside(life.marks, life.truths, derivation(life.marks))
    ]


# --- the promise -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_truth_lies_inside_in_thousands_of_lives():
    assert histories_outside(derive, range(HISTORIES)) == []


@settings(max_examples=at_most(100), deadline=None)
@given(st.integers(HISTORIES, 2**32))
def test_the_truth_lies_inside_in_any_life(seed):
    life = history(seed)
    assert outside(life.marks, life.truths, derive(life.marks)) == 0


@settings(max_examples=at_most(60), deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 200), st.integers(1, 200))
def test_the_truth_lies_inside_for_any_stretch_of_a_life(seed, first, length):
    life = history(seed)
    stretch = slice(first, first + length)
    assert outside(life.marks[stretch], life.truths[stretch], derive(life.marks[stretch])) == 0


def shares(character, *, seeds=150):
    near, same_boot = Counter(), Counter()
    for seed in range(seeds):
        life = history(seed, character)
        anchors = [(mark.boot, mark.exchange.said_at) for mark in life.marks if mark.exchange]
        for mark, truth, found in zip(life.marks, life.truths, derive(life.marks), strict=True):
            close = {boot for boot, said_at in anchors if abs(truth - said_at) < DAY}
            near[found.grade] += bool(close)
            same_boot[found.grade] += mark.boot in close
    return near["A"] / near.total(), same_boot["A"] / same_boot.total()


def test_nearly_all_honest_facts_with_an_anchor_within_a_day_are_proved():
    near, same_boot = shares(Character(offline_share=0.2, is_wall_honest=True, fact_every_s=900))
    assert near >= 0.95
    assert same_boot == 1


def test_a_wild_wall_clock_costs_no_proof():
    near, same_boot = shares(Character(offline_share=0.2, is_wall_honest=False, fact_every_s=900))
    assert near >= 0.95
    assert same_boot == 1


# --- negative controls: the same property finds wrong derivations ----------------------------------------------------


def believing_the_wall(marks):
    margin = timedelta(minutes=2)
    return [
        Interval(max(found.earliest, mark.wall - margin), min(found.latest, mark.wall + margin), found.grade)
        for mark, found in zip(marks, derive(marks), strict=True)
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda marks: derive(marks, rates=Rates(rho_ppm=0)),
        lambda marks: derive(marks, rates=Rates(slack_ms=0)),
        believing_the_wall,
    ],
    ids=["no drift", "no slack", "the wall as a bound"],
)
def test_a_wrong_derivation_is_found_out(wrong):
    def believed(marks):
        # What doubts itself is not believed: the control is about the arithmetic that is.
        return [Interval(None, None, "C") if found.reason == "contradiction" else found for found in wrong(marks)]

    assert histories_outside(believed, range(300))


# --- stories ---------------------------------------------------------------------------------------------------------


def mark(number, up_s, *, boot=BOOT, wall=None, later_than=None, before=None, exchange=None):
    shown = wall or NOON + timedelta(seconds=up_s)
    return Mark(f"{number:064x}", boot, int(up_s * 1000), shown, later_than, before, exchange)


def anchored(number, asked_s, received_s, said_at, *, nonce=GENESIS, boot=BOOT, up_s=None, **known):
    exchange = Exchange("ab" * 32, said_at, nonce, boot, int(asked_s * 1000), int(received_s * 1000))
    return mark(number, received_s if up_s is None else up_s, boot=boot, exchange=exchange, **known)


def test_a_fact_an_hour_from_an_anchor_is_proved_to_seconds_in_both_directions():
    before, anchor, after = derive([mark(1, 100), anchored(2, 3700, 3702, NOON, nonce=f"{1:064x}"), mark(3, 7302)])
    assert [before.grade, anchor.grade, after.grade] == ["A", "A", "A"]
    assert before.earliest < NOON - timedelta(hours=1) < before.latest
    assert after.earliest < NOON + timedelta(hours=1) < after.latest
    assert after.width < timedelta(seconds=15)


def test_nothing_known_is_unbounded():
    assert derive([mark(1, 100)]) == [Interval(None, None, "C", "unbounded")]
    assert derive([]) == []


def test_a_fact_is_earlier_than_its_reception_and_later_than_the_statement_it_names():
    [found] = derive([mark(1, 100, later_than=NOON, before=NOON + timedelta(minutes=50))])
    assert found == Interval(NOON, NOON + timedelta(minutes=50), "B")
    [wide] = derive([mark(1, 100, later_than=NOON, before=NOON + timedelta(minutes=61))])
    assert (wide.grade, wide.reason) == ("C", "wide")


def test_after_a_reboot_the_time_since_boot_is_the_least_that_passed():
    evening, morning = derive(
        [anchored(1, 10, 10, NOON, before=NOON + DAY), mark(2, 3600, boot=NEXT_BOOT, before=NOON + DAY)]
    )
    assert evening.grade == "A"
    assert timedelta(minutes=59) < morning.earliest - NOON < timedelta(hours=1)
    assert morning.latest == NOON + DAY


def test_before_a_reboot_the_later_boots_begin_is_the_latest():
    evening, _ = derive([mark(1, 100), anchored(2, 7200, 7200, NOON, boot=NEXT_BOOT, nonce=f"{1:064x}")])
    assert evening.earliest is None
    assert abs(evening.latest - (NOON - timedelta(hours=2))) < timedelta(seconds=10)


def test_a_qr_anchor_that_took_minutes_proves_what_it_can():
    shown = mark(1, 100)
    away = mark(2, 250)
    back = anchored(3, 110, 300, NOON, nonce=shown.digest)
    found = derive([shown, away, back])
    assert all(one.width <= timedelta(seconds=200) for one in found)
    assert [one.grade for one in found] == ["B", "B", "B"]
    quick = derive([shown, replace(back, up_ms=200_000, exchange=replace(back.exchange, received_up_ms=200_000))])
    assert [one.grade for one in quick] == ["A", "A"]


def test_an_answer_to_an_unknown_head_only_says_what_is_later():
    answer = anchored(2, 100, 200, NOON, nonce="cd" * 32)
    old, carried, new = derive([mark(1, 50), answer, mark(3, 260)])
    assert old.earliest is not None
    assert {old.latest, carried.latest, new.latest} == {None}
    assert carried.earliest == NOON


# --- continuity ------------------------------------------------------------------------------------------------------


def night(*, change=timedelta(), morning_wall=timedelta(), before=timedelta(hours=20)):
    """Proved in the evening, a morning without a line (the fact in question), proved again the day after."""
    wall = NOON + timedelta(minutes=3)  # it has been three minutes fast all along
    line = NOON + timedelta(hours=30)
    return [
        replace(anchored(1, 10, 10, NOON), wall=wall),
        mark(2, 60, boot=NEXT_BOOT, wall=wall + timedelta(hours=15) + morning_wall),
        mark(3, 3660, boot=NEXT_BOOT, wall=wall + timedelta(hours=16) + morning_wall + change),
        replace(anchored(4, 20, 20, line, boot="boot-3", nonce=f"{3:064x}"), wall=line + timedelta(minutes=3)),
    ]


def test_a_clock_that_came_through_unmoved_makes_a_wide_interval_plausible():
    found = derive(night())
    assert [one.grade for one in found] == ["A", "B", "B", "A"]
    assert found[1].reason == "continuous"
    assert found[1].width > timedelta(hours=20)


@pytest.mark.parametrize("change_s", [-4000, -5, 5, 60])
def test_a_clock_that_was_set_within_a_boot_lifts_nothing(change_s):
    assert [one.grade for one in derive(night(change=timedelta(seconds=change_s)))] == ["A", "C", "C", "A"]


@pytest.mark.parametrize("hours", [-16, -400_000, 15, 400_000])
def test_a_clock_that_reads_what_cannot_be_lifts_nothing(hours):
    assert derive(night(morning_wall=timedelta(hours=hours)))[1].grade == "C"


def test_a_clock_that_arrives_with_another_error_lifts_nothing():
    marks = night()
    moved = replace(marks[-1], wall=marks[-1].wall + timedelta(seconds=30))
    assert derive([*marks[:-1], moved])[1].grade == "C"


def test_after_the_last_proved_fact_nothing_is_lifted():
    assert [one.grade for one in derive(night()[:-1])] == ["A", "C", "C"]


@settings(max_examples=at_most(100), deadline=None)
@given(st.integers(0, 2**32), st.data())
def test_the_wall_moves_no_interval(seed, data):
    life = history(seed)
    walls = st.timedeltas(-20_000 * DAY, 20_000 * DAY).map(lambda off: NOON + off)
    changed = [
        replace(mark, wall=data.draw(walls)) if place % 5 == 0 else mark for place, mark in enumerate(life.marks)
    ]
    for one, other in zip(derive(life.marks), derive(changed), strict=True):
        assert (one.earliest, one.latest) == (other.earliest, other.latest)
        assert (one.grade == "A") == (other.grade == "A")


# --- lies ------------------------------------------------------------------------------------------------------------


def test_a_count_that_runs_backwards_is_a_contradiction_and_proves_nothing():
    received = NOON + timedelta(seconds=30)
    found = derive(
        [anchored(1, 10, 10, NOON, before=received), mark(2, 25, before=received), mark(3, 20, before=received)]
    )
    assert {(one.grade, one.reason) for one in found} == {("C", "contradiction")}
    assert all(NOON <= one.earliest <= one.latest <= received for one in found)


def test_a_boot_that_comes_back_is_a_contradiction_for_it_and_what_lies_between():
    marks = [
        anchored(1, 10, 10, NOON),
        mark(2, 5, boot=NEXT_BOOT),
        mark(3, 30),
        mark(4, 5, boot="boot-3", later_than=NOON),
    ]
    found = derive([replace(one, before=NOON + timedelta(minutes=1)) for one in marks])
    assert [one.reason for one in found[:3]] == ["contradiction"] * 3
    assert found[3].grade == "A"


@pytest.mark.parametrize(
    ("asked_s", "received_s", "up_s"), [(20, 10, 30), (10, 40, 30), (1, 10, 30)], ids=["order", "future", "before head"]
)
def test_an_exchange_that_cannot_have_been_is_a_contradiction(asked_s, received_s, up_s):
    head = mark(1, 5)
    found = derive([head, anchored(2, asked_s, received_s, NOON, nonce=head.digest, up_s=up_s)])
    assert {one.reason for one in found} == {"contradiction"}
    assert found[0].latest == NOON + timedelta(milliseconds=1)
    assert found[1].earliest == NOON


def test_a_count_that_cannot_be_leaves_what_the_city_saw():
    received = NOON + timedelta(hours=2)
    liar = replace(mark(2, 5, boot=NEXT_BOOT, before=received), up_ms=2**53 - 1)
    honest, lying = derive([anchored(1, 10, 10, NOON, before=received), liar])
    assert (lying.grade, lying.reason) == ("C", "contradiction")
    assert NOON <= lying.earliest <= lying.latest == received
    assert honest.earliest >= NOON


def test_backdating_behind_a_statement_is_a_contradiction():
    """The city said noon over this head; the kiosk claims that its next fact is older."""
    head = mark(1, 7200)
    found = derive(
        [head, mark(2, 7300, later_than=NOON), anchored(3, 7250, 7400, NOON - timedelta(hours=1), nonce=head.digest)]
    )
    assert {one.reason for one in found} == {"contradiction"}


def test_where_the_citys_own_moments_disagree_the_interval_holds_both():
    [found] = derive([mark(1, 5, later_than=NOON, before=NOON - timedelta(seconds=9))])
    assert found == Interval(NOON - timedelta(seconds=9), NOON, "C", "contradiction")


LIES = st.sampled_from(["up", "boot", "wall", "asked", "received", "nonce", "anchor"])


def lie(mark, what, marks, data):
    boots = sorted({one.boot for one in marks})
    counts = st.integers(0, 2**53 - 1) | st.integers(0, 10**8)
    if what == "up":
        return replace(mark, up_ms=data.draw(counts))
    if what == "boot":
        return replace(mark, boot=data.draw(st.sampled_from(boots)))
    if what == "wall":
        return replace(mark, wall=mark.wall + data.draw(st.timedeltas(-5 * DAY, 5 * DAY)))
    if what == "anchor":
        other = data.draw(st.sampled_from(marks))
        return replace(mark, later_than=other.later_than)
    if mark.exchange is None:
        return mark
    changes = {"asked": {"asked_up_ms": data.draw(counts)}, "received": {"received_up_ms": data.draw(counts)}}
    other = data.draw(st.sampled_from(marks)).digest
    return replace(mark, exchange=replace(mark.exchange, **changes.get(what, {"nonce": other})))


@settings(max_examples=at_most(300), deadline=None)
@given(st.integers(0, 2**32), st.data())
def test_no_lie_moves_a_fact_out_of_what_the_city_saw(seed, data):
    marks = history(seed).marks[:60]
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(marks) - 1))
        marks[place] = lie(marks[place], data.draw(LIES), marks, data)
    exchanges = sorted((mark.exchange for mark in marks if mark.exchange), key=lambda one: one.said_at, reverse=True)
    said = {exchange.nonce: exchange.said_at for exchange in exchanges}  # the earliest over each head
    highs = []
    for mark in reversed(marks):
        answered = said[mark.digest] + timedelta(milliseconds=1) if mark.digest in said else mark.before
        highs.append(min([mark.before, answered, *highs[-1:]]))
    low = marks[0].later_than
    for mark, found, high in zip(marks, derive(marks), reversed(highs), strict=True):
        said_at = mark.exchange.said_at if mark.exchange else low
        low = max(low, mark.later_than or low, said_at)
        assert found.earliest <= found.latest
        if low <= high:
            assert low <= found.earliest
            assert found.latest <= high
        if found.grade == "A":
            assert found.width <= timedelta(minutes=2)


@settings(max_examples=at_most(100), deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 150))
def test_more_of_an_honest_life_only_narrows(seed, known):
    life = history(seed)
    for early, late in zip(derive(life.marks[:known]), derive(life.marks), strict=False):
        assert early.earliest <= late.earliest <= late.latest <= early.latest
        assert late.grade <= early.grade  # A before B before C


def test_ten_thousand_contradictory_boots_take_no_time_to_speak_of():
    marks = [mark(number, number % 7, boot=f"boot-{number % 5000}", before=NOON) for number in range(10_000)]
    assert {found.reason for found in derive(marks)} == {"contradiction"}
