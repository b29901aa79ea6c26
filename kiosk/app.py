"""`kiosk run`: joins store, camera, clock, flows and screens into the window, and watches the agent beside it.

Invariants
- The only module that knows adapters and screens. The resting screen is shown before this module is read
  (`kiosk.ui.welcome`); `build` makes everything else and puts it behind it; `close` undoes it in the opposite order: agent,
  engine, view-models, store. It may be called twice.
- An error of ours is logged by kind and place, never with its text, which may be personal.
"""

from __future__ import annotations

import gc
import logging
import secrets
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from types import TracebackType
from typing import Literal

import uuid6
from PySide6.QtCore import QSize, QThread, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.agent_bell import AgentBell
from kiosk.agent_watch import AgentWatch, agent_command
from kiosk.app_adapters import Catalogues, LateCourier, StoreSigner, UpdatesHall, VaultPepper, card_reader_of
from kiosk.app_day import day_tasks
from kiosk.city_status import CityStatusLine
from kiosk.desk_catalogue import DeskCatalogue
from kiosk.devices.city_statements import SignedCodes
from kiosk.devices.clock import SystemClock
from kiosk.devices.key_vault import KeyVault
from kiosk.devices.pin_check import RosterPinCheck
from kiosk.devices.voice import voice_of
from kiosk.domain.session import Session
from kiosk.flows.check_status import CheckStatus
from kiosk.flows.entrance import open_entrance
from kiosk.flows.file_request import FileRequest
from kiosk.flows.my_data import MyData
from kiosk.flows.ports import Camera, Outbox, StorageBrokenError
from kiosk.flows.presence import PresenceFlow
from kiosk.flows.queue import Queue
from kiosk.flows.serve import Serve
from kiosk.flows.survey import Survey
from kiosk.hall_calendar import HallCalendar
from kiosk.hall_voice import HallVoice
from kiosk.morning_watch import DoctorChild, MorningWatch
from kiosk.practice_paper import paper_of
from kiosk.practice_watch import PracticeWatch
from kiosk.presence_watch import CAMERA_MS, DRAW_MS, PresenceWatch
from kiosk.printer_watch import PRINTER_MS, PrinterWatch, note_in
from kiosk.program_watch import LOOK_MS, ProgramWatch
from kiosk.readiness import TROUBLES, still_not_ready, why
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.technician_watch import TechnicianWatch
from kiosk.ui.assist_watch import AssistWatch
from kiosk.ui.heartbeat import heartbeat
from kiosk.ui.input_watch import InputWatch
from kiosk.ui.models.board import BoardModel
from kiosk.ui.models.idle import IdleModel, Patience
from kiosk.ui.models.officer import OfficerModel
from kiosk.ui.models.officer_sync import Line
from kiosk.ui.models.others import OtherFlows
from kiosk.ui.models.queue import Duty
from kiosk.ui.models.resident import ResidentModel
from kiosk.ui.not_ready import NotReadyScreen
from kiosk.ui.second_screen import SecondScreen
from kiosk.ui.session_watch import SessionWatch
from kiosk.ui.tasks import Tasks
from kiosk.ui.translation import Translation
from kiosk.ui.welcome import Welcome, Wish, show
from kiosk.ui.wording import read_in
from kiosk.unlocking import unlock, vault_of
from kiosk.upkeep import Upkeep
from sync.rules.indonesian import JAKARTA

_LOG = logging.getLogger(__name__)

GLANCE_MS = 1_000
FORGET_AFTER_MS = 300  # the page that was left is deleted by then
INTEGRITY_AFTER_MS = 5_000  # the first picture is long there
UNNAMED_SITE = "Balai RW"
EXIT_WORLD = 1
StopReason = Literal["closed", "restart", "error"]


