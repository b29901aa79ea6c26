"""Rows of parts: which kiosk's parts are here, for receipts, read models and pages.

Invariants
- The file or object is the truth; its row is made after it and may be lost. When the database crashes, the last moments of
  rows are (`synchronous_commit` is off for them), unless a receipt listed them: that was committed after them, and whatever
  was written before it is on the disk with it.
- A lost row comes back when its kiosk shows or sends the part again, and for all parts by `renew`.
"""

from __future__ import annotations

from django.db import connection
from django.utils import timezone

from sync.server.database_pool import row_of
from sync.server.ingest.kiosk_keys import COUNTS, KnownKiosk
from sync.server.ingest.models import Part, PartReference
from sync.server.ingest.parts_store import PartsStore

_NOTE = "insert into ingest_part (kiosk, sha256, size, held_at) values (%s, %s, %s, now()) on conflict do nothing"
_NOTE_FROM = f"""
insert into ingest_part as held (kiosk, sha256, size, held_at) select k.id, %s, %s, now() {COUNTS}
on conflict (kiosk, sha256) do update set size = held.size returning 1
"""
# For the transaction that this statement is: one round trip, and it can be prepared.
_UNHURRIED = ", set_config('synchronous_commit', 'off', true)"
_STEP = 1000


def note(kiosk: str, sha256: str, size: int) -> None:
    """This part of the kiosk's is here; again changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [kiosk, sha256, size])


def note_from(known: KnownKiosk, sha256: str, size: int) -> bool:
    """The same, when its key still counts; else False, and nothing was noted. One round trip and no wait on the disk."""
    # Not in somebody else's transaction: his commit has to wait.
    statement = _NOTE_FROM if connection.in_atomic_block else _NOTE_FROM + _UNHURRIED
    return row_of(statement, [sha256, size, *known.standing]) is not None


def renew(store: PartsStore) -> int:
    """Make the rows that are missing for parts that are here and that facts name; how many parts were looked at."""
    looked_at, some = 0, dict[str, int]()
    for sha256, size in store.iterate():
        some[sha256] = size
        looked_at += 1
        if len(some) == _STEP:
            _renew(some)
            some.clear()
    _renew(some)
    return looked_at


def _renew(sizes: dict[str, int]) -> None:
    named = PartReference.objects.filter(sha256__in=sizes).values_list("kiosk", "sha256").distinct()
    now = timezone.now()
    rows = [Part(kiosk=kiosk, sha256=sha256, size=sizes[sha256], held_at=now) for kiosk, sha256 in named]
    Part.objects.bulk_create(rows, ignore_conflicts=True)
