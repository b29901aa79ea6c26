"""When the file is looked over: once after the start, then at night when nobody is there; and a finding stays."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.integrity_watch import IntegrityWatch
from kiosk.store import integrity
from kiosk.ui.tasks import AtOnce
from tests.conftest import ExpectedLogs
from tests.fakes.hall import KEY, City, filing, open_enrolled

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class Looks:
    """Counts the looks; `answer` is what the file is said to be like."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.noted: list[int] = []
        self.answer: tuple[str, ...] | Exception = ()
        monkeypatch.setattr(integrity, "findings", self._find)

    def _find(self, _data_dir: Path, _key: bytes) -> tuple[str, ...]:
        self.count += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def watch(self) -> IntegrityWatch:
        return IntegrityWatch(Path(), KEY.database, AtOnce(), self.noted.append)


def test_at_the_start_then_only_in_idle_nights(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(monkeypatch)
    watch = looks.watch()
    watch.consider(NOON, is_idle=False)
    assert looks.count == 1
    for hours in range(1, 14):
        watch.consider(NOON + timedelta(hours=hours), is_idle=True)
    assert looks.count == 1, "the first night is less than a day later"
    for hours in range(14, 60):
        watch.consider(NOON + timedelta(hours=hours), is_idle=hours % 2 == 0)
    assert looks.count == 2
    assert looks.noted == [0, 0]


def test_somebody_at_the_screen_is_not_disturbed(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(monkeypatch)
    watch = looks.watch()
    watch.consider(NOON, is_idle=False)
    watch.consider(NOON + timedelta(hours=38), is_idle=False)
    assert looks.count == 1


def test_a_finding_stays_until_a_look_finds_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.integrity_watch")
    looks = Looks(monkeypatch)
    looks.answer = ("page 7",)
    watch = looks.watch()
    with caplog.at_level(logging.ERROR):
        watch.consider(NOON, is_idle=True)
    assert watch.is_damaged
    assert caplog.messages == ["the database is damaged: page 7"]
    looks.answer = ()
    watch.consider(NOON + timedelta(hours=38), is_idle=True)
    assert not watch.is_damaged
    assert looks.noted == [1, 0]


def test_a_look_that_failed_is_tried_again_and_says_nothing_about_the_file(
    monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.integrity_watch")
    looks = Looks(monkeypatch)
    looks.answer = OSError("no")
    watch = looks.watch()
    watch.consider(NOON, is_idle=True)
    assert (watch.is_damaged, looks.noted) == (False, [])
    looks.answer = ()
    watch.consider(NOON + timedelta(minutes=5), is_idle=False)
    assert (looks.count, looks.noted) == (2, [0])


@pytest.mark.parametrize("refusal", [StorageFullError, StorageBrokenError], ids=["full", "broken"])
def test_a_disk_that_cannot_keep_the_result_is_the_worlds_and_the_finding_stays(
    refusal: type[Exception], monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.integrity_watch")
    looks = Looks(monkeypatch)
    looks.answer = ("page 7",)
    kept: list[int] = []

    def refuse_once(findings: int) -> None:
        if looks.count == 1:
            raise refusal
        kept.append(findings)

    watch = IntegrityWatch(Path(), KEY.database, AtOnce(), refuse_once)
    watch.consider(NOON, is_idle=True)
    assert (watch.is_damaged, kept) == (True, [])
    watch.consider(NOON + timedelta(minutes=5), is_idle=False)
    assert (watch.is_damaged, kept) == (True, [1])


def test_a_real_file_with_one_changed_page_is_found(
    data_dir: Path, caplog: pytest.LogCaptureFixture, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.integrity_watch")
    with open_enrolled(data_dir, City()) as store:
        store.journal.record(filing())
    path = data_dir / "kiosk.db"
    content = bytearray(path.read_bytes())
    content[len(content) - 2000] ^= 1
    path.write_bytes(content)
    noted: list[int] = []
    watch = IntegrityWatch(data_dir, KEY.database, AtOnce(), noted.append)
    watch.consider(NOON, is_idle=True)
    assert watch.is_damaged
    assert noted[0] >= 1
    assert "HMAC" in caplog.text


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"
