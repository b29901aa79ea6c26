"""Opening what a kiosk sent as evidence of presence, once, in memory: a photo becomes hashes, words become a mark.

Invariants
- Plain bytes live in one call; nothing of them is written, logged or raised. What stays is `PhotoHash` and `TextMark`, for
  `KEPT`; the parts themselves stay sealed.
- Each opening is counted before anything is kept of it (`AutomaticOpening`), in the transaction that keeps it.
- A part is opened once. Killed in between, it is opened again; a part that does not open is no picture and says so.
- Without the operations identity on this machine nothing is opened, and everything else goes on.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import unicodedata
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from sync.server.ingest.models import Part
from sync.server.ingest.opening import operations_identity
from sync.server.ingest.parts_store import part_bytes
from sync.server.people.models import Presence
from sync.server.performance import work_photos
from sync.server.performance.models import WorkPhoto
from sync.server.reviews import due, likeness
from sync.server.reviews.city_key import review_key
from sync.server.reviews.likeness import COARSE, SAME, UnreadableError, Views
from sync.server.reviews.models import EvidenceDue, PhotoHash, PhotoMatch, TextMark
from sync.trust.sealing import CannotOpenError, unseal

logger = logging.getLogger(__name__)

PHOTO, WORDS, OUTPUT = "photo", "words", "output"
KEPT = timedelta(days=90)
SHORTEST_CHARS = 40  # "melayani warga" is honest every day
_BATCH = 50
_LONGEST_BYTES = 64 * 1024


def open_arrived() -> int:
    """Open some of what is here and was not opened yet; how many that were."""
    is_here = Exists(Part.objects.filter(kiosk=OuterRef("kiosk"), sha256=OuterRef("part")))
    waiting = list(EvidenceDue.objects.filter(is_here).values_list("kiosk", "part")[:_BATCH])
    if not waiting:
        return 0
    try:
        identity = operations_identity()
    except FileNotFoundError:
        logger.warning("no operations identity here: presence photos are not compared")
        return 0
    return sum(_open(kiosk, part, identity) for kiosk, part in waiting)


def erase_old() -> None:
    """What is older than `KEPT`; hints that were found from it stay."""
    oldest = due.day_of(timezone.now()) - KEPT
    kept = (PhotoHash.objects, PhotoMatch.objects, TextMark.objects, WorkPhoto.objects, EvidenceDue.objects)
    for rows in kept:
        rows.filter(day__lt=oldest).delete()


@transaction.atomic
def _open(kiosk: UUID, part: str, identity: str) -> bool:
    row = EvidenceDue.objects.select_for_update(skip_locked=True).filter(kiosk=kiosk, part=part).first()
    if row is None:
        return False  # another process has it
    if any(kept.objects.filter(part=part).exists() for kept in (PhotoHash, TextMark, WorkPhoto)):
        row.delete()  # another kiosk named the same bytes, and they were opened for it
        return True
    _count_opening(row)
    try:
        plain: bytes | None = unseal(part_bytes(part), identity)
    except CannotOpenError:
        plain = None
    except FileNotFoundError:
        logger.warning("a part that the database lists is not on the disk")
        return False
    if row.purpose == PHOTO:
        _keep_photo(row, plain)
    elif row.purpose == OUTPUT and row.officer is not None:
        work_photos.keep(row.part, row.subject, kiosk=row.kiosk, officer=row.officer, day=row.day, views=_views(plain))
    elif row.officer is not None and plain is not None:
        _keep_words(row, row.officer, plain)
    row.delete()
    return True


def _count_opening(row: EvidenceDue) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into reviews_automaticopening as t (kiosk, day, purpose, count, last_at) values (%s, %s, %s, 1, %s)"
            " on conflict (kiosk, day, purpose) do update set count = t.count + 1, last_at = excluded.last_at",
            [row.kiosk, due.day_of(timezone.now()), row.purpose, timezone.now()],
        )


def _keep_photo(row: EvidenceDue, plain: bytes | None) -> None:
    views = _views(plain)
    kept = PhotoHash(
        part=row.part,
        presence=row.subject,
        fact_seq=row.fact_seq,
        kiosk=row.kiosk,
        officer=row.officer,
        day=row.day,
        views=views.packed if views else b"",
        coarse=views.coarse if views else 0,
        coarse_mirrored=views.coarse_mirrored if views else 0,
        hashed_at=timezone.now(),
    )
    kept.save(force_insert=True)
    matches = [match for other in _compared_with(kept) if (match := _match(kept, other))] if views else []
    PhotoMatch.objects.bulk_create(matches, ignore_conflicts=True)
    concerned = {row.subject, *(match.other_presence for match in matches)}
    due.mark(Presence.objects.filter(id__in=concerned))


def _views(plain: bytes | None) -> Views | None:
    try:
        return likeness.views_of(plain) if plain is not None else None
    except UnreadableError:
        return None


def _compared_with(photo: PhotoHash) -> list[PhotoHash]:
    """The officer's photos of 90 days; and everybody's of that day, wherever, as far as they look alike at first glance."""
    pictures = PhotoHash.objects.exclude(presence=photo.presence).exclude(views=b"")
    alike = pictures.filter(day=photo.day).extra(
        where=["bit_count((coarse # %s)::bit(64)) <= %s or bit_count((coarse # %s)::bit(64)) <= %s"],
        params=[photo.coarse, COARSE, photo.coarse_mirrored, COARSE],
    )
    found = {other.part: other for other in alike}
    if photo.officer is not None:
        own = pictures.filter(officer=photo.officer, day__range=(photo.day - KEPT, photo.day + KEPT))
        found.update((other.part, other) for other in own)
    return list(found.values())


def _match(photo: PhotoHash, other: PhotoHash) -> PhotoMatch | None:
    apart = likeness.distance(views_in(photo), views_in(other))
    if apart > SAME:
        return None
    return PhotoMatch(
        part=photo.part,
        presence=photo.presence,
        other_part=other.part,
        other_presence=other.presence,
        distance=apart,
        day=max(photo.day, other.day),
    )


def views_in(photo: PhotoHash) -> Views:
    return Views(bytes(photo.views), photo.coarse, photo.coarse_mirrored)


def _keep_words(row: EvidenceDue, officer: UUID, plain: bytes) -> None:
    words = normal_words(plain)
    if len(words) < SHORTEST_CHARS:
        return
    mark = hmac.digest(review_key(), words.encode(), hashlib.sha256).hex()
    TextMark.objects.create(part=row.part, officer=officer, day=row.day, mark=mark)
    due.mark(Presence.objects.filter(due.on(row.day), officer_id=officer))


def normal_words(plain: bytes) -> str:
    """Words alone, in lower case: another space, full stop or capital does not make another text."""
    text = unicodedata.normalize("NFKC", plain[:_LONGEST_BYTES].decode("utf-8", "replace")).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())
