"""Any life of an honest kiosk, step by step: what lines, couriers, restarts, backups and technicians can do to it.

Invariants
- Hypothesis chooses the steps; the seed repeats them. `tests/unit/sync/engine/test_chain_life.py` runs a few short lives,
  `python -m tests.reliability.proof --only lives` thousands of long ones.
- A crash of the city loses its nonces and unfinished uploads, no fact.
- After every step: nobody is accused, nothing is believed that the city did not hold, chains hold what was signed, in order.
  In the end, after a quiet hour: every fact exactly once, every part, all believed. A copy or a restored disk is told.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sync.engine.answers import keys_of, read_receipt
from sync.engine.ports import MissingParts
from sync.protocol.canonical import decode
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Receipt
from sync.testing.city_simulator import SimulatedLine
from sync.testing.facts import PlainPart
from sync.testing.keys import Keys, make_keys, signing_key
from sync.testing.sync_hall import SyncHall
from tests.fakes.wayward_pushes import ACCUSATIONS, WAYS, Sent, WaywardPushes

TOLERANCE = timedelta(seconds=300)
QUIET_S = 10.0
_KEYS: list[Keys] = []


@dataclass(slots=True)
class BadLine(WaywardPushes):
    """`City` whose pushes go the `ways` they are told."""

    line: SimulatedLine

    def __getattr__(self, call: str) -> Callable[..., object]:
        return getattr(self.line, call)  # type: ignore[no-any-return]

    def now(self) -> datetime:
        return self.line.city.now()

    def parts_missing(self, digests: Sequence[str], *, sync_token: str, head: ChainHead | None = None) -> MissingParts:
        kiosk, created = self.line.kiosk, self.signed_at()
        try:
            return self.line.city.parts_missing(kiosk, digests, sync_token=sync_token, head=head, created=created)
        except ProblemError as problem:
            self.refused.append(problem.code)
            raise

    def deliver(self, sent: Sent) -> bytes:
        fresh, sent.arrived = not sent.arrived, True
        if self.now() - sent.created > TOLERANCE:
            raise ProblemError("401.2")
        try:
            return self.line.city.push_facts(
                self.line.kiosk,
                sent.envelopes,
                head=sent.head,
                sync_token=sent.token,
                created=sent.created,
                is_fresh=fresh,
            )
        except ProblemError as problem:
            self.refused.append(problem.code)
            raise


@dataclass(frozen=True, slots=True)
class Stick:
    """What a bundle holds: facts of one epoch from `after_seq` on, and all parts."""

    epoch: int
    after_seq: int
    envelopes: tuple[bytes, ...]
    parts: dict[str, bytes]


@dataclass(slots=True)
class SomeJitter:
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def below(self, bound_ms: int) -> int:
        return self.chance.randint(0, bound_ms)


class HonestKiosk(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        if not _KEYS:
            _KEYS.append(make_keys())  # age identities take longer than a life
        self.hall = SyncHall(_KEYS[0], backoff_cap_s=30, halt_s=60)
        self.line = BadLine(self.hall.city.line(self.hall.keys.kiosk))
        self.hall.between = lambda _: self.line  # type: ignore[assignment,return-value]
        self.hall.jitter = SomeJitter()
        self.hall.start_agent()
        self.epochs = 1
        self.forgotten = False
        self.sticks: list[Stick] = []
        self.replies: list[bytes] = []
        self.copy: SyncHall | None = None
        self.backup_seq = 0
        self.told_copy = self.told_restore = False

    # --- the hall and its line ---------------------------------------------------------------------------------------

    @rule(kind=st.sampled_from(["heartbeat", "request_filed", "presence_started"]), count=st.integers(1, 3))
    def record(self, kind: str, count: int) -> None:
        for _ in range(count):
            parts = [] if kind == "heartbeat" else [PlainPart("foto1", "image/jpeg", bytes(20_000))]
            self.hall.book.record(kind, parts)

    @rule(ways=st.lists(st.sampled_from(WAYS), max_size=4), seconds=st.integers(1, 40))
    def sync(self, ways: list[str], seconds: int) -> None:
        self.line.ways[:] = ways
        self.hall.run(seconds)

    @rule(mode=st.sampled_from(["dead", "slow", "busy", "garbage"]), seconds=st.integers(1, 40))
    def the_line_is_bad(self, mode: str, seconds: int) -> None:
        self.hall.city.mode = mode  # type: ignore[assignment]
        self.hall.run(seconds)
        self.hall.city.mode = "honest"

    @precondition(lambda self: self.line.sent)
    @rule(which=st.integers(0, 60))
    def something_old_arrives(self, which: int) -> None:
        """Kept back until now, or a second time."""
        with contextlib.suppress(ProblemError):
            self.line.deliver(self.line.sent[which % len(self.line.sent)])

    @rule(off_s=st.integers(1, 5000))
    def the_kiosk_restarts(self, off_s: int) -> None:
        self.hall.clock.reboot(off_s=off_s)
        self.hall.start_agent()

    @rule(step_s=st.sampled_from([-(10**8), -86_400, -5, 5, 3600, 10**7]))
    def somebody_sets_the_kiosks_clock(self, step_s: int) -> None:
        self.hall.book.maker.clock.step_wall(step_s)

    # --- couriers ----------------------------------------------------------------------------------------------------

    @rule(from_start=st.booleans())
    def a_courier_takes_it_out(self, *, from_start: bool) -> None:
        book = self.hall.book
        after_seq = 0 if from_start else book.acked_seq()
        envelopes = tuple(made.envelope for made in book.facts[after_seq:])
        waiting = {sha256: body for sha256, body in book.bodies.items() if sha256 not in book.held}
        self.sticks.append(Stick(book.head().epoch, after_seq, envelopes, waiting))

    @precondition(lambda self: self.sticks)
    @rule(which=st.integers(0, 20))
    def a_stick_is_read_at_the_city(self, which: int) -> None:
        """Late, twice, out of order; brought by whoever."""
        stick = self.sticks[which % len(self.sticks)]
        city, kiosk = self.hall.city, self.hall.keys.kiosk
        chain = city.chains[kiosk, stick.epoch]
        with contextlib.suppress(ProblemError):
            chain.take_from_courier(stick.envelopes, city.now(), after_seq=stick.after_seq)
            city.parts.update(stick.parts)
            self.replies.append(city.receipt_of(kiosk, stick.epoch, set(stick.parts)))

    @precondition(lambda self: self.replies)
    @rule(which=st.integers(0, 20))
    def a_reply_is_read_at_the_kiosk(self, which: int) -> None:
        """Late, twice, out of order, of an ended epoch, or never. Its token is not taken."""
        data, book = self.replies[which % len(self.replies)], self.hall.book
        told = decode(Envelope.from_bytes(data).payload, limit_bytes=len(data))
        epoch = Receipt.from_object(told).epoch
        identity, head = replace(book.identity(), epoch=epoch), book.head_of(epoch)
        receipt = read_receipt(
            data,
            identity=identity,
            resolve=keys_of(book.configuration()),
            head_at=lambda seq: book.head_at(seq, epoch=epoch),
            head=head,
        )
        book.store_receipt(data, replace(receipt, sync_token=""))

    # --- the city ----------------------------------------------------------------------------------------------------

    @rule()
    def the_city_crashes(self) -> None:
        """Killed and started again: nonces lie in an unlogged table, unfinished uploads may be gone."""
        for sent in self.line.sent:
            sent.arrived = False
        self.hall.city.incoming.clear()

    @rule()
    def the_city_comes_back_from_a_backup(self) -> None:
        """Facts and token are those of a while ago."""
        chain = self.hall.city.chain(self.hall.keys.kiosk)
        chain.forget_after(chain.head.seq // 2)
        self.forgotten = True
        self.hall.clock.advance(600)  # longer than the tolerance: what was under way before is refused by its date

    @precondition(lambda self: self.epochs < 4)
    @rule()
    def a_technician_enrols_it_again(self) -> None:
        self.epochs += 1
        if self.forgotten:  # what a city forgets of an ended chain nobody asks for again: decision 008, limits
            self.line.ways.clear()
            self.hall.run(2 * 1800, least_wait_s=QUIET_S)
            self.forgotten = False
        key = signing_key(f"epoch {self.epochs}")
        token = self.hall.city.admit(self.hall.keys.kiosk, key.public, epoch=self.epochs)
        self.hall.book.open_epoch(key=key, sync_token=token)
        self.hall.start_agent()
        self.copy, self.backup_seq = None, 0

    # --- what is told in the end -------------------------------------------------------------------------------------

    @rule()
    def the_disk_is_copied(self) -> None:
        self.copy = self.hall.copied()

    @rule()
    def the_disk_is_backed_up(self) -> None:
        self.backup_seq = self.hall.book.head().seq

    @invariant()
    def nobody_accuses_it(self) -> None:
        assert not set(self.line.refused) & set(ACCUSATIONS), self.line.refused
        for chain in self.hall.city.chains.values():
            assert not chain.clone_suspected
            assert chain.set_back_at is None
            assert not chain.quarantined

    @invariant()
    def what_is_believed_is_there(self) -> None:
        book, city = self.hall.book, self.hall.city
        chain = city.chain(self.hall.keys.kiosk)
        assert chain.envelopes == [made.envelope for made in book.facts[: chain.head.seq]], "in order, without a gap"
        assert self.forgotten or book.acked_seq() <= chain.head.seq
        assert book.held <= city.parts.keys()
        through = [(receipt.epoch, receipt.through_seq) for receipt in book.receipts]
        assert max(through, default=(0, 0)) <= (book.head().epoch, book.head().seq)

    def teardown(self) -> None:
        if not hasattr(self, "hall"):
            return
        self.line.ways.clear()
        self.hall.run(2 * 1800, least_wait_s=QUIET_S)  # a quiet chain is shown at least so often
        self.nobody_accuses_it()
        book, city, kiosk = self.hall.book, self.hall.city, self.hall.keys.kiosk
        assert city.chain(kiosk).envelopes == [made.envelope for made in book.facts], "each exactly once, in order"
        for epoch, ended in book.ended.items():
            assert city.chains[kiosk, epoch].envelopes == [made.envelope for made in ended.facts]
        assert book.leftover() is None
        assert book.parts_waiting() == 0
        assert book.sync_token() == city.chain(kiosk).token
        assert book.noted[-1].attention == ""
        self._a_copy_is_told()
        self._a_restored_disk_is_told()

    def _a_copy_is_told(self) -> None:
        if self.copy is None:
            return
        for machine in (self.hall, self.copy):
            machine.book.record("heartbeat")
            machine.clock.advance(60)
            machine.start_agent(at_once=True)
            machine.run(5)
        chain = self.hall.city.chain(self.hall.keys.kiosk)
        assert chain.clone_suspected or chain.set_back_at is not None, "a copy spoke and nobody is told"
        assert chain.envelopes == [made.envelope for made in self.hall.book.facts]
        self.told_copy = True

    def _a_restored_disk_is_told(self) -> None:
        if not 0 < self.backup_seq < self.hall.book.head().seq or self.copy is not None:
            return
        before = list(self.hall.city.chain(self.hall.keys.kiosk).envelopes)
        self.hall.book.restore(self.backup_seq)
        self.hall.clock.advance(60)
        self.hall.start_agent(draining=True)
        self.hall.run(5)
        assert self.hall.book.noted[-1].attention == "rollback"
        assert self.hall.city.chain(self.hall.keys.kiosk).envelopes == before
        self.told_restore = True
