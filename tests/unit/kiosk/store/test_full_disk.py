"""A disk without room: told as such, nothing kept, and the next filing goes on when there is room again."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.store import Store
from kiosk.store.verify import findings
from tests.fakes.hall import KEY, City, filing, morning_clock, open_enrolled, papers


def file_until_full(store: Store) -> int:
    """How many filings were acknowledged before the disk was full."""
    for number in range(1, 999):
        drafts = filing(number)
        try:
            store.journal.record(drafts, desk=papers(drafts[0].subject))
        except StorageFullError:
            assert store.book.desk_file(drafts[0].subject) is None
            return number - 1
    raise AssertionError("the disk never filled")


def test_a_full_database_keeps_nothing_of_the_filing_that_did_not_fit(store: Store) -> None:
    pages = store.database.writer.execute("pragma page_count").fetchone()[0]
    store.database.writer.execute(f"pragma max_page_count={pages + 90}")

    kept = file_until_full(store)

    assert kept >= 1
    assert len(store.book.requests()) == kept
    assert store.sync_book.head().seq == 1 + 2 * kept
    assert list(findings(store.database)) == []
    store.database.writer.execute("pragma max_page_count=4294967294")
    store.journal.record(filing(kept + 1))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount = tmp_path / "disk"
    mount.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount]).returncode:
        pytest.skip("only root mounts a small disk")
    yield mount
    subprocess.run(["umount", "-l", mount], check=True)


def test_a_really_full_disk_is_told_as_full_and_heals_when_there_is_room(small_disk: Path, city: City) -> None:
    with open_enrolled(small_disk / "data", city) as store:
        kept = file_until_full(store)
        assert kept >= 1
        assert len(store.book.requests()) == kept
        subprocess.run(["mount", "-o", "remount,size=8m", small_disk], check=True)
        store.journal.record(filing(kept + 1))
        assert list(findings(store.database)) == []
    with Store.open(small_disk / "data", KEY, morning_clock()) as again:
        assert len(again.book.requests()) == kept + 1


def test_a_disk_without_room_for_the_database_itself_is_full_not_broken(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * (2 * 1024 * 1024 - 16 * 1024))
    with pytest.raises(StorageFullError):
        Store.open(small_disk / "data", KEY, morning_clock())


def test_a_database_held_by_somebody_for_too_long_is_broken_not_full(store: Store, data_dir: Path) -> None:
    with Store.open(data_dir, KEY, morning_clock()) as other, other.database.writing():
        store.database.writer.execute("pragma busy_timeout=50")
        with pytest.raises(StorageBrokenError, match="locked"):
            store.journal.record(filing())
    store.journal.record(filing())
