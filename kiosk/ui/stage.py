"""A hall that exists nowhere: invented people, requests and pictures, over the ports in memory.

For the gallery and the tests of the screens. Everything here is made up; numbers belong to no one (serial 0001 of a day
in a district), faces are drawings. The clock stands at 09.41 on Tuesday, 24 November 2026.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickWindow

from kiosk.domain.session import Session
from kiosk.flows.backlog import Backlog
from kiosk.flows.check_status import CheckStatus
from kiosk.flows.desk_tasks import DeskTasks
from kiosk.flows.entrance import open_entrance
from kiosk.flows.file_request import FileRequest
from kiosk.flows.hours_tasks import HoursTasks, hours_tasks
from kiosk.flows.my_data import MyData
from kiosk.flows.ports import (
    Activation,
    DeskFile,
    KioskIdentity,
    Officer,
    Outbox,
    Photo,
    PresenceRow,
    Preview,
    RequestRow,
    RequestState,
)
from kiosk.flows.presence import PresenceFlow
from kiosk.flows.prompt import PromptFlow
from kiosk.flows.queue import Queue
from kiosk.flows.serve import Serve
from kiosk.flows.survey import Survey
from kiosk.ui.assist_watch import AssistWatch
from kiosk.ui.desk_lock import LOCK_MS
from kiosk.ui.gallery_camera import Still, StillCamera
from kiosk.ui.gallery_card import MemoryCardReader
from kiosk.ui.gallery_courier import Held, MemoryCourier
from kiosk.ui.gallery_day import memory_day
from kiosk.ui.gallery_desk import MemoryDesk, memory_tasks
from kiosk.ui.gallery_hours import MemoryHours
from kiosk.ui.gallery_kiosk import MemoryKiosk, StandingClock
from kiosk.ui.gallery_officers import KnownCodes, known_code
from kiosk.ui.gallery_printer import PaperTray
from kiosk.ui.gallery_queue import CountingAnnouncer
from kiosk.ui.gallery_status import MemoryCity, MemoryStatusBook
from kiosk.ui.gallery_voice import MemoryVoice
from kiosk.ui.gallery_work import MemoryWork, memory_work_tasks
from kiosk.ui.models.board import BoardModel
from kiosk.ui.models.idle import IdleModel, Patience
from kiosk.ui.models.officer import OfficerModel
from kiosk.ui.models.officer_sync import Line
from kiosk.ui.models.others import OtherFlows
from kiosk.ui.models.queue import Duty
from kiosk.ui.models.resident import ResidentModel
from kiosk.ui.models.shell import ShellModel
from kiosk.ui.models.truth import TruthModel
from kiosk.ui.runtime import Runtime
from kiosk.ui.tasks import TaskRunner
from kiosk.ui.wording import read_in
from sync.rules.calendar import WorkCalendar
from sync.rules.calendar_reading import load_calendar
from sync.rules.catalogue import Catalogue, load
from sync.rules.indonesian import JAKARTA

NOW = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
PIN = "271828"
CODE = "40281936"
SRI = Officer(
    "018f4e9a-0000-7000-8000-000000000001",
    "Sri Wahyuni",
    "Staf Kelurahan Keputran",
    f"known:{PIN}",
    badge="018f4e9a-0000-7000-8000-0000000000b1",
)
BAGUS = Officer("018f4e9a-0000-7000-8000-000000000002", "Bagus Prasetyo", "Staf Kelurahan Keputran", "known:161803")
AINI = Officer(
    "018f4e9a-0000-7000-8000-000000000003",
    "Nur Aini Rahmawati",
    "Kader Balai RW 05",
    "known:141421",
    activation=Activation("018f4e9a-0000-7000-8000-0000000000c3", f"known:{CODE}", NOW + timedelta(days=7)),
)
IDENTITY = KioskIdentity(
    kiosk="018f4e9a-0000-7000-8000-00000000000a",
    epoch=1,
    site_id="balai-rw-05-keputran",
    site_name="Balai RW 05 Keputran",
    ticket_prefix="A",
    loket=1,
    status_key=bytes(32),
    recipient_sets=frozenset({1, 2}),
)
UNCOUNTED_MS = 3_600_000  # a countdown stands still until a scene counts it on
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)

# number, service, state, promise from now, age, whose
_REQUESTS: tuple[tuple[int, str, RequestState, timedelta | None, timedelta, str | None], ...] = (
    (7, "ADM-KK-BIODATA", "filed", -20 * _MINUTE, 24 * _HOUR, None),
    (9, "ADM-KTP-ULANG", "filed", 40 * _MINUTE, 23 * _HOUR, None),
    (11, "ADM-PINDAH-DALAM", "filed", 2 * _HOUR, 3 * _HOUR, None),
    (14, "ADM-LAHIR", "taken", 5 * _HOUR, 2 * _HOUR, SRI.officer_id),
    (15, "ADM-KK-ULANG", "taken", 6 * _HOUR, 2 * _HOUR, BAGUS.officer_id),
    (12, "ADM-AKTA-ULANG", "filed", 23 * _HOUR + 14 * _MINUTE, 46 * _MINUTE, None),
    (13, "ADM-KK-PECAH", "returned", 24 * _HOUR, 40 * _MINUTE, None),
    (16, "KEL-DOMUSAHA", "filed", 3 * 24 * _HOUR, 30 * _MINUTE, None),
    (10, "ADM-KIA", "completed", 20 * _HOUR, 2 * _HOUR, SRI.officer_id),
)
_ANSWERS: dict[str, object] = {
    "nik_pemohon": "3578155308900001",
    "nama_pemohon": "Siti Rahmawati",
    "no_kk": "3578150101150001",
    "no_hp": "+6281234567890",
    "nama_anak": "Muhammad Ilham",
    "jk_anak": "L",
    "tempat_lahir": "RSUD dr. Soewandhie",
    "tgl_lahir": "2026-11-20",
    "nik_ibu": "3578155308900001",
    "nik_ayah": "3578151204880001",
    "nik_saksi1": "3578151711700001",
    "nik_saksi2": "3578152203750001",
}


def request_id(number: int) -> str:
    return f"018f4e9a-0000-7000-8000-0000000001{number:02}"


@cache
def built_in_catalogue() -> Catalogue:
    return load(files("assets").joinpath("catalogue", "services.yaml").read_bytes())


def demo_jpeg(kind: str, name: str) -> bytes:
    """One of the drawn pictures below assets/demo."""
    return files("assets").joinpath("demo", kind, name).read_bytes()


@cache
def still_of(jpeg: bytes) -> Still:
    """What a camera would make of this picture: a preview of 640x480 and a photo with its reduced copy."""
    image = QImage.fromData(jpeg)
    small = image.scaled(640, 480, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    frame = small.convertToFormat(QImage.Format.Format_RGB888)
    rows = b"".join(
        bytes(cast("memoryview", frame.constScanLine(y))[: frame.width() * 3]) for y in range(frame.height())
    )
    photo = Photo(jpeg=jpeg, preview_jpeg=_reduced(image), width=image.width(), height=image.height())
    return Still(Preview(frame.width(), frame.height(), rows), photo)


def _reduced(image: QImage) -> bytes:
    small = image.scaled(480, 480, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "JPG", 80)  # type: ignore[call-overload]  # the stub asks for bytes, the binding for text
    return bytes(data.data())


@cache
def _demo_previews() -> tuple[bytes, ...]:
    return tuple(
        still_of(demo_jpeg("document", name)).photo.preview_jpeg for name in ("03_surat_lahir.jpg", "02_kk.jpg")
    )


def badge_of(officer: Officer, *, expires: str = "2027-01-31", badge: str | None = None) -> str:
    """What the QR on this officer's badge says; `badge` is another id than the one that counts."""
    shown = officer.badge if badge is None else badge
    return known_code("badge", {"badge": shown, "officer": officer.officer_id, "expires": expires, "version": 1})


