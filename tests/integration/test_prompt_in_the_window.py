"""The random presence through the real window, over a real encrypted store: asked, answered by touch, durable."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp, build
from kiosk.devices.clock import SystemClock
from kiosk.store import Store
from sync.protocol.statements import ChangeItem
from sync.trust.pins import hash_pin
from tests.fakes.hall import KEY, OFFICER, SITE, City, arrived, open_enrolled, some_id
from tests.fakes.unlocked import put_keys, settings_for

PIN = "314159"
FACES = Path(__file__).parents[2] / "assets" / "demo" / "face"


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


class Window:
    """The running program and a finger."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app
        self.finger = QTest.createTouchDevice()

    def items(self) -> Iterator[QQuickItem]:
        self.app.window.grabWindow()
        stack = [self.app.window.contentItem()]
        while stack:
            item = stack.pop()
            if item.isVisible():
                yield item
                stack.extend(item.childItems())

    def sees(self, name: str) -> bool:
        return any(item.objectName() == name and item.isEnabled() for item in self.items())

    def texts(self) -> str:
        return "\n".join(str(item.property("text")) for item in self.items() if item.inherits("QQuickText"))

    def touch(self, name: str) -> None:
        item = next(item for item in self.items() if item.objectName() == name)
        self.app.engine.singletonInstance("Kiosk.Controls", "DoubleTap").setProperty("lastMs", 0)
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.touchEvent(self.app.window, self.finger).press(0, point, self.app.window).commit()
        QTest.touchEvent(self.app.window, self.finger).release(0, point, self.app.window).commit()

    def press_until(self, qtbot: QtBot, wanted: str, *, while_seeing: str) -> None:
        """Press the main button as often as the page that asks for it is there."""

        def done() -> bool:
            if not self.sees(wanted) and self.sees(while_seeing) and self.sees("footer.primary"):
                with suppress(StopIteration):
                    self.touch("footer.primary")
            return self.sees(wanted)

        qtbot.waitUntil(done, timeout=40_000)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    """An officer came this morning; the camera shows one person."""
    settings = settings_for(tmp_path / "data")
    put_keys(settings.key_file, KEY)
    city = City()
    with open_enrolled(settings.data_dir, city, SystemClock()) as store:
        told = {
            "officer": OFFICER,
            "name": "Sri Wahyuni",
            "title": "Staf",
            "pin_hash": hash_pin(PIN),
            "sites": [SITE],
        }
        store.sync_book.apply_changes(city.changes(ChangeItem("roster", OFFICER, 1, told)), b"")
        store.journal.record([arrived(some_id())])
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    shutil.copy(FACES / "01_lurus.jpg", pictures)
    app = build(replace(settings, camera=f"folder:{pictures}"))
    app.shell.reduce_motion(reduced=True)
    yield Window(app)
    app.close()


def facts(store_at: Path) -> list[tuple[str, dict[str, object], int]]:
    with Store.open(store_at, KEY, SystemClock()) as store:
        payloads = [json.loads(base64.b64decode(json.loads(one)["payload"])) for one in store.envelopes()]
    return [(payload["kind"], payload["data"], len(payload["parts"])) for payload in payloads]


def test_an_officer_is_asked_without_a_name_and_answers_after_the_pin(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    app = window.app
    (presence,) = app._store.book.on_duty(on=app._today())
    app.presence.prompts.ask(presence)
    app.glance()
    assert "Presensi acak" in window.texts()

    window.touch("attract.officer")
    window.touch("officer.card.0")
    for digit in PIN:
        window.touch(f"key.{digit}")
    window.press_until(qtbot, "presence.asked", while_seeing="officer.pin")
    assert "Presensi acak" in window.texts()
    window.press_until(qtbot, "presence.again", while_seeing="presence.asked")
    window.touch("footer.primary")
    assert app.officer.plain_pages.plain_screen == "desk"
    app.glance()
    assert "Presensi acak" not in window.texts()
    app.close()

    told = facts(tmp_path / "data")
    (asked,) = [data for kind, data, _ in told if kind == "presence_prompted"]
    ((answer, parts),) = [(data, parts) for kind, data, parts in told if kind == "presence_confirmed"]
    assert 60 <= asked["within_s"] <= 3600
    assert (answer["camera"], answer["frames"], answer["face"], parts) == ("stand_in", 3, "seen", 3)
    assert 0 <= answer["after_s"] < 120


def test_a_restart_asks_on(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    (presence,) = window.app._store.book.on_duty(on=window.app._today())
    window.app.presence.prompts.ask(presence)
    window.app.close()
    again = build(replace(settings_for(tmp_path / "data"), camera="none"))
    try:
        assert "Presensi acak" in Window(again).texts()
    finally:
        again.close()
