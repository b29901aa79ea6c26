"""Sixty ways of somebody at the screen to get out of it: none ends the kiosk, opens another window, or shows who was there before.

On a real X server, the window filling the screen, over the hand of `tests.e2e`: keys as a keyboard sends them, fingers, a mouse, and
whatever can be pasted, scanned or typed into a line of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench.filing import enrolled_store
from tests.e2e import stay
from tests.e2e.stay import SITI
from tests.e2e.test_window import display
from tests.e2e.touch import Touch

__all__ = ["display"]
pytestmark = pytest.mark.slow

NAME, WHY = "Wagiyem Sutrisno", "Mendaftar rusunawa"
BEFORE = replace(SITI, name=NAME, answers={**SITI.answers, "nama_pemohon": NAME, "keperluan": WHY})
OTHERS = (NAME, WHY, SITI.nik, SITI.kk, SITI.phone)
Attempt = Callable[[Touch], object]

_CHORDS = (
    "Alt+F4", "Ctrl+Q", "Ctrl+W", "Ctrl+F4", "Ctrl+Alt+Backspace", "Ctrl+Alt+Del", "Ctrl+Alt+F1", "Ctrl+Alt+F2", "Ctrl+Alt+T",
    "Alt+Tab", "Alt+Esc", "Alt+Space", "Alt+F2", "Ctrl+Esc", "Meta+D", "Meta+R", "Meta+L", "Ctrl+Shift+Esc", "F1", "F2", "F3",
    "F5", "F6", "F7", "F9", "F10", "F11", "F12", "Ctrl+O", "Ctrl+P", "Ctrl+N", "Ctrl+T", "Ctrl+L", "Ctrl+S", "Ctrl+Shift+I",
    "Shift+F10", "Menu", "Ctrl+Tab", "Alt+Left", "Ctrl+Z",
)  # fmt: skip
_TYPED = {
    "a link": "<a href='http://contoh.id'>x</a>",
    "rich text": "<b>Siti</b><img src='file:///etc/passwd'>",
    "an address": "https://contoh.id/keluar",
    "a file": "file:///etc/passwd",
    "a template": "%1 ${HOME} $(reboot) {{7*7}}",
    "a script": "'); Qt.quit(); ('",
    "a scanner's prefix": "]Q1https://contoh.id/?a=1&b=2\n",
    "a burst of a scanner": "0123456789" * 40,
}
_PASTED = {
    "a million letters": "A" * 1_000_000,
    "a million signs nobody sees": "\u200b" * 1_000_000,
    "right to left": "\u202eitiS\u202d",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f\x1b[2J\x1b]0;x\x07",
    "lines": "Siti\nreboot\n\n" * 100,
}


def chord(keys: str) -> Attempt:
    return lambda kiosk: kiosk.does("chord", keys=keys)


def drag(*points: tuple[int, int], fingers: int = 1) -> Attempt:
    return lambda kiosk: kiosk.does("drag", points=points, fingers=fingers)


def typed(text: str) -> Attempt:
    return lambda kiosk: kiosk.hardware(text)


def pasted(text: str) -> Attempt:
    return lambda kiosk: kiosk.paste(text)


ATTEMPTS: dict[str, Attempt] = {
    "the window is asked to close": lambda kiosk: kiosk.does("close"),
    **{keys: chord(keys) for keys in _CHORDS},
    **{what: typed(text) for what, text in _TYPED.items()},
    **{what: pasted(text) for what, text in _PASTED.items()},
    "a finger from the top edge": drag((500, 0), (500, 900)),
    "a finger from the left edge": drag((0, 500), (900, 500)),
    "three fingers up": drag((400, 900), (400, 100), fingers=3),
    "two fingers apart": drag((300, 300), (700, 700), fingers=2),
    "a long press on the line": lambda kiosk: kiosk.does("hold", name="question.field", ms=900),
    "a long press on the hall's name": lambda kiosk: kiosk.does("drag", points=[(50, 30), (50, 30)]),
    "the right button": lambda kiosk: kiosk.does("mouse", name="question.field", button="right"),
    "the middle button": lambda kiosk: kiosk.does("mouse", name="question.field", button="middle"),
    "three clicks and a drag of the words": lambda kiosk: (
        kiosk.does("mouse", name="question.field", button="left", times=3),
        kiosk.does("drag", points=[(500, 300), (500, 700)]),
    ),
    "two hundred tabs": lambda kiosk: kiosk.hardware("\t" * 200),
}


@pytest.fixture
def kiosk(tmp_path: Path, display: str) -> Iterator[Touch]:
    enrolled_store(tmp_path / "kiosk").close()
    with (tmp_path / "kiosk.log").open("a") as log:
        kiosk = Touch(tmp_path / "kiosk", camera="none", agent=False, log=log, display=display)
        try:
            yield kiosk
        finally:
            assert kiosk.end() == 0
    told = (tmp_path / "kiosk.log").read_text()
    assert "Traceback" not in told, told
    assert not [secret for secret in OTHERS if secret in told]


def test_nobody_gets_out_and_nobody_sees_who_was_there_before(kiosk: Touch) -> None:
    assert len(ATTEMPTS) >= 60
    stay.come_to(kiosk, "check.", resident=BEFORE)
    stay.leave(kiosk)
    stay.come_to(kiosk, "nama_pemohon")
    for what, attempt in ATTEMPTS.items():
        attempt(kiosk)
        _is_as_it_should_be(kiosk, what)
        if not kiosk.sees("question.field"):
            stay.leave(kiosk)
            stay.come_to(kiosk, "nama_pemohon")


def _is_as_it_should_be(kiosk: Touch, what: str) -> None:
    assert kiosk.process.poll() is None, what
    state = kiosk.does("state")
    assert state == {"windows": 1, "fills": True, "visible": True, "area": "resident", "rich": []}, what
    shown = "\n".join(kiosk.texts())
    assert not [secret for secret in (NAME, WHY) if secret in shown], what
