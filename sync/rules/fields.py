"""What the catalogue says of one question, and what an answer to it is. Values only; `answers` reads, `catalogue` loads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sync.rules.conditions import Condition
from sync.rules.refusal import Caution

FieldType = Literal[
    "nik",
    "kk",
    "name",
    "text",
    "phone_id",
    "date",
    "bool",
    "choice",
    "multi_choice",
    "address",
    "email",
    "list_person",
    "list_text",
    "textarea",
    "money_idr",
    "ticket_code",
    "receipt_ack",
]

# Where in the resident's stay a question comes; "Langkah n dari m" counts these.
Stage = Literal["papers", "who", "matter", "photos", "contact", "check"]
STAGES: tuple[Stage, ...] = ("papers", "who", "matter", "photos", "contact", "check")

AnswerValue = str | int | bool | list[str] | list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question, one screen.

    `label` names the answer officially, `title` for the resident where that differs ("NIK Anda"), `question` asks for it ("Siapa nama anak?"). `flag`: a yes/no question that
    only decides which papers are needed. `adult`: the NIK of a KTP holder. `birth`: a date of birth; `past`: a date that
    lies behind. `birth_of`: the key of the NIK that may propose this date. `new_name`: the name is given now.
    """

    key: str
    label: str
    type: FieldType
    required: bool
    question: str
    title: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    when: Condition | None = None
    stage: Stage = "matter"
    flag: bool = False
    adult: bool = False
    birth: bool = False
    past: bool = True
    new_name: bool = False
    birth_of: str | None = None
    min_items: int = 1
    max_items: int = 20

    def heading(self) -> str:
        """What stands above the answer on the resident's page."""
        return self.title or self.label


@dataclass(frozen=True, slots=True)
class Answered:
    """`value` as it goes into the form: canonical JSON without floats, dates as YYYY-MM-DD; None when skipped."""

    value: AnswerValue | None = field(repr=False)
    warnings: tuple[Caution, ...] = ()
