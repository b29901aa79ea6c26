"""The officer's side of the kiosk: what an officer does at the desk, and how long they are taken to be there.

Invariants
- Nothing of a resident and no officer stays behind: leaving, locking and losing the area close every page and forget
  who was there. Locking does not end a presence; only "Tinggalkan meja" with a reason does.
- Two minutes without a sign of life lock the desk, on every page (`kiosk.ui.desk_lock`). An errand with a stick goes on:
  its page stays, signed out, and locks like any other once it is done.
- Who is signed in and no longer counts (left the roster, another badge) is out at the next `check`, a second later.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.entrance import Entrance
from kiosk.flows.ports import Book, Camera, Officer, PinCheck, StorageBrokenError, StorageFullError
from kiosk.flows.presence import EndReason, PresenceFlow
from kiosk.flows.prompt import PromptFlow
from kiosk.flows.queue import Queue
from kiosk.flows.serve import RequestChangedError, Serve
from kiosk.ui.desk_lock import LOCK_MS, DeskLock
from kiosk.ui.models.officer_courier import errand_of
from kiosk.ui.models.officer_day import DayTasks
from kiosk.ui.models.officer_pages import OfficerPages
from kiosk.ui.models.officer_presence import COUNT_MS
from kiosk.ui.models.officer_sync import Line
from kiosk.ui.models.shell import ShellModel
from kiosk.ui.scanner_watch import ScannerWatch
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_REASONS: dict[str, EndReason] = {"end_of_day": "end_of_day", "empty_hall": "empty_hall", "other": "other"}


@QmlElement
@QmlUncreatable("made by the application")
class OfficerModel(QObject):  # type: ignore[operator]
    """`assisting(officer, how)`: "screen" or "telephone"; `practising`: a practice begins, `technicianCalled`: the technician's window.
    The desk is closed by then.
    """

    changed = Signal()
    assisting = Signal(Officer, str)
    practising = Signal()
    technicianCalled = Signal()

    def __init__(
        self,
        shell: ShellModel,
        *,
        book: Book,
        entrance: Entrance,
        pins: PinCheck,
        camera: Camera,
        presence: PresenceFlow,
        prompts: PromptFlow,
        serve: Serve,
        queue: Queue,
        line: Line,
        day: DayTasks,
        tasks: TaskRunner,
        lock_ms: int = LOCK_MS,
        count_ms: int = COUNT_MS,
    ) -> None:
        super().__init__()
        self._shell = shell
        self._book = book
        self._entrance = entrance
        self._presence = presence
        self._prompts = prompts
        self._serve = serve
        self._diary = day.hours.diary
        self._asked_minutes = 0
        self.plain_pages = OfficerPages(
            book=book,
            entrance=entrance,
            pins=pins,
            camera=camera,
            presence=presence,
            serve=serve,
            queue=queue,
            line=line,
            day=day,
            tasks=tasks,
            entered=self._entered,
            count_ms=count_ms,
            parent=self,
        )
        self.plain_pages.plain_queue.takeAsked.connect(self._take_called)
        self.plain_pages.plain_day.plain_assist.begun.connect(self._assist)
        self.plain_pages.plain_day.plain_practice.begun.connect(self._practise)
        self._scanner = ScannerWatch(self._wants_code, self.plain_pages.scanned, self)
        self._silence = DeskLock(lock_ms, self)
        self._silence.asked.connect(self.changed)
        self._silence.expired.connect(self._silent)
        self.plain_pages.plain_courier.changed.connect(self.changed)
        self.plain_pages.plain_day.plain_leave.left.connect(shell.leaveOfficer)
        shell.inspected.connect(self.inspect)
        shell.officerEntered.connect(self.open)
        shell.officerLeft.connect(self.close)

    def watch(self, window: QObject) -> None:
        """Signs of life are the events of this window."""
        window.installEventFilter(self._silence)
        window.installEventFilter(self._scanner)

    def open(self) -> None:
        """Someone pressed "Petugas"."""
        self.plain_pages.forget()
        self.plain_pages.plain_sign_in.open()
        self._silence.start()
        self.changed.emit()

    def inspect(self) -> None:
        """The truth bar was held: the page "Kiriman", with the rights of who is signed in, if anybody."""
        if self._shell.plain_area == "resident":
            self._shell.enterOfficer()
        if self.plain_pages.plain_screen in ("sign_in", "desk"):
            self.plain_pages.to_sync()

    def close(self) -> None:
        """The area is the residents' again."""
        self._silence.stop()
        self.plain_pages.forget()
        self.changed.emit()

    def check(self) -> None:
        """About once a second: what the city changed meanwhile."""
        officer = self.plain_pages.plain_officer
        with suppress(StorageFullError, StorageBrokenError):
            self._entrance.unlock.use_brought()
            self.plain_pages.plain_locked.look_again()
            if officer is not None and not self._entrance.sign_in.still_counts(officer):
                self._shell.leaveOfficer()
        self._count_down()

    @Slot()
    def lock(self) -> None:
        self._shell.leaveOfficer()

    @Slot()
    def extend(self) -> None:
        """Still here."""
        self._silence.extend()

    @Slot()
    def back(self) -> None:
        """Kembali: from the pages to the desk, from sign-in to the residents' side; the desk itself is left by a question."""
        pages = self.plain_pages
        if pages.step_back():
            return
        match pages.plain_screen:
            case "sign_in":
                self._shell.leaveOfficer()
            case "desk":
                pages.askLeave()
            case "sync" if pages.plain_officer is None:
                self._shell.leaveOfficer()
            case "locked":
                pages.to_sign_in()
            case "pin" if pages.plain_officer is None:
                pages.to_sign_in()
            case "completion":
                pages.to_request(pages.plain_request.plain_request_id)
            case "courier":
                pages.to_sync()
            case _:
                pages.to_desk()

    @Slot()
    def provePresence(self) -> None:
        officer = self.plain_pages.plain_officer
        if officer is not None and self.plain_pages.plain_screen == "desk":
            self.plain_pages.to_presence(officer, self._presence, prompted=False)

    @Slot()
    def confirmPresence(self) -> None:
        """The kiosk asked during the day; here I am."""
        officer = self.plain_pages.plain_officer
        if officer is not None and self._asked_minutes:
            self.plain_pages.to_presence(officer, self._prompts, prompted=True)

    @Slot()
    def newPin(self) -> None:
        """The person at sign-in has a code of the city."""
        self.plain_pages.to_new_pin()

    @Slot()
    def changePin(self) -> None:
        officer = self.plain_pages.plain_officer
        if officer is not None:
            self.plain_pages.to_other_pin(officer)

    @Slot()
    def matchClock(self) -> None:
        if self.plain_pages.plain_officer is not None:
            self.plain_pages.to_clock()

    @Slot()
    def openSync(self) -> None:
        if self.plain_pages.plain_officer is not None:
            self.plain_pages.to_sync()

    @Slot(str)
    def runCourier(self, errand: str) -> None:
        """export, take_in or carry, from the page "Kiriman"."""
        if (wanted := errand_of(errand)) is not None:
            self.plain_pages.to_courier(wanted)

    @Slot(str)
    def openRequest(self, request_id: str) -> None:
        if self.plain_pages.plain_officer is not None:
            self.plain_pages.to_request(request_id)

    @Slot()
    def openServing(self) -> None:
        row = self.plain_pages.plain_queue.plain_request or self.plain_pages.plain_desk.plain_serving
        if row is not None:
            self.openRequest(row.request_id)

    @Slot()
    def takeNext(self) -> None:
        """The most urgent one that nobody took; the desk goes on, with it as the one being served."""
        row = self.plain_pages.plain_desk.plain_next
        if row is not None:
            self._take_called(row.request_id)

    @Slot()
    def take(self) -> None:
        """The request whose page is open."""
        pages, officer = self.plain_pages, self.plain_pages.plain_officer
        if pages.plain_screen != "request" or officer is None:
            return
        request_id = pages.plain_request.plain_request_id
        problem = _problem_of(lambda: self._serve.take(request_id, officer.officer_id))
        if problem == "storage":
            pages.fail(problem)
            return
        pages.to_request(request_id)
        pages.say("" if problem else "taken", problem)

    @Slot()
    def complete(self) -> None:
        """Finish the request whose page is open, or from the desk the one being served."""
        pages, officer = self.plain_pages, self.plain_pages.plain_officer
        row = pages.plain_queue.plain_request or pages.plain_desk.plain_serving
        opened = pages.plain_request.plain_request_id
        request_id = opened or (row.request_id if row else "")
        current = self._book.request(request_id) if request_id else None
        if officer is None or current is None:
            return
        if opened or pages.to_request(request_id):
            pages.to_completion(request_id, officer, current.ticket)

    @Slot(str)
    def leave(self, reason: str) -> None:
        """End the presence with this reason and go, or first say where to; "lock" only goes. A full disk keeps the officer here."""
        officer = self.plain_pages.plain_officer if reason in _REASONS else None
        leaving = self.plain_pages.plain_day.plain_leave
        if officer is not None and _REASONS[reason] != "end_of_day":
            self.plain_pages.openDay("leave")
            leaving.for_reason(_REASONS[reason])
            return
        problem = leaving.leave_for(officer.officer_id, "end_of_day") if officer is not None else ""
        if problem:
            self.plain_pages.stay()
            self.plain_pages.fail(problem)
            return
        self._shell.leaveOfficer()

    @Slot()
    def tellCentralSystem(self) -> None:
        """The central system is away, or back."""
        officer, desk = self.plain_pages.plain_officer, self.plain_pages.plain_desk
        if officer is not None:
            notice = "central_back" if desk.centralDown else "central_down"
            problem = _problem_of(lambda: self._diary.tell_central_system(officer.officer_id))
            self.plain_pages.to_desk("" if problem else notice, problem)

    def _take_called(self, request_id: str) -> None:
        """From the desk, which goes on."""
        officer = self.plain_pages.plain_officer
        if officer is not None:
            problem = _problem_of(lambda: self._serve.take(request_id, officer.officer_id))
            self.plain_pages.to_desk("" if problem else "taken", problem)

    def _assist(self, how: str) -> None:
        """The screen goes to the resident, and nothing of the desk with it."""
        officer = self.plain_pages.plain_officer
        if officer is not None:
            self._shell.leaveOfficer()
            self.assisting.emit(officer, how)

    def _practise(self) -> None:
        """Only from the real desk, and not out of a practice."""
        if self.plain_pages.plain_officer is not None and not self._shell.plain_practice:
            self._shell.leaveOfficer()
            self.practising.emit()

    @Slot()
    def callTechnician(self) -> None:
        """F9 at an open desk: who may sign in answers for who may change the hall's devices. Nothing at a closed one."""
        if self._shell.plain_area == "officer" and self.plain_pages.plain_officer and not self._shell.plain_practice:
            self._shell.leaveOfficer()
            self.technicianCalled.emit()

    def _entered(self) -> None:
        """Who is asked to show themselves goes straight on to the mirror; who forgot an end is asked for it first."""
        self._count_down()
        officer = self.plain_pages.plain_officer
        if self._asked_minutes:
            self.confirmPresence()
        elif officer is not None and self.plain_pages.plain_day.plain_forgotten.is_asked(officer.officer_id):
            self.plain_pages.openDay("forgotten")

    def _silent(self) -> None:
        if self.plain_pages.plain_courier.is_busy:
            self.plain_pages.sign_out_here()
            self._silence.start()
        else:
            self.lock()

    def _wants_code(self) -> bool:
        return self._shell.plain_area == "officer" and self.plain_pages.reads_codes

    def _count_down(self) -> None:
        """How long the officer at the desk still has to answer."""
        officer = self.plain_pages.plain_officer
        prompt = self._prompts.waiting_for(officer.officer_id) if officer else None
        minutes = 0 if prompt is None else max(1, -(-self._prompts.left_s(prompt) // 60))
        if minutes != self._asked_minutes:
            self._asked_minutes = minutes
            self.changed.emit()

    @Property(OfficerPages, constant=True)
    def pages(self) -> OfficerPages:
        return self.plain_pages

    @Property(int, notify=changed)
    def askedMinutes(self) -> int:
        """Minutes left to answer a random presence, 0 when none waits for the officer at the desk."""
        return self._asked_minutes

    @Property(bool, notify=changed)
    def lockSoon(self) -> bool:
        return self._silence.is_asking and not self.plain_pages.plain_courier.is_busy


def _problem_of(act: Callable[[], object]) -> str:
    """What kept it from being recorded, as a code; "" when it was."""
    try:
        act()
    except (StorageFullError, StorageBrokenError):
        return "storage"
    except RequestChangedError:
        return "changed"
    return ""
