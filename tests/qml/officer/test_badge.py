"""A badge before the camera or a scanner, then the PIN; the screen never says whether it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.ui.gallery import settle
from kiosk.ui.gallery_officers import KnownCodes
from kiosk.ui.stage import BAGUS, PIN, SRI, Stage, badge_of

OTHER_BADGE = "018f4e9a-0000-7000-8000-0000000000b9"


def show(hall, text: str) -> None:
    hall.stage.camera.still = replace(hall.stage.face, code=text)
    for _ in range(6):
        settle(40)


def scan(hall, text: str) -> None:
    """As a scanner does: characters at once, then Enter."""
    for character in text:
        QTest.keyEvent(QTest.KeyAction.Click, hall.window, character, Qt.KeyboardModifier.NoModifier, -1)
    QTest.keyClick(hall.window, Qt.Key.Key_Return)
    settle(40)


def test_a_badge_before_the_camera_and_the_pin_sign_in(hall) -> None:
    hall.stage.shell.enterOfficer()
    hall.tap("officer.badge")
    assert hall.stage.camera.purpose == "code"
    show(hall, badge_of(SRI))
    assert hall.sees("officer.read")
    assert hall.stage.camera.purpose is None
    hall.type(PIN)
    hall.tap("footer.primary")
    assert [dict(fact.data) for fact in hall.stage.kiosk.facts] == [{"method": "badge_pin"}]
    assert hall.sees("desk.prove")


@pytest.mark.parametrize(
    "text",
    [
        badge_of(SRI),
        badge_of(SRI, badge=OTHER_BADGE),
        badge_of(SRI, expires="2026-11-23"),
        badge_of(BAGUS, badge=OTHER_BADGE),
    ],
    ids=["counts", "revoked", "expired", "never given"],
)
def test_whatever_badge_is_shown_the_same_words_follow(hall, text: str) -> None:
    hall.stage.shell.enterOfficer()
    hall.tap("officer.badge")
    show(hall, text)
    assert "Sri Wahyuni" not in hall.texts()
    shown = hall.texts()
    assert "Lencana sudah dibaca" in shown
    assert "PIN pemilik lencana" in shown
    hall.type("000001")
    hall.tap("footer.primary")
    assert "PIN belum cocok." in hall.texts()
    assert "Sisa 4 kali" in hall.texts()


def test_any_other_code_is_passed_over(hall) -> None:
    hall.stage.shell.enterOfficer()
    hall.tap("officer.badge")
    show(hall, "https://contoh.id")
    assert not hall.sees("officer.read")
    show(hall, badge_of(SRI))
    assert hall.sees("officer.read")


def test_from_the_badge_back_to_the_names(hall) -> None:
    hall.stage.shell.enterOfficer()
    hall.tap("officer.badge", "officer.names", "officer.card.1")
    assert "PIN Bagus Prasetyo" in hall.texts()
    assert hall.stage.camera.purpose is None


def test_leaving_the_page_stops_the_camera(hall) -> None:
    hall.stage.shell.enterOfficer()
    hall.tap("officer.badge", "footer.back")
    assert hall.stage.camera.purpose is None


def test_without_a_camera_the_page_says_what_goes_without_one(hall) -> None:
    hall.stage.camera.still = None
    hall.stage.shell.enterOfficer()
    hall.tap("officer.badge")
    assert "Kamera terputus" in hall.texts()
    hall.stage.camera.still = hall.stage.face
    hall.tap("officer.badge.retry")
    assert "Kamera terputus" not in hall.texts()


def test_a_scanner_is_read_on_the_page_of_names_and_types_no_pin(hall, monkeypatch) -> None:
    heard: list[str] = []
    stage = hall.stage
    real = KnownCodes.open
    text = "BALAI1.badge.0123456789abcdef.eyJiYWRnZSI6.c2lnbmF0dXJl12345"

    def open_it(self, given, kind):
        heard.append(given)
        return real(self, badge_of(SRI), kind)

    monkeypatch.setattr(KnownCodes, "open", open_it)
    stage.shell.enterOfficer()
    hall.tap("officer.card.1")
    hall.type("27")
    scan(hall, text)
    assert heard == [text]
    assert hall.sees("officer.read")
    boxes = hall.find("officer.pin")
    assert boxes is not None
    assert boxes.property("shown") == ""
    hall.write(PIN)
    hall.press(Qt.Key.Key_Return)
    assert hall.sees("desk.prove")


def test_where_badges_are_required_no_name_is_shown(open_hall) -> None:
    stage = Stage()
    stage.kiosk.memory.badges_wanted = True
    hall = open_hall(stage)
    hall.stage.shell.enterOfficer()
    hall.look()
    assert not hall.sees("officer.card.0")
    assert not hall.sees("officer.names")
    show(hall, badge_of(SRI))
    hall.type(PIN)
    hall.tap("footer.primary")
    assert hall.sees("desk.prove")


def test_who_leaves_the_roster_is_out_at_the_next_check(desk) -> None:
    desk.stage.officer.check()
    assert desk.stage.shell.plain_area == "officer"
    desk.stage.kiosk.place_officers([BAGUS])
    desk.stage.officer.check()
    desk.look()
    assert desk.stage.shell.plain_area == "resident"
    assert desk.stage.officer.plain_pages.plain_officer is None


def test_so_is_who_was_given_another_badge(desk) -> None:
    desk.stage.kiosk.place_officers([replace(SRI, badge=OTHER_BADGE), BAGUS])
    desk.stage.officer.check()
    assert desk.stage.shell.plain_area == "resident"
