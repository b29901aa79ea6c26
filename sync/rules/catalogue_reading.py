"""YAML of the catalogue to values, strictly: what is not understood is an error, never ignored.

- Every name a `when` looks at must be a question of the same service that is always answered (required, or a flag); the
  condition of a question looks only at questions that are asked before it.
- A choice in a condition must be one of the question's options, so a renamed option cannot silently switch a paper off.
- Residents' words carry no form codes (F-1.02) and stay short enough for a card.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields as dataclass_fields
from typing import Any, get_args

from sync.rules import conditions
from sync.rules.conditions import Condition, ConditionError
from sync.rules.fields import STAGES, Field, FieldType, Option, Stage
from sync.rules.service import GROUPS, Requirement, RequirementKind, Service, Standard

SHARED_KEYS = ("nik_pemohon", "nama_pemohon", "no_kk", "no_hp")  # given once, used in every form

_STANDARD_OF_TARGET: Mapping[str, Standard] = {
    "1x24h": "city_24h",
    "1_working_day": "one_working_day",
    "published": "published",
    "same_visit": "same_visit",
    "same_visit_when_online": "same_visit",
    "respond_1x24h": "respond_24h",
    "not_1x24h": "none",
    "consult_first": "none",
    "unknown": "none",
}
_STAGE_OF_KEY: Mapping[str, Stage] = {
    "nik_pemohon": "who",
    "nama_pemohon": "who",
    "no_kk": "who",
    "no_hp": "contact",
}
_SERVICE_WORDS = (
    "code name_id short_name category group art words owner system_of_record requirements form_fields flags output pickup "
    "sla fee_idr offline confidence sources note notice rules not_self_printable needs_biometrics_elsewhere child_data "
    "health_data assisted_only field_visit_required photo_evidence route_around_local_staff"
)
_SERVICE_KEYS = frozenset(_SERVICE_WORDS.split())
_REQUIREMENT_KEYS = frozenset(field.name for field in dataclass_fields(Requirement)) | {"when_text", "added"}
_FIELD_KEYS = (frozenset(field.name for field in dataclass_fields(Field)) - {"flag"}) | {"content", "added", "ask"}
_FORM_CODE = re.compile(r"F-\d")
_IDENT = re.compile(r"[a-z][a-z0-9_]{0,31}")


class CatalogueError(ValueError):
    """The catalogue's fault, with the place: `ADM-LAHIR/nikah: ...`."""


def read_service(raw: Mapping[str, Any]) -> Service:
    """Raises CatalogueError."""
    code = str(raw.get("code", "?"))
    _refuse_unknown(code, raw, _SERVICE_KEYS)
    try:
        service = _service(code, raw)
    except KeyError as missing:
        raise CatalogueError(f"{code}: {missing} is missing") from None
    except ConditionError as error:
        raise CatalogueError(f"{code}: {error}") from None
    _check(service)
    return service


def _service(code: str, raw: Mapping[str, Any]) -> Service:
    sla = raw["sla"]
    if sla["city_target"] not in _STANDARD_OF_TARGET or raw["group"] not in GROUPS:
        raise CatalogueError(f"{code}: unknown city_target or group")
    return Service(
        code=code,
        name=raw["name_id"],
        short_name=raw["short_name"],
        category=raw["category"],
        group=raw["group"],
        art=raw["art"],
        words=tuple(raw["words"]),
        owner=raw["owner"],
        output=raw["output"],
        pickup=raw["pickup"],
        requirements=tuple(_requirement(code, one) for one in raw["requirements"]),
        fields=_fields(code, raw),
        standard=_STANDARD_OF_TARGET[sla["city_target"]],
        published_days=sla["published_standard_working_days"],
        clock=sla["clock"],
        not_counted_when=tuple(sla.get("not_counted_when", ())),
        notice=raw.get("notice", ""),
        online_only=raw["offline"] == "appointment_only",
        needs_internet=raw["offline"] == "appointment_only" or sla["city_target"] == "same_visit_when_online",
        **{flag: bool(raw.get(flag, False)) for flag in _SWITCHES},
    )


_SWITCHES = (
    "assisted_only",
    "child_data",
    "health_data",
    "field_visit_required",
    "route_around_local_staff",
    "not_self_printable",
)


def _requirement(code: str, raw: Mapping[str, Any]) -> Requirement:
    place = f"{code}/{raw.get('id', '?')}"
    _refuse_unknown(place, raw, _REQUIREMENT_KEYS)
    known = {key: value for key, value in raw.items() if key not in ("when", "met_when", "when_text", "added")}
    return Requirement(when=_condition(raw, "when"), met_when=_condition(raw, "met_when"), **known)


def _fields(code: str, raw: Mapping[str, Any]) -> tuple[Field, ...]:
    """Questions in the order of asking: by stage, then as written; flags come after the questions of their stage."""
    questions = [_field(code, one) for one in raw["form_fields"] if one.get("ask") != "desk"]
    flags = [_flag(code, one) for one in raw.get("flags", ())]
    return tuple(sorted([*questions, *flags], key=lambda field: STAGES.index(field.stage)))


