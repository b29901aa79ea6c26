"""A kiosk that cannot open its store: a calm screen with a code, no agent, and it begins by itself once it is mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk import app as app_module
from kiosk.readiness import why
from kiosk.settings import Settings
from kiosk.ui import not_ready
from kiosk.ui.not_ready import NotReadyScreen
from tests.conftest import ExpectedLogs
from tests.fakes.hall import KEY, City, open_enrolled
from tests.fakes.unlocked import put_keys, settings_for


def words(screen: NotReadyScreen) -> dict[str, str]:
    QGuiApplication.processEvents()
    found, stack = {}, [screen.window.contentItem()]
    while stack:
        item: QQuickItem = stack.pop()
        if item.objectName().startswith("notReady."):
            found[item.objectName()] = item.property("text")
        stack.extend(item.childItems())
    return found


@pytest.fixture
def enrolled(tmp_path: Path) -> Settings:
    settings = settings_for(tmp_path / "data")
    put_keys(settings.key_file, KEY)
    open_enrolled(settings.data_dir, City()).close()
    return settings


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(1080, 1920), QSize(1024, 768)])
def test_it_says_whom_to_call_and_the_code_and_fits(qtbot: QtBot, size: QSize) -> None:
    screen = NotReadyScreen("K3", lambda: "K3")
    screen.show(size, fullscreen=False)
    try:
        assert words(screen) == {
            "notReady.title": "Kios belum siap.",
            "notReady.call": "Panggil teknisi. Untuk sementara pakai formulir kertas.",
            "notReady.code": "Kode: K3",
        }
        for item in screen.window.contentItem().findChildren(QQuickItem):
            if item.objectName().startswith("notReady."):
                corner = item.mapToScene(item.boundingRect().bottomRight())
                assert 0 < corner.x() <= size.width()
                assert 0 < corner.y() <= size.height()
    finally:
        screen.close()


def test_it_asks_again_shows_what_is_wrong_now_and_ends_when_nothing_is(qtbot: QtBot) -> None:
    answers = iter(["K2", ""])
    screen = NotReadyScreen("K1", lambda: next(answers), again_ms=10)
    seen: list[str] = []
    screen.window.codeChanged.connect(lambda: seen.append(screen.window.property("code")))
    screen.show(QSize(800, 600), fullscreen=False)
    assert screen.exec()
    assert seen == ["K2"]


def test_what_follows_is_not_ended_by_it(qtbot: QtBot) -> None:
    screen = NotReadyScreen("K1", lambda: "", again_ms=10)
    screen.show(QSize(800, 600), fullscreen=False)
    assert screen.exec()
    QGuiApplication.processEvents()
    following = QEventLoop()
    QTimer.singleShot(20, lambda: following.exit(7))
    assert following.exec() == 7


def test_the_program_waits_behind_it_without_an_agent_and_goes_on_when_the_key_is_back(
    enrolled: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.app")
    monkeypatch.setattr(not_ready, "AGAIN_MS", 10)
    started: list[object] = []
    monkeypatch.setattr(app_module, "AgentWatch", lambda *_: started.append(1))
    away = enrolled.key_file.rename(enrolled.key_file.with_name("away"))
    QTimer.singleShot(300, lambda: (started.append("before the key"), away.rename(enrolled.key_file)))
    kiosk = app_module._when_ready(enrolled)
    assert kiosk is not None
    kiosk.close()
    assert started == ["before the key"], "this kiosk runs without an agent, and none ran meanwhile"


def test_ended_by_somebody_it_is_the_worlds_error_and_the_file_is_whole(
    enrolled: Settings, qtbot: QtBot, expected_logs: ExpectedLogs
) -> None:
    expected_logs.add("kiosk.app")
    enrolled.key_file.write_bytes(b"")
    database = (enrolled.data_dir / "kiosk.db").read_bytes()
    somebody = QTimer()
    somebody.timeout.connect(QGuiApplication.quit)  # until it is heard: while the kiosk is being opened nobody hears it
    somebody.start(100)
    assert app_module._when_ready(enrolled) is None
    somebody.stop()
    assert (enrolled.data_dir / "kiosk.db").read_bytes() == database
    assert enrolled.key_file.read_bytes() == b""


def test_an_error_of_the_disk_has_a_code_too() -> None:
    assert why(PermissionError(13, "Permission denied", "/data")).code == "K7"
