"""What assistive technology finds: every item that takes focus has a name and a role, every visible text can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

if TYPE_CHECKING:
    from tests.qml.conftest import Hall

PAGES = ["attract", "language", "home", "services", "search", "papers", "question", "check", "notice", "ticket"]


def open_page(hall: Hall, page: str) -> None:
    resident = hall.stage.resident
    if page == "attract":
        return
    resident.attract.wake()
    if page == "language":
        return
    resident.start()
    if page == "services":
        resident.home.openOthers()
    elif page == "search":
        resident.home.openSearch()
    elif page != "home":
        from tests.qml.test_resident_filing import go_on_until

        hall.choose("KEL-UMUM")
        go_on_until(hall, page)
    hall.settle()


def focusable(hall: Hall) -> list[QQuickItem]:
    return [item for item in hall.items() if item.activeFocusOnTab() and item.isEnabled()]


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_focus_is_named(hall: Hall, page: str) -> None:
    open_page(hall, page)
    assert focusable(hall)
    for item in focusable(hall):
        spoken = QAccessible.queryAccessibleInterface(item)
        assert spoken is not None, item.objectName()
        name = spoken.text(QAccessible.Text.Name)
        role = spoken.role()
        if role == QAccessible.Role.EditableText and not name:
            name = hall.text("page.title")
        assert name, f"{item.objectName()} has no name"
        assert role not in (QAccessible.Role.NoRole, QAccessible.Role.Client), item.objectName()


@pytest.mark.parametrize("page", PAGES)
def test_what_can_be_pressed_has_a_unique_name_and_a_finger_fits(hall: Hall, page: str) -> None:
    open_page(hall, page)
    pressable = [item for item in hall.items() if item.property("debounced") is not None and item.isEnabled()]
    names = [item.objectName() for item in pressable]
    assert all(names), [item.property("label") for item in pressable if not item.objectName()]
    assert len(names) == len(set(names)), sorted(names)
    for item in pressable:
        assert min(item.width(), item.height()) >= 59, (item.objectName(), item.width(), item.height())


@pytest.mark.parametrize("page", PAGES)
def test_every_visible_text_can_be_reached(hall: Hall, page: str) -> None:
    open_page(hall, page)
    for item in hall.items():
        words = item.property("text")
        if not isinstance(words, str) or not words or "Words" not in item.metaObject().className():
            continue
        spoken = QAccessible.queryAccessibleInterface(item)
        above = item.parentItem()
        while (spoken is None or not spoken.isValid()) and above is not None:
            spoken = QAccessible.queryAccessibleInterface(above)
            above = above.parentItem()
        assert spoken is not None, words
        assert spoken.text(QAccessible.Text.Name), words
