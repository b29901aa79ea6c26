"""What a screen does, beside how it looks: nothing scrolls, few choices, one way on, an order for Tab, silence watched, and Kembali
that keeps what was answered.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.ui.flaws import Flaw, id_of, path_of, place
from kiosk.ui.stage import Stage

MOST_CHOICES = 6
_MOST_TABS = 120
_LINE = 0.5  # of the lower item's height: what overlaps less stands on another line


def scroll_flaws(items: list[QQuickItem]) -> Iterator[Flaw]:
    for item in items:
        if item.inherits("QQuickFlickable") and item.property("interactive"):
            wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
            if wide > item.width() + 1 or high > item.height() + 1:
                yield Flaw("scrolls", path_of(item), f"{wide:.0f}x{high:.0f} in {item.width():.0f}x{item.height():.0f}")


def choice_flaws(items: list[QQuickItem]) -> Iterator[Flaw]:
    """Cards side by side in one group; keys of a keyboard and the tools are no choices."""
    groups = Counter(
        id_of(parent) for item in items if _is_card(item) and item.isEnabled() and (parent := item.parentItem())
    )
    for item in items:
        if groups.get(id_of(item), 0) > MOST_CHOICES:
            yield Flaw("many choices", path_of(item), f"{groups[id_of(item)]}, at most {MOST_CHOICES}")


def way_on_flaws(items: list[QQuickItem]) -> Iterator[Flaw]:
    filled = [item for item in items if item.property("kind") == "filled" and item.property("ringRadius") is not None]
    if len(filled) > 1:
        yield Flaw("two ways on", " / ".join(path_of(item) for item in filled), f"{len(filled)} filled buttons")


def _is_card(item: QQuickItem) -> bool:
    return item.property("selected") is not None and item.property("ringRadius") is not None


def idle_flaws(stage: Stage) -> Iterator[Flaw]:
    if (
        stage.resident.plain_screen != "attract"
        and stage.shell.plain_area == "resident"
        and not stage.idle.plain_waiting
    ):
        yield Flaw("nobody watches", stage.resident.plain_screen, "the silence on this page is not counted")


def tab_flaws(window: QQuickWindow, items: list[QQuickItem]) -> Iterator[Flaw]:
    """Tab from where the page begins, until it comes round: every stop once, each group in the order in which one reads."""
    wanted = {id_of(item): item for item in items if item.property("activeFocusOnTab") and item.isEnabled()}
    order = _tab_order(window, wanted)
    for missed in wanted.keys() - {id_of(item) for item in order}:
        yield Flaw("no tab", path_of(wanted[missed]), "Tab does not come here")
    for one, other in itertools.pairwise(order):
        if one.parentItem() is other.parentItem() and _reads_before(other, one):
            yield Flaw("tab order", path_of(other), f"comes after {path_of(one)}")


def _tab_order(window: QQuickWindow, wanted: dict[int, QQuickItem]) -> list[QQuickItem]:
    order: list[QQuickItem] = []
    seen: set[int] = set()
    start = _stop_of(window.activeFocusItem(), wanted)
    if start is not None:
        order.append(start)
    for _ in range(_MOST_TABS):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        stop = _stop_of(window.activeFocusItem(), wanted)
        if stop is None:
            continue
        if id_of(stop) in seen:
            break
        seen.add(id_of(stop))
        if stop is not start or len(order) > 1:
            order.append(stop)
    return order


def _stop_of(item: QQuickItem | None, wanted: dict[int, QQuickItem]) -> QQuickItem | None:
    while item is not None and id_of(item) not in wanted:
        item = item.parentItem()
    return None if item is None else wanted[id_of(item)]


def _reads_before(one: QQuickItem, other: QQuickItem) -> bool:
    """In two columns of a page reading goes down one column first; so only what is above and left of the other comes before it."""
    first, second = place(one), place(other)
    return first.bottom() < second.top() + _LINE and first.right() < second.right() + _LINE


def back_flaws(stage: Stage, window: QQuickWindow) -> Iterator[Flaw]:
    """Kembali (Esc) on a page inside a request: what was answered stays answered."""
    session = stage.session
    if not session.is_chosen or stage.resident.plain_screen not in ("question", "papers", "check", "notice"):
        return
    before = session.review()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    QGuiApplication.processEvents()
    if not session.is_chosen or session.review() != before:
        yield Flaw("Kembali forgets", stage.resident.plain_screen, "an answer is gone or another one")
