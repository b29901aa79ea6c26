"""Where a kiosk stood: a replaced or moved one keeps its id, and what was told before stays with the hall of then."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sync.server.fleet.models import Chain, Kiosk


def by_epoch(kiosk: Kiosk) -> Mapping[int, UUID]:
    rows = Chain.objects.filter(kiosk=kiosk.id).values_list("epoch", "site")
    return {epoch: site or kiosk.site_id for epoch, site in rows}
