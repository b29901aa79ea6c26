"""What the window says to whoever updates its program, and when it lets a new version start."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from installer.update.state import State
from kiosk.app_adapters import UpdatesHall
from kiosk.domain.program_word import LIMIT_BYTES, Word, read_word
from kiosk.flows.ports import Reading
from kiosk.program_watch import ProgramWatch
from tests.fakes.hall import City, open_enrolled

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)  # in Surabaya
NIGHT = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)  # half past two
BOOT = "6f0c0a1e-0000-4000-8000-000000000001"


@dataclass
class Clock:
    wall: datetime = NOON

    def now(self) -> datetime:
        return self.wall

    def read(self) -> Reading:
        return Reading(self.wall, BOOT, 90_000)


@dataclass
class Hall:
    url: str = "https://balai.example.id"
    channel: int = 2

    def city_url(self) -> str:
        return self.url

    def update_channel(self) -> int:
        return self.channel

    def surely(self) -> datetime:
        return NOON - timedelta(hours=1)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    (tmp_path / "programs").mkdir()
    return tmp_path / "programs"


def said(tmp_path: Path) -> Word:
    return Word.from_bytes((tmp_path / "told" / "program.json").read_bytes())


def test_a_version_that_works_says_so_where_the_updater_can_read_it(tmp_path: Path, programs: Path) -> None:
    code = programs / "versions" / "1.2.0" / "lib" / "kiosk" / "program_watch.py"
    ProgramWatch(programs, tmp_path / "data", Hall(), Clock(), code=code).look()
    word = said(tmp_path)
    assert (word.well, word.channel, word.city_url) == ("1.2.0", "early", "https://balai.example.id")
    assert word.surely == NOON - timedelta(hours=1)
    assert word.surely_at(BOOT, 90_000 + 3_600_000) > NOON - timedelta(seconds=5)
    assert word.surely_at("another boot", 99_999_999) == word.surely
    assert (tmp_path / "told" / "program.json").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "told").stat().st_mode & 0o777 == 0o755


def test_a_kiosk_that_is_not_enrolled_claims_no_time(tmp_path: Path, programs: Path) -> None:
    """Its own wall clock could be years ahead, and would shut updates out."""
    ProgramWatch(programs, tmp_path / "data", Hall(url=""), Clock()).look()
    assert said(tmp_path).surely < NOON - timedelta(days=365)
    assert said(tmp_path).well == ""


def test_a_channel_that_this_version_does_not_know_takes_nothing(tmp_path: Path, programs: Path) -> None:
    ProgramWatch(programs, tmp_path / "data", Hall(channel=9), Clock()).look()
    assert said(tmp_path).channel == "held"


def test_without_a_programs_folder_nothing_is_said(tmp_path: Path) -> None:
    watch = ProgramWatch(None, tmp_path / "data", Hall(), Clock(NIGHT))
    watch.look()
    assert not (tmp_path / "told").exists()
    assert not watch.wants_restart(is_idle=True)


def test_a_disk_that_takes_nothing_costs_the_word_and_never_the_window(
    tmp_path: Path, programs: Path, expected_logs
) -> None:
    expected_logs.add("kiosk.program_watch")
    (tmp_path / "told").write_text("a file in the place of the folder")
    ProgramWatch(programs, tmp_path / "data", Hall(), Clock()).look()


@pytest.mark.parametrize(
    ("wall", "is_idle", "waiting", "closes"),
    [
        (NIGHT, True, "1.3.0", True),
        (NIGHT, False, "1.3.0", False),
        (NOON, True, "1.3.0", False),
        (NIGHT, True, "", False),
        (NIGHT, True, None, False),
    ],
)
def test_the_window_closes_for_a_new_version_at_night_when_nobody_is_there(
    tmp_path: Path, programs: Path, *, wall: datetime, is_idle: bool, waiting: str | None, closes: bool
) -> None:
    if waiting is not None:
        (programs / "state.json").write_bytes(State(next=waiting).to_bytes())
    watch = ProgramWatch(programs, tmp_path / "data", Hall(), Clock(wall))
    assert watch.wants_restart(is_idle=is_idle) is closes


@pytest.mark.parametrize("odd", [b"", b"{}", b"[]", b"\xff", b'{"channel":"gold"}', b"x" * (LIMIT_BYTES + 1)])
def test_a_word_that_cannot_be_read_is_no_word(odd: bytes) -> None:
    assert read_word(odd) == Word()


def test_a_stores_own_word(tmp_path: Path) -> None:
    with open_enrolled(tmp_path / "data", City()) as store:
        hall = UpdatesHall(store)
        assert hall.city_url().startswith("http")
        assert hall.update_channel() == 1
        assert hall.surely().tzinfo is not None
