"""A real kiosk on the disk, enrolled with a `live_city` through its own commands, for contract tests.

Facts come from the product's flows over the real store; the line is `kiosk agent --drain`. The pictures are drawn ones.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kiosk.app_adapters import Catalogues, StoreSigner, built_in_calendar
from kiosk.devices.clock import SystemClock
from kiosk.domain.session import Session
from kiosk.flows.file_request import FileRequest, Ticket, filing_of
from kiosk.flows.ports import FactDraft, PlainPart
from kiosk.store import Store
from sync.protocol.fact import Actor
from sync.rules.indonesian import JAKARTA
from tests.fakes.unlocked import open_store
from tests.live_city import LiveCity

COMMAND_LIMIT_S = 120
PLAUSIBLE: Mapping[str, object] = {
    "nik": "3578155308900001",
    "kk": "3578150101150001",
    "phone_id": "081234567890",
    "bool": True,
    "money_idr": "50000",
}
WORDS = "Diminta uang di loket"


def drawn_jpeg(name: str) -> bytes:
    return files("assets").joinpath("demo", *name.split("/")).read_bytes()


@dataclass(frozen=True, slots=True)
class KioskProgram:
    city: LiveCity
    data: Path

    def command(self, name: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        """`kiosk <name> --data DIR <arguments>`."""
        line = [sys.executable, "-m", "kiosk", name, "--data", str(self.data), *arguments]
        return subprocess.run(line, capture_output=True, check=check, timeout=COMMAND_LIMIT_S)

    def enrol(self) -> None:
        told = {"--city": self.city.url, "--code": self.city.next_code(), "--root": self.city.demo["root"]}
        self.command("enrol", *(word for pair in told.items() for word in pair))

    def drain(self) -> None:
        done = self.command("agent", "--drain", check=False)
        assert done.returncode == 0, done.stderr.decode()

    @contextmanager
    def open(self) -> Iterator[Store]:
        store = open_store(self.data)
        try:
            yield store
        finally:
            store.close()


def file_request(store: Store, service: str, photo: bytes) -> Ticket:
    """A resident answers every question plausibly, brings every paper and photographs each that may be photographed."""
    clock = SystemClock()
    session = Session(Catalogues(store).newest(), clock.now().astimezone(JAKARTA).date())
    session.choose(service)
    while (question := session.next_question()) is not None:
        session.answer(question.key, PLAUSIBLE.get(question.type, WORDS) if question.required else "")
    for paper in session.papers():
        session.set_tick(paper.requirement, has=True)
    for number, needed in enumerate(session.documents_needed()):
        session.attach(needed.requirement, photo + bytes([number]), photo)
    flow = FileRequest(
        journal=store.journal, book=store.book, signer=StoreSigner(store), clock=clock, calendar=built_in_calendar()
    )
    return flow.file(filing_of(session, contact_agreed=False))


def start_presence(store: Store, presence_id: str, officer: str, photo: bytes) -> None:
    data = {"place": "hall", "session": "day", "face": "seen", "challenge": None}
    part = PlainPart("presence", "image/jpeg", photo)
    store.journal.record([FactDraft("presence_started", presence_id, Actor("officer", officer), data, (part,))])
