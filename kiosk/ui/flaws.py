"""What is wrong with a screen as it stands: read from the items themselves, so that any window can be asked.

Invariants
- Only what can be seen counts: an invisible item, one of no size, and everything under a modal dialog are passed over.
- Sizes are compared at 96 dpi: what the window shows divided by the theme's unit.
- Rules (R1, R2 of the reference; 26 px on staff screens): text whole, inside its box and alone, no smaller than the floor;
  targets 60 px or larger; neighbours 12 px apart (lines of a staff list may touch); whatever takes the focus has a
  name and a role.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetricsF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

MIN_TARGET = 60
MIN_GAP = 12
MIN_TEXT = {"resident": 28, "officer": 26, "technician": 26, "board": 72}
_SLACK = 1.5  # pixels that rounding may take
_PRESSABLE = frozenset({QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton})


@dataclass(frozen=True, slots=True)
class Flaw:
    rule: str
    item: str
    detail: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.item}: {self.detail}"


def flaws(window: QQuickWindow, *, unit: float, area: str = "resident", low: bool = False) -> list[Flaw]:
    """Everything that breaks a rule in this window now; `unit` is Theme.unit, `low` is "Kontrol di bawah"."""
    seen = uncovered(window)
    return [
        *_text_flaws(seen, window, MIN_TEXT[area] * unit),
        *_overlaps(seen, window),
        *_target_flaws(seen, unit, staff=area == "officer"),
        *(_high_controls(seen, window, unit) if low and area == "resident" else ()),
        *name_flaws(window),
    ]


def visible_items(item: QQuickItem) -> Iterator[QQuickItem]:
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item
    for child in item.childItems():
        yield from visible_items(child)


# --- text ------------------------------------------------------------------------------------------------------------


def _text_flaws(items: list[QQuickItem], window: QQuickWindow, floor_px: float) -> Iterator[Flaw]:
    bounds = QRectF(0, 0, window.width(), window.height())
    for item in items:
        if not item.inherits("QQuickText") or not item.property("text"):
            continue
        text = str(item.property("text"))
        where = f"{path_of(item)} “{text[:40]}”"
        size = item.property("font").pixelSize()
        if size < floor_px - _SLACK / 2:
            yield Flaw("small text", where, f"{size} px, at least {floor_px:.0f}")
        if item.property("truncated"):
            yield Flaw("elided text", where, f"in {item.width():.0f} px")
        wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
        if item.width() and wide > item.width() + _SLACK:
            yield Flaw("clipped text", where, f"{wide:.0f} px wide in {item.width():.0f}")
        if broken := _broken_word(item, text):
            yield Flaw("broken word", where, f"“{broken}” does not fit a line of {item.width():.0f} px")
        spill = _spill(_text_rect(item, wide, high), item, bounds)
        if spill > _SLACK:
            yield Flaw("text outside", where, f"by {spill:.0f} px")


def _broken_word(item: QQuickItem, text: str) -> str:
    """A word that had to be torn between two lines."""
    if int(item.property("lineCount")) < 2:
        return ""
    metrics = QFontMetricsF(item.property("font"))
    return next((word for word in text.split() if metrics.horizontalAdvance(word) > item.width() + _SLACK), "")


def _overlaps(items: list[QQuickItem], window: QQuickWindow) -> Iterator[Flaw]:
    """Words under other words, or under something that can be pressed and does not hold them.

    A target of more than half the window is the page itself (the resting screen): words stand on it.
    """
    page = window.width() * window.height() / 2
    texts = [(each, ink(each)) for each in items if each.inherits("QQuickText") and str(each.property("text")).strip()]
    targets = [(item, place(item)) for item in items if is_control(item) and item.width() * item.height() < page]
    for at, (one, rect) in enumerate(texts):
        for other, second in (*texts[at + 1 :], *targets):
            shared = rect.intersected(second)
            if min(shared.width(), shared.height()) > 2 * _SLACK and not other.isAncestorOf(one):
                yield Flaw("overlap", f"{path_of(one)} “{str(one.property('text'))[:40]}”", f"with {path_of(other)}")


def ink(item: QQuickItem) -> QRectF:
    """Where letters are: a line's box is a quarter higher than they."""
    rect = _text_rect(item, float(item.property("contentWidth")), float(item.property("contentHeight")))
    air = 0.15 * float(item.property("font").pixelSize())
    return rect.adjusted(0, air, 0, -air)


