"""Whose turn it is: priority without starving anybody, skipped people come again, and an estimate only where there is one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.queue import (
    ENOUGH_TIMES,
    PRIORITY_IN_A_ROW,
    QueueTicket,
    current,
    estimate,
    line,
    skipped,
    turn_times,
    turns_before,
)
from kiosk.domain.ticket import QueueNumber

DAY = date(2026, 11, 24)
OPENING = datetime(2026, 11, 24, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def ticket(number: int, *, priority: bool = False) -> QueueTicket:
    return QueueTicket(DAY, QueueNumber("A", number), "KONSUL", f"subject-{number}", OPENING, priority)


def called(ticket: QueueTicket, turn: int, *, at: int = 0, issued: int = 0) -> QueueTicket:
    moment = OPENING + at * MINUTE
    return replace(
        ticket,
        state="called",
        calls=1,
        turn=turn,
        issued_at=OPENING + issued * MINUTE,
        first_called_at=moment,
        called_at=moment,
    )


def numbers(tickets: Sequence[QueueTicket]) -> list[int]:
    return [each.number.number for each in tickets]


def call_first(tickets: list[QueueTicket]) -> tuple[list[QueueTicket], QueueTicket]:
    """The desk serves whom it has and calls the next."""
    following = line(tickets)[0]
    turn = 1 + max(each.turn for each in tickets)
    served = [replace(each, state="served") if each.state == "called" else each for each in tickets]
    return [called(each, turn) if each.number == following.number else each for each in served], following


halls = st.lists(st.booleans(), min_size=1, max_size=25).map(
    lambda told: [ticket(number, priority=priority) for number, priority in enumerate(told, 1)]
)


@given(halls)
def test_everybody_who_waits_is_in_the_line_once(hall: list[QueueTicket]) -> None:
    assert sorted(numbers(line(hall))) == numbers(hall)


@given(halls)
def test_within_a_class_the_smaller_number_is_first(hall: list[QueueTicket]) -> None:
    for wanted in (True, False):
        one_class = [n.number.number for n in line(hall) if n.priority is wanted]
        assert one_class == sorted(one_class)


@given(halls)
def test_calling_follows_the_line_that_was_shown_and_never_lets_priority_starve_the_others(
    hall: list[QueueTicket],
) -> None:
    shown, came, run = numbers(line(hall)), [], 0
    for _ in shown:
        others_wait = any(not each.priority for each in line(hall))
        hall, following = call_first(hall)
        came.append(following.number.number)
        run = run + 1 if following.priority else 0
        assert run <= PRIORITY_IN_A_ROW or not others_wait
    assert came == shown


@given(halls)
def test_who_has_priority_is_never_behind_more_than_the_rule_says(hall: list[QueueTicket]) -> None:
    ahead = 0
    for each in line(hall):
        if each.priority:
            continue
        before = [other for other in line(hall)[: line(hall).index(each)] if other.priority]
        assert len(before) >= min(sum(other.priority for other in hall), PRIORITY_IN_A_ROW * (ahead + 1))
        ahead += 1


@given(st.integers(0, 6))
def test_who_did_not_come_comes_again_after_the_next_two(others: int) -> None:
    hall = [ticket(number) for number in range(1, others + 2)]
    hall[0] = replace(called(hall[0], 1), state="skipped", skips=1)
    expected = list(range(2, others + 2))
    expected.insert(min(2, others), 1)
    assert numbers(line(hall)) == expected
    assert numbers(skipped(hall)) == [1]


def test_two_calls_later_it_is_the_turn_of_who_did_not_come() -> None:
    hall = [ticket(number) for number in range(1, 6)]
    hall, first = call_first(hall)
    hall = [replace(each, state="skipped", skips=1) if each.number == first.number else each for each in hall]
    came = []
    for _ in range(4):
        hall, following = call_first(hall)
        came.append(following.number.number)
    assert came == [2, 3, 1, 4]


def test_who_did_not_come_twice_waits_until_they_are_called_back() -> None:
    gone = replace(called(ticket(1), 1), state="skipped", skips=2)
    assert numbers(line([gone, ticket(2)])) == [2]
    assert skipped([gone]) == [gone]


def test_what_is_served_or_taken_back_is_nowhere() -> None:
    hall = [replace(ticket(1), state="void"), replace(called(ticket(2), 1), state="served")]
    assert (line(hall), skipped(hall), current(hall)) == ([], [], None)


def test_the_one_at_the_desk_counts_as_before_me() -> None:
    hall = [called(ticket(1), 1), ticket(2), ticket(3)]
    assert turns_before(hall, QueueNumber("A", 3)) == 2
    assert turns_before(hall, QueueNumber("A", 1)) is None


def test_times_count_only_where_the_next_one_waited() -> None:
    hall = [
        called(ticket(1), 1, at=0),
        called(ticket(2), 2, at=10),
        called(ticket(3), 3, at=60, issued=55),  # the hall was empty for long
        called(ticket(4), 4, at=72, issued=56),
        called(ticket(5), 5, at=300, issued=60),  # a meal and more
    ]
    assert turn_times(hall) == [10 * MINUTE, 12 * MINUTE]


def test_a_night_is_not_a_turn() -> None:
    tomorrow = replace(called(ticket(1), 1, at=30), day=date(2026, 11, 25))
    assert turn_times([called(ticket(9), 9), tomorrow]) == []


times = st.lists(st.integers(1, 7200).map(lambda s: timedelta(seconds=s)), min_size=ENOUGH_TIMES, max_size=40)


@given(times, st.integers(0, 30))
def test_an_estimate_is_a_range_around_what_is_usual(told: list[timedelta], ahead: int) -> None:
    wait = estimate(told, ahead)
    assert wait is not None
    assert 0 <= wait.low <= wait.middle + 1
    assert wait.middle <= wait.high + 1
    assert wait.low <= wait.high
    assert wait.high <= max(told) / MINUTE * ahead + 1
    assert wait.low >= min(told) / MINUTE * ahead - 1


@given(times)
def test_more_people_before_me_never_make_it_shorter(told: list[timedelta]) -> None:
    waits = [estimate(told, ahead) for ahead in range(5)]
    assert all(a and b and (a.low, a.middle, a.high) <= (b.low, b.middle, b.high) for a, b in pairwise(waits))


@given(st.lists(st.just(5 * MINUTE), max_size=ENOUGH_TIMES - 1))
def test_too_few_times_give_no_number(told: list[timedelta]) -> None:
    assert estimate(told, 3) is None
