"""Publishing the service catalogue, for every kiosk: change-feed items `catalogue` and `catalogue_coming`, id `catalogue`.

- `catalogue_coming` is used by kiosks from its day on (`from`, Asia/Jakarta); `document` "" takes it back. One at most.
- What came is told as `catalogue` with the next publication, so `catalogue` alone is never older than the one before the last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sync.rules.catalogue import CatalogueError, load
from sync.server.fleet import feed
from sync.server.fleet.models import CatalogueVersion, FeedItem

__all__ = ["CatalogueError", "coming", "in_force", "newest_told", "publish", "withdraw_coming"]

NOW, LATER, ID = "catalogue", "catalogue_coming", "catalogue"


@transaction.atomic
def publish(document: str, *, published_by: str, begins: date | None = None) -> CatalogueVersion:
    """Check and publish YAML; its own `version` must be new. Raises CatalogueError: what no kiosk could read, or an old one.

    `begins`: the first day on which kiosks use it, today and None: at once.
    """
    version = load(document.encode()).version
    newest = CatalogueVersion.objects.select_for_update().order_by("-version").first()
    if newest is not None and version <= newest.version:
        raise CatalogueError(f"version {newest.version} is published already; raise the version in the document")
    made = CatalogueVersion.objects.create(
        version=version,
        document=document,
        published_by=published_by,
        published_at=timezone.now(),
    )
    today = timezone.localdate()
    data = {"version": made.version, "document": document}
    if begins is None or begins <= today:
        feed.publish([feed.Item(feed.EVERYBODY, NOW, ID, made.version, data)])
    else:
        came = _what_came(today)
        feed.publish([*came, feed.Item(feed.EVERYBODY, LATER, ID, made.version, {**data, "from": begins.isoformat()})])
    return made


def withdraw_coming(version: int) -> None:
    """`version`: a new one, so that every kiosk takes the withdrawal."""
    feed.publish([feed.Item(feed.EVERYBODY, LATER, ID, version, {"version": version, "document": "", "from": ""})])


def in_force(today: date) -> int | None:
    """The version that kiosks use which heard everything; None: the one of their program."""
    told = _told()
    later = told.get(LATER)
    versions = [told[NOW].version] if NOW in told else []
    if later is not None and later.begins is not None and later.begins <= today:
        versions.append(later.version)
    return max(versions, default=None)


def coming(today: date) -> int | None:
    """The version that waits for its day."""
    later = _told().get(LATER)
    return later.version if later is not None and later.begins is not None and later.begins > today else None


def newest_told() -> int:
    """Withdrawals count too."""
    return max((told.version for told in _told().values()), default=0)


@dataclass(frozen=True, slots=True)
class _Told:
    version: int
    begins: date | None


def _told() -> Mapping[str, _Told]:
    """Without the documents, which are long."""
    rows = (
        FeedItem.objects.filter(audience=feed.EVERYBODY, kind__in=(NOW, LATER), item_id=ID)
        .annotate(begins=F("data__from"))
        .values_list("kind", "version", "begins")
    )
    return {kind: _Told(version, date.fromisoformat(begins) if begins else None) for kind, version, begins in rows}


def _what_came(today: date) -> list[feed.Item]:
    """The one whose day has come gives its place to the next."""
    row = FeedItem.objects.filter(audience=feed.EVERYBODY, kind=LATER, item_id=ID).first()
    data: dict[str, Any] = row.data if row else {}
    if row is None or not data["document"] or date.fromisoformat(data["from"]) > today:
        return []
    return [feed.Item(feed.EVERYBODY, NOW, ID, row.version, {"version": row.version, "document": data["document"]})]
