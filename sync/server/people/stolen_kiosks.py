"""A kiosk was stolen: its key ends, the PINs whose hashes were on it end, and it is told whose papers were on it.

Invariants
- From the commit on nothing signed by the kiosk's key is taken.
- Every officer who was ever told to its hall and has a PIN, or a code not used yet, needs a new PIN, by a new code. The
  city cannot know when the kiosk dropped a hash, so it counts all of them.
- The list of requests is what the city knows: a paper leaves the desk of a kiosk when its request is closed and the
  retention has passed. What the kiosk recorded after its last contact is in no list; the report says when that was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sync.server.fleet import feed
from sync.server.fleet.configuration import INTERVALS
from sync.server.fleet.models import Chain, City, ConfigurationVersion, FeedItem, Kiosk
from sync.server.ingest.models import Fact
from sync.server.people import activations, roster
from sync.server.people.models import ActivationCode, Officer
from sync.server.requests.models import Request

CLOSED = ("completed", "handed_off", "collected", "voided")


@dataclass(frozen=True, slots=True)
class TheftReport:
    """`codes` are shown once: an officer and the code to hand over to him."""

    codes: Sequence[tuple[Officer, str]] = field(repr=False)
    requests: Sequence[Request]


@transaction.atomic
def report(kiosk: Kiosk, *, reported_by: str) -> TheftReport:
    """Again for the same kiosk gives new codes to those who have a PIN by then."""
    now = timezone.now()
    requests = list(open_papers(kiosk))
    Kiosk.objects.filter(id=kiosk.id, revoked_at=None).update(revoked_at=now)
    Kiosk.objects.filter(id=kiosk.id).update(revoked_why=Kiosk.STOLEN)  # also of one that had been retired
    Chain.objects.filter(kiosk=kiosk.id, revoked_at=None).update(revoked_at=now)
    codes = [(officer, activations.give(officer, issued_by=reported_by)) for officer in officers_on(kiosk)]
    return TheftReport(codes, requests)


def officers_on(kiosk: Kiosk) -> list[Officer]:
    told = FeedItem.objects.filter(kind=roster.KIND, audience=feed.site_audience(str(kiosk.site_id)))
    officers = Officer.objects.filter(id__in=list(told.values_list("item_id", flat=True)), is_active=True)
    has_code = Exists(ActivationCode.objects.filter(officer=OuterRef("id"), used_at=None, withdrawn_at=None))
    return list(officers.filter(~Q(pin_hash="") | has_code).order_by("name"))


def open_papers(kiosk: Kiosk) -> QuerySet[Request]:
    """Requests of this kiosk that are open, or were closed within the retention."""
    intervals = ConfigurationVersion.objects.latest("version").intervals
    kept = timedelta(seconds=intervals.get("retention_s", INTERVALS["retention_s"]))
    told = Fact.objects.filter(kiosk__in=[kiosk.id, City.objects.get().id], subject=OuterRef("id"))
    is_kept = Exists(told.filter(received_at__gte=timezone.now() - kept))
    return Request.objects.filter(~Q(state__in=CLOSED) | is_kept, kiosk=kiosk).order_by("filed_at")
