"""The individual performance index (IKI): a recommendation with every term of it, never a verdict. Pure and exact.

Rules
- A rule has a version, a day from which it counts and a legal basis; a period is measured by the rule of its last day.
- A term that cannot be known or rests on too few cases is dropped and its weight is shared out among the others, so nobody
  gains or loses by what was not measured. With no term left there is no index.
- Achievement of a plan is capped, and so is the index. What has no evidence counts nothing, what nobody verified counts less.
- What nobody could have done (blank stock, an outage) is taken off a plan's target, never so far that it alone makes more than was asked.
- Help given to another office adds points to the achievement of who gave it, up to the rule's bound.
- All numbers are fractions: what a screen rounds is rounded there, once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from sync.rules.index_terms import (
    HUNDRED,
    ZERO,
    Component,
    Exclusion,
    Reason,
    Scored,
    Term,
    exclusions_of,
    ratio,
    value_of,
    weigh,
)

Evidence = Literal["verified", "attached", "none"]
Post = Literal["public", "other"]
# A team's task is shared: an officer's part of it need not be a whole number.
Quantity = int | Fraction
COMPONENTS: tuple[Component, ...] = ("task", "sla", "skm", "response", "behaviour")
_SURVEY_POINTS = 25  # the mean of nine elements on 1 to 4, as a score of 25 to 100


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
    help_points: Fraction
    help_at_most: Fraction
    evidence: Mapping[Evidence, int]
    posts: Mapping[Post, Mapping[Component, int]]


@dataclass(frozen=True, slots=True)
class Task:
    """A plan and what was done for it: (quantity, evidence) of each entry; `excluded`: what of the target nobody could have done."""

    plan_id: str
    weight: int
    target: Quantity
    done: tuple[tuple[Quantity, Evidence], ...]
    excluded: tuple[tuple[Quantity, Reason], ...] = ()

    @property
    def real(self) -> Quantity:
        return sum(quantity for quantity, _ in self.done)

    @property
    def asked(self) -> Quantity:
        """The target without what is excluded; 0 when nothing of it is left and nothing was done."""
        left = self.target - sum(quantity for quantity, _ in self.excluded)
        return max(left, min(self.real, self.target))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """None where it is not known: `survey` is the mean of the elements (1 to 4), `behaviour` 0 to 100.

    `late_attributed` and `complaints` are without what `excluded` names. `helped`: times that another office was helped, verified.
    """

    tasks: tuple[Task, ...] = ()
    on_time: int = 0
    late_attributed: int = 0
    survey: Fraction | None = None
    survey_answers: int = 0
    complaints: int | None = None
    complaints_in_time: int = 0
    behaviour: Fraction | None = None
    helped: int = 0
    excluded: tuple[Exclusion, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """`value` None: nothing could be measured. `terms` in the order of COMPONENTS, dropped ones too."""

    value: Fraction | None
    terms: tuple[Term, ...]
    rule: Rule


def index_of(rule: Rule, post: Post, measured: Measured) -> Index:
    late = exclusions_of("sla", measured.excluded)
    unanswered = exclusions_of("response", measured.excluded)
    scored: dict[Component, Scored] = {
        "task": _task(rule, measured),
        "sla": ratio(measured.on_time, measured.late_attributed, len(late), rule.n_min, late),
        "skm": survey_term(measured.survey, measured.survey_answers, rule.n_min_survey),
        "response": response_term(measured.complaints, measured.complaints_in_time, rule.n_min, unanswered),
        "behaviour": _behaviour(measured.behaviour),
    }
    terms = weigh(rule.posts[post], scored)
    return Index(value_of(terms, rule.cap_index), terms, rule)


def task_score(rule: Rule, task: Task) -> Fraction:
    """0 to `cap_task`: how much of the target, and how well it is evidenced. A task without a target has none (ValueError)."""
    if task.target <= 0:
        raise ValueError("a task without a target")
    if task.real == 0:
        return ZERO
    proved = sum(quantity * rule.evidence[evidence] for quantity, evidence in task.done)
    quality = Fraction(proved, task.real * 100)
    return min(Fraction(task.real, task.asked) * 100, Fraction(rule.cap_task)) * quality


def survey_term(survey: Fraction | None, answers: int, n_min: int) -> Scored:
    """`survey`: the mean of the elements, 1 to 4."""
    if survey is None:
        return Scored(None, 0, "unknown")
    if answers < n_min:
        return Scored(None, answers, "too_few")
    return Scored(survey * _SURVEY_POINTS, answers)


def response_term(complaints: int | None, in_time: int, n_min: int, excluded: tuple[Exclusion, ...] = ()) -> Scored:
    """First answers to complaints within the promise."""
    if complaints is None:
        return Scored(None, 0, "unknown")
    return ratio(in_time, complaints - in_time, len(excluded), n_min, excluded)


def _task(rule: Rule, measured: Measured) -> Scored:
    planned = [task for task in measured.tasks if task.target > 0 and task.weight > 0]
    tasks = [task for task in planned if task.asked > 0]
    if not tasks:
        return Scored(None, 0, "excluded" if planned else "no_plan")
    total = sum(task.weight for task in tasks)
    plain = sum((task.weight * task_score(rule, task) for task in tasks), ZERO) / total
    helped = min(rule.help_points * measured.helped, rule.help_at_most)
    score = min(plain + helped, Fraction(rule.cap_task))
    return Scored(score, len(tasks), added=score - plain)


def _behaviour(behaviour: Fraction | None) -> Scored:
    return Scored(None, 0, "unknown") if behaviour is None else Scored(max(ZERO, min(HUNDRED, behaviour)), 1)
