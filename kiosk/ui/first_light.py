"""Whether Qt draws here: one picture of the kiosk's own building blocks, off the screen and by Qt's own renderer.

Invariant: no driver, no display and no window of the machine is asked, so it says the same on a PC without a screen.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

_PICTURE = """
import QtQuick
import QtQuick.Shapes
Rectangle { width: 64; height: 64; color: "#00aa55"; Text { text: "Balai" } Shape {} }
"""


def draws(folder: Path) -> bool:
    """`folder` takes one small file."""
    os.environ.update({"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"})
    application = QGuiApplication.instance() or QGuiApplication([])
    source = folder / "FirstLight.qml"
    source.write_text(_PICTURE, "utf-8")
    view = QQuickView(QUrl.fromLocalFile(str(source)))
    view.show()
    picture = view.grabWindow()
    is_right = view.status() == QQuickView.Status.Ready and picture.pixelColor(48, 48).name() == "#00aa55"
    view.close()
    del view, application
    return is_right
