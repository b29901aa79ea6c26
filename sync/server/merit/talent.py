"""Talent reviews: two named persons say what they see in somebody; where that puts them beside their months of the index.

Invariants
- Nobody assesses or confirms themselves, and who proposed does not confirm. A confirmed assessment ends the one before it.
- A place is worked out when somebody looks, from the current runs of the index; it is stored nowhere, exported nowhere, and no other
  part of the city reads it.
- Looking at one officer's place leaves a line that the officer sees. The officer sees their own place, with who said what and why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any, Literal, cast
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sync.rules import talent as rule
from sync.rules.talent import Level, Place
from sync.server.indices.models import OfficerMonth, Run
from sync.server.merit.models import Assessment, TalentLook
from sync.server.people.models import Account, Officer

Decision = Literal["confirmed", "returned", "withdrawn"]


class RefusedError(Exception):
    """A sentence for the page."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`waiting`: an assessment that asks for a second person."""

    place: Place
    confirmed: Assessment | None
    waiting: Assessment | None


def standings(officers: Collection[UUID]) -> Mapping[UUID, Standing]:
    """Of these officers, in three queries however many."""
    months = _months(officers)
    found: dict[UUID, dict[str, Assessment]] = defaultdict(dict)
    kept = Assessment.objects.filter(officer__in=officers, state__in=("proposed", "confirmed"))
    for one in kept.select_related("proposed_by", "decided_by").order_by("proposed_at"):
        found[one.officer_id][one.state] = one
    return {officer: _standing(months.get(officer, []), found[officer]) for officer in officers}


def places(assessed: QuerySet[Assessment]) -> list[Place]:
    """Of those whom these confirmed assessments are about."""
    months = _months(assessed.order_by().values("officer"))
    told = assessed.order_by().values_list("officer", "potential", "decided_at")
    return [
        rule.place(months.get(officer, []), cast("Level", potential) if _is_fresh(decided) else None, rule.shipped())
        for officer, potential, decided in told
    ]


def _standing(indices: list[Fraction], assessed: Mapping[str, Assessment]) -> Standing:
    confirmed = assessed.get("confirmed")
    potential = cast("Level", confirmed.potential) if confirmed is not None and is_valid(confirmed) else None
    return Standing(rule.place(indices, potential, rule.shipped()), confirmed, assessed.get("proposed"))


def is_valid(assessment: Assessment) -> bool:
    """People change: after a year it is to be said anew."""
    return _is_fresh(assessment.decided_at)


def _is_fresh(decided: datetime | None) -> bool:
    return decided is not None and timezone.now() - decided < timedelta(days=rule.shipped().assessment_valid_days)


def _months(officers: Collection[UUID] | QuerySet[Any, Any]) -> Mapping[UUID, list[Fraction]]:
    """The measured months, the newest first."""
    runs = Run.objects.filter(is_current=True).order_by("-period").values_list("id", flat=True)
    runs_counted = list(runs[: rule.shipped().most_months])
    rows = OfficerMonth.objects.filter(run__in=runs_counted, officer__in=officers).exclude(iki=None)
    found: dict[UUID, list[Fraction]] = defaultdict(list)
    for officer, iki in rows.order_by("-run__period").values_list("officer", "iki"):
        found[officer].append(Fraction(iki or 0))
    return found


def note_look(officer: Officer, by: Account) -> None:
    """Not of one's own."""
    if by.officer_id != officer.pk:
        TalentLook.objects.create(officer=officer, account=by.get_username())


@transaction.atomic
def propose(officer: Officer, potential: Level, reason: str, *, by: Account) -> Assessment:
    """Raises RefusedError."""
    if by.officer_id == officer.pk:
        raise RefusedError("Potensi sendiri tidak dinilai sendiri. Mintalah orang lain.")
    Officer.objects.select_for_update().get(pk=officer.pk)
    if Assessment.objects.filter(officer=officer, state="proposed").exists():
        raise RefusedError("Sudah ada penilaian yang menunggu orang kedua. Tunggu keputusannya, atau tarik dahulu.")
    return Assessment.objects.create(officer=officer, potential=potential, reason=reason, proposed_by=by)


@transaction.atomic
def decide(assessment: Assessment, decision: Decision, reason: str, *, by: Account) -> Assessment:
    """Confirm or return what another proposed; withdraw what one proposed oneself, or what was confirmed. Raises RefusedError."""
    Officer.objects.select_for_update().get(pk=assessment.officer_id)
    locked = Assessment.objects.select_for_update().get(pk=assessment.pk)
    refusal = _refusal(locked, decision, by)
    if refusal:
        raise RefusedError(refusal)
    if decision == "confirmed":
        Assessment.objects.filter(officer=locked.officer_id, state="confirmed").update(state="withdrawn")
    locked.state, locked.decided_by, locked.decided_at = decision, by, timezone.now()
    locked.decision_reason = reason
    locked.save()
    return locked


def _refusal(assessment: Assessment, decision: Decision, by: Account) -> str:
    if by.officer_id == assessment.officer_id:
        return "Penilaian tentang diri sendiri tidak diputus sendiri."
    if decision == "withdrawn":
        return "" if assessment.state in ("proposed", "confirmed") else "Penilaian ini sudah berakhir."
    if assessment.state != "proposed":
        return "Penilaian ini sudah diputus. Muat ulang halaman."
    return "Anda yang menilai; orang lain yang mengukuhkan." if assessment.proposed_by_id == by.pk else ""
