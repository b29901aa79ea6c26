"""One suite for `StatusBook`: the real store and the one in memory that screens are tested with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.throttle import Moment
from kiosk.flows.ports import FactDraft, Journal
from kiosk.flows.status_ports import StatusBook
from kiosk.store import Store
from kiosk.ui.gallery_kiosk import MemoryKiosk
from kiosk.ui.gallery_status import MemoryStatusBook
from sync.protocol.fact import Actor
from sync.testing.samples import sample_data
from tests.fakes.clock import ManualClock
from tests.fakes.hall import KEY, City, morning_clock, open_enrolled

CODE = "7K3MPQ2X"
REQUEST = "018f4e9a-0000-7000-8000-000000000101"
RESIDENT = Actor("resident")


@dataclass
class Hall:
    book: StatusBook
    journal: Journal
    clock: ManualClock

    def now(self) -> Moment:
        reading = self.clock.read()
        return Moment(reading.boot, reading.up_ms)

    def file(self) -> None:
        filed = {**sample_data("request_filed"), "code": CODE}
        self.journal.record([FactDraft("request_filed", REQUEST, RESIDENT, filed)])


@pytest.fixture(params=["store", "memory"])
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    clock = morning_clock()
    if request.param == "memory":
        kiosk = MemoryKiosk(clock)
        book = MemoryStatusBook(kiosk)
        yield Hall(book, kiosk, clock)
    else:
        with open_enrolled(tmp_path / "data", City(), clock) as store:
            yield Hall(store.status_book, store.journal, clock)


def test_a_request_is_found_by_its_code(hall: Hall) -> None:
    assert list(hall.book.by_code(CODE)) == []
    hall.file()
    assert [row.request_id for row in hall.book.by_code(CODE)] == [REQUEST]
    assert list(hall.book.by_code("KMPR2345")) == []


def test_five_tries_are_charged_and_the_sixth_is_not(hall: Hall) -> None:
    assert all(hall.book.charge(CODE, hall.now()) is not None for _ in range(5))
    assert hall.book.charge(CODE, hall.now()) is None
    assert hall.book.wait_s(CODE, hall.now()) == 600
    assert hall.book.charge("KMPR2345", hall.now()) is not None
    hall.clock.advance(timedelta(minutes=10))
    assert hall.book.charge(CODE, hall.now()) is not None


def test_a_right_one_is_taken_off_again(hall: Hall) -> None:
    for _ in range(12):
        charge = hall.book.charge(CODE, hall.now())
        assert charge is not None
        hall.book.settle(charge)
    assert hall.book.wait_s(CODE, hall.now()) == 0


def test_consent_follows_the_last_word(hall: Hall) -> None:
    assert not hall.book.contact_agreed(REQUEST)
    for kind, purposes, agreed in (
        ("consent_given", ["service"], False),
        ("consent_given", ["service", "contact"], True),
        ("consent_withdrawn", ["contact"], False),
        ("consent_given", ["contact"], True),
    ):
        version = {"version": 1} if kind == "consent_given" else {}
        hall.journal.record([FactDraft(kind, REQUEST, RESIDENT, {"notice": "pdp", "purposes": purposes, **version})])
        assert hall.book.contact_agreed(REQUEST) is agreed


def test_papers_are_kept_for_a_week_unless_the_city_says_otherwise(hall: Hall) -> None:
    assert hall.book.retention() == timedelta(days=7)


def test_a_restart_of_the_program_forgives_nothing(tmp_path: Path) -> None:
    clock, city = morning_clock(), City()
    with open_enrolled(tmp_path / "data", city, clock) as store:
        reading = clock.read()
        for _ in range(5):
            store.status_book.charge(CODE, Moment(reading.boot, reading.up_ms))
    with Store.open(tmp_path / "data", KEY, clock) as store:
        assert store.status_book.charge(CODE, Moment(reading.boot, reading.up_ms)) is None
