"""The three pages of each officer as they look at the end: the real window over one hall's store, at the week's clock."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from PySide6.QtGui import QGuiApplication

from kiosk.app import KioskApp, build
from kiosk.flows.tries import Guess
from tests.e2e.week.days import OFFICERS
from tests.e2e.week.halls import Hall

PAGES = {"hours": "jam-kerja", "work": "kerja-hari-ini", "numbers": "angka-saya"}
_DRAWN_S = 0.4


def shoot(hall: Hall, folder: Path) -> int:
    """`hall` is closed: its file is opened by the program itself."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = replace(hall.settings, sound="none")
    with patch("kiosk.app.SystemClock", lambda: hall.clock), patch("kiosk.unlocking.SystemClock", lambda: hall.clock):
        app = build(settings)
    try:
        return sum(_of(app, officer, name, folder) for officer, name in OFFICERS.items())
    finally:
        app.close()


def _of(app: KioskApp, officer: str, name: str, folder: Path) -> int:
    app.shell.enterOfficer()
    flow = app.officer._entrance.sign_in
    guess = flow.begin(flow.by_name(officer), "314159")
    assert isinstance(guess, Guess)
    pages = app.officer.plain_pages
    pages._enter(flow.finish(flow.by_name(officer), guess, matched=True).officer)
    for page, word in PAGES.items():
        pages.openDay(page)
        _settle()
        picture = folder / f"{name.split(maxsplit=1)[0].lower()}-{word}.png"
        assert app.window.grabWindow().save(str(picture))
    app.officer.lock()
    return len(PAGES)


def _settle() -> None:
    until = time.monotonic() + _DRAWN_S
    while time.monotonic() < until:
        QGuiApplication.processEvents()
