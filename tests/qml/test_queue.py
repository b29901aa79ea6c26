"""A number without a request, the duty board, the board on the wall: as a resident sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.flows.ports import StorageFullError
from kiosk.ui.scenes.queue import busy_hall
from kiosk.ui.second_screen import SecondScreen

if TYPE_CHECKING:
    from tests.qml.conftest import Hall


@pytest.fixture
def others(hall: Hall) -> Hall:
    hall.touch("attract.start")
    hall.touch("footer.primary")
    hall.touch("home.others")
    return hall


def test_a_number_is_four_touches_from_the_others(others: Hall) -> None:
    others.touch("services.card.queue")
    others.touch("footer.primary")
    others.touch("priority.no")
    assert others.text("queue.number") == "A-001"
    assert others.text("queue.before") == "Anda berikutnya."
    assert "Gratis" in others.texts()
    assert others.stage.kiosk.kinds() == ["ticket_issued"]
    assert "priority" not in others.stage.kiosk.drafts[0].data
    others.touch("footer.primary")
    assert others.screen == "attract"
    assert others.stage.resident.queue.plain_number == ""


def test_who_goes_first_is_only_a_yes(others: Hall) -> None:
    others.touch("services.card.queue")
    others.touch("queue.card.ktp")
    others.touch("services.card.adm-ktp-ulang")
    others.touch("priority.yes")
    data = others.stage.kiosk.drafts[0].data
    assert (data["service"], data["priority"]) == ("ADM-KTP-ULANG", True)
    assert set(data) == {"prefix", "number", "day", "service", "priority"}


def test_the_page_follows_the_queue_and_does_not_guess(others: Hall) -> None:
    others.touch("services.card.queue")
    others.touch("footer.primary")
    busy_hall(others.stage)
    others.touch("priority.no")
    assert others.text("queue.wait") == "Lama tunggu: belum cukup data"
    number = others.stage.queue.line().current
    assert number is not None
    before = others.text("queue.before")
    others.stage.queue.serve(number.number, "018f4e9a-0000-7000-8000-000000000001")
    others.stage.resident.queue.look()
    others.settle()
    assert others.text("queue.before") != before


def test_a_full_disk_sends_to_the_desk(others: Hall) -> None:
    others.touch("services.card.queue")
    others.touch("footer.primary")
    others.stage.kiosk.refuse = StorageFullError()
    others.touch("priority.no")
    assert others.sees("queue.failed")
    others.stage.kiosk.refuse = None
    others.touch("priority.no")
    assert others.text("queue.number") == "A-001"


def test_nobody_at_the_desk_is_told_once_after_a_question(hall: Hall) -> None:
    hall.stage.resident.attract.show_scene(2)
    hall.settle()
    hall.touch("attract.duty")
    hall.touch("duty.absent")
    assert hall.stage.kiosk.kinds() == []
    hall.touch("absence.yes")
    (draft,) = hall.stage.kiosk.drafts
    assert (draft.kind, draft.data["category"], draft.data["anonymous"], draft.parts) == (
        "complaint_filed",
        "officer",
        True,
        (),
    )
    assert "Jawaban paling lambat Rabu, 25 November, 09.41." in hall.texts()
    assert not hall.sees("duty.absent")


def test_while_somebody_is_served_nobody_is_missing(others: Hall) -> None:
    busy_hall(others.stage)
    others.touch("services.card.duty")
    assert not others.sees("duty.absent")


def test_a_second_screen_that_goes_leaves_the_first_alone(hall: Hall) -> None:
    busy_hall(hall.stage)
    second = SecondScreen(hall.stage.board, hall.window, asked=True)
    try:
        assert second.board is not None
        assert second.board.isVisible()
        second._asked = False
        second.settle([screen for screen in QGuiApplication.screens() if screen is hall.window.screen()])
        assert second.board is None
        hall.settle()
        hall.touch("attract.start")
        hall.qtbot.waitUntil(lambda: hall.screen == "language", timeout=20_000)
        second._asked = True
        second.settle([])
        assert second.board is not None
    finally:
        second.close()


def test_the_board_names_no_resident_and_keeps_its_own_size(hall: Hall) -> None:
    hall.stage.shell.toggleLargeText()
    busy_hall(hall.stage)
    second = SecondScreen(hall.stage.board, hall.window, asked=True)
    try:
        assert second.board is not None
        stack, words = [second.board.contentItem()], {}
        while stack:
            item = stack.pop()
            stack.extend(item.childItems())
            if item.objectName() and item.property("font") is not None:
                words[item.objectName()] = (item.property("text"), item.property("font").pixelSize())
        assert words["board.number"][0] == "A-014"
        assert words["board.place"] == ("Loket 1", 116)
        assert [words[f"board.next.{n}"][0] for n in range(3)] == ["A-017", "A-012", "A-015"]
        assert all(size >= 72 for _, size in words.values())
    finally:
        second.close()


def test_a_number_is_printed_for_who_wants_it_on_paper(printing_hall: Hall) -> None:
    hall = printing_hall
    hall.touch("attract.start")
    hall.touch("footer.primary")
    hall.touch("home.others")
    hall.touch("services.card.queue")
    hall.touch("footer.primary")
    hall.touch("priority.no")
    hall.touch("print.wanted")
    assert hall.sees("print.yes")
    (slip,) = hall.stage.printer.slips
    assert slip.kind == "queue"
    assert "A-001" in [line.text for line in slip.lines]
