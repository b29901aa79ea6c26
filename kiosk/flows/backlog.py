"""What is only here, for the page "Kiriman": how much, how long already, and when the city was last heard.

Invariant: figures and moments only; nothing here says whose request or whose photo it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Backlog:
    """Photos without a receipt, by lane; `oldest_at`: when the oldest thing that waits was recorded.

    `last_contact_at` by this kiosk's clock, to within half a minute. `photos_from_min` and `photos_to_min`: minutes of the
    hall's day between which documents' photos go, equal when always; from above to goes past midnight.
    """

    presence_photos: int = 0
    document_photos: int = 0
    oldest_at: datetime | None = None
    last_contact_at: datetime | None = None
    photos_from_min: int = 0
    photos_to_min: int = 0


class BacklogBook(Protocol):
    def backlog(self) -> Backlog:
        """Cheap enough for the screen's thread, once a second while the page is open."""
