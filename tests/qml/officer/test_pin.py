"""Choosing a PIN with the city's code, changing it with the old one."""

from __future__ import annotations

import json

import pytest

from kiosk.domain.throttle import LOCKED_AT
from kiosk.flows.ports import StorageFullError
from kiosk.ui.stage import AINI, CODE, PIN

NEW = "662607"


def open_code(hall) -> None:
    hall.stage.shell.enterOfficer()
    hall.look()
    hall.tap("officer.card.2", "officer.newPin")


def enter(hall, *texts: str) -> None:
    for text in texts:
        hall.type(text)
        hall.tap("footer.primary")


def test_the_citys_code_then_the_new_pin_twice(hall) -> None:
    open_code(hall)
    enter(hall, CODE, NEW, NEW)
    assert hall.kinds() == ["officer_pin_set"]
    assert dict(hall.stage.kiosk.facts[0].data) == {"reason": "reset", "activation": AINI.activation.id}
    assert json.loads(hall.stage.kiosk.drafts[0].parts[0].body)["officer"] == AINI.officer_id
    assert "PIN baru tersimpan di kios." in hall.texts()
    enter(hall, NEW)
    assert hall.sees("desk.prove")


def test_a_wrong_code_says_how_many_tries_are_left(hall) -> None:
    open_code(hall)
    enter(hall, "00000000")
    assert "Kode belum cocok." in hall.texts()
    assert "Sisa 4 kali" in hall.texts()


@pytest.mark.parametrize(
    ("weak", "words"),
    [("121212", "berulang"), ("234567", "berurutan"), ("159357", "Pola"), ("170890", "Tanggal")],
)
def test_a_pin_that_is_easily_guessed_is_refused_with_its_reason(hall, weak: str, words: str) -> None:
    open_code(hall)
    enter(hall, CODE, weak)
    assert f"{words}" in hall.texts()
    assert "mudah ditebak." in hall.texts()
    enter(hall, NEW, NEW)
    assert hall.kinds() == ["officer_pin_set"]


def test_two_that_differ_begin_again(hall) -> None:
    open_code(hall)
    enter(hall, CODE, NEW, "662608")
    assert "Kedua PIN berbeda." in hall.texts()
    enter(hall, NEW, NEW)
    assert hall.kinds() == ["officer_pin_set"]


def test_leaving_gives_the_right_up(hall) -> None:
    open_code(hall)
    enter(hall, CODE)
    hall.tap("footer.back")
    assert hall.sees("officer.card.0")
    hall.tap("officer.card.2", "officer.newPin")
    assert "Ketik kode dari kota" in hall.texts()


def test_the_menu_leads_to_another_pin_which_counts_at_once(desk) -> None:
    desk.tap("footer.back", "menu.pin")
    enter(desk, PIN, PIN)
    assert "Itu PIN yang lama." in desk.texts()
    enter(desk, NEW, NEW)
    assert "PIN baru tersimpan di kios." in desk.texts()
    assert dict(desk.stage.kiosk.facts[-1].data) == {"reason": "changed", "activation": None}
    desk.stage.officer.lock()
    desk.stage.shell.enterOfficer()
    desk.tap("officer.card.0")
    enter(desk, NEW)
    assert desk.stage.officer.plain_pages.plain_officer is not None


def test_an_old_pin_guessed_ten_times_ends_the_session(desk) -> None:
    desk.stage.fail(LOCKED_AT)
    desk.tap("footer.back", "menu.pin")
    assert desk.sees("locked.code")
    assert desk.stage.officer.plain_pages.plain_officer is None


def test_a_full_disk_keeps_the_old_pin_and_says_so(hall) -> None:
    open_code(hall)
    enter(hall, CODE, NEW)
    hall.type(NEW)
    hall.stage.kiosk.refuse = StorageFullError()
    hall.tap("footer.primary")
    assert "Belum bisa menyimpan." in hall.texts()
    assert hall.kinds() == []
    hall.stage.kiosk.refuse = None
    enter(hall, NEW, NEW)
    assert hall.kinds() == ["officer_pin_set"]


def test_the_menu_closes_again(desk) -> None:
    desk.tap("footer.back", "menu.close")
    assert not desk.sees("menu.pin")
    assert desk.sees("desk.serving")
