"""A condition of the catalogue in plain Indonesian, by the names of its questions: "Alasan cetak ulang: Hilang"."""

from __future__ import annotations

from collections.abc import Mapping

from sync.rules import conditions
from sync.rules.conditions import Condition
from sync.rules.fields import Field
from sync.rules.service import Service

_COMPARED = {
    "<": "kurang dari {} tahun",
    "<=": "paling banyak {} tahun",
    ">": "lebih dari {} tahun",
    ">=": "sudah {} tahun",
    "=": "tepat {} tahun",
}


def condition_words(condition: Condition | None, service: Service) -> str:
    """Nothing for always."""
    fields = {field.key: field for field in service.fields}
    return "" if condition is None else _said(condition, fields, inside=False)


def usable(service: Service) -> list[tuple[str, str]]:
    """The conditions that can be said of one question: as people write them, and in words."""
    found: list[tuple[str, str]] = []
    for field in service.fields:
        if not field.required:
            continue
        if field.type == "date":
            found.append((f"umur({field.key}) < 17", f"{field.heading()}: umur kurang dari 17 tahun"))
        elif field.flag:
            found.append((f"flag:{field.key}", f"{field.heading()}: ya"))
        elif field.type == "bool":
            found += [(f"{field.key} = {value}", f"{field.heading()}: {value}") for value in ("ya", "tidak")]
        elif field.options:
            # Only options that the small language can name.
            found += [
                (f"{field.key} = {option.value}", f"{field.heading()}: {option.label}")
                for option in field.options
                if option.value.isascii() and option.value.replace("_", "").isalnum()
            ]
    return found


def _said(condition: Condition, fields: Mapping[str, Field], *, inside: bool) -> str:
    match condition:
        case conditions.Is(key, values):
            return f"{_name(fields, key)}: {' atau '.join(_option(fields, key, value) for value in values)}"
        case conditions.Flag(key):
            return f"{_name(fields, key)}: ya"
        case conditions.Age(key, operator, years):
            return f"umur menurut {_name(fields, key).lower()} {_COMPARED[operator].format(years)}"
        case conditions.Not(term):
            return f"bukan ({_said(term, fields, inside=True)})"
        case conditions.Both(terms):
            return " dan ".join(_said(term, fields, inside=True) for term in terms)
        case conditions.Either(terms):
            words = " atau ".join(_said(term, fields, inside=True) for term in terms)
            return f"({words})" if inside else words


def _name(fields: Mapping[str, Field], key: str) -> str:
    return fields[key].heading() if key in fields else key


def _option(fields: Mapping[str, Field], key: str, value: str) -> str:
    options = fields[key].options if key in fields else ()
    return next((option.label for option in options if option.value == value), value)
