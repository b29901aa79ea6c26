"""Opening a sealed part: the one place on the city's side where personal bytes become readable. Each leaves a record."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from sync.server.ingest.models import PartOpening
from sync.server.ingest.parts_store import part_bytes
from sync.trust.sealing import unseal


def open_part(sha256: str, identity: str, *, account: str, purpose: str) -> bytes:
    """The plain bytes; noted before they are given out. Raises FileNotFoundError, ValueError, CannotOpenError,
    StoreUnreachableError.
    """
    plain = unseal(part_bytes(sha256), identity)
    PartOpening.objects.create(sha256=sha256, account=account[:150], purpose=purpose[:200], opened_at=timezone.now())
    return plain


def operations_identity() -> str:
    """The city's own identity, for the console. Recipient set 1 only."""
    return (settings.CITY.keys / "city.agekey").read_text().strip()
