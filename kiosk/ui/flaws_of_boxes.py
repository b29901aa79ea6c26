"""What is wrong with the boxes of a screen: cards, banners, plates, buttons; read from the items, as in `kiosk.ui.flaws`.

Invariants
- A box counts when it is painted (not see-through) and smaller than half the window: a page or a scrim lies under everything;
  what is turned is a pattern.
- Words and controls stand on a box wholly or not at all; a box stays within the box, and the page, that holds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.flaws import Flaw, ink, is_control, path_of, place

_SLACK = 3.0  # pixels: rounding, and the air around letters
_OPAQUE = 200
_AIR = 4.0  # pixels between letters and the edge of a control
Boxes = list[tuple[QQuickItem, QRectF]]


def box_flaws(items: list[QQuickItem], window: QQuickWindow, paper: QColor) -> Iterator[Flaw]:
    """`paper`: the colour of pages; what is painted in it is a hole in something else."""
    boxes = _boxes(items, window)
    icons = [(item, place(item)) for item in items if is_icon(item)]
    for item in items:
        if item.inherits("QQuickText") and str(item.property("text")).strip() and not is_drawn(item):
            words = f"“{str(item.property('text'))[:30]}”"
            yield from _half_on(item, ink(item), boxes + icons, words)
            yield from _cramped(item, ink(item), boxes, words)
        elif is_control(item) and item.width() * item.height() < window.width() * window.height() / 2:
            yield from _half_on(item, place(item), boxes, "")
    yield from _outside(boxes)
    yield from _under_the_footer(items, [each for each in boxes if QColor(each[0].property("color")) != paper])


def _boxes(items: list[QQuickItem], window: QQuickWindow) -> Boxes:
    most = window.width() * window.height() / 2
    rectangles = [
        item
        for item in items
        if item.inherits("QQuickRectangle") and not item.rotation() and 0 < item.width() * item.height() < most
    ]
    return [(item, place(item)) for item in rectangles if QColor(item.property("color")).alpha() > _OPAQUE]


def is_drawn(item: QQuickItem) -> bool:
    """Part of a picture, which keeps its own colours and places; what it means is said in words beside it."""
    at: QQuickItem | None = item
    while at is not None:
        interface = QAccessible.queryAccessibleInterface(at)
        if interface is not None and interface.role() == QAccessible.Role.Graphic:
            return True
        at = at.parentItem()
    return False


def is_icon(item: QQuickItem) -> bool:
    return item.inherits("QQuickImage") and "image://icon/" in item.property("source").toString()


def _cramped(item: QQuickItem, rect: QRectF, boxes: Boxes, words: str) -> Iterator[Flaw]:
    """Letters that touch the upper or lower edge of what can be pressed."""
    for box, other in boxes:
        if box.isAncestorOf(item) and (holder := box.parentItem()) is not None and is_control(holder):
            air = min(rect.top() - other.top(), other.bottom() - rect.bottom())
            if air < _AIR:
                yield Flaw("cramped", f"{path_of(item)} {words}", f"{air:.0f} px to the edge")


def _half_on(item: QQuickItem, rect: QRectF, boxes: Boxes, words: str) -> Iterator[Flaw]:
    for box, other in boxes:
        shared = rect.intersected(other)
        if min(shared.width(), shared.height()) <= _SLACK or _covers(other, rect) or _covers(rect, other):
            continue
        if not box.isAncestorOf(item) and not item.isAncestorOf(box) and not _same_control(item, box):
            depth = min(shared.width(), shared.height())
            yield Flaw("half on a box", f"{path_of(item)} {words}".strip(), f"{depth:.0f} px over {path_of(box)}")


def _covers(one: QRectF, other: QRectF) -> bool:
    return one.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(other)


def _same_control(one: QQuickItem, other: QQuickItem) -> bool:
    """The words of a button and the lower edge painted behind its face."""
    holder = other.parentItem()
    return holder is not None and is_control(holder) and holder.isAncestorOf(one)


def _outside(boxes: Boxes) -> Iterator[Flaw]:
    """A box that leaves the nearest box it stands in."""
    rects = {id(item): rect for item, rect in boxes}
    holders = [item for item, _ in boxes]
    for item, rect in boxes:
        around = [holder for holder in holders if holder is not item and holder.isAncestorOf(item)]
        if around:
            holder = around[-1]  # outer ones come first
            if not _covers(rects[id(holder)], rect):
                yield Flaw("box outside", path_of(item), f"leaves {path_of(holder)}")


def _under_the_footer(items: list[QQuickItem], boxes: Boxes) -> Iterator[Flaw]:
    for page in items:
        body = page.property("bodyItem")
        if isinstance(body, QQuickItem):
            bottom = place(body).bottom()
            for item, rect in boxes:
                if body.isAncestorOf(item) and rect.bottom() > bottom + _SLACK:
                    yield Flaw("under the footer", path_of(item), f"by {rect.bottom() - bottom:.0f} px")
