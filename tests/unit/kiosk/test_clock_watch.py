"""The clock watch: each step is recorded once, also one made while the program was closed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.clock_watch import ClockWatch
from kiosk.flows.ports import StorageFullError
from sync.testing.manual_clock import ManualClock


class Notes:
    """In memory; `is_full` takes nothing."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.is_full = False

    def get(self, key: str) -> str:
        return self.kept.get(key, "")

    def put(self, values: Mapping[str, str]) -> None:
        if self.is_full:
            raise StorageFullError
        self.kept.update(values)


class Machine:
    """A kiosk's clock, its notes, and what was recorded."""

    def __init__(self) -> None:
        self.clock, self.notes, self.steps = ManualClock(), Notes(), list[int]()
        self.restart()

    def restart(self) -> None:
        self.watch = ClockWatch(clock=self.clock, notes=self.notes, record=self.steps.append)
        self.watch.look()

    def beat(self) -> None:
        self.clock.advance(300)
        self.watch.look()


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_a_clock_that_is_left_alone_says_nothing(machine: Machine) -> None:
    for _ in range(5):
        machine.beat()
    assert machine.steps == []


def test_a_step_is_recorded_once(machine: Machine) -> None:
    machine.clock.step_wall(-3600)
    machine.beat()
    machine.beat()
    assert machine.steps == [-3_600_000]


def test_there_and_back_are_two_steps(machine: Machine) -> None:
    machine.clock.step_wall(7200)
    machine.beat()
    machine.clock.step_wall(-7200)
    machine.beat()
    assert machine.steps == [7_200_000, -7_200_000]


def test_a_step_while_the_program_was_closed_is_seen_at_its_start(machine: Machine) -> None:
    machine.clock.advance(1800)
    machine.clock.step_wall(90)
    machine.restart()
    assert machine.steps == [90_000]


def test_a_reboot_is_no_step(machine: Machine) -> None:
    machine.clock.reboot(off_s=50_000)
    machine.clock.step_wall(-1e6)
    machine.restart()
    assert machine.steps == []


def test_a_full_disk_costs_the_note_and_nothing_else(machine: Machine, expected_logs) -> None:
    expected_logs.add("kiosk.clock_watch")
    machine.notes.is_full = True
    machine.beat()
    machine.notes.is_full = False
    machine.clock.step_wall(60)
    machine.beat()
    assert machine.steps == [60_000]
