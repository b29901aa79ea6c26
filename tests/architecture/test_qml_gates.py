"""Each of the QML gates does find what it is there for; `make check` runs them over the whole tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.ui import qml_check

ROOT = Path(__file__).parents[2]
VIEW_MODEL = """
from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Probe"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in Python")
class Greeting(QObject):
    nameChanged = Signal()

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return "Bu Sri"

    @Property(str, constant=True)
    def hall(self) -> str:
        return "Balai RW 05"
"""
SCREEN = """import QtQuick
import Probe

Item {
    id: root

    required property Greeting vm

    Text {
        text: root.vm.%s
    }
}
"""


@pytest.fixture
def probe(tmp_path: Path) -> Path:
    source = tmp_path / "kiosk" / "ui" / "models" / "greeting.py"
    source.parent.mkdir(parents=True)
    source.write_text(VIEW_MODEL, encoding="utf-8")
    assert qml_check.write_types(tmp_path, tmp_path / "types") == []
    return tmp_path


def lint(probe: Path, word: str) -> list[qml_check.Finding]:
    screen = probe / "Screen.qml"
    screen.write_text(SCREEN % word, encoding="utf-8")
    return qml_check.lint([screen], probe / "types")


def test_a_misspelt_property_of_a_view_model_is_found(probe: Path) -> None:
    assert lint(probe, "name") == []
    assert "nmae" in str(lint(probe, "nmae"))


def test_a_constant_property_is_not_called_stale(probe: Path) -> None:
    assert lint(probe, "hall") == []


def test_a_file_that_does_not_parse_is_found(probe: Path) -> None:
    assert lint(probe, "name }}")


def test_text_that_qmlformat_would_change_is_found_and_mended(tmp_path: Path) -> None:
    screen = tmp_path / "Loose.qml"
    screen.write_text("import QtQuick\nItem { Item { width: 1 } }\n", encoding="utf-8")
    assert len(list(qml_check.unformatted([screen], fix=False))) == 1
    assert list(qml_check.unformatted([screen], fix=True)) == []
    assert list(qml_check.unformatted([screen], fix=False)) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("    property var vm", "border"),
        ("    required property var vm", "border"),
        ('        color: "#ffffff"', "colour"),
        ('        color: "white"', "colour"),
        ("        color: Qt.rgba(1, 0, 0, 1)", "colour"),
        ("        width: 640", "size"),
        ("        anchors.leftMargin: 12", "size"),
        ("        font.pixelSize: 28", "size"),
        ("        engine.setContextProperty()", "context"),
    ],
)
def test_a_screen_names_no_number_no_colour_and_no_untyped_property(line: str, said: str) -> None:
    (finding,) = qml_check.broken_rules(Path("Kiosk/Screens/Home.qml"), line)
    assert said in finding.what


@pytest.mark.parametrize(
    "line",
    [
        '        color: "transparent"',
        "        color: Theme.ink",
        "        width: Theme.sizeButton",
        "        opacity: 0.88",
        "            required property var modelData",
        "        spacing: 0",
    ],
)
def test_tokens_pass(line: str) -> None:
    assert list(qml_check.broken_rules(Path("Kiosk/Screens/Home.qml"), line)) == []


def test_no_screen_lets_anybody_pick_a_picture_from_a_file() -> None:
    """A presence is photographed here and now; whoever could choose a file could choose yesterday's."""
    sources = [*(ROOT / "kiosk" / "ui").rglob("*.qml"), *(ROOT / "kiosk").rglob("*.py")]
    pickers = ("FileDialog", "FolderDialog", "QtQuick.Dialogs", "QFileDialog", "Qt.labs.platform", "DropArea")
    found = [(path.name, word) for path in sources for word in pickers if word in path.read_text(encoding="utf-8")]
    assert len(sources) > 100
    assert found == []
