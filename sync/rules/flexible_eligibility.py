"""Who may work elsewhere: every condition with what was found and what is asked, so that a refusal can be argued with. Pure.

Rules, and where they come from
- Only with a good record (Jawa Barat: "hanya diberikan kepada PNS berprestasi"), only where the work is none that residents come for
  (Surabaya, September 2025; the province's rule), and only with tasks that fit it (SE Sekda 000.8.3/3415/436.3.2/2025).

Invariants
- A recommendation: nobody is refused before a named person signs it, and the refused may appeal.
- What is not known speaks neither for nor against: the standing is then `unsure`, a person decides.
- A better record never has a worse standing.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sync.rules.flexible import Pattern, Rule, patterns_for

Post = Literal["public", "other"]
Condition = Literal["allowed", "post", "index", "absences", "sanction", "presences", "reached", "tasks"]
Finding = Literal["met", "not_met", "unknown"]
Recommendation = Literal["eligible", "unsure", "not_eligible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Of the months that the rule looks at. None: not known.

    `indices`: an IKI for each month that has one; `refused`: presences that a reviewer did not accept; `unreached`: contacts on days
    elsewhere that were answered too late or not at all; minutes of what was logged, and those of tasks that fit flexible work.
    """

    post: Post | None
    indices: tuple[Fraction, ...] = ()
    absences: int | None = None
    is_sanctioned: bool | None = None
    refused: int = 0
    unreached: int = 0
    minutes: int = 0
    fit_minutes: int = 0

    @property
    def index(self) -> Fraction | None:
        return sum(self.indices, Fraction(0)) / len(self.indices) if self.indices else None


@dataclass(frozen=True, slots=True)
class Reason:
    """`found` and `asked` are the two numbers of the condition where it has some: at most `asked`, or at least for index and tasks."""

    condition: Condition
    finding: Finding
    found: Fraction | None = None
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """`patterns`: those that the record is good enough for, empty when not eligible."""

    recommendation: Recommendation
    reasons: tuple[Reason, ...]
    patterns: tuple[Pattern, ...]


def eligibility(rule: Rule, record: Record) -> Eligibility:
    if rule.standing != "allowed":
        return Eligibility("not_eligible", (Reason("allowed", "not_met"),), ())
    track = rule.track
    reasons = (
        Reason("allowed", "met"),
        _post(rule, record),
        _index(rule, record),
        _at_most("absences", record.absences, track.absences_max),
        Reason("sanction", "unknown" if record.is_sanctioned is None else _met(is_so=not record.is_sanctioned)),
        _at_most("presences", record.refused, track.refused_max),
        _at_most("reached", record.unreached, track.unreached_max),
        _tasks(rule, record),
    )
    found = {reason.finding for reason in reasons}
    if "not_met" in found:
        return Eligibility("not_eligible", reasons, ())
    return Eligibility("unsure" if "unknown" in found else "eligible", reasons, patterns_for(rule, record.index))


def _met(*, is_so: bool) -> Finding:
    return "met" if is_so else "not_met"


def _post(rule: Rule, record: Record) -> Reason:
    if record.post is None:
        return Reason("post", "unknown")
    return Reason("post", _met(is_so=rule.public_posts or record.post == "other"))


def _index(rule: Rule, record: Record) -> Reason:
    least = min(pattern.index_min for pattern in rule.patterns)
    if record.index is None:
        return Reason("index", "unknown", None, least)
    return Reason("index", _met(is_so=record.index >= least), record.index, least)


def _at_most(condition: Condition, found: int | None, most: int) -> Reason:
    if found is None:
        return Reason(condition, "unknown", None, most)
    return Reason(condition, _met(is_so=found <= most), Fraction(found), most)


def _tasks(rule: Rule, record: Record) -> Reason:
    least = rule.track.fit_share_min
    if record.minutes <= 0:
        return Reason("tasks", "unknown", None, least)
    share = Fraction(100 * record.fit_minutes, record.minutes)
    return Reason("tasks", _met(is_so=share >= least), share, least)
