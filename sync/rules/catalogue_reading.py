"""YAML of the catalogue to values, strictly: what is not understood is an error, never ignored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from typing import Any, get_args

from sync.rules.catalogue_checks import CatalogueError, check
from sync.rules.condition_reading import ConditionError, parse
from sync.rules.conditions import Condition
from sync.rules.fields import STAGES, Field, FieldType, Option, Stage
from sync.rules.service import GROUPS, Requirement, Service, Standard

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
    check(service)
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
    return parse(raw[key]) if key in raw else None


def _refuse_unknown(place: str, raw: Mapping[str, Any], known: frozenset[str]) -> None:
    if unknown := sorted(set(raw) - known):
        raise CatalogueError(f"{place}: unknown keys {unknown}")
