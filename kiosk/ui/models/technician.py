"""The technician's page: devices chosen with the real picture beside them, the hall enrolled, everything looked at.

Invariants
- What is chosen is kept at once; going away and coming back shows it. A choice that cannot be kept says so and stays as it was.
- A code is handed to the enrolment once and kept nowhere; the camera's picture is shown and never kept.
- Nothing here waits: what takes longer than a blink runs beside the screen, one thing at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar, get_args

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.doctor_report import Line, spoken
from kiosk.domain.hall_choices import MAX_DPI, MIN_DPI, HallChoices, is_in_the_hall
from kiosk.errors import WorldError
from kiosk.flows.ports import Camera
from kiosk.ui.models.code_reader import CodeReader
from kiosk.ui.models.frames import FrameSource
from kiosk.ui.models.rows import Rows
from kiosk.ui.tasks import TaskRunner
from kiosk.ui.technician_sentences import (
    ADDRESS,
    ANSWER_NAME,
    CHECKING,
    ENROLLED,
    ENROLLING,
    MADE_UP,
    NO_TICKET,
    NOT_KEPT,
    ON_NETWORK,
    ON_STICK,
    PRINTED,
    PRINTING,
    READING,
    REQUEST_NAME,
    Saying,
    name_of,
    of_check,
    of_error,
    say,
)
from sync.protocol.canonical import MalformedError
from sync.protocol.enrolment_ticket import read_ticket

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")
Page = Literal["devices", "screen", "enrol", "check"]
Enrolled = Literal["enrolled", "on_stick"]
PAGES = frozenset(get_args(Page))
# ISO/IEC 7810 ID-1, which a KTP is (Permendagri 6/2011): 85.60 by 53.98 mm.
CARD_MM = (85.60, 53.98)
MM_PER_INCH = 25.4
UNMEASURED_DPI = 96
AGAIN_MS = 3_000


@dataclass(frozen=True, slots=True)
class Choice:
    """`spec` as the settings take it; `name` "" where the system knows none; a camera that a program plays cannot be chosen."""

    spec: str
    name: str = ""
    is_made_up: bool = False


class Bench(Protocol):
    """What the page does to the world. Everything but `camera` may take seconds; all raise WorldError or OSError."""

    def cameras(self) -> Sequence[Choice]: ...
    def printers(self) -> Sequence[Choice]: ...
    def screens(self) -> Sequence[Choice]: ...
    def camera(self, spec: str) -> Camera:
        """Raises ValueError for what is no camera."""

    def keep(self, choices: HallChoices) -> None: ...
    def print_test(self, printer: str) -> None: ...
    def enrolled(self) -> str:
        """The hall's name, "" before enrolment."""

    def ticket_of(self, code: str) -> str:
        """The whole ticket for a bare code, where the installer was told the city; "" otherwise."""

    def enrol(self, ticket: str) -> Enrolled:
        """With a stick plugged in and no line, the request goes there."""

    def read_answer(self) -> Enrolled: ...
    def examine(self) -> Sequence[Line]: ...
    def report(self, lines: Sequence[Line]) -> str: ...
    def say(self, sentence: str) -> None: ...


