"""A hall without a window: the real flows over the real store, and a child's account of what it called saved.

Invariants
- "saved" is said only after the flow returned, as the screen says "Tersimpan" only then; "begun" before it is called.
- What an act is told by (its mark) is kept where a person's words are: in the desk's papers, or as the officer's id.
- Everything slow (catalogue, calendar, schemas) is done once, before the forks.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

import uuid6

from kiosk.app_adapters import StoreSigner, built_in_calendar
from kiosk.devices.clock import SystemClock
from kiosk.domain.session import Session
from kiosk.flows.file_request import FileRequest, Filing, filing_of
from kiosk.flows.ports import Photo, Preview, StorageBrokenError, StorageFullError
from kiosk.flows.presence import PresenceFlow
from kiosk.flows.serve import Serve
from kiosk.settings import Settings, default_key_file
from kiosk.store import Store
from kiosk.ui.gallery_camera import Still, StillCamera
from kiosk.unlocking import unlock
from sync.protocol.canonical import encode
from sync.protocol.statements import Configuration, Enrolment, Site
from sync.rules.calendar import WorkCalendar
from sync.rules.catalogue import Catalogue, load
from sync.rules.indonesian import JAKARTA
from sync.testing.keys import Keys
from sync.trust.signing import sign_statement
from tests.reliability.lab.processes import Say

SERVICE, MARKED = "KEL-UMUM", "keperluan"
ANSWERS = {"nik_pemohon": "3578155308900001", "nama_pemohon": "Siti Rahmawati", "no_kk": "3578150101150001"}
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 24  # 6 KB: the number of pages is what costs, not what is in them
PREVIEW = PHOTO[:600]
SITE = Site("rw-05", "Balai RW 05 Keputran", "05", "Keputran", "Tegalsari", "A", 1)
REFUSALS = (StorageFullError, StorageBrokenError)


@cache
def catalogue() -> Catalogue:
    return load(files("assets").joinpath("catalogue", "services.yaml").read_bytes())


@cache
def calendar() -> WorkCalendar:
    return built_in_calendar()


@cache
def filing() -> Filing:
    """Two photographed papers and a form; `answers` are given a mark for each act."""
    session = Session(catalogue(), SystemClock().now().astimezone(JAKARTA).date())
    session.choose(SERVICE)
    while (question := session.next_question()) is not None:
        session.answer(question.key, ANSWERS.get(question.key, "lab") if question.required else "")
    for paper in session.papers():
        session.set_tick(paper.requirement, has=True)
    for number, needed in enumerate(session.documents_needed()):
        session.attach(needed.requirement, PHOTO + bytes([number]), PREVIEW)
    made = filing_of(session, contact_agreed=False)
    assert len(made.photos) == 2, "the reference filing has two photos"
    return made


def officer_of(mark: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, mark))


def configuration(keys: Keys) -> Configuration:
    """The agent begins at once and waits for nothing."""
    intervals = {"push_s": 0, "phase_s": 0, "changes_wait_s": 0, "backoff_cap_s": 1}
    return replace(keys.configuration(), intervals=intervals)


def enrol(store: Store, keys: Keys, *, sync_token: str = "ab" * 16, city_url: str = "http://127.0.0.1:1") -> None:
    enrolment = Enrolment(
        kiosk=keys.kiosk,
        epoch=1,
        public_key=keys.kiosk_key.public.raw.hex(),
        site=SITE,
        configuration=configuration(keys),
        sync_token=sync_token,
        time="2026-11-23T01:00:00.000Z",
    )
    envelope = sign_statement("enrolment", encode(enrolment.to_object()), keys.city_key, keys.root_sha256).to_bytes()
    store.install_identity(
        enrolment, keys.kiosk_key, keys.reply.identity, city_url=city_url, root=keys.root_sha256, envelope=envelope
    )


@dataclass(slots=True)
class Hall:
    store: Store
    say: Say

    def file(self, mark: str) -> bool:
        """False when it was refused."""
        clock = SystemClock()
        flow = FileRequest(
            journal=self.store.journal,
            book=self.store.book,
            signer=StoreSigner(self.store),
            clock=clock,
            calendar=calendar(),
        )
        told = filing()
        self.say({"begun": mark})
        try:
            ticket = flow.file(replace(told, answers={**told.answers, MARKED: mark}))
        except REFUSALS as error:
            self.say({"refused": mark, "error": type(error).__name__, "sentence": str(error)})
            return False
        self.say({"saved": mark, "id": ticket.request_id})
        return True

    def arrive(self, mark: str) -> bool:
        """An officer's presence: challenge, photos, fact. False when it was refused."""
        camera = StillCamera(Still(Preview(2, 1, bytes(6)), Photo(PHOTO, PREVIEW, 1280, 960)))
        flow = PresenceFlow(
            book=self.store.book,
            journal=self.store.journal,
            camera=camera,
            clock=SystemClock(),
            new_id=lambda: str(uuid6.uuid7()),
            below=secrets.randbelow,
            gap_ms=0,
        )
        self.say({"begun": officer_of(mark)})
        try:
            challenge = flow.challenge(officer_of(mark))
            burst = flow.photograph(challenge)
            while not burst.ended:
                burst = flow.follow(challenge, burst)
            presence_id = flow.start(challenge, burst, place="hall")
        except REFUSALS as error:
            self.say({"refused": officer_of(mark), "error": type(error).__name__, "sentence": str(error)})
            return False
        self.say({"saved": officer_of(mark), "id": presence_id})
        return True

    def serve(self) -> None:
        """The oldest open request is taken and finished with a photo."""
        desk = Serve(
            book=self.store.book,
            journal=self.store.journal,
            camera=StillCamera(None),
            clock=SystemClock(),
            catalogue=catalogue(),
        )
        for row in desk.requests():
            if row.state == "filed":
                desk.take(row.request_id, officer_of("desk"))
                desk.complete(
                    row.request_id, officer_of("desk"), outcome="done", photo=Photo(PHOTO, PREVIEW, 1280, 960)
                )
                return

    def rest(self) -> bool:
        """What the window does when nobody is there. False when the disk refused."""
        try:
            try:
                self.store.checkpoint()
            finally:
                self.store.forget()
        except REFUSALS:
            return False
        return True


def settings_of(data: Path) -> Settings:
    """The keys lie beside the data, on the same disk, on the rung that needs no chip."""
    return Settings(data, default_key_file(data), camera="none", key_rung="file")


def open_store(data: Path, *, create: bool = False) -> Store:
    """Raises KeyUnreadableError, StorageBrokenError, StorageFullError."""
    return unlock(settings_of(data), create=create)


@contextmanager
def hall(data: Path, say: Say, *, create: bool = False) -> Iterator[Hall]:
    """Raises as `open_store`."""
    with open_store(data, create=create) as store:
        yield Hall(store, say)
