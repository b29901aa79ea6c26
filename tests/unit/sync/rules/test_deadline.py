"""The promise on the ticket."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.deadline import Promise, promised_at
from sync.rules.indonesian import JAKARTA, clock_time, promise_words, rupiah
from tests.unit.sync.rules.test_calendar import SHIPPED, at, moments

WORKING_CLOCKS = ["ADM-LAHIR", "KEL-UMUM", "ADM-NONPERMANEN"]


@pytest.fixture
def promise(catalogue):
    def of(code: str, filed: str | datetime) -> Promise:
        return promised_at(catalogue.service(code), at(filed) if isinstance(filed, str) else filed, SHIPPED)

    return of


def test_filed_on_monday_morning_is_promised_for_tuesday_at_the_same_time(promise) -> None:
    given_promise = promise("ADM-LAHIR", "2026-11-23 09:41")
    assert given_promise.standard == "city_24h"
    assert given_promise.due_at == at("2026-11-24 09:41")
    assert promise_words(given_promise.due_at) == "Selasa, 24 November 2026, 09.41 WIB"


@pytest.mark.parametrize(
    ("filed", "due"),
    [
        ("2026-11-24 19:00", "2026-11-26 07:30"),  # evening session: the clock starts the next morning
        ("2026-11-27 10:00", "2026-11-30 10:00"),  # over a weekend
        ("2026-11-28 10:00", "2026-12-01 07:30"),  # on a Saturday
        ("2026-11-27 16:15", "2026-11-30 16:00"),  # Friday is longer than Monday
        ("2026-12-23 10:00", "2026-12-28 10:00"),  # cuti bersama, Natal, weekend
        ("2026-02-18 07:40", "2026-02-19 08:00"),  # Ramadan begins at night
        ("2026-02-18 15:50", "2026-02-19 15:00"),
        ("2026-11-23 16:00", "2026-11-25 07:30"),  # a minute after closing is tomorrow's
        ("2026-11-23 15:59", "2026-11-24 15:59"),
    ],
)
def test_the_citys_day_counts_working_days_only(promise, filed, due) -> None:
    assert promise("ADM-LAHIR", filed).due_at == at(due)


def test_published_days_are_working_days_until_closing_time(promise) -> None:
    assert promise("ADM-NONPERMANEN", "2026-11-23 09:41").due_at == at("2026-12-02 16:00")
    assert promise("KEL-UMUM", "2026-11-26 09:41").due_at == at("2026-11-27 16:30")


def test_the_citys_promise_and_the_published_standard_stand_side_by_side(promise) -> None:
    child_card = promise("ADM-KIA", "2026-11-23 09:41")
    assert (child_card.standard, child_card.due_at) == ("city_24h", at("2026-11-24 09:41"))
    assert child_card.published_due_at == at("2026-12-02 16:00")
    assert promise("ADM-LAHIR", "2026-11-23 09:41").published_due_at is None


def test_a_visit_ends_with_the_session_that_runs(promise) -> None:
    assert promise("AMBIL-DOK", "2026-11-23 09:41").due_at == at("2026-11-23 16:00")
    assert promise("AMBIL-DOK", "2026-11-24 19:00").due_at == at("2026-11-24 20:00")
    assert promise("AMBIL-DOK", "2026-11-24 17:00").due_at == at("2026-11-24 20:00")


def test_what_hangs_on_the_internet_is_promised_for_no_date(promise) -> None:
    assert promise("ADM-IKD", "2026-11-23 09:41").due_at is None
    assert promise("IZN-NIB", "2026-11-23 09:41").due_at is None


def test_a_complaint_is_answered_within_24_hours_of_the_clock_also_on_a_holiday(promise) -> None:
    assert promise("ADU-UMUM", "2026-12-24 22:15").due_at == at("2026-12-25 22:15")
    assert promise("SOS-LAPOR", "2026-11-28 10:00").due_at == at("2026-11-29 10:00")


@pytest.mark.parametrize("code", ["ADM-KAWIN", "ADM-CERAI", "KEL-SKAW", "SOS-SKM"])
def test_without_a_standard_there_is_no_date_but_a_name_for_it(promise, code) -> None:
    none = promise(code, "2026-11-23 09:41")
    assert (none.standard, none.due_at) == ("none", None)


def test_a_published_standard_without_days_promises_nothing(catalogue) -> None:
    service = replace(catalogue.service("ADM-NONPERMANEN"), published_days=None)
    assert promised_at(service, at("2026-11-23 09:41"), SHIPPED).due_at is None


# --- rules ---------------------------------------------------------------------------------------------------------


@given(moments)
def test_a_promise_is_never_before_the_filing(catalogue, moment) -> None:
    for service in catalogue.services:
        due = promised_at(service, moment, SHIPPED).due_at
        assert due is None or due > moment


@given(moments, moments)
def test_who_files_later_is_promised_nothing_earlier(catalogue, one, other) -> None:
    first, second = sorted([one, other])
    for service in catalogue.services:
        early, late = promised_at(service, first, SHIPPED).due_at, promised_at(service, second, SHIPPED).due_at
        assert early is None or late is None or early <= late


@given(moments, st.sampled_from(WORKING_CLOCKS))
def test_promises_of_working_time_fall_into_working_hours(catalogue, moment, code) -> None:
    due = promised_at(catalogue.service(code), moment, SHIPPED).due_at
    assert due is not None
    span = SHIPPED.working_span(due.date())
    assert span is not None  # so neither a holiday nor a weekend
    assert span.start <= due <= span.end


@given(moments, st.sampled_from(WORKING_CLOCKS))
def test_holidays_are_never_counted(catalogue, moment, code) -> None:
    """One more day off can only push a promise back."""
    service = catalogue.service(code)
    plain = replace(SHIPPED, holidays=())
    assert promised_at(service, moment, plain).due_at <= promised_at(service, moment, SHIPPED).due_at


@given(moments)
def test_the_citys_promise_lies_on_the_next_working_day_after_the_clock_starts(catalogue, moment) -> None:
    given_promise = promised_at(catalogue.service("ADM-LAHIR"), moment, SHIPPED)
    assert given_promise.due_at is not None
    assert SHIPPED.is_working_time(given_promise.counts_from)
    assert given_promise.due_at.date() == SHIPPED.next_working_day(given_promise.counts_from.date())


@given(moments)
def test_the_zone_of_the_caller_changes_nothing(catalogue, moment) -> None:
    service = catalogue.service("ADM-LAHIR")
    assert promised_at(service, moment.astimezone(UTC), SHIPPED).due_at == promised_at(service, moment, SHIPPED).due_at


def test_words_for_times_and_money() -> None:
    assert clock_time(datetime(2026, 11, 23, 2, 41, tzinfo=UTC)) == "09.41"
    assert promise_words(datetime(2026, 11, 23, 23, 59, tzinfo=JAKARTA) + timedelta(minutes=1)).startswith("Selasa")
    assert rupiah(1_500_000) == "Rp1.500.000"
