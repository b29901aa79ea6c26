"""The negative controls: programs with one promise taken out, which the lab must catch.

Invariant: none of this is in the product. A weakness is put around the real code in a forked child and is gone with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

from kiosk.flows.ports import DeskFile, FactDraft, Journal
from kiosk.store import opening
from sync.protocol.fact import Fact
from tests.reliability.lab.kiosk_hall import MARKED, Hall
from tests.reliability.lab.processes import Say

WEAKNESSES = ("normal", "off", "hasty")


@contextmanager
def weakness(name: str) -> Iterator[None]:
    """`normal`, `off`: commits are not synced. `hasty` opens the store as it is: see `hasty`."""
    if name == "hasty":
        yield
        return
    strong = opening.connect

    def weak(*told: Any, **named: Any) -> Any:
        connection = strong(*told, **named)
        connection.execute(f"pragma synchronous={name}")
        return connection

    with patch.object(opening, "connect", weak):
        yield


@dataclass(frozen=True, slots=True)
class HastyJournal:
    """Says "saved" when it is asked, not when it is done: what a screen does that does not wait."""

    journal: Journal
    say: Say

    def record(self, drafts: Sequence[FactDraft], *, desk: DeskFile | None = None) -> tuple[Fact, ...]:
        last = drafts[-1]
        if last.kind in ("request_filed", "presence_started"):
            mark = desk.answers[MARKED] if desk else last.actor.officer
            self.say({"saved": mark, "id": last.subject})
        return self.journal.record(drafts, desk=desk)


def hasty(opened: Hall) -> Hall:
    return Hall(replace(opened.store, journal=HastyJournal(opened.store.journal, opened.say)), opened.say)
