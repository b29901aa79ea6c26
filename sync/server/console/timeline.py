"""What happened to a request or a presence, told from its facts: the kiosks' and the city's, with two times each.

The kiosk's time is a claim (its wall clock), the city's is when the fact came in; between them stands what is proved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from sync.protocol.canonical import MalformedError
from sync.protocol.fact import Actor, parse_fact
from sync.protocol.fact import Fact as ReadFact
from sync.protocol.instant import read_instant
from sync.server.console.proved_times import Proved, proved
from sync.server.console.words import KIND_WORDS, detail_of
from sync.server.fleet import sites
from sync.server.fleet.models import City, Kiosk, Site
from sync.server.ingest.models import Fact, FactTime
from sync.server.people.models import Officer

ROLES = {"resident": "Warga", "officer": "Petugas", "technician": "Teknisi", "system": "Sistem kios"}


@dataclass(frozen=True, slots=True)
class Step:
    words: str
    detail: str
    actor: str
    claimed_at: datetime
    received_at: datetime
    place: str  # "epoch:seq" in its chain
    url: str  # of the signed record itself
    where: str  # the hall in which that kiosk stood in that epoch, "" for the city's own
    proved: Proved


def timeline(subject: UUID, *, without: Collection[str] = ()) -> list[Step]:
    """In the order of the claimed times, within a chain in its own order. `without`: kinds that the reader is not to be told."""
    rows = list(Fact.objects.filter(subject=subject).exclude(kind__in=without).order_by("kiosk", "epoch", "seq"))
    read = [(row, fact) for row in rows if (fact := _sensible(bytes(row.payload))) is not None]
    names = _officer_names(fact.actor for _, fact in read)
    city = City.objects.values_list("id", flat=True).first()
    times = {(row.kiosk, row.epoch, row.seq): row for row in FactTime.objects.filter(subject=subject)}
    halls = _halls({row.kiosk for row, _ in read})
    steps = [
        _step(
            row,
            fact,
            names,
            times.get((row.kiosk, row.epoch, row.seq)),
            is_citys=row.kiosk == city,
            where=halls.get((row.kiosk, row.epoch), ""),
        )
        for row, fact in read
    ]
    return sorted(steps, key=lambda step: step.claimed_at)


def challenge_codes(challenges: Iterable[tuple[UUID, UUID | None]]) -> dict[UUID, str]:
    """By fact id, for (kiosk, fact id): what the officer had to show, "482 · menoleh ke kiri"."""
    wanted = {(kiosk, fact) for kiosk, fact in challenges if fact is not None}
    kiosks, ids = {kiosk for kiosk, _ in wanted}, {fact for _, fact in wanted}
    rows = Fact.objects.filter(kiosk__in=kiosks, id__in=ids, kind="presence_challenged")
    facts = {row.id: _sensible(bytes(row.payload)) for row in rows if (row.kiosk, row.id) in wanted}
    return {id_: detail_of(fact.kind, fact.data).removeprefix("kode ") for id_, fact in facts.items() if fact}


def _halls(kiosks: Iterable[UUID]) -> dict[tuple[UUID, int], str]:
    """By kiosk and epoch: a kiosk that was moved began a new one."""
    found: dict[tuple[UUID, int], str] = {}
    for kiosk in Kiosk.objects.filter(id__in=set(kiosks)):
        stood = sites.by_epoch(kiosk)
        names = dict(Site.objects.filter(id__in=set(stood.values())).values_list("id", "name"))
        found.update({(kiosk.id, epoch): names.get(site, "") for epoch, site in stood.items()})
    return found


def _step(
    row: Fact, fact: ReadFact, names: dict[str, str], time: FactTime | None, *, is_citys: bool, where: str
) -> Step:
    return Step(
        words=KIND_WORDS.get(fact.kind, fact.kind),
        detail=detail_of(fact.kind, fact.data),
        actor=_actor(fact.actor, names, is_citys=is_citys),
        claimed_at=read_instant(fact.time.wall),
        received_at=row.received_at,
        place=f"{row.epoch}:{row.seq}",
        url=reverse("admin:signed_fact", args=[row.kiosk, row.epoch, row.seq]),
        proved=proved(time),
        where=where,
    )


def _actor(actor: Actor, names: dict[str, str], *, is_citys: bool) -> str:
    if actor.officer is not None:
        return names.get(actor.officer, "Petugas yang tidak dikenal")
    return "Kota" if is_citys else ROLES[actor.role]


def _officer_names(actors: Iterable[Actor]) -> dict[str, str]:
    ids = {actor.officer for actor in actors if actor.officer is not None}
    return {str(id_): name for id_, name in Officer.objects.filter(id__in=ids).values_list("id", "name")}


def _sensible(payload: bytes) -> ReadFact | None:
    """None for what is in quarantine: it is listed there."""
    try:
        return parse_fact(payload)
    except MalformedError:
        return None
