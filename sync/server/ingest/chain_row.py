"""The row of a chain while it is worked on: locked, changed in memory, written once, and only when it changed.

Every statement names the kiosk, so that a sharded database asks one shard.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from sync.server.database_pool import row_of, rows_of
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


_READ = tuple(column.attname for column in Chain._meta.concrete_fields)  # noqa: SLF001 - Django's documented way to a model's columns
# Written out: composing a statement takes longer than asking it, and every push asks both.
_LOCK = f"select {', '.join(_READ)} from fleet_chain where kiosk = %s and epoch = %s for update"  # noqa: S608 - our own names
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
            rows_of(_WRITE, [*now, kiosk, epoch])


def _lock(kiosk: str, epoch: int) -> Chain | None:
    row = row_of(_LOCK, [kiosk, epoch])
    return None if row is None else Chain(**dict(zip(_READ, row, strict=True)))


def _written(chain: Chain) -> list[str | int | datetime | None]:
    return [getattr(chain, name) for name in _WRITTEN]
