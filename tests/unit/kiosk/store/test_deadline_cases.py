"""The hand-written deadlines on a kiosk: recorded in its store, read from its book, and the same after a rebuild."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from kiosk.flows.ports import FactDraft
from kiosk.store import Store, city_items
from sync.protocol.fact import Actor
from sync.protocol.instant import write_instant
from sync.protocol.statements import ChangeItem
from sync.rules.catalogue import Catalogue, load
from sync.rules.deadline import promised_at
from sync.rules.shipped_calendar import shipped_calendar
from tests.fakes.clock import ManualClock
from tests.fakes.hall import City, acknowledge, filing, morning_clock, open_enrolled, some_id
from tests.unit.sync.rules.deadline_cases import OFFICERS, Case, Happened, cases

# A kiosk knows of no exception; those stand in the city's books.
CASES = [case for case in cases() if not case.is_excepted]


@contextmanager
def hall(folder: Path) -> Iterator[tuple[Store, ManualClock]]:
    clock = morning_clock()
    with open_enrolled(folder, City(), clock) as store:
        yield store, clock


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(files("assets").joinpath("catalogue", "services.yaml").read_bytes())


def happen(store: Store, clock: ManualClock, case: Case, number: int, catalogue: Catalogue) -> str:
    """Its request. Steps and outages in the order in which a kiosk hears of them."""
    promise = promised_at(catalogue.service(case.service), case.filed_at, shipped_calendar())
    due = write_instant(promise.due_at) if promise.due_at else None
    drafts = filing(number, promised=due)
    subject = drafts[0].subject
    filed = [
        FactDraft(one.kind, subject, one.actor, {**one.data, "standard": promise.standard}, one.parts)
        if one.kind == "request_filed"
        else one
        for one in drafts
    ]
    clock.set_wall(case.filed_at)
    store.journal.record(filed)
    told = [*((step, subject) for step in case.steps()), *((outage, some_id()) for outage in case.noted())]
    for one, about in sorted(told, key=lambda pair: pair[0].at):
        record(store, clock, one, about)
    return subject


def record(store: Store, clock: ManualClock, one: Happened, subject: str) -> None:
    clock.set_wall(one.at)
    who = Actor("officer", one.officer) if one.officer else Actor("resident")
    if one.kind == "outage_noted":
        who = Actor("system")
    store.journal.record([FactDraft(one.kind, subject, who, one.data)])


def deviations(store: Store, told: dict[str, Case]) -> list[str]:
    found = []
    for subject, case in told.items():
        row = store.book.request(subject)
        assert row is not None
        if "due" in case.said and row.promised_at != case.expected("due"):
            found.append(f"{case.id}: {row.promised_at}, and not {case.said['due']}: {case.said['why']}")
    return found


def test_a_kiosk_agrees_with_every_case_that_is_about_its_own_steps(tmp_path: Path, catalogue: Catalogue) -> None:
    with hall(tmp_path) as (store, clock):
        quiet = [case for case in CASES if not case.is_about_outages]
        told = {happen(store, clock, case, number, catalogue): case for number, case in enumerate(quiet, start=1)}
        assert len(told) > 170
        assert deviations(store, told) == []
        store.rebuild_projections()
        assert deviations(store, told) == []


@pytest.mark.parametrize("case", [case for case in CASES if case.is_about_outages], ids=lambda case: case.id)
def test_a_kiosk_agrees_about_its_outages(case: Case, tmp_path: Path, catalogue: Catalogue) -> None:
    with hall(tmp_path) as (store, clock):
        told = {happen(store, clock, case, 1, catalogue): case}
        assert deviations(store, told) == []
        store.rebuild_projections()
        assert deviations(store, told) == []


def test_a_stop_that_the_city_made_counts_at_the_desk_as_soon_as_the_city_says_so(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    """Also when it is over; and what the kiosk recorded since the city spoke makes the city's word old."""
    city, clock = City(), morning_clock()
    case = next(case for case in CASES if case.id == "plain-01")
    with open_enrolled(tmp_path, city, clock) as store:
        subject = happen(store, clock, case, 1, catalogue)
        acknowledge(store, city)

        def told(version: int, until: str | None) -> tuple[str, str]:
            stops = [["blanko_ktp_out_of_stock", "2026-11-23T03:00:00.000Z", until]]
            item = ChangeItem("request_status", subject, version, {"state": "filed", "stops": stops})
            changes = city.changes(item)
            store.sync_book.apply_changes(changes, b"")
            row = store.book.request(subject)
            assert row is not None
            assert row.promised_at is not None
            return row.paused, write_instant(row.promised_at)

        assert told(2, None) == ("blanko_ktp_out_of_stock", "2026-11-24T02:41:00.000Z")
        assert told(3, "2026-11-23T05:00:00.000Z") == ("", "2026-11-24T04:41:00.000Z")
        for step in range(3):  # the city has heard of none of these
            record(
                store, clock, Happened(clock.now(), "request_taken", {}, OFFICERS["A" if step % 2 else "B"]), subject
            )
        row = store.book.request(subject)
        assert row is not None
        assert row.promised_at == case.expected("due")


@pytest.mark.parametrize(
    "stops", ["no list", [["hunger", "2026-11-23T03:00:00.000Z", None]], [["central_system_down", None, None]]]
)
def test_stops_that_are_none_are_not_believed(tmp_path: Path, stops: object) -> None:
    city, request = City(), some_id()
    with open_enrolled(tmp_path, city, morning_clock()) as store:
        told = {"state": "filed", "stops": stops}
        store.sync_book.apply_changes(city.changes(ChangeItem("request_status", request, 1, told)), b"")
        with store.database.reading() as connection:
            assert city_items.get(connection, "request_status", request) is None


def test_what_was_answered_is_owed_no_more_whatever_waited(tmp_path: Path, catalogue: Catalogue) -> None:
    case = next(case for case in CASES if case.id == "visit-10")
    with hall(tmp_path) as (store, clock):
        subject = happen(store, clock, case, 1, catalogue)
        record(store, clock, Happened(clock.now(), "complaint_answered", {"answer": "resolved"}), subject)
        clock.advance(timedelta(hours=1))
        record(store, clock, Happened(clock.now(), "request_completed", {"outcome": "done"}), subject)
        row = store.book.request(subject)
        assert row is not None
        assert row.promised_at is None
