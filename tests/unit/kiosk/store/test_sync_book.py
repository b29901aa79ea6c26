"""What the agent reads of the chain, and what follows from what the city signed."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.errors import NotEnrolledError
from kiosk.store import Store
from sync.engine.ports import AgentState, EnrolmentBook, PartToSend, PendingEnrolment, SyncBook
from sync.protocol.chain_head import ChainHead
from sync.protocol.statements import ChangeItem
from sync.trust.sealing import new_identity
from sync.trust.signing import SigningKey
from tests.fakes.clock import ManualClock
from tests.fakes.hall import KEY, OFFICER, SITE, City, acknowledge, arrived, filing, heartbeat, morning_clock, taken

PRESENCE = "0190a000-0000-7000-8000-000000000001"


def test_the_store_has_the_shape_of_the_ports(store: Store) -> None:
    sync_book: SyncBook = store.sync_book
    enrolment_book: EnrolmentBook = store.enrolment_book
    assert sync_book.identity() == enrolment_book.identity()


def test_envelopes_leave_in_order_without_gap_bounded_by_count_and_bytes_but_never_none(store: Store) -> None:
    for _ in range(9):
        store.journal.record([heartbeat()])
    everything = list(store.envelopes())
    book = store.sync_book

    assert list(book.envelopes_after(0, max_facts=200, max_bytes=1 << 20)) == everything
    assert list(book.envelopes_after(3, max_facts=2, max_bytes=1 << 20)) == everything[3:5]
    two = len(everything[0]) + len(everything[1]) + 2
    assert list(book.envelopes_after(0, max_facts=200, max_bytes=two)) == everything[:2]
    assert list(book.envelopes_after(0, max_facts=200, max_bytes=two - 1)) == everything[:1]
    assert list(book.envelopes_after(0, max_facts=200, max_bytes=1)) == everything[:1]
    assert list(book.envelopes_after(10, max_facts=200, max_bytes=1 << 20)) == []


def test_a_receipt_moves_the_head_the_token_the_anchor_and_the_parts_and_never_back(store: Store, city: City) -> None:
    _, filed = store.journal.record(filing())
    assert store.sync_book.parts_to_send(limit=9) == [], "the city does not know the fact yet"
    assert store.sync_book.parts_waiting() == 3

    first = city.receipt(store.sync_book.head())
    envelope = city.sign("receipt", first)
    store.sync_book.store_receipt(envelope, first)

    assert store.sync_book.acked_seq() == 3
    assert store.sync_book.sync_token() == first.sync_token
    waiting = store.sync_book.parts_to_send(limit=9)
    assert [part.sha256 for part in waiting] == [part.sha256 for part in filed.parts]

    held = city.receipt(store.sync_book.head_at(2) or ChainHead.empty(1), (waiting[0].sha256, "ab" * 32))
    store.sync_book.store_receipt(city.sign("receipt", held), held)
    store.sync_book.store_receipt(envelope, first)

    assert store.sync_book.acked_seq() == 3
    assert store.sync_book.parts_waiting() == 2
    assert store.database.rows("select count(*) from receipt") == [(2,)]
    assert [part.sha256 for part in store.sync_book.parts_to_send(limit=9)] == [part.sha256 for part in filed.parts[1:]]


def test_photos_of_presence_go_before_documents_and_skipped_ones_are_left_out(store: Store, city: City) -> None:
    store.journal.record(filing())
    _, present = store.journal.record([heartbeat(), arrived(PRESENCE)])
    acknowledge(store, city)

    first, *others = store.sync_book.parts_to_send(limit=9)

    assert first == PartToSend(present.parts[0].sha256, present.parts[0].size, "presence", present.seq)
    assert [part.lane for part in others] == ["document"] * 3
    assert list(store.sync_book.parts_to_send(limit=2, skip={first.sha256, others[0].sha256})) == others[1:]


def test_a_part_is_read_in_ranges(store: Store) -> None:
    _, filed = store.journal.record(filing())
    part = filed.parts[1]
    whole = store.sync_book.read_part(part.sha256, offset=0, length=part.size)
    assert len(whole) == part.size
    assert store.sync_book.read_part(part.sha256, offset=100, length=50) == whole[100:150]
    assert store.sync_book.read_part(part.sha256, offset=part.size - 5, length=50) == whole[-5:]
    assert store.sync_book.read_part(part.sha256, offset=part.size + 5, length=50) == b""
    with pytest.raises(KeyError):
        store.sync_book.read_part("00" * 32, offset=0, length=1)


def test_changes_keep_the_newest_version_and_the_cursor_and_skip_what_makes_no_sense(store: Store, city: City) -> None:
    def apply(*items: ChangeItem, then: str) -> None:
        changes = city.changes(*items, then=then)
        store.sync_book.apply_changes(changes, city.sign("changes", changes))

    def roster(version: int, **data: object) -> ChangeItem:
        return ChangeItem("roster", OFFICER, version, {"sites": [SITE], **data})

    apply(
        roster(3, name="Budi", title="Kasi", pin_hash="$argon2id$a"), ChangeItem("weather", "x", 1, {"a": 1}), then="c1"
    )
    apply(
        roster(2, name="Old name"),
        roster(9, name=17),
        roster(9, name="Budi", sites=None),
        ChangeItem("configuration", "configuration", 7, {}),
        then="c2",
    )

    assert [officer.name for officer in store.book.officers()] == ["Budi"]
    assert store.sync_book.cursor() == "c2"
    assert store.sync_book.configuration() == city.configuration()

    apply(roster(4, name="Budi", pin_hash="", sites=["elsewhere"]), ChangeItem("configuration", "configuration", 2, city.configuration(2).to_object()), then="c3")  # fmt: skip
    assert store.book.officers() == []
    assert store.sync_book.configuration().version == 2


def test_an_unchanged_state_of_the_line_is_not_written_again_at_once(store: Store, clock: ManualClock) -> None:
    def noted() -> str:
        return store.database.rows("select value from agent_state where key = 'noted_up_ms'")[0][0]

    store.sync_book.note_agent_state(AgentState("online", sending=True))
    first = noted()
    clock.advance(timedelta(seconds=5))
    store.sync_book.note_agent_state(AgentState("online", sending=True))
    assert noted() == first
    store.sync_book.note_agent_state(AgentState("offline"))
    assert noted() != first


def test_figures_that_move_with_every_chunk_are_written_every_two_seconds(store: Store, clock: ManualClock) -> None:
    def note(sent: int) -> int:
        store.sync_book.note_agent_state(
            AgentState("online", sending=True, parts_sent=sent, parts_total=14, left_s=120)
        )
        return store.book.outbox().parts_sent

    assert note(1) == 1
    clock.advance(timedelta(seconds=1))
    assert note(2) == 1
    clock.advance(timedelta(seconds=1))
    assert note(3) == 3


def test_an_enrolment_without_a_line_outlives_the_program(data_dir: Path, city: City) -> None:
    key = SigningKey.generate()
    pending = PendingEnrolment("http://city", city.key.public.keyid, 1, key.private_bytes(), new_identity()[0])
    with Store.open(data_dir, KEY, morning_clock()) as store:
        assert store.enrolment_book.pending() is None
        store.enrolment_book.keep_pending(pending)
        store.enrolment_book.keep_pending(pending)

    with Store.open(data_dir, KEY, morning_clock()) as store:
        assert store.enrolment_book.pending() == pending
        enrolment = city.enrolment(key)
        store.enrolment_book.finish_enrolment(enrolment, city.sign("enrolment", enrolment), pending)
        assert store.enrolment_book.pending() is None
        assert store.sync_book.signing_key() == key.private_bytes()
        assert store.sync_book.sync_token() == enrolment.sync_token
        assert store.sync_book.cursor() == ""
        assert store.enrolment_book.head() == ChainHead.empty(1)


def test_asking_an_unenrolled_store_for_its_chain_is_told(data_dir: Path) -> None:
    with Store.open(data_dir, KEY, morning_clock()) as store:
        assert store.sync_book.identity() is None
        for ask in (store.sync_book.head, store.sync_book.signing_key, store.sync_book.configuration):
            with pytest.raises(NotEnrolledError):
                ask()


def test_the_citys_word_about_a_request_counts_once_it_knows_all_that_happened_here(store: Store, city: City) -> None:
    drafts = filing()
    request_id = drafts[0].subject

    def told(state: str, version: int) -> str:
        item = ChangeItem("request_status", request_id, version, {"state": state})
        store.sync_book.apply_changes(city.changes(item), b"")
        row = store.book.request(request_id)
        assert row is not None
        return row.state

    store.journal.record(drafts)
    assert told("returned", 2) == "filed", "not acknowledged yet"
    acknowledge(store, city)
    assert told("returned", 2) == "returned"
    store.journal.record([taken(request_id)])
    assert told("returned", 2) == "taken", "what happened here is newer than what the city knew"
    acknowledge(store, city)
    assert told("taken", 3) == "taken"
    assert told("completed", 4) == "completed"
    assert told("referred", 5) == "taken", "a state that this version does not know"
