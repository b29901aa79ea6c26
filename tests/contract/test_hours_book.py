"""One suite for `HoursBook` and the presences behind it: the real store and the one in memory that screens are tested with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.flows.hours_ports import HoursBook, LastRun, OutageRow
from kiosk.flows.ports import FactDraft, Journal, KioskIdentity, PresenceRow
from kiosk.ui.gallery_hours import MemoryHours
from kiosk.ui.gallery_kiosk import MemoryKiosk
from sync.protocol.fact import Fact
from sync.protocol.instant import write_instant
from tests.fakes.clock import ManualClock
from tests.fakes.hall import (
    AT_DESK,
    DAY,
    OFFICER,
    SYSTEM,
    City,
    arrived,
    filing,
    heartbeat,
    left,
    morning_clock,
    open_enrolled,
    voided,
)

TODAY = date.fromisoformat(DAY)
PRESENCE, OTHER = "0190a000-0000-7000-8000-000000000001", "0190a000-0000-7000-8000-000000000002"
HOUR = timedelta(hours=1)


@dataclass
class Hall:
    journal: Journal
    hours: HoursBook
    clock: ManualClock

    def record(self, *drafts: FactDraft) -> tuple[Fact, ...]:
        return self.journal.record(list(drafts))

    def presences(self) -> list[PresenceRow]:
        return list(self.hours.presences(OFFICER, TODAY, TODAY + timedelta(days=7)))


@pytest.fixture(params=["store", "memory"])
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    clock, city = morning_clock(), City()
    if request.param == "memory":
        identity = KioskIdentity(city.kiosk, 1, "rw-05-keputran", "Balai RW 05 Keputran", "A", 1)
        kiosk = MemoryKiosk(clock, identity=identity)
        yield Hall(kiosk, MemoryHours(kiosk), clock)
    else:
        with open_enrolled(tmp_path / "data", city, clock) as store:
            yield Hall(store.journal, store.hours_book, clock)


def claim(fact: Fact, ended_at: datetime | None) -> FactDraft:
    data = {
        "amends": fact.id,
        "place": "hall",
        "session": "day",
        "ended_at": write_instant(ended_at) if ended_at else None,
        "reason": "forgot_to_end",
    }
    return FactDraft("presence_amended", fact.subject, AT_DESK, data)


def away(what: str, began: datetime | None, ended: datetime | None) -> FactDraft:
    told = {"of": what, "began_at": began and write_instant(began), "ended_at": ended and write_instant(ended)}
    return FactDraft("outage_noted", "0190a000-0000-7000-8000-00000000000a", SYSTEM, told)


def test_a_presence_lasts_by_the_time_since_boot_whatever_the_wall_clock_says(hall: Hall) -> None:
    (fact,) = hall.record(arrived(PRESENCE))
    hall.clock.advance(2 * HOUR)
    hall.clock.set_wall(hall.clock.now() + 5 * HOUR)
    hall.record(left(PRESENCE))
    (row,) = hall.presences()
    assert (row.fact_id, row.boot, row.up_ms) == (fact.id, fact.time.boot, fact.time.up_ms)
    assert (row.passed, row.session, row.place) == (2 * HOUR, "day", "hall")


def test_over_a_restart_only_the_wall_clock_tells(hall: Hall) -> None:
    hall.record(arrived(PRESENCE))
    hall.clock.advance(HOUR)
    hall.clock.reboot()
    hall.record(left(PRESENCE))
    (row,) = hall.presences()
    assert row.passed is None
    assert row.ended_at == row.started_at + HOUR


def test_a_forgotten_end_is_found_on_another_day_until_it_is_claimed(hall: Hall) -> None:
    (fact,) = hall.record(arrived(PRESENCE))
    assert hall.hours.unfinished(OFFICER, TODAY) is None
    found = hall.hours.unfinished(OFFICER, TODAY + timedelta(days=1))
    assert found is not None
    assert found.presence_id == PRESENCE
    assert hall.hours.unfinished(OTHER, TODAY + timedelta(days=1)) is None

    hall.clock.advance(24 * HOUR)
    ended = found.started_at + 6 * HOUR
    hall.record(claim(fact, ended))
    assert hall.hours.unfinished(OFFICER, TODAY + timedelta(days=1)) is None
    (row,) = hall.presences()
    assert (row.ended_at, row.claimed_end) == (None, ended)


def test_an_end_beside_a_claim_stays_what_was_recorded(hall: Hall) -> None:
    (fact,) = hall.record(arrived(PRESENCE))
    hall.record(claim(fact, hall.clock.now() + 9 * HOUR))
    hall.clock.advance(HOUR)
    hall.record(left(PRESENCE))
    (row,) = hall.presences()
    assert row.ended_at == row.started_at + HOUR
    assert row.claimed_end == row.started_at + 9 * HOUR


def test_what_was_voided_is_nobodys_forgotten_end(hall: Hall) -> None:
    hall.record(arrived(PRESENCE))
    hall.record(FactDraft("presence_voided", PRESENCE, AT_DESK, {"reason": "duplicate"}))
    assert hall.hours.unfinished(OFFICER, TODAY + timedelta(days=1)) is None
    assert hall.presences() == []


def test_the_last_act_of_the_day_is_the_officers_own(hall: Hall) -> None:
    hall.record(arrived(PRESENCE))
    (row,) = hall.presences()
    assert hall.hours.last_act(row) is None
    hall.clock.advance(3 * HOUR)
    at = hall.clock.now()
    hall.record(FactDraft("officer_signed_in", OFFICER, AT_DESK, {"method": "pin"}))
    hall.clock.advance(HOUR)
    hall.record(heartbeat())
    hall.clock.advance(24 * HOUR)
    hall.record(FactDraft("officer_signed_in", OFFICER, AT_DESK, {"method": "pin"}))
    assert hall.hours.last_act(row) == at


def test_the_queue_changed_when_a_number_or_a_request_did(hall: Hall) -> None:
    assert hall.hours.last_queue_change() is None
    (_, filed) = hall.record(*filing())
    hall.clock.advance(HOUR)
    hall.record(voided(filed.subject))
    at = hall.clock.now()
    hall.clock.advance(HOUR)
    hall.record(heartbeat())
    assert hall.hours.last_queue_change() == at


def test_an_outage_told_twice_is_one_with_its_end(hall: Hall) -> None:
    now = hall.clock.now().replace(microsecond=0)
    hall.record(away("central_system", now, None))
    assert hall.hours.outages(now - HOUR, now + HOUR) == [OutageRow("central_system", now, None)]
    hall.record(away("central_system", now, now + HOUR))
    hall.record(away("power", now - HOUR, now), away("city", None, now))
    assert hall.hours.outages(now - HOUR, now + HOUR) == [
        OutageRow("power", now - HOUR, now),
        OutageRow("central_system", now, now + HOUR),
    ]
    assert hall.hours.outages(now + 2 * HOUR, now + 3 * HOUR) == []


def test_how_the_kiosk_ran_last(hall: Hall) -> None:
    assert hall.hours.last_run() is None
    hall.record(heartbeat())
    boot = hall.clock.read().boot
    assert hall.hours.last_run() == LastRun(hall.clock.now(), boot, was_stopped=False)
    hall.record(*filing())
    hall.record(FactDraft("kiosk_stopped", OTHER, SYSTEM, {"reason": "closed"}))
    assert hall.hours.last_run() == LastRun(hall.clock.now(), boot, was_stopped=True)


def test_no_rule_about_empty_halls_before_the_city_gave_one(hall: Hall) -> None:
    assert hall.hours.empty_hall_from_min() in (0, 14 * 60)  # the invented hall has one
    assert hall.hours.elsewhere(OFFICER) == []
