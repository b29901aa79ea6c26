"""What an honest city holds of one life of a kiosk, and how it judges who speaks for it: the rules of `sync/PROTOCOL.md`.

Invariants
- Written from the page and not from the server, so that `tests/contract/test_city.py` compares two readings of it.
- Facts are kept only after signature and link held; a branch is kept beside, in `quarantined`.
- A request signed before the newest one taken (`Shown.created`) accuses nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sync.protocol.canonical import MalformedError
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import Fact, parse_fact_shape
from sync.protocol.problems import ProblemError
from sync.trust.chain import BrokenChainError, check_link
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement


@dataclass(frozen=True, slots=True)
class Shown:
    """What a request shows of its sender, and when it was signed. `head` None and `token` "": it shows none."""

    head: ChainHead | None
    token: str
    created: datetime
    is_fresh: bool = True  # its nonce was not seen before


@dataclass(slots=True)
class Chain:
    """`heads[n]` is the head after n facts. `is_ended`: a newer epoch was opened; no token and no head is looked at then."""

    key: VerifyKey
    token: str
    heads: list[ChainHead]
    envelopes: list[bytes] = field(default_factory=list)
    previous_token: str = ""
    quarantined: list[bytes] = field(default_factory=list)
    clone_suspected: bool = False
    set_back_at: datetime | None = None
    shown_at: datetime | None = None
    is_ended: bool = False

    @property
    def head(self) -> ChainHead:
        return self.heads[-1]

    def forget_after(self, seq: int) -> None:
        """The city was restored from an older backup: facts and token are those of then."""
        del self.heads[seq + 1 :]
        del self.envelopes[seq:]
        if self.previous_token:
            self.token, self.previous_token = self.previous_token, ""

    # --- judging -----------------------------------------------------------------------------------------------------

    def judge(self, shown: Shown, *, brings_facts: bool) -> None:
        """Raises ProblemError."""
        if self.is_ended:
            return
        if self.clone_suspected:
            raise ProblemError("409.4")
        if shown.token > self.token:  # ours, counted: this city gave it out and does not remember
            self.token, self.previous_token = shown.token, ""
        behind, stale = self._is_behind(shown.head), shown.token not in ("", self.token, self.previous_token)
        if (behind or stale) and not shown.is_fresh:
            raise ProblemError("401.3")
        if (behind or stale) and self.shown_at is not None and shown.created <= self.shown_at:
            raise ProblemError("401.2")
        if behind:
            self.set_back_at = shown.created
            raise ProblemError("409.3", {"seq": self.head.seq})
        if stale:
            self.suspect_clone()
        self.shown_at = max(shown.created, self.shown_at or shown.created)
        if brings_facts:
            return
        if self._is_beside(shown.head):
            self._fork(shown, ())
        self.judge_life(shown, extended=False)

    def judge_life(self, shown: Shown, *, extended: bool) -> None:
        """The state that a machine lacked is alive after that machine spoke."""
        alive = extended or shown.head == self.head
        if alive and not self.is_ended and self.set_back_at is not None and shown.created >= self.set_back_at:
            self.suspect_clone()

    def suspect_clone(self) -> None:
        self.clone_suspected = True
        raise ProblemError("409.4")

    def _is_behind(self, head: ChainHead | None) -> bool:
        mine = head is not None and head.epoch == self.head.epoch and head.seq < self.head.seq
        return mine and head is not None and self.heads[head.seq] == head

    def _is_beside(self, head: ChainHead | None) -> bool:
        mine = head is not None and head.epoch == self.head.epoch and head.seq <= self.head.seq
        return mine and head is not None and self.heads[head.seq] != head

    def _fork(self, shown: Shown, branch: Sequence[bytes]) -> None:
        self.quarantined += branch
        if not self.is_ended and shown.token != self.token:
            self.suspect_clone()
        raise ProblemError("409.2", {"seq": self.head.seq})

    # --- taking ------------------------------------------------------------------------------------------------------

    def take(self, envelopes: Sequence[bytes], shown: Shown, new_token: Callable[[], str]) -> list[Fact]:
        """The facts of the batch, all kept. Raises ProblemError."""
        self.judge(shown, brings_facts=True)
        facts = [parse_fact_shape(Envelope.from_bytes(data).payload) for data in envelopes]
        if facts[0].seq > self.head.seq + 1:
            raise ProblemError("409.1", {"expected": self.head.seq + 1})
        grown = False
        for place, (fact, data) in enumerate(zip(facts, envelopes, strict=True)):
            if fact.seq > self.head.seq:
                self._append(data)
                grown = True
            elif self.envelopes[fact.seq - 1] != data:
                self._fork(shown, envelopes[place:])
        self.judge_life(shown, extended=grown)
        if grown and not self.is_ended and shown.token == self.token:
            self.previous_token, self.token = self.token, new_token()
        return facts

    def take_from_courier(self, envelopes: Sequence[bytes], now: datetime, *, after_seq: int = 0) -> None:
        """What a stick brought, from `after_seq` on: the same facts, and no token is looked at or changed. What was signed
        before is late now. Raises ProblemError.
        """
        if self.clone_suspected and not self.is_ended:
            raise ProblemError("409.4")
        if after_seq > self.head.seq:
            raise ProblemError("409.1", {"expected": self.head.seq + 1})
        for data in envelopes[self.head.seq - after_seq :]:
            self._append(data)
        self.shown_at = max(now, self.shown_at or now)

    def _append(self, data: bytes) -> None:
        try:
            payload = open_statement(data, "fact", lambda _: self.key)
            self.heads.append(check_link(parse_fact_shape(payload), payload, self.head))
        except (BadSignatureError, BrokenChainError, MalformedError):
            raise ProblemError("422.1", {"seq": self.head.seq + 1}) from None
        self.envelopes.append(data)
