"""`Drafts` in memory, for the gallery and the tests of the screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.flows.drafts import EXPIRES_AFTER, DraftLine
from kiosk.flows.ports import Clock


class MemoryDrafts:
    """`refuse` is raised by the next writes, as a full disk would."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[tuple[str, str, str], tuple[DraftLine, dict[str, str]]] = {}
        self.refuse: Exception | None = None

    def keep(self, officer_id: str, page: str, subject: str, values: Mapping[str, str]) -> None:
        if not any(value.strip() for value in values.values()):
            self.drop(officer_id, page, subject)
            return
        self._check_room()
        line = DraftLine(page, subject, self._clock.read().wall)
        self._kept[officer_id, page, subject] = (line, dict(values))

    def take(self, officer_id: str, page: str, subject: str) -> Mapping[str, str]:
        line, values = self._kept.get((officer_id, page, subject), (None, {}))
        return dict(values) if line is not None and self._counts(line) else {}

    def drop(self, officer_id: str, page: str, subject: str) -> None:
        self._check_room()
        self._kept.pop((officer_id, page, subject), None)

    def lines(self, officer_id: str) -> Sequence[DraftLine]:
        mine = [line for (owner, _, _), (line, _) in self._kept.items() if owner == officer_id and self._counts(line)]
        return sorted(mine, key=lambda line: (-line.kept_at.timestamp(), line.page, line.subject))

    def _counts(self, line: DraftLine) -> bool:
        return line.kept_at > self._clock.read().wall - EXPIRES_AFTER

    def _check_room(self) -> None:
        if self.refuse is not None:
            raise self.refuse
