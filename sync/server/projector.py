"""Folds facts into read models, chain by chain, in order, each fact once.

Invariants
- `Chain.projected_seq` says how far a chain is folded; it moves in the transaction of the folded rows, so the projector
  may be killed anywhere and goes on where it was.
- It runs after ingest committed, never inside: a mistake in a read model must not keep facts out. It is logged, and the
  next push or `cityserver rebuild` goes on.
- A fact in quarantine for its data is skipped, and so is one that a fold cannot place; neither stops what follows.
"""

from __future__ import annotations

import logging

from django.db import connection, transaction

from sync.protocol.canonical import MalformedError
from sync.protocol.fact import Fact, parse_fact
from sync.server.fleet import health
from sync.server.fleet.models import Chain, City
from sync.server.ingest import fact_store, fact_times, part_references
from sync.server.people import pin_settings, presences
from sync.server.requests import projection as requests_projection
from sync.server.reviews import due, work, worker
from sync.server.reviews import folding as reviews

logger = logging.getLogger(__name__)

_STEP = 500
FOLDS = (part_references.fold, requests_projection.fold, presences.fold, health.fold, pin_settings.fold, reviews.fold)
_READ_MODELS = (
    "ingest_partreference",
    "ingest_facttime",
    "ingest_timestretch",
    "requests_request",
    "people_presence",
    "people_presenceprompt",
    "fleet_kioskhealth",
    "reviews_officerday",
    "reviews_kioskday",
    "reviews_refusal",
    "reviews_pinchoice",
    "reviews_silence",
    "reviews_pulse",
)


def project_quietly(kiosk: str, epoch: int) -> None:
    try:
        project(kiosk, epoch)
    except Exception:
        logger.exception("read models of a chain are behind; `cityserver rebuild` makes them anew")


def project(kiosk: str, epoch: int) -> None:
    while _project_step(kiosk, epoch) == _STEP:
        pass
    fact_times.update(kiosk, epoch)
    due.mark_regraded(kiosk)
    worker.kick()
    pin_settings.take_waiting_quietly()


def part_came() -> None:
    """What waited for a part goes on; to be called after the row of a part was committed."""
    pin_settings.take_waiting_quietly()
    worker.kick()


def rebuild() -> int:
    """Make all read models anew from the facts; how many chains that were. The city's chain comes last."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in _READ_MODELS:
            cursor.execute(f"delete from {table}")  # noqa: S608 - our own names
        Chain.objects.update(projected_seq=0)
    city = City.objects.get().id
    chains = sorted(Chain.objects.values_list("kiosk", "epoch"), key=lambda chain: (chain[0] == city, chain))
    for kiosk, epoch in chains:
        project(str(kiosk), epoch)
    work.review_everything()
    return len(chains)


@transaction.atomic
def _project_step(kiosk: str, epoch: int) -> int:
    chain = Chain.objects.select_for_update().get(kiosk=kiosk, epoch=epoch)
    rows = fact_store.payloads_after(kiosk, epoch, chain.projected_seq, limit=_STEP)
    facts = [fact for _, payload in rows if (fact := _sensible(payload)) is not None]
    for fold in FOLDS:
        fold(facts)
    if rows:
        chain.projected_seq = rows[-1][0]
        chain.save(update_fields=["projected_seq"])
    return len(rows)


def _sensible(payload: bytes) -> Fact | None:
    try:
        return parse_fact(payload)
    except MalformedError:
        return None
