"""The rules of `tests/unit/sync/engine/test_chain_life.py` against the real push on PostgreSQL, driven by the real engine."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from sync.engine.ports import CityUnreachableError, MissingParts
from sync.protocol.chain_head import ChainHead
from sync.protocol.instant import write_instant
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Changes, TimeStatement
from sync.server.city_keys import city_keys
from sync.server.fleet import enrolment_codes
from sync.server.fleet.enrolment import enrol
from sync.server.fleet.models import Chain, Kiosk
from sync.server.ingest import api, fact_store, push, standing
from sync.server.ingest.models import Part, QuarantinedFact
from sync.testing.facts import FactMaker, PlainPart
from sync.testing.keys import make_keys
from sync.testing.manual_clock import ManualClock
from sync.testing.memory_sync_book import MemorySyncBook
from sync.testing.sync_hall import SyncHall
from sync.trust.signing import SigningKey
from tests.fakes.wayward_pushes import ACCUSATIONS, WAYS, Sent, WaywardPushes
from tests.live_city import enrolment_request


@dataclass(slots=True)
class RealLine(WaywardPushes):
    """`City` straight into the server's own modules: no HTTP, the clock is the kiosk's."""

    kiosk: str
    clock: ManualClock
    epoch: int = 1
    parts: dict[str, bytes] = field(default_factory=dict)

    def time(self, nonce: str) -> bytes:
        return city_keys().state("time", TimeStatement(nonce, write_instant(self.clock.now())).to_object()).to_bytes()

    def changes(self, *, after: str, wait_s: int) -> bytes:
        return city_keys().state("changes", Changes(self.kiosk, after, after, ()).to_object()).to_bytes()

    def now(self) -> datetime:
        return self.clock.now()

    def deliver(self, sent: Sent) -> bytes:
        fresh, sent.arrived = not sent.arrived, True
        order = push.Push(self.kiosk, self.epoch, sent.envelopes, sent.head, sent.token, fresh, sent.created)
        try:
            return push.take(order, lambda *_: None)
        except ProblemError as problem:
            self.refused.append(problem.code)
            raise

    def parts_missing(self, digests: Sequence[str], *, sync_token: str, head: ChainHead | None = None) -> MissingParts:
        sender = SimpleNamespace(id=self.kiosk, kiosk=SimpleNamespace(epoch=self.epoch))
        shown = standing.Shown(head, sync_token, self.signed_at())
        try:
            answer = api._receipt_for(sender, shown, tuple(digests))
        except ProblemError as problem:
            self.refused.append(problem.code)
            raise
        return MissingParts(tuple(sorted(set(digests) - self.parts.keys())), answer)

    def part_offset(self, sha256: str) -> int | None:
        return len(self.parts[sha256]) if sha256 in self.parts else None

    def create_part(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        assert len(first) == size_bytes, "small parts go in one piece"
        self.parts[sha256] = first
        Part.objects.get_or_create(
            sha256=sha256, defaults={"size": size_bytes, "kiosk": self.kiosk, "held_at": timezone.now()}
        )
        return size_bytes

    def append_part(self, sha256: str, *, offset: int, chunk: bytes) -> int:
        raise NotImplementedError


def admitted(site, code: str) -> tuple[SigningKey, Chain]:
    key = SigningKey.generate()
    enrol(enrolment_request(code, key))
    return key, Chain.objects.get(public_key=key.public.raw)


@dataclass(slots=True)
class RealHall:
    """One kiosk's engine at the real ingest."""

    hall: SyncHall
    line: RealLine

    @classmethod
    def at(cls, site) -> RealHall:
        key, chain = admitted(site, enrolment_codes.issue(site, issued_by="test"))
        keys = replace(make_keys(), kiosk=str(chain.kiosk), kiosk_key=key, city_key=city_keys().signing)
        hall = SyncHall(keys, backoff_cap_s=30, halt_s=60)
        hall.clock = ManualClock(datetime.now(UTC))
        maker = FactMaker(keys, clock=hall.clock)
        hall.book = MemorySyncBook(keys, sync_token=chain.sync_token, maker=maker)
        hall.book.set_intervals(phase_s=0, backoff_cap_s=30, halt_s=60)
        line = RealLine(keys.kiosk, hall.clock)
        hall.between = lambda _: line  # type: ignore[assignment,return-value]
        hall.start_agent()
        return cls(hall, line)

    @property
    def chain(self) -> Chain:
        return Chain.objects.get(kiosk=self.line.kiosk, epoch=self.line.epoch)

    def re_enrol(self, site) -> None:
        code = enrolment_codes.issue(site, issued_by="test", kiosk=Kiosk.objects.get(id=self.line.kiosk))
        key, chain = admitted(site, code)
        self.line.epoch = chain.epoch
        self.hall.book.open_epoch(key=key, sync_token=chain.sync_token)
        self.hall.start_agent()


