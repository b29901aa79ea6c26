"""The kiosk's book in memory: `SyncBook` and `AnchorLog` for tests of the engine, fed by a `FactMaker`.

Invariants
- The same promises as the store's book (`tests/contract/test_sync_book.py` runs one suite on both): receipts only move
  forward, parts are offered only after their fact is acknowledged, presence first.
- `record` is the journal; `noted` lists the states that the truth bar was told, `forgotten` what the city asked for again.
- `open_epoch` ends the chain: what it left unsent stays in `ended`, by epoch.
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sync.engine.ports import AgentState, Leftover, PartToSend, Standing, SyncIdentity
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import PartRef, digest_of
from sync.protocol.statements import ChangeItem, Changes, Configuration, Receipt
from sync.testing.facts import FactMaker, MadeFact, PlainPart
from sync.testing.keys import Keys
from sync.trust.signing import SigningKey


@dataclass(slots=True)
class Ended:
    """A chain that a new epoch ended; `refused` is why its rest was set aside."""

    facts: list[MadeFact]
    acked: int
    refused: str = ""


class MemorySyncBook:
    def __init__(self, keys: Keys, *, sync_token: str, maker: FactMaker | None = None) -> None:
        self.keys = keys
        self.maker = maker or FactMaker(keys)
        self.facts: list[MadeFact] = []
        self.bodies: dict[str, bytes] = {}
        self.held: set[str] = set()
        self.receipts: list[Receipt] = []
        self.items: list[ChangeItem] = []
        self.noted: list[AgentState] = []
        self.anchors: list[str] = []
        self.forgotten: list[int] = []
        self.ended: dict[int, Ended] = {}
        self._configuration = keys.configuration()
        self._acked = 0
        self._token = sync_token
        self._cursor = ""

    def record(self, kind: str, parts: Sequence[PlainPart] = (), data: Mapping[str, object] | None = None) -> MadeFact:
        made = self.maker.add(kind, data, parts=parts)
        self.facts.append(made)
        self.bodies.update({part.sha256: part.body for part in made.sealed})
        return made

    def set_intervals(self, **intervals: int) -> None:
        self._configuration = replace(self._configuration, intervals=intervals)

    def restore(self, seq: int) -> None:
        """The database of an earlier day came back."""
        del self.facts[seq:]
        self.maker.head = self._head_at(seq)
        self._acked = min(self._acked, seq)

    def twin(self) -> MemorySyncBook:
        """What is on a copy of this kiosk's disk; from now on each goes its own way."""
        maker = FactMaker(self.keys, clock=self.maker.clock, epoch=self.head().epoch, chance="twin")
        maker.head = self.head()
        twin = MemorySyncBook(self.keys, sync_token=self._token, maker=maker)
        twin.facts, twin.bodies, twin.held = list(self.facts), dict(self.bodies), set(self.held)
        twin._configuration, twin._acked, twin._cursor = self._configuration, self._acked, self._cursor
        return twin

    def open_epoch(self, *, key: SigningKey, sync_token: str) -> None:
        """The technician enrolled it again, with a new key."""
        before, epoch = self.maker, self.head().epoch
        self.ended[epoch] = Ended(self.facts, self._acked)
        self.keys = replace(self.keys, kiosk_key=key)
        self.maker = FactMaker(self.keys, clock=before.clock, epoch=epoch + 1)
        self.facts, self._acked, self._token = [], 0, sync_token
        self.record("epoch_opened")

    # --- SyncBook ----------------------------------------------------------------------------------------------------

    def identity(self) -> SyncIdentity:
        return SyncIdentity(self.keys.kiosk, self.head().epoch, "https://city.example", self.keys.root_sha256)

    def signing_key(self) -> bytes:
        return self.keys.kiosk_key.private_bytes()

    def configuration(self) -> Configuration:
        return self._configuration

    def head(self) -> ChainHead:
        return self.maker.head

    def head_of(self, epoch: int) -> ChainHead:
        """Where the chain of that epoch ends."""
        return self._head_at(len(self._facts(epoch)), epoch)

    def head_at(self, seq: int, *, epoch: int | None = None) -> ChainHead | None:
        return self._head_at(seq, epoch) if seq <= len(self._facts(epoch)) else None

    def acked_seq(self) -> int:
        return self._acked

    def envelopes_after(self, seq: int, *, max_facts: int, max_bytes: int, epoch: int | None = None) -> Sequence[bytes]:
        chosen: list[bytes] = []
        for made in self._facts(epoch)[seq : seq + max_facts]:
            if chosen and sum(map(len, chosen)) + len(chosen) + len(made.envelope) + 1 > max_bytes:
                break
            chosen.append(made.envelope)
        return chosen

    def standing(self, *, parts: int, skip: Collection[str] = (), documents: bool = True) -> Standing:
        head_seq, waiting, leftover = self.head().seq, self._waiting(), self.leftover()
        if not waiting:
            return Standing(head_seq, self._acked, leftover=leftover)
        first = tuple(self.parts_to_send(limit=parts, skip=skip, documents=documents))
        return Standing(head_seq, self._acked, first, len(waiting), sum(part.size for part in waiting), leftover)

    def parts_to_send(self, *, limit: int, skip: Collection[str] = (), documents: bool = True) -> Sequence[PartToSend]:
        waiting = [
            PartToSend(
                part.sha256,
                part.size,
                "presence" if made.fact.kind.startswith("presence_") else "document",
                made.fact.seq,
            )
            for made in self._sendable()
            for part in made.fact.parts
            if part.sha256 not in self.held and part.sha256 not in skip
        ]
        return [part for part in waiting if documents or part.lane == "presence"][:limit]

    def _sendable(self) -> list[MadeFact]:
        chains = [self.facts[: self._acked], *(ended.facts[: ended.acked] for ended in self.ended.values())]
        return [made for chain in chains for made in sorted(chain, key=_lane_first)]

    def parts_waiting(self) -> int:
        return len(self._waiting())

    def _waiting(self) -> list[PartRef]:
        chains = [self.facts, *(ended.facts[: ended.acked] for ended in self.ended.values())]
        return [part for facts in chains for made in facts for part in made.fact.parts if part.sha256 not in self.held]

    def leftover(self) -> Leftover | None:
        for epoch, ended in sorted(self.ended.items()):
            if ended.acked < len(ended.facts) and not ended.refused:
                return Leftover(self._head_at(len(ended.facts), epoch), ended.acked)
        return None

    def set_leftover_aside(self, epoch: int, reason: str) -> None:
        self.ended[epoch].refused = reason

    def note_city_forgot(self, expected_seq: int) -> None:
        self.forgotten.append(expected_seq)

    def read_part(self, sha256: str, *, offset: int, length: int) -> bytes:
        return self.bodies[sha256][offset : offset + length]

    def store_receipt(self, envelope: bytes, receipt: Receipt) -> None:
        self.receipts.append(receipt)
        self.held |= {sha256 for sha256 in receipt.parts_held if sha256 in self.bodies}
        if receipt.epoch in self.ended:
            ended = self.ended[receipt.epoch]
            ended.acked = max(ended.acked, receipt.through_seq)
            return
        self._acked = max(self._acked, receipt.through_seq)
        self._token = receipt.sync_token or self._token
        self.set_time_anchor(digest_of(Envelope.from_bytes(envelope).payload))

    def sync_token(self) -> str:
        return self._token

    def set_time_anchor(self, digest: str) -> None:
        self.anchors.append(digest)

    def cursor(self) -> str:
        return self._cursor

    def apply_changes(self, changes: Changes, envelope: bytes) -> None:  # noqa: ARG002 - the port's
        self.items += changes.items
        self._cursor = changes.next
        for item in changes.items:
            if item.kind == "configuration":
                self._configuration = Configuration.from_object(item.data)

    def note_agent_state(self, state: AgentState) -> None:
        if not self.noted or self.noted[-1] != state:
            self.noted.append(state)

    # --- AnchorLog ---------------------------------------------------------------------------------------------------

    def record_anchor(self, statement: bytes, *, boot: str, asked_up_ms: int, received_up_ms: int) -> None:
        envelope = Envelope.from_bytes(statement)
        signed = {
            "payload": base64.b64encode(envelope.payload).decode(),
            "keyid": envelope.keyid,
            "sig": base64.b64encode(envelope.signature).decode(),
        }
        times = {"boot": boot, "asked_up_ms": asked_up_ms, "received_up_ms": received_up_ms}
        self.record("clock_anchored", data={"statement": signed, **times})

    def _facts(self, epoch: int | None) -> list[MadeFact]:
        return self.ended[epoch].facts if epoch in self.ended else self.facts

    def _head_at(self, seq: int, epoch: int | None = None) -> ChainHead:
        if seq == 0:
            return ChainHead.empty(epoch or self.maker.head.epoch)
        made = self._facts(epoch)[seq - 1]
        return ChainHead(made.fact.epoch, seq, digest_of(made.payload))


def _lane_first(made: MadeFact) -> tuple[bool, int]:
    return not made.fact.kind.startswith("presence_"), made.fact.seq
