"""The line and the diary: one outage however often it is looked at, also over a restart; no word from an agent says nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.flows.ports import Outbox, StorageFullError
from kiosk.outage_watch import OutageWatch
from tests.unit.kiosk.flows.test_outages import MORNING, Hall

HOUR = timedelta(hours=1)


class MemoryNotes:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str) -> str:
        return self.kept.get(key, "")

    def put(self, values) -> None:
        self.kept.update(values)


class Line(Hall):
    def __init__(self) -> None:
        super().__init__()
        self.notes = MemoryNotes()
        self.start()

    def start(self) -> None:
        self.watch = OutageWatch(self.diary, self.notes, self.clock)

    def see(self, network: str, attention: str = "") -> None:
        for _ in range(3):
            self.watch.see(Outbox(0, 0, 0, sending=False, network=network, attention=attention))

    def told(self) -> list[tuple[object, ...]]:
        return [(row.away, row.began_at, row.ended_at) for row in self.outages()]


@pytest.fixture
def line() -> Line:
    return Line()


def test_from_the_first_look_without_a_line_until_it_is_back(line: Line) -> None:
    line.see("online")
    line.see("offline")
    line.clock.advance(HOUR)
    line.see("unknown")
    assert line.told() == []
    line.see("online")
    assert line.told() == [("network", MORNING, MORNING + HOUR)]


def test_over_a_restart_it_is_one_outage(line: Line) -> None:
    line.see("offline")
    line.clock.advance(HOUR)
    line.start()
    line.see("offline")
    line.clock.advance(HOUR)
    line.see("online")
    line.start()
    line.see("online")
    assert line.told() == [("network", MORNING, MORNING + 2 * HOUR)]


def test_a_city_that_cannot_be_understood_is_another_outage(line: Line) -> None:
    line.see("online", "city_unreadable")
    line.clock.advance(HOUR)
    line.see("offline")
    line.clock.advance(HOUR)
    line.see("online")
    assert line.told() == [
        ("city", MORNING, MORNING + HOUR),
        ("network", MORNING + HOUR, MORNING + 2 * HOUR),
    ]


def test_an_agent_that_is_stopped_says_nothing(line: Line) -> None:
    line.see("offline", "agent_stopped")
    line.clock.advance(HOUR)
    line.see("online")
    assert line.told() == []


def test_a_full_disk_while_the_line_comes_back_costs_no_outage(line: Line) -> None:
    line.see("offline")
    line.clock.advance(HOUR)
    line.kiosk.refuse = StorageFullError()
    line.see("online")
    line.kiosk.refuse = None
    line.see("online")
    assert line.told() == [("network", MORNING, MORNING + HOUR)]


def test_a_full_disk_stops_nothing(line: Line) -> None:
    line.beat()
    line.clock.advance(HOUR)
    line.clock.reboot()
    line.kiosk.refuse = StorageFullError()
    line.watch.look_back()
    line.kiosk.refuse = None
    line.watch.look_back()
    assert line.told() == [("power", MORNING, MORNING + HOUR)]
