"""Each pattern is seen where it is played, not in honest work beside it, whatever the order; rings are found, lines are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules import gaming
from sync.rules.gaming import Case, Month, Output, Pattern, Returned, TeamPart, Verified

DUE = datetime(2026, 11, 24, 8, tzinfo=UTC)


def output(entry: str, officer: str = "a", day: int = 2, **told: object) -> Output:
    plain = {"plan": "p", "quantity": 1, "minutes": 60}
    return Output(entry=entry, officer=officer, day=date(2026, 11, day), **{**plain, **told})  # type: ignore[arg-type]


def seen(month: Month) -> dict[tuple[str, str], Pattern]:
    return {(one.officer, one.kind): one for one in gaming.patterns(month)}


def test_one_task_in_six_short_pieces_is_seen_and_six_served_requests_are_not() -> None:
    pieces = [output(f"e{n}", minutes=5) for n in range(6)]
    served = [output(f"r{n}", "b", minutes=5, request=f"q{n}") for n in range(6)]
    found = seen(Month(outputs=[*pieces, *served]))
    assert set(found) == {("a", "split_tasks")}
    assert found["a", "split_tasks"].count == 6


def test_long_pieces_or_few_of_them_are_ordinary_work() -> None:
    long = [output(f"e{n}", minutes=45) for n in range(6)]
    few = [output(f"f{n}", "b", minutes=5) for n in range(4)]
    assert not seen(Month(outputs=[*long, *few]))


def test_the_same_words_on_three_days_are_seen_on_two_they_are_not() -> None:
    thrice = [output(f"e{n}", day=n + 2, words="mark", quantity=n) for n in range(3)]
    twice = [output(f"f{n}", "b", day=n + 2, words="other", quantity=n) for n in range(2)]
    assert set(seen(Month(outputs=[*thrice, *twice]))) == {("a", "copied_words")}


def test_the_words_of_a_colleague_are_seen_with_both() -> None:
    found = seen(Month(outputs=[output("e1", words="mark"), output("e2", "b", words="mark")]))
    assert found["a", "copied_words"].others == ("b",)
    assert found["b", "copied_words"].others == ("a",)
    assert found["a", "copied_words"].weight == 3


def test_the_same_numbers_on_five_days_are_seen_but_weigh_little() -> None:
    found = seen(Month(outputs=[output(f"e{n}", day=n + 2) for n in range(5)]))
    assert found["a", "same_numbers"].weight == 1


@pytest.mark.parametrize("how", ["same bytes", "found alike"])
def test_a_photograph_in_two_entries_is_seen_with_whoever_used_it(how: str) -> None:
    one, other = output("e1"), output("e2", "b", day=9)
    if how == "same bytes":
        one, other = replace(one, pictures=("d1",)), replace(other, pictures=("d1", "d2"))
    else:
        one, other = replace(one, same_picture=(("e2", "b"),)), replace(other, same_picture=(("e1", "a"),))
    found = seen(Month(outputs=[one, other]))
    assert found["a", "photo_reused"].others == ("b",)
    assert found["b", "photo_reused"].weight == 3


def test_a_photograph_of_last_month_is_seen_though_that_entry_is_not_here() -> None:
    found = seen(Month(outputs=[output("e1", same_picture=(("old", "a"),))]))
    assert found["a", "photo_reused"].weight == 2


def test_one_request_for_two_entries_is_seen() -> None:
    found = seen(Month(outputs=[output("e1", request="q"), output("e2", "b", request="q")]))
    assert set(found) == {("a", "request_twice"), ("b", "request_twice")}


def test_two_days_of_thirteen_hours_are_seen_one_is_a_slip() -> None:
    def long(officer: str, days: int) -> list[Output]:
        return [output(f"{officer}{day}{n}", officer, day=day + 2, minutes=390) for day in range(days) for n in (0, 1)]

    assert set(seen(Month(outputs=[*long("a", 2), *long("b", 1)]))) == {("a", "full_days")}


def case(name: str, *takers: tuple[str, int], late: bool = False, **told: object) -> Case:
    """Taken by each so many minutes before the promise."""
    held = tuple((officer, DUE - timedelta(minutes=before)) for officer, before in takers)
    return Case(request=name, promised_at=DUE, takers=held, was_late=late, **told)  # type: ignore[arg-type]


def back(minutes_before: int, *, ended: bool = False) -> tuple[Returned, ...]:
    return (Returned("a", DUE - timedelta(minutes=minutes_before), ended),)


def test_two_late_cases_sent_back_and_left_are_seen() -> None:
    found = seen(Month(cases=[case("1", returned=back(-30)), case("2", returned=back(20))]))
    assert found["a", "returned_late"].weight == 3
    assert found["a", "returned_late"].detail == {"after_the_promise": 1}


def test_sent_back_early_or_gone_on_with_is_ordinary() -> None:
    early = [case(f"e{n}", returned=back(2000)) for n in range(5)]
    gone_on = [case(f"g{n}", returned=back(60, ended=True)) for n in range(5)]
    assert not seen(Month(cases=[*early, *gone_on]))


def test_hard_cases_left_to_a_colleague_are_seen_with_who_got_them() -> None:
    passed = [case(f"p{n}", ("a", 900), ("b", 30), late=True) for n in range(3)]
    kept = [case(f"k{n}", ("b", 900)) for n in range(10)]
    found = seen(Month(cases=[*passed, *kept]))
    assert found["a", "passed_on"].others == ("b",)


def test_a_change_of_shift_that_everybody_makes_is_not_seen() -> None:
    cases = [case(f"{one}{n}", (one, 900), (other, 60)) for one, other in ("ab", "bc", "ca") for n in range(4)]
    assert not seen(Month(cases=cases))


def verified(*lines: str, times: int = gaming.VERIFIED) -> list[Verified]:
    return [Verified(f"{line}{n}", line[0], line[1]) for line in lines for n in range(times)]


def test_two_who_verify_each_other_and_a_ring_of_three_are_seen_and_a_line_of_superiors_is_not() -> None:
    month = Month(verified=verified("ab", "ba", "cd", "de", "ec", "xy", "yz", "xz"))
    found = seen(month)
    assert {officer for officer, _ in found} == set("abcde")
    assert found["c", "verifying_ring"].others == ("d", "e")


def test_a_ring_of_single_favours_is_too_small_to_say_anything() -> None:
    assert not seen(Month(verified=verified("ab", "ba", times=gaming.VERIFIED - 1)))


def test_a_share_without_an_entry_is_seen_only_while_others_wrote_some() -> None:
    found = seen(Month(parts=[TeamPart("t", "a", 0, 4), TeamPart("t", "b", 4, 0), TeamPart("u", "c", 0, 0)]))
    assert set(found) == {("a", "free_rider")}


_OUTPUTS = st.lists(
    st.builds(
        output,
        entry=st.uuids().map(str),
        officer=st.sampled_from("abc"),
        day=st.integers(2, 9),
        minutes=st.sampled_from([5, 60, 400]),
        request=st.sampled_from([None, "q1", "q2"]),
        words=st.sampled_from(["", "m1", "m2"]),
        pictures=st.sampled_from([(), ("d1",), ("d2", "d1")]),
    ),
    max_size=30,
)
_LINES = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=30)


@given(outputs=_OUTPUTS, lines=_LINES, order=st.randoms(use_true_random=False))
def test_the_order_of_the_month_changes_nothing_and_a_kind_is_seen_once_for_each(outputs, lines, order) -> None:
    judged = [Verified(str(n), by, of) for n, (by, of) in enumerate(lines)]
    month = Month(outputs=outputs, verified=judged)
    shuffled = Month(outputs=order.sample(outputs, len(outputs)), verified=order.sample(judged, len(judged)))
    found = gaming.patterns(month)
    assert found == gaming.patterns(shuffled)
    assert len({(one.officer, one.kind) for one in found}) == len(found)
    assert all(one.officer not in one.others and len(one.refs) <= gaming.SHOWN for one in found)


@given(lines=_LINES)
def test_whoever_is_in_a_ring_leads_back_to_themselves(lines) -> None:
    ahead: dict[str, set[str]] = {}
    for by, of in lines:
        ahead.setdefault(by, set()).add(of)
    groups = gaming.rings(ahead)
    assert sum(map(len, groups)) == len(frozenset[str]().union(*groups))
    for group in groups:
        assert all(ahead.get(one, set()) & group for one in group)


def test_a_request_that_proved_an_entry_of_an_earlier_month_is_seen_with_that_entry() -> None:
    again = output("e2", request="q", request_before=(("e1", "b"),))
    found = seen(Month(outputs=[again, output("e3", request="r")]))
    assert set(found) == {("a", "request_twice")}
    assert (found["a", "request_twice"].refs, found["a", "request_twice"].others) == (("e1", "e2"), ("b",))
