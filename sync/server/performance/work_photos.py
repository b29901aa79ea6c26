"""Whether a photograph of a work entry was used before: hashes of what was opened in memory (`reviews.evidence`), compared once.

Invariants
- Compared with the officer's own photographs of 90 days, those of the same hall in 30 days, and everybody's of the day; of the last
  two only what looks alike at first glance. What is the same is named on both sides, so the order in which they came does not matter.
- A second photograph of the same entry is no re-use: one takes two pictures of one ditch.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from sync.server.performance.models import WorkPhoto
from sync.server.reviews.likeness import COARSE, SAME, Views, distance

OWN = timedelta(days=90)
HALL = timedelta(days=30)


def keep(part: str, entry: UUID, *, kiosk: UUID, officer: UUID, day: date, views: Views | None) -> None:
    """`views` None: no picture. The caller's transaction."""
    photo = WorkPhoto(part=part, entry=entry, kiosk=kiosk, officer=officer, day=day, views=b"")
    if views is not None:
        photo.views, photo.coarse, photo.coarse_mirrored = views.packed, views.coarse, views.coarse_mirrored
        same = [other for other in _beside(photo) if distance(views, _views(other)) <= SAME]
        photo.same_as = sorted({str(other.entry) for other in same})
        for other in same:
            other.same_as = sorted({*other.same_as, str(entry)})
            other.save(update_fields=["same_as"])
    photo.save(force_insert=True)


def same_as(entries: Iterable[UUID]) -> dict[UUID, set[str]]:
    """By entry: the other entries with the same photograph."""
    found: dict[UUID, set[str]] = {}
    rows = WorkPhoto.objects.filter(entry__in=list(entries)).exclude(same_as=[])
    for entry, others in rows.values_list("entry", "same_as"):
        found.setdefault(entry, set()).update(others)
    return found


def _beside(photo: WorkPhoto) -> Iterable[WorkPhoto]:
    pictures = WorkPhoto.objects.exclude(entry=photo.entry).exclude(views=b"").select_for_update()
    own = pictures.filter(officer=photo.officer, day__range=(photo.day - OWN, photo.day + OWN))
    near = Q(kiosk=photo.kiosk, day__range=(photo.day - HALL, photo.day + HALL)) | Q(day=photo.day)
    alike = pictures.filter(near).extra(
        where=["bit_count((coarse # %s)::bit(64)) <= %s or bit_count((coarse # %s)::bit(64)) <= %s"],
        params=[photo.coarse, COARSE, photo.coarse_mirrored, COARSE],
    )
    return {other.part: other for rows in (own.order_by("part"), alike.order_by("part")) for other in rows}.values()


def _views(photo: WorkPhoto) -> Views:
    return Views(bytes(photo.views), photo.coarse, photo.coarse_mirrored)
