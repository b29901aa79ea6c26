"""One suite for `OfficerBook`: the real store and the one in memory that screens are tested with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.domain.throttle import HALL_FAILURES, LOCKED_AT, Moment, Tally
from kiosk.flows.entrance import OfficerMemory
from kiosk.ui.gallery_kiosk import MemoryKiosk
from tests.fakes.clock import ManualClock
from tests.fakes.hall import OFFICER, City, morning_clock, open_enrolled

OTHER = "0190a000-0000-7000-8000-0000000000fe"
SIGNS = "7K3MPQ2X"


@dataclass
class Hall:
    officers: OfficerMemory
    clock: ManualClock

    def now(self) -> Moment:
        reading = self.clock.read()
        return Moment(reading.boot, reading.up_ms)

    def charge(self, officer: str = OFFICER) -> int | None:
        return self.officers.charge(officer, self.now(), SIGNS)


@pytest.fixture(params=["store", "memory"])
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    clock = morning_clock()
    if request.param == "memory":
        yield Hall(MemoryKiosk(clock).memory, clock)
    else:
        with open_enrolled(tmp_path / "data", City(), clock) as store:
            yield Hall(store.officer_book, clock)


def test_a_charge_counts_for_the_name_and_for_the_kiosk(hall: Hall) -> None:
    assert hall.officers.tally(OFFICER) == Tally()
    assert hall.charge() is not None
    hall.clock.advance(timedelta(seconds=1))
    assert hall.charge() is not None
    assert hall.officers.tally(OFFICER) == Tally(2, hall.now())
    assert len(hall.officers.hall_failures()) == 2
    assert hall.officers.hall_failures()[-1] == hall.now()


def test_a_success_forgets_the_name_and_its_own_charge(hall: Hall) -> None:
    hall.charge(OTHER)
    hall.charge()
    charge = hall.charge()
    assert charge is not None
    hall.officers.settle(OFFICER, charge)
    assert hall.officers.tally(OFFICER) == Tally()
    assert hall.officers.tally(OTHER).failures == 1
    assert len(hall.officers.hall_failures()) == 2


def test_a_charge_that_may_not_be_made_is_not_made(hall: Hall) -> None:
    for _ in range(5):
        assert hall.charge() is not None
    assert hall.charge() is None
    assert hall.officers.tally(OFFICER).failures == 5


def lock(hall: Hall) -> None:
    for _ in range(LOCKED_AT):
        assert hall.charge() is not None
        hall.clock.advance(timedelta(hours=1))


def test_the_tenth_locks_with_the_challenge_and_is_told_once(hall: Hall) -> None:
    lock(hall)
    assert hall.officers.tally(OFFICER).challenge == SIGNS
    (told,) = hall.officers.untold_locks()
    assert (told.officer_id, told.failures, told.challenge) == (OFFICER, 10, SIGNS)
    hall.officers.tell_lock(OFFICER)
    assert list(hall.officers.untold_locks()) == []
    assert len(hall.officers.locks()) == 1


def test_an_unlock_ends_the_lock_it_names_and_no_other(hall: Hall) -> None:
    lock(hall)
    hall.officers.unlock(OFFICER, "22222222")
    assert len(hall.officers.locks()) == 1
    hall.officers.unlock(OFFICER, SIGNS)
    assert list(hall.officers.locks()) == []
    lock(hall)
    assert len(hall.officers.untold_locks()) == 1


def test_thirty_in_an_hour_stop_every_name_until_an_hour_has_passed(hall: Hall) -> None:
    for number in range(HALL_FAILURES):
        assert hall.charge(f"0190a000-0000-7000-8000-0000000001{number // 4:02}") is not None
    assert hall.charge(OTHER) is None
    hall.clock.reboot()
    assert hall.charge(OTHER) is None
    hall.clock.advance(timedelta(hours=1))
    assert hall.charge(OTHER) is not None
    assert len(hall.officers.hall_failures()) == 1


def test_old_failures_are_dropped_while_the_kiosk_runs(hall: Hall) -> None:
    hall.charge()
    hall.clock.advance(timedelta(minutes=30))
    hall.charge(OTHER)
    hall.clock.advance(timedelta(minutes=30))
    hall.officers.drop_stale_failures(hall.now())
    assert len(hall.officers.hall_failures()) == 1
    assert hall.officers.tally(OFFICER).failures == 1


def test_what_has_surely_passed_never_goes_back(hall: Hall) -> None:
    before = hall.officers.surely()
    hall.clock.advance(timedelta(hours=3))
    later = hall.officers.surely()
    assert later > before
    hall.clock.set_wall(datetime(2020, 1, 1, tzinfo=UTC))
    assert hall.officers.surely() >= later
    hall.clock.reboot()
    assert hall.officers.surely() >= later
