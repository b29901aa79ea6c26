"""The courier on the screen: look for a stick, do the errand, say when it may be pulled out.

Invariants
- `phase`: looking, none, choose, working, stopping, stopped, done, failed. The errand runs on the task runner; the page asks
  several times a second what it told last, and no widget is touched from there.
- One stick is taken at once, several are asked about. Nothing starts when nobody is signed in (`may_act`).
- Closing the page cancels the errand and hears nothing of it any more.
- Names of sticks, counts and sizes only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.errors import NotEnrolledError, WorldError
from kiosk.flows import courier as port
from kiosk.flows.courier import Courier, CourierProgress, Stick, size_in_words
from kiosk.flows.courier_run import ERRANDS, Brought, CourierRun, Errand, fitting
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.ui.models.rows import Rows
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 1_500
ASK_MS = 150

_PROBLEMS: tuple[tuple[type[Exception], str], ...] = (
    (port.StickFullError, "full"),
    (port.StickGoneError, "gone"),
    (port.StickReadOnlyError, "read_only"),
    (port.StickUnfitError, "unfit"),
    (port.NothingToCarryError, "nothing"),
    (port.DamagedError, "damaged"),
    (port.NotOursError, "not_ours"),
    (port.CityDisagreesError, "city_disagrees"),
    (port.NoLineError, "no_line"),
    (port.CityRefusesError, "city_refuses"),
    (NotEnrolledError, "not_enrolled"),
    (StorageFullError, "storage"),
    (StorageBrokenError, "storage"),
)


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerCourierModel(QObject):  # type: ignore[operator]
    """`problem`: one of `_PROBLEMS`, or "other" with the error's own sentence in `sentence`."""

    changed = Signal()

    def __init__(self, courier: Courier, tasks: TaskRunner, may_act: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._courier = courier
        self._tasks = tasks
        self._may_act = may_act
        self._looks = _timer(self, LOOK_MS, self.look)
        self._asks = _timer(self, ASK_MS, self.hear)
        self._sticks = Rows(("key", "name", "free", "bundles", "replies"), self)
        self._found: tuple[Stick, ...] = ()
        self._visit = 0  # what an earlier opening of the page started is not heard
        self._run: CourierRun | None = None
        self._is_looking = self._asking = False
        self._told: CourierProgress | None = None
        self._brought: Brought | None = None
        self._begin_anew("export")
        self._phase = ""

    @property
    def plain_phase(self) -> str:
        return self._phase

    @property
    def plain_run(self) -> CourierRun | None:
        return self._run

    @property
    def is_busy(self) -> bool:
        return self._phase in ("working", "stopping")

    def open(self, errand: Errand) -> None:
        self._visit += 1
        self._begin_anew(errand)
        self._looks.start()
        self.look()

    def close(self) -> None:
        self._visit += 1
        if self._run is not None:
            self._run.cancel()
        self._run = None
        self._looks.stop()
        self._asks.stop()
        self._begin_anew(self._errand)
        self._phase = ""
        self.changed.emit()

    def step_back(self) -> bool:
        """While it works, Kembali asks first; False when the page itself is to be left."""
        if self._phase == "working":
            self._asking = True
            self.changed.emit()
        return self.is_busy

    def look(self) -> None:
        """What is plugged in now."""
        if self._phase in ("looking", "none", "choose") and not self._is_looking:
            self._is_looking = True
            visit = self._visit
            self._tasks.run(
                lambda: tuple(self._courier.sticks()),
                lambda found: self._see(visit, found),
                lambda error: self._see_nothing(visit, error),
            )

    def hear(self) -> None:
        """What the errand told last."""
        told = self._run.latest if self._run is not None else None
        if told is not None and told != self._told:
            self._told = told
            self.changed.emit()

    @Slot(str)
    def choose(self, key: str) -> None:
        stick = next((each for each in self._found if each.key == key), None)
        if stick is not None and self._phase == "choose":
            self._start(stick)

    @Slot()
    def again(self) -> None:
        """The same errand once more."""
        if not self.is_busy and self._may_act():
            self.open(self._errand)

    @Slot()
    def goOn(self) -> None:
        """Do not stop."""
        self._asking = False
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        self._asking = False
        if self._phase == "working" and self._run is not None:
            self._phase = "stopping"
            self._run.cancel()
        self.changed.emit()

    # --- inside

    def _begin_anew(self, errand: Errand) -> None:
        self._errand: Errand = errand
        self._phase = "looking"
        self._is_looking = self._asking = False
        self._problem = self._sentence = self._size = ""
        self._told = self._brought = None
        self._stick_name = ""

    def _see(self, visit: int, found: Sequence[Stick]) -> None:
        if visit != self._visit:
            return
        self._is_looking = False
        if self._phase not in ("looking", "none", "choose"):
            return
        self._found = fitting(self._errand, tuple(found))
        if len(self._found) == 1 and self._phase != "choose" and self._may_act():
            self._start(self._found[0])
            return
        self._phase = "choose" if self._found else "none"
        self._sticks.replace([_row(stick) for stick in self._found])
        self.changed.emit()

    def _see_nothing(self, visit: int, error: Exception) -> None:
        self._see(visit, ())
        if not isinstance(error, WorldError):
            raise error

    def _start(self, stick: Stick) -> None:
        if not self._may_act():
            return
        self._looks.stop()
        self._stick_name = stick.name
        self._phase = "working"
        self._run = CourierRun(self._courier, self._errand, stick)
        self._asks.start()
        self.changed.emit()
        visit = self._visit
        self._tasks.run(self._run, lambda brought: self._finish(visit, brought), lambda error: self._fail(visit, error))

    def _finish(self, visit: int, brought: Brought) -> None:
        if visit == self._visit:
            self._brought = brought
            self._end("done")

    def _fail(self, visit: int, error: Exception) -> None:
        if visit != self._visit:
            return
        if isinstance(error, port.CancelledError):
            self._end("stopped")
            return
        known = next((code for kind, code in _PROBLEMS if isinstance(error, kind)), "")
        if not known and not isinstance(error, WorldError):
            self._end("failed")
            raise error  # ours: reported like any other mistake, and the page does not stand still
        self._problem = known or "other"
        self._sentence = "" if known else str(error)
        if isinstance(error, port.StickFullError):
            self._size = size_in_words(error.missing_bytes)
        self._end("failed")

    def _end(self, phase: str) -> None:
        self._asks.stop()
        self._run = None
        self._asking = False
        self._phase = phase
        self.changed.emit()

    def _count(self, name: str) -> int:
        value = getattr(self._brought, name, 0)
        return len(value) if isinstance(value, tuple) else int(value)

    # --- what QML sees

    @Property(str, notify=changed)
    def phase(self) -> str:
        return self._phase

    @Property(str, notify=changed)
    def errand(self) -> str:
        return self._errand

    @Property(Rows, constant=True)
    def sticks(self) -> Rows:
        return self._sticks

    @Property(str, notify=changed)
    def stickName(self) -> str:
        return self._stick_name

    @Property(str, notify=changed)
    def step(self) -> str:
        """writing, checking, reading, sending; "" before the first word."""
        return self._told.step if self._told else ""

    @Property(float, notify=changed)
    def share(self) -> float:
        """Of the present volume or file, 0 to 1."""
        told = self._told
        return min(1.0, told.done_bytes / told.total_bytes) if told and told.total_bytes > 0 else 0.0

    @Property(str, notify=changed)
    def doneSize(self) -> str:
        return size_in_words(self._told.done_bytes) if self._told and self._told.done_bytes > 0 else ""

    @Property(str, notify=changed)
    def totalSize(self) -> str:
        return size_in_words(self._told.total_bytes) if self._told and self._told.total_bytes > 0 else ""

    @Property(int, notify=changed)
    def volume(self) -> int:
        return self._told.volume if self._told else 1

    @Property(int, notify=changed)
    def volumes(self) -> int:
        return self._told.volumes if self._told else 1

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """Stop, really?"""
        return self._asking

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._sentence

    @Property(str, notify=changed)
    def size(self) -> str:
        """How much is missing on a full stick, or how much was written."""
        return self._size or (size_in_words(self._count("size_bytes")) if self._count("size_bytes") else "")

    @Property(int, notify=changed)
    def facts(self) -> int:
        return self._count("facts")

    @Property(int, notify=changed)
    def photos(self) -> int:
        return self._count("parts")

    @Property(int, notify=changed)
    def bundles(self) -> int:
        """Written now, or taken by the city."""
        return self._count("volumes") or self._count("bundles")

    @Property(int, notify=changed)
    def replies(self) -> int:
        return self._count("replies")

    @Property(int, notify=changed)
    def waiting(self) -> int:
        """Bundles that the city has not answered yet."""
        return self._count("waiting")

    @Property(int, notify=changed)
    def refused(self) -> int:
        return self._count("refused")


def errand_of(text: str) -> Errand | None:
    return next((errand for errand in ERRANDS if errand == text), None)


def _timer(parent: QObject, interval_ms: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(interval_ms)
    timer.timeout.connect(act)
    return timer


def _row(stick: Stick) -> dict[str, object]:
    return {
        "key": stick.key,
        "name": stick.name,
        "free": size_in_words(stick.free_bytes),
        "bundles": stick.bundles,
        "replies": stick.replies,
    }
