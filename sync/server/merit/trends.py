"""The two figures that residents feel, month by month: requests finished in time, complaints answered within 24 hours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth

from sync.rules import kpi
from sync.rules.indonesian import JAKARTA
from sync.rules.kpi import Measured
from sync.server.concerns.models import Concern
from sync.server.merit.service_measures import LATE, Span
from sync.server.requests.models import Request


def on_time(span: Span) -> Mapping[str, Measured]:
    """By month as `YYYY-MM`; one without a request is not there."""
    found = _by_month(Request.objects.exclude(state="voided").exclude(completed_at=None), span).annotate(
        whole=Count("pk"), part=Count("pk", filter=~Q(cause__in=LATE))
    )
    return _shares(found)


def first_answers(span: Span, now: datetime) -> Mapping[str, Measured]:
    owed = Concern.objects.filter(is_about_staff=False).exclude(state="voided")
    found = _by_month(owed.filter(Q(due_at__lt=now) | ~Q(answered_at=None)), span).annotate(
        whole=Count("pk"), part=Count("pk", filter=Q(answered_at__lte=F("due_at")))
    )
    return _shares(found)


def _by_month(rows: QuerySet[Any], span: Span) -> QuerySet[Any, Any]:
    rows = rows.filter(filed_at__gte=span.begin, filed_at__lt=span.end)
    if span.sites is not None:
        rows = rows.filter(site__in=span.sites)
    by_month: QuerySet[Any, Any] = (
        rows.order_by().annotate(month=TruncMonth("filed_at", tzinfo=JAKARTA)).values("month")
    )
    return by_month


def _shares(rows: QuerySet[Any, Any]) -> Mapping[str, Measured]:
    return {f"{row['month']:%Y-%m}": kpi.share(row["part"], row["whole"]) for row in rows}
