"""Two officers take turns at one kiosk two hundred times: the running program over the real encrypted store.

Nothing that either typed is lost, neither ever sees what the other did not finish, and every fact names who did it. Only the
slow hash of the PIN is left out: it is counted and judged as ever (`kiosk.flows.sign_in`).
"""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp, build
from kiosk.devices.clock import SystemClock
from kiosk.flows.ports import DeskFile
from kiosk.flows.tries import Guess
from kiosk.settings import Settings
from kiosk.store import Store
from sync.protocol.fact import Actor
from sync.protocol.statements import ChangeItem
from sync.rules.indonesian import JAKARTA
from tests.fakes.hall import KEY, SITE, City, arrived, filing, open_enrolled, some_id
from tests.fakes.unlocked import put_keys, settings_for
from tests.live_kiosk import PLAUSIBLE, WORDS

TURNS, RESTART_EVERY = 200, 67
SRI, BAGUS = "0190a000-0000-7000-8000-0000000000a1", "0190a000-0000-7000-8000-0000000000b2"
NAMES = {SRI: "Sri Wahyuni", BAGUS: "Bagus Prasetyo"}
SERVICE = "KEL-DOMUSAHA"

Deed = tuple[str, str, str]  # kind, subject, officer


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = settings_for(tmp_path / "data")
    put_keys(settings.key_file, KEY)
    city = City()
    with open_enrolled(settings.data_dir, city, SystemClock()) as store:
        for officer, name in NAMES.items():
            told = {"officer": officer, "name": name, "title": "Staf", "pin_hash": "$argon2id$none", "sites": [SITE]}
            store.sync_book.apply_changes(
                city.changes(ChangeItem("roster", officer, 1, told), after="" if officer == SRI else "c1"), b""
            )
    return settings


class Shift:
    """The program, and beside it what must be true: `notes` each officer's own, `calls` what they typed by telephone."""

    def __init__(self, settings: Settings, seed: int) -> None:
        self.settings = settings
        self.chance = random.Random(seed)
        self.app: KioskApp = _without_pages(build(settings))
        self.notes: dict[tuple[str, str], str] = {}
        self.calls: dict[str, list[str]] = {SRI: [], BAGUS: []}
        self.deeds: list[Deed] = []
        self.prompted: set[str] = set()
        self.tickets = 0
        self.words = 0
        self._come()

    # --- what happens to them

    def restart(self) -> None:
        self.app.close()
        self.app = _without_pages(build(self.settings))

    def turn(self, officer: str) -> None:
        self.sign_in(officer)
        self.sees_only_their_own(officer)
        for act in self.chance.sample([self.take, self.write, self.write, self.finish, self.call, self.resume], k=2):
            if self.pages.plain_officer is not None:
                act(officer)
        if self.chance.random() < 0.3:
            self._file()
        if self.chance.random() < 0.05:
            self._prompt(officer)
        self.app.officer.lock()
        self.app.idle.leave()
        assert self.pages.plain_officer is None

    def sign_in(self, officer: str) -> None:
        self.app.shell.enterOfficer()
        flow = self.app.officer._entrance.sign_in
        guess = flow.begin(flow.by_name(officer), "314159")
        assert isinstance(guess, Guess)
        signed_in = flow.finish(flow.by_name(officer), guess, matched=True)
        self.deeds.append(("officer_signed_in", officer, officer))
        self.pages._enter(signed_in.officer)
        assert (self.pages.plain_screen == "presence") is (officer in self.prompted), "asked of nobody else"
        self.pages.to_desk()

    # --- what they do

    def take(self, officer: str) -> None:
        row = self.pages.plain_desk.plain_next
        if row is not None:
            self.app.officer.takeNext()
            self.deeds.append(("request_taken", row.request_id, officer))

    def write(self, officer: str) -> None:
        """A note, broken off: by the lock, by going back, or by nothing at all."""
        request_id = self._completion(officer)
        if request_id:
            self.words += 1
            note = f"{officer[-2:]} {self.words}"
            self.pages.plain_completion.setNote(note)
            self.notes[officer, request_id] = note
            self.chance.choice([self.app.officer.lock, self.pages.to_desk, lambda: None])()

    def finish(self, officer: str) -> None:
        request_id = self._completion(officer)
        if request_id:
            self.pages.plain_completion.use()
            self.pages.plain_completion.save()
            self.deeds.append(("request_completed", request_id, officer))
            self.notes.pop((officer, request_id), None)

    def call(self, officer: str) -> None:
        """Somebody telephones; the line breaks, or the request is filed."""
        self.pages.openDay("assist")
        self.pages.plain_day.plain_assist.byTelephone()
        resident = self.app.resident
        resident.home.chosen.emit(SERVICE)
        self.words += 1
        name = f"Warga {'Sri' if officer == SRI else 'Bagus'} {'abcdefghij'[self.words % 10]}"
        self._answer("nama_pemohon", name)
        self.calls[officer].append(name)
        self._file_or_break_off(officer, name)

    def resume(self, officer: str) -> None:
        self.pages.openDay("drafts")
        rows = self.pages.plain_day.plain_drafts.plain_rows.plain()
        places = [place for place, row in enumerate(rows) if row["page"] == "telephone"]
        if places:
            self.pages.plain_day.plain_drafts.resume(self.chance.choice(places))
            name = str(self.app.resident.session.form_so_far()["nama_pemohon"])
            assert name in self.calls[officer], "another officer's caller"
            self._file_or_break_off(officer, name)

    def sees_only_their_own(self, officer: str) -> None:
        mine = [request for who, request in self.notes if who == officer]
        drafts = self.app._store.drafts
        lines = drafts.lines(officer)
        assert sorted(line.subject for line in lines if line.page == "completion") == sorted(mine)
        for line in lines:
            kept = drafts.take(officer, line.page, line.subject)
            if line.page == "completion":
                assert kept["note"] == self.notes[officer, line.subject]
        assert len(lines) == len(mine) + len(self.calls[officer])
        assert self.pages.plain_day.plain_drafts.plain_waiting == len(lines)

    # --- inside

    @property
    def pages(self):
        return self.app.officer.plain_pages

    def _completion(self, officer: str) -> str:
        """Open the page of some request that is taken, and look at what stands there."""
        rows = [row for row in self.app._store.book.requests(open_only=True) if row.state == "taken"]
        if not rows:
            return ""
        request_id = self.chance.choice(rows).request_id
        self.app.officer.openRequest(request_id)
        self.app.officer.complete()
        assert self.pages.plain_screen == "completion"
        assert self.pages.plain_completion.property("note") == self.notes.get((officer, request_id), "")
        return request_id

    def _answer(self, wanted: str, value: str) -> None:
        """Every question up to this one, as if nobody cared about the others."""
        session = self.app.resident.session
        while (question := session.next_question()) is not None:
            session.answer(question.key, value if question.key == wanted else _some(question))
            if question.key == wanted:
                break
        self.app.resident.pageOpened.emit()

    def _file_or_break_off(self, officer: str, name: str) -> None:
        resident = self.app.resident
        if self.chance.random() < 0.5:
            self.app.idle.leave()
            return
        session = resident.session
        while (question := session.next_question()) is not None:
            session.answer(question.key, _some(question))
        before = {row.request_id for row in self.app._store.book.requests()}
        resident.check.agreed.emit()
        assert resident.plain_screen == "ticket"
        (new,) = {row.request_id for row in self.app._store.book.requests()} - before
        self.deeds += [(kind, new, officer) for kind in ("ticket_issued", "consent_given", "request_filed")]
        self.calls[officer].remove(name)
        resident.wipe()
        assert self.pages.plain_officer is None, "the desk asks for the PIN"

    def _come(self) -> None:
        for officer in NAMES:
            draft = arrived(some_id())
            mine = type(draft)(draft.kind, draft.subject, Actor("officer", officer), draft.data, draft.parts)
            self.app._store.journal.record([mine])
            self.deeds.append(("presence_started", draft.subject, officer))
        for _ in range(3):
            self._file()

    def _prompt(self, officer: str) -> None:
        """The kiosk asks one of them; whose turn it is does not matter."""
        asked = self.chance.choice([each for each in NAMES if each not in self.prompted] or [officer])
        if asked not in self.prompted:
            today = SystemClock().now().astimezone(JAKARTA).date()
            presence = next(row for row in self.app._store.book.on_duty(on=today) if row.officer == asked)
            self.app.presence.prompts.ask(presence)
            self.prompted.add(asked)

    def _file(self) -> None:
        """A resident files a request at the screen."""
        day = SystemClock().now().astimezone(JAKARTA).date()
        number = self.app._store.book.next_ticket(day)
        request_id = some_id()
        self.app._store.journal.record(
            filing(number, request_id=request_id, day=day.isoformat()), desk=DeskFile(request_id, {})
        )


