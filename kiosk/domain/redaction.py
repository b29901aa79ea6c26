"""How much of each answer may be seen where: on the screen, in a log, on paper.

- Screen (the resident's own page, the desk): NIK and KK show their last four digits; the rest reads as people write it.
- Log: nothing of any answer, only what kind it was. There is no exception and no option for one.
- Print (tickets, slips, lists for the notice board): numbers shortened to four digits, names to initials, free texts and
  contacts left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sync.rules.fields import AnswerValue, Field, FieldType
from sync.rules.identity import Phone
from sync.rules.indonesian import long_date, rupiah
from sync.rules.names import Name

NOT_GIVEN = "Tidak diisi"
_LEFT_OUT: frozenset[FieldType] = frozenset({"phone_id", "email", "address", "text", "textarea", "ticket_code"})


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """What an answer needs to be read in one language; options bring their own labels."""

    yes: str = "Ya"
    no: str = "Tidak"
    not_given: str = NOT_GIVEN
    date: Callable[[date], str] = long_date


INDONESIAN = ScreenWords()


def on_screen(field: Field, value: AnswerValue | None, words: ScreenWords = INDONESIAN) -> str:
    """What the resident reads on "Periksa data Anda"."""
    if value is None or value == []:
        return words.not_given
    match field.type:
        case "date":
            return words.date(date.fromisoformat(str(value)))
        case "bool" | "receipt_ack":
            return words.yes if value is True else words.no
    show = _SHOWN.get(field.type)
    return show(field, value) if show else str(value)


def in_log(field: Field, value: AnswerValue | None) -> str:
    """`<nik>`; never anything of the value, not even its length."""
    return f"<{field.type}>" if value is not None else "<none>"


def in_print(field: Field, value: AnswerValue | None) -> str:
    if value is None or value == []:
        return "-"
    match field.type:
        case "nik" | "kk":
            return "*" * 12 + str(value)[-4:]
        case "name":
            return initials(str(value))
        case "list_person" | "list_text":
            return ", ".join(initials(name) for name in _names_of(value))
        case kind if kind in _LEFT_OUT:
            return "***"
        case _:
            return on_screen(field, value)


def mask_number(digits: str) -> str:
    """`•••• •••• •••• 1234`, also for a number that is too short to show its end safely."""
    return f"•••• •••• •••• {digits[-4:]}" if len(digits) >= 12 else "•••• •••• •••• ••••"


def initials(name: str) -> str:
    return Name(name).initials()


def _option_labels(field: Field, value: AnswerValue) -> str:
    picked = value if isinstance(value, list) else [value]
    return ", ".join(option.label for option in field.options if option.value in picked)


def _names_of(value: AnswerValue) -> list[str]:
    items = value if isinstance(value, list) else []
    return [item["nama"] if isinstance(item, dict) else item for item in items]


_SHOWN: Mapping[FieldType, Callable[[Field, AnswerValue], str]] = {
    "nik": lambda _field, value: mask_number(str(value)),
    "kk": lambda _field, value: mask_number(str(value)),
    "phone_id": lambda _field, value: Phone(str(value)).national(),
    "choice": _option_labels,
    "multi_choice": _option_labels,
    "money_idr": lambda _field, value: rupiah(int(str(value))),
    "list_person": lambda _field, value: ", ".join(_names_of(value)),
    "list_text": lambda _field, value: ", ".join(_names_of(value)),
}
