"""A thief with the disk and without the key reads nothing."""

from pathlib import Path

from kiosk.store import Store
from tests.fakes.hall import PERSONAL, City, acknowledge, arrived, filing, papers, voided


def bytes_on_disk(data_dir: Path) -> bytes:
    return b"".join(path.read_bytes() for path in data_dir.rglob("*") if path.is_file())


def test_no_personal_byte_is_in_plain_in_any_file_at_any_moment(store: Store, city: City, data_dir: Path) -> None:
    held: list[str] = []
    for number in range(1, 6):
        drafts = filing(number)
        _, filed = store.journal.record(drafts, desk=papers(drafts[0].subject))
        held += [part.sha256 for part in filed.parts]
        assert not any(plain in bytes_on_disk(data_dir) for plain in PERSONAL)
    store.journal.record([voided(drafts[0].subject), arrived("0190a000-0000-7000-8000-000000000001")])
    acknowledge(store, city, tuple(held))
    store.purge(now=store.book.requests()[0].filed_at)
    store.database.checkpoint(truncate=True)
    on_disk = bytes_on_disk(data_dir)
    assert not any(plain in on_disk for plain in PERSONAL)
    assert not any(word in on_disk for word in (b"SQLite format", b"create table", b"AGE-SECRET-KEY", b"request_filed"))


def test_the_facts_that_leave_name_nobody(store: Store) -> None:
    drafts = filing()
    store.journal.record(drafts, desk=papers(drafts[0].subject))
    leaving = b"".join(store.envelopes()) + b"".join(
        payload for (payload,) in store.database.rows("select payload from fact")
    )
    assert not any(plain in leaving for plain in PERSONAL)


def test_an_erased_body_gives_its_room_back(store: Store, city: City, data_dir: Path) -> None:
    for number in range(1, 30):
        _, filed = store.journal.record(filing(number))
        acknowledge(store, city, tuple(part.sha256 for part in filed.parts))
    store.database.checkpoint(truncate=True)
    before = (data_dir / "kiosk.db").stat().st_size

    store.purge(now=store.book.requests()[0].filed_at)
    store.database.checkpoint(truncate=True)

    assert (data_dir / "kiosk.db").stat().st_size < before / 2
