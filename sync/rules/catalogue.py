"""The catalogue of services: loaded from bytes, checked completely, then only read.

- A catalogue either loads whole or not at all; a kiosk keeps the last good one.
- Nothing here is executable: conditions are a small language (`conditions`), YAML is read strictly (`yaml_reading`).
- Parsing YAML is most of loading, so it is done once: `pack` keeps what was parsed, `load_packed` believes it only when it
  names the very bytes it was made of, and then checks it as completely as YAML.
- `python -m sync.rules.catalogue FILE` checks a file and the words beside it; `--pack FILE` writes the packed form beside it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sync.rules.catalogue_checks import CatalogueError
from sync.rules.catalogue_reading import SHARED_KEYS, read_service
from sync.rules.catalogue_words import Words, read_words, reworded, sentences_of
from sync.rules.fields import Field, Option
from sync.rules.search import search
from sync.rules.service import GROUPS, Group, Requirement, Service
from sync.rules.yaml_reading import YamlError, read_yaml

MAX_BYTES = 512 * 1024
MAX_PACKED_BYTES = 2 * MAX_BYTES
LANGUAGES = ("jv", "en")  # beside Indonesian, in which the catalogue is written
_READ = ("version", "groups", "services")  # the rest is for editors

__all__ = [
    "SHARED_KEYS",
    "Catalogue",
    "CatalogueError",
    "Field",
    "GroupCard",
    "Option",
    "Requirement",
    "Service",
    "check",
    "load",
    "load_packed",
    "pack",
    "read_document",
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

    def in_words(self, words: Words) -> Catalogue:
        """The same catalogue for who reads another language."""
        return replace(
            self,
            groups=tuple(replace(card, label=words.get(card.label, card.label)) for card in self.groups),
            services=tuple(reworded(service, words) for service in self.services),
        )

    def sentences(self) -> tuple[str, ...]:
        """Everything a resident may read, once each."""
        labels = [card.label for card in self.groups]
        read = [sentence for service in self.services for sentence in sentences_of(service)]
        return tuple(dict.fromkeys(sentence for sentence in (*labels, *read) if sentence))


def load(data: bytes) -> Catalogue:
    """Raises CatalogueError."""
    return _checked(_document(data))


def read_document(data: bytes) -> Mapping[str, Any]:
    """What an editor works on: all that is written, the part for editors too; a catalogue only once `check` took it.

    Raises CatalogueError.
    """
    return _document(data)


def check(document: Mapping[str, Any]) -> Catalogue:
    """What was read from YAML, or is to be written as such. Raises CatalogueError."""
    return _checked(_whole(document))


def pack(data: bytes) -> bytes:
    """What `load_packed` reads quickly. Raises CatalogueError for what is no catalogue."""
    document = _document(data)
    _checked(document)
    kept = {"of": _digest(data), "catalogue": {key: document[key] for key in _READ}}
    try:
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    except TypeError as error:  # a date somebody wrote without quotes
        raise CatalogueError("a value has no form in JSON") from error


def load_packed(packed: bytes, data: bytes) -> Catalogue:
    """The catalogue of `data`, from what `pack` made of it. Raises CatalogueError when it is of other bytes, or no such thing."""
    if len(packed) > MAX_PACKED_BYTES:
        raise CatalogueError("too large for a packed catalogue")
    try:
        kept = json.loads(packed)
    except (ValueError, RecursionError) as error:
        raise CatalogueError("no packed catalogue") from error
    if not isinstance(kept, dict) or set(kept) != {"of", "catalogue"} or kept["of"] != _digest(data):
        raise CatalogueError("packed from another catalogue")
    return _checked(_whole(kept["catalogue"]))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _checked(raw: Mapping[str, Any]) -> Catalogue:
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
    if not all(isinstance(card.label, str) for card in groups):
        raise CatalogueError("a group's label is no text")
    if tuple(card.key for card in groups) != GROUPS:
        raise CatalogueError(f"groups must be {', '.join(GROUPS)}, in this order")
    return Catalogue(raw["version"], groups, services)


def _document(data: bytes) -> Mapping[str, Any]:
    try:
        return _whole(read_yaml(data, max_bytes=MAX_BYTES))
    except YamlError as error:
        raise CatalogueError(str(error)) from error


def _whole(raw: object) -> Mapping[str, Any]:
    if not isinstance(raw, dict) or not set(_READ) <= set(raw):
        raise CatalogueError("version, groups or services are missing")
    if type(raw["version"]) is not int or raw["version"] < 1:
        raise CatalogueError("version must be a whole number from 1")
    return raw


def main(arguments: Sequence[str]) -> int:
    """Prints what was read, or the first fault; 0 when every file is good and every sentence has words in every language."""
    packing = arguments[:1] == ["--pack"]
    names = arguments[1:] if packing else arguments
    for name in names:
        try:
            lacking = _look_over(Path(name), packing=packing)
        except (CatalogueError, OSError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
        if lacking:
            return 1
    return 0 if names else 2


def _look_over(file: Path, *, packing: bool) -> int:
    """How many sentences lack words, of the languages whose table lies beside the file. Raises CatalogueError, OSError."""
    data = file.read_bytes()
    catalogue = load(data)
    if packing:
        file.with_suffix(".json").write_bytes(pack(data) + b"\n")
    asked = sum(len(service.fields) for service in catalogue.services)
    print(f"{file}: version {catalogue.version}, {len(catalogue.services)} services, {asked} questions, good")
    lacking = 0
    for language in LANGUAGES:
        table = file.with_name(f"words_{language}.yaml")
        if not table.is_file():
            continue
        words = read_words(table.read_bytes(), language)
        missing = [sentence for sentence in catalogue.sentences() if sentence not in words]
        print(f"{table}: {len(missing)} of {len(catalogue.sentences())} sentences lack words")
        for sentence in missing:
            print(f"  {sentence}", file=sys.stderr)
        lacking += len(missing)
    return lacking


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
