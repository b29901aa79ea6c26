"""The technician's window as a child: one at a time, never our voice to the service manager, a new start only for a new choice."""

import sys
from pathlib import Path

import pytest

from kiosk.domain.hall_choices import HallChoices
from kiosk.hall_choices import keep_choices
from kiosk.settings import Settings
from kiosk.technician_watch import TechnicianWatch, technician_command
from tests.fakes.eventually import eventually


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path, tmp_path / "kiosk.dbkey", camera="folder:demo", fullscreen=True)


def watch_of(settings: Settings, code: str) -> TechnicianWatch:
    return TechnicianWatch(
        settings, command=[sys.executable, "-c", code], environ={"NOTIFY_SOCKET": "/run/n", "A": "1"}
    )


def test_it_is_told_the_hall_and_the_rehearsal_s_pictures(settings) -> None:
    words = technician_command(settings)
    assert words[words.index("--data") + 1] == str(settings.data_dir)
    assert words[words.index("--camera") + 1] == "folder:demo"
    assert "--fullscreen" in words


def test_what_is_chosen_there_wants_a_new_start_once(settings) -> None:
    keep_choices(settings.data_dir, HallChoices(camera="device:0"))
    watch = watch_of(settings, "import os; assert 'NOTIFY_SOCKET' not in os.environ")
    assert not watch.check()
    watch.start()
    keep_choices(settings.data_dir, HallChoices(camera="device:1"))
    eventually(lambda: not watch.is_running, within_s=60)
    assert watch.check()
    assert not watch.check()


def test_a_look_that_changed_nothing_disturbs_nobody(settings) -> None:
    watch = watch_of(settings, "")
    watch.start()
    eventually(lambda: not watch.is_running, within_s=60)
    assert not watch.check()


def test_it_ends_with_the_hall_and_is_there_once(settings) -> None:
    watch = watch_of(settings, "import time; time.sleep(600)")
    watch.start()
    child = watch._child
    watch.start()
    assert watch._child is child
    watch.stop()
    assert not watch.is_running
    assert not watch.check()


def test_a_window_that_cannot_be_started_is_a_line_in_the_log(settings, expected_logs) -> None:
    expected_logs.add("kiosk.technician_watch")
    watch = TechnicianWatch(settings, command=["/nowhere/kiosk"])
    watch.start()
    assert not watch.check()
