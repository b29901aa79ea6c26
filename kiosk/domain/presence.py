"""An officer's presence as a fold over facts: who is here, since when, and what of it is only claimed.

- A presence starts once and ends once; an end without a start, or a second end, is a conflict for a person, not an error.
- Nothing ends a presence by itself. One that was never ended stays open and is shown as such: guessing an end would make
  working hours up. Its length is unknown (None), never zero.
- Length counts by time since boot when start and end belong to the same boot: turning the wall clock changes nothing. Else
  by the wall, and then the presence is marked `unsure`; the city decides with its time evidence.
- A voided presence counts as never recorded; an amended one keeps what was recorded beside what is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, cast

from sync.protocol.fact import Fact, FactTime

Place = Literal["hall", "office", "field", "home"]
KINDS = frozenset({"presence_started", "presence_ended", "presence_amended", "presence_voided"})


@dataclass(frozen=True, slots=True)
class Presence:
    presence_id: str
    officer: str
    place: Place
    started: FactTime
    ended: FactTime | None = None
    claimed: bool = False  # amended by its officer; waits for a supervisor
    voided: bool = False
    conflicts: tuple[str, ...] = ()

    @property
    def is_here(self) -> bool:
        return self.ended is None and not self.voided

    @property
    def unsure(self) -> bool:
        """The clock cannot be trusted for its length."""
        return self.ended is not None and self.ended.boot != self.started.boot

    def length(self) -> timedelta | None:
        """None while it runs, when it was voided, and when the clock ran backwards over a restart."""
        if self.ended is None or self.voided:
            return None
        if not self.unsure:
            return timedelta(milliseconds=self.ended.up_ms - self.started.up_ms)
        span = _wall(self.ended) - _wall(self.started)
        return span if span >= timedelta() else None


def fold(facts: Iterable[Fact]) -> dict[str, Presence]:
    """Presences by id, from facts of any kind in the order of their chain."""
    found: dict[str, Presence] = {}
    for fact in facts:
        known = found.get(fact.subject)
        if fact.kind == "presence_started" and known is None:
            found[fact.subject] = _started(fact)
        elif fact.kind in KINDS and known is not None:
            found[fact.subject] = apply(known, fact)
    return found


def apply(presence: Presence, fact: Fact) -> Presence:
    if presence.voided or fact.kind == "presence_started":
        return replace(presence, conflicts=(*presence.conflicts, fact.id))
    if fact.kind == "presence_voided":
        return replace(presence, voided=True)
    if fact.kind == "presence_amended":
        return replace(presence, place=cast("Place", fact.data["place"]), claimed=True)
    if presence.ended is not None:
        return replace(presence, conflicts=(*presence.conflicts, fact.id))
    return replace(presence, ended=fact.time)


def here_now(presences: Iterable[Presence]) -> tuple[Presence, ...]:
    """Who is on duty, by arrival."""
    return tuple(sorted((one for one in presences if one.is_here), key=lambda one: one.started.wall))


def worked(presences: Iterable[Presence]) -> timedelta:
    """The sum of all known lengths; open ones add nothing until they end."""
    return sum((length for one in presences if (length := one.length()) is not None), timedelta())


def _started(fact: Fact) -> Presence:
    return Presence(fact.subject, fact.actor.officer or "", cast("Place", fact.data["place"]), fact.time)


def _wall(time: FactTime) -> datetime:
    return datetime.fromisoformat(time.wall)
