"""The officer's pages: which one is open, who is signed in, and where each page leads.

Invariants
- `screen`: sign_in, locked, pin, desk, presence, request, completion, clock, sync, courier, or a page of `officer_day`. One page is open at a time;
  the others hold nothing. Only "sync" also opens for somebody who is not signed in.
- Nothing is recorded here; what a page or the desk recorded is said once (`notice`) and gone with the next page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.courier_run import Errand
from kiosk.flows.entrance import Entrance
from kiosk.flows.evidence import PresenceTask
from kiosk.flows.first_pin import MayChoose
from kiosk.flows.ports import Book, Camera, Officer, PinCheck
from kiosk.flows.presence import PresenceFlow
from kiosk.flows.queue import Queue
from kiosk.flows.serve import RequestChangedError, Serve
from kiosk.ui.models.desk_pages import DeskPages
from kiosk.ui.models.officer_clock import OfficerClockModel
from kiosk.ui.models.officer_completion import OfficerCompletionModel
from kiosk.ui.models.officer_courier import OfficerCourierModel
from kiosk.ui.models.officer_day import DayTasks, OfficerDay
from kiosk.ui.models.officer_desk import OfficerDeskModel
from kiosk.ui.models.officer_locked import OfficerLockedModel
from kiosk.ui.models.officer_pin import OfficerPinModel
from kiosk.ui.models.officer_presence import OfficerPresenceModel
from kiosk.ui.models.officer_queue import OfficerQueueModel
from kiosk.ui.models.officer_request import OfficerRequestModel
from kiosk.ui.models.officer_sign_in import OfficerSignInModel
from kiosk.ui.models.officer_sync import Line, OfficerSyncModel
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_READING_CODES = frozenset({"sign_in", "locked", "clock"})


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerPages(QObject):  # type: ignore[operator]
    """`notice`: what was just recorded (present, taken, completed, pin_set); `problem`: storage, changed. Codes, not words."""

    changed = Signal()
    telephoneResumed = Signal(Officer, str)

    def __init__(
        self,
        *,
        book: Book,
        entrance: Entrance,
        pins: PinCheck,
        camera: Camera,
        presence: PresenceFlow,
        serve: Serve,
        queue: Queue,
        line: Line,
        day: DayTasks,
        tasks: TaskRunner,
        entered: Callable[[], None],
        count_ms: int,
        parent: QObject,
    ) -> None:
        """`entered`: somebody signed in and stands at the desk."""
        super().__init__(parent)
        self._book = book
        self._entered = entered
        self._screen = "sign_in"
        self._leaving = self._menu = False
        self._notice = self._problem = ""
        self.plain_officer: Officer | None = None
        self.plain_drafts = day.drafts
        self.plain_sign_in = OfficerSignInModel(
            entrance, pins, tasks, camera, entered=self._enter, locked=self._show_locked, parent=self
        )
        self.plain_locked = OfficerLockedModel(entrance.unlock, camera, self._unlocked, self)
        self.plain_pin = OfficerPinModel(
            entrance.first_pin, pins, tasks, chosen=self._pin_chosen, locked=self._show_locked, parent=self
        )
        self.plain_clock = OfficerClockModel(entrance.anchor, camera, self)
        self.plain_desk = OfficerDeskModel(serve, presence, day.hours, self)
        self.plain_queue = OfficerQueueModel(
            queue, serve, book, lambda: self.plain_officer.officer_id if self.plain_officer else "", self
        )
        self.plain_desk.changed.connect(self.plain_queue.refresh)
        self.plain_queue.acted.connect(lambda problem: self.to_desk(problem=problem))
        self.plain_presence = OfficerPresenceModel(
            camera, finished=self._presence_recorded, given_up=self.to_desk, parent=self, count_ms=count_ms
        )
        self.plain_request = OfficerRequestModel(serve, self)
        self.plain_completion = OfficerCompletionModel(serve, day.drafts, self._completed, self)
        self.plain_sync = OfficerSyncModel(book, line, self)
        self.plain_courier = OfficerCourierModel(line.courier, tasks, lambda: self.plain_officer is not None, self)
        self.plain_day = OfficerDay(day, self.to_desk, self)
        self.plain_desk_pages = DeskPages(
            day.desk,
            desk=self,
            book=book,
            camera=camera,
            pins=pins,
            sign_in=entrance.sign_in,
            tasks=tasks,
            drafts=day.drafts,
            parent=self,
        )
        self.plain_day.join(self.plain_desk_pages.pages())
        self.plain_day.plain_drafts.resumed.connect(self.resume)

    @property
    def plain_screen(self) -> str:
        return self._screen

    @property
    def reads_codes(self) -> bool:
        """What a scanner types is for this page."""
        return self._screen in _READING_CODES

    def scanned(self, text: str) -> None:
        if self._screen == "sign_in":
            self.plain_sign_in.scanned(text)
        elif self._screen == "locked":
            self.plain_locked.scanned(text)
        elif self._screen == "clock":
            self.plain_clock.scanned(text)

    def forget(self) -> None:
        """Nobody is here."""
        self.plain_officer = None
        self._go("sign_in")
        self.plain_desk.forget()
        self.plain_queue.forget()

    def to_sign_in(self, notice: str = "", chosen: str = "") -> None:
        self.plain_officer = None
        self._go("sign_in")
        self.plain_sign_in.open(notice, chosen)

    def to_desk(self, notice: str = "", problem: str = "") -> None:
        self._go("desk")
        if self.plain_officer is not None:
            self.plain_desk.open(self.plain_officer.officer_id)
            self.plain_day.plain_drafts.count(self.plain_officer.officer_id)
        self.say(notice, problem)

    def to_new_pin(self) -> None:
        """For the person at sign-in, with a code of the city."""
        candidate = self.plain_sign_in.plain_candidate
        if self._screen == "sign_in" and candidate is not None and not self.plain_sign_in.plain_entry.plain_busy:
            self._go("pin")
            self.plain_pin.open_with_code(candidate)

    def to_other_pin(self, officer: Officer) -> None:
        self._go("pin")
        self.plain_pin.open_with_old(officer.officer_id)

    def to_clock(self) -> None:
        self._go("clock")
        self.plain_clock.open()

    def to_sync(self) -> None:
        self._go("sync")
        self.plain_sync.open()

    def to_courier(self, errand: Errand) -> None:
        if self.plain_officer is not None and self._screen == "sync":
            self._go("courier")
            self.plain_courier.open(errand)

    def sign_out_here(self) -> None:
        """Nobody is at the desk any more, but the page has work under way: it stays, without any right."""
        self.plain_officer = None
        self.changed.emit()

    def to_presence(self, officer: Officer, task: PresenceTask, *, prompted: bool) -> None:
        self._go("presence")
        self.plain_presence.open(officer.officer_id, task, prompted=prompted)

    def to_request(self, request_id: str) -> bool:
        """False when it is not there for this desk any more; then the desk says so."""
        self._go("request")
        try:
            self.plain_request.open(request_id)
        except RequestChangedError:
            self.to_desk(problem="changed")
            return False
        return True

    def to_completion(self, request_id: str, officer: Officer, ticket: str) -> None:
        """From the page of this request, which stays as it is."""
        self._screen = "completion"
        self.plain_completion.open(request_id, officer.officer_id, ticket)
        self.changed.emit()

    def resume(self, page: str, subject: str) -> None:
        """To where this officer left something unfinished; the page finds its words itself."""
        officer = self.plain_officer
        if officer is None:
            return
        if page == "telephone":
            self.telephoneResumed.emit(officer, subject)
            return
        if page == "step":
            self.plain_desk_pages.resume(subject)
            return
        if self.plain_day.knows(page):
            self.openDay(page)
            return
        row = self._book.request(subject)
        if self.to_request(subject) and page == "completion" and row is not None and row.state == "taken":
            self.to_completion(subject, officer, row.ticket)

    def step_back(self) -> bool:
        """Inside the page that is open; False when the page itself is to be left."""
        steps = {
            "locked": self.plain_locked.step_back,
            "completion": self.plain_completion.step_back,
            "clock": self.plain_clock.step_back,
            "courier": self.plain_courier.step_back,
        }
        step = steps.get(self._screen)
        return step() if step is not None else self.plain_day.step_back(self._screen)

    def say(self, notice: str, problem: str) -> None:
        self._notice, self._problem = notice, problem
        self.changed.emit()

    def fail(self, problem: str) -> None:
        """On the page that is open."""
        self._problem = problem
        self.changed.emit()

    @Slot(str)
    def openDay(self, name: str) -> None:
        """A page of the officer's day, by its name in `officer_day`."""
        if self.plain_officer is not None and self.plain_day.knows(name):
            self._go(name)
            self.plain_day.open(name, self.plain_officer.officer_id)

    def open_aimed(self, name: str, aim: Callable[[str], None]) -> None:
        if self.plain_officer is not None:
            officer_id = self.plain_officer.officer_id
            self._go(name)
            aim(officer_id)
            self.plain_day.open(name, officer_id)

    @Slot()
    def dismiss(self) -> None:
        """The notice or problem was read."""
        self.say("", "")

    @Slot()
    def openMenu(self) -> None:
        self._menu = self.plain_officer is not None and self._screen == "desk"
        self.changed.emit()

    @Slot()
    def closeMenu(self) -> None:
        self._menu = False
        self.changed.emit()

    @Slot()
    def askLeave(self) -> None:
        self._leaving = self.plain_officer is not None
        if self.plain_officer is not None:
            self.plain_day.plain_leave.look(self.plain_officer.officer_id)
        self.changed.emit()

    @Slot()
    def stay(self) -> None:
        self._leaving = False
        self.changed.emit()

    # --- inside

    def _go(self, screen: str) -> None:
        """Close the page that is open; the next one opens itself."""
        self.plain_sign_in.close()
        self.plain_locked.close()
        self.plain_pin.close()
        self.plain_clock.close()
        self.plain_presence.close()
        self.plain_completion.close()
        self.plain_request.close()
        self.plain_desk.close()
        self.plain_sync.close()
        self.plain_courier.close()
        self.plain_day.close()
        self._notice = self._problem = ""
        self._leaving = self._menu = False
        self._screen = screen
        self.changed.emit()

    def _enter(self, officer: Officer) -> None:
        self.plain_officer = officer
        self.to_desk()
        self._entered()

    def _show_locked(self, challenge: str) -> None:
        self.plain_officer = None
        self._go("locked")
        self.plain_locked.open(challenge)

    def _unlocked(self) -> None:
        self.to_sign_in("unlocked")

    def _pin_chosen(self, right: MayChoose) -> None:
        if self.plain_officer is not None:
            self.to_desk("pin_set")
        else:
            self.to_sign_in("pin_set", right.officer_id)

    def _presence_recorded(self) -> None:
        self.to_desk("present")

    def _completed(self) -> None:
        self.plain_queue.served_with_request(self.plain_request.plain_request_id)
        self.to_desk("completed")

    # --- what QML sees

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._screen

    @Property(str, notify=changed)
    def officerName(self) -> str:
        return self.plain_officer.name if self.plain_officer else ""

    @Property(str, notify=changed)
    def officerShortName(self) -> str:
        """First name and an initial, where large text leaves no room for more."""
        words = self.plain_officer.name.split() if self.plain_officer else []
        return " ".join([*words[:1], *(f"{word[0]}." for word in words[1:2])])

    @Property(int, notify=changed)
    def counter(self) -> int:
        identity = self._book.identity()
        return identity.loket if identity else 0

    @Property(bool, notify=changed)
    def leaving(self) -> bool:
        return self._leaving

    @Property(bool, notify=changed)
    def menu(self) -> bool:
        return self._menu

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._notice

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(OfficerSignInModel, constant=True)
    def signIn(self) -> OfficerSignInModel:
        return self.plain_sign_in

    @Property(OfficerLockedModel, constant=True)
    def locked(self) -> OfficerLockedModel:
        return self.plain_locked

    @Property(OfficerPinModel, constant=True)
    def pin(self) -> OfficerPinModel:
        return self.plain_pin

    @Property(OfficerClockModel, constant=True)
    def clock(self) -> OfficerClockModel:
        return self.plain_clock

    @Property(OfficerPresenceModel, constant=True)
    def presence(self) -> OfficerPresenceModel:
        return self.plain_presence

    @Property(OfficerDeskModel, constant=True)
    def desk(self) -> OfficerDeskModel:
        return self.plain_desk

    @Property(OfficerQueueModel, constant=True)
    def queue(self) -> OfficerQueueModel:
        return self.plain_queue

    @Property(OfficerRequestModel, constant=True)
    def request(self) -> OfficerRequestModel:
        return self.plain_request

    @Property(OfficerCompletionModel, constant=True)
    def completion(self) -> OfficerCompletionModel:
        return self.plain_completion

    @Property(OfficerSyncModel, constant=True)
    def sync(self) -> OfficerSyncModel:
        return self.plain_sync

    @Property(OfficerCourierModel, constant=True)
    def courier(self) -> OfficerCourierModel:
        return self.plain_courier

    @Property(DeskPages, constant=True)
    def deskPages(self) -> DeskPages:
        return self.plain_desk_pages

    @Property(OfficerDay, constant=True)
    def day(self) -> OfficerDay:
        return self.plain_day

    @Property(bool, notify=changed)
    def signedIn(self) -> bool:
        return self.plain_officer is not None
