"""The papers of one request: what is needed, brought, photographed, missing.

- What is needed follows from the answers (`Requirement.is_needed`); while they are not given, a paper is possible and is
  shown as such, but not counted as missing.
- Filed state of a paper: photographed > shown (brought, no picture of it) > missing; not_needed when the answers exclude it or
  when it was optional and not brought. Forms that the answers replace and minutes that officers write are no papers of
  the resident.
- Photos are kept as byte arrays, so that `wipe` can overwrite them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiosk.domain.pages import DocumentNeeded, DocumentState, Missing, Paper
from sync.rules.conditions import Facts
from sync.rules.service import Requirement, Service


class Papers:
    def __init__(self) -> None:
        self._ticks: dict[str, bool] = {}
        self._photos: dict[str, tuple[bytearray, bytearray]] = {}

    def tick(self, requirement: Requirement, *, has: bool) -> None:
        if not requirement.is_brought():
            raise ValueError("only papers and things are ticked")
        self._ticks[requirement.id] = has
        if not has:
            self.detach(requirement.id)

    def attach(self, requirement: Requirement, jpeg: bytes, preview: bytes) -> None:
        if not requirement.photo:
            raise ValueError("this requirement is not photographed")
        self.detach(requirement.id)
        self._photos[requirement.id] = (bytearray(jpeg), bytearray(preview))
        self._ticks[requirement.id] = True

    def detach(self, requirement_id: str) -> None:
        for held in self._photos.pop(requirement_id, ()):
            held[:] = bytes(len(held))

    def wipe(self) -> None:
        for requirement_id in list(self._photos):
            self.detach(requirement_id)
        self._ticks.clear()

    def cards(self, service: Service, facts: Facts, today: date) -> list[Paper]:
        return [
            Paper(
                requirement=one.id,
                label=one.short,
                hint=one.hint,
                art=one.art,
                has=self._ticks.get(one.id),
                certain=bool(needed),
                only_if=one.only_if,
                optional=one.optional,
                original_to_show=one.original_to_show,
            )
            for one in service.requirements
            if one.is_brought() and (needed := one.is_needed(facts, today=today)) is not False
        ]

    def to_photograph(self, service: Service, facts: Facts, today: date) -> list[DocumentNeeded]:
        """Brought papers; and those the answers only now called for, which nobody was asked to tick."""
        return [
            DocumentNeeded(one.id, one.short, one.hint, one.art, one.id in self._photos)
            for one in _needed(service, facts, today)
            if one.photo and self._ticks.get(one.id, one.when is not None and not one.optional)
        ]

    def photos(self, service: Service, facts: Facts, today: date) -> list[tuple[str, bytes, bytes]]:
        return [
            (one.id, bytes(self._photos[one.id][0]), bytes(self._photos[one.id][1]))
            for one in _needed(service, facts, today)
            if one.id in self._photos
        ]

    def missing(self, service: Service, facts: Facts, today: date) -> list[Missing]:
        return [
            Missing("paper", one.id, one.short, blocks=False)
            for one in _needed(service, facts, today)
            if one.is_brought() and not one.optional and not self._ticks.get(one.id, False)
        ]

    def states(self, service: Service, facts: Facts, today: date) -> list[dict[str, str]]:
        needed = {one.id for one in _needed(service, facts, today)}
        return [
            {"requirement": one.id, "state": self._state(one, is_needed=one.id in needed)}
            for one in service.requirements
            if one.is_brought()
        ]

    def _state(self, requirement: Requirement, *, is_needed: bool) -> DocumentState:
        if not is_needed:
            return "not_needed"
        if requirement.id in self._photos:
            return "photographed"
        if self._ticks.get(requirement.id):
            return "shown"
        return "not_needed" if requirement.optional else "missing"


def _needed(service: Service, facts: Facts, today: date) -> Iterator[Requirement]:
    return (one for one in service.requirements if one.is_needed(facts, today=today))
