"""Facts that are genuine but wrong: kept beside the chain, shown to people, told to the kiosk; never a blocker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sync.server.fleet import feed
from sync.server.ingest.fact_store import ReceivedFact
from sync.server.ingest.models import QuarantinedFact


def keep(received: Sequence[ReceivedFact], reason: str, *, now: datetime) -> None:
    """Again is the same as once."""
    if not received:
        return
    rows = [
        QuarantinedFact(
            kiosk=item.fact.kiosk,
            epoch=item.fact.epoch,
            seq=item.fact.seq,
            digest=item.digest,
            reason=reason,
            envelope=item.line,
            received_at=now,
        )
        for item in received
    ]
    QuarantinedFact.objects.bulk_create(rows, ignore_conflicts=True)


def tell(kiosk: str, received: Sequence[ReceivedFact]) -> None:
    """Change-feed items of kind `fact_quarantined`: the kiosk shows "perlu perhatian"."""
    feed.publish(
        [
            feed.Item(
                audience=feed.kiosk_audience(kiosk),
                kind="fact_quarantined",
                id=item.fact.id,
                version=1,
                data={"epoch": item.fact.epoch, "seq": item.fact.seq, "kind": item.fact.kind},
            )
            for item in received
        ]
    )
