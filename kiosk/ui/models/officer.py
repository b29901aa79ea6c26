"""The officer's side of the kiosk: which page is shown, who is signed in, and the lock.

Invariants
- Nothing of a resident and no officer stays behind: leaving, locking and losing the area close every page and forget
  who was there. Locking does not end a presence; only "Tinggalkan meja" with a reason does.
- Two minutes without a touch, a key or a move of the mouse lock the desk, on every page; the last twenty seconds ask.
- `screen`: sign_in, locked, pin, desk, presence, request, completion, clock. One page is open at a time; the others hold
  nothing.
- Who is signed in and no longer counts (left the roster, another badge) is out at the next `check`, a second later.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.entrance import Entrance
from kiosk.flows.first_pin import MayChoose
from kiosk.flows.ports import Book, Camera, Officer, PinCheck, StorageBrokenError, StorageFullError
from kiosk.flows.presence import EndReason, PresenceFlow
from kiosk.flows.prompt import PromptFlow
from kiosk.flows.serve import RequestChangedError, Serve
from kiosk.ui.models.officer_clock import OfficerClockModel
from kiosk.ui.models.officer_completion import OfficerCompletionModel
from kiosk.ui.models.officer_desk import OfficerDeskModel
from kiosk.ui.models.officer_locked import OfficerLockedModel
from kiosk.ui.models.officer_pin import OfficerPinModel
from kiosk.ui.models.officer_presence import COUNT_MS, OfficerPresenceModel
from kiosk.ui.models.officer_request import OfficerRequestModel
from kiosk.ui.models.officer_sign_in import OfficerSignInModel
from kiosk.ui.models.shell import ShellModel
from kiosk.ui.scanner_watch import ScannerWatch
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

LOCK_MS = 120_000
# WCAG 2.2.1: at least 20 seconds to say "still here", by any touch.
WARN_MS = 20_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)
_REASONS: dict[str, EndReason] = {"end_of_day": "end_of_day", "empty_hall": "empty_hall", "other": "other"}


@QmlElement
@QmlUncreatable("made by the application")
class OfficerModel(QObject):  # type: ignore[operator]
    """`notice`: what was just recorded (present, taken, completed); `problem`: storage, changed. Codes, not words."""

    changed = Signal()

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
        tasks: TaskRunner,
        lock_ms: int = LOCK_MS,
        count_ms: int = COUNT_MS,
    ) -> None:
        super().__init__()
        self._shell = shell
        self._book = book
        self._presence_flow = presence
        self._prompts = prompts
        self._asked_minutes = 0
        self._serve = serve
        self._officer: Officer | None = None
        self._screen = "sign_in"
        self._leaving = self._menu = False
        self._notice = self._problem = ""
        self._entrance = entrance
        self._sign_in = OfficerSignInModel(
            entrance, pins, tasks, camera, entered=self._enter, locked=self._show_locked, parent=self
        )
        self._locked = OfficerLockedModel(entrance.unlock, camera, self._unlocked, self)
        self._pin = OfficerPinModel(
            entrance.first_pin, pins, tasks, chosen=self._pin_chosen, locked=self._show_locked, parent=self
        )
        self._clock = OfficerClockModel(entrance.anchor, camera, self)
        self._scanner = ScannerWatch(self._wants_code, self._scanned, self)
        self._desk = OfficerDeskModel(serve, presence, self)
        self._presence = OfficerPresenceModel(
            camera, finished=self._presence_recorded, given_up=self._to_desk, parent=self, count_ms=count_ms
        )
        self._request = OfficerRequestModel(serve, self)
        self._completion = OfficerCompletionModel(serve, self._completed, self)
        self._lock = QTimer(self)
        self._lock.setSingleShot(True)
        self._lock.setInterval(max(0, lock_ms - WARN_MS))
        self._lock.timeout.connect(self._warn)
        self._last = QTimer(self)
        self._last.setSingleShot(True)
        self._last.setInterval(min(lock_ms, WARN_MS))
        self._last.timeout.connect(self.lock)
        shell.officerEntered.connect(self.open)
        shell.officerLeft.connect(self.close)

    def watch(self, window: QObject) -> None:
        """Signs of life are the events of this window."""
        window.installEventFilter(self)
        window.installEventFilter(self._scanner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            if self._lock.isActive():
                self._lock.start()
            elif self._last.isActive():
                QTimer.singleShot(0, self.extend)  # after the press itself, which must not fall on what lies beneath
        return super().eventFilter(watched, event)

    @property
    def plain_screen(self) -> str:
        return self._screen

    @property
    def plain_sign_in(self) -> OfficerSignInModel:
        return self._sign_in

    @property
    def plain_locked(self) -> OfficerLockedModel:
        return self._locked

    @property
    def plain_pin(self) -> OfficerPinModel:
        return self._pin

    @property
    def plain_clock(self) -> OfficerClockModel:
        return self._clock

    @property
    def plain_presence(self) -> OfficerPresenceModel:
        return self._presence

    @property
    def plain_desk(self) -> OfficerDeskModel:
        return self._desk

    @property
    def plain_request(self) -> OfficerRequestModel:
        return self._request

    @property
    def plain_completion(self) -> OfficerCompletionModel:
        return self._completion

    @property
    def plain_officer(self) -> Officer | None:
        return self._officer

    def open(self) -> None:
        """Someone pressed "Petugas"."""
        self._forget()
        self._sign_in.open()
        self._last.stop()
        self._lock.start()
        self.changed.emit()

    def close(self) -> None:
        """The area is the residents' again."""
        self._lock.stop()
        self._last.stop()
        self._forget()
        self.changed.emit()

    def check(self) -> None:
        """About once a second: what the city changed meanwhile."""
        with suppress(StorageFullError, StorageBrokenError):
            self._entrance.unlock.use_brought()
            self._locked.look_again()
            if self._officer is not None and not self._entrance.sign_in.still_counts(self._officer):
                self._shell.leaveOfficer()
        self._count_down()

    @Slot()
    def lock(self) -> None:
        self._shell.leaveOfficer()

    @Slot()
    def extend(self) -> None:
        """Still here."""
        if self._last.isActive():
            self._last.stop()
            self._lock.start()
            self.changed.emit()

    @Slot()
    def back(self) -> None:
        """Kembali: from the pages to the desk, from sign-in to the residents' side; the desk itself is left by a question."""
        if self._screen == "sign_in":
            self._shell.leaveOfficer()
        elif self._screen == "locked":
            if not self._locked.step_back():
                self._to_sign_in()
        elif self._screen == "clock" and self._clock.step_back():
            return
        elif self._screen == "pin" and self._officer is None:
            self._to_sign_in()
        elif self._screen == "completion":
            if not self._completion.step_back():
                self._show_request(self._request.plain_request_id)
        elif self._screen == "desk":
            self.askLeave()
        else:
            self._to_desk()

    @Slot()
    def provePresence(self) -> None:
        if self._officer is not None and self._screen == "desk":
            self._go("presence")
            self._presence.open(self._officer.officer_id, self._presence_flow)

    @Slot()
    def confirmPresence(self) -> None:
        """The kiosk asked during the day; here I am."""
        if self._officer is not None and self._asked_minutes:
            self._go("presence")
            self._presence.open(self._officer.officer_id, self._prompts, prompted=True)

    @Slot()
    def newPin(self) -> None:
        """The person at sign-in has a code of the city."""
        candidate = self._sign_in.plain_candidate
        if self._screen == "sign_in" and candidate is not None and not self._sign_in.plain_entry.plain_busy:
            self._go("pin")
            self._pin.open_with_code(candidate)

    @Slot()
    def changePin(self) -> None:
        if self._officer is not None:
            self._go("pin")
            self._pin.open_with_old(self._officer.officer_id)

    @Slot()
    def matchClock(self) -> None:
        if self._officer is not None:
            self._go("clock")
            self._clock.open()

    @Slot()
    def openMenu(self) -> None:
        self._menu = self._officer is not None and self._screen == "desk"
        self.changed.emit()

    @Slot()
    def closeMenu(self) -> None:
        self._menu = False
        self.changed.emit()

    @Slot(str)
    def openRequest(self, request_id: str) -> None:
        if self._officer is not None:
            self._show_request(request_id)

    @Slot()
    def openServing(self) -> None:
        row = self._desk.plain_serving
        if row is not None:
            self.openRequest(row.request_id)

    @Slot()
    def takeNext(self) -> None:
        """The most urgent one that nobody took; the desk goes on, with it as the one being served."""
        row, officer = self._desk.plain_next, self._officer
        if row is not None and officer is not None:
            taken = self._try(lambda: self._serve.take(row.request_id, officer.officer_id))
            problem = self._problem
            self._to_desk("taken" if taken else "")
            self._problem = problem
            self.changed.emit()

    @Slot()
    def take(self) -> None:
        """The request whose page is open."""
        if self._screen == "request":
            self._take(self._request.plain_request_id)

    @Slot()
    def complete(self) -> None:
        """Finish the request whose page is open, or from the desk the one being served."""
        row = self._desk.plain_serving
        request_id = self._request.plain_request_id or (row.request_id if row else "")
        current = self._book.request(request_id) if request_id else None
        if self._officer is None or current is None:
            return
        if not self._request.plain_request_id and not self._show_request(request_id):
            return
        self._screen = "completion"
        self._completion.open(request_id, self._officer.officer_id, current.ticket)
        self.changed.emit()

    @Slot()
    def askLeave(self) -> None:
        self._leaving = self._officer is not None
        self.changed.emit()

    @Slot()
    def stay(self) -> None:
        self._leaving = False
        self.changed.emit()

    @Slot(str)
    def leave(self, reason: str) -> None:
        """End the presence with this reason and go; "lock" only goes. A full disk keeps the officer here."""
        officer = self._officer if reason in _REASONS else None
        current = self._presence_flow.current(officer.officer_id) if officer else None
        if officer is not None and current is not None:
            ended = self._try(
                lambda: self._presence_flow.end(officer.officer_id, current.presence_id, reason=_REASONS[reason])
            )
            if not ended:
                self._leaving = False
                self.changed.emit()
                return
        self._shell.leaveOfficer()

    @Slot()
    def dismiss(self) -> None:
        """The notice or problem was read."""
        self._notice = self._problem = ""
        self.changed.emit()

    # --- inside

    def _warn(self) -> None:
        self._last.start()
        self.changed.emit()

    def _enter(self, officer: Officer) -> None:
        """To the desk; who is asked to show themselves, straight to the mirror."""
        self._officer = officer
        self._to_desk()
        self._count_down()
        self.confirmPresence()

    def _to_sign_in(self, notice: str = "", chosen: str = "") -> None:
        self._officer = None
        self._go("sign_in")
        self._sign_in.open(notice, chosen)

    def _show_locked(self, challenge: str) -> None:
        self._officer = None
        self._go("locked")
        self._locked.open(challenge)

    def _unlocked(self) -> None:
        self._to_sign_in("unlocked")

    def _pin_chosen(self, right: MayChoose) -> None:
        if self._officer is not None:
            self._to_desk("pin_set")
        else:
            self._to_sign_in("pin_set", right.officer_id)

    def _wants_code(self) -> bool:
        return self._shell.plain_area == "officer" and self._screen in ("sign_in", "locked", "clock")

    def _scanned(self, text: str) -> None:
        if self._screen == "sign_in":
            self._sign_in.scanned(text)
        elif self._screen == "locked":
            self._locked.scanned(text)
        elif self._screen == "clock":
            self._clock.scanned(text)

    def _to_desk(self, notice: str = "") -> None:
        self._go("desk")
        if self._officer is not None:
            self._desk.open(self._officer.officer_id)
        self._notice = notice
        self.changed.emit()

    def _go(self, screen: str) -> None:
        """Close the page that is open; the next one opens itself."""
        self._sign_in.close()
        self._locked.close()
        self._pin.close()
        self._clock.close()
        self._presence.close()
        self._completion.close()
        self._request.close()
        self._desk.close()
        self._notice = self._problem = ""
        self._leaving = self._menu = False
        self._screen = screen
        self.changed.emit()

    def _forget(self) -> None:
        self._officer = None
        self._go("sign_in")
        self._desk.forget()

    def _show_request(self, request_id: str) -> bool:
        self._go("request")
        try:
            self._request.open(request_id)
        except RequestChangedError:
            self._to_desk()
            self._problem = "changed"
            self.changed.emit()
            return False
        return True

    def _take(self, request_id: str) -> None:
        officer = self._officer
        if officer is None:
            return
        taken = self._try(lambda: self._serve.take(request_id, officer.officer_id))
        problem = self._problem
        if taken or problem == "changed":
            self._show_request(request_id)
            self._notice, self._problem = ("taken", "") if taken else ("", problem)
            self.changed.emit()

    def _try(self, act: Callable[[], object]) -> bool:
        self._problem = ""
        try:
            act()
        except (StorageFullError, StorageBrokenError):
            self._problem = "storage"
        except RequestChangedError:
            self._problem = "changed"
        self.changed.emit()
        return not self._problem

    def _count_down(self) -> None:
        """How long the officer at the desk still has to answer."""
        prompt = self._prompts.waiting_for(self._officer.officer_id) if self._officer else None
        minutes = 0 if prompt is None else max(1, -(-self._prompts.left_s(prompt) // 60))
        if minutes != self._asked_minutes:
            self._asked_minutes = minutes
            self.changed.emit()

    def _presence_recorded(self) -> None:
        self._to_desk("present")

    def _completed(self) -> None:
        self._to_desk("completed")

    # --- what QML sees

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._screen

    @Property(str, notify=changed)
    def officerName(self) -> str:
        return self._officer.name if self._officer else ""

    @Property(str, notify=changed)
    def officerShortName(self) -> str:
        """First name and an initial, where large text leaves no room for more."""
        words = self._officer.name.split() if self._officer else []
        return " ".join([*words[:1], *(f"{word[0]}." for word in words[1:2])])

    @Property(int, notify=changed)
    def counter(self) -> int:
        identity = self._book.identity()
        return identity.loket if identity else 0

    @Property(int, notify=changed)
    def askedMinutes(self) -> int:
        """Minutes left to answer a random presence, 0 when none waits for the officer at the desk."""
        return self._asked_minutes

    @Property(bool, notify=changed)
    def leaving(self) -> bool:
        return self._leaving

    @Property(bool, notify=changed)
    def menu(self) -> bool:
        return self._menu

    @Property(bool, notify=changed)
    def lockSoon(self) -> bool:
        return self._last.isActive()

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._notice

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(OfficerSignInModel, notify=changed)
    def signIn(self) -> OfficerSignInModel:
        return self._sign_in

    @Property(OfficerLockedModel, notify=changed)
    def locked(self) -> OfficerLockedModel:
        return self._locked

    @Property(OfficerPinModel, notify=changed)
    def pin(self) -> OfficerPinModel:
        return self._pin

    @Property(OfficerClockModel, notify=changed)
    def clock(self) -> OfficerClockModel:
        return self._clock

    @Property(OfficerPresenceModel, notify=changed)
    def presence(self) -> OfficerPresenceModel:
        return self._presence

    @Property(OfficerDeskModel, notify=changed)
    def desk(self) -> OfficerDeskModel:
        return self._desk

    @Property(OfficerRequestModel, notify=changed)
    def request(self) -> OfficerRequestModel:
        return self._request

    @Property(OfficerCompletionModel, notify=changed)
    def completion(self) -> OfficerCompletionModel:
        return self._completion
