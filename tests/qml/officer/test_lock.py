"""Nobody there: the desk asks, then locks, and leaves nothing of anybody behind."""

from __future__ import annotations

import re

from kiosk.ui.gallery import settle
from kiosk.ui.stage import Stage


def silent_hall(open_hall, lock_ms: int):
    hall = open_hall(Stage(lock_ms=lock_ms))
    hall.stage.be_present()
    hall.stage.sign_in()
    return hall


def test_after_silence_the_desk_asks_and_then_locks(open_hall, qtbot) -> None:
    hall = silent_hall(open_hall, 400)
    qtbot.waitUntil(lambda: hall.sees("officer.locking.stay"), timeout=20_000)
    qtbot.waitUntil(lambda: hall.stage.shell.plain_area == "resident", timeout=20_000)
    assert hall.stage.officer.plain_pages.plain_officer is None
    assert "presence_ended" not in hall.kinds()


def test_a_touch_in_time_keeps_the_desk(open_hall, qtbot) -> None:
    hall = silent_hall(open_hall, 20_100)
    qtbot.waitUntil(lambda: hall.sees("officer.locking.stay"), timeout=20_000)
    hall.tap("officer.locking.stay")
    assert not hall.sees("officer.locking.stay")
    assert hall.stage.shell.plain_area == "officer"


def test_the_lock_wipes_answers_pictures_and_the_list(desk) -> None:
    desk.tap("desk.request.A-014", "request.paper.kk")
    desk.stage.officer.lock()
    settle(40)
    officer = desk.stage.officer
    assert officer.plain_pages.plain_desk.plain_rows.plain() == []
    assert officer.plain_pages.plain_request.plain_answers.plain() == []
    assert officer.plain_pages.plain_request.plain_large.image.isNull()
    assert "Siti Rahmawati" not in desk.texts()
    # The resting screen names who is on duty, and nothing else of the desk.
    rest = re.sub("Petugas: Sri Wahyuni|Sri Wahyuni, Bagus Prasetyo", "", desk.texts())
    assert "Sri Wahyuni" not in rest


def test_the_next_officer_starts_with_an_empty_page(desk) -> None:
    desk.stage.officer.lock()
    desk.stage.shell.enterOfficer()
    settle(40)
    assert desk.stage.officer.plain_pages.plain_sign_in.plain_chosen == ""
    assert desk.sees("officer.card.0")
