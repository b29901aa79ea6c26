"""The real program, camera, reader and store: a drawn card is read and asked about, and its process never outlives the page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp, build
from kiosk.devices.clock import SystemClock
from tests.fakes.hall import KEY, City, open_enrolled
from tests.fakes.unlocked import put_keys, settings_for

DEMO = Path(__file__).parents[2] / "assets" / "demo"
NIK = "3578155308900001"
PATIENCE_MS = 200_000  # machines of tests are busy


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture
def app(tmp_path: Path, qtbot: QtBot) -> Iterator[KioskApp]:
    settings = replace(settings_for(tmp_path / "data"), camera=f"folder:{DEMO}")
    put_keys(settings.key_file, KEY)
    open_enrolled(settings.data_dir, City(), SystemClock()).close()
    app = build(settings)
    yield app
    app.close()


def test_a_card_is_read_confirmed_and_its_reader_is_gone(
    app: KioskApp, qtbot: QtBot, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    resident, session = app.resident, app.resident.session
    resident.attract.wake()
    resident.start()
    resident.home.choose("KEL-UMUM")
    while resident.question.property("kind") != "nik":
        resident._forward()
    assert resident.question.property("cardOffered")
    resident.question.showCard()
    child = resident.card._reader._child
    qtbot.waitUntil(lambda: bool(resident.card.property("found")), timeout=PATIENCE_MS)
    assert resident.card.property("digits") == NIK
    assert session.question("nik_pemohon").value is None
    resident.card.confirm()
    assert session.question("nik_pemohon").value == NIK
    child.thread.join(10)
    assert child._process.returncode is not None
    resident.wipe()
    assert NIK not in caplog.text
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and NIK.encode() in path.read_bytes()]


def test_leaving_while_it_reads_kills_the_reader(app: KioskApp) -> None:
    resident = app.resident
    resident.attract.wake()
    resident.start()
    resident.home.choose("KEL-UMUM")
    while resident.question.property("kind") != "nik":
        resident._forward()
    resident.question.showCard()
    child = resident.card._reader._child
    resident.card.look()
    resident.wipe()
    child.thread.join(30)
    assert not child.thread.is_alive()
    assert child._process is None or child._process.returncode is not None
