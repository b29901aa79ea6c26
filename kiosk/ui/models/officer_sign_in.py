"""Showing a badge or choosing a name, then typing six digits.

Invariants
- While a PIN is checked nobody else can be chosen.
- After a badge the page says that it was read, never whose it is or whether it counts.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.throttle import Locked
from kiosk.flows.entrance import Entrance
from kiosk.flows.ports import Camera, Officer, PinCheck, StorageBrokenError, StorageFullError
from kiosk.flows.sign_in import Candidate
from kiosk.ui.models.code_reader import CodeReader
from kiosk.ui.models.pin_entry import PinEntryModel
from kiosk.ui.models.rows import Rows
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerSignInModel(QObject):  # type: ignore[operator]
    """`way`: names, badge (the camera looks), read (a badge was shown).

    `notice`: pin_set, unlocked: what happened before this page. A lock is told to `locked` with its challenge.
    """

    changed = Signal()

    def __init__(
        self,
        entrance: Entrance,
        pins: PinCheck,
        tasks: TaskRunner,
        camera: Camera,
        *,
        entered: Callable[[Officer], None],
        locked: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._flow = entrance.sign_in
        self._badges = entrance.badges
        self._entered = entered
        self._entry = PinEntryModel(
            pins, tasks, standing=self._flow.standing, typing=self._typing, locked=locked, parent=self
        )
        self._rows = Rows(("officerId", "name", "title", "initials"), self)
        self._reader = CodeReader(camera, self.scanned, self)
        self._names: dict[str, str] = {}
        self._candidate: Candidate | None = None
        self._way = "names"
        self._has_badges = False
        self._notice = ""

    @property
    def plain_chosen(self) -> str:
        return self._candidate.officer_id if self._candidate is not None and self._way == "names" else ""

    @property
    def plain_candidate(self) -> Candidate | None:
        return self._candidate

    @property
    def plain_way(self) -> str:
        return self._way

    @property
    def plain_reader(self) -> CodeReader:
        return self._reader

    @property
    def plain_entry(self) -> PinEntryModel:
        return self._entry

    def open(self, notice: str = "", chosen: str = "") -> None:
        """A fresh page: nobody chosen, unless there is only one, or `chosen` just did something else."""
        with suppress(StorageFullError, StorageBrokenError):
            self._flow.tell_locks()
        officers = self._flow.officers()
        self._has_badges = self._flow.uses_badges()
        self._names = {each.officer_id: each.name for each in officers}
        self._rows.replace([_row(each) for each in officers])
        self._entry.close()  # a check that still runs is not waited for
        self._notice = notice
        self._candidate = None
        only = officers[0].officer_id if len(officers) == 1 else chosen
        if not officers and self._has_badges:
            self.showBadge()
            return
        self._way = "names"
        if only in self._names and not isinstance(self._flow.standing(self._flow.by_name(only)), Locked):
            self._candidate = self._flow.by_name(only)
        self._ask()

    def close(self) -> None:
        self._entry.close()
        self._reader.stop()
        self._candidate = None
        self._way = "names"
        self._notice = ""
        self._rows.replace([])
        self.changed.emit()

    def scanned(self, text: str) -> None:
        """A code was seen or scanned; a text that is no badge changes nothing."""
        if self._entry.plain_busy:
            return
        candidate = self._badges.read(text)
        if candidate is not None:
            self._reader.stop()
            self._way = "read"
            self._candidate = candidate
            self._notice = ""
            self._ask()

    @Slot(str)
    def choose(self, officer_id: str) -> None:
        if (
            self._entry.plain_busy
            or officer_id not in self._names
            or (officer_id == self.plain_chosen and self._entry.plain_digits)
        ):
            return
        self._candidate = self._flow.by_name(officer_id)
        self._notice = ""
        self._ask()

    @Slot()
    def showBadge(self) -> None:
        """The camera looks for a badge; also for another one."""
        if not self._entry.plain_busy:
            self._way = "badge"
            self._candidate = None
            self._ask()
            self._reader.start()

    @Slot()
    def showNames(self) -> None:
        if not self._entry.plain_busy and self._names:
            self._reader.stop()
            self._way = "names"
            self._candidate = None
            self._ask()

    @Slot()
    def submit(self) -> None:
        candidate, flow = self._candidate, self._flow
        pin = self._entry.take()
        if candidate is not None and pin:
            self._entry.attempt(
                lambda: flow.begin(candidate, pin),
                lambda guess, matched: flow.finish(candidate, guess, matched=matched),
                lambda signed_in: self._entered(signed_in.officer),
            )

    def _typing(self) -> None:
        if self._entry.plain_problem == "wrong":
            self._entry.show("")
        self._notice = ""
        self.changed.emit()

    def _ask(self) -> None:
        self._entry.ask(self._candidate)
        self.changed.emit()

    @Property(Rows, notify=changed)
    def rows(self) -> Rows:
        return self._rows

    @Property(CodeReader, notify=changed)
    def reader(self) -> CodeReader:
        return self._reader

    @Property(str, notify=changed)
    def way(self) -> str:
        return self._way

    @Property(bool, notify=changed)
    def hasBadges(self) -> bool:
        return self._has_badges

    @Property(bool, notify=changed)
    def isReady(self) -> bool:
        """Somebody's PIN is asked for."""
        return self._candidate is not None

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return self.plain_chosen

    @Property(str, notify=changed)
    def chosenName(self) -> str:
        return self._names.get(self.plain_chosen, "")

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._notice

    @Property(PinEntryModel, constant=True)
    def entry(self) -> PinEntryModel:
        return self._entry


def _row(officer: Officer) -> dict[str, object]:
    return {
        "officerId": officer.officer_id,
        "name": officer.name,
        "title": officer.title,
        "initials": "".join(word[0] for word in officer.name.split()[:2]).upper(),
    }
