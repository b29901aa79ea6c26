"""The individual performance index (IKI): a recommendation with every term of it, never a verdict. Pure and exact.

Rules
- A rule has a version, a day from which it counts and a legal basis; a period is measured by the rule of its last day.
- A term that cannot be known or rests on too few cases is dropped and its weight is shared out among the others, so nobody
  gains or loses by what was not measured. With no term left there is no index.
- Achievement of a plan is capped, and so is the index. What has no evidence counts nothing, what nobody verified counts less.
- All numbers are fractions: what a screen rounds is rounded there, once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from sync.rules.yaml_reading import YamlError, read_yaml

Evidence = Literal["verified", "attached", "none"]
Component = Literal["task", "sla", "skm", "response", "behaviour"]
Post = Literal["public", "other"]
Dropped = Literal["", "no_plan", "too_few", "unknown", "no_weight"]
COMPONENTS: tuple[Component, ...] = get_args(Component)
MAX_BYTES = 64 << 10
_HUNDRED = Fraction(100)
_SURVEY_POINTS = 25  # the mean of nine elements on 1 to 4, as a score of 25 to 100


class RuleError(ValueError):
    """The rules are not readable, or say what no rule can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Weights, caps and evidence in percent. `proposal`: the city has not decreed it."""

    version: int
    effective_from: date
    legal_basis: str
    proposal: bool
    cap_index: int
    cap_task: int
    n_min: int
    n_min_survey: int
    evidence: Mapping[Evidence, int]
    posts: Mapping[Post, Mapping[Component, int]]


@dataclass(frozen=True, slots=True)
class Task:
    """A plan and what was done for it: (quantity, evidence) of each entry."""

    plan_id: str
    weight: int
    target: int
    done: tuple[tuple[int, Evidence], ...]

    @property
    def real(self) -> int:
        return sum(quantity for quantity, _ in self.done)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """None where it is not known: `survey` is the mean of the elements (1 to 4), `behaviour` 0 to 100."""

    tasks: tuple[Task, ...] = ()
    on_time: int = 0
    late_attributed: int = 0
    survey: Fraction | None = None
    survey_answers: int = 0
    complaints: int | None = None
    complaints_in_time: int = 0
    behaviour: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """`score` 0 to 100 and above (None: dropped); `weight` as the rule has it, `share` after what was dropped; `points` their product."""

    component: Component
    score: Fraction | None
    weight: int
    share: Fraction
    cases: int
    dropped: Dropped = ""

    @property
    def points(self) -> Fraction:
        return Fraction(0) if self.score is None else self.score * self.share


@dataclass(frozen=True, slots=True)
class Index:
    """`value` None: nothing could be measured. `terms` in the order of COMPONENTS, dropped ones too."""

    value: Fraction | None
    terms: tuple[Term, ...]
    rule: Rule


def index_of(rule: Rule, post: Post, measured: Measured) -> Index:
    weights = rule.posts[post]
    scored = [(name, weights.get(name, 0), *_SCORES[name](rule, measured)) for name in COMPONENTS]
    total = sum(weight for _, weight, score, _, _ in scored if score is not None)
    terms = tuple(
        Term(
            name,
            score,
            weight,
            Fraction(weight, total) if score is not None and total else Fraction(0),
            cases,
            dropped or ("" if weight else "no_weight"),
        )
        for name, weight, score, cases, dropped in scored
    )
    value = min(sum((term.points for term in terms), Fraction(0)), Fraction(rule.cap_index)) if total else None
    return Index(value, terms, rule)


def task_score(rule: Rule, task: Task) -> Fraction:
    """0 to `cap_task`: how much of the target, and how well it is evidenced. A task without a target has none (ValueError)."""
    if task.target <= 0:
        raise ValueError("a task without a target")
    if task.real == 0:
        return Fraction(0)
    proved = sum(quantity * rule.evidence[evidence] for quantity, evidence in task.done)
    quality = Fraction(proved, task.real * 100)
    return min(Fraction(task.real, task.target) * 100, Fraction(rule.cap_task)) * quality


def rule_on(rules: Sequence[Rule], day: date) -> Rule:
    """Raises RuleError for a day before the first rule."""
    due = [rule for rule in rules if rule.effective_from <= day]
    if not due:
        raise RuleError("no rule counts on this day")
    return max(due, key=lambda rule: (rule.effective_from, rule.version))


_Scored = tuple[Fraction | None, int, Dropped]


def _task(rule: Rule, measured: Measured) -> _Scored:
    tasks = [task for task in measured.tasks if task.target > 0 and task.weight > 0]
    if not tasks:
        return None, 0, "no_plan"
    total = sum(task.weight for task in tasks)
    return sum((task.weight * task_score(rule, task) for task in tasks), Fraction(0)) / total, len(tasks), ""


def _sla(rule: Rule, measured: Measured) -> _Scored:
    cases = measured.on_time + measured.late_attributed
    if cases < max(1, rule.n_min):
        return None, cases, "too_few"
    return Fraction(measured.on_time, cases) * 100, cases, ""


def _skm(rule: Rule, measured: Measured) -> _Scored:
    if measured.survey is None:
        return None, 0, "unknown"
    if measured.survey_answers < rule.n_min_survey:
        return None, measured.survey_answers, "too_few"
    return measured.survey * _SURVEY_POINTS, measured.survey_answers, ""


def _response(_rule: Rule, measured: Measured) -> _Scored:
    if measured.complaints is None:
        return None, 0, "unknown"
    if measured.complaints == 0:
        return None, 0, "too_few"
    return Fraction(measured.complaints_in_time, measured.complaints) * 100, measured.complaints, ""


def _behaviour(_rule: Rule, measured: Measured) -> _Scored:
    if measured.behaviour is None:
        return None, 0, "unknown"
    return max(Fraction(0), min(_HUNDRED, measured.behaviour)), 1, ""


_SCORES = {"task": _task, "sla": _sla, "skm": _skm, "response": _response, "behaviour": _behaviour}


def load_rules(data: bytes) -> tuple[Rule, ...]:
    """Oldest first. Raises RuleError."""
    try:
        raw = read_yaml(data, max_bytes=MAX_BYTES)
        rules = tuple(_rule(one) for one in _list(_mapping(raw)["rules"]))
    except (YamlError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise RuleError(f"the rules of the index cannot be read: {type(error).__name__}") from error
    if not rules or len({rule.version for rule in rules}) < len(rules):
        raise RuleError("no rule, or two of one version")
    return tuple(sorted(rules, key=lambda rule: (rule.effective_from, rule.version)))


def _rule(raw: object) -> Rule:
    one = _mapping(raw)
    if not isinstance(one["effective_from"], date) or not isinstance(one["proposal"], bool):
        raise RuleError("a rule without its day or standing")
    return Rule(
        version=_number(one["version"]),
        effective_from=one["effective_from"],
        legal_basis=str(one["legal_basis"]),
        proposal=one["proposal"],
        cap_index=_number(one["cap_index"]),
        cap_task=_number(one["cap_task"]),
        n_min=_number(one["n_min"]),
        n_min_survey=_number(one["n_min_survey"]),
        evidence={name: _number(_mapping(one["evidence"])[name]) for name in get_args(Evidence)},
        posts={name: _weights(_mapping(one["posts"])[name]) for name in get_args(Post)},
    )


def _weights(raw: object) -> Mapping[Component, int]:
    weights = {_component(name): _number(weight) for name, weight in _mapping(raw).items()}
    if sum(weights.values()) != 100:
        raise RuleError("the weights of a post are 100 together")
    return weights


def _component(name: object) -> Component:
    for known in COMPONENTS:
        if name == known:
            return known
    raise RuleError("a term that no rule has")


def _mapping(raw: object) -> Mapping[str, object]:
    if not isinstance(raw, Mapping):
        raise RuleError("a list where names were due")
    return raw


def _number(raw: object) -> int:
    if type(raw) is not int or not 0 <= raw <= 1000:
        raise RuleError("a number that no rule has")
    return raw


def _list(raw: object) -> Sequence[object]:
    if not isinstance(raw, list):
        raise RuleError("names where a list was due")
    return raw
