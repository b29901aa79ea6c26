"""The change feed: what the city tells its kiosks, in one order.

Invariants
- Cursors grow in the order of commits: they are drawn under one lock that is held to the end of the transaction, so a
  reader never passes a cursor that is still to come. Publish late in a transaction.
- An item is the newest version of itself: publishing a version again, or an older one, changes nothing.
- Of the kinds that are `LARGE` an answer holds `MOST_LARGE`: a line of 5 kB/s reads it long before its time is over, and the
  next answer goes on from there.
- A cursor is opaque to kiosks: base64url without padding, "" for the start.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import QuerySet

from sync.protocol.problems import ProblemError
from sync.protocol.statements import MAX_CHANGES, ChangeItem, Changes
from sync.server.fleet.models import FeedItem, Kiosk

EVERYBODY = "all"
LARGE = frozenset({"phone_paper"})
MOST_LARGE = 2
_LOCK = 0x62616C6169  # "balai": any fixed number does, the feed alone uses it


@dataclass(frozen=True, slots=True)
class Item:
    audience: str
    kind: str
    id: str
    version: int
    data: Mapping[str, object]


def kiosk_audience(kiosk: str) -> str:
    return f"kiosk:{kiosk}"


def site_audience(site: str) -> str:
    return f"site:{site}"


def publish(items: Sequence[Item]) -> None:
    if not items:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.executemany(
            "insert into fleet_feeditem as held (cursor, audience, kind, item_id, version, data)"
            " values (nextval('feed_cursor'), %s, %s, %s, %s, %s::jsonb)"
            " on conflict (audience, kind, item_id) do update"
            " set cursor = excluded.cursor, version = excluded.version, data = excluded.data"
            " where held.version < excluded.version",
            [(item.audience, item.kind, item.id, item.version, json.dumps(item.data)) for item in items],
        )


def changes(kiosk: Kiosk, after: str) -> Changes:
    """What is new for this kiosk since `after`. Raises ProblemError 400.2 for a cursor that is none of ours."""
    told = _told_next(kiosk, read_cursor(after))
    if not told:
        return Changes(str(kiosk.id), after, after, ())
    rows = FeedItem.objects.in_bulk([id_ for id_, _ in told])
    # One that got a newer version meanwhile is told as that, and again where it stands now: the cursor is that of the list.
    items = tuple(ChangeItem(row.kind, row.item_id, row.version, row.data) for id_, _ in told if (row := rows.get(id_)))
    return Changes(str(kiosk.id), after, write_cursor(told[-1][1]), items)


def _told_next(kiosk: Kiosk, position: int) -> list[tuple[int, int]]:
    """(id, cursor) of what fits one answer, without its data."""
    ahead = _audible(kiosk).filter(cursor__gt=position).order_by("cursor").values_list("id", "cursor", "kind")
    told, large = list[tuple[int, int]](), 0
    for id_, cursor, kind in ahead[:MAX_CHANGES]:
        large += kind in LARGE
        if large > MOST_LARGE:
            break
        told.append((id_, cursor))
    return told


def has_news(kiosk: Kiosk, after: str) -> bool:
    return _audible(kiosk).filter(cursor__gt=read_cursor(after)).exists()


def _audible(kiosk: Kiosk) -> QuerySet[FeedItem]:
    audiences = [EVERYBODY, site_audience(str(kiosk.site_id)), kiosk_audience(str(kiosk.id))]
    return FeedItem.objects.filter(audience__in=audiences)


def write_cursor(position: int) -> str:
    return base64.urlsafe_b64encode(position.to_bytes(8, "big")).rstrip(b"=").decode()


def read_cursor(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        raw = base64.urlsafe_b64decode(f"{cursor}=".encode("ascii"))
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != 8 or write_cursor(int.from_bytes(raw, "big")) != cursor:
        raise ProblemError("400.2", {"parameter": "after"})
    return min(int.from_bytes(raw, "big"), 2**63 - 1)
