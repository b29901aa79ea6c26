"""How reviewers judge, measured by what they were not told: whether a second person said the same of the same presence.

Invariants
- A reviewer's agreement counts only blind pairs, the first and the second judgement of a case; a third is given knowing both.
- Below `ENOUGH` pairs nothing is said of a person.
- Judgements that were taken back count for nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sync.server.reviews.judging import REJECTED, UNCLEAR

ENOUGH = 10


@dataclass(frozen=True, slots=True)
class Given:
    """One judgement that stands; `case` names the presence."""

    case: UUID
    reviewer: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Quality:
    reviewer: str
    judged: int
    rejected: int
    asked: int
    pairs: int
    agreed: int

    @property
    def agreement_pct(self) -> int | None:
        """None while it says nothing."""
        return None if self.pairs < ENOUGH else round(100 * self.agreed / self.pairs)


def measure(given: Iterable[Given]) -> list[Quality]:
    """By reviewer's name; `given` in the order in which they were given."""
    by_case: dict[UUID, list[Given]] = defaultdict(list)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in given:
        counts[one.reviewer]["asked" if one.verdict == UNCLEAR else "judged"] += 1
        if one.verdict != UNCLEAR:
            counts[one.reviewer]["rejected"] += one.verdict == REJECTED
            by_case[one.case].append(one)
    for pair in (found[:2] for found in by_case.values() if len(found) > 1):
        for one in pair:
            counts[one.reviewer]["pairs"] += 1
            counts[one.reviewer]["agreed"] += pair[0].verdict == pair[1].verdict
    return [_quality(reviewer, counts[reviewer]) for reviewer in sorted(counts)]


def _quality(reviewer: str, counted: Counter[str]) -> Quality:
    return Quality(
        reviewer, counted["judged"], counted["rejected"], counted["asked"], counted["pairs"], counted["agreed"]
    )
