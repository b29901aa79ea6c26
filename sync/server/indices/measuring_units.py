"""The organisation's index of every unit of a month, from the smallest up, and with it each officer's allowance. Pure.

Rules
- A unit's own promises, complaints, survey and hours are those of the halls of its area; one without a hall has the promises of its
  officers and no residents' voice. Its people are the officers whose appointment names it, weighed by the class of their post.
- The unit above is the mean of those below it and of its own, by requests or by staff as the rule says.
- The allowance takes the index of the officer's own unit, as it stands with those below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from sync.rules.allowance import Allowance, AllowanceInput, allowance_of
from sync.rules.index_terms import Reason
from sync.rules.organisation_index import Child, ParentIndex, UnitIndex, UnitMeasured, parent_index, unit_index
from sync.rules.performance_rules import Rules
from sync.server.indices import gather_requests, sheet
from sync.server.indices.gather_halls import Halls
from sync.server.indices.gather_requests import IN_TIME, Requests, Standing
from sync.server.indices.gather_voices import Complaints, Voices, together
from sync.server.indices.measuring import OfficerResult
from sync.server.indices.sheet import Sheet
from sync.server.indices.units import UnitNode, from_below

SELF = "self"
# What was late and is the unit's neither, by what its officers are told of it.
_LEFT_OUT: tuple[tuple[Standing, Reason], ...] = (
    ("other_office", "other_office"),
    ("unproved", "time_unproved"),
    ("excluded", "ruling"),
)


@dataclass(frozen=True, slots=True)
class UnitResult:
    """`requests` and `officers` with those below."""

    unit: UUID
    value: Fraction | None
    requests: int
    officers: int
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Places:
    """What a month tells of halls."""

    requests: Requests
    voices: Voices
    halls: Halls


def measure_units(
    rules: Rules, nodes: Mapping[UUID, UnitNode], people: Iterable[OfficerResult], places: Places
) -> dict[UUID, UnitResult]:
    by_unit: dict[UUID, list[OfficerResult]] = defaultdict(list)
    for one in people:
        if one.person.unit is not None:
            by_unit[one.person.unit].append(one)
    found: dict[UUID, UnitResult] = {}
    for node in from_below(nodes):
        found[node.id] = _unit(rules, node, by_unit.get(node.id, []), places, [found[each] for each in node.children])
    return found


def allowance(rules: Rules, one: OfficerResult, unit: UnitResult | None) -> tuple[Allowance, Sheet] | None:
    """None for who has no appointment: nobody said what the base is."""
    base = one.person.base_rupiah
    if base is None:
        return None
    iko = unit.value if unit else None
    given = AllowanceInput(
        base_idr=base,
        index=one.index.value,
        organisation=iko,
        discipline=one.discipline.percent,
        predicate=one.predicate,
        late_cases=one.late,
        sanctions_percent=tuple(percent for _, percent in one.person.sanctions),
    )
    told = allowance_of(rules.allowance, given)
    return told, sheet.allowance(told, base, iko, one.late, one.person.sanctions)


def _unit(
    rules: Rules, node: UnitNode, people: Sequence[OfficerResult], places: Places, below: Sequence[UnitResult]
) -> UnitResult:
    measured = _measured(node, people, places)
    own = unit_index(rules.organisation, measured)
    requests = measured.on_time + measured.late
    children = [
        Child(SELF, own.value, requests, len(people)),
        *(Child(str(one.unit), one.value, one.requests, one.officers) for one in below),
    ]
    above = parent_index(rules.organisation, children)
    return UnitResult(
        node.id,
        above.value if below else own.value,
        sum(one.requests for one in children),
        sum(one.staff for one in children),
        _sheet(rules, own, measured, above, children if below else []),
    )


def _measured(node: UnitNode, people: Sequence[OfficerResult], places: Places) -> UnitMeasured:
    counts = gather_requests.counts(places.requests.of_site.get(site, {}) for site in node.sites)
    on_time = sum(counts.get(standing, 0) for standing in IN_TIME)
    late = counts.get("late", 0) + counts.get("hall", 0)
    if not node.sites:
        on_time, late = sum(one.on_time for one in people), sum(one.late for one in people)
    left_out = [(counts.get(standing, 0), reason) for standing, reason in _LEFT_OUT if counts.get(standing)]
    complaints = [
        places.voices.complaints_of_site[site] for site in node.sites if site in places.voices.complaints_of_site
    ]
    surveys = [places.voices.survey_of_site[site] for site in node.sites if site in places.voices.survey_of_site]
    hours = [places.halls.hours_of(site) for site in node.sites]
    survey = together(surveys)
    return UnitMeasured(
        on_time=on_time,
        late=late,
        complaints=_due(complaints) if node.sites else None,
        complaints_in_time=sum(one.in_time for one in complaints),
        survey=survey.mean,
        survey_answers=survey.answers,
        people=tuple((one.index.value, one.person.job_class) for one in people if one.index.value is not None),
        planned_minutes=sum(one.planned_s for one in hours) // 60,
        staffed_minutes=sum(one.staffed_s for one in hours) // 60,
        excluded_minutes=((sum(one.dark_s for one in hours) // 60, "outage"),),
        late_excluded=tuple(left_out),
    )


def _due(complaints: Iterable[Complaints]) -> int:
    return sum(one.due for one in complaints)


def _sheet(
    rules: Rules, own: UnitIndex, measured: UnitMeasured, above: ParentIndex, children: Sequence[Child]
) -> Sheet:
    return {
        "rule": rules.version,
        "own": {
            "value": sheet.exact(own.value),
            "terms": sheet.terms(own.terms),
            "on_time": measured.on_time,
            "late": measured.late,
            "complaints": measured.complaints,
            "complaints_in_time": measured.complaints_in_time,
            "answers": measured.survey_answers,
            "planned_minutes": measured.planned_minutes,
            "staffed_minutes": measured.staffed_minutes,
            "dark_minutes": sum(minutes for minutes, _ in measured.excluded_minutes),
            "late_excluded": [[reason, cases] for cases, reason in measured.late_excluded],
            "people": len(measured.people),
        },
        "by": above.by if children else "",
        "children": [
            {
                "unit": one.unit,
                "value": sheet.exact(one.value),
                "share": sheet.exact(share),
                "requests": one.requests,
                "staff": one.staff,
            }
            for one, share in zip(children, above.shares, strict=False)
        ],
    }
