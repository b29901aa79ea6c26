"""One suite for every `SyncBook`: the one in memory that the engine's tests lean on, and the store's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.devices.clock import SystemClock
from kiosk.flows.ports import FactDraft
from kiosk.flows.ports import PlainPart as DraftPart
from kiosk.store import Store, StoreKeys
from sync.engine.ports import AgentState, SyncBook
from sync.protocol.canonical import encode
from sync.protocol.chain_head import GENESIS
from sync.protocol.envelope import Envelope
from sync.protocol.fact import Actor, parse_fact
from sync.protocol.statements import ChangeItem, Changes, Enrolment, Receipt
from sync.testing.city_simulator import SITE
from sync.testing.facts import PlainPart
from sync.testing.keys import Keys, make_keys
from sync.testing.memory_sync_book import MemorySyncBook
from sync.testing.samples import sample_data
from sync.trust.signing import SigningKey, sign_statement

AT = "2026-11-24T02:15:30.123Z"
TOKEN, SECOND_TOKEN = "token-0000000000000001", "token-0000000000000009"


@dataclass(frozen=True, slots=True)
class Kept:
    """A book after `epoch_opened`, and its journal in the simplest words."""

    book: SyncBook
    keys: Keys
    record: Callable[[str, tuple[bytes, ...]], None]
    open_epoch: Callable[[], None]  # a technician enrols it again; the new chain has `epoch_opened` only

    def receipt(
        self, through_seq: int, *parts: str, token: str = TOKEN, epoch: int | None = None
    ) -> tuple[bytes, Receipt]:
        head = self.book.head_at(through_seq, epoch=epoch)
        assert head is not None
        said = Receipt(self.keys.kiosk, head.epoch, through_seq, head.digest, AT, token, parts)
        key = self.keys.city_key
        return sign_statement("receipt", encode(said.to_object()), key, key.public.keyid).to_bytes(), said


@pytest.fixture
def memory() -> Kept:
    keys = make_keys()
    book = MemorySyncBook(keys, sync_token=TOKEN)
    book.record("epoch_opened")
    return Kept(
        book,
        keys,
        lambda kind, bodies: book.record(kind, [PlainPart("kk", "image/jpeg", body) for body in bodies]) and None,
        lambda: book.open_epoch(key=SigningKey.generate(), sync_token=SECOND_TOKEN),
    )


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Kept]:
    keys = make_keys()
    with Store.open(tmp_path / "data", StoreKeys(bytes(32), bytes([1]) * 32), SystemClock()) as store:
        public = keys.kiosk_key.public.raw.hex()
        enrolment = Enrolment(keys.kiosk, 1, public, SITE, keys.configuration(), TOKEN, AT)
        store.install_identity(enrolment, keys.kiosk_key, keys.reply.identity)

        def record(kind: str, bodies: tuple[bytes, ...]) -> None:
            parts = tuple(DraftPart("kk", "image/jpeg", body) for body in bodies)
            store.journal.record([FactDraft(kind, keys.kiosk, Actor("system"), sample_data(kind), parts)])

        def open_epoch() -> None:
            key = SigningKey.generate()
            said = Enrolment(keys.kiosk, 2, key.public.raw.hex(), SITE, keys.configuration(), SECOND_TOKEN, AT)
            store.install_identity(said, key, keys.reply.identity)
            record("epoch_opened", ())

        record("epoch_opened", ())
        yield Kept(store.sync_book, keys, record, open_epoch)


@pytest.fixture(params=["memory", "stored"])
def kept(request: pytest.FixtureRequest) -> Kept:
    one: Kept = request.getfixturevalue(request.param)
    return one


def seqs(envelopes: object) -> list[int]:
    return [parse_fact(Envelope.from_bytes(data).payload).seq for data in envelopes]  # type: ignore[attr-defined]


def test_facts_come_in_order_without_gap_and_within_bounds(kept: Kept) -> None:
    for _ in range(6):
        kept.record("heartbeat", ())
    whole = kept.book.envelopes_after(0, max_facts=200, max_bytes=10**6)
    assert seqs(whole) == [1, 2, 3, 4, 5, 6, 7]
    assert seqs(kept.book.envelopes_after(2, max_facts=3, max_bytes=10**6)) == [3, 4, 5]
    two = len(whole[0]) + len(whole[1]) + 2
    assert seqs(kept.book.envelopes_after(0, max_facts=200, max_bytes=two)) == [1, 2]
    assert seqs(kept.book.envelopes_after(0, max_facts=200, max_bytes=1)) == [1]
    assert list(kept.book.envelopes_after(7, max_facts=200, max_bytes=10**6)) == []


def test_heads_are_known_for_every_place(kept: Kept) -> None:
    kept.record("heartbeat", ())
    at = kept.book.head_at(0)
    assert at is not None
    assert at.digest == GENESIS
    assert kept.book.head_at(2) == kept.book.head()
    assert kept.book.head_at(3) is None


def test_parts_are_offered_after_their_fact_is_acknowledged_presence_first(kept: Kept) -> None:
    kept.record("request_filed", (b"a" * 1000, b"b" * 1000))
    kept.record("presence_started", (b"c" * 1000,))
    assert list(kept.book.parts_to_send(limit=9)) == []
    assert kept.book.parts_waiting() == 3
    kept.book.store_receipt(*kept.receipt(3))
    offered = kept.book.parts_to_send(limit=9)
    assert [(part.lane, part.fact_seq) for part in offered] == [("presence", 3), ("document", 2), ("document", 2)]
    assert list(kept.book.parts_to_send(limit=2)) == list(offered[:2])
    assert list(kept.book.parts_to_send(limit=9, skip={offered[0].sha256})) == list(offered[1:])


def check_standing(book: SyncBook) -> None:
    """One look is what the single questions say, asked twice and in any order."""
    first = book.parts_to_send(limit=1)
    for skip in ((), {part.sha256 for part in first}):
        for documents in (True, False):
            standing = book.standing(parts=2, skip=skip, documents=documents)
            assert standing.parts == tuple(book.parts_to_send(limit=2, skip=skip, documents=documents))
            assert documents or all(part.lane == "presence" for part in standing.parts)
            assert (standing.head_seq, standing.acked_seq) == (book.head().seq, book.acked_seq())
            assert (standing.parts_waiting, standing.leftover) == (book.parts_waiting(), book.leftover())
    waiting = book.parts_to_send(limit=99)
    assert standing.bytes_waiting >= sum(part.size_bytes for part in waiting)
    if len(waiting) == standing.parts_waiting:
        assert standing.bytes_waiting == sum(part.size_bytes for part in waiting)


def test_one_look_at_everything_is_always_what_the_single_questions_say(kept: Kept) -> None:
    check_standing(kept.book)
    kept.record("request_filed", (b"a" * 1000, b"b" * 1000))
    check_standing(kept.book)
    kept.record("presence_started", (b"c" * 1000,))
    check_standing(kept.book)
    kept.book.store_receipt(*kept.receipt(2))
    check_standing(kept.book)
    kept.book.store_receipt(*kept.receipt(3))
    check_standing(kept.book)
    first, *_ = kept.book.parts_to_send(limit=9)
    kept.book.store_receipt(*kept.receipt(3, first.sha256))
    check_standing(kept.book)
    kept.record("heartbeat", ())
    kept.open_epoch()
    check_standing(kept.book)
    kept.book.set_leftover_aside(1, "409.2")
    check_standing(kept.book)
    assert kept.book.standing(parts=9).leftover is None


def test_a_part_is_read_in_pieces(kept: Kept) -> None:
    kept.record("request_filed", (b"a" * 1000,))
    kept.book.store_receipt(*kept.receipt(2))
    (part,) = kept.book.parts_to_send(limit=9)
    whole = kept.book.read_part(part.sha256, offset=0, length=part.size_bytes + 50)
    assert len(whole) == part.size_bytes
    assert kept.book.read_part(part.sha256, offset=100, length=200) == whole[100:300]
    with pytest.raises(KeyError):
        kept.book.read_part("ab" * 32, offset=0, length=1)


def test_a_receipt_moves_forward_only(kept: Kept) -> None:
    kept.record("request_filed", (b"a" * 1000,))
    kept.record("heartbeat", ())
    kept.book.store_receipt(*kept.receipt(3))
    (part,) = kept.book.parts_to_send(limit=9)
    kept.book.store_receipt(*kept.receipt(1, token="token-0000000000000002"))
    assert kept.book.acked_seq() == 3
    assert kept.book.sync_token() == "token-0000000000000002"
    kept.book.store_receipt(*kept.receipt(3, part.sha256, "ab" * 32))
    kept.book.store_receipt(*kept.receipt(3, part.sha256, "ab" * 32))
    assert list(kept.book.parts_to_send(limit=9)) == []
    assert kept.book.parts_waiting() == 0


def test_changes_move_the_cursor(kept: Kept) -> None:
    assert kept.book.cursor() == ""
    configuration = kept.keys.configuration(version=2)
    item = ChangeItem("configuration", "kiosk", 2, configuration.to_object())
    unknown = ChangeItem("something_new", "x", 1, {"a": 1})
    kept.book.apply_changes(Changes(kept.keys.kiosk, "", "c1", (item, unknown)), b"")
    assert kept.book.cursor() == "c1"
    assert kept.book.configuration() == configuration


def test_states_are_noted(kept: Kept) -> None:
    kept.book.note_agent_state(AgentState("online", sending=True))
    kept.book.note_agent_state(AgentState("offline", attention="fork"))


def test_what_an_ended_epoch_left_is_offered_until_a_receipt_of_that_epoch_covers_it(kept: Kept) -> None:
    kept.record("request_filed", (b"a" * 1000,))
    kept.book.store_receipt(*kept.receipt(1))
    assert kept.book.leftover() is None, "the present chain is no leftover"
    kept.open_epoch()
    left = kept.book.leftover()
    assert left is not None
    assert (left.epoch, left.acked_seq, left.head) == (1, 1, kept.book.head_at(2, epoch=1))
    assert seqs(kept.book.envelopes_after(1, max_facts=9, max_bytes=10**6, epoch=1)) == [2]
    assert list(kept.book.parts_to_send(limit=9)) == []
    kept.book.store_receipt(*kept.receipt(2, epoch=1, token="token-0000000000000003"))
    assert kept.book.leftover() is None
    assert kept.book.sync_token() == SECOND_TOKEN, "an ended chain's receipt brings no token"
    assert (kept.book.acked_seq(), kept.book.head().epoch) == (0, 2)
    (part,) = kept.book.parts_to_send(limit=9)
    assert kept.book.parts_waiting() == 1
    kept.book.store_receipt(*kept.receipt(1, part.sha256))
    assert (list(kept.book.parts_to_send(limit=9)), kept.book.parts_waiting()) == ([], 0)


def test_parts_of_the_present_epoch_go_before_those_left_behind(kept: Kept) -> None:
    kept.record("presence_started", (b"a" * 1000,))
    kept.book.store_receipt(*kept.receipt(2))
    kept.open_epoch()
    kept.record("request_filed", (b"b" * 900,))
    kept.book.store_receipt(*kept.receipt(2))
    assert [part.lane for part in kept.book.parts_to_send(limit=9)] == ["document", "presence"]


def test_leftovers_that_the_city_refused_are_offered_no_more(kept: Kept) -> None:
    kept.record("heartbeat", ())
    kept.open_epoch()
    kept.book.set_leftover_aside(1, "409.2")
    assert kept.book.leftover() is None
    assert seqs(kept.book.envelopes_after(0, max_facts=9, max_bytes=10**6, epoch=1)) == [1, 2], "still here"
