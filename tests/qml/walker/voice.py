"""What a person who does not read hears of a screen: a name for each control, a spoken text for each page, nothing personal in either."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QMetaObject
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.domain.spoken import LONGEST_S, PrivateNumberError, clean, seconds
from kiosk.ui.flaws import Flaw, is_control, path_of
from kiosk.ui.stage import _ANSWERS, AINI, BAGUS, SRI, Stage

MOST_PARTS = 20
PERSONAL = {str(value).lower() for key, value in _ANSWERS.items() if key not in ("jk_anak", "tempat_lahir")} | {
    officer.name.lower() for officer in (SRI, BAGUS, AINI)
}


def control_flaws(items: list[QQuickItem]) -> Iterator[Flaw]:
    """Whatever can be pressed has a name that can be said; whatever takes a touch can be pressed, or is a page or a dialog."""
    for item in items:
        if is_control(item):
            interface = QAccessible.queryAccessibleInterface(item)
            assert interface is not None
            try:
                if not clean(interface.text(QAccessible.Text.Name)):
                    yield Flaw("no name", path_of(item), "can be pressed and has nothing to be called by")
            except PrivateNumberError:
                yield Flaw("number said aloud", path_of(item), "a long number in the name")
        elif item.inherits("QQuickMouseArea") and item.isEnabled() and not _is_held(item):
            yield Flaw("hidden target", path_of(item), "takes touches, assistive technology does not know it")


def _is_held(item: QQuickItem) -> bool:
    """By a control, or by a page or dialog that keeps touches from what lies below."""
    parent = item.parentItem()
    while parent is not None:
        interface = QAccessible.queryAccessibleInterface(parent)
        if interface is not None and interface.role() not in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            return True
        parent = parent.parentItem()
    return False


def spoken_flaws(items: list[QQuickItem], stage: Stage) -> Iterator[Flaw]:
    """The page (the dialog that lies over it) and, after Dengarkan, each part that the voice says."""
    page = _front(items)
    if page is None:
        yield Flaw("silent page", stage.resident.plain_screen, "no spoken text")
        return
    said = [clean(str(page.property("spoken"))), *_listened(page, stage)]
    if not re.search("[a-z]{3}", "".join(said)):
        yield Flaw("silent page", path_of(page), "no spoken text")
    for each in said:
        if seconds(each) > LONGEST_S:
            yield Flaw("long speech", path_of(page), f"{seconds(each):.1f} s: {each[:60]}")
    everything = "\n".join(said).lower()
    if any(each in everything for each in PERSONAL):
        yield Flaw("said aloud", path_of(page), "something of a person, to the whole hall")


def _front(items: list[QQuickItem]) -> QQuickItem | None:
    dialogs = [item for item in items if item.property("shown") and item.property("spoken")]
    pages = [item for item in items if item.property("spoken") is not None]
    return dialogs[-1] if dialogs else pages[0] if pages else None


def _listened(page: QQuickItem, stage: Stage) -> list[str]:
    if page.metaObject().indexOfMethod("listen()") < 0:
        return []
    stage.shell.speech.stop()
    QMetaObject.invokeMethod(page, "listen")
    stage.voice.said.clear()
    for _ in range(MOST_PARTS):
        stage.voice.finish()
        stage.shell.speech.look()
    stage.shell.speech.stop()
    return list(stage.voice.said)
