"""The sheet of an officer's or a unit's month: everything a number rests on, as JSON. Fractions are exact text ("441/5"), days ISO.

officer: {"rule": 1, "post": "public", "level": "staff",
  "iki":        {"value": "441/5", "terms": [TERM…]},
  "tasks":      [{"plan": id, "team_task": id|null, "share_pct": 100, "weight": 100, "target": 40, "asked": "40", "less"?: [[reason, "5"]…], "real": "38",
                  "score": "76", "done": [{"officer": id, "evidence": "attached", "quantity": 38, "entries": [id…]}]}],
  "requests":   {"on_time": [id…], "in_time_unproved": [id…], "late": [id…], "excluded": [[reason, id]…],
                 "waits": [{"reason": "…", "seconds": 7200, "requests": [id…]}]},
  "survey":     {"answers": 12, "sums": [9 numbers], "counts": [9 numbers]} | null,
  "help":       [{"referral": id, "answer": "done"}],
  "behaviour":  {"score": "88", "groups": [{"relation": "superior", "score": "90", "weight": 60, "share": "3/5", "raters": 1}]},
  "predicate":  {"results": "meets", "behaviour": "meets", "predicate": "B"},
  "discipline": {"percent": "98", "asked_days": 22, "present_days": 20, "flexible": [day…], "leave": [day…],
                 "deductions": [{"day": "…", "kind": "TL", "band": 1, "minutes": 12, "percent": "1/2", "of": [presence…]}],
                 "excluded": [{"day": "…", "side": "late", "minutes": 30, "reason": "outage", "of": id}],
                 "review": [{"day": "…", "why": "missing"|"grade_c"|"no_end"|"pending"|"month", "of": [presence…]}],
                 "left_out": [[presence, reason]…]},
  "allowance":  {"base_idr", "iko", "performance", "discipline", "late_cases", "late_case_percent", "gross", "late_cut", "sanction_cut",
                 "gross_idr", "net_idr", "missing", "sanctions": [[id, percent]…]} | null}
unit: {"rule": 1, "own": {"value": "…", "terms": [TERM…], "on_time", "late", "complaints", "complaints_in_time", "answers",
  "planned_minutes", "staffed_minutes", "dark_minutes", "late_excluded": [[reason, cases]…], "people"}, "children": [{"unit": id|"self", "value", "share", "requests", "staff"}], "by": "requests"}
TERM: {"component", "score", "weight", "share", "points", "cases", "dropped", "added", "excluded": [[reason, id]…]}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sync.rules.allowance import Allowance
from sync.rules.behaviour import Behaviour
from sync.rules.discipline import Discipline
from sync.rules.index_terms import Term

Sheet = dict[str, Any]
_PLACES = 10_000


def exact(value: Fraction | int | None) -> str | None:
    return None if value is None else str(value)


def as_text(told: Sheet | None) -> str:
    return json.dumps(told, separators=(",", ":"))


def column(value: Fraction | None) -> Decimal | None:
    """For a list: four places, half up."""
    return None if value is None else Decimal((value * _PLACES + Fraction(1, 2)) // 1) / _PLACES


def terms(told: Iterable[Term]) -> list[Sheet]:
    return [
        {
            "component": term.component,
            "score": exact(term.score),
            "weight": term.weight,
            "share": exact(term.share),
            "points": exact(term.points),
            "cases": term.cases,
            "dropped": term.dropped,
            "added": exact(term.added),
            "excluded": [[one.reason, one.of] for one in term.excluded],
        }
        for term in told
    ]


def behaviour(told: Behaviour) -> Sheet:
    """How many raters a group has that is left out is told, what they said is not (`behaviour.Group`)."""
    return {
        "score": exact(told.score),
        "groups": [
            {
                "relation": group.relation,
                "score": exact(group.score),
                "weight": group.weight,
                "share": exact(group.share),
                "raters": group.raters,
            }
            for group in told.groups
        ],
    }


def discipline(told: Discipline) -> Sheet:
    return {
        "percent": exact(told.percent),
        "deductions": [
            {
                "day": one.day.isoformat(),
                "kind": one.kind,
                "band": one.band,
                "minutes": one.minutes,
                "percent": exact(one.percent),
                "of": list(one.of),
            }
            for one in told.deductions
        ],
        "excluded": [
            {"day": day.isoformat(), "side": out.side, "minutes": out.minutes, "reason": out.reason, "of": out.of}
            for day, out in told.excluded
        ],
    }


def allowance(told: Allowance, base_idr: int, iko: Fraction | None, late: int, sanctions: Sequence[Any]) -> Sheet:
    return {
        "base_idr": base_idr,
        "iko": exact(iko),
        "performance": exact(told.performance),
        "discipline": exact(told.discipline),
        "late_cases": late,
        "late_case_percent": exact(told.late_case_percent),
        "gross": exact(told.gross),
        "late_cut": exact(told.late_cut),
        "sanction_cut": exact(told.sanction_cut),
        "gross_idr": told.gross_idr,
        "net_idr": told.net_idr,
        "missing": told.missing,
        "sanctions": [list(one) for one in sanctions],
    }
