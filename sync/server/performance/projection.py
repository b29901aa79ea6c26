"""Read models of work entries and objections. Fold rules: the first `work_logged` of a subject makes the entry and says whose it is;
amendments and a voiding count only from the same officer, and what is voided stays voided. Rows are made from all facts of their
subject by the chain whose fact the city kept first, see `ingest/subject_facts.py`: a kiosk's, or the city's own, in which stands
what officers told it on their own pages (`own`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.server.fleet import sites
from sync.server.fleet.models import City, Kiosk
from sync.server.ingest import subject_facts
from sync.server.performance.models import Objection, WorkEntry

_WORK = {"work_logged", "work_amended", "work_voided"}


@dataclass(frozen=True, slots=True)
class _Chain:
    """Whose facts are folded; `kiosk` None: the city's own, which stands in no hall."""

    id: str
    kiosk: Kiosk | None
    stood: Mapping[int, UUID]

    def site(self, epoch: int) -> UUID | None:
        return None if self.kiosk is None else self.stood[epoch]


def fold(facts: Sequence[Fact]) -> None:
    """All of one chain."""
    work = {fact.subject for fact in facts if fact.kind in _WORK}
    objected = {fact.subject for fact in facts if fact.kind == "objection_filed"}
    chain = _chain(facts[0].kiosk) if work or objected else None
    if chain is None:
        return
    work -= _of_another(WorkEntry, "work_logged", chain, work)
    objected -= _of_another(Objection, "objection_filed", chain, objected)
    told = subject_facts.about(chain.id, work, _WORK)
    entries = [entry for each in told.values() if (entry := _entry(chain, each)) is not None]
    subject_facts.put(entries, key=["id"])
    filed = subject_facts.about(chain.id, objected, {"objection_filed"})
    subject_facts.put([_objection(chain, each[0]) for each in filed.values()], key=["id"])


def _chain(id_: str) -> _Chain | None:
    kiosk = Kiosk.objects.filter(id=id_).first()
    if kiosk is not None:
        return _Chain(str(kiosk.id), kiosk, sites.by_epoch(kiosk))
    return _Chain(id_, None, {}) if City.objects.filter(id=id_).exists() else None


def _of_another(model: type[WorkEntry | Objection], kind: str, chain: _Chain, subjects: set[str]) -> set[str]:
    """Those that another chain told first."""
    rows = model._default_manager.filter(id__in=subjects).exclude(kiosk=chain.kiosk)  # noqa: SLF001
    held = [(str(taken), str(other or City.objects.get().id)) for taken, other in rows.values_list("id", "kiosk_id")]
    return {
        taken for taken, other in held if subject_facts.first_kiosk_to_tell(kind, taken, [chain.id, other]) != chain.id
    }


def _entry(chain: _Chain, facts: Sequence[Fact]) -> WorkEntry | None:
    entry: WorkEntry | None = None
    teller: str | None = None
    for fact in facts:
        if entry is None:
            if fact.kind == "work_logged":
                entry, teller = _log(chain, fact, fact.data), fact.actor.officer
        elif fact.actor.officer == teller and fact.kind != "work_logged" and not entry.is_voided:
            _change(entry, fact, fact.data)
    return entry


def _log(chain: _Chain, fact: Fact, data: Any) -> WorkEntry:
    return WorkEntry(
        id=fact.subject,
        officer_id=fact.actor.officer,
        kiosk=chain.kiosk,
        site_id=chain.site(fact.epoch),
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


def _objection(chain: _Chain, fact: Fact) -> Objection:
    data: Mapping[str, Any] = fact.data
    return Objection(
        id=fact.subject,
        officer_id=fact.actor.officer,
        kiosk=chain.kiosk,
        site_id=chain.site(fact.epoch),
        about=data["about"],
        period=data["period"],
        of=data["of"],
        parts=[part.to_object() for part in fact.parts],
        filed_at=read_instant(fact.time.wall),
    )
