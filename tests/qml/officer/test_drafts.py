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


def test_a_step_that_was_broken_off_goes_on_where_its_owner_left_it(qtbot) -> None:
    stage = Stage()
    stage.sign_in()
    pages = stage.officer.plain_pages
    pages.plain_desk_pages.openSteps(MINE)
    pages.plain_desk_pages.openStep("return")
    step = pages.plain_desk_pages.plain_step
    first = step.plain_options.plain()[0]["code"]
    step.choose(first)
    stage.officer.lock()
    stage.sign_in(BAGUS)
    pages.plain_desk_pages.openSteps(MINE)
    pages.plain_desk_pages.openStep("return")
    assert not any(row["ticked"] for row in step.plain_options.plain()), "a colleague at the same step"
    stage.officer.lock()
    stage.sign_in(SRI)
    assert pages.plain_day.plain_drafts.plain_waiting == 1
    pages.openDay("drafts")
    (row,) = pages.plain_day.plain_drafts.plain_rows.plain()
    assert row["ticket"] == "A-014"
    pages.plain_day.plain_drafts.resume(0)
    assert pages.plain_screen == "step"
    assert [row["code"] for row in step.plain_options.plain() if row["ticked"]] == [first]


def test_a_visit_that_was_broken_off_is_no_other_note(qtbot) -> None:
    stage = Stage()
    stage.sign_in()
    pages = stage.officer.plain_pages
    pages.plain_desk_pages.openVisit()
    step = pages.plain_desk_pages.plain_step
    while step.plain_shape != "words":
        (step.choose(step.plain_options.plain()[0]["code"]) if step.plain_shape in ("one", "many") else None)
        step.goOn()
    step.setWords("Kunjungan lurah")
    stage.officer.lock()
    stage.sign_in()
    pages.plain_desk_pages.openProblem()
    assert "Kunjungan lurah" not in str(step._answers)
    pages.to_desk()
    pages.openDay("drafts")
    pages.plain_day.plain_drafts.resume(0)
    assert "Kunjungan lurah" in str(step._answers)
