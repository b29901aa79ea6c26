"""Carries one decision out over the ports, and says what came of it.

Invariants
- What the city sends is verified before the book hears of it; a failure of the city is an outcome, never an exception.
- Errors of the book (a full disk, a damaged file) are not the city's and pass through.
- A city that lacks, or holds otherwise, what its own stored receipts cover is noted before the engine goes on.
- A receipt is stored before its outcome is told, so a crash in between costs one repetition and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sync.engine.actions import (
    Action,
    AskMissing,
    AskPartOffset,
    Attend,
    ChangesRead,
    FactsReceipted,
    Failed,
    LearnCityTime,
    LeftoversRefused,
    Listen,
    Listening,
    MissingKnown,
    OffsetKnown,
    Outcome,
    PartGone,
    PartsSent,
    PushFacts,
    ReadChanges,
    SendChunk,
    SendParts,
    TimeLearned,
    Wait,
)
from sync.engine.answers import Resolve, keys_of, read_changes, read_receipt, read_time
from sync.engine.city_time import CityTime
from sync.engine.ports import AnchorLog, City, Clock, Listener, PartToSend, SideLines, SyncBook, SyncIdentity
from sync.engine.verdict import CITY_ERRORS, Halt, SendFrom, Unreadable, Verdict, forked_at, refused_after, verdict_of
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.protocol.statements import MAX_CHANGES, Receipt

_REFUSES_A_CHAIN = frozenset({"fork", "rollback", "clone_suspected", "chain_refused"})


class Turn:
    """For one identity: a new epoch needs a new one."""

    def __init__(
        self,
        *,
        identity: SyncIdentity,
        book: SyncBook,
        city: City,
        side_lines: SideLines,
        listener: Listener,
        anchors: AnchorLog,
        clock: Clock,
        city_time: CityTime,
    ) -> None:
        self._identity = identity
        self._book = book
        self._city = city
        self._side_lines = side_lines
        self._listener = listener
        self._anchors = anchors
        self._clock = clock
        self._city_time = city_time

    def take(self, action: Action) -> Outcome:
        try:
            return self._take(action)
        except CITY_ERRORS as error:
            return self._refused(action, error)

    def heard(self) -> Outcome | None:
        """What the listener brought, None while it still listens or does not."""
        try:
            answer = self._listener.collect()
            return None if answer is None else self._apply_changes(answer)
        except CITY_ERRORS as error:
            return Failed(verdict_of(error))

    def _take(self, action: Action) -> Outcome:  # noqa: C901, PLR0911 - one line an action
        match action:
            case LearnCityTime():
                return self._learn_city_time(record=action.record)
            case PushFacts():
                return self._push(action) if action.epoch is None else self._push_leftover(action, action.epoch)
            case Attend():
                return self._attend()
            case ReadChanges():
                return self._apply_changes(self._city.changes(after=self._book.cursor(), wait_s=action.wait_s))
            case Listen():
                self._listener.listen(after=self._book.cursor(), wait_s=action.wait_s)
                return Listening()
            case AskMissing():
                return self._ask_missing(action)
            case AskPartOffset():
                return OffsetKnown(self._city.part_offset(action.part.sha256) or 0)
            case SendChunk():
                return self._send_chunk(action)
            case SendParts():
                return self._send_parts(action)
            case Wait():
                raise TypeError("waiting is the caller's")

    def _learn_city_time(self, *, record: bool) -> Outcome:
        nonce = self._book.head().digest
        asked = self._clock.read()
        statement = self._city.time(nonce)
        received = self._clock.read()
        city_time = read_time(statement, nonce=nonce, resolve=self._resolve())
        self._city_time.learn(city_time, asked=asked, received=received)
        self._book.set_time_anchor(digest_of(Envelope.from_bytes(statement).payload))
        if record:
            self._anchors.record_anchor(
                statement, boot=asked.boot, asked_up_ms=asked.up_ms, received_up_ms=received.up_ms
            )
        return TimeLearned()

    def _push(self, action: PushFacts) -> Outcome:
        envelopes = self._book.envelopes_after(action.after_seq, max_facts=action.max_facts, max_bytes=action.max_bytes)
        if not envelopes:
            return Failed(Unreadable())  # the city asked for facts that are not here
        head, sync_token = self._book.head(), self._book.sync_token()
        receipt = self._store_receipt(self._city.push_facts(envelopes, head=head, sync_token=sync_token))
        return FactsReceipted(receipt.through_seq, self._book.acked_seq(), self._book.head().seq)

    def _push_leftover(self, action: PushFacts, epoch: int) -> Outcome:
        leftover = self._book.leftover()
        bounds = {"max_facts": action.max_facts, "max_bytes": action.max_bytes}
        envelopes = self._book.envelopes_after(action.after_seq, **bounds, epoch=epoch)
        if leftover is None or leftover.epoch != epoch or not envelopes:
            return self._set_aside(epoch, "409.1")  # the city asks for facts that are not here
        head, sync_token = self._book.head(), self._book.sync_token()
        receipt = self._store_receipt(
            self._city.push_facts(envelopes, head=head, sync_token=sync_token), of=leftover.head
        )
        now = self._book.leftover()
        acked_seq = now.acked_seq if now is not None and now.epoch == epoch else leftover.head.seq
        return FactsReceipted(receipt.through_seq, acked_seq, leftover.head.seq)

    def _attend(self) -> Outcome:
        answer = self._city.parts_missing([], sync_token=self._book.sync_token(), head=self._book.head())
        receipt = self._store_receipt(answer.receipt)
        return FactsReceipted(receipt.through_seq, self._book.acked_seq(), self._book.head().seq)

    def _ask_missing(self, action: AskMissing) -> Outcome:
        digests = [part.sha256 for part in action.parts]
        answer = self._city.parts_missing(digests, sync_token=self._book.sync_token(), head=self._book.head())
        receipt = self._store_receipt(answer.receipt)
        return MissingKnown(frozenset(answer.missing), frozenset(receipt.parts_held))

    def _send_chunk(self, action: SendChunk) -> Outcome:
        part = action.part
        try:
            chunk = self._book.read_part(part.sha256, offset=action.offset, length=action.length)
        except KeyError:
            return PartGone()
        if action.offset:
            return OffsetKnown(self._city.append_part(part.sha256, offset=action.offset, chunk=chunk))
        return OffsetKnown(self._city.create_part(part.sha256, size_bytes=part.size_bytes, first=chunk))

    def _send_parts(self, action: SendParts) -> Outcome:
        gone: set[str] = set()
        answers = iter(self._side_lines.create_parts(self._whole(action.parts, gone)))
        outcomes: list[OffsetKnown | PartGone | Failed] = []
        for part in action.parts:
            if part.sha256 in gone:
                outcomes.append(PartGone())
                continue
            answer = next(answers)
            outcomes.append(OffsetKnown(answer) if isinstance(answer, int) else Failed(verdict_of(answer)))
        return PartsSent(tuple(outcomes))

    def _whole(self, parts: tuple[PartToSend, ...], gone: set[str]) -> Iterator[tuple[str, bytes]]:
        for part in parts:
            try:
                yield part.sha256, self._book.read_part(part.sha256, offset=0, length=part.size_bytes)
            except KeyError:
                gone.add(part.sha256)

    def _store_receipt(self, envelope: bytes, *, of: ChainHead | None = None) -> Receipt:
        """`of`: the end of the chain that it must be about; None for the current one."""
        head = of or self._book.head()
        receipt = read_receipt(
            envelope,
            identity=replace(self._identity, epoch=head.epoch),
            resolve=self._resolve(),
            head_at=lambda seq: self._book.head_at(seq, epoch=head.epoch),
            head=head,
        )
        if of is None and receipt.through_seq < self._book.acked_seq():
            self._book.note_city_forgot(receipt.through_seq + 1)
        self._book.store_receipt(envelope, receipt)
        return receipt

    def _refused(self, action: Action, error: Exception) -> Outcome:
        verdict = verdict_of(error)
        if isinstance(action, PushFacts) and action.epoch is not None:
            refuses = isinstance(verdict, Halt) and verdict.attention in _REFUSES_A_CHAIN
            return self._set_aside(action.epoch, forked_at(error)[0]) if refuses else Failed(verdict)
        if isinstance(action, PushFacts | Attend | AskMissing):
            return Failed(self._held_against_receipts(verdict, error))
        return Failed(verdict)

    def _held_against_receipts(self, verdict: Verdict, error: Exception) -> Verdict:
        """A city that contradicts what it signed for is not this kiosk's fault: said so, and the receipts stay as proof."""
        acked_seq = self._book.acked_seq()
        code, seq = forked_at(error)
        match verdict:
            case SendFrom() if verdict.seq <= acked_seq:
                self._book.note_city_forgot(verdict.seq)
            case Halt() if 0 < seq <= acked_seq and (code == "409.2" or self._signed_otherwise(error)):
                self._book.note_city_forgot(seq)
                return Halt("city_forgot")
        return verdict

    def _signed_otherwise(self, error: Exception) -> bool:
        """A 422.1 names the city's own end: one that its receipts say is another."""
        end = refused_after(error)
        if end is None or end[0] > self._book.acked_seq():
            return False
        ours = self._book.head_at(end[0])
        return ours is not None and ours.digest != end[1]

    def _set_aside(self, epoch: int, reason: str) -> Outcome:
        self._book.set_leftover_aside(epoch, reason)
        return LeftoversRefused(epoch)

    def _apply_changes(self, answer: bytes) -> Outcome:
        changes = read_changes(answer, after=self._book.cursor(), identity=self._identity, resolve=self._resolve())
        if changes.items or changes.next != changes.after:
            self._book.apply_changes(changes, answer)
        return ChangesRead(len(changes.items), more=len(changes.items) >= MAX_CHANGES)

    def _resolve(self) -> Resolve:
        return keys_of(self._book.configuration())
