"""Every morning once, when nobody is there, and only what is wrong is said."""

import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.doctor_report import MORNING, Line
from kiosk.morning_watch import DoctorChild, MorningWatch
from kiosk.settings import Settings
from sync.rules.indonesian import JAKARTA
from tests.fakes.eventually import eventually

WELL = Line("Printer", is_well=True, sentence="siap.")
BAD = Line("Kamera", is_well=False, sentence="tidak menjawab; pasang kabelnya lagi.")


def wib(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, 5, tzinfo=JAKARTA).astimezone(UTC)


class Notes(dict[str, str]):
    def get(self, key: str) -> str:  # type: ignore[override]
        return super().get(key, "")

    def put(self, values):
        self.update(values)


class AtOnce:
    def run(self, work, done, failed):
        try:
            found = work()
        except OSError as error:
            failed(error)
        else:
            done(found)


class Morning:
    def __init__(self, *found: list[Line] | OSError) -> None:
        self.found = list(found)
        self.said: list[str] = []
        self.notes = Notes()
        self.watch = MorningWatch(examine=self.examine, notes=self.notes, tasks=AtOnce(), say=self.said.append)

    def examine(self) -> list[Line]:
        found = self.found.pop(0)
        if isinstance(found, OSError):
            raise found
        return found


@pytest.fixture
def morning() -> Morning:
    return Morning([WELL, BAD], [WELL])


def test_what_is_wrong_is_said_once_a_day_and_kept(morning):
    for hour in (6, 7, 23):
        morning.watch.look(wib(23, hour), is_idle=True)
    assert morning.said == ["Ada 1 hal yang perlu dilihat: Kamera."]
    assert morning.notes.get(MORNING) == "2026-11-23 06:05|1|Kamera"


def test_a_good_morning_is_quiet(morning):
    morning.watch.look(wib(23, 8), is_idle=True)
    morning.watch.look(wib(24, 8), is_idle=True)
    assert len(morning.said) == 1
    assert morning.notes.get(MORNING) == "2026-11-24 08:05|0|"


def test_nobody_is_disturbed_and_nothing_is_looked_at_at_night(morning):
    morning.watch.look(wib(23, 8), is_idle=False)
    morning.watch.look(datetime(2026, 11, 22, 20, 0, tzinfo=UTC), is_idle=True)  # three at night
    assert len(morning.found) == 2


def test_a_look_that_failed_or_said_nothing_is_tried_again(expected_logs):
    expected_logs.add("kiosk.morning_watch")
    morning = Morning(OSError("no process"), [], [WELL, BAD])
    for hour in (6, 7, 8):
        morning.watch.look(wib(23, hour), is_idle=True)
    assert morning.said == ["Ada 1 hal yang perlu dilihat: Kamera."]


# --- the look itself, in a process of its own

SETTINGS = Settings(Path("data"), Path("kiosk.dbkey"))


def child(code: str) -> DoctorChild:
    return DoctorChild(SETTINGS, command=[sys.executable, "-c", code])


def test_what_the_doctor_prints_is_what_was_found():
    printed = f"{WELL}\n{BAD}\nAda 1 hal yang perlu dilihat: Kamera."
    assert child(f"print({printed!r}); raise SystemExit(1)").examine() == [WELL, BAD]


def test_a_driver_that_hangs_ends_the_look_and_nothing_else():
    with pytest.raises(subprocess.TimeoutExpired):
        child("import time; time.sleep(600)").examine(limit_s=0.2)


def test_a_window_that_closes_waits_for_no_camera():
    doctor = child("import time; time.sleep(600)")
    found = []
    thread = threading.Thread(target=lambda: found.append(doctor.examine()))
    thread.start()
    eventually(lambda: doctor._child is not None, within_s=60)
    doctor.stop()
    thread.join(60)
    assert found == [[]]
    doctor.stop()
