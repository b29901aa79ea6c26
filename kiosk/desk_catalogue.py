"""The catalogue for who keeps one from the start of the program to its end: the desk, the hall's notes, the work of the day.

Invariant: `DeskCatalogue` is a `Catalogue` whose every field is that of the newest; `look` takes over what came, so a service that the
city published this morning has its name at the desk without a restart.
"""

from __future__ import annotations

from typing import Protocol

from kiosk.flows.ports import StorageBrokenError
from sync.rules.catalogue import Catalogue, GroupCard
from sync.rules.service import Service


class NewestCatalogue(Protocol):
    def newest(self) -> Catalogue: ...


class DeskCatalogue(Catalogue):
    """Holds no data of its own."""

    __slots__ = ("_catalogues", "_now")
    _catalogues: NewestCatalogue
    _now: Catalogue

    def __init__(self, catalogues: NewestCatalogue) -> None:
        object.__setattr__(self, "_catalogues", catalogues)
        object.__setattr__(self, "_now", catalogues.newest())

    def look(self) -> None:
        """Cheap while nothing new came; to be called now and then."""
        try:
            object.__setattr__(self, "_now", self._catalogues.newest())
        except StorageBrokenError:  # the truth bar says so already
            return

    @property
    def version(self) -> int:
        return self._now.version

    @property
    def groups(self) -> tuple[GroupCard, ...]:
        return self._now.groups

    @property
    def services(self) -> tuple[Service, ...]:
        return self._now.services
