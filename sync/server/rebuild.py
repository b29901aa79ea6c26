"""`cityserver rebuild`: all read models anew from the facts, kiosk by kiosk, while the city goes on.

Invariants
- Every kiosk is marked first; whoever has its turn, this process or a projector beside a server, erases its rows and folds
  its facts from the first. So a rebuild that was killed is finished by the next projector, or by the same command again.
- A kiosk's rows are gone only until they are folded; one with fewer facts than a step is never seen without.
- Facts that come in meanwhile are folded like any others: each once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from sync.server import projector
from sync.server.ingest.models import Projection
from sync.server.projector import Behind
from sync.server.reviews import work

_WAIT_S = 0.2
_MARK = """
insert into ingest_projection (kiosk, folded, failures, rebuild) select distinct kiosk, '{}'::jsonb, 0, 'due' from fleet_chain
on conflict (kiosk) do update set rebuild = 'due', failures = 0, retry_at = null
"""


@dataclass(frozen=True, slots=True)
class Progress:
    kiosks_left: int
    kiosks: int


def rebuild(tell: Callable[[Progress], None] = lambda _: None) -> Behind:
    """What is still behind when it ends: kiosks whose facts cannot be folded. Goes on with one that was interrupted."""
    left = projector.rebuilding()
    if not left.exists():
        with connection.cursor() as cursor:
            cursor.execute(_MARK)
    kiosks = still = left.count()
    tell(Progress(still, kiosks))
    goes_on = True
    while still and goes_on:
        goes_on = projector.run_round() or _others_work(left)
        before, still = still, left.count()  # counted last: another may have finished the rest meanwhile
        if still != before:
            tell(Progress(still, kiosks))
    work.review_everything()
    return projector.behind()


def _others_work(left: QuerySet[Projection]) -> bool:
    """Whether what is left is in another's hands; then a moment was waited for it. Otherwise it could not be folded."""
    if not left.filter(failures=0).exists():
        return False
    time.sleep(_WAIT_S)
    return True
