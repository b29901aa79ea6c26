"""An opened form as a table: each answer beside the label its question has in the catalogue. Nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sync.protocol.canonical import MalformedError, decode
from sync.rules.fields import Field
from sync.rules.indonesian import long_date, rupiah
from sync.rules.service import Service

MAX_FORM_BYTES = 1024 * 1024
NOT_GIVEN = "Tidak diisi"
_HELPER = {"nama_pendamping": "Nama pendamping", "receipt": "Nomor tanda terima"}


class WrongFormError(Exception):
    """The opened bytes are not a form, or one of another request."""


@dataclass(frozen=True, slots=True)
class Answer:
    label: str
    text: str = field(repr=False)


def read_form(plain: bytes, *, request: str, service: Service | None) -> list[Answer]:
    """In the catalogue's order, what it does not know last. Raises WrongFormError."""
    try:
        form = decode(plain, limit_bytes=MAX_FORM_BYTES)
    except MalformedError:
        raise WrongFormError("isi berkas bukan isian permohonan") from None
    if form.get("request", request) != request:
        raise WrongFormError("isian ini milik permohonan lain")
    given = form.get("answers", form)
    answers: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
    fields = {one.key: one for one in service.fields} if service else {}
    known = [Answer(one.label, _shown(one, answers[key])) for key, one in fields.items() if key in answers]
    return known + [Answer(_label(key), _plain(answers[key])) for key in answers if key not in fields]


def read_words(plain: bytes, *, request: str) -> list[Answer]:
    """Raises WrongFormError."""
    try:
        told = decode(plain, limit_bytes=MAX_FORM_BYTES)
    except MalformedError:
        raise WrongFormError("isi berkas bukan catatan") from None
    if told.get("request", request) != request:
        raise WrongFormError("catatan ini milik permohonan lain")
    return [Answer(_label(key), _plain(value)) for key, value in told.items() if key != "request"]


def _label(key: str) -> str:
    return _HELPER.get(key, key.replace("_", " ").capitalize())


def _shown(field_: Field, value: Any) -> str:
    if value is None or value == []:
        return NOT_GIVEN
    match field_.type:
        case "nik" | "kk":
            digits = str(value)
            return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
        case "date":
            return _date(str(value))
        case "choice" | "multi_choice":
            labels = {option.value: option.label for option in field_.options}
            return ", ".join(labels.get(one, str(one)) for one in (value if isinstance(value, list) else [value]))
        case "money_idr":
            return rupiah(value) if isinstance(value, int) else str(value)
        case _:
            return _plain(value)


def _date(text: str) -> str:
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text


def _plain(value: Any) -> str:
    if value is None:
        return NOT_GIVEN
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, list):
        return "; ".join(_plain(one) for one in value) or NOT_GIVEN
    if isinstance(value, Mapping):
        return ", ".join(f"{_plain(one)}" for one in value.values())
    return str(value)
