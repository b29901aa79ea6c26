"""Nonces of signed requests are taken once, by the statement that also asks whether the sender's key still counts.

The table is unlogged: after a crash of the database the tolerance of the clock (±5 min) is all that stands between a replay
and us, and every call that changes something is idempotent anyway.
"""

from __future__ import annotations

import secrets

from django.db import connection

from sync.server.database_pool import row_of
from sync.server.ingest.kiosk_keys import COUNTS, KnownKiosk

KEPT_S = 15 * 60
# A row comes back only while the key counts; its transaction is its own inserter's only where the nonce was new.
_TAKE = f"""
insert into ingest_nonce as held (kiosk, nonce, seen_at) select k.id, %s, now() {COUNTS}
on conflict (kiosk, nonce) do update set seen_at = held.seen_at
returning xmax = 0
"""


def take(known: KnownKiosk, nonce: str) -> bool | None:
    """Whether this nonce is new; None when the key does not count any more, and then nothing was taken.

    Own statement, committed at once: a request that fails later has used its nonce.
    """
    if secrets.randbelow(500) == 0:
        with connection.cursor() as cursor:
            cursor.execute("delete from ingest_nonce where seen_at < now() - make_interval(secs => %s)", [KEPT_S])
    taken = row_of(_TAKE, [nonce, *known.standing])
    return None if taken is None else bool(taken[0])
