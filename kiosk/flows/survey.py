"""The resident's opinion of the service: nine elements, one touch each, each may be passed over.

Invariants
- The nine and their order are those of Permenpan RB 14/2017; the words are the screen's.
- An answer belongs to nobody: its subject is new, and the request it followed is named nowhere, only the service.
- With nothing answered nothing is recorded.
"""

from __future__ import annotations

from typing import Literal

import uuid6

from kiosk.flows.ports import FactDraft, Journal
from sync.protocol.fact import Actor

VERSION = 1
NOT_ANSWERED, WORST, BEST = 0, 1, 4
Element = Literal[
    "requirements", "procedure", "time", "fee", "product", "competence", "behaviour", "complaints", "facilities"
]
ELEMENTS: tuple[Element, ...] = (
    "requirements",
    "procedure",
    "time",
    "fee",
    "product",
    "competence",
    "behaviour",
    "complaints",
    "facilities",
)


class Sheet:
    """What was answered so far; `at` is the element that is asked now, 9 after the last."""

    def __init__(self) -> None:
        self.scores = [NOT_ANSWERED] * len(ELEMENTS)
        self.at = 0

    @property
    def is_over(self) -> bool:
        return self.at >= len(ELEMENTS)

    def score(self, score: int) -> None:
        """The same element again replaces what was said. Raises ValueError (ours) for a score that is none."""
        if not WORST <= score <= BEST or self.is_over:
            raise ValueError("a score is 1 to 4, for one of nine elements")
        self.scores[self.at] = score
        self.at += 1

    def skip(self) -> None:
        if not self.is_over:
            self.scores[self.at] = NOT_ANSWERED
            self.at += 1

    def back(self) -> bool:
        """False before the first."""
        if self.at == 0:
            return False
        self.at -= 1
        return True


class Survey:
    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def record(self, sheet: Sheet, *, service: str | None) -> bool:
        """Whether anything was there to keep. Raises StorageFullError, StorageBrokenError."""
        if not any(sheet.scores):
            return False
        data = {"version": VERSION, "scores": list(sheet.scores), "service": service}
        self._journal.record([FactDraft("survey_answered", str(uuid6.uuid7()), Actor("resident"), data)])
        return True