def _field(code: str, raw: Mapping[str, Any]) -> Field:
    place = f"{code}/{raw.get('key', '?')}"
    _refuse_unknown(place, raw, _FIELD_KEYS)
    kept = {
        key: value for key, value in raw.items() if key not in ("when", "options", "content", "added", "ask", "type")
    }
    kept.setdefault("stage", _STAGE_OF_KEY.get(raw["key"], "matter"))
    kind = raw.get("content", raw["type"]) if raw["type"] == "text" else raw["type"]
    if kind not in get_args(FieldType) or kept["stage"] not in STAGES:
        raise CatalogueError(f"{place}: unknown type or stage")
    options = tuple(Option(one["value"], one["label"]) for one in raw.get("options", ()))
    return Field(type=kind, options=options, when=_condition(raw, "when"), **kept)


def _flag(code: str, raw: Mapping[str, Any]) -> Field:
    """A yes/no question that only decides which papers are needed."""
    _refuse_unknown(
        f"{code}/{raw.get('key', '?')}", raw, frozenset({"key", "label", "question", "hint", "when", "stage"})
    )
    kept = {key: value for key, value in raw.items() if key != "when"}
    return Field(type="bool", required=True, flag=True, when=_condition(raw, "when"), **kept)


def _condition(raw: Mapping[str, Any], key: str) -> Condition | None:
    return conditions.parse(raw[key]) if key in raw else None


def _refuse_unknown(place: str, raw: Mapping[str, Any], known: frozenset[str]) -> None:
    if unknown := sorted(set(raw) - known):
        raise CatalogueError(f"{place}: unknown keys {unknown}")


def _check(service: Service) -> None:
    keys = [field.key for field in service.fields]
    ids = [one.id for one in service.requirements]
    if len(set(keys)) != len(keys) or len(set(ids)) != len(ids):
        raise CatalogueError(f"{service.code}: a key or an id appears twice")
    for place, field in enumerate(service.fields):
        _check_field(service, field, service.fields[:place])
    for requirement in service.requirements:
        _check_requirement(service, requirement)
    if len(service.short_name.split()) > 3 or not service.words:
        raise CatalogueError(f"{service.code}: short_name needs at most three words, words at least one")


def _check_field(service: Service, field: Field, before: Sequence[Field]) -> None:
    place = f"{service.code}/{field.key}"
    _check_words(place, field.heading(), field.question, field.hint, *(option.label for option in field.options))
    if not _IDENT.fullmatch(field.key):
        raise CatalogueError(f"{place}: a key is lower-case ASCII")
    if (field.type in ("choice", "multi_choice")) != bool(field.options):
        raise CatalogueError(f"{place}: options belong to choices, and choices need them")
    if field.birth_of and not any(one.key == field.birth_of and one.type == "nik" for one in service.fields):
        raise CatalogueError(f"{place}: birth_of names no NIK of this service")
    if field.when is not None:
        _check_condition(place, before, field.when)


def _check_requirement(service: Service, requirement: Requirement) -> None:
    place = f"{service.code}/{requirement.id}"
    _check_words(place, requirement.short, requirement.hint, requirement.only_if)
    if not _IDENT.fullmatch(requirement.id) or requirement.kind not in get_args(RequirementKind):
        raise CatalogueError(f"{place}: bad id or kind")
    if requirement.photo and requirement.kind != "paper":
        raise CatalogueError(f"{place}: only papers are photographed")
    if requirement.when is not None and requirement.is_brought() and not requirement.only_if:
        raise CatalogueError(f"{place}: a conditional paper needs `only_if` in the resident's words")
    for condition in (requirement.when, requirement.met_when):
        if condition is not None:
            _check_condition(place, service.fields, condition)


def _check_condition(place: str, questions: Sequence[Field], condition: Condition) -> None:
    by_key = {field.key: field for field in questions}
    for key in conditions.keys_of(condition):
        if key not in by_key or not by_key[key].required:
            raise CatalogueError(f"{place}: the condition looks at {key!r}, which is not always answered")
    for part in conditions.parts_of(condition):
        field = by_key[part.key]
        known = {option.value for option in field.options} | ({"ya", "tidak"} if field.type == "bool" else set())
        if isinstance(part, conditions.Is) and not set(part.values) <= known:
            raise CatalogueError(f"{place}: {part.key} has no option {sorted(set(part.values) - known)}")
        if isinstance(part, conditions.Age) and field.type != "date":
            raise CatalogueError(f"{place}: age() needs a date, {part.key} is none")
        if isinstance(part, conditions.Flag) and field.type != "bool":
            raise CatalogueError(f"{place}: flag:{part.key} is no yes/no question")


def _check_words(place: str, *texts: str) -> None:
    for text in texts:
        if _FORM_CODE.search(text):
            raise CatalogueError(f"{place}: residents never see form codes")
        if len(text) > 90:
            raise CatalogueError(f"{place}: {len(text)} characters are too many for a card")