@QmlElement
@QmlUncreatable("made by the technician's window")
class TechnicianModel(QObject):  # type: ignore[operator]
    changed = Signal()
    finished = Signal()

    def __init__(self, bench: Bench, choices: HallChoices, tasks: TaskRunner) -> None:
        super().__init__()
        self._bench = bench
        self._choices = choices
        self._tasks = tasks
        self._page: Page = "devices"
        self._language = "id"
        self._busy = ""
        self._notice, self._kind = Saying(), "info"
        self._site = ""
        self._report = ""
        self._cameras = Rows(("spec", "name", "mark", "picked"), self)
        self._printers = Rows(("spec", "name", "mark", "picked"), self)
        self._screens = Rows(("spec", "name", "mark", "picked"), self)
        self._lines = Rows(("subject", "sentence", "well"), self)
        self._found: dict[str, Sequence[Choice]] = {}
        self._reader: CodeReader | None = None
        self._dark = FrameSource(self)
        self._used_ticket = ""
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._look)

    def open(self) -> None:
        self._site = self._asked(self._bench.enrolled) or ""
        self._look()
        self._again.start()
        self._watch()

    def speak(self, language: str) -> None:
        """Another language was chosen: what is said already is said again."""
        self._language = language
        self._show()

    def close(self) -> None:
        self._again.stop()
        if self._reader is not None:
            self._reader.stop()

    @property
    def plain_page(self) -> Page:
        return self._page

    @property
    def plain_choices(self) -> HallChoices:
        return self._choices

    @property
    def plain_notice(self) -> str:
        return self._notice.words(self._language)

    # --- devices

    @Slot(str)
    def chooseCamera(self, spec: str) -> None:
        self._choose(replace(self._choices, camera=spec))
        self._watch()

    @Slot(str)
    def choosePrinter(self, spec: str) -> None:
        self._choose(replace(self._choices, printer=spec))

    @Slot(str)
    def typePrinter(self, address: str) -> None:
        """A printer of the hall's network, which no list of plugs can know."""
        address = address.strip()
        if not is_in_the_hall(address):
            self._tell("attention", Saying(ADDRESS))
            return
        self.choosePrinter(f"net:{address}")
        self._look()
        self._tell("info", Saying(ON_NETWORK, (address,)))

    @Slot(str)
    def chooseScreen(self, name: str) -> None:
        self._choose(replace(self._choices, screen=name))

    @Slot(int)
    def widen(self, dots: int) -> None:
        """The drawn card is made wider (or narrower) until a real one covers it."""
        dpi = min(MAX_DPI, max(MIN_DPI, self._dpi() + dots))
        self._choose(replace(self._choices, dpi=dpi))

    @Slot()
    def printTest(self) -> None:
        printer = self._choices.printer
        self._run(
            PRINTING,
            lambda: self._bench.print_test(printer),
            lambda _done: self._tell("ok", Saying(PRINTED)),
        )

    # --- enrolment

    @Slot(str)
    def enrol(self, text: str) -> None:
        """From the camera, a scanner that types, or hands: the whole text of the sheet's QR, or its code alone."""
        text = self._bench.ticket_of(text) or text
        try:
            read_ticket(text)
        except MalformedError:
            self._tell("attention", Saying(NO_TICKET))
            return
        if not self._busy:
            self._run(ENROLLING, lambda: self._bench.enrol(text), self._told)

    @Slot()
    def readAnswer(self) -> None:
        self._run(READING, self._bench.read_answer, self._told)

    # --- check

    @Slot()
    def check(self) -> None:
        self._run(CHECKING, self._bench.examine, self._checked)

    @Slot(str)
    def go(self, page: str) -> None:
        self._page = page if page in PAGES else "devices"  # type: ignore[assignment]
        self._notice = Saying()
        self._watch()
        if self._page == "check" and not self._lines.plain():
            self.check()
        self.changed.emit()

    @Slot()
    def finish(self) -> None:
        self.close()
        self.finished.emit()

    # --- inside

    def _look(self) -> None:
        """Plugs come and go while somebody stands there."""
        for name, ask in (
            ("camera", self._bench.cameras),
            ("printer", self._bench.printers),
            ("screen", self._bench.screens),
        ):
            self._found[name] = self._asked(ask) or ()
        if self._page == "devices" and not self._choices.camera:
            fit = [each for each in self._found["camera"] if not each.is_made_up]
            if len(fit) == 1:
                self.chooseCamera(fit[0].spec)
        self._show()

    def _show(self) -> None:
        chosen = {"camera": self._choices.camera, "printer": self._choices.printer, "screen": self._choices.screen}
        for rows, name in ((self._cameras, "camera"), (self._printers, "printer"), (self._screens, "screen")):
            rows.replace(
                [
                    {
                        "spec": each.spec,
                        "name": name_of(each.spec, each.name),
                        "mark": say(MADE_UP) if each.is_made_up else "",
                        "picked": each.spec == chosen[name],
                    }
                    for each in self._found.get(name, ())
                ]
            )
        self.changed.emit()

    def _choose(self, choices: HallChoices) -> None:
        try:
            self._bench.keep(choices)
        except (OSError, WorldError):
            self._tell("harm", Saying(NOT_KEPT))
            return
        self._choices = choices
        self._show()

    def _watch(self) -> None:
        """The chosen camera, live, on the pages that show it."""
        if self._reader is not None:
            self._reader.stop()
            self._reader = None
        if self._page in {"devices", "enrol"} and self._choices.camera:
            try:
                self._reader = CodeReader(self._bench.camera(self._choices.camera), self._seen, self)
            except ValueError:
                return
            self._reader.changed.connect(self.changed)
            self._reader.start()
        self.changed.emit()

    def _seen(self, text: str) -> None:
        """The sheet may be held out on either page: one scan is enough."""
        if self._site or text == self._used_ticket:
            return
        self._used_ticket = text
        if self._page == "devices":
            self._page = "enrol"
        self.enrol(text)

    def _told(self, outcome: Enrolled) -> None:
        self._site = self._asked(self._bench.enrolled) or ""
        if outcome == "on_stick":
            self._tell("info", Saying(ON_STICK, (REQUEST_NAME, ANSWER_NAME)))
        else:
            self._tell("ok", Saying(ENROLLED, (self._site,)))

    def _checked(self, lines: Sequence[Line]) -> None:
        ordered = sorted(lines, key=lambda line: line.is_well)
        self._lines.replace(
            [{"subject": line.subject, "sentence": line.sentence, "well": line.is_well} for line in ordered]
        )
        self._report = self._asked(lambda: self._bench.report(lines)) or ""
        self._tell("ok" if all(line.is_well for line in lines) else "attention", of_check(lines))
        self._bench.say(spoken(lines))

    def _run(self, words: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._busy:
            return
        self._busy = words
        self.changed.emit()

        def ended(found: T) -> None:
            self._busy = ""
            done(found)
            self.changed.emit()

        self._tasks.run(work, ended, self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy = ""
        self._used_ticket = ""
        self._tell("attention", of_error(error))

    def _asked(self, ask: Callable[[], T]) -> T | None:
        """What cannot be told now is told the next time."""
        try:
            return ask()
        except (OSError, WorldError):
            return None

    def _tell(self, kind: str, saying: Saying) -> None:
        self._kind, self._notice = kind, saying
        self.changed.emit()

    def _dpi(self) -> int:
        return self._choices.dpi or UNMEASURED_DPI

    # --- what QML sees

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._page

    @Property(str, notify=changed)
    def busy(self) -> str:
        return say(self._busy) if self._busy else ""

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self.plain_notice

    @Property(str, notify=changed)
    def noticeKind(self) -> str:
        return self._kind

    @Property(str, notify=changed)
    def site(self) -> str:
        return self._site

    @Property(str, notify=changed)
    def report(self) -> str:
        return self._report

    @Property(FrameSource, notify=changed)
    def frames(self) -> FrameSource:
        """An empty picture while no camera is chosen."""
        return self._reader.plain_frames if self._reader is not None else self._dark

    @Property(bool, notify=changed)
    def cameraMissing(self) -> bool:
        return self._reader is None or self._reader.plain_missing

    @Property(bool, notify=changed)
    def printerChosen(self) -> bool:
        return self._choices.printer not in {"", "none"}

    @Property(int, notify=changed)
    def dpi(self) -> int:
        return self._dpi()

    @Property(bool, notify=changed)
    def measured(self) -> bool:
        return self._choices.dpi > 0

    @Property(float, notify=changed)
    def cardWidth(self) -> float:
        """Of a KTP in pixels of this screen."""
        return CARD_MM[0] / MM_PER_INCH * self._dpi()

    @Property(float, notify=changed)
    def cardHeight(self) -> float:
        return CARD_MM[1] / MM_PER_INCH * self._dpi()

    @Property(Rows, constant=True)
    def cameras(self) -> Rows:
        return self._cameras

    @Property(Rows, constant=True)
    def printers(self) -> Rows:
        return self._printers

    @Property(Rows, constant=True)
    def screens(self) -> Rows:
        return self._screens

    @Property(Rows, constant=True)
    def lines(self) -> Rows:
        return self._lines
