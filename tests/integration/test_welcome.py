"""The resting screen before the store is open: it claims nothing, takes nothing in, and what is touched is acted on later."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk import app as app_module
from kiosk.app import KioskApp, build
from kiosk.settings import Settings
from kiosk.ui import welcome
from kiosk.ui.welcome import Welcome
from tests.conftest import ExpectedLogs
from tests.fakes.hall import KEY, City, open_enrolled
from tests.fakes.unlocked import put_keys, settings_for


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = settings_for(tmp_path / "data")
    put_keys(settings.key_file, KEY)
    open_enrolled(settings.data_dir, City()).close()
    return settings


@pytest.fixture
def shown(settings: Settings, qtbot: QtBot) -> Iterator[Welcome]:
    shown = welcome.show(settings.size, fullscreen=False)
    yield shown
    if shiboken6.isValid(shown.window):
        shown.close()


def touch(shown: Welcome, name: str) -> None:
    items = [shown.window.contentItem()]
    while (item := items.pop()).objectName() != name:
        items.extend(item.childItems())
    point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.mouseClick(shown.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def opened(settings: Settings, shown: Welcome) -> tuple[str, str]:
    """Who has the screen, and which page is open, once the hall is there."""
    kiosk = build(settings, welcome=shown)
    try:
        assert kiosk.window is shown.window
        assert kiosk.messages.count == 0
        return kiosk.shell.plain_area, kiosk.resident.plain_screen
    finally:
        kiosk.close()


def test_nobody_touched_it_it_rests(settings: Settings, shown: Welcome) -> None:
    assert opened(settings, shown) == ("resident", "attract")


def test_a_touch_before_the_store_is_open_opens_the_first_page_after_it(settings: Settings, shown: Welcome) -> None:
    touch(shown, "attract.start")
    assert opened(settings, shown) == ("resident", "language")


def test_a_key_wakes_it_too(settings: Settings, shown: Welcome) -> None:
    QTest.keyClick(shown.window, Qt.Key.Key_Return)
    assert opened(settings, shown) == ("resident", "language")


def test_an_officer_who_is_early_stands_at_the_officers_side(settings: Settings, shown: Welcome) -> None:
    touch(shown, "attract.officer")
    assert opened(settings, shown) == ("officer", "attract")


def test_the_last_wish_counts(settings: Settings, shown: Welcome) -> None:
    shown.shell.enterOfficer()
    shown.attract.openDuty()
    assert opened(settings, shown) == ("resident", "queue")


def test_it_claims_nothing_of_a_store_that_nobody_opened(settings: Settings, shown: Welcome) -> None:
    assert (shown.shell.plain_truth._site, shown.attract.plain_hours) == ("", "")
    kiosk = build(settings, welcome=shown)
    try:
        assert shown.shell.plain_truth._site != ""
    finally:
        kiosk.close()


def test_a_store_that_does_not_open_takes_the_resting_screen_away(settings: Settings, shown: Welcome) -> None:
    settings.key_file.write_bytes(b"")
    with pytest.raises(app_module.TROUBLES):
        build(settings, welcome=shown)
    assert QGuiApplication.topLevelWindows() == []


def test_asked_to_end_while_the_hall_is_opened_it_ends(
    settings: Settings, shown: Welcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build_and_be_asked(*told: object, **named: object) -> KioskApp:
        kiosk = build(*told, **named)  # type: ignore[arg-type]
        signal.raise_signal(signal.SIGTERM)
        return kiosk

    monkeypatch.setattr(app_module, "build", build_and_be_asked)
    monkeypatch.setattr("sys.excepthook", sys.excepthook)  # so that it is put back
    kept = [(number, signal.getsignal(number)) for number in (signal.SIGTERM, signal.SIGINT)]
    try:
        assert app_module.main(settings, shown) == 0
        loop = QEventLoop()
        QTimer.singleShot(0, lambda: loop.exit(7))
        assert loop.exec() == 7, "the end of one program does not end the loops of the next"
    finally:
        gc.unfreeze()
        for number, handler in kept:
            signal.signal(number, handler)


def test_asked_to_end_while_the_hall_does_not_open_no_screen_stays(
    settings: Settings, shown: Welcome, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.app")
    settings.key_file.write_bytes(b"")
    monkeypatch.setattr(app_module, "NotReadyScreen", None)
    assert app_module._when_ready(settings, shown, [signal.SIGTERM]) is None