def _without_pages(app: KioskApp) -> KioskApp:
    """The running program whose window stays empty: what is drawn is not asked here, and four hundred pages take minutes."""
    inside = app.window.contentItem().childItems()
    for item in [*inside, *(each for outer in inside for each in outer.childItems())]:
        if item.inherits("QQuickLoader"):
            item.setProperty("active", False)  # noqa: FBT003 - Qt's shape
    app.resident.wiped.disconnect(app._rest)
    return app


def _some(question) -> object:
    if not question.required:
        return ""
    return question.options[0].value if question.options else PLAUSIBLE.get(question.type, WORDS)


def deeds_of(settings: Settings) -> list[Deed]:
    """What the facts themselves say that officers did."""
    with Store.open(settings.data_dir, KEY, SystemClock()) as store:
        payloads = [json.loads(base64.b64decode(json.loads(one)["payload"])) for one in store.envelopes()]
    by_officers = [each for each in payloads if each["actor"]["role"] == "officer"]
    return [(each["kind"], each["subject"], each["actor"]["officer"]) for each in by_officers]


@pytest.fixture
def shift(settings: Settings, qtbot: QtBot) -> Iterator[Shift]:
    shift = Shift(settings, seed=20261124)
    yield shift
    shift.app.close()


def test_two_hundred_turns_lose_nothing_show_nothing_and_name_the_right_one(shift: Shift, settings: Settings) -> None:
    for number in range(TURNS):
        shift.turn((SRI, BAGUS)[number % 2])
        if number % RESTART_EVERY == RESTART_EVERY - 1:
            shift.restart()
    for officer in NAMES:
        shift.sign_in(officer)
        shift.sees_only_their_own(officer)
        shift.app.officer.lock()
    shift.app.close()
    assert deeds_of(settings) == shift.deeds
    kinds = {kind for kind, _, _ in shift.deeds}
    assert {"request_taken", "request_completed", "request_filed"} <= kinds, "the turns were worth watching"
    assert shift.words > TURNS // 2