def main(settings: Settings, welcome: Welcome | None = None) -> int:
    """Until the window is closed or the process is asked to end."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    sys.excepthook = _report
    asked: list[int] = []  # to end, also while the hall is being opened and no event loop runs that could be left

    def end(number: int, _frame: object) -> None:
        asked.append(number)
        if QThread.currentThread().loopLevel():  # else Qt would refuse every loop that follows
            QGuiApplication.exit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    _beating = heartbeat(settings.service_socket)
    app = _when_ready(settings, welcome, asked)
    if app is None:
        return EXIT_WORLD
    try:
        settle()
        return 0 if asked or not app.window.isVisible() else app.exec()
    finally:
        app.close()


def settle() -> None:
    """What was read at the start stays to the end: a collection between two keys need not look through it (40 ms)."""
    gc.collect()
    gc.freeze()


def _when_ready(settings: Settings, welcome: Welcome | None = None, asked: Sequence[int] = ()) -> KioskApp | None:
    """The program, once the store opens; None when the screen that says why not was ended. No process dies of it, so
    nothing restarts in circles, and no agent is started meanwhile.
    """
    _qt = QGuiApplication.instance() or QGuiApplication(["kiosk"])  # outlives what `build` made before it failed
    while True:
        try:
            return build(settings, welcome=welcome)
        except TROUBLES as trouble:
            reason = why(trouble)
        welcome = None  # it was closed; the next try has a new one
        _LOG.error("not ready (%s): %s", reason.code, reason.sentence)
        if asked:
            return None
        screen = NotReadyScreen(reason.code, lambda: _still(settings))
        screen.show(QSize(*settings.size), fullscreen=settings.fullscreen)
        if not screen.exec():
            return None


def _still(settings: Settings) -> str:
    reason = still_not_ready(settings)
    return "" if reason is None else reason.code


def build(settings: Settings, *, patience: Patience | None = None, welcome: Welcome | None = None) -> KioskApp:
    """The real program in this process, behind the resting screen, which is shown first if it is not there yet. When it
    cannot be opened, the resting screen is closed.

    Raises KeyUnreadableError, NoRungError, StorageBrokenError, StorageFullError; NothingShownError when the screens are broken.
    """
    welcome = welcome or show(settings.size, fullscreen=settings.fullscreen, screen=settings.screen, dpi=settings.dpi)
    welcome.listen()
    try:
        vault = vault_of(settings)
        store = unlock(settings, vault, create=True)
        try:
            store.check_keys()
            return KioskApp(settings, welcome, store=store, vault=vault, patience=patience or Patience())
        except BaseException:
            store.close()
            raise
    except BaseException:
        welcome.close()
        raise


class KioskApp:
    """The running kiosk: `window` and `engine` for who wants to touch it, `exec` and `close` for who runs it."""

    def __init__(
        self,
        settings: Settings,
        welcome: Welcome,
        *,
        store: Store,
        vault: KeyVault,
        patience: Patience,
    ) -> None:
        self._settings = settings
        self._welcome = welcome
        self.messages = welcome.messages
        self._clock = clock = SystemClock()
        self._store = store
        self._vault = vault
        self._closed = False
        self._stop_reason: StopReason = "closed"
        self._catalogues = Catalogues(store)
        self._catalogue = DeskCatalogue(self._catalogues)
        self._calendar = HallCalendar(store.book)
        self.presence = PresenceWatch(store, settings.camera, clock, self._calendar)
        camera = self.presence.camera
        self.tasks = Tasks()
        self._printer = paper_of(settings)
        self._paper = PrinterWatch(self._printer, self.tasks, notes=store.notes, record=note_in(store))
        self._upkeep = Upkeep(store, vault, clock, self.tasks, settings.data_dir, programs=settings.programs)
        self._voice = voice_of(settings.sound)
        self._doctor = DoctorChild(settings)
        self._morning = self._make_morning()
        programs = None if settings.practice else settings.programs
        self._program = ProgramWatch(programs, settings.data_dir, UpdatesHall(store), clock)
        self.shell = welcome.shell
        self.shell.speech.use(self._voice)
        self.idle = IdleModel(patience)
        self._queue = self._make_queue()
        self.board = BoardModel(self._queue, self.shell.plain_truth, self._counter)
        self._cards = card_reader_of(settings.camera)
        self.resident = self._resident(camera)
        self.officer = self._officer(camera)
        self.runtime = welcome.runtime
        self._translation = Translation(self.runtime.engine)
        self._input = InputWatch(self.shell)
        wish = welcome.hand_over()
        self._connect()
        self.glance()
        self.window = self._open_hall(welcome)
        self._grant(wish)
        # A practice leaves the second screen to the hall's own board.
        self.second_screen = None if settings.practice else SecondScreen(self.board, self.window, asked=settings.board)
        self._practice = PracticeWatch(settings)
        self.officer.practising.connect(self._practice.start)
        self._technician = TechnicianWatch(settings)
        self.officer.technicianCalled.connect(self._technician.start)
        self.agent = AgentWatch(agent_command(settings)) if settings.with_agent else None
        self._bell = AgentBell(settings.data_dir)
        self._timers = [
            _every(GLANCE_MS, self.glance),
            _every(self._upkeep.beat_s() * 1000, self._beat),
            _every(DRAW_MS, self.presence.draw),
            _every(CAMERA_MS, self.presence.look),
            _every(PRINTER_MS, self._paper.look),
            _every(LOOK_MS, self._look_at_program),
        ]
        self._upkeep.start()
        QTimer.singleShot(INTEGRITY_AFTER_MS, self.window, self._look_over)

    @property
    def engine(self) -> QQmlApplicationEngine:
        return self.runtime.engine

    def exec(self) -> int:
        """Runs until the window is closed; the exit code of the event loop."""
        return int(QGuiApplication.exec())

    def quit(self, reason: StopReason = "closed") -> None:
        self._stop_reason = reason
        QGuiApplication.exit(0)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        for timer in self._timers:
            timer.stop()
        self._practice.stop()
        self._technician.stop()
        self._doctor.stop()
        if self.agent is not None:
            self.agent.stop()
        self.resident.wipe()
        self.officer.close()
        self._voice.close()
        self.tasks.close()
        self.window.removeEventFilter(self.idle)
        self.window.removeEventFilter(self._input)
        self._translation.close()
        if self.second_screen is not None:
            self.second_screen.close()
        self.runtime.close()
        self._upkeep.stop(self._stop_reason)
        self._store.close()

    def glance(self) -> None:
        """Once a second: what the truth bar says, who is on duty, whether the agent lives."""
        now = self._clock.now()
        try:
            identity = self._store.book.identity()
            outbox = self._store.book.outbox()
            on_duty = self._on_duty(now)
        except StorageBrokenError:
            outbox = Outbox(0, 0, 0, sending=False, network="unknown", attention="chain_refused")
            identity, on_duty = None, []
        self._upkeep.see_line(outbox)
        if not outbox.attention:
            outbox = replace(outbox, attention=self._upkeep.attention())
        site = identity.site_name if identity is not None else UNNAMED_SITE
        self.shell.plain_truth.show(site=site, outbox=outbox, now=now)
        self.shell.name_on_duty(on_duty)
        self.resident.attract.tell(now=now, hours=self._hours(now), on_duty=on_duty)
        duty = Duty(tuple(on_duty), self._hours(now), self._until(now))
        self.resident.queue.tell(duty)
        self.board.tell(duty)
        self.shell.plain_truth.call_officer(called=self.presence.is_anybody_asked())
        self.officer.check()
        practice: PracticeWatch | None = getattr(self, "_practice", None)
        if practice is not None:
            truth = self.shell.plain_truth
            practice.check(called=truth.plain_rung or self.presence.is_anybody_asked())
        technician: TechnicianWatch | None = getattr(self, "_technician", None)
        if technician is not None and technician.check():
            self.quit("restart")
        agent: AgentWatch | None = getattr(self, "agent", None)
        if agent is not None:
            agent.check()

    # --- joining -------------------------------------------------------------------------------------------------

    def _resident(self, camera: Camera) -> ResidentModel:
        flow = FileRequest(
            journal=self._store.journal,
            book=self._store.book,
            signer=StoreSigner(self._store),
            clock=self._clock,
            calendar=self._calendar,
        )
        identity = self._store.book.identity()
        return ResidentModel(
            Session(self._catalogues.newest(), self._today()),
            flow,
            camera,
            site=identity.site_name if identity is not None else UNNAMED_SITE,
            helpers=lambda: [officer.name for officer in self._store.book.officers()],
            renew=self._renew,
            printer=self._printer,
            others=self._others(),
            queue=self._queue,
            cards=self._cards,
            tasks=self.tasks,
            attract=self._welcome.attract,
        )

    def _others(self) -> OtherFlows:
        store, signer = self._store, StoreSigner(self._store)
        return OtherFlows(
            check=CheckStatus(book=store.book, tries=store.status_book, signer=signer, clock=self._clock),
            city=CityStatusLine(store.officer_book.city_url),
            my_data=MyData(book=store.book, desk=store.status_book, journal=store.journal),
            survey=Survey(store.journal),
            without=store.officer_book.switched_off,
        )

    def _make_morning(self) -> MorningWatch:
        return MorningWatch(
            examine=self._doctor.examine,
            notes=self._store.notes,
            tasks=self.tasks,
            say=lambda sentence: self._voice.announce(sentence, "id"),
        )

    def _make_queue(self) -> Queue:
        return Queue(
            book=self._store.book,
            numbers=self._store.queue_book,
            journal=self._store.journal,
            clock=self._clock,
            announcer=HallVoice(self._voice),
            new_id=lambda: str(uuid6.uuid7()),
        )

    def _officer(self, camera: Camera) -> OfficerModel:
        book, journal, clock = self._store.book, self._store.journal, self._clock
        presence = PresenceFlow(
            book=book,
            journal=journal,
            camera=camera,
            clock=clock,
            new_id=lambda: str(uuid6.uuid7()),
            below=secrets.randbelow,
        )
        serve = Serve(
            book=book,
            journal=journal,
            camera=camera,
            clock=clock,
            catalogue=self._catalogue,
            mail=self._store.desk_book,
        )
        return OfficerModel(
            self.shell,
            book=book,
            entrance=open_entrance(
                book=book,
                officers=self._store.officer_book,
                journal=journal,
                statements=SignedCodes(self._store.officer_book.city_keys),
                clock=clock,
            ),
            pins=RosterPinCheck(VaultPepper(self._vault).read),
            camera=camera,
            presence=presence,
            prompts=self.presence.prompts,
            serve=serve,
            queue=self._queue,
            line=Line(
                backlog=self._store.backlog_book,
                courier=LateCourier(self._store, clock),
                truth=self.shell.plain_truth,
                now=clock.now,
                try_now=self._try_now,
            ),
            day=day_tasks(
                self._store,
                clock,
                self._calendar,
                self._catalogue,
                self._printer,
                camera=camera,
                presence=presence,
            ),
            tasks=self.tasks,
        )

    def _try_now(self) -> None:
        if self.agent is None:
            self._bell.ring()
            return
        self.agent.begin_anew()
        self.agent.check()

    def _connect(self) -> None:
        self.shell.languageChosen.connect(self._speak)
        self.shell.officerCalled.connect(self._queue.ring)
        self._assist_watch = AssistWatch(self.shell, self.officer, self.resident, self.idle, self._store.drafts)
        self._session_watch = SessionWatch(self.shell, self.resident, self.idle)
        self.resident.pageOpened.connect(self._page_opened)
        self.resident.wiped.connect(self._rest)

    def _open_hall(self, welcome: Welcome) -> QQuickWindow:
        self.runtime.furnish({"resident": self.resident, "officer": self.officer, "idle": self.idle})
        window = welcome.window
        window.installEventFilter(self.idle)
        window.installEventFilter(self._input)
        self.officer.watch(window)
        return window

    def _grant(self, wish: Wish) -> None:
        """What somebody touched while the hall was being opened."""
        match wish:
            case "start":
                self.resident.attract.wake()
            case "duty":
                self.resident.attract.openDuty()
            case "officer":
                self.shell.enterOfficer()
            case "":
                pass

    # --- what happens --------------------------------------------------------------------------------------------

    def _speak(self, language: str) -> None:
        self._translation.speak(language)
        read_in(self.resident.session, self.shell.plain_language)
        self.resident.refresh()

    def _page_opened(self) -> None:
        """What was just saved is not at the city yet: the bar must not say so until the next second."""
        if self.resident.plain_screen in ("ticket", "cancelled"):
            self.glance()

    def _rest(self) -> None:
        """Nobody is here: time to let go of what the stay left in memory and in the log."""
        QTimer.singleShot(FORGET_AFTER_MS, self.runtime.forget)
        self._upkeep.rest()

    def _renew(self, session: Session) -> None:
        session.today = self._today()
        self._calendar.look()
        self._catalogue.look()
        session.catalogue = self._catalogues.newest()
        read_in(session, self.shell.plain_language)

    def _beat(self) -> None:
        self._calendar.look()
        self._catalogue.look()
        self._upkeep.beat(is_idle=self._is_idle())
        if not self._settings.practice:
            self._morning.look(self._clock.now(), is_idle=self._is_idle())

    def _look_at_program(self) -> None:
        self._program.look()
        if self._program.wants_restart(is_idle=self._is_idle()):
            self.quit("restart")

    def _look_over(self) -> None:
        if not self._closed:
            self._upkeep.look_over(is_idle=self._is_idle())

    def _is_idle(self) -> bool:
        return self.shell.plain_area == "resident" and self.resident.plain_screen == "attract"

    def _on_duty(self, now: datetime) -> list[str]:
        names = {officer.officer_id: officer.name for officer in self._store.book.officers()}
        today = now.astimezone(JAKARTA).date()
        present = dict.fromkeys(row.officer for row in self._store.book.on_duty(on=today))
        return [names[officer] for officer in present if officer in names]

    def _hours(self, now: datetime) -> str:
        spans = self._calendar.open_spans(now.astimezone(JAKARTA).date())
        return ", ".join(f"{span.start:%H.%M}–{span.end:%H.%M}" for span in spans)

    def _until(self, now: datetime) -> str:
        end = self._calendar.open_until(now)
        return f"{end.astimezone(JAKARTA):%H.%M}" if end else ""

    def _counter(self) -> int:
        identity = self._store.book.identity()
        return identity.loket if identity is not None else 0

    def _today(self) -> date:
        return self._clock.now().astimezone(JAKARTA).date()


def _every(interval_ms: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer()
    timer.setInterval(interval_ms)
    timer.timeout.connect(act)
    timer.start()
    return timer


def _report(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """Instead of Python's own: places and the kind, never the text."""
    places = " <- ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(traceback.extract_tb(trace)))
    _LOG.error("a mistake of the program: %s at %s", kind.__qualname__, places)
