"""A hand in front of the real kiosk: builds `kiosk.app` in this process and touches its window when told over a socket.

`python -m tests.e2e.hand --socket PATH --data DIR --camera SPEC [--no-agent]`; one JSON object a line, one JSON answer a line:
  {"do":"tap","name":N}     touch the centre of the visible, enabled item called N (press and release)
  {"do":"find","name":N}    {"found":bool,"enabled":bool}
  {"do":"read","name":N}    the words of that item
  {"do":"label","name":N}   what that item is called to assistive technology
  {"do":"shown","name":N}   what stands in those boxes
  {"do":"names"}            what can be touched now
  {"do":"texts"}            what can be read now
  {"do":"key","text":S}     hardware keyboard
  {"do":"paste","text":S}   the clipboard (with S in it, unless S is empty), by Ctrl+V on the hardware keyboard
  {"do":"chord","keys":K}   keys together, as in "Ctrl+Alt+F1"
  {"do":"drag","points":P}  one finger (or, with `fingers` 2 or 3, some beside each other) from point to point, in thousandths of the window
  {"do":"hold","name":N}    a finger that stays there for `ms`
  {"do":"mouse","name":N}   the right, middle or left `button`, `times`
  {"do":"state"}            how many windows are shown, whether this fills the screen, whose screen it is, texts that are not plain
  {"do":"board"}            what stands on the second screen, by name; {} where there is none
  {"do":"grab","path":P}    screenshot
  {"do":"silence"}          a minute without a touch is over; while it asks whether somebody is there, its countdown is
  {"do":"close"}            close the window, as a person would
Nothing of the product knows that it is being driven.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPointingDevice
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.ui.models.idle import IdleModel
from kiosk.ui.models.shell import ShellModel


class Hand(QObject):
    def __init__(self, window: QQuickWindow, shell: ShellModel, idle: IdleModel, socket_path: str) -> None:
        super().__init__()
        self._window = window
        self._shell = shell
        self._idle = idle
        self._finger: QPointingDevice = QTest.createTouchDevice()
        self._server = QLocalServer(self)
        QLocalServer.removeServer(socket_path)
        if not self._server.listen(socket_path):
            sys.exit(self._server.errorString())
        self._server.newConnection.connect(self._accept)

    def _accept(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.readyRead.connect(lambda: self._read(connection))

    def _read(self, connection: QLocalSocket) -> None:
        while connection.canReadLine():
            order = json.loads(bytes(connection.readLine().data()))
            answer = getattr(self, f"_do_{order.pop('do')}")(**order)
            connection.write(json.dumps(answer).encode() + b"\n")
            connection.flush()

    # --- what it can do ---

    def _do_tap(self, name: str) -> dict[str, Any]:
        item = self._item(name)
        if item is None or not item.isEnabled():
            return {"tapped": False}
        point = self._centre(item)
        QTest.touchEvent(self._window, self._finger).press(0, point, self._window).commit()
        QTest.touchEvent(self._window, self._finger).release(0, point, self._window).commit()
        return {"tapped": True}

    def _do_find(self, name: str) -> dict[str, Any]:
        item = self._item(name)
        return {"found": item is not None, "enabled": item is not None and item.isEnabled()}

    def _do_read(self, name: str) -> dict[str, Any]:
        item = self._item(name)
        return {"text": "" if item is None else str(item.property("text"))}

    def _do_label(self, name: str) -> dict[str, Any]:
        item = self._item(name)
        return {"text": "" if item is None else str(item.property("label"))}

    def _do_shown(self, name: str) -> dict[str, Any]:
        item = self._item(name)
        return {"text": "" if item is None else str(item.property("shown"))}

    def _do_names(self) -> dict[str, Any]:
        return {"names": sorted({i.objectName() for i in self._visible() if i.objectName()})}

    def _do_texts(self) -> dict[str, Any]:
        return {"texts": [t for i in self._visible() if isinstance(t := i.property("text"), str) and t]}

    def _do_key(self, text: str) -> dict[str, Any]:
        special = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\x1b": Qt.Key.Key_Escape}
        for letter in text:
            QTest.keyClick(self._window, special.get(letter, letter))
        return {"typed": len(text)}

    def _do_paste(self, text: str) -> dict[str, Any]:
        if text:
            QGuiApplication.clipboard().setText(text)
        QTest.keyClick(self._window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return {"pasted": len(text)}

    def _do_silence(self) -> dict[str, Any]:
        if self._idle.plain_asking:
            self._idle.leave()
        else:
            self._idle._wait.start(0)
        return {"waited": True}

    def _do_chord(self, keys: str) -> dict[str, Any]:
        QTest.keySequence(self._window, QKeySequence(keys))
        return {"pressed": keys}

    def _do_drag(self, points: list[list[int]], fingers: int = 1) -> dict[str, Any]:
        places = [QPoint(x * self._window.width() // 1000, y * self._window.height() // 1000) for x, y in points]
        for at, place in enumerate(places):
            touch = QTest.touchEvent(self._window, self._finger)
            for finger in range(fingers):
                (touch.move if at else touch.press)(finger, place + QPoint(80 * finger, 0), self._window)
            touch.commit()
        touch = QTest.touchEvent(self._window, self._finger)
        for finger in range(fingers):
            touch.release(finger, places[-1] + QPoint(80 * finger, 0), self._window)
        touch.commit()
        return {"dragged": len(places)}

    def _do_hold(self, name: str, ms: int) -> dict[str, Any]:
        item = self._item(name)
        if item is None:
            return {"held": False}
        point = self._centre(item)
        QTest.touchEvent(self._window, self._finger).press(0, point, self._window).commit()
        QTest.qWait(ms)
        QTest.touchEvent(self._window, self._finger).release(0, point, self._window).commit()
        return {"held": True}

    def _do_mouse(self, name: str, button: str, times: int = 1) -> dict[str, Any]:
        item = self._item(name)
        buttons = {"left": Qt.MouseButton.LeftButton, "right": Qt.MouseButton.RightButton}
        for _ in range(times if item is not None else 0):
            point = self._centre(item)  # type: ignore[arg-type]  # an item: the range is empty without
            QTest.mouseClick(
                self._window, buttons.get(button, Qt.MouseButton.MiddleButton), Qt.KeyboardModifier.NoModifier, point
            )
        return {"clicked": item is not None}

    def _do_state(self) -> dict[str, Any]:
        rich = [str(i.property("text")) for i in self._visible() if i.inherits("QQuickText") and _flag(i, "textFormat")]
        return {
            "windows": sum(window.isVisible() for window in QGuiApplication.topLevelWindows()),
            "fills": self._window.windowState() == Qt.WindowState.WindowFullScreen,
            "visible": self._window.isVisible(),
            "area": self._shell.plain_area,
            "rich": rich,
        }

    def _do_board(self) -> dict[str, Any]:
        boards = [
            each
            for each in QGuiApplication.topLevelWindows()
            if isinstance(each, QQuickWindow) and each is not self._window and each.isVisible()
        ]
        items = [item for board in boards for item in _all_visible(board)]
        return {"words": {item.objectName(): str(item.property("text")) for item in items if item.objectName()}}

    def _do_grab(self, path: str) -> dict[str, Any]:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return {"saved": self._window.grabWindow().save(path)}

    def _do_close(self) -> dict[str, Any]:
        return {"closed": self._window.close()}

    # --- what it sees ---

    def _visible(self) -> Iterator[QQuickItem]:
        return _all_visible(self._window)

    def _item(self, name: str) -> QQuickItem | None:
        """The item of that name whose centre is inside the window: a page that slides out keeps its items for a moment."""
        return next((i for i in self._visible() if i.objectName() == name and self._inside(i)), None)

    def _inside(self, item: QQuickItem) -> bool:
        point = self._centre(item)
        return 0 <= point.x() < self._window.width() and 0 <= point.y() < self._window.height()

    def _centre(self, item: QQuickItem) -> QPoint:
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def _all_visible(window: QQuickWindow) -> Iterator[QQuickItem]:
    stack = [window.contentItem()]
    while stack:
        item = stack.pop()
        if not item.isVisible() or item.opacity() == 0:
            continue
        yield item
        stack.extend(item.childItems())


def _flag(item: QQuickItem, name: str) -> int:
    """An enumeration of QML as its number."""
    found = QQmlExpression(qmlContext(item), item, f"Number({name})").evaluate()
    return int((found[0] if isinstance(found, tuple) else found) or 0)


def main() -> int:
    from kiosk.app import build
    from kiosk.settings import Settings, default_key_file

    parser = argparse.ArgumentParser()
    parser.add_argument("--socket", required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--camera", required=True)
    parser.add_argument("--no-agent", action="store_true")
    parser.add_argument("--fullscreen", action="store_true")
    options = parser.parse_args()
    data = options.data.resolve()
    settings = Settings(
        data,
        default_key_file(data),
        options.camera,
        with_agent=not options.no_agent,
        key_rung="file",
        fullscreen=options.fullscreen,
        printer=os.environ.get("KIOSK_PRINTER", "none"),
    )
    application = build(settings)
    signal.signal(signal.SIGTERM, lambda *_: QGuiApplication.exit(0))
    hand = Hand(application.window, application.shell, application.idle, options.socket)
    try:
        return application.exec()
    finally:
        hand.deleteLater()
        application.close()


if __name__ == "__main__":
    sys.exit(main())
