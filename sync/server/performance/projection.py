"""Read models of work entries and objections. Fold rules: the first `work_logged` of a subject makes the entry and says whose it is;
amendments and a voiding count only from the same officer, and what is voided stays voided. Rows are made from all facts of their
subject by the kiosk whose fact the city kept first, see `ingest/subject_facts.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.server.fleet import sites
from sync.server.fleet.models import Kiosk
from sync.server.ingest import subject_facts
from sync.server.performance.models import Objection, WorkEntry

_WORK = {"work_logged", "work_amended", "work_voided"}


def fold(facts: Sequence[Fact]) -> None:
    """All of one chain."""
    work = {fact.subject for fact in facts if fact.kind in _WORK}
    objected = {fact.subject for fact in facts if fact.kind == "objection_filed"}
    kiosk = Kiosk.objects.filter(id=facts[0].kiosk).first() if work or objected else None
    if kiosk is None:
        return
    own, stood = str(kiosk.id), sites.by_epoch(kiosk)
    work -= _of_another(WorkEntry, "work_logged", own, work)
    objected -= _of_another(Objection, "objection_filed", own, objected)
    told = subject_facts.about(own, work, _WORK)
    entries = [entry for each in told.values() if (entry := _entry(kiosk, stood, each)) is not None]
    subject_facts.put(entries, key=["id"])
    filed = subject_facts.about(own, objected, {"objection_filed"})
    subject_facts.put([_objection(kiosk, stood, each[0]) for each in filed.values()], key=["id"])


def _of_another(model: type[WorkEntry | Objection], kind: str, own: str, subjects: set[str]) -> set[str]:
    """Those that another kiosk told first."""
    held = model._default_manager.filter(id__in=subjects).exclude(kiosk_id=own).values_list("id", "kiosk_id")  # noqa: SLF001
    return {
        str(taken)
        for taken, other in list(held)
        if subject_facts.first_kiosk_to_tell(kind, str(taken), [own, str(other)]) != own
    }


def _entry(kiosk: Kiosk, stood: Mapping[int, UUID], facts: Sequence[Fact]) -> WorkEntry | None:
    entry: WorkEntry | None = None
    teller: str | None = None
    for fact in facts:
        if entry is None:
            if fact.kind == "work_logged":
                entry, teller = _log(kiosk, stood[fact.epoch], fact, fact.data), fact.actor.officer
        elif fact.actor.officer == teller and fact.kind != "work_logged" and not entry.is_voided:
            _change(entry, fact, fact.data)
    return entry


def _log(kiosk: Kiosk, site: UUID, fact: Fact, data: Any) -> WorkEntry:
    return WorkEntry(
        id=fact.subject,
        officer_id=fact.actor.officer,
        kiosk=kiosk,
        site_id=site,
        day=data["day"],
        plan=data["plan"],
        quantity=data["quantity"],
        unit=data["unit"],
        minutes=data["minutes"],
        place=data["place"],
        is_main=data.get("main", True),
        is_flexible=data.get("flexible", False),
        thing=data.get("object", "none"),
        request=data.get("request"),
        parts=[part.to_object() for part in fact.parts],
        logged_at=read_instant(fact.time.wall),
    )


def _change(entry: WorkEntry, fact: Fact, data: Any) -> None:
    entry.parts = [*entry.parts, *(part.to_object() for part in fact.parts)]
    if fact.kind == "work_voided":
        entry.is_voided = True
        return
    entry.amendments += 1
    entry.quantity, entry.minutes, entry.place = data["quantity"], data["minutes"], data["place"]
    entry.is_main = data.get("main", entry.is_main)
    entry.is_flexible = data.get("flexible", entry.is_flexible)
    entry.thing = data.get("object", entry.thing)


def _objection(kiosk: Kiosk, stood: Mapping[int, UUID], fact: Fact) -> Objection:
    data: Mapping[str, Any] = fact.data
    return Objection(
        id=fact.subject,
        officer_id=fact.actor.officer,
        kiosk=kiosk,
        site_id=stood[fact.epoch],
        about=data["about"],
        period=data["period"],
        of=data["of"],
        parts=[part.to_object() for part in fact.parts],
        filed_at=read_instant(fact.time.wall),
    )
