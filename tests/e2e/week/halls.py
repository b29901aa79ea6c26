"""Three kiosks on their own clocks, without windows, and the city's side of their change feed."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage

from kiosk.app import KioskApp
from kiosk.app_adapters import Catalogues, StoreSigner
from kiosk.desk_catalogue import DeskCatalogue
from kiosk.domain.session import Session
from kiosk.flows.file_request import FileRequest, Ticket, filing_of
from kiosk.flows.ports import FactDraft, Officer, Photo, Preview, Reading
from kiosk.flows.tries import Guess
from kiosk.hall_calendar import HallCalendar
from kiosk.presence_watch import PresenceWatch
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.ui.gallery_camera import Still, StillCamera
from kiosk.ui.models.officer import OfficerModel
from kiosk.ui.models.officer_pages import OfficerPages
from kiosk.ui.models.shell import ShellModel
from kiosk.ui.models.truth import TruthModel
from kiosk.ui.tasks import AtOnce
from sync.protocol.fact import Actor
from sync.protocol.statements import ChangeItem, Configuration, Enrolment
from sync.rules.indonesian import JAKARTA
from tests.fakes.hall import KEY, City, enrol
from tests.fakes.unlocked import put_keys, settings_for
from tests.live_kiosk import PLAUSIBLE, WORDS

EMPTY_HALL_FROM_MIN = 14 * 60


def _small_jpeg() -> bytes:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    kept = QBuffer()
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(kept, "JPEG")
    return bytes(kept.data().data())


_ANSWERS: Mapping[str, object] = {**PLAUSIBLE, "date": "2026-02-01", "multi_choice": (), "email": "warga@contoh.id"}
PICTURE = Photo(jpeg=b"\xff\xd8\xff\xe0 a drawn picture", preview_jpeg=_small_jpeg(), width=8, height=8)
_MILLISECOND = timedelta(milliseconds=1)
Payload = Mapping[str, Any]


@dataclass(slots=True)
class Week:
    """What time it really is."""

    now: datetime


class HallClock:
    """`turned`: by how much somebody set this kiosk's wall clock; time since boot does not mind."""

    def __init__(self, week: Week, name: str) -> None:
        self._week = week
        self._name = name
        self._boots = 0
        self.turned = timedelta()
        self.reboot()

    def reboot(self) -> None:
        self._boots += 1
        self._boot = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self._name} {self._boots}"))
        self._since = self._week.now - timedelta(seconds=40)

    def now(self) -> datetime:
        return self._week.now + self.turned

    def read(self) -> Reading:
        return Reading(self.now().astimezone(UTC), self._boot, (self._week.now - self._since) // _MILLISECOND)


@dataclass
class HallCity(City):
    """The city as one hall hears it."""

    site: str = ""
    name: str = ""
    prefix: str = "A"
    sent: int = 0

    def configuration(self, version: int = 1) -> Configuration:
        told = super().configuration(version)
        return replace(told, intervals={**told.intervals, "empty_hall_from_min": EMPTY_HALL_FROM_MIN})

    def enrolment(self, key: Any, epoch: int = 1, last_ticket: int = 0) -> Enrolment:
        told = super().enrolment(key, epoch, last_ticket)
        return replace(told, site=replace(told.site, id=self.site, name=self.name, ticket_prefix=self.prefix))


def hall_cities() -> list[HallCity]:
    """As the demo's three halls are called."""
    return [
        HallCity(
            site=str(uuid.uuid5(uuid.NAMESPACE_OID, f"site {n}")), name=f"Balai RW {n + 5:02} Keputran", prefix="ABC"[n]
        )
        for n in range(3)
    ]


class _Desk(KioskApp):
    """The running program as `KioskApp` joins it, without window, timers, agent and the residents' pages."""

    def __init__(self, store: Store, clock: Any) -> None:
        self._store = store
        self._vault = None  # type: ignore[assignment]  # the pepper of PINs, which nobody types here
        self._clock = clock
        self._closed = False
        self._catalogues = Catalogues(store)
        self._catalogue = DeskCatalogue(self._catalogues)
        self._calendar = HallCalendar(store.book)
        self._printer = None
        self._voice = _Silence()  # type: ignore[assignment]
        self.agent = None
        self.tasks = AtOnce()  # type: ignore[assignment]
        self.presence = PresenceWatch(store, "none", clock, self._calendar)
        self.shell = ShellModel(TruthModel())
        self._queue = self._make_queue()
        self.camera = StillCamera(Still(Preview(2, 1, b"\0" * 6), PICTURE))
        self.officer: OfficerModel = self._officer(self.camera)

    @property
    def pages(self) -> OfficerPages:
        return self.officer.plain_pages

    def end(self) -> None:
        self.officer.close()


class _Silence:
    def speak(self, *_told: object) -> None:
        pass

    def __getattr__(self, _name: str) -> Any:
        return self.speak


@dataclass
class Hall:
    """One kiosk on disk. `down`: without power; nothing of it runs."""

    number: int
    settings: Settings
    city: HallCity
    clock: HallClock
    week: Week
    down: bool = False
    store: Store = field(init=False)
    desk: _Desk = field(init=False)

    @classmethod
    def make(
        cls,
        folder: Path,
        number: int,
        week: Week,
        *,
        city: HallCity,
        names: Mapping[str, str],
        offices: Mapping[str, str],
    ) -> Hall:
        settings = settings_for(folder / f"hall-{number}" / "data")
        put_keys(settings.key_file, KEY)
        hall = cls(number, settings, city, HallClock(week, f"hall {number}"), week)
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        hall.store = Store.open(settings.data_dir, KEY, hall.clock)
        enrol(hall.store, city)
        roster = {"title": "Staf", "pin_hash": "$argon2id$none", "sites": [city.site]}
        hall.tell(
            *(ChangeItem("roster", each, 1, {"officer": each, "name": name, **roster}) for each, name in names.items()),
            *(
                ChangeItem("unit", each, 1, {"name": name, "short": name, "open": True})
                for each, name in offices.items()
            ),
        )
        hall.begin()
        return hall

    # --- the machine

    def begin(self) -> None:
        """The program starts, and notes it as `kiosk.upkeep` does."""
        self.desk = _Desk(self.store, self.clock)
        self.diary.note_power()
        self.note("kiosk_started", {"version": "0.0.0"})

    def beat(self) -> None:
        self.note("heartbeat", {"up_s": self.clock.read().up_ms // 1000})

    def cut(self) -> None:
        """The power goes: no word of it, and what is not on the disk is gone."""
        self.desk.end()
        self.store.close()
        self.down = True

    def back(self) -> None:
        self.clock.reboot()
        self.store = Store.open(self.settings.data_dir, KEY, self.clock)
        self.down = False
        self.begin()

    def close(self) -> None:
        if not self.down:
            self.desk.end()
            self.store.close()

    def note(self, kind: str, data: Mapping[str, object]) -> None:
        self.store.journal.record([FactDraft(kind, self.city.kiosk, Actor("system"), data)])

    # --- the line

    def tell(self, *items: ChangeItem) -> None:
        """What the city says, as one answer of the change feed."""
        before, self.city.sent = self.city.sent, self.city.sent + 1
        after = f"c{before}" if before else ""
        self.store.sync_book.apply_changes(self.city.changes(*items, after=after, then=f"c{self.city.sent}"), b"")

    def chain(self) -> Sequence[Payload]:
        """What the kiosk signed, as anybody reads it."""
        envelopes = (json.loads(each) for each in self.store.envelopes())
        return [json.loads(base64.b64decode(each["payload"])) for each in envelopes]

    # --- people

    @property
    def diary(self) -> Any:
        return self.desk.officer._diary

    @property
    def steps(self) -> Any:
        return self.desk.pages.plain_desk_pages._flows.steps

    def file(self, service: str) -> Ticket:
        """A resident answers every question plausibly and brings every paper."""
        session = Session(self.desk._catalogues.newest(), self.clock.now().astimezone(JAKARTA).date())
        session.choose(service)
        while (question := session.next_question()) is not None:
            session.answer(question.key, _some(question))
        for paper in session.papers():
            session.set_tick(paper.requirement, has=True)
        for number, needed in enumerate(session.documents_needed()):
            session.attach(needed.requirement, PICTURE.jpeg + bytes([number]), PICTURE.preview_jpeg)
        return self.filing.file(filing_of(session, contact_agreed=False))

    @property
    def filing(self) -> FileRequest:
        return FileRequest(
            journal=self.store.journal,
            book=self.store.book,
            signer=StoreSigner(self.store),
            clock=self.clock,
            calendar=self.desk._calendar,
        )

    def sign_in(self, officer: str) -> OfficerPages:
        """Only the slow hash of the PIN is left out."""
        self.desk.shell.enterOfficer()
        flow = self.desk.officer._entrance.sign_in
        guess = flow.begin(flow.by_name(officer), "314159")
        assert isinstance(guess, Guess)
        entered: Officer = flow.finish(flow.by_name(officer), guess, matched=True).officer
        self.desk.pages._enter(entered)
        return self.desk.pages

    def lock(self) -> None:
        self.desk.officer.lock()


def _some(question: Any) -> object:
    if not question.required:
        return ""
    if question.options:
        first = question.options[0].value
        return [first] if question.type == "multi_choice" else first
    return _ANSWERS.get(question.type, WORDS)
