"""Steps of a request by touch: returned with a slip, waiting, handed to a colleague; and in how few touches one is served."""

from __future__ import annotations

from datetime import timedelta

from kiosk.ui.scenes.desk_steps import _live
from kiosk.ui.scenes.hall_notes import furnish
from kiosk.ui.stage import BAGUS, SRI, Stage, request_id


def test_call_take_and_complete_take_five_touches(open_hall) -> None:
    hall = open_hall(Stage(full=False))
    hall.stage.place(9, "ADM-KTP-ULANG", "filed", timedelta(minutes=40), timedelta(hours=1))
    hall.stage.be_present()
    hall.stage.sign_in()
    hall.stage.camera.still = hall.stage.paper
    hall.look()
    touches = ("desk.takeNext", "desk.complete", "footer.primary", "footer.primary", "footer.primary")
    hall.tap(*touches)
    assert hall.kinds()[-2:] == ["request_taken", "request_completed"]
    assert [part.role for part in hall.stage.kiosk.drafts[-1].parts] == ["output"]
    assert len(touches) <= 5


def test_a_request_goes_back_with_exactly_what_is_missing_on_its_slip(desk) -> None:
    desk.tap("desk.request.A-014", "request.steps", "steps.return")
    assert "Berkas belum lengkap" in desk.texts()
    desk.tap("step.option.missing_documents", "footer.primary")
    desk.tap("step.option.kk", "footer.primary", "footer.primary")
    desk.tap("footer.primary")
    assert desk.kinds()[-1] == "request_returned"
    assert desk.stage.kiosk.drafts[-1].data == {"reason": "missing_documents", "missing": ["kk"]}
    assert "KK orang tua" in desk.texts()
    assert "Warga boleh memotret layar ini." in desk.texts()
    desk.tap("footer.primary", "desk.news.close")
    assert desk.sees("desk.request.A-014")


def test_a_promise_that_waits_says_why_on_the_desk_and_runs_again(desk) -> None:
    desk.tap("desk.request.A-014", "request.steps", "steps.pause")
    desk.tap("step.option.blanko_ktp_out_of_stock", "footer.primary")
    desk.tap("desk.news.close")
    assert "Blangko KTP habis" in desk.texts()
    desk.tap("desk.request.A-014", "request.steps", "steps.resume")
    assert desk.kinds()[-2:] == ["request_paused", "request_resumed"]
    assert "Blangko KTP habis" not in desk.texts()


def test_a_colleague_confirms_by_the_own_pin_and_both_stay_in_the_history(desk) -> None:
    _live(desk.stage, 14)
    desk.tap("desk.request.A-014", "request.steps", "steps.hand_over")
    desk.tap(f"step.option.{BAGUS.officer_id}", "footer.primary")
    desk.type(BAGUS.pin_hash.removeprefix("known:"))
    desk.tap("footer.primary")
    desk.look()
    assert desk.stage.kiosk.request(request_id(14)).officer == BAGUS.officer_id
    assert desk.stage.officer.plain_pages.plain_officer.officer_id == SRI.officer_id
    desk.tap("desk.news.close", "desk.request.A-014", "request.steps")
    words = desk.texts()
    assert "Bagus Prasetyo" in words
    assert "Sri Wahyuni" in words


def test_kembali_goes_one_ask_back_and_keeps_what_was_ticked(desk) -> None:
    desk.tap("desk.request.A-014", "request.steps", "steps.return")
    desk.tap("step.option.missing_documents", "footer.primary", "step.option.kk", "footer.primary", "footer.back")
    options = desk.stage.officer.plain_pages.plain_desk_pages.plain_step.plain_options.plain()
    assert [row["code"] for row in options if row["ticked"]] == ["kk"]
    desk.tap("footer.back", "footer.back")
    assert desk.sees("steps.return")
    desk.tap("footer.back")
    assert desk.sees("request.steps")


def test_a_number_that_is_a_pin_is_refused_and_what_was_typed_stays(desk) -> None:
    desk.tap("desk.request.A-014", "request.steps", "steps.hand_off", "step.option.dispendukcapil", "footer.primary")
    desk.tap("step.type")
    desk.stage.officer.plain_pages.plain_desk_pages.plain_step.setWords("123456")
    desk.look()
    desk.tap("footer.primary")
    assert "Itu bukan nomor tanda terima." in desk.texts()
    assert desk.stage.officer.plain_pages.plain_desk_pages.plain_step.words == "123456"
    assert desk.kinds() == [kind for kind in desk.kinds() if kind != "request_handed_off"]


def test_a_complaint_is_answered_from_the_notes_of_the_hall(desk) -> None:
    furnish(desk.stage)
    desk.stage.officer.plain_pages.openDay("notes")
    desk.look()
    assert "Jawab dalam 1 jam" in desk.texts()
    desk.tap("notes.line.0", "step.option.in_progress", "footer.primary")
    desk.stage.officer.plain_pages.plain_desk_pages.plain_step.setWords("Tukang datang besok")
    desk.look()
    desk.tap("footer.primary")
    assert desk.kinds()[-1] == "complaint_answered"
