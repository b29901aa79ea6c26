"""Deadlines of requests by proved time: which evidence belongs to which request. The rule is `sync.rules.lateness`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from sync.rules.lateness import RIGHT_ENOUGH, is_promise_sure
from sync.server.console.deadlines import RISK, RUNNING, Deadline, deadline_of
from sync.server.console.words import STOP_REASONS
from sync.server.ingest import fact_times
from sync.server.ingest.models import FactTime
from sync.server.requests.models import Request


def deadlines_of(rows: Sequence[Request], now: datetime) -> Mapping[UUID, Deadline]:
    """By request id; two queries however many rows."""
    filed = fact_times.first_about([row.pk for row in rows], "request_filed")
    completed = fact_times.last_about([row.pk for row in rows], "request_completed")
    return {row.pk: _deadline(row, filed.get(row.pk), completed.get(row.pk), now) for row in rows}


def _deadline(row: Request, filed: FactTime | None, completed: FactTime | None, now: datetime) -> Deadline:
    return deadline_of(
        row.state,
        promised_at=row.promised_at,
        completed=None if completed is None else completed.interval,
        now=now,
        promise_is_sure=filed is not None and is_promise_sure(filed.interval, filed.claimed_at),
        paused=STOP_REASONS.get(row.paused, row.paused),
    )


def surely_promised() -> QuerySet[FactTime]:
    """`is_promise_sure`, as the database says it."""
    return FactTime.objects.filter(
        subject=OuterRef("pk"),
        kind="request_filed",
        grade__in=("A", "B"),
        claimed_at__gte=F("earliest") - RIGHT_ENOUGH,
        claimed_at__lte=F("latest") + RIGHT_ENOUGH,
    )


def is_surely_promised(*, surely: bool = True) -> Q:
    """Looked up for each of the few requests that are asked about. As an EXISTS it would be a join with the times of all facts."""
    return Q(IsNull(Subquery(surely_promised().values("seq")[:1]), not surely))


def late(now: datetime) -> Q:
    return Q(is_surely_promised(), state__in=RUNNING, paused="", promised_at__lt=now)


def unsure(now: datetime) -> Q:
    """Past the promise of a clock that is not proved: for a person to look at, nobody's lateness."""
    return Q(is_surely_promised(surely=False), state__in=RUNNING, paused="", promised_at__lt=now)


def at_risk(now: datetime) -> Q:
    return Q(state__in=RUNNING, paused="", promised_at__gte=now, promised_at__lt=now + RISK)
