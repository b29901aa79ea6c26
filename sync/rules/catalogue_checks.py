"""What makes a service of the catalogue sound, beyond its shape.

- Every name a `when` looks at must be a question of the same service that is always answered (required, or a flag); the
  condition of a question looks only at questions that are asked before it.
- A choice in a condition must be one of the question's options, so a renamed option cannot silently switch a paper off.
- Residents' words carry no form codes (F-1.02) and stay short enough for a card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from sync.rules import conditions
from sync.rules.conditions import Condition
from sync.rules.fields import Field
from sync.rules.service import Requirement, RequirementKind, Service

_FORM_CODE = re.compile(r"F-[0-9]")
_IDENT = re.compile(r"[a-z]{1,16}[0-9]{0,3}(_([a-z]{1,16}[0-9]{0,3}|[0-9]{1,3})){0,4}")  # as facts allow it
CARD_CHARACTERS = 90


class CatalogueError(ValueError):
    """The catalogue's fault, with the place: `ADM-LAHIR/nikah: ...`."""


def check(service: Service) -> None:
    """Raises CatalogueError."""
    _check_words(service.code, service.short_name, service.notice)
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
        if len(text) > CARD_CHARACTERS:
            raise CatalogueError(f"{place}: {len(text)} characters are too many for a card")
