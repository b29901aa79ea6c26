"""How is my request? The code from the slip (typed or scanned), its PIN, and the answer in plain words.

Invariants
- `page` is what stands on the screen: "code", "scan", "pin", "answer". A problem is a code; the sentence is the screen's.
- One question at a time; a question of the city is asked off the screen's thread, and "Batal" or leaving unhears it.
- QML sees how many digits of the PIN there are, never which; code, PIN and answer leave the memory with `clear`.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.session import Session
from kiosk.domain.ticket import CODE_LENGTH
from kiosk.flows.check_status import AskCity, CheckStatus, Found, Later, code_on_slip
from kiosk.flows.ports import Camera, StorageBrokenError, StorageFullError
from kiosk.flows.status_ports import CityBusyForStatusError, CityStatus, RequestStatus
from kiosk.ui.dates import promise_moment
from kiosk.ui.models.code_entry import CodeEntry
from kiosk.ui.models.code_reader import CodeReader
from kiosk.ui.tasks import TaskRunner
from sync.rules.service import Service

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PIN_DIGITS = 6
SLOW_MS = 1_000
SCANNER_LIMIT = 1024
Page = Literal["code", "scan", "pin", "answer"]
Aim = Literal["status", "my_data"]
Problem = Literal[
    "", "short", "sign", "not_slip", "pin", "no_match", "no_match_here", "no_line", "busy", "wait", "storage"
]


@QmlElement
@QmlUncreatable("made by the resident's model")
class StatusModel(QObject):  # type: ignore[operator]
    changed = Signal()
    turned = Signal()
    left = Signal()
    ended = Signal()
    proven = Signal()  # code and PIN were right, and the aim is the resident's own data

    def __init__(
        self,
        session: Session,
        flow: CheckStatus,
        city: CityStatus,
        *,
        camera: Camera,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._flow = flow
        self._city = city
        self._tasks = tasks
        self._reader = CodeReader(camera, self._scanned, self)
        self._page: Page = "code"
        self._aim: Aim = "status"
        self._code = CodeEntry(CODE_LENGTH)
        self._pin = self._scanner = ""
        self._problem: Problem = ""
        self._wait_s = 0
        self._asking = self._slow = False
        self._visit = 0
        self._status: RequestStatus | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self._be_slow)

    @property
    def plain_page(self) -> Page:
        return self._page

    @property
    def plain_problem(self) -> Problem:
        return self._problem

    @property
    def plain_status(self) -> RequestStatus | None:
        return self._status

    def open(self, aim: Aim) -> None:
        self.clear()
        self._aim = aim
        self._turn("code")

    def clear(self) -> None:
        self._unhear()
        self._reader.stop()
        self._code.clear()
        self._pin = self._scanner = ""
        self._problem = ""
        self._wait_s = 0
        self._status = None
        self._page = "code"
        self.changed.emit()

    def pause(self) -> None:
        self._reader.stop()

    def resume(self) -> None:
        if self._page == "scan":
            self._reader.start()

    # --- the code ------------------------------------------------------------------------------------------------

    @Slot(str)
    def sign(self, text: str) -> None:
        """A key of the code's keyboard, or one of a hardware keyboard; what people put between is passed over.

        A barcode scanner types the slip's whole QR, which begins as no person begins; Enter completes it.
        """
        if self._scanner or text == "{":
            self._scanner = (self._scanner + text)[:SCANNER_LIMIT]
            return
        self._say("" if self._code.take(text) else "sign")

    @Slot()
    def erase(self) -> None:
        self._code.erase()
        self._say("")

    @Slot()
    def scan(self) -> None:
        self._turn("scan")
        self._reader.start()

    @Slot()
    def submitCode(self) -> None:
        if self._scanner:
            text, self._scanner = self._scanner, ""
            self._scanned(text)
            return
        if self._code.is_complete():
            self._turn("pin")
        else:
            self._say("short")

    def _scanned(self, text: str) -> None:
        code = code_on_slip(text)
        if code is None:
            self._say("not_slip")
            return
        self._code.text = code
        self._turn("pin")

    # --- the PIN -------------------------------------------------------------------------------------------------

    @Slot(str)
    def digit(self, text: str) -> None:
        if not self._asking and len(text) == 1 and text in "0123456789" and len(self._pin) < PIN_DIGITS:
            self._pin += text
            self._say("")

    @Slot()
    def erasePin(self) -> None:
        if not self._asking:
            self._pin = self._pin[:-1]
            self._say("")

    @Slot()
    def submitPin(self) -> None:
        if self._asking:
            return
        if len(self._pin) < PIN_DIGITS:
            self._say("pin")
            return
        pin, self._pin = self._pin, ""
        try:
            begun = self._flow.begin(self._code.text, pin)
        except (StorageFullError, StorageBrokenError):
            self._say("storage")
            return
        if isinstance(begun, Found):
            self._show(begun.status)
        elif isinstance(begun, Later):
            self._wait_s = begun.wait_s
            self._say("wait")
        elif self._aim == "my_data" or not self._flow.line_is_open():
            self._say("no_match_here")
        else:
            self._ask(begun)

    @Slot()
    def stop(self) -> None:
        """Batal: the city is not waited for any longer."""
        self._unhear()
        self._say("")

    def _ask(self, asked: AskCity) -> None:
        visit = self._visit
        self._asking = True
        self._patience.start()
        self._say("")
        city, flow = self._city, self._flow

        def told(status: RequestStatus | None) -> None:
            if visit != self._visit:
                return
            self._rest()
            answer = flow.finish(asked, status)
            if isinstance(answer, Found):
                self._show(answer.status)
            else:
                self._say("no_match")

        def failed(error: Exception) -> None:
            if visit != self._visit:
                return
            self._rest()
            self._say("busy" if isinstance(error, CityBusyForStatusError) else "no_line")

        self._tasks.run(lambda: city.ask(asked.code, asked.pin), told, failed)

    def _be_slow(self) -> None:
        self._slow = True
        self.changed.emit()

    def _rest(self) -> None:
        self._asking = self._slow = False
        self._patience.stop()

    def _unhear(self) -> None:
        self._visit += 1
        if self._asking:
            self._city.cut()
        self._rest()

    # --- the answer ----------------------------------------------------------------------------------------------

    @Slot()
    def back(self) -> None:
        if self._page == "code":
            self.left.emit()
        else:
            self._unhear()
            self._pin = ""
            self._status = None
            self._turn("code")

    @Slot()
    def finish(self) -> None:
        self.ended.emit()

    @Slot()
    def showData(self) -> None:
        """From the answer to what this kiosk holds about it."""
        if self._status is not None and self._status.request_id:
            self.proven.emit()

    def _show(self, status: RequestStatus) -> None:
        self._status = status
        self._code.clear()
        self._pin = ""
        if self._aim == "my_data":
            self.proven.emit()
        else:
            self._turn("answer")

    def _turn(self, page: Page) -> None:
        if page != "scan":
            self._reader.stop()
        self._page = page
        self._problem = ""
        self.changed.emit()
        self.turned.emit()

    def _say(self, problem: Problem) -> None:
        self._problem = problem
        self.changed.emit()

    def _service(self) -> Service | None:
        if self._status is None:
            return None
        return next((one for one in self._session.catalogue.services if one.code == self._status.service), None)

    # --- what QML reads ------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._page

    @Property(str, notify=changed)
    def aim(self) -> str:
        return self._aim

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._code.text

    @Property(int, notify=changed)
    def digits(self) -> int:
        return len(self._pin)

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(int, notify=changed)
    def waitMinutes(self) -> int:
        return -(-self._wait_s // 60)

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._asking

    @Property(bool, notify=changed)
    def slow(self) -> bool:
        return self._slow

    @Property(CodeReader, notify=changed)
    def reader(self) -> CodeReader:
        return self._reader

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._status.state if self._status else ""

    @Property(str, notify=changed)
    def shownCode(self) -> str:
        code = self._status.code if self._status else ""
        return f"{code[:4]}-{code[4:]}" if code else ""

    @Property(str, notify=changed)
    def service(self) -> str:
        service = self._service()
        return service.short_name if service is not None else self._status.service if self._status else ""

    @Property(str, notify=changed)
    def standard(self) -> str:
        service = self._service()
        return service.standard if service is not None else "none"

    @Property(str, notify=changed)
    def pickup(self) -> str:
        service = self._service()
        return service.pickup if service is not None else "none"

    @Property(str, notify=changed)
    def promise(self) -> str:
        status = self._status
        return promise_moment(status.promised_at, status.filed_at) if status and status.promised_at else ""

    @Property(bool, notify=changed)
    def received(self) -> bool:
        return self._status is not None and self._status.received

    @Property(bool, notify=changed)
    def filedHere(self) -> bool:
        return self._status is not None and bool(self._status.request_id)

    @Property(str, notify=changed)
    def missingWords(self) -> str:
        """The papers that were not there and the questions to be answered anew, by their names."""
        service, status = self._service(), self._status
        if service is None or status is None:
            return ""
        papers = [one.short for one in service.requirements if one.id in status.missing]
        return ", ".join([*papers, *(one.title or one.label for one in service.fields if one.key in status.questions)])

    @Property(str, notify=changed)
    def returned(self) -> str:
        """Why it was returned, as a code; "" for what was not."""
        return self._status.returned if self._status else ""
