"""Read model: which fact names which part as what."""

from __future__ import annotations

from collections.abc import Sequence

from sync.protocol.fact import Fact
from sync.server.ingest.models import PartReference


def fold(facts: Sequence[Fact]) -> None:
    rows = [
        PartReference(
            kiosk=fact.kiosk,
            epoch=fact.epoch,
            seq=fact.seq,
            subject=fact.subject,
            sha256=part.sha256,
            role=part.role,
            media=part.media,
            size=part.size,
            recipients=part.recipients,
            place=place,
        )
        for fact in facts
        for place, part in enumerate(fact.parts)
    ]
    PartReference.objects.bulk_create(rows, ignore_conflicts=True)
