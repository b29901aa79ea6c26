"""A name and six digits, by touch and by keyboard; a wrong PIN always says the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from kiosk.domain.throttle import FREE_FAILURES, LOCKED_AT
from kiosk.flows.ports import StorageFullError
from kiosk.ui.stage import PIN, SRI, Stage

WRONG = "000000"


def open_sign_in(hall) -> None:
    hall.stage.shell.enterOfficer()
    hall.tap("officer.card.0")


def test_an_officer_signs_in_in_eight_touches(hall) -> None:
    hall.stage.shell.enterOfficer()
    hall.tap("officer.card.0")
    hall.type(PIN)
    hall.tap("footer.primary")
    assert hall.kinds() == ["officer_signed_in"]
    assert hall.sees("desk.prove")
    assert "Sri Wahyuni" in hall.texts()


def test_the_same_by_keyboard_alone(hall) -> None:
    hall.stage.shell.enterOfficer()
    hall.look()
    hall.press(Qt.Key.Key_Tab)
    hall.press(Qt.Key.Key_Return)
    hall.write(PIN)
    hall.press(Qt.Key.Key_Return)
    assert hall.kinds() == ["officer_signed_in"]


def test_the_door_is_on_the_resting_screen(hall) -> None:
    hall.tap("attract.officer")
    assert hall.sees("officer.card.0")
    hall.tap("footer.back")
    assert not hall.sees("officer.card.0")


def test_digits_before_a_name_go_nowhere(hall) -> None:
    hall.stage.shell.enterOfficer()
    hall.write(PIN)
    hall.tap("officer.card.1")
    find = hall.find("footer.primary")
    assert find is not None
    assert not find.isEnabled()


def test_the_pin_is_never_on_the_screen(hall) -> None:
    open_sign_in(hall)
    hall.type("2718")
    pin_boxes = hall.find("officer.pin")
    assert pin_boxes is not None
    assert pin_boxes.property("shown") == "••••"


def test_a_wrong_pin_says_one_sentence_and_how_many_tries_are_left(hall) -> None:
    open_sign_in(hall)
    for left in (4, 3):
        hall.type(WRONG)
        hall.tap("footer.primary")
        assert "PIN belum cocok." in hall.texts()
        assert f"Sisa {left} kali" in hall.texts()
    assert hall.kinds() == []


def test_after_five_failures_the_pad_waits_and_says_how_long(hall) -> None:
    hall.stage.fail(FREE_FAILURES - 1)
    open_sign_in(hall)
    hall.type(WRONG)
    hall.tap("footer.primary")
    assert "30 detik lagi" in hall.texts()
    key = hall.find("key.2")
    assert key is not None
    assert not key.isEnabled()


def test_the_tenth_failure_locks_and_tells_the_city(hall) -> None:
    hall.stage.fail(LOCKED_AT - 1)
    hall.stage.shell.enterOfficer()
    flow = hall.stage.officer.plain_pages.plain_sign_in
    hall.tap("officer.card.0")
    assert "menit lagi" in hall.texts()
    hall.stage.clock.advance(timedelta(hours=1))
    flow.choose(SRI.officer_id)
    hall.type(WRONG)
    hall.tap("footer.primary")
    assert "PIN terkunci." in hall.texts()
    assert hall.kinds() == ["officer_locked_out"]


def test_without_room_on_the_disk_nobody_signs_in(hall) -> None:
    open_sign_in(hall)
    hall.type(PIN)
    hall.stage.kiosk.refuse = StorageFullError()
    hall.tap("footer.primary")
    assert "Belum bisa menyimpan." in hall.texts()
    assert hall.stage.officer.plain_pages.plain_officer is None


def test_a_hall_without_a_roster_says_where_it_comes_from(open_hall) -> None:
    hall = open_hall(Stage(officers=(), full=False))
    hall.stage.shell.enterOfficer()
    hall.look()
    assert "Belum ada petugas terdaftar" in hall.texts()


def test_a_roster_longer_than_a_page_is_turned(open_hall) -> None:
    many = tuple(
        replace(SRI, officer_id=f"018f4e9a-0000-7000-8000-0000000003{n:02}", name=f"Petugas {n}") for n in range(14)
    )
    hall = open_hall(Stage(officers=many))
    hall.stage.shell.enterOfficer()
    hall.look()
    assert not hall.sees("officer.card.13")
    hall.tap("officer.people.next")
    while not hall.sees("officer.card.13"):
        hall.tap("officer.people.next")
    hall.tap("officer.card.13")
    assert "PIN Petugas 13" in hall.texts()
