"""Bundles on their way in: who brings them, whether there is room, and the row that is made when one is whole.

Invariants
- A kiosk's uploads under way and bundles not yet read are bounded, and nothing takes the disk's last bytes.
- Bringing a bundle again is no second bundle. A refused one begins anew, because what it was refused for may have changed
  (a new epoch, a volume that was missing); one that is done stays done.
- Every bearer is noted once. A reply is for them, for the kiosk itself and for accounts that may carry.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import IO

from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone

from sync.protocol.problems import ProblemError
from sync.server import wakeups
from sync.server.courier import bundle_store
from sync.server.courier.models import CourierBundle, CourierDeed, CourierUpload
from sync.server.ingest.parts_store import Arriving

MOST_AT_ONCE = 24  # of one kiosk, under way and not yet read: a set of 90 GB
KEPT_FREE_BYTES = 2 * 1024**3
UPLOAD_KEPT = timedelta(days=7)
CHANNEL = "balai_courier"
_TRY_LATER_S = 900


@dataclass(frozen=True, slots=True)
class Bearer:
    """A kiosk that carries (its own bundle or another's), or an account: one of the two is set."""

    kiosk: str = ""
    account: str = ""

    def brought(self, bundle: CourierBundle) -> bool:
        return bundle.deeds.filter(self.deeds()).exists()

    def deeds(self) -> Q:
        """What it brought, as a condition on deeds."""
        who = Q(kiosk=self.kiosk) if self.kiosk else Q(account=self.account)
        return who & Q(deed=CourierDeed.BROUGHT)

    def note(self, bundle: CourierBundle, deed: str) -> None:
        """Having brought it is noted once, each taking of a reply by itself."""
        if deed == CourierDeed.BROUGHT and self.brought(bundle):
            return
        CourierDeed.objects.create(
            bundle=bundle, deed=deed, kiosk=self.kiosk or None, account=self.account, at=timezone.now()
        )


def begin(kiosk: str, sha256: str, length: int) -> None:
    """Notes an upload. Raises ProblemError 429.2 (too many at once), 503.2 (no room on the disk)."""
    under_way = CourierUpload.objects.filter(kiosk=kiosk).exclude(sha256=sha256).count()
    unread = CourierDeed.objects.filter(
        Bearer(kiosk).deeds(), bundle__state__in=(CourierBundle.RECEIVED, CourierBundle.IMPORTING)
    ).count()
    if under_way + unread >= MOST_AT_ONCE:
        raise ProblemError("429.2", {"most": MOST_AT_ONCE, "retry_after_s": _TRY_LATER_S})
    require_room(length, besides=sha256)
    CourierUpload.objects.update_or_create(
        kiosk=kiosk, sha256=sha256, defaults={"length": length, "created_at": timezone.now()}
    )


def require_room(length: int, *, besides: str = "") -> None:
    """Twice: for the file and for the parts in it, beside what was promised to others. Raises ProblemError 503.2."""
    promised = CourierUpload.objects.exclude(sha256=besides).aggregate(bytes=Sum("length"))["bytes"] or 0
    free = bundle_store.free_bytes()
    if free is not None and free < promised + 2 * length + KEPT_FREE_BYTES:
        raise ProblemError("503.2", {"retry_after_s": _TRY_LATER_S})


def given_up(kiosk: str, sha256: str) -> None:
    CourierUpload.objects.filter(kiosk=kiosk, sha256=sha256).delete()


def keep(bearer: Bearer, file: IO[bytes], sha256: str, size_bytes: int) -> CourierBundle:
    """A file that is here whole, from a browser or a disk. Raises WrongDigestError, OSError, StoreUnreachableError."""
    store = bundle_store.bundle_store()
    known = CourierBundle.objects.filter(sha256=sha256).exclude(state=CourierBundle.REFUSED)
    if store.holds(sha256) is None and not known.exists():
        under = f"account-{secrets.token_hex(8)}"  # two people with the same file do not meet
        store.create(under, sha256, size_bytes, Arriving(file.read, size_bytes, frozenset({sha256})))
    return arrived(bearer, sha256, size_bytes)


def arrived(bearer: Bearer, sha256: str, size_bytes: int) -> CourierBundle:
    """The file is whole and durable; it is read in its turn."""
    with transaction.atomic():
        new = {"size_bytes": size_bytes, "received_at": timezone.now()}
        bundle, is_new = CourierBundle.objects.select_for_update().get_or_create(sha256=sha256, defaults=new)
        if not is_new and bundle.state == CourierBundle.REFUSED:
            bundle.begin_anew(timezone.now())
        bearer.note(bundle, CourierDeed.BROUGHT)
        if bearer.kiosk:
            given_up(bearer.kiosk, sha256)
    wakeups.wake(CHANNEL)
    return bundle


def sweep(strays: set[str]) -> set[str]:
    """What nobody finished within a week, and files that a killed process left behind.

    A file without a row may be arriving this very moment: it goes when it was among the `strays` of the sweep before.
    """
    store = bundle_store.bundle_store()
    store.sweep()
    CourierUpload.objects.filter(created_at__lt=timezone.now() - UPLOAD_KEPT).delete()
    left = set[str]()
    for sha256, _ in store.iterate():
        row = CourierBundle.objects.filter(sha256=sha256).first()
        if (row is None and sha256 in strays) or (row is not None and row.is_over):
            bundle_store.forget(sha256)
        elif row is None:
            left.add(sha256)
    return left
