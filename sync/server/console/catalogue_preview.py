"""A service as a resident meets it at the kiosk, page by page, from the very values and rules that the kiosk uses.

What is chosen here as answers decides papers and questions as it does there; the promise is counted on the calendar in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from django.utils import timezone

from sync.rules import conditions
from sync.rules.calendar import CalendarError
from sync.rules.catalogue import Catalogue
from sync.rules.catalogue_words import Words, read_words
from sync.rules.conditions import Facts
from sync.rules.deadline import promised_at
from sync.rules.fields import Field
from sync.rules.indonesian import JAKARTA, promise_words
from sync.rules.service import Requirement, Service
from sync.server.publishing.calendar import calendar_in_force
from sync.server.publishing.condition_words import condition_words

LANGUAGES = {"id": "Indonesia", "jv": "Jawa", "en": "Inggris"}
_YES_NO = (("ya", "Ya"), ("tidak", "Tidak"))
_MOMENT = "%Y-%m-%dT%H:%M"


def context(catalogue: Catalogue, code: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """Raises KeyError. `asked`: language, moment of filing and answers, as the form of the page sends them."""
    language = asked.get("bahasa", "id") if asked.get("bahasa", "id") in LANGUAGES else "id"
    plain, shown = catalogue.service(code), catalogue.in_words(words_of(language)).service(code)
    filed_at = _moment(asked.get("diajukan", ""))
    facts = _facts(plain, asked)
    return {
        "title": f"Pratinjau: {plain.short_name}",
        "service": shown,
        "plain": plain,
        "picture": picture_of(code),
        "card": next(card for card in catalogue.in_words(words_of(language)).groups if card.key == plain.group),
        "languages": list(LANGUAGES.items()),
        "language": language,
        "filed_at": filed_at.strftime(_MOMENT),
        "deciding": [_asked(field, asked) for field in _deciding(plain)],
        "papers": [_paper(one, plain, facts, filed_at) for one in shown.requirements if one.is_brought()],
        "conditions": [_paper(one, plain, facts, filed_at) for one in shown.requirements if one.kind == "condition"],
        "questions": [_question(one, plain, facts, filed_at) for one in shown.fields],
        "promise": _promise(plain, filed_at),
        "lacking": lacking(Catalogue(1, (), (plain,)), language),
    }


def lacking(catalogue: Catalogue, language: str) -> int:
    """How many of its sentences stand in Indonesian on a page of that language."""
    if language == "id":
        return 0
    known = words_of(language)
    return sum(sentence not in known for sentence in catalogue.sentences())


def lacking_words(catalogue: Catalogue) -> str:
    """For who approves; nothing when every sentence has words."""
    found = [(lacking(catalogue, language), name) for language, name in LANGUAGES.items()]
    told = " dan ".join(f"{count} kalimat dalam bahasa {name}" for count, name in found if count)
    return f"Belum diterjemahkan: {told}. Warga membacanya dalam bahasa Indonesia." if told else ""


@cache
def words_of(language: str) -> Words:
    if language == "id":
        return {}
    return read_words(resources.files("assets").joinpath("catalogue", f"words_{language}.yaml").read_bytes(), language)


@cache
def picture_of(code: str) -> str:
    """As the kiosk chooses it: the service's own, or the leaf."""
    file = resources.files("assets").joinpath("art", "services", f"{code.lower()}.svg")
    return f"art/services/{code.lower()}.svg" if file.is_file() else "art/lainnya.svg"


def _deciding(service: Service) -> list[Field]:
    """Whose answers some condition looks at."""
    waiting = [field.when for field in service.fields]
    waiting += [paper.when for paper in service.requirements] + [paper.met_when for paper in service.requirements]
    keys = {key for condition in waiting if condition for key in conditions.keys_of(condition)}
    return [field for field in service.fields if field.key in keys]


def _asked(field: Field, asked: Mapping[str, str]) -> dict[str, Any]:
    choices = _YES_NO if field.type == "bool" else tuple((one.value, one.label) for one in field.options)
    return {"field": field, "choices": choices, "value": asked.get(f"j-{field.key}", "")[:40]}


def _facts(service: Service, asked: Mapping[str, str]) -> Facts:
    told: dict[str, object] = {}
    for field in _deciding(service):
        value = asked.get(f"j-{field.key}", "")[:40]
        if field.type == "date":
            if day := _day(value):
                told[field.key] = day
        elif value in {"ya", "tidak"} | {option.value for option in field.options}:
            told[field.key] = value == "ya" if field.type == "bool" else value
    return told


def _paper(one: Requirement, service: Service, facts: Facts, at: datetime) -> dict[str, Any]:
    condition = service.requirement(one.id).when
    verdict = one.is_met(facts, today=at.date()) if one.kind == "condition" else one.is_needed(facts, today=at.date())
    return {"paper": one, "verdict": verdict, "when": condition_words(condition, service)}


def _question(field: Field, service: Service, facts: Facts, at: datetime) -> dict[str, Any]:
    condition = service.field(field.key).when
    verdict = True if condition is None else conditions.evaluate(condition, facts, today=at.date())
    return {"field": field, "verdict": verdict, "when": condition_words(condition, service)}


def _promise(service: Service, filed_at: datetime) -> dict[str, str]:
    try:
        promise = promised_at(service, filed_at, calendar_in_force())
    except CalendarError:
        return {"due": "Kalender belum sampai tanggal itu."}
    told = {"due": promise_words(promise.due_at) if promise.due_at else "Tanpa tanggal janji"}
    if promise.counts_from != filed_at:
        told["from"] = promise_words(promise.counts_from)
    if promise.published_due_at:
        told["published"] = promise_words(promise.published_due_at)
    return told


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text[:16], _MOMENT).replace(tzinfo=JAKARTA)
    except ValueError:
        return timezone.now().astimezone(JAKARTA).replace(second=0, microsecond=0)


def _day(text: str) -> str:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=JAKARTA).date().isoformat()
    except ValueError:
        return ""
