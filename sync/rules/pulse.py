"""The weekly pulse: its questions and scale as data (`assets/rules/pulse.yaml`), and which week a day belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

import yaml

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Pulse:
    """`scale`: the words of the answers 1 to 5."""

    version: int
    smallest_group: int
    scale: tuple[str, ...]
    questions: tuple[Question, ...]


@cache
def shipped() -> Pulse:
    """Raises KeyError, TypeError or ValueError for a file that says something else."""
    told = yaml.safe_load(resources.files("assets").joinpath("rules", "pulse.yaml").read_text("utf-8"))["pulse"]
    pulse = Pulse(
        int(told["version"]),
        int(told["smallest_group"]),
        tuple(str(words) for words in told["scale"]),
        tuple(Question(str(one["id"]), str(one["words"])) for one in told["questions"]),
    )
    if pulse.smallest_group < 5 or len(pulse.scale) != HIGHEST:
        raise ValueError("groups of at least five, a scale of five")
    return pulse


def week_of(day: date) -> date:
    """Its Monday."""
    return day - timedelta(days=day.weekday())


def are_whole(answers: Sequence[int]) -> bool:
    """One answer on the scale to each question."""
    return len(answers) == len(shipped().questions) and all(LOWEST <= answer <= HIGHEST for answer in answers)
