"""However a stay ends, the screen is that of the clean start, and nothing that was typed is left in what we own.

What we own: every property of every object that the screens see, every attribute of the view-models and of the session behind them,
the clipboard with its selection, the log, and the temporary files. The process's whole memory is read in `tests/e2e`.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from kiosk.ui.models.rows import Rows
from tests.qml.conftest import Hall

NIK, NAME, PHONE, WHY = "3578154506900001", "Wagiyem Sutrisno", "081234567890", "Mendaftar rusunawa"
GROUPED = "3578 1545 0690 0001"
TYPED = (NIK, GROUPED, NAME, PHONE, WHY, "Wagiyem", "rusunawa")
ANSWERS = {"nik_pemohon": NIK, "no_kk": "3578150101150001", "nama_pemohon": NAME, "no_hp": PHONE, "keperluan": WHY}
EDGE = 48  # of 255: what the edge of a letter does when it is drawn anew
_CLOCK_PX = 90  # the truth bar, where the clock stands
End = Callable[[Hall], None]
Words = tuple[str, ...]


def finished(hall: Hall) -> None:
    _file(hall)
    hall.stage.resident.ticket.finish()


def undone(hall: Hall) -> None:
    _file(hall)
    hall.stage.resident.ticket.undo()
    hall.settle()
    hall.stage.resident.wipe()


def cancelled(hall: Hall) -> None:
    hall.stage.resident.askCancel()
    hall.settle()
    hall.touch("cancelDialog.yes")


def silent(hall: Hall) -> None:
    hall.stage.idle.leave()


def closed(hall: Hall) -> None:
    """Back to the language page, and "Tutup"."""
    hall.stage.resident._open("language")
    hall.settle()
    hall.touch("footer.back")


def taken_over(hall: Hall) -> None:
    """An officer takes the screen, leaves it, and nobody comes back."""
    hall.stage.sign_in()
    hall.settle()
    hall.stage.shell.leaveOfficer()
    hall.settle()
    hall.stage.idle.leave()


def in_another_language(hall: Hall) -> None:
    hall.stage.shell.setLanguage("jv")
    hall.stage.shell.toggleHighContrast()
    hall.stage.shell.toggleLowControls()
    hall.settle()
    hall.stage.idle.leave()


def _file(hall: Hall) -> None:
    hall.stage.resident.check.agree()
    hall.settle()
    assert hall.screen == "ticket"


ENDS = (finished, undone, cancelled, silent, closed, taken_over, in_another_language)


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_after_a_stay_the_screen_is_the_first_one_and_nothing_typed_is_left(
    hall: Hall, end: End, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    files, clean = _temporary(), _picture(hall)
    _stay(hall)
    assert left(hall), "the search finds what is there"
    end(hall)
    hall.settle()
    hall.runtime.forget()
    assert hall.screen == "attract"
    assert left(hall) == set()
    assert not [word for word in TYPED if word in caplog.text]
    assert not [word for word in TYPED if word in _clipboards()]
    assert _temporary() <= files
    assert np.abs(_picture(hall) - clean).max() < EDGE


def _stay(hall: Hall) -> None:
    """Everything typed, one answer copied, everything answered; the notice is open."""
    hall.choose("KEL-UMUM")
    resident, session = hall.stage.resident, hall.stage.session
    hall.stage.resident.home.search(WHY)
    while (question := session.next_question()) is not None:
        session.answer(question.key, ANSWERS[question.key])
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        QGuiApplication.clipboard().setText(NAME, mode)
    resident._change_answer("nama_pemohon")
    hall.settle()
    assert hall.text("question.field") == NAME
    resident._turn_to(resident._page.__class__("check", session.question("nama_pemohon").stage, ""))
    hall.settle()


def left(hall: Hall, words: Words = TYPED) -> set[str]:
    """Where something that was typed still stands."""
    seen: set[int] = set()
    roots: list[tuple[str, object]] = [
        ("shell", hall.stage.shell),
        ("resident", hall.stage.resident),
        ("idle", hall.stage.idle),
        ("session", hall.stage.session),
    ]
    found = {path for name, root in roots for path in _walk(name, root, seen, words)}
    for item in _items(hall.window.contentItem()):
        found |= {
            f"{item.objectName() or item.metaObject().className()}.{name}" for name in _properties_with(item, words)
        }
    return found


def _walk(path: str, thing: object, seen: set[int], words: Words) -> Iterator[str]:
    if isinstance(thing, str | bytes):
        text = thing if isinstance(thing, str) else thing.decode("utf-8", "ignore")
        if any(word in text for word in words):
            yield path
    elif id(thing) not in seen and not isinstance(thing, type) and _is_ours(thing):
        seen.add(id(thing))
        for name, value in _inside(thing, words):
            yield from _walk(f"{path}.{name}", value, seen, words)


def _inside(thing: object, words: Words) -> Iterator[tuple[str, object]]:
    if isinstance(thing, dict):
        yield from ((str(key), value) for key, value in thing.items())
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from ((str(at), value) for at, value in enumerate(thing))
    else:
        names = {*getattr(thing, "__dict__", {}), *(slot for kind in type(thing).__mro__ for slot in _slots(kind))}
        yield from ((name, getattr(thing, name, None)) for name in names)
    if isinstance(thing, QObject):
        yield from ((name, words[0]) for name in _properties_with(thing, words))
    if isinstance(thing, Rows):
        cells = [thing.data(thing.index(at, 0), role) for at in range(thing.rowCount()) for role in thing.roleNames()]
        yield "rows", cells


def _slots(kind: type) -> tuple[str, ...]:
    slots = kind.__dict__.get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _is_ours(thing: object) -> bool:
    """The journal in memory keeps what was filed, as it must: sealed on a real kiosk; it is not the screen's."""
    module = type(thing).__module__
    return module in ("builtins", "collections") or (module.startswith("kiosk.") and "gallery" not in module)


def _properties_with(thing: QObject, words: Words) -> Iterator[str]:
    about = thing.metaObject()
    for index in range(about.propertyCount()):
        entry = about.property(index)
        if entry.typeName() in ("QString", "QVariant", "QStringList") and any(
            word in str(entry.read(thing)) for word in words
        ):
            yield str(entry.name())


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _items(child)


def _clipboards() -> str:
    return "".join(
        QGuiApplication.clipboard().text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
    )


def _temporary() -> set[Path]:
    return {path for path in Path(tempfile.gettempdir()).iterdir() if "kiosk" in path.name}


def _picture(hall: Hall) -> NDArray[np.int16]:
    hall.stage.resident.attract.show_scene(1)
    hall.settle()
    picture = hall.window.grabWindow().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    return rows[_CLOCK_PX:].astype(np.int16)
