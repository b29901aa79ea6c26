"""A hall's printer over its life: pulled out, put back, out of paper. Every change is told once, also over restarts."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.errors import PaperOutError, PrinterMissingError
from kiosk.flows.ports import StorageFullError
from kiosk.printer_watch import PrinterState, PrinterWatch
from kiosk.ui.tasks import AtOnce
from tests.conftest import ExpectedLogs


class Hall:
    """What the printer says, what the kiosk remembers, and what it told."""

    def __init__(self) -> None:
        self.trouble: Exception | None = None
        self.kept: dict[str, str] = {}
        self.told: list[PrinterState] = []
        self.is_full = self.is_enrolled = True
        self.is_full = False
        self.restart()

    def restart(self) -> None:
        self.watch = PrinterWatch(self, AtOnce(), notes=self, record=self.record)

    def pass_time(self, trouble: Exception | None = None, looks: int = 3) -> None:
        self.trouble = trouble
        for _ in range(looks):
            self.watch.look()

    def look(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def get(self, key: str) -> str:
        return self.kept.get(key, "")

    def put(self, values: Mapping[str, str]) -> None:
        self.kept.update(values)

    def record(self, state: PrinterState) -> bool:
        if self.is_full:
            raise StorageFullError
        if self.is_enrolled:
            self.told.append(state)
        return self.is_enrolled


def test_a_printer_that_is_there_from_the_first_is_no_news_and_no_paper_is_none_either() -> None:
    hall = Hall()
    hall.pass_time()
    hall.pass_time(PaperOutError())
    assert hall.told == []


def test_gone_and_back_is_told_once_each_also_over_a_restart() -> None:
    hall = Hall()
    hall.pass_time()
    hall.pass_time(PrinterMissingError())
    hall.restart()
    hall.pass_time(PrinterMissingError())
    hall.pass_time()
    assert hall.told == ["missing", "present"]


def test_a_plug_that_is_pushed_in_counts_only_when_it_stays() -> None:
    hall = Hall()
    hall.pass_time()
    hall.pass_time(PrinterMissingError(), looks=1)
    hall.pass_time()
    assert hall.told == []


def test_what_could_not_be_recorded_is_told_later(expected_logs: ExpectedLogs) -> None:
    expected_logs.add("kiosk.printer_watch")
    hall = Hall()
    hall.is_full = True
    hall.pass_time(PrinterMissingError())
    hall.is_full, hall.is_enrolled = False, False
    hall.pass_time(PrinterMissingError())
    hall.is_enrolled = True
    hall.pass_time(PrinterMissingError())
    assert hall.told == ["missing"]


def test_a_mistake_of_ours_does_not_end_the_looking(expected_logs: ExpectedLogs) -> None:
    expected_logs.add("kiosk.printer_watch")
    hall = Hall()
    hall.pass_time(ValueError("ours"))
    hall.pass_time(PrinterMissingError())
    assert hall.told == ["missing"]


def test_a_kiosk_without_a_printer_looks_at_nothing() -> None:
    hall = Hall()
    PrinterWatch(None, AtOnce(), notes=hall, record=hall.record).look()
    assert hall.told == []
