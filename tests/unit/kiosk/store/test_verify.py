"""Whatever somebody with the key and a driver changes, verify names the place; and never a value."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.flows.ports import StorageBrokenError
from kiosk.store import Store
from kiosk.store.verify import findings, head_findings
from tests.examples import at_most
from tests.fakes.hall import (
    KEY,
    NAME,
    NIK,
    City,
    acknowledge,
    arrived,
    enrol,
    filing,
    heartbeat,
    morning_clock,
    open_enrolled,
    papers,
    taken,
)


@pytest.fixture
def day(store: Store, city: City) -> Store:
    """A day with two epochs, two filings, held and waiting parts: fact 3 of epoch 1 has held, purged parts."""
    drafts = filing(1)
    _, filed = store.journal.record(drafts, desk=papers(drafts[0].subject))
    acknowledge(store, city, tuple(part.sha256 for part in filed.parts[:2]))
    store.purge(now=store.book.requests()[0].filed_at)
    store.journal.record([taken(drafts[0].subject)])
    enrol(store, city, epoch=2)
    store.journal.record(filing(2))
    store.journal.record([arrived("0190a000-0000-7000-8000-000000000001"), heartbeat()])
    acknowledge(store, city)
    return store


def tamper(store: Store, *statements: str) -> None:
    """As an owner of the key would: rules switched off, then on again as they were."""
    connection = store.database.writer
    rules = connection.execute("select name, sql from sqlite_schema where type = 'trigger'").fetchall()
    connection.execute("pragma foreign_keys=off")
    for name, _ in rules:
        connection.execute(f"drop trigger {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in rules:
        connection.execute(sql)


def test_an_honest_day_has_no_findings(day: Store) -> None:
    assert list(findings(day.database)) == []
    assert list(head_findings(day.database)) == []


FACT_2 = "epoch = 1 and seq = 2"
TAMPERED = {
    "a payload changed": (f"update fact set payload = cast(replace(payload, 'AKTA-LAHIR', 'KTP-HILANG') as blob) where {FACT_2}", "Fact 2 of epoch 1: its stored bytes are not the signed ones"),
    "an envelope changed": (f"update fact set envelope = cast(replace(envelope, '\"sig\":\"', '\"sig\":\"AAAA') as blob) where {FACT_2}", "Fact 2 of epoch 1: envelope"),
    "an envelope of another fact": ("update fact set envelope = (select envelope from fact where epoch = 2 and seq = 3) where epoch = 2 and seq = 2", "Fact 2 of epoch 2: its stored bytes are not the signed ones"),
    "a fact removed": ("delete from fact where epoch = 1 and seq = 2", "Fact 3 of epoch 1: the chain is broken: links are missing"),
    "the first fact removed": ("delete from fact where epoch = 2 and seq = 1", "Fact 2 of epoch 2: the chain is broken: links are missing"),
    "the last acknowledged fact removed": ("delete from fact where epoch = 2 and seq = (select max(seq) from fact where epoch = 2)", "the city holds facts that are no longer here"),
    "a column changed": (f"update fact set kind = 'heartbeat' where {FACT_2}", "Fact 2 of epoch 1: its row says something else"),
    "a digest changed": (f"update fact set digest = '{'ab' * 32}' where epoch = 1 and seq = 3", "Fact 3 of epoch 1: its bytes are not those that its digest names"),
    "another key in the identity": ("update identity set public_key = (select public_key from identity where epoch = 2) where epoch = 1", "Fact 1 of epoch 1: the signature does not hold"),
    "a sealed body changed": ("update part_body set body = zeroblob(length(body)) where id = (select max(id) from part_body)", "the sealed bytes are not those that its name says"),
    "a waiting body removed": ("delete from part_body where id = (select max(id) from part_body)", "is neither here nor held by the city"),
    "a part forgotten": ("delete from part where epoch = 2 and position = 2", "Fact 3 of epoch 2: the parts kept with it are not those that it names"),
    "a part that only counts as held": ("insert into part_held select sha256, 2 from part where epoch = 2 limit 1", "Receipt 2 (epoch 2, up to fact 5): a part counts as held that it does not list"),
    "a receipt stretched": ("update receipt set through_seq = 4 where id = 1", "Receipt 1 (epoch 1, up to fact 4): its row says something else"),
    "a receipt forged": ("update receipt set envelope = (select envelope from fact limit 1) where id = 1", "Receipt 1 (epoch 1, up to fact 3): another kind of statement"),
    "another root": (f"update identity set root = '{'cd' * 32}' where epoch = 1", "The enrolment of epoch 1 is not signed by the root"),
    "a screen's row changed": ("update request set state = 'completed' where number = 2", "The screens' table request differs from the facts (2 rows)"),
    "a screen's row removed": ("delete from ticket where number = 2", "The screens' table ticket differs from the facts (1 rows)"),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "told"), TAMPERED.values(), ids=TAMPERED.keys())
def test_what_was_changed_is_named_with_its_place(day: Store, statement: str, told: str) -> None:
    tamper(day, statement)
    found = list(findings(day.database))
    assert any(told in sentence for sentence in found), found
    assert not any(value in sentence for sentence in found for value in (NAME, NIK))
    assert all(re.fullmatch(r"[A-Z].*\.", sentence) for sentence in found)


def test_a_rule_that_was_switched_off_is_found(day: Store) -> None:
    day.database.writer.execute("drop trigger fact_never_update")
    assert list(findings(day.database)) == ["The rule or table fact_never_update is not as this program made it."]


def test_a_forged_chain_with_another_key_does_not_pass(day: Store, city: City) -> None:
    """Someone rewrites the last fact and signs it with a key of their own."""
    forged = KEY.wrap_signing(bytes(range(32)), kiosk=city.kiosk, epoch=2)
    tamper(day, f"update identity set signing_key = x'{forged.hex()}' where epoch = 2")
    day.journal._signing = None
    day.journal.record([heartbeat()])
    assert "Fact 6 of epoch 2: the signature does not hold." in list(findings(day.database))
    assert list(head_findings(day.database)) == ["Fact 6 of epoch 2: the signature does not hold."]


@pytest.fixture(scope="module")
def closed_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    data_dir = tmp_path_factory.mktemp("whole") / "data"
    city = City()
    with open_enrolled(data_dir, city) as store:
        store.journal.record(filing())
        acknowledge(store, city)
        store.database.checkpoint(truncate=True)
    return (data_dir / "kiosk.db").read_bytes()


@settings(max_examples=at_most(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_any_changed_byte_of_the_file_is_found(tmp_path: Path, closed_file: bytes, where: float, flip: int) -> None:
    position = int(where * len(closed_file))
    damaged = bytearray(closed_file)
    damaged[position] ^= flip
    (tmp_path / "kiosk.db").write_bytes(damaged)
    for leftover in ("kiosk.db-wal", "kiosk.db-shm"):
        (tmp_path / leftover).unlink(missing_ok=True)

    try:
        with Store.open(tmp_path, KEY, morning_clock(), create=False) as store:
            assert list(findings(store.database)), f"byte {position}"
    except StorageBrokenError:
        pass  # not even opened: found as well


def test_a_damaged_page_in_the_middle_ends_in_a_sentence_not_in_a_crash(closed_file: bytes, tmp_path: Path) -> None:
    damaged = bytearray(closed_file)
    for page in range(3, len(damaged) // 4096):
        damaged[page * 4096 + 100] ^= 0xFF
    (tmp_path / "kiosk.db").write_bytes(damaged)
    try:
        with Store.open(tmp_path, KEY, morning_clock(), create=False) as store:
            found = list(findings(store.database))
    except StorageBrokenError as error:
        found = [str(error)]
    assert found


def pages_in(log: bytes) -> set[int]:
    """The page numbers of a write-ahead log: a header of 32 bytes, then frames of 24 and a page; older rounds' are no more in it."""
    frames = [log[at : at + 24] for at in range(32, len(log), 24 + 4096)]
    return {int.from_bytes(frame[:4], "big") for frame in frames if frame[8:16] == log[16:24]}


def test_pages_that_a_power_cut_left_half_written_stand_whole_in_the_log_and_are_no_finding(
    store: Store, data_dir: Path, tmp_path: Path
) -> None:
    """As after a cut in the middle of a checkpoint: the log is complete, the file holds torn pages."""
    store.checkpoint()
    store.journal.record([heartbeat()])
    after_the_cut = tmp_path / "after"
    shutil.copytree(data_dir, after_the_cut)
    torn = pages_in((data_dir / "kiosk.db-wal").read_bytes())
    with (after_the_cut / "kiosk.db").open("r+b") as file:
        for page in torn:
            file.seek((page - 1) * 4096 + 2048)
            file.write(bytes(2048))
    with Store.open(after_the_cut, KEY, morning_clock(), create=False) as again:
        assert list(findings(again.database)) == []
        assert again.sync_book.head() == store.sync_book.head()
