"""`kiosk practice`: the whole program over a hall that exists nowhere, in a process of its own.

Invariants
- Nothing of the real kiosk is opened: no data directory, no key, no agent, no second screen, no loudspeaker. The store lies in a
  folder of this process, its keys were drawn at random and written nowhere; the folder is removed at the end, and what a
  pulled plug leaves is noise that the next practice removes.
- Numbers begin with L, the hall is called LATIHAN, slips say so and bear no code, the screen is framed and striped.
- Parts are sealed to a recipient whose key was thrown away as it was made. Residents, requests and officers are invented.
- It ends by one touch, by the process that started it, or after IDLE_MS of silence.
"""

from __future__ import annotations

import logging
import secrets
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.app import KioskApp
from kiosk.app_adapters import StoreSigner, built_in_calendar, built_in_catalogue
from kiosk.devices.clock import SystemClock
from kiosk.devices.key_vault import KeyVault, SecretName
from kiosk.domain.pages import Question
from kiosk.domain.session import Session
from kiosk.flows.file_request import FileRequest, filing_of
from kiosk.settings import Settings
from kiosk.store import Store, StoreKeys
from kiosk.ui.desk_lock import DeskLock
from kiosk.ui.models.idle import Patience
from kiosk.ui.welcome import Welcome, show
from sync.protocol.instant import write_instant
from sync.protocol.statements import ChangeItem, Changes, CityKey, Configuration, Enrolment, Site
from sync.rules.indonesian import JAKARTA
from sync.trust.pins import hash_pin
from sync.trust.sealing import new_identity
from sync.trust.signing import SigningKey

_LOG = logging.getLogger(__name__)

PREFIX = "kiosk-latihan-"
IDLE_MS = 300_000
PIN = "271828"
SITE = "latihan"
KIOSK = "0190a000-0000-7000-8000-00000000face"
OFFICERS = (
    ("0190a000-0000-7000-8000-00000000fa01", "Petugas Latihan Satu"),
    ("0190a000-0000-7000-8000-00000000fa02", "Petugas Latihan Dua"),
)
SERVICES = ("ADM-KK-BIODATA", "ADM-LAHIR", "KEL-DOMUSAHA", "ADM-KTP-ULANG")
# Nobody's: the serial 0001 of a day, and a number that no network gives.
_INVENTED: dict[str, object] = {
    "nik": "3578155308900001",
    "kk": "3578150101150001",
    "phone_id": "081234567890",
    "bool": True,
    "money_idr": "50000",
}
_WORDS = "Warga Contoh"


def main(settings: Settings, runtime_dir: Path | None) -> int:
    """`runtime_dir`: where the system keeps what must not outlive the session, in memory where it can."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    welcome = show(settings.size, fullscreen=settings.fullscreen, screen=settings.screen, dpi=settings.dpi)
    welcome.shell.practise()
    asked: list[int] = []  # to end, also while the hall is being furnished and no event loop runs that could be left

    def end(number: int, _frame: object) -> None:
        asked.append(number)
        QGuiApplication.exit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    with _thrown_away(runtime_dir) as folder:
        app = open_hall(apart(settings, folder), welcome)
        silence = DeskLock(IDLE_MS, app.window)
        app.window.installEventFilter(silence)
        silence.expired.connect(app.quit)
        silence.start()
        try:
            return 0 if asked or not app.window.isVisible() else app.exec()
        finally:
            app.window.removeEventFilter(silence)
            app.close()


def apart(settings: Settings, folder: Path) -> Settings:
    """What the window and the camera are stays; everything that is kept lies in `folder`."""
    return replace(
        settings,
        data_dir=folder / "data",
        key_file=folder / "keys" / "kiosk.dbkey",
        key_rung="file",
        credentials=None,
        sound="none",
        with_agent=False,
        board=False,
        practice=True,
    )


def open_hall(settings: Settings, welcome: Welcome) -> KioskApp:
    keys = StoreKeys(secrets.token_bytes(32), secrets.token_bytes(32))
    store = Store.open(settings.data_dir, keys, SystemClock())
    try:
        furnish(store)
        vault = HeldKeys(settings.key_file, keys)
        app = KioskApp(settings, welcome, store=store, vault=vault, patience=Patience())
    except BaseException:
        store.close()
        welcome.close()
        raise
    app.shell.practiceLeft.connect(app.quit)
    return app


class HeldKeys(KeyVault):
    """The keys of this process, in its memory only."""

    def __init__(self, key_file: Path, keys: StoreKeys) -> None:
        super().__init__(key_file, rungs=())
        self._held: dict[SecretName, bytes] = {"database": keys.database, "device": keys.device}

    def holds(self, name: SecretName) -> bool:
        return name in self._held

    def read(self, name: SecretName) -> bytes:
        return self._held[name]


def furnish(store: Store) -> None:
    """A hall, its officers, and residents who filed something this morning."""
    key = SigningKey.generate()
    store.install_identity(_enrolment(key), key, new_identity()[0])
    told = [ChangeItem("roster", officer, 1, _officer(officer, name)) for officer, name in OFFICERS]
    store.sync_book.apply_changes(Changes(KIOSK, "", "c1", tuple(told)), b"")
    clock = SystemClock()
    flow = FileRequest(
        journal=store.journal, book=store.book, signer=StoreSigner(store), clock=clock, calendar=built_in_calendar()
    )
    photo = files("assets").joinpath("demo", "document", "02_kk.jpg").read_bytes()
    catalogue = built_in_catalogue()
    for service in SERVICES:
        session = Session(catalogue, clock.now().astimezone(JAKARTA).date())
        session.choose(service)
        while (question := session.next_question()) is not None:
            session.answer(question.key, _invented(question, session.today))
        for paper in session.papers():
            session.set_tick(paper.requirement, has=True)
        for needed in session.documents_needed():
            session.attach(needed.requirement, photo, photo)
        flow.file(filing_of(session, contact_agreed=False))


def _invented(question: Question, today: date) -> object:
    if not question.required:
        return ""
    if question.type == "date":
        return (today - timedelta(days=20)).isoformat()
    return question.options[0].value if question.options else _INVENTED.get(question.type, _WORDS)


def _enrolment(key: SigningKey) -> Enrolment:
    """As a city would make it; no city did, and its key is gone when this returns."""
    (_, recipient), city = new_identity(), SigningKey.generate()
    return Enrolment(
        kiosk=KIOSK,
        epoch=1,
        public_key=key.public.raw.hex(),
        site=Site(SITE, "LATIHAN, balai contoh", "00", "Latihan", "Latihan", "L", 1),
        configuration=Configuration(
            version=1,
            recipient_sets={"1": (recipient,), "2": (recipient,)},
            city_keys=(CityKey(city.public.keyid, city.public.raw.hex()),),
            status_key=secrets.token_hex(32),
            intervals={"heartbeat_s": 300},
        ),
        sync_token=secrets.token_urlsafe(24),
        time=write_instant(SystemClock().now()),
    )


def _officer(officer: str, name: str) -> dict[str, object]:
    title = f"PIN latihan {' '.join(PIN)}"
    return {"officer": officer, "name": name, "title": title, "pin_hash": hash_pin(PIN, b""), "sites": [SITE]}


@contextmanager
def _thrown_away(runtime_dir: Path | None) -> Iterator[Path]:
    parent = runtime_dir if runtime_dir is not None and runtime_dir.is_dir() else Path(tempfile.gettempdir())
    for left in parent.glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=parent, ignore_cleanup_errors=True) as folder:
        yield Path(folder)
