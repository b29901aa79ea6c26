"""The residents' survey (SKM): nine elements on four points, as a mean, a value of 25 to 100 and a letter. Pure and exact.

Rules (PermenPANRB 14/2017)
- The mean of each element is over who answered it; the index is the mean of the elements' means, times 25.
- An element that nobody answered is left out. An answer with no element answered is none.
- The bands are published with two decimals, so a value is rounded half up to two before its letter is looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

Letter = Literal["A", "B", "C", "D"]
LETTERS: tuple[Letter, ...] = get_args(Letter)
ELEMENTS = 9
TOP = 4


@dataclass(frozen=True, slots=True)
class SurveyRule:
    """`bands`: the letters from the best, each with the value from which it counts."""

    legal_basis: str
    bands: tuple[tuple[Letter, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """`mean` on 1 to 4 and `value` on 25 to 100, None without an answer; `elements` in their order."""

    mean: Fraction | None
    elements: tuple[Fraction | None, ...]
    answers: int

    @property
    def value(self) -> Fraction | None:
        return None if self.mean is None else self.mean * 25


def survey_of(answers: Sequence[Sequence[int]]) -> Survey:
    """Nine scores each, 1 to 4, 0 for not answered (ValueError for any other)."""
    if any(len(one) != ELEMENTS or not all(0 <= score <= TOP for score in one) for one in answers):
        raise ValueError("an answer has nine scores from 0 to 4")
    given = [one for one in answers if any(one)]
    columns = [[score for score in column if score] for column in zip(*given, strict=True)] or [[]] * ELEMENTS
    elements = tuple(Fraction(sum(column), len(column)) if column else None for column in columns)
    known = [element for element in elements if element is not None]
    return Survey(sum(known, Fraction(0)) / len(known) if known else None, elements, len(given))


def letter_of(rule: SurveyRule, value: Fraction) -> Letter:
    hundredths = (value * 100 + Fraction(1, 2)) // 1
    return next((letter for letter, least in rule.bands if hundredths >= least * 100), rule.bands[-1][0])
