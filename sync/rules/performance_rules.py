"""The document of the rules by which the city measures and pays: all of it, in versions with a day and a legal basis. Kiosk and city read it.

A period is measured by the rule of its last day. What no rule can say (weights that are not 100, bands out of order, a word that nobody knows, late
cases taken from a discipline that a preset does not pay) is refused with the place and a sentence for who wrote it (`RuleError`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import get_args

from sync.rules.allowance import AllowanceRule, LateCaseCut, Preset
from sync.rules.behaviour import FEWEST_RATERS, RELATIONS, BehaviourRule
from sync.rules.discipline import Band, DisciplineRule
from sync.rules.organisation_index import UNIT_COMPONENTS, OrganisationRule, ParentWeight
from sync.rules.performance_index import COMPONENTS, Evidence, Post, Rule
from sync.rules.predicate import (
    LEVELS,
    ORGANISATIONS,
    PREDICATES,
    Bounds,
    Level,
    Limit,
    Predicate,
    PredicateRule,
    Spread,
)
from sync.rules.rule_reading import RuleError, Section, section
from sync.rules.survey import LETTERS, SurveyRule
from sync.rules.yaml_reading import YamlError, read_yaml

MAX_BYTES = 64 << 10
_HEAD = ("version", "effective_from", "legal_basis", "proposal")
_PARTS = ("individual", "behaviour", "organisation", "predicate", "discipline", "allowance", "survey")


@dataclass(frozen=True, slots=True)
class Rules:
    """One version."""

    individual: Rule
    behaviour: BehaviourRule
    organisation: OrganisationRule
    predicate: PredicateRule
    discipline: DisciplineRule
    allowance: AllowanceRule
    survey: SurveyRule

    @property
    def version(self) -> int:
        return self.individual.version

    @property
    def effective_from(self) -> date:
        return self.individual.effective_from


def load_rules(data: bytes) -> tuple[Rules, ...]:
    """Oldest first. Raises RuleError."""
    try:
        raw = read_yaml(data, max_bytes=MAX_BYTES)
    except YamlError as error:
        raise RuleError("unreadable") from error
    document = section(raw)
    document.only("rules")
    rules = [_rules(one) for one in document.sections("rules", most=100)]
    if len({one.version for one in rules}) < len(rules):
        raise RuleError("unfit", "rules.version")
    return tuple(sorted(rules, key=lambda one: (one.effective_from, one.version)))


def _rules(one: Section) -> Rules:
    one.only(*_HEAD, *_PARTS)
    return Rules(
        _individual(one, one.section("individual")),
        _behaviour(one.section("behaviour")),
        _organisation(one.section("organisation")),
        _predicate(one.section("predicate")),
        _discipline(one.section("discipline")),
        _allowance(one.section("allowance")),
        _survey(one.section("survey")),
    )


def _individual(head: Section, one: Section) -> Rule:
    one.only("cap_index", "cap_task", "n_min", "n_min_survey", "help", "evidence", "posts")
    evidence, posts, help_ = one.section("evidence"), one.section("posts"), one.section("help")
    evidence.only(*get_args(Evidence))
    posts.only(*get_args(Post))
    help_.only("points", "at_most")
    return Rule(
        version=head.whole("version", 1, 1_000_000),
        effective_from=head.day("effective_from"),
        legal_basis=head.words("legal_basis"),
        proposal=head.flag("proposal"),
        cap_index=one.whole("cap_index", 100, 200),
        cap_task=one.whole("cap_task", 100, 200),
        n_min=one.whole("n_min", 1),
        n_min_survey=one.whole("n_min_survey", 1),
        help_points=help_.number("points", 0, 100),
        help_at_most=help_.number("at_most", 0, 100),
        evidence={name: evidence.whole(name, 0, 100) for name in get_args(Evidence)},
        posts={name: posts.section(name).shares(COMPONENTS) for name in get_args(Post)},
    )


def _behaviour(one: Section) -> BehaviourRule:
    one.only("weights", "n_min")
    weights = one.section("weights").shares(RELATIONS)
    return BehaviourRule(
        {relation: weights.get(relation, 0) for relation in RELATIONS}, one.whole("n_min", FEWEST_RATERS, 50)
    )


def _organisation(one: Section) -> OrganisationRule:
    one.only("legal_basis", "cap", "n_min", "n_min_survey", "weights", "parent_weight")
    return OrganisationRule(
        legal_basis=one.words("legal_basis"),
        cap=one.whole("cap", 100, 200),
        n_min=one.whole("n_min", 1),
        n_min_survey=one.whole("n_min_survey", 1),
        weights=one.section("weights").shares(UNIT_COMPONENTS),
        parent_weight=one.choice("parent_weight", get_args(ParentWeight)),
    )


def _predicate(one: Section) -> PredicateRule:
    one.only("legal_basis", "matrix", "results", "behaviour", "n_min", "spreads")
    return PredicateRule(
        legal_basis=one.words("legal_basis"),
        matrix=_matrix(one.section("matrix")),
        results=_bounds(one.section("results")),
        behaviour=_bounds(one.section("behaviour")),
        n_min=one.whole("n_min", 1),
        spreads=tuple(_spread(each) for each in one.sections("spreads")),
    )


def _matrix(one: Section) -> dict[tuple[Level, Level], Predicate]:
    one.only(*LEVELS)
    rows = {results: one.section(results) for results in LEVELS}
    for row in rows.values():
        row.only(*LEVELS)
    return {(results, conduct): rows[results].choice(conduct, PREDICATES) for results in LEVELS for conduct in LEVELS}


def _bounds(one: Section) -> Bounds:
    one.only("meets", "above")
    bounds = Bounds(one.number("meets", 0, 200), one.number("above", 0, 200))
    if bounds.meets > bounds.above:
        raise RuleError("order", one.where)
    return bounds


def _spread(one: Section) -> Spread:
    one.only("organisation", "of", "at_most", "at_least", "people")
    raw = one.get("of")
    if not isinstance(raw, list) or not raw or not all(each in PREDICATES for each in raw):
        raise RuleError("not_a_choice", one.at("of"))
    of = tuple(predicate for predicate in PREDICATES if predicate in raw)
    limit: Limit = one.choice_of_name(get_args(Limit))
    people = one.whole("people", 0) if "people" in one.raw else 0
    return Spread(one.choice("organisation", ORGANISATIONS), of, limit, one.whole(limit, 0, 100), people)


def _discipline(one: Section) -> DisciplineRule:
    one.only("legal_basis", "late", "early", "absent", "cap")
    return DisciplineRule(
        legal_basis=one.words("legal_basis"),
        late=_bands(one, "late"),
        early=_bands(one, "early"),
        absent=one.number("absent", 0, 100),
        cap=one.number("cap", 0, 100),
    )


def _bands(one: Section, name: str) -> tuple[Band, ...]:
    """Longer is never cheaper, or taking minutes away could cost somebody more."""
    rows = one.sections(name)
    bands = []
    for place, row in enumerate(rows, 1):
        row.only("up_to", "percent")
        is_last = place == len(rows)
        if is_last and "up_to" in row.raw:
            raise RuleError("unknown", row.at("up_to"))
        bands.append(Band(None if is_last else row.whole("up_to", 1, 1440), row.number("percent", 0, 100)))
    for before, after in pairwise(bands):
        if before.percent > after.percent or (after.up_to is not None and (before.up_to or 0) >= after.up_to):
            raise RuleError("order", one.at(name))
    return tuple(bands)


def _allowance(one: Section) -> AllowanceRule:
    names = ("preset", "parts", "performance", "cap_index", "cap_of_base", "multipliers", "late_cases", "round_to_idr")
    one.only("legal_basis", *names)
    late, worth = one.section("late_cases"), one.section("multipliers")
    late.only("cut", "percent", "at_most")
    worth.only(*PREDICATES)
    parts = one.section("parts").shares(("performance", "discipline"))
    performance = one.section("performance").shares(("individual", "organisation"))
    preset = one.choice("preset", get_args(Preset))
    cut = late.choice("cut", get_args(LateCaseCut))
    if cut == "through_discipline" and preset != "kemendagri_60_40":
        raise RuleError("unfit", late.at("cut"))
    return AllowanceRule(
        legal_basis=one.words("legal_basis"),
        preset=preset,
        performance=parts.get("performance", 0),
        discipline=parts.get("discipline", 0),
        individual=performance.get("individual", 0),
        organisation=performance.get("organisation", 0),
        cap_index=one.whole("cap_index", 1, 200),
        cap_of_base=one.whole("cap_of_base", 1, 200),
        multipliers={name: worth.whole(name, 0, 200) for name in PREDICATES},
        late_case_cut=cut,
        late_case_percent=late.number("percent", 0, 100),
        late_case_at_most=late.number("at_most", 0, 100),
        round_to_idr=one.whole("round_to_idr", 1, 1000),
    )


def _survey(one: Section) -> SurveyRule:
    one.only("legal_basis", "bands")
    rows = one.section("bands")
    rows.only(*LETTERS)
    bands = tuple((letter, rows.number(letter, 0, 100)) for letter in LETTERS)
    if [least for _, least in bands] != sorted({least for _, least in bands}, reverse=True):
        raise RuleError("order", rows.where)
    return SurveyRule(one.words("legal_basis"), bands)
