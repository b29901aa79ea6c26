"""The resident's stay on the screen: which page is open, and what Lanjut, Kembali, Batal and silence do.

Invariants
- Where to go next is `kiosk.flows.resident_path`'s answer, never remembered here.
- A request is filed once: while saving and after it, another "Setuju" does nothing.
- `wipe` ends a stay: session, drafts, frames, ticket, clipboard; nothing of the resident is left in any model.
- "Batal" and "Tutup layar" ask or count down first; the idle watch wipes without asking.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Literal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.kept_place import KeptPlace
from kiosk.domain.session import Session
from kiosk.errors import NoRecipientsError, NotEnrolledError
from kiosk.flows import resident_path
from kiosk.flows.card_ports import CardReader
from kiosk.flows.file_request import FileRequest, filing_of
from kiosk.flows.ports import Camera, Officer, Printer, StorageBrokenError, StorageFullError
from kiosk.flows.queue import Queue
from kiosk.flows.resident_path import CHECK, Page
from kiosk.ui.models.attract import AttractModel
from kiosk.ui.models.capture import CaptureModel
from kiosk.ui.models.check import CheckModel
from kiosk.ui.models.curtain import REVIEW, CurtainModel
from kiosk.ui.models.helper import HelperModel
from kiosk.ui.models.home import HomeModel
from kiosk.ui.models.identity_card import IdentityCardModel
from kiosk.ui.models.kept_place import WAYS_BACK, KeepPlaceModel, ReturnPlaceModel
from kiosk.ui.models.others import OtherFlows, OthersModel
from kiosk.ui.models.papers import PapersModel
from kiosk.ui.models.printing import PrintModel
from kiosk.ui.models.question import QuestionModel
from kiosk.ui.models.queue import WAYS, QueueModel
from kiosk.ui.models.ticket import TicketModel
from kiosk.ui.slips import missing_papers_slip, queue_slip, ticket_slip
from kiosk.ui.tasks import AtOnce, TaskRunner
from sync.rules.refusal import Refused

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

Screen = Literal[
    "attract",
    "language",
    "home",
    "services",
    "search",
    "helper",
    "question",
    "identity_card",
    "papers",
    "capture",
    "check",
    "notice",
    "ticket",
    "cancelled",
    "trouble",
    "keep_place",
    "return_place",
    "others",
    "queue",
]


@QmlElement
@QmlUncreatable("made by the application")
class ResidentModel(QObject):  # type: ignore[operator]
    changed = Signal()
    pageOpened = Signal()
    filed = Signal()
    givenUp = Signal()
    wiped = Signal()

    def __init__(
        self,
        session: Session,
        flow: FileRequest,
        camera: Camera,
        *,
        site: str,
        helpers: Callable[[], Sequence[str]],
        renew: Callable[[Session], None],
        others: OtherFlows,
        queue: Queue,
        printer: Printer | None = None,
        tasks: TaskRunner | None = None,
        attract: AttractModel | None = None,
        cards: CardReader | None = None,
    ) -> None:
        """`attract`: of a resting screen that is shown already. `cards`: None on a kiosk that cannot read a KTP."""
        super().__init__()
        self._session = session
        self._flow = flow
        self._site = site
        self._helpers = helpers
        self._renew = renew
        self._screen: Screen = "attract"
        self._page: Page | None = None
        self._from: Screen = "home"
        self._changing = False
        self._saved = False
        self._confirming = False
        self._trouble = ""
        self._serial = 0
        self.attract = attract or AttractModel(self)
        self.home = HomeModel(session.catalogue, self, with_extras=True, without=others.without)
        self.helper = HelperModel(session, self)
        self.card = IdentityCardModel(session, camera, cards, self._number_read, self)
        self.question = QuestionModel(session, self, reads_cards=lambda: self.card.plain_offered)
        self.papers = PapersModel(session, self, without=others.without)
        self.capture = CaptureModel(session, camera, stamp_place=site, parent=self)
        self.check = CheckModel(session, self)
        self.ticket = TicketModel(flow, session, self, without=others.without)
        self.printing = PrintModel(printer, tasks or AtOnce(), self)
        self.keep_place = KeepPlaceModel(session, lambda: self.attract.plain_hours, self)
        self.return_place = ReturnPlaceModel(session, camera, self)
        self.others = OthersModel(session, others, camera, tasks=tasks or AtOnce(), printing=self.printing, parent=self)
        self.curtain = CurtainModel(session, self)
        self.queue = QueueModel(queue, session.catalogue, self)
        self._connect()

    def _connect(self) -> None:
        self.attract.woken.connect(self._wake)
        self.home.groupOpened.connect(lambda: self._open("services"))
        self.home.searchOpened.connect(lambda: self._open("search"))
        self.home.chosen.connect(self._choose)
        self.home.left.connect(self._home_left)
        self.home.extraChosen.connect(self._open_extra)
        self.others.turned.connect(lambda: self._open("others"))
        self.others.left.connect(lambda: self._open(self._from))
        self.others.ended.connect(self.wipe)
        self.attract.dutyAsked.connect(self._open_duty)
        self.queue.turned.connect(lambda: self._open("queue"))
        self.queue.left.connect(lambda: self._open(self._from))
        self.queue.ended.connect(self.wipe)
        self.queue.slipWanted.connect(self._print_number)
        for model in (self.helper, self.question, self.papers, self.capture):
            model.left.connect(self._backward)
        self.helper.finished.connect(self._forward)
        self.question.answered.connect(self._answered)
        self.question.cardWanted.connect(self._show_card)
        self.card.left.connect(lambda: self._open("question"))
        self.papers.finished.connect(self._forward)
        self.capture.finished.connect(self._forward)
        self.check.left.connect(self._backward)
        self.check.finished.connect(self._forward)
        self.check.noticeLeft.connect(self._backward)
        self.check.agreed.connect(self._file)
        self.check.answerEdited.connect(self._change_answer)
        self.check.photosEdited.connect(self._change_photos)
        self.ticket.finished.connect(self.wipe)
        self.ticket.printWanted.connect(self._print_ticket)
        self.papers.fetchWanted.connect(self._fetch_first)
        self.keep_place.wanted.connect(self._print_missing)
        self.keep_place.left.connect(self._back_to_papers)
        self.keep_place.finished.connect(self.wipe)
        self.return_place.turned.connect(lambda: self._open("return_place"))
        self.return_place.left.connect(lambda: self._open(self._from))
        self.return_place.found.connect(self._come_back)
        self.ticket.opinionOffered.connect(self._ask_opinion)
        self.ticket.undone.connect(lambda: self._open("cancelled"))

    @property
    def plain_screen(self) -> Screen:
        return self._screen

    @property
    def session(self) -> Session:
        return self._session

    def refresh(self) -> None:
        """The language changed: every text is asked for again, nothing typed is lost."""
        for model in (self.attract, self.helper, self.question, self.papers, self.capture, self.check, self.ticket):
            model.refresh()
        self.home.reword(self._session.catalogue)
        self.others.refresh()
        self.queue.refresh(self._session.catalogue)
        self.changed.emit()

    @Slot(bool)
    def fit(self, large: bool) -> None:  # noqa: FBT001 - what the theme says
        """How much stands on one page follows the size of the text."""
        self.home.fit(large=large)
        self.papers.fit(large=large)
        self.question.fit(large=large)
        self.check.fit(large=large)
        self.keep_place.fit(large=large)
        self.others.fit(large=large)
        self.queue.fit(large=large)

    @Slot()
    def wipe(self) -> None:
        """The stay is over; the next person finds a kiosk that knows nobody."""
        if self._confirming:
            self.givenUp.emit()
        self._session.wipe()
        self._page = None
        self._changing = self._saved = self._confirming = False
        self._trouble = ""
        for model in (self.helper, self.question, self.papers, self.capture, self.check, self.ticket):
            model.clear()
        self.home.clear()
        self.keep_place.clear()
        self.return_place.clear()
        self.others.clear()
        self.queue.clear()
        self.curtain.clear()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            QGuiApplication.clipboard().clear(mode)
        self._open("attract")
        self.wiped.emit()

    @Slot()
    def start(self) -> None:
        """Language is chosen."""
        self._open("home")

    @Slot()
    def rest(self) -> None:
        self.wipe()

    @Slot()
    def askCancel(self) -> None:
        self._confirming = True
        self.changed.emit()

    @Slot()
    def keepGoing(self) -> None:
        self._confirming = False
        self.changed.emit()

    def accompany(self, officer: Officer, *, telephone: bool = False) -> None:
        """An officer helps from here on: with the stay that stands on the screen, or with a new one."""
        if self._screen == "attract":
            self._begin()
            if telephone:
                self._session.on_telephone(officer.officer_id)
            self._open("home")
        self._session.helped_by(officer.name)
        self.curtain.officer_came()

    def fill_in(self, service: str, answers: Mapping[str, object], papers: Sequence[str]) -> None:
        """What was typed before, as far as this catalogue still takes it; on to the first question that is open."""
        if service not in {each.code for each in self._session.catalogue.services}:
            return
        self._choose(service)
        if not self._session.is_chosen:
            return
        for key, value in answers.items():
            with suppress(Refused, KeyError):
                self._session.answer(key, value)
        for paper in self._session.papers():
            if paper.requirement in papers:
                self._session.set_tick(paper.requirement, True)  # noqa: FBT003 - the session's own shape
        self._turn_to(resident_path.first_open(self._session))

    def pause(self) -> None:
        """An officer takes the screen: the camera is theirs, the answers wait."""
        self.capture.clear()
        self.card.clear()
        self.others.pause()
        self.return_place.pause()

    def resume(self) -> None:
        """The screen is the resident's again, on the page where it was."""
        if self._screen == "capture" and self._page is not None:
            self.capture.open(self._page.key)
        if self._screen == "identity_card" and self._page is not None:
            self.card.open(self._page.key)
        if self._screen == "others":
            self.others.resume()
        if self._screen == "return_place":
            self.return_place.resume()
        self.curtain.officer_came()

    # --- the way -------------------------------------------------------------------------------------------------

    def _wake(self) -> None:
        self._begin()
        self._open("language")

    def _begin(self) -> None:
        """A new stay begins: on today's date, with the newest catalogue."""
        self._renew(self._session)
        self.home.take(self._session.catalogue)
        self.queue.take(self._session.catalogue)

    def _choose(self, code: str) -> None:
        self._from = self._screen
        if not self._flow.can_seal(self._session.catalogue.service(code)):
            self._fail("report_elsewhere")
            return
        self._session.choose(code)
        self._saved = self._changing = False
        self._turn_to(resident_path.first(self._session))

    def _open_duty(self) -> None:
        """Straight from the resting screen; what follows is a stay like any other."""
        self._begin()
        self._from = "home"
        self.queue.open("duty")

    def _open_extra(self, key: str) -> None:
        self._from = self._screen
        if key in WAYS_BACK:
            self.return_place.open()
        elif key in WAYS:
            self.queue.open(key)
        else:
            self.others.open(key)

    def _ask_opinion(self) -> None:
        """From the ticket, and back to it with "Kembali": nobody loses a code to a touch too many."""
        ticket = self.ticket.plain_ticket
        self._from = "ticket"
        self.others.ask_opinion(None if ticket is None else ticket.service.code)

    def _answered(self) -> None:
        if self._page is not None:
            self.curtain.filled(self._page.key)
        self._forward()

    def _forward(self) -> None:
        page = self._page
        if page is None:
            return
        if self._changing and page.kind != "capture":
            following = resident_path.first_open(self._session)
            self._changing = following != CHECK
            self._turn_to(following)
            return
        self._turn_to(resident_path.after(self._session, page))

    def _backward(self) -> None:
        page = self._page
        if page is None:
            self._open("home")
            return
        if self._changing:
            self._changing = False
            self._turn_to(CHECK)
            return
        previous = resident_path.before(self._session, page)
        if previous is None:
            self._page = None
            self._open(self._from)
        else:
            self._turn_to(previous, last_page=True)

    def _home_left(self) -> None:
        self._open("language" if self._screen == "home" else "home")

    def _change_answer(self, key: str) -> None:
        self._changing = True
        self._turn_to(Page("question", self._session.question(key).stage, key))

    def _change_photos(self) -> None:
        first = next((p for p in resident_path.path(self._session) if p.kind == "capture"), None)
        if first is not None:
            self._turn_to(first)

    def _turn_to(self, page: Page, *, last_page: bool = False) -> None:
        self._page = page
        if page.kind != "capture":
            self.capture.clear()
        match page.kind:
            case "helper":
                self.helper.open(self._helpers(), known=self._session.helper)
            case "question":
                self.question.ask(page.key)
            case "papers":
                self.papers.open(last_page=last_page)
            case "capture":
                self.capture.open(page.key)
            case "check":
                self.check.open(last_page=last_page)
            case "notice":
                pass
        self.curtain.arrive(REVIEW if page.kind == "check" else page.key)
        self._open(page.kind)

    def _show_card(self) -> None:
        if self._page is not None:
            self.card.open(self._page.key)
            self._open("identity_card")

    def _number_read(self, digits: str) -> None:
        """Confirmed by the resident: taken as if it had been typed."""
        self.question.fill(digits)
        if self._screen == "identity_card":  # the answer asks for another look
            self._open("question")

    def _open(self, screen: Screen) -> None:
        if self._screen == "identity_card":
            self.card.clear()
        self._screen = screen
        self._serial += 1
        self.printing.clear()
        self.attract.rest(resting=screen == "attract")
        self.pageOpened.emit()
        self.changed.emit()

    # --- paper, and the place that is kept ----------------------------------------------------------------------

    def _print_ticket(self) -> None:
        ticket = self.ticket.plain_ticket
        if ticket is not None:
            self.printing.print(ticket_slip(ticket, self._site))

    def _print_number(self, number: str) -> None:
        self.printing.print(queue_slip(number, self._site))

    def _print_missing(self) -> None:
        told = self.keep_place.plain_told
        if told is not None:
            self.printing.print(missing_papers_slip(told, self._site))

    def _fetch_first(self) -> None:
        self.keep_place.open()
        self._open("keep_place")
        self._print_missing()

    def _back_to_papers(self) -> None:
        if self._page is not None:
            self._turn_to(self._page, last_page=True)

    def _come_back(self, place: KeptPlace) -> None:
        """To the papers, or to the first question before them: the code holds no answers."""
        helper, taken_by = self._session.helper, self._session.taken_by
        self._session.wipe()
        self._renew(self._session)  # the stay goes on, in its language
        self._session.helped_by(helper)
        self._session.on_telephone(taken_by)
        self._choose(place.service)
        if not self._session.is_chosen:
            return
        for paper in place.ticks:
            self._session.set_tick(paper, True)  # noqa: FBT003 - the session's own shape
        self._turn_to(resident_path.first(self._session))

    # --- the end -------------------------------------------------------------------------------------------------

    def _file(self) -> None:
        if self._saved:
            return
        self._saved = True
        self.check.show_saving(saving=True)
        try:
            ticket = self._flow.file(filing_of(self._session, contact_agreed=self.check.contact_agreed))
        except (StorageFullError, StorageBrokenError):
            self._fail("storage_full")
        except NotEnrolledError:
            self._fail("not_enrolled")
        except NoRecipientsError:
            self._fail("report_elsewhere")
        else:
            self._session.wipe()
            self._renew(self._session)  # the stay goes on, in its language
            for model in (self.question, self.papers, self.check):
                model.clear()
            self._page = None
            self.filed.emit()
            self.ticket.show(ticket)
            self._open("ticket")
            self._print_ticket()

    def _fail(self, trouble: str) -> None:
        """Nothing was kept; the answers, if there are any, are still here."""
        self._saved = False
        self._trouble = trouble
        self.check.show_saving(saving=False)
        self._open("trouble")

    @Slot()
    def tryAgain(self) -> None:
        if self._trouble == "report_elsewhere":
            self.start()
        else:
            self._turn_to(CHECK, last_page=True)

    def _get_screen(self) -> str:
        return self._screen

    def _get_serial(self) -> int:
        return self._serial

    def _get_step(self) -> int:
        return self._session.step(self._page.stage).number if self._page and self._session.is_chosen else 0

    def _get_steps(self) -> int:
        return self._session.step(self._page.stage).of if self._page and self._session.is_chosen else 0

    def _get_trouble(self) -> str:
        return self._trouble

    def _get_confirming(self) -> bool:
        return self._confirming

    def _get_attract(self) -> AttractModel:
        return self.attract

    def _get_home(self) -> HomeModel:
        return self.home

    def _get_helper(self) -> HelperModel:
        return self.helper

    def _get_question(self) -> QuestionModel:
        return self.question

    def _get_card(self) -> IdentityCardModel:
        return self.card

    def _get_papers(self) -> PapersModel:
        return self.papers

    def _get_capture(self) -> CaptureModel:
        return self.capture

    def _get_check(self) -> CheckModel:
        return self.check

    def _get_ticket(self) -> TicketModel:
        return self.ticket

    def _get_printing(self) -> PrintModel:
        return self.printing

    def _get_keep_place(self) -> KeepPlaceModel:
        return self.keep_place

    def _get_return_place(self) -> ReturnPlaceModel:
        return self.return_place

    def _get_others(self) -> OthersModel:
        return self.others

    def _get_queue(self) -> QueueModel:
        return self.queue

    def _get_curtain(self) -> CurtainModel:
        return self.curtain

    screen = Property(str, _get_screen, notify=changed)
    serial = Property(int, _get_serial, notify=changed)
    step = Property(int, _get_step, notify=changed)
    steps = Property(int, _get_steps, notify=changed)
    trouble = Property(str, _get_trouble, notify=changed)
    confirming = Property(bool, _get_confirming, notify=changed)
    attractVm = Property(AttractModel, _get_attract, notify=changed)
    homeVm = Property(HomeModel, _get_home, notify=changed)
    helperVm = Property(HelperModel, _get_helper, notify=changed)
    questionVm = Property(QuestionModel, _get_question, notify=changed)
    cardVm = Property(IdentityCardModel, _get_card, notify=changed)
    papersVm = Property(PapersModel, _get_papers, notify=changed)
    captureVm = Property(CaptureModel, _get_capture, notify=changed)
    checkVm = Property(CheckModel, _get_check, notify=changed)
    ticketVm = Property(TicketModel, _get_ticket, notify=changed)
    printVm = Property(PrintModel, _get_printing, notify=changed)
    keepPlaceVm = Property(KeepPlaceModel, _get_keep_place, notify=changed)
    returnPlaceVm = Property(ReturnPlaceModel, _get_return_place, notify=changed)
    othersVm = Property(OthersModel, _get_others, notify=changed)
    queueVm = Property(QueueModel, _get_queue, notify=changed)
    curtainVm = Property(CurtainModel, _get_curtain, notify=changed)
