"""Outages as kiosks noted them, and the promises that they move.

Fold rules
- An outage is known by its kiosk, what was away and when it began; told again, it gets its end.
- Requests that lived while it lasted are reckoned anew. Folded after the requests of the same facts.
- An outage without a beginning tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from django.db import connection
from django.db.models import Q

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.rules.service_clock import Away, Outage
from sync.server.deadlines.models import NotedOutage
from sync.server.requests.models import Request

_NOTE = """
insert into deadlines_notedoutage (kiosk, away, began_at, ended_at) values (%s, %s, %s, %s)
on conflict (kiosk, away, began_at) do update set ended_at = coalesce(excluded.ended_at, deadlines_notedoutage.ended_at)
"""
# An outage without an end counts to the end of its day.
_DAY = timedelta(days=1)
MOST_TOUCHED = 2_000


def fold(facts: Sequence[Fact]) -> None:
    """All of one kiosk."""
    from sync.server.requests import projection

    noted = [_outage(fact) for fact in facts if fact.kind == "outage_noted" and fact.data["began_at"] is not None]
    if not noted:
        return
    kiosk = facts[0].kiosk
    with connection.cursor() as cursor:
        cursor.executemany(_NOTE, [(kiosk, one.away, one.began_at, one.ended_at) for one in noted])
    touched = Q()
    for one in noted:
        is_there = Q(completed_at=None) | Q(completed_at__gt=one.began_at)
        touched |= is_there & Q(filed_at__lt=one.ended_at or one.began_at + _DAY)
    lived = Request.objects.filter(touched, kiosk_id=UUID(kiosk), promised_at__isnull=False).exclude(state="voided")
    projection.settle_again(
        kiosk, [str(pk) for pk in lived.order_by("-filed_at").values_list("pk", flat=True)[:MOST_TOUCHED]]
    )


def since(kiosk: UUID | str, moment: datetime) -> list[Outage]:
    """Those that were not over by then, in order."""
    rows = NotedOutage.objects.filter(
        Q(ended_at__gt=moment) | Q(ended_at=None, began_at__gt=moment - _DAY), kiosk=kiosk
    )
    return [Outage(cast("Away", row.away), row.began_at, row.ended_at) for row in rows.order_by("began_at")]


def _outage(fact: Fact) -> Outage:
    ended = fact.data["ended_at"]
    return Outage(
        cast("Away", fact.data["of"]),
        read_instant(str(fact.data["began_at"])),
        read_instant(str(ended)) if ended else None,
    )
