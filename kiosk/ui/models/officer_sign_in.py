"""Showing a badge or choosing a name, then typing six digits.

Invariants
- The PIN is in this object only while it is typed; QML sees how many digits there are, never which.
- One try at a time: while a check runs nothing can be typed or sent.
- After a badge the page says that it was read, never whose it is or whether it counts.
- `problem` is a code; the sentence is the screen's, so that it follows the language.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.pin_policy import PIN_DIGITS
from kiosk.domain.throttle import Locked, Wait
from kiosk.flows.entrance import Entrance
from kiosk.flows.ports import Camera, Officer, PinCheck, StorageBrokenError, StorageFullError
from kiosk.flows.sign_in import Candidate, SignedIn
from kiosk.flows.tries import Guess, Wrong
from kiosk.ui.models.code_reader import CodeReader
from kiosk.ui.models.rows import Rows
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerSignInModel(QObject):  # type: ignore[operator]
    """`way`: names, badge (the camera looks), read (a badge was shown). `problem`: "", wrong, wait, storage.

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
        self._pins = pins
        self._tasks = tasks
        self._entered = entered
        self._locked = locked
        self._rows = Rows(("officerId", "name", "title", "initials"), self)
        self._reader = CodeReader(camera, self.scanned, self)
        self._names: dict[str, str] = {}
        self._candidate: Candidate | None = None
        self._way = "names"
        self._has_badges = False
        self._pin = ""
        self._problem = self._notice = ""
        self._tries_left = 0
        self._wait_s = 0
        self._busy = False
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._second.timeout.connect(self._standing)

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
    def plain_busy(self) -> bool:
        return self._busy

    def open(self, notice: str = "", chosen: str = "") -> None:
        """A fresh page: nobody chosen, unless there is only one, or `chosen` just did something else."""
        with suppress(StorageFullError, StorageBrokenError):
            self._flow.tell_locks()
        officers = self._flow.officers()
        self._has_badges = self._flow.uses_badges()
        self._names = {each.officer_id: each.name for each in officers}
        self._rows.replace([_row(each) for each in officers])
        self._busy = False
        self._notice = notice
        self._candidate = None
        only = officers[0].officer_id if len(officers) == 1 else chosen
        if not officers and self._has_badges:
            self.showBadge()
            return
        self._way = "names"
        if only in self._names and not isinstance(self._flow.standing(self._flow.by_name(only)), Locked):
            self._candidate = self._flow.by_name(only)
        self._standing()

    def close(self) -> None:
        self._second.stop()
        self._reader.stop()
        self._pin = ""
        self._candidate = None
        self._way = "names"
        self._notice = ""
        self._rows.replace([])
        self.changed.emit()

    def scanned(self, text: str) -> None:
        """A code was seen or scanned; a text that is no badge changes nothing."""
        if self._busy:
            return
        candidate = self._badges.read(text)
        if candidate is not None:
            self._reader.stop()
            self._way = "read"
            self._candidate = candidate
            self._notice = ""
            self._standing()

    @Slot(str)
    def choose(self, officer_id: str) -> None:
        if self._busy or officer_id not in self._names or (officer_id == self.plain_chosen and self._pin):
            return
        self._candidate = self._flow.by_name(officer_id)
        self._notice = ""
        self._standing()

    @Slot()
    def showBadge(self) -> None:
        """The camera looks for a badge; also for another one."""
        if not self._busy:
            self._way = "badge"
            self._candidate = None
            self._standing()
            self._reader.start()

    @Slot()
    def showNames(self) -> None:
        if not self._busy and self._names:
            self._reader.stop()
            self._way = "names"
            self._candidate = None
            self._standing()

    @Slot(str)
    def digit(self, text: str) -> None:
        if self._may_type() and len(text) == 1 and text in "0123456789" and len(self._pin) < PIN_DIGITS:
            self._pin += text
            if self._problem == "wrong":
                self._problem = ""
            self._notice = ""
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        if self._may_type() and self._pin:
            self._pin = self._pin[:-1]
            self.changed.emit()

    @Slot()
    def submit(self) -> None:
        candidate = self._candidate
        if candidate is None or not self._may_type() or len(self._pin) != PIN_DIGITS:
            return
        pin, self._pin = self._pin, ""
        try:
            begun = self._flow.begin(candidate, pin)
        except (StorageFullError, StorageBrokenError):
            self._show("storage")
            return
        if not isinstance(begun, Guess):
            self._standing()
            return
        self._busy = True
        self.changed.emit()
        pins = self._pins
        self._tasks.run(
            lambda: pins.verify(begun.hash, begun.secret),
            lambda matched: self._finish(candidate, begun, matched=matched),
            self._broken,
        )

    def _finish(self, candidate: Candidate, guess: Guess, *, matched: bool) -> None:
        self._busy = False
        if candidate is not self._candidate:
            return  # the page was left while the check ran; the try stays counted
        try:
            result = self._flow.finish(candidate, guess, matched=matched)
        except (StorageFullError, StorageBrokenError):
            self._show("storage")
            return
        if isinstance(result, SignedIn):
            self._problem = ""
            self.changed.emit()
            self._entered(result.officer)
        elif isinstance(result, Wrong) and not result.wait_s:
            self._tries_left = result.tries_left
            self._show("wrong")
        else:
            self._standing()

    def _broken(self, error: Exception) -> None:
        self._busy = False
        self.changed.emit()
        raise error

    def _standing(self) -> None:
        stands = self._flow.standing(self._candidate) if self._candidate is not None else None
        self._pin = ""
        self._wait_s = stands.wait_s if isinstance(stands, Wait) else 0
        if self._wait_s:
            self._second.start()
        else:
            self._second.stop()
        self._show("wait" if self._wait_s else "")
        if isinstance(stands, Locked):
            self._locked(stands.challenge)

    def _show(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    def _may_type(self) -> bool:
        return self._candidate is not None and not self._busy and self._problem != "wait"

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

    @Property(int, notify=changed)
    def digits(self) -> int:
        return len(self._pin)

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._notice

    @Property(int, notify=changed)
    def triesLeft(self) -> int:
        return self._tries_left

    @Property(int, notify=changed)
    def waitSeconds(self) -> int:
        return self._wait_s

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def mayType(self) -> bool:
        return self._may_type()

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._may_type() and len(self._pin) == PIN_DIGITS


def _row(officer: Officer) -> dict[str, object]:
    return {
        "officerId": officer.officer_id,
        "name": officer.name,
        "title": officer.title,
        "initials": "".join(word[0] for word in officer.name.split()[:2]).upper(),
    }
