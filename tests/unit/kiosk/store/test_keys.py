"""What lies wrapped in the database, what a plain one of an earlier program becomes, and what the raw bytes never show."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from kiosk.errors import KeyUnreadableError
from kiosk.flows.ports import DatabaseShutError
from kiosk.store import Store, opening
from kiosk.store.connection import connect
from kiosk.store.integrity import findings
from kiosk.store.page_check import key_fits
from sync.engine.ports import PendingEnrolment
from sync.trust.sealing import new_identity
from sync.trust.signing import SigningKey
from tests.fakes.hall import KEY, PERSONAL, City, enrol, filing, heartbeat, morning_clock, open_enrolled, papers

ANOTHER_DEVICE = replace(KEY, device=b"d" * 32)


def test_with_the_file_and_its_key_alone_nobody_signs_and_nobody_reads_replies(data_dir: Path, city: City) -> None:
    with open_enrolled(data_dir, city) as store:
        key = store.sync_book.signing_key()
        store.enrolment_book.keep_pending(PendingEnrolment("http://c", "ab" * 32, 2, key, new_identity()[0]))
    thief = connect(data_dir / "kiosk.db", KEY.database)
    names = [name for (name,) in thief.execute("select name from sqlite_schema where type = 'table'")]
    dump = repr([thief.execute(f"select * from {name}").fetchall() for name in names])
    thief.close()
    assert repr(key)[2:-1] not in dump
    assert "AGE-SECRET-KEY" not in dump
    assert city.kiosk in dump, "the thief does read the rest"
    with Store.open(data_dir, ANOTHER_DEVICE, morning_clock()) as store:
        for act in (store.check_keys, store.enrolment_book.pending, lambda: store.journal.record([heartbeat()])):
            with pytest.raises(KeyUnreadableError) as caught:
                act()
            assert caught.value.trouble == "refused"
        assert store.book.identity() is not None, "what the escrow is for can be read"


def test_a_row_wrapped_for_one_kiosk_or_epoch_is_no_other_ones(data_dir: Path, city: City) -> None:
    with open_enrolled(data_dir, city) as store, store.database.writing() as connection:
        connection.execute("update identity set kiosk = '00000000-0000-4000-8000-000000000000'")
    with Store.open(data_dir, KEY, morning_clock()) as store, pytest.raises(KeyUnreadableError):
        store.signing_key()


def test_the_plain_rows_of_an_earlier_program_are_wrapped_when_it_is_first_opened(
    data_dir: Path, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_enrolled(data_dir, city) as store:
        key, reply = store.sync_book.signing_key(), new_identity()[0]
        store.enrolment_book.keep_pending(PendingEnrolment("http://c", "ab" * 32, 2, key, reply))
        for table in ("identity", "pending_enrolment"):
            store.database.writer.execute(f"drop trigger {table}_keys_are_wrapped_update")
            store.database.writer.execute(f"update {table} set signing_key = ?, reply_identity = ?", (key, reply))
    assert not opening.needs_device_key(data_dir, KEY.database), "so a device key may still be made for it"
    with Store.open(data_dir, KEY, morning_clock()) as store:
        assert store.sync_book.signing_key() == key
        pending = store.enrolment_book.pending()
        assert pending is not None
        assert (pending.signing_key, pending.reply_identity) == (key, reply)
        rows = store.database.rows(
            "select signing_key from identity union all select signing_key from pending_enrolment"
        )
        assert all(len(row[0]) == 61 for row in rows)
        store.journal.record([heartbeat()])
    assert opening.needs_device_key(data_dir, KEY.database)


def test_the_schema_takes_no_plain_key(data_dir: Path, city: City) -> None:
    with open_enrolled(data_dir, city) as store:
        for sql in (
            "update identity set signing_key = randomblob(32)",
            "insert into pending_enrolment values (1, '', '', 2, randomblob(32), '')",
        ):
            with pytest.raises(sqlite.IntegrityError, match="wrapped only"):
                store.database.writer.execute(sql)


def test_a_new_epoch_is_signed_with_its_own_key_and_the_old_one_is_gone(data_dir: Path, city: City) -> None:
    with open_enrolled(data_dir, city) as store:
        store.journal.record([heartbeat()])
        new: SigningKey = enrol(store, city, epoch=2)
        store.journal.record([heartbeat()])
        assert store.sync_book.signing_key() == new.private_bytes()
        assert store.database.rows("select signing_key from identity where epoch = 1") == [(None,)]


def test_it_is_known_whether_the_key_or_the_file_is_wrong(data_dir: Path, city: City) -> None:
    open_enrolled(data_dir, city).close()
    path = data_dir / "kiosk.db"
    whole = path.read_bytes()
    assert key_fits(path, KEY.database)
    assert not key_fits(path, b"x" * 32)
    for start, length, fits in ((16, 4080, True), (20_000, 64, True), (0, 16, False)):
        damaged = bytearray(whole)
        damaged[start : start + length] = bytes(byte ^ 0xFF for byte in damaged[start : start + length])
        path.write_bytes(damaged)
        assert key_fits(path, KEY.database) is fits
        assert findings_or_shut(data_dir), (start, "must not pass for whole")
    path.write_bytes(whole)
    assert findings(data_dir, KEY.database) == ()
    path.write_bytes(b"")
    assert not key_fits(path, KEY.database)


def findings_or_shut(data_dir: Path) -> bool:
    try:
        return bool(findings(data_dir, KEY.database))
    except DatabaseShutError:
        return True


def test_one_flipped_bit_anywhere_is_found(data_dir: Path, city: City) -> None:
    with open_enrolled(data_dir, city) as store:
        for number in range(1, 4):
            store.journal.record(filing(number))
    path = data_dir / "kiosk.db"
    whole = path.read_bytes()
    for place in range(4096 + 7, len(whole), len(whole) // 25):
        flipped = bytearray(whole)
        flipped[place] ^= 0x10
        path.write_bytes(flipped)
        assert findings_or_shut(data_dir), place
    path.write_bytes(whole)


def test_a_look_over_the_file_while_somebody_files_finds_nothing_wrong(data_dir: Path, city: City) -> None:
    with open_enrolled(data_dir, city) as store:
        for number in range(1, 6):
            store.journal.record(filing(number))
            assert findings(data_dir, KEY.database) == ()
            store.checkpoint()
            assert findings(data_dir, KEY.database) == ()


def test_a_copied_disk_without_keys_shows_nothing(data_dir: Path, city: City) -> None:
    """Raw bytes of everything below DIR, log and all, while the store is open and after it."""
    known = (
        *PERSONAL,
        b"request_filed",
        b"identity",
        b"AGE-SECRET",
        city.kiosk.encode(),
        b"SQLite format 3",
        b"Keputran",
    )
    with open_enrolled(data_dir, city) as store:
        drafts = filing()
        store.journal.record(drafts, desk=papers(drafts[0].subject))
        secrets = (*known, store.sync_book.signing_key(), KEY.database, KEY.device, KEY.database.hex().encode())
        assert_absent(data_dir, secrets)
        store.purge(now=morning_clock().now())
        assert_absent(data_dir, secrets)
    assert_absent(data_dir, secrets)


def assert_absent(data_dir: Path, secrets: tuple[bytes, ...]) -> None:
    files = [path for path in data_dir.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        for secret in secrets:
            assert secret not in content, path.name
