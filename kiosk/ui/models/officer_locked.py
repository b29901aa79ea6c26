"""A lock and the way out of it: the challenge to tell a supervisor, and the signed answer to read.

Invariants
- The page names nobody: a badge that does not count is locked behind the same words.
- It ends by itself when the change feed brought the unlock; `look_again` is asked about once a second.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.ports import Camera, StorageBrokenError, StorageFullError
from kiosk.flows.unlock import Unlock, UnlockRefusedError
from kiosk.ui.models.code_reader import CodeReader

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_GROUP = 4


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerLockedModel(QObject):  # type: ignore[operator]
    """`problem`: "", refused, storage."""

    changed = Signal()

    def __init__(self, flow: Unlock, camera: Camera, unlocked: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._flow = flow
        self._unlocked = unlocked
        self._reader = CodeReader(camera, self.scanned, self)
        self._challenge = ""
        self._scanning = False
        self._problem = ""

    @property
    def plain_challenge(self) -> str:
        return self._challenge

    @property
    def plain_problem(self) -> str:
        return self._problem

    def open(self, challenge: str) -> None:
        self._challenge = challenge
        self._scanning = False
        self._problem = ""
        self.changed.emit()

    def close(self) -> None:
        self._reader.stop()
        self._challenge = ""
        self._scanning = False
        self.changed.emit()

    def step_back(self) -> bool:
        """From the camera to the challenge; False when the page itself is to be left."""
        if not self._scanning:
            return False
        self._reader.stop()
        self._scanning = False
        self._problem = ""
        self.changed.emit()
        return True

    def look_again(self) -> None:
        if self._challenge and not self._flow.is_locked(self._challenge):
            self._unlocked()

    @Slot()
    def scan(self) -> None:
        """Look for the supervisor's code; also "Coba lagi" without a camera."""
        if self._challenge:
            self._scanning = True
            self._problem = ""
            self._reader.start()
            self.changed.emit()

    def scanned(self, text: str) -> None:
        """A code was seen or scanned; a text that is no unlock at all changes nothing."""
        if not self._challenge:
            return
        try:
            self._flow.read(text, challenge=self._challenge)
        except UnlockRefusedError as refused:
            if refused.reason != "none":
                self._show("refused")
        except (StorageFullError, StorageBrokenError):
            self._show("storage")
        else:
            self._unlocked()

    def _show(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    @Property(CodeReader, notify=changed)
    def reader(self) -> CodeReader:
        return self._reader

    @Property(bool, notify=changed)
    def scanning(self) -> bool:
        return self._scanning

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._challenge

    @Property(str, notify=changed)
    def codeInGroups(self) -> str:
        """As it is read out: four and four."""
        return " ".join(self._challenge[at : at + _GROUP] for at in range(0, len(self._challenge), _GROUP))
