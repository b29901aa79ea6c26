"""What of the Windows wheels a hall never uses, beyond `installer.common.trim`: of Qt everything but what the window is made of.

Invariants
- Qt is an allow list, so that a new release of it grows nothing here; a test compares it with what the program imports.
- A rule names kinds of files, never one wheel's version.
"""

from __future__ import annotations

import re

# Python modules of Qt that the program imports (a test holds this to the source), and those that these load.
QT_MODULES = ("QtCore", "QtGui", "QtNetwork", "QtOpenGL", "QtQml", "QtQuick", "QtSvg")
# Libraries behind them and behind the QML modules below.
QT_LIBRARIES = (
    *(name.replace("Qt", "Qt6", 1) for name in QT_MODULES),
    *("Qt6QmlMeta", "Qt6QmlModels", "Qt6QmlWorkerScript", "Qt6QuickShapes"),
)
QML_MODULES = ("QtQml", "QtQuick/Shapes", "QtQuick/Window")
PLUGINS = (
    "iconengines/qsvgicon",
    "imageformats/qjpeg",
    "imageformats/qsvg",
    "platforms/qoffscreen",
    "platforms/qwindows",
)

_OTHERS = re.compile(
    r"\.(?:lib|pdb|exp|h|hpp|obj|chm)$"  # for who compiles
    r"|^(?:bin|Scripts|share)/"  # commands of wheels, written for the building machine
    r"|^(?:pythonwin|adodbapi|isapi|win32com|win32comext|win32/Demos|win32/scripts|win32/test)/"  # of pywin32: services and accounts stay
    r"|^PySide6/(?:metatypes|translations|resources)/"  # for tools, for Qt's own dialogues, for its web engine
    r"|^cv2/opencv_videoio_ffmpeg"  # cameras come by DirectShow
)


def is_kept(path: str) -> bool:
    """`path` below site-packages, with slashes."""
    if _OTHERS.search(path):
        return False
    if not path.startswith("PySide6/"):
        return True
    return _is_kept_of_qt(path.removeprefix("PySide6/"))


def _is_kept_of_qt(path: str) -> bool:
    if path.startswith("qml/"):
        return _is_kept_of_qml(path.removeprefix("qml/"))
    if path.startswith("plugins/"):
        return path.removeprefix("plugins/").removesuffix(".dll") in PLUGINS
    name = path.rpartition("/")[2]
    if "/" not in path and name.endswith(".exe"):
        return False
    if name.startswith("Qt6") and name.endswith(".dll"):
        return name.removesuffix(".dll") in QT_LIBRARIES
    if name.startswith("Qt") and name.endswith(".pyd"):
        return name.removesuffix(".pyd") in QT_MODULES
    return name != "opengl32sw.dll"  # the window is drawn by Qt's own software renderer or the PC's Direct3D


def _is_kept_of_qml(path: str) -> bool:
    """A folder's own files are kept when it is a wanted module or above one."""
    folder = path.rpartition("/")[0]
    if folder in ("QtQuick", "QtQml"):
        return True
    return any(folder == module or folder.startswith(f"{module}/") for module in QML_MODULES)
