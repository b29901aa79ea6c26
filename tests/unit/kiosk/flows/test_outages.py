"""The diary of outages: power by the silence before a start, the line when it is back, the central system as it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.flows.hours_ports import OutageRow
from kiosk.flows.outages import SHORTEST, OutageDiary
from kiosk.flows.ports import FactDraft, KioskIdentity
from kiosk.ui.gallery_hours import MemoryHours
from kiosk.ui.gallery_kiosk import MemoryKiosk
from sync.protocol.fact import Actor
from tests.fakes.clock import ManualClock

SRI = "018f4e9a-0000-7000-8000-000000000001"
KIOSK = "018f4e9a-0000-7000-8000-00000000000a"
MORNING = datetime(2026, 11, 24, 2, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Hall:
    def __init__(self, *, enrolled: bool = True) -> None:
        self.clock = ManualClock(MORNING)
        identity = KioskIdentity(KIOSK, 1, "site", "Balai RW 05 Keputran", "A", 1) if enrolled else None
        self.kiosk = MemoryKiosk(self.clock, identity=identity)
        self.hours = MemoryHours(self.kiosk)
        self.diary = OutageDiary(book=self.kiosk, hours=self.hours, journal=self.kiosk, clock=self.clock)

    def note(self, kind: str, **data: object) -> None:
        self.kiosk.record([FactDraft(kind, KIOSK, Actor("system"), data)])

    def beat(self) -> None:
        self.note("heartbeat", up_s=300)

    def outages(self) -> list[OutageRow]:
        return list(self.hours.outages(MORNING - 24 * HOUR, MORNING + 48 * HOUR))


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_silence_and_another_boot_are_an_outage_from_the_last_sign_of_life_to_the_start(hall: Hall) -> None:
    hall.beat()
    hall.clock.advance(HOUR)
    hall.clock.reboot()
    hall.diary.note_power()
    hall.diary.note_power()  # a program that dies before it notes its start
    assert hall.outages() == [OutageRow("power", MORNING, MORNING + HOUR)]
    assert hall.kiosk.kinds().count("outage_noted") == 1
    assert hall.kiosk.facts[-1].actor == Actor("system")


def test_a_program_that_was_ended_a_crash_and_a_first_start_are_no_outage(hall: Hall) -> None:
    hall.diary.note_power()
    hall.beat()
    hall.clock.advance(HOUR)
    hall.diary.note_power()  # the same boot: the program died, not the machine
    hall.note("kiosk_stopped", reason="closed")
    hall.clock.advance(HOUR)
    hall.clock.reboot()
    hall.diary.note_power()
    assert hall.outages() == []


def test_a_clock_that_went_back_tells_no_end(hall: Hall) -> None:
    hall.beat()
    hall.clock.reboot()
    hall.clock.set_wall(MORNING - 5 * HOUR)
    hall.diary.note_power()
    assert hall.outages() == [OutageRow("power", MORNING, None)]


def test_the_line_is_told_once_it_is_back_and_a_stumble_is_none(hall: Hall) -> None:
    hall.clock.advance(SHORTEST)
    hall.diary.note_line("network", MORNING + timedelta(seconds=1))
    assert hall.outages() == []
    hall.diary.note_line("network", MORNING)
    hall.diary.note_line("network", MORNING)
    assert hall.outages() == [OutageRow("network", MORNING, MORNING + SHORTEST)]
    assert hall.kiosk.kinds() == ["outage_noted"]


def test_the_central_system_goes_and_comes_back_as_its_officer_tells(hall: Hall) -> None:
    hall.diary.tell_central_system(SRI)
    assert hall.diary.central_system() == OutageRow("central_system", MORNING, None)
    hall.clock.advance(HOUR)
    hall.diary.tell_central_system(SRI)
    assert hall.diary.central_system() is None
    assert hall.outages() == [OutageRow("central_system", MORNING, MORNING + HOUR)]
    assert [fact.actor for fact in hall.kiosk.facts] == [Actor("officer", SRI)] * 2
    hall.clock.advance(HOUR)
    hall.diary.tell_central_system(SRI)
    assert len(hall.outages()) == 2


def test_a_kiosk_that_is_not_enrolled_has_nobody_to_tell() -> None:
    hall = Hall(enrolled=False)
    hall.diary.tell_central_system(SRI)
    assert hall.kiosk.facts == []
