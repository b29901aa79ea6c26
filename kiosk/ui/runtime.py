"""The one owner of engine, window and view-models.

Invariants
- View-models outlive the engine: `close` deletes the windows and the engine first, then lets go of the models.
- The root window is held here (a temporary of `rootObjects()` would take its children along).
- The window stands with the resting screen (`open_window`) before what lies behind it is read (`furnish`).
- QML comes from plain files below kiosk/ui/qml, so that Qt's compiled cache works.
- A file that does not load is an error, never an empty window: `NothingShownError`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickView, QQuickWindow

from kiosk.ui.pictures import ArtProvider, IconProvider, SignProvider

QML_ROOT = Path(__file__).parent / "qml"


class NothingShownError(Exception):
    """The QML did not load; our own mistake, the message names the file."""


class Runtime:
    """Opens the application window, or one screen alone (gallery, tests)."""

    def __init__(self) -> None:
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(QML_ROOT))
        self._icons, self._art, self._sign = IconProvider(), ArtProvider(), SignProvider()
        self.engine.addImageProvider("icon", self._icons)
        self.engine.addImageProvider("art", self._art)
        self.engine.addImageProvider("sign", self._sign)
        self.window: QQuickWindow | None = None
        self._models: list[QObject] = []
        self._views: list[QQuickView] = []

    def keep(self, models: Iterable[QObject]) -> None:
        """View-models that must live as long as anything on the screen."""
        self._models += models

    def open_window(self, qml: str, properties: Mapping[str, object]) -> QQuickWindow:
        """Load a file whose root is a Window. Raises NothingShownError."""
        path = QML_ROOT / "Kiosk" / qml
        self.keep(value for value in properties.values() if isinstance(value, QObject))
        self.engine.setInitialProperties(dict(properties))
        self.engine.load(QUrl.fromLocalFile(str(path)))
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise NothingShownError(f"{qml} did not load")
        self.window = roots[0]
        return self.window

    def furnish(self, properties: Mapping[str, object]) -> None:
        """Everything behind the resting screen, into the window that stands. Raises NothingShownError."""
        register_types()
        window = self.window
        assert window is not None
        self.keep(value for value in properties.values() if isinstance(value, QObject))
        for name, value in {**properties, "furnished": True}.items():
            window.setProperty(name, value)
        if not window.property("whole"):
            raise NothingShownError("Hall.qml did not load")

    def open_screen(self, qml: str, size: QSize, properties: Mapping[str, object]) -> QQuickView:
        """Load one screen (root is an Item) in a window of its own. Raises NothingShownError."""
        register_types()
        self.keep(value for value in properties.values() if isinstance(value, QObject))
        view: QQuickView = QQuickView(self.engine, None)  # type: ignore[call-overload]  # the stub forgets None
        self._views.append(view)
        self.fit_theme(size)
        view.setColor(QColor("black"))
        view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        view.resize(size)
        view.setInitialProperties(dict(properties))
        view.setSource(QUrl.fromLocalFile(str(QML_ROOT / "Kiosk" / qml)))
        if view.status() != QQuickView.Status.Ready:
            raise NothingShownError(f"{qml} did not load: {'; '.join(e.toString() for e in view.errors())}")
        view.show()
        return view

    def fit_theme(self, size: QSize, **modes: object) -> None:
        """For a screen alone; in the application Main.qml binds the theme to its window."""
        theme = self.engine.singletonInstance("Kiosk.Theme", "Theme")
        if not isinstance(theme, QObject):
            raise NothingShownError("Kiosk.Theme did not load")
        theme.setProperty("windowWidth", size.width())
        theme.setProperty("windowHeight", size.height())
        for name, value in modes.items():
            theme.setProperty(name, value)

    def close_window(self) -> None:
        """The window and its models; the engine stays, so that the next window of the same files is there sooner."""
        if self.window is not None:
            shiboken6.delete(self.window)
        self.window = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._models.clear()

    def forget(self) -> None:
        """After a resident's stay: what nobody refers to any more is let go of now, not some time.

        The screen's own heap keeps texts that were shown until it is collected; freed memory is overwritten when the process
        was started so (`kiosk.__main__`).
        """
        if shiboken6.isValid(self.engine):  # a window that was closed meanwhile has forgotten all
            self.engine.collectGarbage()
        gc.collect()

    def close(self) -> None:
        """Windows and engine first, then the models."""
        for view in self._views:
            shiboken6.delete(view)
        self._views.clear()
        self.window = None
        if shiboken6.isValid(self.engine):
            shiboken6.delete(self.engine)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._models.clear()


def register_types() -> None:
    """What QML files name without being handed one; importing registers. Not before the first picture."""
    from kiosk.ui.models import frames, qr, rows  # noqa: F401 - importing registers the QML types
