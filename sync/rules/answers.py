"""From what was typed, pasted, scanned or picked to the value that goes into the form.

`parse_answer(field, raw, today)` answers with the canonical value and its warnings, or raises `Refused(code)`.
An empty answer to an optional question is a skip (value None). The raw value may be text, bool, int, date or a list;
a list of persons is a list of `{"nama": ..., "nik": ...}` (the NIK may be absent) or of names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from sync.rules.fields import Answered, Field, FieldType
from sync.rules.identity import parse_kk, parse_nik, parse_phone
from sync.rules.names import parse_address, parse_name, parse_story, parse_text
from sync.rules.refusal import Caution, Refused

MONEY_MAX_IDR = 10**12
_OLDEST_YEARS = 130
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_YES, _NO = frozenset({"ya", "yes", "nggih", "true"}), frozenset({"tidak", "no", "mboten", "false"})


def parse_answer(field: Field, raw: object, today: date) -> Answered:
    """Raises Refused."""
    if _is_nothing(raw):
        if field.required:
            raise Refused("empty")
        return Answered(None)
    return _PARSERS[field.type](field, raw, today)


def _is_nothing(raw: object) -> bool:
    if isinstance(raw, str):
        return not raw.strip(" \u00a0")
    return raw is None or (isinstance(raw, list | tuple) and not raw)


def _text_of(raw: object) -> str:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, int) and not isinstance(raw, bool):
        return str(raw)
    raise Refused("symbols")


def _nik(field: Field, raw: object, today: date) -> Answered:
    nik = parse_nik(_text_of(raw), today=today, adult=field.adult)
    return Answered(nik.digits, nik.warnings)


def _kk(_field: Field, raw: object, today: date) -> Answered:
    card = parse_kk(_text_of(raw), today=today)
    return Answered(card.digits, card.warnings)


def _name(field: Field, raw: object, _today: date) -> Answered:
    name = parse_name(_text_of(raw), new=field.new_name)
    return Answered(name.text, name.warnings)


def _phone(_field: Field, raw: object, _today: date) -> Answered:
    phone = parse_phone(_text_of(raw))
    return Answered(phone.e164, phone.warnings)


def _plain(parse: Callable[[str], str]) -> Callable[[Field, object, date], Answered]:
    return lambda _field, raw, _today: Answered(parse(_text_of(raw)))


def _date(field: Field, raw: object, today: date) -> Answered:
    day = raw if isinstance(raw, date) else _written_date(_text_of(raw))
    if (field.birth or field.past) and day > today:
        raise Refused("in_future")
    if day.year < today.year - _OLDEST_YEARS:
        raise Refused("too_long_ago")
    return Answered(day.isoformat()[:10])


def _written_date(text: str) -> date:
    """2026-11-02, or as people write it here: 2-11-2026, 02/11/2026, 2 11 2026."""
    text = text.strip(" ")
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        year, month, day = match.groups()
    elif match := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", text):
        day, month, year = match.groups()
    else:
        raise Refused("not_a_date")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Refused("impossible_date") from None


def _bool(_field: Field, raw: object, _today: date) -> Answered:
    if isinstance(raw, bool):
        return Answered(raw)
    word = _text_of(raw).strip(" ").casefold()
    if word not in _YES | _NO:
        raise Refused("not_yes_or_no")
    return Answered(word in _YES)


def _choice(field: Field, raw: object, _today: date) -> Answered:
    if raw not in [option.value for option in field.options]:
        raise Refused("not_an_option")
    return Answered(_text_of(raw))


def _multi_choice(field: Field, raw: object, _today: date) -> Answered:
    picked = _items(raw)
    known = [option.value for option in field.options]
    if any(one not in known for one in picked):
        raise Refused("not_an_option")
    return Answered([value for value in known if value in picked])


def _email(_field: Field, raw: object, _today: date) -> Answered:
    text = _text_of(raw).strip(" ")
    if len(text) > 254:
        raise Refused("too_long", len(text))
    if not _EMAIL.fullmatch(text):
        raise Refused("not_an_email")
    local, _, domain = text.rpartition("@")
    return Answered(f"{local}@{domain.lower()}")


def _money(_field: Field, raw: object, _today: date) -> Answered:
    """Whole rupiah. Dots only between groups of three: "1.5" is a slip, not fifteen."""
    text = _text_of(raw).strip(" ").casefold().removeprefix("rp").strip(" .").removesuffix(",00").removesuffix(",-")
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]+", text):
        raise Refused("not_an_amount")
    digits = text.replace(".", "").lstrip("0") or "0"
    if len(digits) > 13 or int(digits) > MONEY_MAX_IDR:
        raise Refused("too_large", len(digits))
    return Answered(int(digits))


def _ticket_code(_field: Field, raw: object, _today: date) -> Answered:
    """The city's receipt (e-Kitir) has no published form: four to forty letters, digits, dots, slashes, dashes."""
    code = _text_of(raw).strip(" ").upper().replace(" ", "")
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9./-]{3,39}", code):
        raise Refused("bad_code", len(code))
    return Answered(code)


def _receipt(_field: Field, raw: object, today: date) -> Answered:
    """Never a signature (protected data): a person says "sudah saya terima"."""
    if _bool(_field, raw, today).value is not True:
        raise Refused("not_confirmed")
    return Answered(value=True)


def _list_text(field: Field, raw: object, _today: date) -> Answered:
    items = [parse_name(_text_of(one)).text for one in _items(raw)]
    _refuse_count(field, len(items))
    return Answered(items)


def _list_person(field: Field, raw: object, today: date) -> Answered:
    people = [_person(one, today) for one in _items(raw)]
    _refuse_count(field, len(people))
    warnings = [warning for _, found in people for warning in found]
    return Answered([person for person, _ in people], tuple(dict.fromkeys(warnings)))


def _person(raw: object, today: date) -> tuple[dict[str, str], tuple[Caution, ...]]:
    given: Mapping[object, object] = raw if isinstance(raw, Mapping) else {"nama": raw}
    if not set(given) <= {"nama", "nik"}:
        raise Refused("not_a_list")
    person = {"nama": parse_name(_text_of(given.get("nama", ""))).text}
    if _is_nothing(given.get("nik")):
        return person, ()
    nik = parse_nik(_text_of(given["nik"]), today=today)
    return person | {"nik": nik.digits}, nik.warnings


def _items(raw: object) -> Sequence[object]:
    if isinstance(raw, str):
        return [line for line in raw.split("\n") if line.strip(" ")]
    if isinstance(raw, list | tuple):
        return raw
    raise Refused("not_a_list")


def _refuse_count(field: Field, count: int) -> None:
    if count < field.min_items:
        raise Refused("too_few", count)
    if count > field.max_items:
        raise Refused("too_many", count)


_PARSERS: Final[Mapping[FieldType, Callable[[Field, object, date], Answered]]] = {
    "nik": _nik,
    "kk": _kk,
    "name": _name,
    "text": _plain(parse_text),
    "phone_id": _phone,
    "date": _date,
    "bool": _bool,
    "choice": _choice,
    "multi_choice": _multi_choice,
    "address": _plain(parse_address),
    "email": _email,
    "list_person": _list_person,
    "list_text": _list_text,
    "textarea": _plain(parse_story),
    "money_idr": _money,
    "ticket_code": _ticket_code,
    "receipt_ack": _receipt,
}
