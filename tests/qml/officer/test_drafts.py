"""What an officer typed waits for them, whoever was at the desk meanwhile."""

from __future__ import annotations

from PySide6.QtTest import QTest

from kiosk.flows.ports import StorageFullError
from kiosk.ui.models.kept_words import KEEP_MS
from kiosk.ui.stage import BAGUS, SRI, Stage, request_id

NOTE = "Akta diambil besok oleh anaknya"
MINE = request_id(14)


def completion(stage: Stage):
    stage.officer.openRequest(MINE)
    stage.officer.complete()
    return stage.officer.plain_pages.plain_completion


def write(stage: Stage, text: str = NOTE):
    page = completion(stage)
    page.take()
    page.use()
    page.write()
    page.setNote(text)
    return page


def test_the_lock_falls_in_the_middle_of_a_note(qtbot) -> None:
    stage = Stage()
    stage.sign_in()
    write(stage)
    stage.officer.lock()
    stage.sign_in(BAGUS)
    assert completion(stage).property("note") == "", "a colleague at the same request"
    stage.officer.plain_pages.plain_completion.setNote("punya Bagus")
    stage.officer.lock()
    stage.sign_in(SRI)
    assert completion(stage).property("note") == NOTE


def test_a_pause_in_typing_is_enough(qtbot) -> None:
    """The power may go while the note stands on the screen."""
    stage = Stage()
    stage.sign_in()
    write(stage)
    drafts = stage.officer.plain_pages.plain_drafts
    assert drafts.take(SRI.officer_id, "completion", MINE) == {}
    QTest.qWait(KEEP_MS + 200)
    assert drafts.take(SRI.officer_id, "completion", MINE)["note"] == NOTE


def test_what_became_a_fact_is_kept_no_more(qtbot) -> None:
    stage = Stage()
    stage.sign_in()
    page = write(stage)
    page.save()
    drafts = stage.officer.plain_pages.plain_drafts
    assert "request_completed" in stage.kiosk.kinds()
    assert drafts.lines(SRI.officer_id) == []


def test_a_full_disk_takes_nothing_off_the_screen(qtbot) -> None:
    stage = Stage()
    stage.sign_in()
    stage.officer.plain_pages.plain_drafts.refuse = StorageFullError("")
    page = write(stage)
    page.written()
    assert page.property("note") == NOTE
