"""Numbers that people read out: HSD-2026-0007. One row of letters a kind, counted anew each year, none given twice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model

from sync.rules.indonesian import JAKARTA

_LOCK = 0x6E756D626572  # "number"


def next_number(model: type[Model], letters: str, at: datetime) -> str:
    """Within the transaction that keeps the row: until it commits nobody else gets one."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
    year = f"{letters}-{at.astimezone(JAKARTA):%Y}-"
    rows: Any = model._default_manager.filter(number__startswith=year)  # noqa: SLF001 - Django's documented API
    taken = [int(number.removeprefix(year)) for number in rows.values_list("number", flat=True)]
    return f"{year}{max(taken, default=0) + 1:04d}"
