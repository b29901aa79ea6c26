"""Publishing the service catalogue: change-feed item of kind `catalogue`, id `catalogue`, for every kiosk."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sync.rules.catalogue import CatalogueError, load
from sync.server.fleet import feed
from sync.server.fleet.models import CatalogueVersion

__all__ = ["CatalogueError", "publish"]


@transaction.atomic
def publish(document: str, *, published_by: str) -> CatalogueVersion:
    """Check and publish YAML; its own `version` must be new. Raises CatalogueError: what no kiosk could read, or an old one."""
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
    data = {"version": made.version, "document": document}
    feed.publish([feed.Item(feed.EVERYBODY, "catalogue", "catalogue", made.version, data)])
    return made
