"""The catalogue of services: loaded from bytes, checked completely, then only read.

- A catalogue either loads whole or not at all; a kiosk keeps the last good one.
- Nothing here is executable: conditions are a small language (`conditions`), YAML is read by the safe loader, without
  aliases (a short file cannot become a large one).
- `python -m sync.rules.catalogue FILE` checks a file; used when building and by editors.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sync.rules.catalogue_checks import CatalogueError
from sync.rules.catalogue_reading import SHARED_KEYS, read_service
from sync.rules.fields import Field, Option
from sync.rules.search import search
from sync.rules.service import GROUPS, Group, Requirement, Service

MAX_BYTES = 512 * 1024
# The same safe loader in C where the wheel has it: reading the catalogue is a good part of the start.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

__all__ = [
    "SHARED_KEYS",
    "Catalogue",
    "CatalogueError",
    "Field",
    "GroupCard",
    "Option",
    "Requirement",
    "Service",
    "load",
]


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A card of the home screen."""

    key: Group
    label: str
    art: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`services` in the order residents see them."""

    version: int
    groups: tuple[GroupCard, ...]
    services: tuple[Service, ...]

    def service(self, code: str) -> Service:
        """Raises KeyError."""
        for service in self.services:
            if service.code == code:
                return service
        raise KeyError(code)

    def in_group(self, group: Group) -> tuple[Service, ...]:
        """What stands behind a home card, in order."""
        return tuple(service for service in self.services if service.group == group)

    def search(self, words: str, *, limit: int = 6) -> list[Service]:
        return search(self.services, words, limit=limit)


def load(data: bytes) -> Catalogue:
    """Raises CatalogueError."""
    if len(data) > MAX_BYTES:
        raise CatalogueError("the file is too large for a catalogue")
    raw = _document(data)
    try:
        return _catalogue(raw)
    except (TypeError, AttributeError, KeyError, ValueError) as error:
        if isinstance(error, CatalogueError):
            raise
        raise CatalogueError(f"a value has the wrong shape: {error}") from error


def _catalogue(raw: Mapping[str, Any]) -> Catalogue:
    services = tuple(read_service(one) for one in raw["services"])
    codes = [service.code for service in services]
    if len(set(codes)) != len(codes) or not codes:
        raise CatalogueError("a service code appears twice, or there is none")
    groups = tuple(GroupCard(one["key"], one["label"], one["art"]) for one in raw["groups"])
    if tuple(card.key for card in groups) != GROUPS:
        raise CatalogueError(f"groups must be {', '.join(GROUPS)}, in this order")
    return Catalogue(raw["version"], groups, services)


def _document(data: bytes) -> Mapping[str, Any]:
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(data, Loader=_LOADER)):
            raise CatalogueError("aliases are not allowed")
        raw = yaml.load(data, Loader=_LOADER)  # noqa: S506  both are safe loaders
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CatalogueError(f"not readable as YAML: {type(error).__name__}") from error
    if not isinstance(raw, dict) or not {"version", "groups", "services"} <= set(raw):
        raise CatalogueError("version, groups or services are missing")
    if type(raw["version"]) is not int or raw["version"] < 1:
        raise CatalogueError("version must be a whole number from 1")
    return raw


def main(arguments: Sequence[str]) -> int:
    """Prints what was read, or the first fault; 0 when every file is good."""
    for name in arguments:
        try:
            catalogue = load(Path(name).read_bytes())
        except (CatalogueError, OSError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
        asked = sum(len(service.fields) for service in catalogue.services)
        print(f"{name}: version {catalogue.version}, {len(catalogue.services)} services, {asked} questions, good")
    return 0 if arguments else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
