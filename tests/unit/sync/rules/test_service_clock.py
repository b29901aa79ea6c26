"""What holds of every promise, however often its clock was stopped."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.attribution import attribution_of
from sync.rules.compensation import CompensationRule, days_late, owed
from sync.rules.deadline import promised_at
from sync.rules.escalation import AFTER_DAYS, LEVELS, late_since, level_of
from sync.rules.lateness_cause import cause_of
from sync.rules.request_life import Asked, Holding, Life, Stop
from sync.rules.service_clock import EXCEPTIONS, Outage, due_of, measure_of, reckon
from sync.rules.stop_clock import STOP_REASONS
from tests.unit.sync.rules.test_calendar import SHIPPED, at, moments

CODES = ["ADM-LAHIR", "ADM-KIA", "ADM-NONPERMANEN", "KEL-UMUM", "AMBIL-DOK", "ADU-UMUM"]
lengths = st.timedeltas(timedelta(), timedelta(days=6))
moves = st.lists(st.tuples(lengths, lengths, st.sampled_from(STOP_REASONS)), max_size=4)
codes = st.sampled_from(CODES)


def life(catalogue, code: str, filed: datetime, told=()) -> Life:
    """`told`: how long after the filing a stop began, how long it was, and why."""
    promise = promised_at(catalogue.service(code), filed, SHIPPED)
    stops = tuple(Stop(reason, filed + after, filed + after + length) for after, length, reason in told)
    return Life(standard=promise.standard, filed_at=filed, promised_at=promise.due_at, stops=stops)


@given(codes, moments, moves)
def test_a_promise_never_comes_earlier_by_waiting(catalogue, code, filed, told) -> None:
    one = life(catalogue, code, filed, told)
    due = due_of(one, SHIPPED)
    assert due is not None
    assert one.promised_at is not None
    assert due >= one.promised_at


@given(codes, moments, moves, st.integers(0, 3))
def test_one_more_stop_moves_a_promise_later_or_not_at_all(catalogue, code, filed, told, left_out) -> None:
    fewer = [one for number, one in enumerate(told) if number != left_out]
    assert due_of(life(catalogue, code, filed, fewer), SHIPPED) <= due_of(life(catalogue, code, filed, told), SHIPPED)


@given(codes, moments, moves)
def test_a_promise_moves_by_exactly_what_waited_before_it_ended(catalogue, code, filed, told) -> None:
    one = life(catalogue, code, filed, told)
    reckoned = reckon(one, SHIPPED)
    measure = measure_of(one.standard, SHIPPED)
    moved = measure.between(one.promised_at, reckoned.due_at)
    assert moved <= sum((wait.length for wait in reckoned.waits), timedelta())
    if all(stop.began_at < one.promised_at for stop in one.stops):
        assert moved == sum((wait.length for wait in reckoned.waits), timedelta())


@given(codes, moments, moves)
def test_the_order_in_which_stops_are_told_changes_nothing(catalogue, code, filed, told) -> None:
    assert due_of(life(catalogue, code, filed, told[::-1]), SHIPPED) == due_of(
        life(catalogue, code, filed, told), SHIPPED
    )


@given(codes, moments, lengths)
def test_nobody_stops_a_clock_that_has_run_out(catalogue, code, filed, length) -> None:
    due = life(catalogue, code, filed).promised_at
    late = life(catalogue, code, filed, [(due - filed, length, "blanko_ktp_out_of_stock")])
    assert due_of(late, SHIPPED) == due


@given(codes, moments, lengths, lengths)
def test_an_outage_counts_like_a_stop_of_the_same_time_where_work_needs_the_line(
    catalogue, code, filed, after, length
) -> None:
    one = life(catalogue, code, filed)
    by_outage = due_of(one, SHIPPED, outages=[Outage("network", filed + after, filed + after + length)])
    if one.standard in ("same_visit", "respond_24h"):
        assert by_outage == one.promised_at
    else:
        assert by_outage == due_of(life(catalogue, code, filed, [(after, length, "balai_rw_offline")]), SHIPPED)


@given(codes, moments, moves, lengths)
def test_a_clock_that_stands_is_never_late(catalogue, code, filed, told, later) -> None:
    """Stopped in time and not started again: however much later it is looked at, the promise is still ahead."""
    one = life(catalogue, code, filed, told)
    due = due_of(one, SHIPPED)
    standing = Stop("other_region_confirmation", due - timedelta(minutes=1))
    now = due + later
    stopped = Life(standard=one.standard, filed_at=filed, promised_at=one.promised_at, stops=(*one.stops, standing))
    reckoned = reckon(stopped, SHIPPED, until=now)
    assert reckoned.waiting == "other_region_confirmation"
    measure = measure_of(one.standard, SHIPPED)
    assert measure.between(reckoned.due_at, now) == timedelta()


def test_two_reasons_at_once_are_one_wait_and_the_first_ones(catalogue) -> None:
    filed = at("2026-11-23 09:00")
    hour = timedelta(hours=1)
    told = [(hour, 2 * hour, "blanko_ktp_out_of_stock"), (2 * hour, 2 * hour, "central_system_down")]
    waits = reckon(life(catalogue, "ADM-LAHIR", filed, told), SHIPPED).waits
    assert [(wait.reason, wait.length) for wait in waits] == [
        ("blanko_ktp_out_of_stock", 2 * hour),
        ("central_system_down", hour),
    ]


def test_every_exception_of_the_catalogue_is_a_stop_an_outage_or_known_here(catalogue) -> None:
    by_themselves = {"submitted_outside_service_hours", "no_internet"}
    named = {reason for service in catalogue.services for reason in service.not_counted_when}
    assert named - by_themselves - set(STOP_REASONS) == set(EXCEPTIONS)


# --- whose, how much, who must know ----------------------------------------------------------------------------------


@given(moments, st.lists(st.tuples(lengths, st.sampled_from("AB")), max_size=3), lengths, st.none() | lengths)
def test_a_late_request_is_an_officers_only_who_held_it_in_time(catalogue, filed, held, done, asked) -> None:
    one = life(catalogue, "ADM-LAHIR", filed)
    holdings = tuple(sorted((Holding(who, filed + after) for after, who in held), key=lambda each: each.since))
    referred = () if asked is None else (Asked("r", filed + asked),)
    told = Life(standard=one.standard, filed_at=filed, promised_at=one.promised_at, held=holdings, asked=referred)
    whose = attribution_of(told, one.promised_at, at=filed + done)
    in_time = [each for each in holdings if each.since <= one.promised_at]
    assert (whose.cause == "on_time") is (filed + done <= one.promised_at)
    if whose.cause == "officer":
        assert whose.officer == in_time[-1].officer
        # For who also finished it, the kiosk says the same.
        own = [each.since for each in holdings if each.officer == whose.officer and each.since <= one.promised_at]
        own_cause = cause_of(one.promised_at, taken_at=own[-1], completed_at=filed + done, was_referred=False)
        assert own_cause == "mine"


@given(moments, lengths, lengths)
def test_who_waits_longer_is_owed_no_less(catalogue, filed, one, other) -> None:
    due = life(catalogue, "ADM-LAHIR", filed).promised_at
    sooner, later = sorted([one, other])
    assert days_late(due, due + sooner, SHIPPED) <= days_late(due, due + later, SHIPPED)
    assert days_late(due, due + sooner, SHIPPED, counts="whole") <= days_late(due, due + sooner, SHIPPED)


@given(moments, lengths)
def test_nothing_is_owed_while_the_rule_is_off_or_the_promise_was_kept(catalogue, filed, later) -> None:
    due = life(catalogue, "ADM-LAHIR", filed).promised_at
    on = CompensationRule(is_on=True, first_day=filed.date())
    asked = {"filed_at": filed, "due_at": due, "calendar": SHIPPED}
    assert owed(CompensationRule(), "city_24h", finished_at=due + later, **asked).amount_idr == 0
    assert owed(on, "city_24h", finished_at=due, **asked).amount_idr == 0
    assert owed(on, "published", finished_at=due + later, **asked).amount_idr == 0
    tomorrow = CompensationRule(is_on=True, first_day=filed.date() + timedelta(days=1))
    assert owed(tomorrow, "city_24h", finished_at=due + later, **asked).amount_idr == 0


def test_a_rule_says_how_much_at_most() -> None:
    due = at("2026-11-24 09:00")
    rule = CompensationRule(is_on=True, first_day=due.date(), amount_idr=75_000, most_days=2)
    paid = owed(rule, "city_24h", filed_at=due, due_at=due, finished_at=at("2026-12-10 09:00"), calendar=SHIPPED)
    assert (paid.days, paid.amount_idr) == (2, 150_000)


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_once_reached_stays(level) -> None:
    due = at("2026-11-24 09:00")
    reached = [
        now
        for hours in range(24 * 14)
        if due < late_since(level, now=(now := due + timedelta(hours=hours, minutes=1)), calendar=SHIPPED)
    ]
    assert (reached[-1] - reached[0]) == timedelta(hours=len(reached) - 1)
    days = {(due + timedelta(days=day)).date() for day in range(1, 15)}
    begun = sorted(day for day in days if SHIPPED.is_working_day(day))
    expected = due.date() if AFTER_DAYS[level] == 0 else begun[AFTER_DAYS[level] - 1]
    assert reached[0].date() == expected


@given(moments, lengths)
def test_who_must_know_only_grows(catalogue, filed, later) -> None:
    due = life(catalogue, "ADM-LAHIR", filed).promised_at
    order = [None, *LEVELS]
    sooner = order.index(level_of(due, now=due + later, calendar=SHIPPED))
    assert sooner <= order.index(level_of(due, now=due + later + timedelta(hours=30), calendar=SHIPPED))