class KnownPins:
    """Stands in for the slow hash: a stored value is `known:` and the PIN."""

    def verify(self, pin_hash: str, pin: str) -> bool:
        return pin_hash == f"known:{pin}"

    def hash(self, pin: str) -> str:
        return f"known:{pin}"


class PaperSigner:
    """Stands in for the kiosk's key: a QR of the right length, a PIN that nobody has."""

    def sign_ticket(self, *, code: str, service: str, promised: str | None) -> bytes:
        return f"{code}.{service}.{promised}.".encode() + b"A" * 220

    def status_pin(self, code: str) -> str:  # noqa: ARG002 - the port's shape
        return "482913"


class Stage:
    """The hall with both its sides; `officers` and `full` choose how much stands in it."""

    def __init__(
        self,
        *,
        officers: tuple[Officer, ...] = (SRI, BAGUS, AINI),
        full: bool = True,
        tasks: TaskRunner | None = None,
        lock_ms: int = LOCK_MS,
        count_ms: int = UNCOUNTED_MS,
        board: bool = False,
        printer: bool = False,
    ) -> None:
        """`board`: what `open` shows is the second screen. `printer`: the hall has one."""
        self.printer = PaperTray()
        self._has_printer = printer
        self._shows_board = board
        self.clock = StandingClock(NOW)
        outbox = Outbox(head_seq=12, acked_seq=9, parts_waiting=2, sending=False, network="offline")
        self.kiosk = MemoryKiosk(self.clock, identity=IDENTITY, officers=officers, outbox=outbox)
        self.face = still_of(demo_jpeg("face", "01_lurus.jpg"))
        self.paper = still_of(demo_jpeg("document", "06_akta_lahir.jpg"))
        self.camera = StillCamera(self.face)
        self.cards = MemoryCardReader()
        self.work = MemoryWork(self.kiosk)
        self.desk_book = MemoryDesk(self.kiosk)
        self.hours_book = MemoryHours(self.kiosk)
        self.catalogue = built_in_catalogue()
        self.work_tasks = memory_work_tasks(self.work, self.kiosk, self.clock, self.camera, self.catalogue)
        if full:
            self._furnish()
        self.truth = TruthModel()
        self.truth.show(site=IDENTITY.site_name, outbox=outbox, now=NOW)
        self.voice = MemoryVoice()
        self.shell = ShellModel(self.truth, voice=self.voice)
        self.prompts = PromptFlow(
            book=self.kiosk,
            journal=self.kiosk,
            camera=self.camera,
            clock=self.clock,
            openings=lambda _day: (),
            within_s=lambda: 600,
            below=_below,
            gap_ms=0,
        )
        self.courier = MemoryCourier()
        self.tried = 0
        self.held = Held()
        self.announcer = CountingAnnouncer()
        self.queue = self._queue()
        self.shell.officerCalled.connect(self.queue.ring)
        self.officer = self._officer(tasks or self.held, lock_ms, count_ms)
        self.city = MemoryCity()
        self.session = Session(self.catalogue, NOW.astimezone(JAKARTA).date())
        self.resident = self._resident([each.name for each in officers])
        self.resident.attract.tell(now=NOW, hours="07.30–16.00", on_duty=[each.name for each in officers[:2]])
        self.board = BoardModel(self.queue, self.truth, lambda: IDENTITY.loket)
        self.on_duty([each.name for each in officers[:2]])
        self.idle = IdleModel(Patience())
        drafts = self.officer.plain_pages.plain_drafts
        self.assist = AssistWatch(self.shell, self.officer, self.resident, self.idle, drafts)

    def open(self, runtime: Runtime, size: tuple[int, int]) -> QQuickWindow:
        """The whole application in this window; `runtime.close` ends it."""
        if self._shows_board:
            return self._open_board(runtime, size)
        shown = {"shell": self.shell, "attract": self.resident.attract}
        window = runtime.open_window("Main.qml", {**shown, **_measures(size)})
        runtime.furnish({"resident": self.resident, "officer": self.officer, "idle": self.idle})
        self.officer.watch(window)
        window.resize(*size)
        window.show()
        return window

    def _open_board(self, runtime: Runtime, size: tuple[int, int]) -> QQuickWindow:
        self.board.look()
        window = runtime.open_window("Board.qml", {"vm": self.board, **_measures(size)})
        window.resize(*size)
        window.show()
        return window

    def on_duty(self, names: Sequence[str], *, until: str = "16.00") -> None:
        duty = Duty(tuple(names), "07.30–16.00", until)
        self.resident.queue.tell(duty)
        self.board.tell(duty)

    def close(self) -> None:
        """Stop every timer before the models go."""
        self.idle.watch(watching=False)
        self.shell.leaveOfficer()
        self.resident.wipe()

    def speak(self, _language: str) -> None:
        """After the translation knows it: what the session and its pages make themselves follows."""
        read_in(self.session, self.shell.plain_language)
        self.resident.refresh()

    def sign_in(self, officer: Officer = SRI) -> None:
        """Through the view-model, as fingers would."""
        self.shell.enterOfficer()
        page = self.officer.plain_pages.plain_sign_in
        page.choose(officer.officer_id)
        for digit in officer.pin_hash.removeprefix("known:"):
            page.plain_entry.digit(digit)
        page.submit()

    def fail(self, times: int, officer: Officer = SRI) -> None:
        """So many wrong PINs in a row, the last one just now."""
        self.kiosk.memory.place_failures(officer.officer_id, times)

    def be_present(self, officer: Officer = SRI, *, since: timedelta = timedelta(hours=2, minutes=13)) -> None:
        presence = PresenceRow("018f4e9a-0000-7000-8000-0000000000aa", officer.officer_id, "hall", NOW - since, None)
        self.kiosk.place_presence(presence)

    def prompt(self, officer: Officer = SRI) -> None:
        """The kiosk asks this officer, who is present."""
        presence = next(row for row in self.kiosk.on_duty(on=NOW.date()) if row.officer == officer.officer_id)
        self.prompts.ask(presence)
        self.truth.call_officer(called=True)
        self.officer.check()

    def line(self, outbox: Outbox, backlog: Backlog | None = None) -> None:
        """How the line to the city is now, everywhere it is shown."""
        self.kiosk.set_outbox(outbox)
        self.kiosk.set_backlog(backlog or Backlog(document_photos=outbox.parts_waiting))
        self.truth.show(site=IDENTITY.site_name, outbox=outbox, now=self.clock.read().wall)

    def place(
        self, number: int, service: str, state: RequestState, due: timedelta | None, age: timedelta
    ) -> RequestRow:
        row = RequestRow(
            request_id=request_id(number),
            ticket=f"A-{number:03}",
            service=service,
            code="KMPR2345",
            state=state,
            filed_at=NOW - age,
            promised_at=None if due is None else NOW + due,
            officer=None,
            completed_at=None,
            received_by_city=False,
            documents=self._papers(service),
        )
        asked = {field.key for field in self.catalogue.service(service).fields}
        answers = {key: value for key, value in _ANSWERS.items() if key in asked}
        self.kiosk.place_request(row, DeskFile(row.request_id, answers, self._previews(row)))
        return row

    def _try_now(self) -> None:
        self.tried += 1

    def _officer(self, tasks: TaskRunner, lock_ms: int, count_ms: int) -> OfficerModel:
        kiosk, camera, clock = self.kiosk, self.camera, self.clock
        new_ids = _new_ids()
        presence = PresenceFlow(
            book=kiosk,
            journal=kiosk,
            camera=camera,
            clock=clock,
            new_id=lambda: next(new_ids),
            below=_below,
            gap_ms=0,
        )
        return OfficerModel(
            self.shell,
            book=kiosk,
            entrance=open_entrance(
                book=kiosk, officers=kiosk.memory, journal=kiosk, statements=KnownCodes(), clock=clock
            ),
            pins=KnownPins(),
            camera=camera,
            prompts=self.prompts,
            presence=presence,
            serve=Serve(
                book=kiosk, journal=kiosk, camera=camera, clock=clock, catalogue=self.catalogue, mail=self.desk_book
            ),
            queue=self.queue,
            line=Line(kiosk, self.courier, self.truth, lambda: clock.read().wall, self._try_now),
            day=memory_day(
                kiosk,
                clock,
                self._desk_tasks(),
                self.work_tasks,
                self._hours_tasks(presence),
            ),
            tasks=tasks,
            lock_ms=lock_ms,
            count_ms=count_ms,
        )

    def _hours_tasks(self, presence: PresenceFlow) -> HoursTasks:
        return hours_tasks(
            book=self.kiosk,
            hours=self.hours_book,
            numbers=self.kiosk.queue,
            journal=self.kiosk,
            presence=presence,
            clock=self.clock,
            calendar=_built_in_calendar(),
        )

    def _desk_tasks(self) -> DeskTasks:
        printer = self.printer if self._has_printer else None
        calendar = _built_in_calendar()
        return memory_tasks(
            self.kiosk,
            self.desk_book,
            clock=self.clock,
            calendar=calendar,
            catalogue=self.catalogue,
            printer=printer,
        )

    def _resident(self, helpers: list[str]) -> ResidentModel:
        flow = FileRequest(
            journal=self.kiosk,
            book=self.kiosk,
            signer=PaperSigner(),
            clock=self.clock,
            calendar=_built_in_calendar(),
            choose=lambda alphabet: alphabet[len(alphabet) // 2],
        )
        return ResidentModel(
            self.session,
            flow,
            self.camera,
            site=IDENTITY.site_name,
            helpers=lambda: helpers,
            renew=lambda session: read_in(session, self.shell.plain_language),
            others=self._others(),
            queue=self.queue,
            printer=self.printer if self._has_printer else None,
            tasks=self.held,
            cards=self.cards,
        )

    def _queue(self) -> Queue:
        ids = _new_ids(9)
        return Queue(
            book=self.kiosk,
            numbers=self.kiosk.queue,
            journal=self.kiosk,
            clock=self.clock,
            announcer=self.announcer,
            new_id=lambda: next(ids),
            choose=lambda alphabet: alphabet[-1],
        )

    def _others(self) -> OtherFlows:
        kiosk, desk = self.kiosk, MemoryStatusBook(self.kiosk)
        return OtherFlows(
            check=CheckStatus(book=kiosk, tries=desk, signer=PaperSigner(), clock=self.clock),
            city=self.city,
            my_data=MyData(book=kiosk, desk=desk, journal=kiosk),
            survey=Survey(kiosk),
            without=lambda: kiosk.without,
        )

    def _papers(self, service: str) -> tuple[tuple[str, str], ...]:
        """Four papers at most: two photographed, one shown, one missing."""
        papers = [each.id for each in self.catalogue.service(service).requirements if each.photo]
        return tuple(zip(papers, ("photographed", "photographed", "shown", "missing"), strict=False))

    def _furnish(self) -> None:
        for number, service, state, due, age, whose in _REQUESTS:
            row = self.place(number, service, state, due, age)
            if whose is not None:
                self.kiosk.place_request(replace(row, officer=whose), self.kiosk.desk_file(row.request_id))

    def _previews(self, row: RequestRow) -> tuple[tuple[str, bytes], ...]:
        photographed = [requirement for requirement, state in row.documents if state == "photographed"]
        return tuple(zip(photographed, _demo_previews(), strict=False))


def _measures(size: tuple[int, int]) -> dict[str, int]:
    """From the first moment: a page that is made in a lying window and then stood up is another page."""
    return {"width": size[0], "height": size[1]}


def _below(n: int) -> int:
    """Stands in for chance: of the codes 739, else the second."""
    return 639 if n == 900 else 1


def _new_ids(group: int = 2) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"018f4e9a-0000-7000-8000-00000000{group:02}{number:02}"


@cache
def _built_in_calendar() -> WorkCalendar:
    folder = files("assets").joinpath("calendar")
    return load_calendar(
        folder.joinpath("holidays.csv").read_bytes(),
        folder.joinpath("ramadan.yaml").read_bytes(),
        folder.joinpath("hours.yaml").read_bytes(),
    )
