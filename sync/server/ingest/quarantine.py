"""Facts that are genuine but wrong: kept beside the chain, shown to people, told to the kiosk; never a blocker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from sync.server.fleet import feed
from sync.server.ingest.fact_store import ReceivedFact
from sync.server.ingest.models import QuarantinedFact


def keep(received: Sequence[ReceivedFact], reason: str, *, now: datetime) -> None:
    """Again is the same as once."""
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


def used_before(kiosk: str, epoch: int, appended: Sequence[ReceivedFact]) -> list[ReceivedFact]:
    """Those of the facts just appended whose id an earlier fact of this kiosk has already."""
    if not appended:
        return []
    places = {(item.fact.epoch, item.fact.seq): item for item in appended}
    with connection.cursor() as cursor:
        cursor.execute(
            "select a.epoch, a.seq from fact a where a.kiosk = %s and a.epoch = %s and a.seq between %s and %s"
            " and exists (select 1 from fact b where b.kiosk = a.kiosk and b.id = a.id"
            " and (b.epoch, b.seq) < (a.epoch, a.seq))",
            [kiosk, epoch, appended[0].fact.seq, appended[-1].fact.seq],
        )
        return [places[row] for row in cursor.fetchall()]


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
