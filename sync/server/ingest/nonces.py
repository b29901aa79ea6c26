"""Nonces of signed requests are taken once. The table is unlogged: after a crash of the database the tolerance of the
clock (±5 min) is all that stands between a replay and us, and every call that changes something is idempotent anyway.
"""

from __future__ import annotations

import secrets

from django.db import connection

KEPT_S = 15 * 60


def take(kiosk: str, nonce: str) -> bool:
    """Whether this nonce is new. Own statement, committed at once: a request that fails later has used its nonce."""
    with connection.cursor() as cursor:
        if secrets.randbelow(500) == 0:
            cursor.execute("delete from ingest_nonce where seen_at < now() - make_interval(secs => %s)", [KEPT_S])
        cursor.execute(
            "insert into ingest_nonce (kiosk, nonce, seen_at) values (%s, %s, now()) on conflict do nothing",
            [kiosk, nonce],
        )
        return bool(cursor.rowcount == 1)
