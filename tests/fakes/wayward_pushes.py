"""How a push may go wrong on the line between a kiosk and whatever city stands behind it.

A request is dated in whole seconds, as on the wire. What was sent is kept: it may arrive late, or a second time.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sync.engine.ports import CityUnreachableError
from sync.protocol.chain_head import ChainHead

ACCUSATIONS = frozenset({"409.2", "409.3", "409.4", "422.1"})
WAYS = ["through", "through", "request_lost", "answer_lost", "kept_back", "twice"]


@dataclass(slots=True)
class Sent:
    envelopes: Sequence[bytes]
    head: ChainHead
    token: str
    created: datetime
    arrived: bool = False


@dataclass(slots=True, kw_only=True)
class WaywardPushes(ABC):
    """Pushes go the `ways` they are told, one after the other; then they go through."""

    ways: list[str] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @abstractmethod
    def now(self) -> datetime: ...

    @abstractmethod
    def deliver(self, sent: Sent) -> bytes: ...

    def signed_at(self) -> datetime:
        return self.now().replace(microsecond=0)

    def push_facts(self, envelopes: Sequence[bytes], *, head: ChainHead, sync_token: str) -> bytes:
        sent = Sent(tuple(envelopes), head, sync_token, self.signed_at())
        self.sent.append(sent)
        way = self.ways.pop(0) if self.ways else "through"
        if way in ("request_lost", "kept_back"):
            sent.arrived = way == "request_lost"  # it never will
            raise CityUnreachableError("lost", timed_out=way == "kept_back")
        answer = self.deliver(sent)
        if way == "twice":
            self.deliver(sent)
        if way == "answer_lost":
            raise CityUnreachableError("the answer was lost", timed_out=True)
        return answer
