"""The row of a chain while it is worked on: locked, changed in memory, written once, and only when it changed.

Every statement names the kiosk, so that a sharded database asks one shard.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction

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


# Written out: composing a statement takes longer than asking it, and every push asks both.
_LOCK = "select * from fleet_chain where kiosk = %s and epoch = %s for update"
_WRITE = f"update fleet_chain set {', '.join(f'{name} = %s' for name in _WRITTEN)} where kiosk = %s and epoch = %s"  # noqa: S608 - our own names


@contextmanager
def locked(kiosk: str, epoch: int) -> Iterator[Chain | None]:
    """A transaction with the lock on this chain's row; what the block changed of it is committed with the block."""
    with transaction.atomic():
        chain = _lock(kiosk, epoch)
        if chain is None:
            yield None
            return
        before = _written(chain)
        yield chain
        now = _written(chain)
        if now != before:
            with connection.cursor() as cursor:
                cursor.execute(_WRITE, [*now, kiosk, epoch])


def _lock(kiosk: str, epoch: int) -> Chain | None:
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [kiosk, epoch])
        row = cursor.fetchone()
        return (
            None
            if row is None
            else Chain(**dict(zip((column.name for column in cursor.description), row, strict=True)))
        )


def _written(chain: Chain) -> list[str | int | datetime | None]:
    return [getattr(chain, name) for name in _WRITTEN]
