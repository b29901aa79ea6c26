"""Nobody there: the screen asks, counts down and forgets; somebody there: nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from tests.qml.conftest import Hall

NIK = "3578155308900001"


def everything_written(root: QObject) -> str:
    """All text of all items, visible or not, and of everything they own."""
    found = []
    stack = [root]
    while stack:
        item = stack.pop()
        found += [str(value) for name in ("text", "shown", "label") if isinstance(value := item.property(name), str)]
        stack.extend(item.children())
        stack.extend(getattr(item, "childItems", list)())
    return "\n".join(found)


def test_silence_wipes_every_trace_of_the_resident(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    hall.touch("footer.primary")
    hall.keys(NIK)
    QGuiApplication.clipboard().setText(NIK)
    hall.fall_silent()
    hall.stage.idle._ticks.setInterval(1)
    hall.qtbot.waitUntil(lambda: hall.screen == "attract", timeout=20_000)
    hall.settle()

    assert not hall.stage.idle.property("asking")
    assert not hall.stage.shell.property("concealed")
    written = everything_written(hall.window)
    assert NIK not in written
    assert NIK[:8] not in written
    assert hall.stage.resident.question._draft.text == ""
    assert not hall.stage.session.is_chosen
    assert QGuiApplication.clipboard().text() == ""
    assert hall.stage.kiosk.kinds() == []


def test_while_it_asks_private_text_beneath_is_masked(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    hall.touch("footer.primary")
    hall.keys("3578")
    hall.fall_silent()
    assert hall.find("question.boxes").property("shown") == "••••"


def test_staying_loses_nothing(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    hall.touch("footer.primary")
    hall.keys("3578")
    hall.fall_silent()
    hall.touch("idle.stay")
    assert hall.screen == "question"
    assert hall.find("question.boxes").property("shown") == "3578"


def test_closing_the_screen_oneself(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    hall.fall_silent()
    hall.touch("idle.leave")
    assert hall.screen == "attract"


def test_the_next_person_finds_the_halls_own_language_and_size(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    hall.touch("footer.largeText")
    hall.stage.shell.setLanguage("jv")
    hall.stage.resident.wipe()
    hall.settle()
    assert not hall.stage.shell.plain_large
    assert hall.stage.shell.plain_language == "id"


def test_attract_is_never_asked_whether_it_is_still_there(hall: Hall) -> None:
    assert not hall.stage.idle._wait.isActive()
