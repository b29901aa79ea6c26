"""What the pages of one resident's stay show: values that `Session` gives out, made anew at each call."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sync.rules.fields import AnswerValue, FieldType, Option, Stage
from sync.rules.refusal import Caution

DocumentState = Literal["photographed", "shown", "missing", "not_needed"]


@dataclass(frozen=True, slots=True)
class Question:
    """One screen. `value` is the answer so far (canonical), `suggestion` one the screen may offer, both never logged."""

    key: str
    text: str
    label: str
    hint: str
    type: FieldType
    required: bool
    stage: Stage
    options: tuple[Option, ...] = ()
    done: bool = False
    max_items: int = 20
    value: AnswerValue | None = field(default=None, repr=False)
    suggestion: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Paper:
    """A card of "Apa yang Anda bawa?". `has` None: not touched yet. Not `certain`: needed only if `only_if`."""

    requirement: str
    label: str
    hint: str
    art: str
    has: bool | None
    certain: bool
    only_if: str
    optional: bool
    original_to_show: bool


@dataclass(frozen=True, slots=True)
class DocumentNeeded:
    """A paper to photograph now."""

    requirement: str
    label: str
    hint: str
    art: str
    taken: bool


@dataclass(frozen=True, slots=True)
class ReviewLine:
    key: str
    label: str
    shown: str = field(repr=False)
    warnings: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """`blocks`: nothing can be filed without it. Papers never block: the resident keeps the place and brings them."""

    kind: Literal["answer", "paper"]
    key: str
    label: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class Step:
    """As in "Langkah 2 dari 6"."""

    number: int
    of: int
