"""Which rules of the indices count on a day: those that the program brought, and the editions that two persons published.

Invariants
- An edition is checked by the reader that the engine itself uses: what it cannot read is refused with the sentence it gives.
- A month is measured by the rule of its last day. A version counts from its own `begins`, so no published rule reaches back by itself;
  what it would have done to past months is tried out (`Run.WHAT_IF`).
- An edition holds one version without its number and its first day: those are given when it is published.
- From the first day of the city's first edition on only editions count: what an update of the program brings later changes nobody's pay
  before two persons published it. Kiosks are told by the same list, also anew when the program that tells them is another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml
from django.utils import timezone

from sync.rules.performance_rules import Rules, load_rules
from sync.rules.rule_reading import RuleError, rule_on
from sync.server.indices import rules_told
from sync.server.indices.models import IndexRuleEdition
from sync.server.publishing.editions import Document, RefusedError, document_of
from sync.server.publishing.models import Edition, EditionModel

_FILE = "iki.yaml"
_HEAD = ("version", "effective_from", "legal_basis")


@dataclass(frozen=True, slots=True)
class RuleText:
    """A version and the document that says it, as a run keeps it."""

    rules: Rules
    text: str


class IndexRuleSubject:
    model: EditionModel = IndexRuleEdition

    def in_force(self) -> Document:
        newest = _published().first()
        return document_of(newest) if newest else self.shipped()

    def shipped(self) -> Document:
        return body_of(_shipped_versions()[-1])

    def check(self, document: Mapping[str, Any]) -> None:
        """Raises RefusedError."""
        read(document, version=1, begins=date(2025, 1, 1), legal_basis="-")

    def tell(self, edition: Edition, by: str) -> int:  # noqa: ARG002 - what counts knows no author
        version = max([*(one["version"] for one in _shipped_versions()), *_versions()], default=0) + 1
        _tell_kiosks([*_published(), edition], {edition.pk: version})
        return version

    def take_back(self, edition: Edition, by: str) -> str:  # noqa: ARG002
        before = _published().exclude(pk=edition.pk).first()
        _tell_kiosks(_published().exclude(pk=edition.pk), {})
        return f"kembali ke versi {before.version if before else _shipped_versions()[-1]['version']}"


INDEX_RULES = IndexRuleSubject()


def rules_on(day: date) -> RuleText:
    """Raises RuleError for a day before the first rule."""
    known = [_text(one) for one in _standing([_whole(one) for one in _published()])]
    chosen = rule_on([one.rules for one in known], day)
    return next(one for one in known if one.rules.version == chosen.version)


def rules_of(edition: Edition, *, begins: date | None = None) -> RuleText:
    """Of a draft too, to try it out: as if it began on this day. Raises RuleError."""
    version = edition.version or (max([one["version"] for one in _shipped_versions()] + _versions()) + 1)
    whole = _whole(edition)
    return _text({**whole, "version": version, "effective_from": begins or whole["effective_from"]})


def read(document: Mapping[str, Any], *, version: int, begins: date, legal_basis: str) -> Rules:
    """Raises RefusedError with the engine's own sentence."""
    try:
        return _text({"version": version, "effective_from": begins, "legal_basis": legal_basis, **document}).rules
    except RuleError as error:
        raise RefusedError(error.sentence) from error


def body_of(version: Mapping[str, Any]) -> Document:
    """A version without what its edition says of it; a copy, for it is written in."""
    return {name: deepcopy(value) for name, value in version.items() if name not in _HEAD}


def reread(text: str) -> Rules:
    """The rules that a run kept."""
    return load_rules(text.encode())[0]


def tell_kiosks() -> None:
    """What counts now, where kiosks heard something else: this program may have brought rules, or reads editions in another way."""
    _tell_kiosks(_published(), {})


def _tell_kiosks(editions: Iterable[Edition], numbers: Mapping[Any, int]) -> None:
    """`numbers`: the version of an edition that is not published yet."""
    published = [{**_whole(one), **({"version": numbers[one.pk]} if one.pk in numbers else {})} for one in editions]
    try:
        rules_told.publish(_standing(published), timezone.localdate())
    except RuleError as error:
        raise RefusedError(error.sentence) from error


def _standing(published: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """These and the program's own that they leave standing: of earlier days, under a number that no edition took."""
    first = min((one["effective_from"] for one in published), default=date.max)
    taken = {one["version"] for one in published}
    shipped = [one for one in _shipped_versions() if one["effective_from"] < first and one["version"] not in taken]
    return [*shipped, *published]


def _whole(edition: Edition) -> dict[str, Any]:
    return {
        "version": edition.version or 1_000_000,
        "effective_from": edition.begins or date(2100, 1, 1),
        "legal_basis": edition.legal_basis or "-",
        **document_of(edition),
    }


def _text(version: Mapping[str, Any]) -> RuleText:
    text = yaml.safe_dump({"rules": [dict(version)]}, allow_unicode=True, sort_keys=False, default_flow_style=None)
    return RuleText(load_rules(text.encode())[0], text)


def _published() -> Any:
    """The newest first."""
    return IndexRuleEdition.objects.filter(state="published").order_by("-version")


def _versions() -> list[int]:
    return [number for number in IndexRuleEdition.objects.values_list("version", flat=True) if number is not None]


@cache
def _shipped_versions() -> Sequence[dict[str, Any]]:
    """Oldest first."""
    raw = resources.files("assets").joinpath("rules", _FILE).read_bytes()
    load_rules(raw)
    versions: list[dict[str, Any]] = yaml.safe_load(raw)["rules"]
    return sorted(versions, key=lambda one: (one["effective_from"], one["version"]))
