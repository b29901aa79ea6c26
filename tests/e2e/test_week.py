"""A slice of `make week`: two days and fewer requests; every number of the officers' pages equals a recount from the facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.e2e.week.days import WORKED
from tests.e2e.week.pages import Comparison
from tests.e2e.week.play import Play


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.mark.usefixtures("qapp")
def test_what_the_pages_show_is_what_the_facts_say(tmp_path: Path) -> None:
    play = Play(tmp_path, seed=7, days=WORKED[1:3], requests=25)
    try:
        play.run()
    finally:
        play.close()
    assert play.known.differences == []
    assert play.known.numbers > 2_000
    assert play.counts["completed"] > 8
    assert play.counts["forgotten ends claimed"] >= 1


def test_a_number_that_differs_is_told_with_both() -> None:
    told = Comparison()
    told.same("Jam kerja", 449, 450)
    assert told.differences == ["Jam kerja: the page says 449, the facts say 450"]
