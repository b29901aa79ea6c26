"""Plans that officers wrote at a kiosk come to the city as proposals, each once.

`Plan` is no read model: what a superior decided about a proposal stands, however often the facts are folded again. The words stay
sealed in the fact's part; here are the numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sync.protocol.fact import Fact
from sync.server.fleet.models import Kiosk
from sync.server.people.models import Officer
from sync.server.performance.models import Plan


def fold(facts: Sequence[Fact]) -> None:
    """All of one chain. Only for an officer whom the city knows; a plan that it knows already stays as it is."""
    told = {fact.data["plan"]: fact for fact in reversed(facts) if fact.kind == "work_planned"}
    if not told or not Kiosk.objects.filter(id=facts[0].kiosk).exists():
        return
    known = set(
        Officer.objects.filter(id__in={fact.actor.officer for fact in told.values()}).values_list("id", flat=True)
    )
    of_known = {str(one) for one in known}
    rows = [_proposal(fact, who) for fact in told.values() if (who := fact.actor.officer) in of_known and who]
    Plan.objects.bulk_create(rows, ignore_conflicts=True)


def _proposal(fact: Fact, officer: str) -> Plan:
    data: Mapping[str, Any] = fact.data
    return Plan(
        id=data["plan"],
        officer_id=officer,
        period=data["period"],
        day=data.get("day"),
        words="",
        target=data["target"],
        unit=data["unit"],
        is_main=data.get("main", False),
        state="proposed",
        is_own=True,
        written_by="kios",
    )
