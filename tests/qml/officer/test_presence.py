"""Presence: code, photo, keep; a camera that is gone and a disk that is full are said, and nothing is pretended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.flows.ports import StorageFullError


def open_presence(hall) -> None:
    hall.stage.sign_in()
    hall.stage.kiosk.facts.clear()
    hall.tap("desk.prove")


def test_presence_takes_three_touches(hall) -> None:
    open_presence(hall)
    assert "7" in hall.texts()
    assert "Toleh ke kiri" in hall.texts()
    assert "Foto dilihat atasan Anda." in hall.texts()
    hall.tap("footer.primary", "footer.primary")
    assert hall.kinds() == ["presence_challenged", "presence_started"]
    assert hall.sees("desk.present")
    assert "Hadir tersimpan di kios." in hall.texts()


def test_the_photo_may_be_taken_again_with_the_same_code(hall) -> None:
    open_presence(hall)
    hall.tap("footer.primary", "presence.again", "footer.primary", "footer.primary")
    assert hall.kinds() == ["presence_challenged", "presence_started"]


def test_a_refused_photo_says_why_and_waits_for_the_next(hall) -> None:
    open_presence(hall)
    hall.stage.camera.still = replace(hall.stage.face, problem="many_faces")
    hall.tap("footer.primary")
    assert "Lebih dari satu wajah." in hall.texts()
    hall.stage.camera.still = hall.stage.face
    hall.tap("footer.primary", "footer.primary")
    assert hall.kinds() == ["presence_challenged", "presence_started"]


def test_a_code_that_grew_old_is_replaced_and_said(hall) -> None:
    open_presence(hall)
    hall.stage.clock.advance(timedelta(minutes=3))
    hall.tap("footer.primary")
    assert "Kode lama sudah habis." in hall.texts()
    assert hall.kinds() == ["presence_challenged", "presence_challenged"]


def test_without_a_camera_the_page_says_so_and_nothing_is_recorded(hall) -> None:
    hall.stage.camera.still = None
    open_presence(hall)
    assert "Kamera terputus" in hall.texts()
    assert "Hadir belum tercatat" in hall.texts()
    hall.tap("footer.primary")
    assert hall.kinds() == []
    hall.stage.camera.still = hall.stage.face
    hall.tap("footer.primary")
    assert hall.sees("presence.code")


def test_a_camera_pulled_out_while_looking_is_noticed(hall) -> None:
    open_presence(hall)
    hall.stage.camera.still = None
    hall.tap("footer.primary")
    assert "Kamera terputus" in hall.texts()
    assert hall.kinds() == ["presence_challenged"]


def test_a_full_disk_says_that_presence_is_not_recorded(hall) -> None:
    open_presence(hall)
    hall.tap("footer.primary")
    hall.stage.kiosk.refuse = StorageFullError()
    hall.tap("footer.primary")
    assert "Hadir belum tercatat" in hall.texts()
    assert hall.kinds() == ["presence_challenged"]


def test_leaving_the_page_lets_go_of_the_camera_and_the_picture(hall) -> None:
    open_presence(hall)
    hall.tap("footer.primary", "footer.back")
    assert hall.stage.camera.purpose is None
    assert hall.stage.officer.plain_presence.plain_frames.image.isNull()
    assert hall.sees("desk.prove")


def test_leaving_the_desk_ends_the_presence_with_its_reason(desk) -> None:
    desk.tap("footer.primary", "leave.end_of_day")
    assert desk.kinds()[-1] == "presence_ended"
    assert dict(desk.stage.kiosk.facts[-1].data) == {"reason": "end_of_day"}
    assert desk.stage.shell.plain_area == "resident"


def test_locking_the_screen_ends_no_presence(desk) -> None:
    desk.tap("footer.primary", "leave.lock")
    assert "presence_ended" not in desk.kinds()
    assert desk.stage.shell.plain_area == "resident"
    assert desk.stage.officer.plain_officer is None


def test_staying_after_all_changes_nothing(desk) -> None:
    desk.tap("footer.primary", "leave.stay")
    assert not desk.sees("leave.stay")
    assert desk.sees("desk.present")


def test_a_full_disk_keeps_the_officer_at_the_desk_with_one_sentence(desk) -> None:
    desk.stage.kiosk.refuse = StorageFullError()
    desk.tap("footer.primary", "leave.end_of_day")
    assert "Belum bisa menyimpan." in desk.texts()
    assert desk.sees("desk.present")
