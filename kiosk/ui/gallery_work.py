"""Work in the invented hall: `WorkBook` and `WorkJournal` over the facts of a `MemoryKiosk`.

Invariants
- Everything is folded anew from the facts at each question, in a second way than the store does it: the tests compare the two.
- Served requests are the facts `request_completed`, and what a scene placed.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kiosk.flows.numbers import MyNumbers
from kiosk.flows.ports import Camera, Clock, FactDraft
from kiosk.flows.work import Work
from kiosk.flows.work_ports import EntryRow, ObjectionRow, OwnWords, PlanRow, Returned, ServedRow
from kiosk.flows.work_tasks import WorkTasks
from kiosk.ui.gallery_kiosk import MemoryKiosk
from kiosk.ui.work_assets import index_rules, work_objects
from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.rules.catalogue import Catalogue
from sync.rules.indonesian import JAKARTA
from sync.rules.shipped_calendar import shipped_calendar


class MemoryWork:
    def __init__(self, kiosk: MemoryKiosk) -> None:
        self._kiosk = kiosk
        self._words: dict[str, OwnWords] = {}
        self._placed_plans: list[tuple[str, PlanRow]] = []
        self._placed: list[tuple[str, ServedRow]] = []
        self._returned: dict[str, tuple[int, Returned]] = {}
        self._off: dict[str, frozenset[date]] = {}

    def place_plan(self, officer_id: str, plan: PlanRow) -> None:
        """The city told it."""
        self._placed_plans.append((officer_id, plan))

    def place_served(self, officer_id: str, served: ServedRow) -> None:
        self._placed.append((officer_id, served))

    def place_returned(self, entry_id: str, told: Returned) -> None:
        """The city told it, of the entry as it is now."""
        self._returned[entry_id] = (self._amendments(entry_id), told)

    def place_days_off(self, officer_id: str, days: Collection[date]) -> None:
        self._off[officer_id] = frozenset(days)

    def record(self, drafts: Sequence[FactDraft], *, words: Sequence[OwnWords] = ()) -> tuple[Fact, ...]:
        facts = self._kiosk.record(drafts)
        self._words.update({each.subject: each for each in words})
        return facts

    def plans(self, officer_id: str, period: str) -> Sequence[PlanRow]:
        told = [plan for owner, plan in self._placed_plans if owner == officer_id and plan.period == period]
        own = [self._plan(fact) for fact in self._of(officer_id, "work_planned") if _data(fact)["period"] == period]
        answered = {plan.plan_id for _, plan in self._placed_plans}
        return [*told, *(plan for plan in own if plan.plan_id not in answered)]

    def entries(self, officer_id: str, first: date, last: date) -> Sequence[EntryRow]:
        rows: dict[str, EntryRow] = {}
        for fact in self._of(officer_id, "work_logged", "work_amended", "work_voided"):
            before = rows.get(fact.subject)
            if fact.kind == "work_logged":
                rows[fact.subject] = _entry(fact)
            elif before is not None and not before.is_voided:
                voided = fact.kind == "work_voided"
                rows[fact.subject] = replace(before, is_voided=True) if voided else _amended(before, fact)
        return [row for row in rows.values() if first <= row.day <= last]

    def returned(self, officer_id: str, since: date) -> Sequence[tuple[EntryRow, Returned]]:
        rows = [row for row in self.entries(officer_id, since, date.max) if not row.is_voided]
        told = ((row, self._returned.get(row.entry_id)) for row in rows)
        return [(row, one[1]) for row, one in told if one is not None and one[0] == self._amendments(row.entry_id)]

    def served(self, officer_id: str, first: date, last: date) -> Sequence[ServedRow]:
        mine = [row for owner, row in self._placed if owner == officer_id]
        told = [row for fact in self._of(officer_id, "request_completed") if (row := self._served(fact)) is not None]
        return [row for row in (*mine, *told) if first <= row.completed_at.astimezone(JAKARTA).date() <= last]

    def objections(self, officer_id: str, period: str) -> Sequence[ObjectionRow]:
        return [
            ObjectionRow(_data(fact)["about"], _data(fact)["of"], read_instant(fact.time.wall), is_received=False)
            for fact in self._of(officer_id, "objection_filed")
            if _data(fact)["period"] == period
        ]

    def words(self, officer_id: str, subject: str) -> Mapping[str, str]:
        kept = self._words.get(subject)
        return dict(kept.values) if kept is not None and kept.officer_id == officer_id else {}

    def days_off(self, officer_id: str, first: date, last: date) -> frozenset[date]:
        return frozenset(day for day in self._off.get(officer_id, ()) if first <= day <= last)

    def forget_words(self) -> None:
        """The retention has passed."""
        self._words.clear()

    def _amendments(self, entry_id: str) -> int:
        return sum(fact.kind == "work_amended" and fact.subject == entry_id for fact in self._kiosk.facts)

    def _of(self, officer_id: str, *kinds: str) -> Iterator[Fact]:
        return (fact for fact in self._kiosk.facts if fact.kind in kinds and fact.actor.officer == officer_id)

    def _plan(self, fact: Fact) -> PlanRow:
        data = _data(fact)
        return PlanRow(
            plan_id=data["plan"],
            period=data["period"],
            day=date.fromisoformat(data["day"]) if "day" in data else None,
            words=self.words(fact.actor.officer or "", data["plan"]).get("activity", ""),
            target=data["target"],
            unit=data["unit"],
            is_main=data.get("main", True),
        )

    def _served(self, fact: Fact) -> ServedRow | None:
        row = self._kiosk.request(fact.subject)
        if row is None or row.state == "voided":
            return None
        about = [each for each in self._kiosk.facts if each.subject == fact.subject]
        mine = (each for each in about if each.actor.officer == fact.actor.officer)
        taken = [each.time.wall for each in mine if each.kind == "request_taken"]
        return ServedRow(
            request_id=fact.subject,
            ticket=row.ticket,
            service=row.service,
            taken_at=read_instant(taken[-1]) if taken else None,
            completed_at=read_instant(fact.time.wall),
            promised_at=row.promised_at,
            was_referred=any(each.kind == "request_referred" for each in about),
        )


def memory_work_tasks(
    memory: MemoryWork, kiosk: MemoryKiosk, clock: Clock, camera: Camera, catalogue: Catalogue
) -> WorkTasks:
    def service_name(code: str) -> str:
        return catalogue.service(code).short_name

    def new_id() -> str:
        return str(uuid.uuid4())

    work = Work(
        book=kiosk, work=memory, journal=memory, camera=camera, clock=clock, service_name=service_name, new_id=new_id
    )
    numbers = MyNumbers(
        book=kiosk,
        work=memory,
        journal=memory,
        clock=clock,
        rules=index_rules,
        calendar=shipped_calendar,
        service_name=service_name,
        new_id=new_id,
    )
    return WorkTasks(work, numbers, work_objects)


def _data(fact: Fact) -> Mapping[str, Any]:
    return fact.data


def _entry(fact: Fact) -> EntryRow:
    data = _data(fact)
    return EntryRow(
        entry_id=fact.subject,
        fact_id=fact.id,
        day=date.fromisoformat(data["day"]),
        plan_id=data["plan"],
        quantity=data["quantity"],
        unit=data["unit"],
        minutes=data["minutes"],
        place=data["place"],
        is_main=data.get("main", True),
        is_flexible=data.get("flexible", False),
        thing=data.get("object", "none"),
        request_id=data.get("request"),
        photos=_photos(fact),
        logged_at=read_instant(fact.time.wall),
        is_voided=False,
        is_received=False,
    )


def _amended(before: EntryRow, fact: Fact) -> EntryRow:
    data = _data(fact)
    return replace(
        before,
        quantity=data["quantity"],
        minutes=data["minutes"],
        place=data["place"],
        is_main=data.get("main", before.is_main),
        is_flexible=data.get("flexible", before.is_flexible),
        thing=data.get("object", before.thing),
        photos=before.photos + _photos(fact),
    )


def _photos(fact: Fact) -> int:
    return sum(part.role == "output" for part in fact.parts)
