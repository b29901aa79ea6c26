"""Which parts that facts named are not here yet, without looking at all that ever came.

Invariants
- A fact that names a part which is not here leaves a row; the row goes at the kiosk's next facts, once the part is here.
- So `awaited` has to look at little: what came in between, and what is really missing.
- Coming in, a part costs nothing more: nobody writes here then.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from sync.protocol.fact import Fact
from sync.server.halls.models import AwaitedPart
from sync.server.ingest.models import Part

_NOTE = """
insert into halls_awaitedpart (kiosk, sha256)
select %(kiosk)s::uuid, named.sha256 from unnest(%(named)s::text[]) as named(sha256)
where not exists (select from ingest_part held where held.kiosk = %(kiosk)s and held.sha256 = named.sha256)
on conflict do nothing
"""
_FORGET = """
delete from halls_awaitedpart awaited using ingest_part held
where awaited.kiosk = %(kiosk)s and held.kiosk = awaited.kiosk and held.sha256 = awaited.sha256
"""


def fold(facts: Sequence[Fact]) -> None:
    """All of one kiosk."""
    named = sorted({part.sha256 for fact in facts for part in fact.parts})
    if not named:
        return
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, {"kiosk": facts[0].kiosk})
        cursor.execute(_NOTE, {"kiosk": facts[0].kiosk, "named": named})


def awaited() -> QuerySet[AwaitedPart]:
    return AwaitedPart.objects.exclude(Exists(Part.objects.filter(kiosk=OuterRef("kiosk"), sha256=OuterRef("sha256"))))
