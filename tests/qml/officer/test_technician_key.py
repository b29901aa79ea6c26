"""F9: the technician's window, for who is signed in; nothing for a resident or at a locked desk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt


@pytest.fixture
def called(hall) -> list[bool]:
    found: list[bool] = []
    hall.stage.officer.technicianCalled.connect(lambda: found.append(True))
    return found


def test_an_officer_at_the_desk_calls_it_and_the_desk_is_closed(hall, called, desk) -> None:
    desk.press(Qt.Key.Key_F9)
    assert called == [True]
    assert hall.stage.shell.plain_area == "resident"
    assert hall.stage.officer.plain_pages.plain_officer is None


def test_a_resident_calls_nothing(hall, called) -> None:
    hall.press(Qt.Key.Key_F9)
    assert called == []


def test_a_locked_desk_calls_nothing(hall, called, desk) -> None:
    hall.stage.officer.lock()
    desk.press(Qt.Key.Key_F9)
    assert called == []
