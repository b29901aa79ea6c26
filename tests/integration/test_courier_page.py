"""The page of the courier over the real store and a folder for a stick, as `kiosk run` joins them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.courier import StickCourier
from kiosk.ui.models.officer_courier import OfficerCourierModel
from kiosk.ui.tasks import AtOnce
from tests.fakes.hall import City, filing, morning_clock, open_enrolled


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.mark.usefixtures("qapp")
def test_what_waits_is_on_the_stick_when_the_page_says_that_it_may_be_pulled_out(tmp_path: Path) -> None:
    sticks = tmp_path / "sticks"
    sticks.mkdir()
    parent, clock = QObject(), morning_clock()
    with open_enrolled(tmp_path / "data", City(), clock) as store:
        store.journal.record(filing())
        page = OfficerCourierModel(StickCourier(store, clock, sticks), AtOnce(), lambda: True, parent)
        page.open("export")
        assert page.plain_phase == "none"

        (sticks / "KINGSTON").mkdir()
        page.look()
        assert page.plain_phase == "done"
        assert [path.suffix for path in (sticks / "KINGSTON").iterdir()] == [".brw"]
        assert page._brought.parts == 3

        page.open("take_in")
        assert (page.plain_phase, page._problem) == ("failed", "nothing")
        page.close()