def place(item: QQuickItem) -> QRectF:
    """In the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _text_rect(item: QQuickItem, wide: float, high: float) -> QRectF:
    """Where the words are painted, in the window."""
    top = {128: (item.height() - high) / 2, 64: item.height() - high}.get(_flag(item, "verticalAlignment"), 0.0)
    left = {4: (item.width() - wide) / 2, 2: item.width() - wide}.get(_flag(item, "effectiveHorizontalAlignment"), 0.0)
    return item.mapRectToScene(QRectF(left, top, wide, high))


def _flag(item: QQuickItem, name: str) -> int:
    """An enumeration of QML as its number; reading it as a property has no converter in the binding."""
    context = qmlContext(item)
    if context is None:
        return 0
    value = QQmlExpression(context, item, f"Number({name})").evaluate()
    return int(value[0] if isinstance(value, tuple) else value or 0)


def _spill(rect: QRectF, item: QQuickItem, bounds: QRectF) -> float:
    """How far the words leave the window, or the nearest card, button or clipped box that holds them."""
    holders = [bounds]
    parent = item.parentItem()
    while parent is not None:
        if parent.clip() or (parent.inherits("QQuickRectangle") and parent.width() > 0 and parent.height() > 0):
            holders.append(parent.mapRectToScene(QRectF(0, 0, parent.width(), parent.height())))
        parent = parent.parentItem()
    return max(
        max(
            hold.left() - rect.left(),
            rect.right() - hold.right(),
            hold.top() - rect.top(),
            rect.bottom() - hold.bottom(),
        )
        for hold in holders
    )


# --- targets ---------------------------------------------------------------------------------------------------------


def _target_flaws(items: list[QQuickItem], unit: float, *, staff: bool) -> Iterator[Flaw]:
    targets = [(item, place(item)) for item in items if is_control(item)]
    for item, rect in targets:
        if min(rect.width(), rect.height()) < MIN_TARGET * unit - _SLACK:
            yield Flaw("small target", path_of(item), f"{rect.width() / unit:.0f}x{rect.height() / unit:.0f}")
    for at, (one, first) in enumerate(targets):
        for other, second in targets[at + 1 :]:
            if one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            gap = max(
                first.left() - second.right(),
                second.left() - first.right(),
                first.top() - second.bottom(),
                second.top() - first.bottom(),
            )
            stacked = staff and gap > -_SLACK and first.left() < second.right() and second.left() < first.right()
            if gap < MIN_GAP * unit - _SLACK and not stacked:
                yield Flaw("narrow gap", f"{path_of(one)} / {path_of(other)}", f"{gap / unit:.0f} px")


def _high_controls(items: list[QQuickItem], window: QQuickWindow, unit: float) -> Iterator[Flaw]:
    """Whoever sits reaches the lower half: at least a whole target's height of each control must be there.

    The way out of a practice is the officer's, who shows how the screen looks to somebody who sits.
    """
    for item in items:
        if is_control(item) and item.objectName() != "practice.leave":
            rect = place(item)
            low = rect.bottom() - max(rect.top(), window.height() / 2)
            if low < MIN_TARGET * unit - _SLACK:
                yield Flaw("high control", path_of(item), f"{low / unit:.0f} px in the lower half")


def is_control(item: QQuickItem) -> bool:
    """It can be pressed now."""
    if not item.isEnabled():
        return False
    interface = QAccessible.queryAccessibleInterface(item)
    return interface is not None and interface.role() in _PRESSABLE


# --- names -----------------------------------------------------------------------------------------------------------


def name_flaws(window: QQuickWindow) -> Iterator[Flaw]:
    """Focusable without a name or a role; an item that Tab reaches and assistive technology does not."""
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(window)
    known: set[int] = set()
    for interface in _walk(root):
        item = interface.object()
        if not isinstance(item, QQuickItem):
            continue
        known.add(id_of(item))
        state = interface.state()
        if not getattr(state, "focusable", False) or getattr(state, "invisible", False) or not item.isVisible():
            continue
        if not interface.text(QAccessible.Text.Name).strip() and item.isEnabled():
            yield Flaw("no name", path_of(item), str(interface.role()))
        if interface.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            yield Flaw("no role", path_of(item), "")
    for item in visible_items(window.contentItem()):
        if item.property("activeFocusOnTab") and item.isEnabled() and id_of(item) not in known:
            yield Flaw("unreachable", path_of(item), "Tab stops here, assistive technology does not")


def _walk(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if interface is None:
        return
    yield interface
    for index in range(interface.childCount()):
        yield from _walk(interface.child(index))


def id_of(item: QObject) -> int:
    """The C++ object's address: two Python wrappers of one item are equal in this."""
    import shiboken6

    return int(shiboken6.getCppPointer(item)[0])


# --- where -----------------------------------------------------------------------------------------------------------


def uncovered(window: QQuickWindow) -> list[QQuickItem]:
    """What is seen; of it, under a modal dialog, only the dialog: those who cannot be pressed need no distance."""
    seen = list(visible_items(window.contentItem()))
    covers = [each for each in seen if _is_dialog(each)]
    if not covers:
        return seen
    return [item for item in seen if any(cover is item or cover.isAncestorOf(item) for cover in covers)]


def _is_dialog(item: QQuickItem) -> bool:
    interface = QAccessible.queryAccessibleInterface(item)
    return interface is not None and interface.role() == QAccessible.Role.Dialog and bool(item.property("shown"))


def path_of(item: QQuickItem) -> str:
    """The names of the item and of what holds it, or its kind."""
    names: list[str] = []
    at: QQuickItem | None = item
    while at is not None and len(names) < 2:
        if at.objectName():
            names.append(at.objectName())
        at = at.parentItem()
    kind = item.metaObject().className().split("_QML")[0]
    return "/".join(reversed(names)) or kind
