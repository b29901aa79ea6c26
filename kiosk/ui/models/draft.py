"""The answer that is being given right now, before it is an answer: what was typed, tapped or chosen so far.

Invariants
- Pure: no Qt. Nothing is judged here, `Session.answer` does that; a refused draft stays as it was typed.
- Only shapes that the pad or the keyboard can make are kept: a pad takes digits up to its length, a line takes 240 characters.
- `wipe` forgets everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sync.rules.fields import AnswerValue, FieldType

# How a question is answered on the screen.
Manner = Literal["boxes", "digits", "line", "email", "story", "date", "one", "many", "yes", "people"]

MANNERS: dict[FieldType, Manner] = {
    "nik": "boxes",
    "kk": "boxes",
    "phone_id": "digits",
    "money_idr": "digits",
    "name": "line",
    "text": "line",
    "address": "line",
    "ticket_code": "line",
    "email": "email",
    "textarea": "story",
    "date": "date",
    "choice": "one",
    "multi_choice": "many",
    "bool": "yes",
    "receipt_ack": "yes",
    "list_person": "people",
    "list_text": "people",
}
BOXES = 16
PAD_LIMIT = {"phone_id": 15, "money_idr": 13}
LINE_LIMIT = 240
STORY_LIMIT = 1000
_SEPARATORS = " .-\u00a0"


@dataclass(slots=True)
class Draft:
    """`picked` are option values ("ya"/"tidak" for yes and no); `people` the names so far, `text` the one being typed."""

    kind: FieldType
    text: str = field(default="", repr=False)
    picked: list[str] = field(default_factory=list, repr=False)
    people: list[str] = field(default_factory=list, repr=False)
    day: int = field(default=0, repr=False)
    month: int = field(default=0, repr=False)
    year: int = field(default=0, repr=False)
    masked: bool = False

    @property
    def manner(self) -> Manner:
        return MANNERS[self.kind]

    @property
    def limit(self) -> int:
        if self.manner == "boxes":
            return BOXES
        return PAD_LIMIT.get(self.kind, STORY_LIMIT if self.manner == "story" else LINE_LIMIT)

    def load(self, value: AnswerValue | None, suggestion: str | None) -> None:
        """What was answered before; a date may be proposed from the NIK."""
        if self.manner == "date":
            self._load_date(str(value) if value else suggestion)
        elif self.manner == "yes":
            self.picked = [] if value is None else ["ya" if value is True else "tidak"]
        elif self.manner in ("one", "many"):
            self.picked = _texts(value)
        elif self.manner == "people":
            self.people = _texts(value)
        elif value is not None:
            self.text = _as_typed(self.kind, value)
            self.masked = self.manner == "boxes"

    def press(self, piece: str) -> bool:
        """A key of the pad. False when it was not a digit (letters on a NIK), nothing is kept of it then."""
        self.masked = False
        if not (piece.isascii() and piece.isdigit()):
            return False
        self.text = (self.text + piece)[: self.limit]
        return True

    def paste(self, text: str) -> bool:
        """Digits with the separators people copy along; False (and nothing kept) for anything else."""
        digits = text.translate({ord(mark): None for mark in _SEPARATORS})
        if not (digits.isascii() and digits.isdigit()):
            return False
        self.masked = False
        self.text = (self.text + digits)[: self.limit]
        return True

    def erase(self) -> None:
        self.masked = False
        self.text = self.text[:-1]

    def pick(self, value: str) -> None:
        """One of one, or on and off of many."""
        if self.manner != "many":
            self.picked = [value]
        elif value in self.picked:
            self.picked.remove(value)
        else:
            self.picked.append(value)

    def step(self, part: Literal["day", "month", "year"], by: int, *, this_year: int) -> None:
        """The big steppers; the first touch starts at a sensible place, ends wrap around."""
        if part == "day":
            self.day = _turn(self.day, by, 1, 31)
        elif part == "month":
            self.month = _turn(self.month, by, 1, 12)
        else:
            self.year = this_year if self.year == 0 else min(max(self.year + by, this_year - 130), this_year + 5)

    def add_person(self) -> None:
        name = self.text.strip()
        if name:
            self.people.append(name)
            self.text = ""

    def raw(self) -> object:
        """What `Session.answer` gets."""
        if self.manner == "date":
            return f"{self.day}-{self.month}-{self.year:04}" if self.day or self.month or self.year else ""
        if self.manner == "yes":
            return (self.picked[0] == "ya") if self.picked else None
        if self.manner == "one":
            return self.picked[0] if self.picked else ""
        if self.manner == "many":
            return list(self.picked)
        if self.manner == "people":
            return [*self.people, self.text.strip()] if self.text.strip() else list(self.people)
        return self.text

    def is_empty(self) -> bool:
        return self.raw() in ("", None, [])

    def wipe(self) -> None:
        self.text = ""
        self.picked, self.people = [], []
        self.day = self.month = self.year = 0
        self.masked = False

    def _load_date(self, iso: str | None) -> None:
        if iso:
            self.year, self.month, self.day = (int(part) for part in iso.split("-"))


def _texts(value: AnswerValue | None) -> list[str]:
    if value is None:
        return []
    items: Sequence[object] = value if isinstance(value, list) else [value]
    return [str(item["nama"]) if isinstance(item, dict) else str(item) for item in items]


def _as_typed(kind: FieldType, value: AnswerValue) -> str:
    """A phone number comes back as people type it here."""
    text = str(value)
    return "0" + text.removeprefix("+62") if kind == "phone_id" and text.startswith("+62") else text


def _turn(number: int, by: int, low: int, high: int) -> int:
    if number == 0:
        return low if by > 0 else high
    return (number - low + by) % (high - low + 1) + low