def machine(site) -> type[RuleBasedStateMachine]:  # noqa: C901 - many small rules
    class HonestKiosk(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.real = RealHall.at(site)
            self.epochs = 1

        @rule(kind=st.sampled_from(["heartbeat", "request_filed"]), count=st.integers(1, 3))
        def record(self, kind: str, count: int) -> None:
            for _ in range(count):
                parts = [] if kind == "heartbeat" else [PlainPart("foto1", "image/jpeg", bytes(5_000))]
                self.real.hall.book.record(kind, parts)

        @rule(ways=st.lists(st.sampled_from(WAYS), max_size=4), seconds=st.integers(1, 40))
        def sync(self, ways: list[str], seconds: int) -> None:
            self.real.line.ways[:] = ways
            self.real.hall.run(seconds)

        @precondition(lambda self: self.real.line.sent)
        @rule(which=st.integers(0, 60))
        def something_old_arrives(self, which: int) -> None:
            sent = self.real.line.sent[which % len(self.real.line.sent)]
            with contextlib.suppress(ProblemError):
                self.real.line.deliver(sent)

        @rule(off_s=st.integers(1, 5000))
        def the_kiosk_restarts(self, off_s: int) -> None:
            self.real.hall.clock.reboot(off_s=off_s)
            self.real.hall.start_agent()

        @precondition(lambda self: self.epochs < 3)
        @rule()
        def a_technician_enrols_it_again(self) -> None:
            self.epochs += 1
            self.real.re_enrol(site)

        @invariant()
        def nobody_accuses_it(self) -> None:
            assert not set(self.real.line.refused) & ACCUSATIONS, self.real.line.refused
            for chain in Chain.objects.filter(kiosk=self.real.line.kiosk):
                assert chain.clone_suspected_at is chain.rollback_seen_at is chain.fork_seen_at is None
            assert not QuarantinedFact.objects.filter(kiosk=self.real.line.kiosk).exists()

        def teardown(self) -> None:
            self.real.line.ways.clear()
            self.real.hall.run(400)
            self.nobody_accuses_it()
            book = self.real.hall.book
            ended = [made.envelope for one in book.ended.values() for made in one.facts]
            mine = [*ended, *(made.envelope for made in book.facts)]
            assert list(fact_store.envelopes(self.real.line.kiosk)) == mine, "each exactly once, in order"
            assert (book.leftover(), book.parts_waiting()) == (None, 0)
            assert book.sync_token() == self.real.chain.sync_token
            assert book.noted[-1].attention == ""

    return HonestKiosk


@pytest.mark.slow
def test_an_honest_kiosk_is_never_accused(site) -> None:
    run_state_machine_as_test(
        machine(site),
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_two_requests_of_one_second_that_arrive_in_the_other_order_accuse_nobody(site) -> None:
    """The first was cut after its last byte, and a process of the city was slow with it."""
    real = RealHall.at(site)
    real.hall.book.record("heartbeat")
    real.hall.run(3)
    book, line = real.hall.book, real.line
    line.ways[:] = ["kept_back"]
    with contextlib.suppress(CityUnreachableError):
        line.push_facts(
            book.envelopes_after(0, max_facts=9, max_bytes=9**9), head=book.head(), sync_token=book.sync_token()
        )
    book.record("heartbeat")
    line.push_facts(
        book.envelopes_after(0, max_facts=9, max_bytes=9**9), head=book.head(), sync_token=book.sync_token()
    )
    with pytest.raises(ProblemError) as caught:
        line.deliver(line.sent[-2])
    assert caught.value.code == "401.2"
    assert real.chain.rollback_seen_at is None


def test_a_request_that_arrives_after_a_courier_brought_newer_facts_accuses_nobody(site) -> None:
    real = RealHall.at(site)
    book, line = real.hall.book, real.line
    book.maker.pace_s = 0  # the city's own clock stands beside the kiosk's here
    book.record("heartbeat")
    line.ways[:] = ["kept_back"]
    with contextlib.suppress(CityUnreachableError):
        line.push_facts(
            book.envelopes_after(0, max_facts=9, max_bytes=9**9), head=book.head(), sync_token=book.sync_token()
        )
    book.record("heartbeat")
    carried = book.envelopes_after(0, max_facts=9, max_bytes=9**9)
    push.take(push.Push(line.kiosk, line.epoch, carried, head=None, token=""), lambda *_: None)
    with pytest.raises(ProblemError) as caught:
        line.deliver(line.sent[0])
    assert caught.value.code == "401.2"
    real.hall.clock.advance(60)
    real.hall.start_agent()
    real.hall.run(5)
    assert real.chain.rollback_seen_at is real.chain.clone_suspected_at is None
    assert book.noted[-1].attention == ""


def as_a_dba(text: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        cursor.execute(text, list(values))
        cursor.execute("set local session_replication_role = origin")


def test_a_tail_that_a_dba_removed_comes_back_and_the_kiosk_holds_the_proof(site) -> None:
    real = RealHall.at(site)
    for _ in range(6):
        real.hall.book.record("heartbeat")
    real.hall.run(5)
    whole = list(fact_store.envelopes(real.line.kiosk))
    digest = fact_store.digest_at(real.line.kiosk, 1, 3)
    as_a_dba("delete from fact where kiosk = %s and seq > 3", real.line.kiosk)
    as_a_dba("delete from ingest_receipt where kiosk = %s", real.line.kiosk)
    Chain.objects.filter(kiosk=real.line.kiosk).update(head_seq=3, head_digest=digest)
    real.hall.start_agent(draining=True)
    real.hall.run(5)
    assert list(fact_store.envelopes(real.line.kiosk)) == whole
    assert real.hall.book.forgotten == [4]
    assert max(receipt.through_seq for receipt in real.hall.book.receipts) == len(whole)


def test_a_city_restored_from_a_backup_knows_its_own_newer_token_and_freezes_nobody(site) -> None:
    real = RealHall.at(site)
    for _ in range(3):
        real.hall.book.record("heartbeat")
        real.hall.run(3)
    backup = Chain.objects.filter(kiosk=real.line.kiosk).values("head_seq", "head_digest", "sync_token").get()
    for _ in range(4):
        real.hall.book.record("heartbeat")
        real.hall.run(3)
    as_a_dba("delete from fact where kiosk = %s and seq > %s", real.line.kiosk, backup["head_seq"])
    Chain.objects.filter(kiosk=real.line.kiosk).update(**backup, previous_sync_token="", shown_at=None)
    real.hall.book.record("heartbeat")
    real.hall.run(10)
    assert real.chain.clone_suspected_at is None
    assert real.chain.head_seq == real.hall.book.head().seq
    assert real.hall.book.forgotten == [backup["head_seq"] + 1]


@pytest.mark.parametrize("original_first", [True, False])
@pytest.mark.parametrize("recording", [(), ("original",), ("copy",), ("original", "copy")])
def test_a_copied_disk_is_told_at_the_first_sync_of_the_second(site, *, original_first: bool, recording) -> None:
    real = RealHall.at(site)
    real.hall.book.record("heartbeat")
    real.hall.run(3)
    original, copy = real.hall, real.hall.copied()
    for name, one in (("original", original), ("copy", copy)):
        if name in recording:
            one.book.record("heartbeat")
    first, second = (original, copy) if original_first else (copy, original)
    for one in (first, second):
        assert real.chain.clone_suspected_at is None
        one.clock.advance(60)
        one.start_agent()
        one.run(5)
    assert real.chain.clone_suspected_at is not None
    first.clock.advance(120)
    first.start_agent()
    first.run(5)
    assert {one.book.noted[-1].attention for one in (first, second)} == {"clone_suspected"}, "both are told"


def test_a_forged_token_is_nobodys_newer_one(site) -> None:
    real = RealHall.at(site)
    real.hall.book.record("heartbeat")
    real.hall.run(3)
    head, forged = real.hall.book.head(), "99-" + "ab" * 8 + "-" + "cd" * 16
    with pytest.raises(ProblemError) as caught:
        real.line.parts_missing([], sync_token=forged, head=head)
    assert caught.value.code == "409.4"
