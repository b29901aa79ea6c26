"""The desk by touch: look, hold to see, take, finish with a photo and a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.flows.ports import TAKEN_ANYWAY, RefusedPhoto, StorageFullError
from kiosk.flows.serve import Serve
from kiosk.ui.stage import BAGUS, SRI, Stage, request_id

NIK = "3578 1553 0890 0001"


def test_requests_stand_by_urgency_with_words_for_the_deadline(desk) -> None:
    words = desk.texts()
    assert words.index("A-007") < words.index("A-009") < words.index("A-011")
    assert "Terlambat 20 menit" in words
    assert "Sisa 40 menit" in words
    assert "2 jam 13 menit" in words


def test_an_empty_hall_says_so(open_hall) -> None:
    hall = open_hall(Stage(full=False))
    hall.stage.sign_in()
    hall.look()
    assert "Belum ada permohonan" in hall.texts()


def test_more_than_a_page_of_requests_is_turned(desk) -> None:
    assert not desk.sees("desk.request.A-010")
    desk.tap("desk.pager.next")
    assert desk.sees("desk.request.A-010")


def test_a_request_opens_with_numbers_masked_and_shows_one_while_it_is_held(desk) -> None:
    desk.tap("desk.request.A-009")
    assert NIK not in desk.texts()
    desk.hold("answer.nik_pemohon.see")
    assert NIK in desk.texts()
    desk.let_go("answer.nik_pemohon.see")
    assert NIK not in desk.texts()


def test_holding_works_by_keyboard_and_ends_with_the_focus(desk) -> None:
    desk.tap("desk.request.A-009")
    see = desk.find("answer.nik_pemohon.see")
    assert see is not None
    see.forceActiveFocus()
    QTest.keyPress(desk.window, Qt.Key.Key_Space)
    assert NIK in desk.texts()
    QTest.keyRelease(desk.window, Qt.Key.Key_Space)
    assert NIK not in desk.texts()


def test_a_paper_is_enlarged_and_put_away(desk) -> None:
    desk.tap("desk.request.A-014", "request.paper.kk")
    assert desk.sees("request.large.close")
    desk.tap("request.large.close")
    assert not desk.sees("request.large.close")


def test_taking_names_the_officer_and_says_that_it_is_kept(desk) -> None:
    desk.tap("desk.request.A-007", "footer.primary")
    assert desk.kinds()[-1] == "request_taken"
    row = desk.stage.kiosk.request(request_id(7))
    assert (row.state, row.officer) == ("taken", SRI.officer_id)
    assert "Anda melayani permohonan ini." in desk.texts()


def test_the_next_one_is_taken_from_the_desk_itself(open_hall) -> None:
    hall = open_hall(Stage(full=False))
    hall.stage.place(9, "ADM-KTP-ULANG", "filed", timedelta(minutes=40), timedelta(hours=1))
    hall.stage.be_present()
    hall.stage.sign_in()
    hall.look()
    hall.tap("desk.takeNext")
    assert hall.kinds()[-1] == "request_taken"
    assert hall.sees("desk.complete")
    assert "Sedang dilayani" in hall.texts()


def test_somebody_else_was_faster(desk) -> None:
    desk.tap("desk.request.A-007")
    colleague = Serve(
        book=desk.stage.kiosk,
        journal=desk.stage.kiosk,
        camera=desk.stage.camera,
        clock=desk.stage.clock,
        catalogue=desk.stage.catalogue,
    )
    colleague.take(request_id(7), BAGUS.officer_id)
    desk.tap("footer.primary")
    assert "Sudah diambil petugas lain." in desk.texts()
    assert desk.kinds().count("request_taken") == 1


def test_finishing_takes_a_photo_a_reason_and_a_note(desk) -> None:
    desk.stage.camera.still = desk.stage.paper
    desk.tap("desk.complete", "footer.primary", "footer.primary")
    desk.tap("completion.outcome.handed_over", "completion.write")
    desk.tap("key.o", "key.k", "footer.primary")
    desk.tap("footer.primary")
    assert desk.kinds()[-1] == "request_completed"
    draft = desk.stage.kiosk.drafts[-1]
    assert draft.data == {"outcome": "handed_over"}
    assert [(part.role, part.media) for part in draft.parts] == [("output", "image/jpeg"), ("text", "text/plain")]
    assert draft.parts[1].body == b"Ok"
    assert "Permohonan selesai. Tersimpan di kios." in desk.texts()


@pytest.mark.parametrize("reason", sorted(TAKEN_ANYWAY))
def test_a_poor_photo_is_refused_once_and_taken_when_the_officer_insists(desk, reason: RefusedPhoto) -> None:
    desk.stage.camera.still = replace(desk.stage.paper, problem=reason)
    desk.tap("desk.complete", "footer.primary")
    assert desk.sees("completion.reason")
    desk.tap("footer.primary", "footer.primary")
    assert desk.sees("completion.outcome.done")


def test_a_dark_photo_is_never_taken(desk) -> None:
    desk.stage.camera.still = replace(desk.stage.paper, problem="dark")
    desk.tap("desk.complete", "footer.primary", "footer.primary", "footer.primary")
    assert desk.sees("completion.reason")


def test_kembali_walks_back_through_finishing_one_step_at_a_time(desk) -> None:
    desk.tap("desk.complete", "footer.primary", "footer.primary", "completion.write")
    desk.tap("footer.back")
    assert desk.sees("completion.outcome.done")
    desk.tap("footer.back", "footer.back")
    assert desk.sees("request.deadline")
    assert desk.stage.camera.purpose is None
    desk.tap("footer.back")
    assert desk.sees("desk.complete")


def test_a_full_disk_keeps_the_photo_and_the_note_for_another_try(desk) -> None:
    desk.tap("desk.complete", "footer.primary", "footer.primary")
    desk.stage.officer.plain_pages.plain_completion.setNote("Diambil ibunya")
    desk.stage.kiosk.refuse = StorageFullError()
    desk.tap("footer.primary")
    assert "Belum bisa menyimpan." in desk.texts()
    assert "Diambil ibunya" in desk.texts()
    desk.stage.kiosk.refuse = None
    desk.tap("footer.primary")
    assert desk.kinds()[-1] == "request_completed"
    assert len(desk.stage.kiosk.drafts[-1].parts) == 2


def test_without_a_camera_it_can_be_finished_and_the_record_has_no_photo(desk) -> None:
    desk.stage.camera.still = None
    desk.tap("desk.complete")
    assert "Kamera terputus" in desk.texts()
    desk.tap("footer.primary", "footer.primary")
    assert desk.kinds()[-1] == "request_completed"
    assert desk.stage.kiosk.drafts[-1].parts == ()


def test_the_truth_bar_names_the_officer_and_the_counter(desk) -> None:
    assert "Sri Wahyuni" in desk.texts()
    assert "Loket 1" in desk.texts()
