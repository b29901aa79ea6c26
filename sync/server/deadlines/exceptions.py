"""Exceptions from the city's 24 hours: a person names the reason, one that the service's own standard names, and may take it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sync.rules.service import Service
from sync.rules.service_clock import EXCEPTIONS
from sync.server.deadlines.models import ExceptedRequest
from sync.server.requests import projection
from sync.server.requests.models import Request


def offered(row: Request, service: Service | None) -> list[tuple[str, str]]:
    """Reasons that may be named for this request; none where the 24 hours were not promised."""
    if row.standard != "city_24h" or service is None:
        return []
    words = dict(ExceptedRequest.REASONS)
    return [(reason, words[reason]) for reason in service.not_counted_when if reason in EXCEPTIONS]


def in_force(row: Request) -> ExceptedRequest | None:
    return ExceptedRequest.objects.filter(request=row.pk, withdrawn_at=None).first()


@transaction.atomic
def mark(row: Request, reason: str, *, by: str) -> None:
    """Once at a time; again is the same as once."""
    if in_force(Request.objects.select_for_update().get(pk=row.pk)) is None:
        ExceptedRequest.objects.create(request_id=row.pk, reason=reason, marked_by=by, marked_at=timezone.now())
        projection.settle_again(str(row.kiosk_id), [str(row.pk)])


@transaction.atomic
def withdraw(row: Request, *, by: str) -> None:
    marked = ExceptedRequest.objects.filter(request=row.pk, withdrawn_at=None)
    if marked.update(withdrawn_by=by, withdrawn_at=timezone.now()):
        projection.settle_again(str(row.kiosk_id), [str(row.pk)])
