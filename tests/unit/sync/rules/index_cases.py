"""The hand-written numbers (`index_cases.yaml`) as values of the engine."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from sync.rules.behaviour import VALUES, Rating
from sync.rules.discipline import DutyDay, MinutesOut
from sync.rules.index_terms import Exclusion
from sync.rules.organisation_index import Child, UnitMeasured
from sync.rules.performance_index import Measured, Task
from sync.rules.performance_rules import Rules, load_rules

FILE = files("assets").joinpath("rules", "iki.yaml").read_bytes()
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: type[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
FIRST = date(2026, 10, 1)


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    said: Mapping[str, Any]

    @property
    def rules(self) -> Rules:
        return changed(self.said.get("rule", {}))

    @property
    def expect(self) -> Fraction | None:
        return exact(self.said["expect"])


@cache
def _every_case() -> tuple[Case, ...]:
    told = yaml.load(Path(__file__).with_name("index_cases.yaml").read_bytes(), Loader=_LOADER)
    return tuple(Case(one["id"], one) for one in told)


def cases(*engines: str) -> tuple[Case, ...]:
    return tuple(case for case in _every_case() if not engines or case.said["engine"] in engines)


@cache
def _shipped() -> Mapping[str, Any]:
    document: dict[str, Any] = yaml.load(FILE, Loader=_LOADER)
    return document


@cache
def _unchanged() -> Rules:
    return load_rules(FILE)[0]


def changed(changes: Mapping[str, Any]) -> Rules:
    """The shipped document with other values at some places, read as a document is read."""
    if not changes:
        return _unchanged()
    document = deepcopy(dict(_shipped()))
    for place, value in changes.items():
        *path, last = place.split(".")
        at = document["rules"][0]
        for name in path:
            at = at[name]
        at[last] = value
    return load_rules(yaml.dump(document, Dumper=_DUMPER).encode())[0]


def exact(told: Any) -> Fraction | None:
    return None if told is None else Fraction(str(told))


def measured(said: Mapping[str, Any]) -> Measured:
    survey, answers = said.get("survey", (None, 0))
    in_time, complaints = said.get("complaints", (0, None))
    return Measured(
        tasks=tuple(_task(str(place), one) for place, one in enumerate(said.get("tasks", ()))),
        on_time=said.get("on_time", 0),
        late_attributed=said.get("late", 0),
        survey=exact(survey),
        survey_answers=answers,
        complaints=complaints,
        complaints_in_time=in_time,
        behaviour=exact(said.get("behaviour")),
        helped=said.get("helped", 0),
        excluded=_exclusions(said),
    )


def unit_measured(said: Mapping[str, Any]) -> UnitMeasured:
    survey, answers = said.get("survey", (None, 0))
    in_time, complaints = said.get("complaints", (0, None))
    staffed, planned = said.get("coverage", (0, 0))
    return UnitMeasured(
        on_time=said.get("on_time", 0),
        late=said.get("late", 0),
        complaints=complaints,
        complaints_in_time=in_time,
        survey=exact(survey),
        survey_answers=answers,
        people=tuple((Fraction(str(value)), weight) for value, weight in said.get("people", ())),
        planned_minutes=planned,
        staffed_minutes=staffed,
        excluded_minutes=tuple((int(one.split()[0]), one.split()[1]) for one in said.get("minutes_out", ())),
        late_excluded=tuple((int(one.split()[0]), one.split()[1]) for one in said.get("late_out", ())),
    )


def children(said: Mapping[str, Any]) -> list[Child]:
    return [
        Child(str(place), exact(value), requests, staff)
        for place, (value, requests, staff) in enumerate(said["children"])
    ]


def duty_days(said: Mapping[str, Any]) -> list[DutyDay]:
    every = [dict(one) for one in said["days"] for _ in range(one.get("times", 1))]
    return [
        DutyDay(
            day=FIRST + timedelta(days=place),
            standing=one.get("standing", "present"),
            late_minutes=one.get("late", 0),
            early_minutes=one.get("early", 0),
            no_start=one.get("no_start", False),
            no_end=one.get("no_end", False),
            excluded=tuple(_minutes_out(text) for text in one.get("out", ())),
        )
        for place, one in enumerate(every)
    ]


def ratings(said: Mapping[str, Any]) -> list[Rating]:
    return [
        Rating(relation, tuple(value) if isinstance(value, list) else (value,) * len(VALUES))
        for relation in ("superior", "peer", "subordinate")
        for value in said.get(relation, ())
    ]


def _task(plan_id: str, one: Mapping[str, Any]) -> Task:
    done = tuple((exact(one[name]), name) for name in ("verified", "attached", "none") if name in one)
    excluded = tuple((exact(text.split()[0]), text.split()[1]) for text in one.get("excluded", ()))
    return Task(plan_id, one.get("weight", 1), exact(one["target"]), done, excluded)


def _exclusions(said: Mapping[str, Any]) -> tuple[Exclusion, ...]:
    return tuple(Exclusion(*text.split()) for text in said.get("excluded", ()))


def _minutes_out(text: str) -> MinutesOut:
    side, minutes, reason = text.split()
    return MinutesOut(side, int(minutes), reason, "record")
