"""The KTP to the camera: always asked about, never required, by touch, mouse and keys, and nothing of it is left afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from kiosk.ui.gallery_card import CARD
from kiosk.ui.scenes.identity_card import EDGES
from kiosk.ui.stage import demo_jpeg, still_of
from tests.qml.conftest import Hall
from tests.qml.test_nothing_left import left

NIK, GROUPED = "3578155308900001", "3578 1553 0890 0001"
BIRTH = "ADM-LAHIR"


@pytest.fixture
def asked(hall: Hall) -> Hall:
    """The question for the NIK stands, a card lies before the camera, and the reader reads it."""
    hall.choose(BIRTH)
    while hall.stage.resident._page is None or hall.stage.resident._page.key != "nik_pemohon":
        hall.stage.resident._forward()
    hall.settle()
    hall.stage.camera.still = replace(still_of(demo_jpeg("card", "01_ktp.jpg")), corners=EDGES)
    hall.stage.cards.lines = CARD
    return hall


def look(hall: Hall, times: int = 6) -> None:
    for _ in range(times):
        hall.stage.resident.card.look()
    hall.settle()


def show(hall: Hall) -> None:
    hall.touch("question.showCard")
    look(hall)
    assert hall.sees("card.boxes")


def heard(hall: Hall) -> str:
    """All that a voice or a screen reader could say of the page."""
    page = next(item for item in hall.items() if item.metaObject().indexOfProperty("spoken") >= 0)
    said = [str(page.property(name)) for name in ("title", "hint", "spoken", "spokenPrivate")]
    boxes = hall.find("card.boxes")
    return " ".join(said) + ("" if boxes is None else str(boxes.property("label")))


def test_a_number_that_was_read_is_asked_about_and_goes_on_as_if_typed(asked: Hall) -> None:
    show(asked)
    assert asked.screen == "identity_card"  # never by itself
    assert asked.stage.session.question("nik_pemohon").value is None
    assert asked.text("page.title") == "Benarkah ini nomor Anda?"
    asked.touch("footer.primary")
    assert asked.screen == "question"
    assert asked.stage.session.question("nik_pemohon").value == NIK
    assert asked.stage.resident._page.key != "nik_pemohon"
    assert not asked.stage.cards.running


def test_by_keys_alone(asked: Hall) -> None:
    asked.tab_to("question.showCard")
    asked.key(Qt.Key.Key_Space)
    look(asked)
    assert asked.sees("card.boxes")
    asked.key(Qt.Key.Key_Escape)
    assert not asked.sees("card.boxes")
    look(asked)
    asked.key(Qt.Key.Key_Return)
    assert asked.stage.session.question("nik_pemohon").value == NIK


def test_by_mouse_alone(asked: Hall) -> None:
    asked.click("question.showCard")
    look(asked)
    asked.click("footer.primary")
    assert asked.stage.session.question("nik_pemohon").value == NIK


def test_the_number_is_in_nothing_that_is_read_aloud(asked: Hall) -> None:
    show(asked)
    said = heard(asked)
    assert "Benarkah" in said
    assert not any(piece in said for piece in (NIK, GROUPED, *GROUPED.split()))


def test_foto_ulang_forgets_the_number_and_looks_again(asked: Hall) -> None:
    show(asked)
    asked.stage.cards.lines = None
    asked.touch("footer.back")
    assert (asked.screen, asked.sees("card.boxes")) == ("identity_card", False)
    assert asked.stage.cards.running
    assert left_of_the_card(asked) == set()


@pytest.mark.parametrize("way", ["card.type", "footer.back"])
def test_what_was_typed_before_is_still_in_the_pad(asked: Hall, way: str) -> None:
    asked.pad("3578")
    if way == "card.type":
        show(asked)
    else:
        asked.stage.cards.lines = None
        asked.touch("question.showCard")
    asked.touch(way)
    assert asked.screen == "question"
    assert asked.stage.resident.question.property("text") == "3578"
    assert not asked.stage.cards.running
    assert asked.stage.camera.purpose is None


@pytest.mark.parametrize("missing", ["camera", "reader"])
def test_without_camera_or_reader_the_pad_is_one_touch_away_and_a_second_try_too(asked: Hall, missing: str) -> None:
    card = asked.stage.camera.still
    asked.stage.camera.still = None if missing == "camera" else card
    asked.stage.cards.gone = missing == "reader"
    asked.touch("question.showCard")
    look(asked)
    assert "NIK bisa diketik sendiri." in asked.texts()
    asked.stage.camera.still, asked.stage.cards.gone = card, False
    asked.touch("card.retry")
    look(asked)
    assert asked.sees("card.boxes")
    asked.touch("card.type")
    asked.pad("3")
    assert asked.stage.resident.question.property("text") == "3"


def test_a_kiosk_without_the_engine_does_not_offer_it(asked: Hall) -> None:
    asked.stage.cards.there = False
    asked.stage.resident.question.refresh()
    asked.settle()
    assert not asked.sees("question.showCard")


def test_a_family_number_is_typed(asked: Hall) -> None:
    while asked.stage.resident._page.key != "no_kk":
        asked.stage.resident._forward()
    asked.settle()
    assert not asked.sees("question.showCard")


def test_an_odd_number_is_warned_about_like_a_typed_one(asked: Hall) -> None:
    """Such a number is not offered from a card; if it ever is, the question asks to compare."""
    asked.stage.resident._show_card()
    asked.stage.resident._number_read("3578153999900001")
    asked.settle()
    assert asked.screen == "question"
    assert asked.sees("question.banner")


def test_an_officer_who_takes_the_screen_ends_the_reading_and_the_number(asked: Hall) -> None:
    show(asked)
    asked.stage.sign_in()
    asked.settle()
    assert not asked.stage.cards.running
    assert left_of_the_card(asked) == set()
    asked.stage.cards.lines = None
    asked.stage.shell.leaveOfficer()
    asked.settle()
    assert asked.screen == "identity_card"
    assert asked.stage.cards.running


def test_while_the_screen_asks_who_is_there_the_number_is_masked(asked: Hall) -> None:
    show(asked)
    asked.stage.shell.conceal(concealed=True)
    asked.settle()
    boxes = asked.find("card.boxes")
    assert boxes is not None
    assert boxes.property("shown") == "•" * 16


def silent(hall: Hall) -> None:
    hall.stage.idle.leave()


def cancelled(hall: Hall) -> None:
    hall.stage.resident.askCancel()
    hall.settle()
    hall.touch("cancelDialog.yes")


def in_another_language(hall: Hall) -> None:
    hall.stage.shell.setLanguage("jv")
    hall.settle()
    hall.stage.idle.leave()


def confirmed(hall: Hall) -> None:
    hall.touch("footer.primary")
    hall.stage.idle.leave()


@pytest.mark.parametrize("end", [silent, cancelled, in_another_language, confirmed], ids=lambda end: end.__name__)
def test_however_the_stay_ends_nothing_of_the_card_is_left(asked: Hall, end: Callable[[Hall], None]) -> None:
    show(asked)
    assert left_of_the_card(asked), "the search finds what is there"
    end(asked)
    asked.settle()
    asked.runtime.forget()
    assert asked.screen == "attract"
    assert left_of_the_card(asked) == set()
    assert not asked.stage.cards.running
    assert asked.stage.camera.purpose is None
    assert not asked.stage.resident.card._frames._filled()


def left_of_the_card(hall: Hall) -> set[str]:
    return left(hall, (NIK, GROUPED))
