"""What an officer typed and did not record yet, kept for its owner until it is recorded.

Invariants
- Every call names the officer who is signed in and answers with that officer's own drafts, nobody else's.
- A draft survives the lock, a colleague's turn, a restart and a power cut. It ends when it is recorded, when its owner drops
  it, or `EXPIRES_AFTER` its last change.
- Words only: a picture is taken again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

EXPIRES_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """That something was kept, without a word of it. `page` is the page's name, `subject` whatever tells two of its drafts apart."""

    page: str
    subject: str
    kept_at: datetime


class Drafts(Protocol):
    """`subject` is an id or "", never personal. All raise StorageFullError, StorageBrokenError."""

    def keep(self, officer_id: str, page: str, subject: str, values: Mapping[str, str]) -> None:
        """In the place of what was kept; durable when it returns. Nothing but empty values drops it."""

    def take(self, officer_id: str, page: str, subject: str) -> Mapping[str, str]:
        """What was kept, empty when nothing was. It stays until it is dropped: the power may go before it is recorded."""

    def drop(self, officer_id: str, page: str, subject: str) -> None: ...

    def lines(self, officer_id: str) -> Sequence[DraftLine]:
        """Newest first."""
