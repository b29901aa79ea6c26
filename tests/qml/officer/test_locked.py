"""Locked: eight signs to tell a supervisor, a code to read; and the city's time by QR."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.throttle import LOCKED_AT
from kiosk.ui.gallery import settle
from kiosk.ui.gallery_officers import known_code
from kiosk.ui.stage import IDENTITY, SRI

LATER = "2026-11-25T00:00:00.000Z"


def lock(hall) -> None:
    hall.stage.fail(LOCKED_AT)
    hall.stage.shell.enterOfficer()
    hall.tap("officer.card.0")


def unlock(**changed: str) -> str:
    said = {"kiosk": IDENTITY.kiosk, "officer": SRI.officer_id, "challenge": "7K3MPQ2X", "expires": LATER}
    return known_code("unlock", said | changed)


def show(hall, text: str) -> None:
    hall.stage.camera.still = replace(hall.stage.face, code=text)
    for _ in range(6):
        settle(40)


def test_the_page_shows_the_signs_and_names_nobody(hall) -> None:
    lock(hall)
    assert "7K3M PQ2X" in hall.texts()
    qr = hall.find("locked.qr")
    assert qr is not None
    assert qr.property("text") == "7K3MPQ2X"
    assert "Sri" not in hall.texts()


def test_others_sign_in_meanwhile(hall) -> None:
    lock(hall)
    hall.tap("footer.back", "officer.card.1")
    hall.type("161803")
    hall.tap("footer.primary")
    assert hall.sees("desk.prove")


def test_the_supervisors_code_opens_it(hall) -> None:
    lock(hall)
    hall.tap("footer.primary")
    show(hall, unlock())
    assert hall.kinds() == ["officer_locked_out", "officer_unlocked"]
    assert "Kunci sudah dibuka." in hall.texts()
    hall.tap("officer.card.0")
    assert "PIN Sri Wahyuni" in hall.texts()


@pytest.mark.parametrize(
    "changed", [{"challenge": "22222222"}, {"expires": "2026-11-24T00:00:00.000Z"}, {"kiosk": SRI.officer_id}]
)
def test_a_code_that_does_not_fit_says_so_and_goes_on_looking(hall, changed: dict[str, str]) -> None:
    lock(hall)
    hall.tap("footer.primary")
    show(hall, unlock(**changed))
    assert "Kode ini tidak berlaku di sini." in hall.texts()
    show(hall, unlock())
    assert hall.kinds() == ["officer_locked_out", "officer_unlocked"]


def test_the_change_feed_opens_it_while_the_page_stands(hall) -> None:
    lock(hall)
    hall.stage.kiosk.memory.brought = [(SRI.officer_id, unlock())]
    hall.stage.officer.check()
    hall.look()
    assert "Kunci sudah dibuka." in hall.texts()


def test_back_from_the_camera_to_the_signs_and_out(hall) -> None:
    lock(hall)
    hall.tap("footer.primary", "footer.back")
    assert hall.sees("locked.code")
    assert hall.stage.camera.purpose is None
    hall.tap("footer.back")
    assert hall.sees("officer.card.0")


def open_clock(desk) -> str:
    desk.tap("footer.back", "menu.clock")
    qr = desk.find("clock.qr")
    assert qr is not None
    return str(qr.property("text"))


def answer(nonce: str) -> str:
    return known_code("time", {"nonce": nonce, "time": "2026-11-24T02:41:30.000Z"})


def test_the_clocks_question_is_answered_before_the_camera(desk) -> None:
    address = open_clock(desk)
    assert address.endswith(f"/waktu?nonce={desk.stage.kiosk.memory.head}")
    desk.tap("footer.primary")
    show(desk, answer("5b" * 32))
    assert "Ini bukan jawaban untuk kios ini." in desk.texts()
    show(desk, answer(desk.stage.kiosk.memory.head))
    assert desk.sees("clock.done")
    assert desk.kinds()[-1] == "clock_anchored"
    assert desk.stage.camera.purpose is None
    desk.tap("footer.primary")
    assert desk.sees("desk.serving")


def test_the_clocks_page_is_left_step_by_step(desk) -> None:
    open_clock(desk)
    desk.tap("footer.primary", "footer.back")
    assert desk.sees("clock.qr")
    desk.tap("footer.back")
    assert desk.sees("desk.serving")
