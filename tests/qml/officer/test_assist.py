"""Helping a resident, here and on the telephone: the desk stays shut, the right officer is named, nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.ui.session_watch import SessionWatch
from kiosk.ui.stage import BAGUS, SRI, Stage

SERVICE = "KEL-DOMUSAHA"
GIVEN = {"nama_pemohon": "Siti Rahmawati", "nik_pemohon": "3578155308900001", "no_hp": "081234567890"}


@pytest.fixture
def stage(qtbot) -> Stage:
    stage = Stage()
    stage.watch = SessionWatch(stage.shell, stage.resident, stage.idle)
    return stage


def begin(stage: Stage, how: str, officer=SRI) -> None:
    stage.sign_in(officer)
    stage.officer.plain_pages.openDay("assist")
    page = stage.officer.plain_pages.plain_day.plain_assist
    page.here() if how == "screen" else page.byTelephone()


def fill(stage: Stage, *, until: str = "") -> None:
    """The shortest way through the form, as the type of each question allows."""
    stage.resident.home.chosen.emit(SERVICE)
    session = stage.resident.session
    while (question := session.next_question()) is not None and question.key != until:
        session.answer(question.key, _some(question))
    stage.resident.pageOpened.emit()


def _some(question) -> object:
    if question.key in GIVEN:
        return GIVEN[question.key]
    if not question.required:
        return ""
    match question.type:
        case "choice":
            return question.options[0].value
        case "nik" | "kk":
            return "3578155308900001"
        case "yesno":
            return True
        case "date":
            return "2026-01-05"
        case "number":
            return 3
        case _:
            return "Jalan Keputran 5"


def file(stage: Stage) -> None:
    stage.resident.check.agreed.emit()


def test_while_somebody_is_helped_no_touch_reaches_the_desk(stage: Stage) -> None:
    begin(stage, "screen")
    assert stage.shell.plain_area == "resident"
    assert stage.officer.plain_pages.plain_officer is None
    stage.shell.enterOfficer()
    pages = stage.officer.plain_pages
    assert pages.plain_screen == "sign_in"
    assert pages.plain_officer is None
    assert pages.plain_sign_in.plain_chosen == SRI.officer_id, "six digits are enough to be back"


def test_the_request_says_that_somebody_helped_and_the_sealed_form_who(stage: Stage) -> None:
    begin(stage, "screen")
    fill(stage)
    file(stage)
    filed = next(draft for draft in stage.kiosk.drafts if draft.kind == "request_filed")
    assert filed.data["assisted"] is True
    assert filed.actor.role == "resident", "the resident files, the officer only helps"
    form = next(part for part in filed.parts if part.role == "form")
    assert SRI.name.encode() in form.body
    assert SRI.name not in str(filed.data)


def test_after_the_ticket_the_desk_asks_for_the_helpers_pin(stage: Stage) -> None:
    begin(stage, "screen")
    fill(stage)
    file(stage)
    stage.resident.ticket.finish()
    assert stage.shell.plain_area == "officer"
    assert stage.officer.plain_pages.plain_sign_in.plain_chosen == SRI.officer_id
    assert stage.officer.plain_pages.plain_officer is None


def test_silence_ends_the_stay_and_leads_nowhere(stage: Stage) -> None:
    begin(stage, "screen")
    stage.idle.leave()
    assert stage.resident.plain_screen == "attract"
    assert stage.shell.plain_area == "resident"
    stage.shell.enterOfficer()
    assert stage.officer.plain_pages.plain_sign_in.plain_chosen == ""


def test_a_stay_that_was_under_way_is_helped_where_it_stands(stage: Stage) -> None:
    stage.resident.attract.woken.emit()
    stage.resident.start()
    fill(stage, until="no_hp")
    begin(stage, "screen")
    assert stage.resident.session.assisted
    assert stage.resident.session.form_so_far()["nama_pemohon"] == "Siti Rahmawati"


def test_a_call_does_not_push_aside_who_stands_at_the_screen(stage: Stage) -> None:
    stage.resident.attract.woken.emit()
    stage.resident.start()
    begin(stage, "telephone")
    assert stage.shell.plain_area == "officer"
    assert stage.resident.session.taken_by == ""


def test_a_call_becomes_a_request_whose_facts_name_the_officer(stage: Stage) -> None:
    begin(stage, "telephone")
    fill(stage)
    assert stage.resident.session.documents_needed() == [], "there is no paper to photograph"
    file(stage)
    made = [draft for draft in stage.kiosk.drafts if draft.kind in ("ticket_issued", "consent_given", "request_filed")]
    assert [draft.actor.officer for draft in made] == [SRI.officer_id] * 3
    assert made[1].data["by"] == "telephone"
    assert {each["state"] for each in made[2].data["documents"]} <= {"missing", "not_needed"}
    assert stage.resident.plain_screen == "ticket", "code and PIN are read out"


def test_taking_back_a_call_names_the_officer_too(stage: Stage) -> None:
    begin(stage, "telephone")
    fill(stage)
    file(stage)
    stage.resident.ticket.undo()
    voided = stage.kiosk.drafts[-1]
    assert (voided.kind, voided.actor.officer) == ("request_voided", SRI.officer_id)


def test_a_call_that_breaks_off_is_there_for_who_took_it(stage: Stage) -> None:
    begin(stage, "telephone")
    fill(stage, until="no_hp")
    before = stage.resident.session.form_so_far()
    stage.idle.leave()
    assert stage.resident.session.taken_by == ""
    stage.sign_in(BAGUS)
    pages = stage.officer.plain_pages
    assert pages.plain_day.plain_drafts.plain_waiting == 0
    stage.officer.lock()
    stage.sign_in(SRI)
    assert pages.plain_day.plain_drafts.plain_waiting == 1
    pages.openDay("drafts")
    pages.plain_day.plain_drafts.resume(0)
    assert stage.resident.session.form_so_far() == before
    assert stage.resident.session.taken_by == SRI.officer_id
    fill(stage)
    file(stage)
    assert pages.plain_drafts.lines(SRI.officer_id) == []


def test_a_call_that_was_cancelled_is_gone(stage: Stage) -> None:
    begin(stage, "telephone")
    fill(stage, until="no_hp")
    stage.resident.askCancel()
    stage.resident.wipe()
    assert stage.officer.plain_pages.plain_drafts.lines(SRI.officer_id) == []


def test_the_next_resident_is_not_taken_for_who_telephoned(stage: Stage) -> None:
    begin(stage, "telephone")
    stage.idle.leave()
    stage.resident.attract.woken.emit()
    stage.resident.start()
    fill(stage)
    file(stage)
    filed = next(draft for draft in stage.kiosk.drafts if draft.kind == "request_filed")
    assert filed.actor.role == "resident"
    assert filed.data["assisted"] is False


def test_a_helper_whose_name_is_not_on_the_short_list_stays_the_helper(qtbot) -> None:
    many = tuple(
        replace(BAGUS, officer_id=f"018f4e9a-0000-7000-8000-00000000010{n}", name=f"Petugas {n}") for n in "abcdef"
    )
    stage = Stage(officers=(*many, SRI))
    begin(stage, "screen")
    helper = stage.resident.helper
    helper.open([each.name for each in many], known=stage.resident.session.helper)
    helper.forward()
    assert stage.resident.session.helper == SRI.name
