"""What of the Windows wheels stays: everything that the program imports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from installer.windows.trim import QML_MODULES, QT_LIBRARIES, QT_MODULES, is_kept

ROOT = Path(__file__).parents[4]


def test_every_module_of_qt_that_the_program_imports_stays_with_its_library() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "kiosk").rglob("*.py"))
    imported = set(re.findall(r"^\s*from PySide6\.(Qt\w+) import", source, re.MULTILINE))
    assert imported
    assert imported <= set(QT_MODULES)
    for name in QT_MODULES:
        assert is_kept(f"PySide6/{name}.pyd")
        assert is_kept(f"PySide6/{name.replace('Qt', 'Qt6', 1)}.dll")


def test_every_qml_module_that_a_screen_imports_stays() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "kiosk" / "ui" / "qml").rglob("*.qml"))
    imported = {name.replace(".", "/") for name in re.findall(r"^import (Qt[\w.]+)", source, re.MULTILINE)}
    assert imported - {"QtQuick"} <= set(QML_MODULES)
    for name in imported:
        assert is_kept(f"PySide6/qml/{name}/qmldir")


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt6Widgets.dll",
        "PySide6/QtWidgets.pyd",
        "PySide6/designer.exe",
        "PySide6/opengl32sw.dll",
        "PySide6/qml/QtQuick/Controls/qmldir",
        "PySide6/qml/QtQuick/VirtualKeyboard/qmldir",
        "PySide6/plugins/qmltooling/qmldbg_tcp.dll",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/resources/icudtl.dat",
        "pythonwin/Pythonwin.exe",
        "PyWin32.chm",
        "bin/qrcode",
        "cv2/opencv_videoio_ffmpeg4140_64.dll",
    ],
)
def test_what_a_hall_never_uses_goes(path: str) -> None:
    assert not is_kept(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/__init__.py",
        "PySide6/msvcp140.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/imageformats/qsvg.dll",
        "PySide6/qml/QtQuick/qtquick2plugin.dll",
        "shiboken6/shiboken6.abi3.dll",
        "win32/servicemanager.pyd",
        "pywin32_system32/pywintypes313.dll",
        "pywin32.pth",
        "PySide6_Essentials-6.11.3.dist-info/licenses/LICENSE",
        "cv2/cv2.pyd",
    ],
)
def test_what_it_needs_stays(path: str) -> None:
    assert is_kept(path)


def test_no_library_is_named_twice() -> None:
    assert len(set(QT_LIBRARIES)) == len(QT_LIBRARIES)
