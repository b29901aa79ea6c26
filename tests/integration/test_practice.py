"""A practice in its own process: nothing real is opened, nothing of it is left, what is real ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.devices.clock import SystemClock
from kiosk.domain.slip import Slip, plain
from kiosk.practice import OFFICERS, PREFIX, apart, furnish
from kiosk.practice_paper import MARK, PracticePrinter, paper_of
from kiosk.practice_watch import PracticeWatch, practice_command
from kiosk.settings import Settings
from kiosk.store import Store, StoreKeys
from kiosk.store.connection import FILE_NAME
from tests.fakes.eventually import eventually
from tests.fakes.unlocked import settings_for


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`kiosk practice`, told of a real kiosk by its environment, as nobody should tell it."""
    (tmp_path / "run").mkdir()
    told = {
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "KIOSK_DATA": str(tmp_path / "real"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-m", "kiosk", "practice", "--camera", "none"]
    child = subprocess.Popen(command, env={**os.environ, **told}, stderr=subprocess.DEVNULL)
    yield child
    child.kill()
    child.wait()


def test_it_leaves_nothing_and_opens_nothing_real(practice: subprocess.Popen[bytes], tmp_path: Path) -> None:
    eventually(lambda: list((tmp_path / "run").glob(f"{PREFIX}*/data/{FILE_NAME}")) != [], within_s=60)
    practice.send_signal(signal.SIGTERM)
    assert practice.wait(60) == 0
    assert list((tmp_path / "run").iterdir()) == []
    assert not (tmp_path / "real").exists()


def test_everything_that_is_kept_lies_in_the_folder_that_is_thrown_away(tmp_path: Path) -> None:
    real = replace(settings_for(Path("/srv/kiosk/data")), with_agent=True, board=True, sound="device")
    settings = apart(real, tmp_path)
    assert settings.data_dir.is_relative_to(tmp_path)
    assert settings.key_file.is_relative_to(tmp_path)
    assert (settings.with_agent, settings.board, settings.sound, settings.practice) == (False, False, "none", True)


def test_the_child_is_told_of_no_data_and_no_key(tmp_path: Path) -> None:
    settings = replace(settings_for(tmp_path / "data"), fullscreen=True)
    assert str(tmp_path) not in " ".join(practice_command(settings))
    watch = PracticeWatch(settings, environ={"KIOSK_DATA": "/srv", "KIOSK_KEY_FILE": "/srv/key", "LANG": "C"})
    assert watch._environ == {"LANG": "C"}


def test_who_rings_ends_a_practice(tmp_path: Path) -> None:
    watch = PracticeWatch(settings_for(tmp_path / "data"))
    watch._command = [sys.executable, "-c", "import time; time.sleep(600)"]
    watch.start()
    watch.check(called=False)
    assert watch.is_running
    watch.check(called=True)
    eventually(lambda: not watch.is_running)
    watch.stop()


def test_the_invented_hall_cannot_be_taken_for_a_real_one(tmp_path: Path) -> None:
    with Store.open(tmp_path, StoreKeys(bytes(32), bytes([1]) * 32), SystemClock()) as store:
        furnish(store)
        identity = store.book.identity()
        assert identity is not None
        assert (identity.ticket_prefix, identity.site_name) == ("L", "LATIHAN, balai contoh")
        assert {row.ticket[:2] for row in store.book.requests()} == {"L-"}
        assert {officer.name for officer in store.book.officers()} == {name for _, name in OFFICERS}
        assert store.officer_book.city_url() == "", "there is no city to send to"


class Tray:
    def __init__(self) -> None:
        self.slips: list[Slip] = []

    def print_slip(self, slip: Slip) -> None:
        self.slips.append(slip)

    def look(self) -> None:
        """It has paper."""


def test_a_slip_says_twice_that_it_proves_nothing_and_has_no_code() -> None:
    tray = Tray()
    PracticePrinter(tray).print_slip(Slip("ticket", (plain("L-001"),) * 60, "signed"))
    (slip,) = tray.slips
    assert (slip.lines[0].text, slip.lines[-1].text, slip.qr) == (MARK, MARK, "")


def test_only_a_practice_marks_its_slips(tmp_path: Path) -> None:
    real: Settings = replace(settings_for(tmp_path / "data"), printer=f"file:{tmp_path / 'slip.png'}:58")
    assert not isinstance(paper_of(real), PracticePrinter)
    assert isinstance(paper_of(replace(real, practice=True)), PracticePrinter)
