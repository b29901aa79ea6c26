"""The row of a chain while it is worked on: locked, changed in memory, written once, and only what changed.

Every statement names the kiosk, so that a sharded database asks one shard.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from sync.server.fleet.models import Chain

_WRITTEN = (
    "head_seq",
    "head_digest",
    "sync_token",
    "previous_sync_token",
    "shown_at",
    "fork_seen_at",
    "rollback_seen_at",
    "clone_suspected_at",
    "refused_seen_at",
)


@contextmanager
def locked(kiosk: str, epoch: int) -> Iterator[Chain | None]:
    """A transaction with the lock on this chain's row; what the block changed of it is committed with the block."""
    with transaction.atomic():
        # The list, not `first`: that would sort, and a kiosk's epoch has one row.
        chain = next(iter(Chain.objects.select_for_update().filter(kiosk=kiosk, epoch=epoch)), None)
        before = {name: getattr(chain, name) for name in _WRITTEN} if chain is not None else {}
        yield chain
        changed = {name: getattr(chain, name) for name, value in before.items() if getattr(chain, name) != value}
        if changed:
            Chain.objects.filter(kiosk=kiosk, epoch=epoch).update(**changed)
