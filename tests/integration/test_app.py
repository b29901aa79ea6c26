"""The real program over a real encrypted store: built, touched, closed, and what it left behind."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from installer.update.state import State
from kiosk.app import KioskApp, build
from kiosk.devices.clock import SystemClock
from kiosk.devices.disk import Room
from kiosk.domain.program_word import Word
from kiosk.flows.ports import Reading
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.ui.models.idle import Patience
from tests.fakes.hall import KEY, NIK, City, open_enrolled
from tests.fakes.unlocked import put_keys, settings_for


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = settings_for(tmp_path / "data")
    put_keys(settings.key_file, KEY)
    return settings


@pytest.fixture
def enrolled(settings: Settings) -> Settings:
    open_enrolled(settings.data_dir, City(), SystemClock()).close()
    return settings


@pytest.fixture
def app(enrolled: Settings, qtbot: QtBot) -> Iterator[KioskApp]:
    app = build(enrolled)
    app.shell.reduce_motion(reduced=True)
    yield app
    app.close()


def facts(settings: Settings) -> list[tuple[str, dict[str, object]]]:
    with Store.open(settings.data_dir, KEY, SystemClock()) as store:
        payloads = [json.loads(base64.b64decode(json.loads(one)["payload"])) for one in store.envelopes()]
    return [(payload["kind"], payload["data"]) for payload in payloads]


def find(app: KioskApp, name: str) -> QQuickItem:
    QGuiApplication.processEvents()
    app.window.grabWindow()
    stack = [app.window.contentItem()]
    while stack:
        item = stack.pop()
        if item.isVisible() and item.objectName() == name:
            return item
        stack.extend(item.childItems())
    raise AssertionError(f"{name} is not on the screen")


def touch(app: KioskApp, name: str) -> None:
    item = find(app, name)
    memory = app.engine.singletonInstance("Kiosk.Controls", "DoubleTap")
    memory.setProperty("lastMs", 0)
    point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    finger = QTest.createTouchDevice()
    QTest.touchEvent(app.window, finger).press(0, point, app.window).commit()
    QTest.touchEvent(app.window, finger).release(0, point, app.window).commit()


def test_a_filing_by_touch_is_on_the_disk_and_the_nik_is_not_in_plain(app: KioskApp, enrolled: Settings) -> None:
    touch(app, "attract.start")
    touch(app, "footer.primary")
    touch(app, "home.card.surat")
    touch(app, "services.card.kel-umum")
    answers = {"nik": NIK, "kk": "3578150101150001", "phone_id": ""}
    for _ in range(30):
        screen = app.resident.plain_screen
        if screen == "ticket":
            break
        if screen == "question":
            draft = app.resident.question._draft
            draft.text = answers.get(draft.kind, "Siti Aminah")
        touch(app, "footer.primary")
    assert app.resident.plain_screen == "ticket"
    app.close()

    kinds = [kind for kind, _ in facts(enrolled)]
    assert kinds == [
        "epoch_opened",
        "kiosk_started",
        "ticket_issued",
        "consent_given",
        "request_filed",
        "kiosk_stopped",
    ]
    for path in enrolled.data_dir.iterdir():
        assert NIK.encode() not in path.read_bytes()


def test_it_notes_its_start_and_its_end_and_closing_twice_is_closing_once(app: KioskApp, enrolled: Settings) -> None:
    app.close()
    app.close()
    assert [(kind, data) for kind, data in facts(enrolled) if kind.startswith("kiosk_")] == [
        ("kiosk_started", {"version": "0.1.0"}),
        ("kiosk_stopped", {"reason": "closed"}),
    ]


def test_a_window_that_works_says_so_and_closes_at_night_for_a_version_that_waits(
    enrolled: Settings, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.program_watch.NIGHT_HOURS", range(24))
    (tmp_path / "program").mkdir()
    app = build(replace(enrolled, programs=tmp_path / "program"))
    try:
        app._look_at_program()
        word = Word.from_bytes((tmp_path / "told" / "program.json").read_bytes())
        assert (word.well, word.channel) == ("", "stable")
        assert app._stop_reason == "closed"
        (tmp_path / "program" / "state.json").write_bytes(State(next="1.2.0").to_bytes())
        QTimer.singleShot(0, app._look_at_program)
        assert app.exec() == 0
    finally:
        app.close()
    assert facts(enrolled)[-1] == ("kiosk_stopped", {"reason": "restart"})


def test_opencv_is_not_loaded_before_a_camera_is_used(enrolled: Settings) -> None:
    import subprocess
    import sys

    code = "import sys, kiosk.app; sys.exit('cv2' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_kiosk_without_enrolment_opens_and_says_so(settings: Settings, qtbot: QtBot) -> None:
    app = build(settings)
    try:
        assert app.shell.plain_truth.property("state") == "attention"
        assert app.resident.plain_screen == "attract"
    finally:
        app.close()
    assert facts(settings) == []


def test_silence_ends_the_stay_in_the_real_program(enrolled: Settings, qtbot: QtBot) -> None:
    app = build(enrolled, patience=Patience(after_ms=3_000, countdown=2, tick_ms=10))
    try:
        app.shell.reduce_motion(reduced=True)
        touch(app, "attract.start")
        assert app.resident.plain_screen == "language"
        qtbot.waitUntil(lambda: app.resident.plain_screen == "attract", timeout=60_000)
    finally:
        app.close()


def test_the_officers_side_and_back(app: KioskApp) -> None:
    touch(app, "attract.officer")
    assert app.shell.plain_area == "officer"
    touch(app, "footer.back")
    assert app.shell.plain_area == "resident"
    assert find(app, "attract.start").isVisible()


def test_no_qt_warning_was_swallowed(app: KioskApp) -> None:
    assert app.messages.count == 0


def test_a_disk_that_fills_up_is_noted_once_and_shown_when_scarce(
    enrolled: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.upkeep.room_at", lambda _path: Room(free_mb=900, total_mb=250_000))
    kiosk = build(enrolled)
    try:
        kiosk.glance()
        assert kiosk.shell.plain_truth.property("attention") == "disk_low"
    finally:
        kiosk.close()
    assert [data for kind, data in facts(enrolled) if kind == "disk_low"] == [{"free_mb": 900}]


def test_the_heartbeat_tells_the_room_and_what_was_found_in_the_database(
    enrolled: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, expected_logs
) -> None:
    expected_logs.add("kiosk.integrity_watch")
    monkeypatch.setattr("kiosk.upkeep.room_at", lambda _path: Room(free_mb=48_000, total_mb=250_000))
    kiosk = build(enrolled)
    try:
        kiosk._upkeep.beat(is_idle=True)
        kiosk._upkeep._integrity._found(())
        kiosk._upkeep.beat(is_idle=True)
        kiosk._upkeep._integrity._found(("page 7",))
        kiosk._upkeep.beat(is_idle=True)
    finally:
        kiosk.close()
    beats = [data for kind, data in facts(enrolled) if kind == "heartbeat"]
    assert [beat["free_mb"] for beat in beats] == [48_000] * 3
    assert [beat.get("database") for beat in beats] == [None, "whole", "damaged"]


def test_a_clock_that_was_set_while_the_kiosk_was_closed_is_noted_at_its_start(
    enrolled: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(enrolled).close()
    read = SystemClock.read

    def two_hours_slow(clock: SystemClock) -> Reading:
        reading = read(clock)
        return replace(reading, wall=reading.wall - timedelta(hours=2))

    monkeypatch.setattr(SystemClock, "read", two_hours_slow)
    build(enrolled).close()
    [data] = [data for kind, data in facts(enrolled) if kind == "clock_stepped"]
    assert -7_205_000 < data["step_ms"] < -7_195_000
