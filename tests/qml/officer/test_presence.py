"""Presence: code, countdown, three pictures, keep; a camera that is gone and a disk that is full are said, and nothing is pretended."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

from kiosk.flows.ports import PresenceRow, StorageFullError
from kiosk.ui.stage import NOW, SRI

YESTERDAY = "018f4e9a-0000-7000-8000-0000000000ab"


def open_presence(hall) -> None:
    hall.stage.sign_in()
    hall.stage.kiosk.facts.clear()
    hall.tap("desk.prove")


def photograph(hall, until: str = "taken") -> None:
    """Mulai, and wait until the pictures are there."""
    hall.tap("footer.primary")
    wait_for_phase(hall, until)


def wait_for_phase(hall, phase: str) -> None:
    deadline = time.monotonic() + 10
    page = hall.stage.officer.plain_pages.plain_presence
    while page.plain_phase != phase and time.monotonic() < deadline:
        hall.look()
    assert page.plain_phase == phase
    hall.look()


def test_presence_takes_three_touches(hall) -> None:
    open_presence(hall)
    assert "7" in hall.texts()
    assert "Lihat lurus ke kamera" in hall.texts()
    assert "Lalu toleh pelan ke kiri" in hall.texts()
    assert "Foto dilihat atasan Anda." in hall.texts()
    photograph(hall)
    hall.tap("footer.primary")
    assert hall.kinds() == ["presence_challenged", "presence_started"]
    assert hall.sees("desk.present")
    assert "Hadir tersimpan di kios." in hall.texts()


def test_three_pictures_go_with_it(hall) -> None:
    open_presence(hall)
    photograph(hall)
    hall.tap("footer.primary")
    assert hall.stage.kiosk.facts[-1].data["frames"] == 3
    assert len(hall.stage.kiosk.drafts[-1].parts) == 3


def test_the_movement_is_said_while_the_pictures_come(hall) -> None:
    open_presence(hall)
    hall.stage.camera.is_frozen = True
    photograph(hall, until="shooting")
    assert "Toleh pelan ke kiri" in hall.texts()
    assert "Gambar 1 dari 3" in hall.texts()
    hall.stage.camera.is_frozen = False
    wait_for_phase(hall, "taken")


def test_the_pictures_may_be_taken_again_once_with_the_same_code(hall) -> None:
    open_presence(hall)
    photograph(hall)
    hall.tap("presence.again")
    photograph(hall)
    assert not hall.sees("presence.again")
    hall.tap("footer.primary")
    assert hall.kinds() == ["presence_challenged", "presence_started"]


def test_a_face_that_was_lost_is_said_and_may_be_kept_all_the_same(hall) -> None:
    open_presence(hall)
    hall.stage.camera.is_frozen = True
    photograph(hall, until="shooting")
    hall.stage.camera.still = replace(hall.stage.face, problem="no_face")
    hall.stage.camera.is_frozen = False
    wait_for_phase(hall, "taken")
    assert "Wajah hilang di gambar terakhir." in hall.texts()
    hall.tap("footer.primary")
    assert hall.stage.kiosk.facts[-1].data["face"] == "unchecked"


def test_a_virtual_camera_calls_for_the_technician_and_refuses_nobody(hall) -> None:
    hall.stage.camera.kind = "virtual"
    open_presence(hall)
    assert "Ini bukan kamera kios" in hall.texts()
    assert "Panggil teknisi." in hall.texts()
    photograph(hall)
    hall.tap("footer.primary")
    assert hall.stage.kiosk.facts[-1].data["camera"] == "virtual"


def test_a_refused_photo_says_why_and_waits_for_the_next(hall) -> None:
    open_presence(hall)
    hall.stage.camera.still = replace(hall.stage.face, problem="many_faces")
    photograph(hall, until="live")
    assert "Lebih dari satu wajah." in hall.texts()
    hall.stage.camera.still = hall.stage.face
    photograph(hall)
    hall.tap("footer.primary")
    assert hall.kinds() == ["presence_challenged", "presence_started"]


def test_a_code_that_grew_old_is_replaced_and_said(hall) -> None:
    open_presence(hall)
    hall.stage.clock.advance(timedelta(minutes=3))
    photograph(hall, until="live")
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
    wait_for_phase(hall, "missing")
    assert "Kamera terputus" in hall.texts()
    assert hall.kinds() == ["presence_challenged"]


def test_a_full_disk_says_that_presence_is_not_recorded(hall) -> None:
    open_presence(hall)
    photograph(hall)
    hall.stage.kiosk.refuse = StorageFullError()
    hall.tap("footer.primary")
    assert "Hadir belum tercatat" in hall.texts()
    assert hall.kinds() == ["presence_challenged"]


def test_leaving_the_page_lets_go_of_the_camera_and_the_picture(hall) -> None:
    open_presence(hall)
    photograph(hall)
    hall.tap("footer.back")
    assert hall.stage.camera.purpose is None
    assert hall.stage.officer.plain_pages.plain_presence.plain_frames.image.isNull()
    assert hall.sees("desk.prove")


def test_leaving_the_desk_ends_the_presence_with_its_reason(desk) -> None:
    desk.tap("footer.primary", "leave.end_of_day")
    assert desk.kinds()[-1] == "presence_ended"
    told = dict(desk.stage.kiosk.facts[-1].data)
    assert (told["reason"], told["next"], told["hall_rule"]) == ("end_of_day", "off", "request_open")
    assert desk.stage.shell.plain_area == "resident"


def test_locking_the_screen_ends_no_presence(desk) -> None:
    desk.tap("footer.primary", "leave.lock")
    assert "presence_ended" not in desk.kinds()
    assert desk.stage.shell.plain_area == "resident"
    assert desk.stage.officer.plain_pages.plain_officer is None


def test_staying_after_all_changes_nothing(desk) -> None:
    desk.tap("footer.primary", "leave.stay")
    assert not desk.sees("leave.stay")
    assert desk.sees("desk.present")


def test_at_most_four_touches_after_the_badge_also_for_another_place(hall) -> None:
    open_presence(hall)  # the first touch
    photograph(hall)
    hall.tap("presence.place.field", "footer.primary")
    told = hall.stage.kiosk.facts[-1].data
    assert (told["place"], told["session"]) == ("field", "day")
    assert hall.sees("desk.present")


def test_to_another_hall_in_three_touches_after_leave_and_words_leave_sealed(desk) -> None:
    desk.tap("footer.primary", "leave.empty_hall")
    assert "A-014 masih Anda kerjakan." in desk.texts()
    assert not desk.find("footer.primary").isEnabled()
    desk.tap("leave.to.hall", "leave.reach.wa", "leave.write")
    desk.stage.officer.plain_pages.plain_day.plain_leave.setWords("RW 07")
    desk.tap("footer.back")  # from the words to the choices
    assert "RW 07" in desk.texts()
    desk.tap("footer.primary")
    told = dict(desk.stage.kiosk.facts[-1].data)
    assert (told["reason"], told["next"]) == ("empty_hall", "hall")
    assert "RW 07" not in str(told)
    (part,) = desk.stage.kiosk.drafts[-1].parts
    assert part.body == b'{"reach":"wa","words":"RW 07"}'
    assert desk.stage.shell.plain_area == "resident"


def test_going_back_instead_of_leaving_stays_present(desk) -> None:
    desk.tap("footer.primary", "leave.other", "leave.to.office", "footer.back")
    assert desk.sees("desk.present")
    assert "presence_ended" not in desk.kinds()


def forgotten(hall) -> None:
    """Yesterday was never ended; the officer signs in."""
    yesterday = NOW - timedelta(hours=26)
    row = PresenceRow(YESTERDAY, SRI.officer_id, "hall", yesterday, None, fact_id=YESTERDAY)
    hall.stage.kiosk.place_presence(row)
    hall.stage.sign_in()
    hall.stage.kiosk.facts.clear()
    hall.look()


def test_a_forgotten_end_is_asked_kindly_and_kept_as_a_claim(hall) -> None:
    forgotten(hall)
    assert "Kemarin belum menutup hadir. Pulang pukul berapa?" in hall.texts()
    assert not hall.find("footer.primary").isEnabled()
    hall.tap("forgotten.closing", "footer.primary")
    (fact,) = hall.stage.kiosk.facts
    assert (fact.kind, fact.data["reason"]) == ("presence_amended", "forgot_to_end")
    assert fact.data["ended_at"] == "2026-11-23T09:00:00.000Z"
    assert "menunggu pemeriksaan" in hall.texts()


def test_another_time_by_steps_stays_within_the_day(hall) -> None:
    forgotten(hall)
    hall.tap("forgotten.other", *["forgotten.hour.up"] * 9, "forgotten.minute.down")
    assert hall.find("forgotten.hour.value").property("text") == "23"
    assert hall.find("forgotten.minute.value").property("text") == "54"


def test_later_is_an_answer_and_the_question_comes_again(hall) -> None:
    forgotten(hall)
    hall.tap("footer.back")
    assert hall.sees("desk.prove")
    assert hall.kinds() == []
    hall.stage.officer.lock()
    hall.stage.sign_in()
    hall.look()
    assert hall.sees("forgotten.closing")


def test_the_hours_of_the_week_open_into_their_lines(desk) -> None:
    desk.tap("desk.hours.open", "hours.day.1")
    assert "Masih berjalan" in desk.texts()
    assert "2 jam 13 menit" in desk.texts()
    desk.tap("footer.back")
    assert desk.sees("hours.day.1")
    desk.tap("footer.primary")
    assert "Jam kerja minggu lalu" in desk.texts()
    desk.tap("footer.back")
    assert desk.sees("desk.present")


def test_the_central_system_is_told_away_and_back_from_the_menu(desk) -> None:
    desk.stage.kiosk.facts.clear()
    for notice in ("Sistem pusat mati: tercatat.", "Sistem pusat hidup lagi: tercatat."):
        desk.stage.officer.plain_pages.openMenu()
        desk.look()
        desk.tap("menu.central")
        assert notice in desk.texts()
    assert [fact.data["of"] for fact in desk.stage.kiosk.facts] == ["central_system"] * 2
    assert desk.stage.kiosk.facts[0].data["ended_at"] is None
    assert desk.stage.kiosk.facts[1].data["began_at"] == desk.stage.kiosk.facts[0].data["began_at"]


def test_a_full_disk_keeps_the_officer_at_the_desk_with_one_sentence(desk) -> None:
    desk.stage.kiosk.refuse = StorageFullError()
    desk.tap("footer.primary", "leave.end_of_day")
    assert "Belum bisa menyimpan." in desk.texts()
    assert desk.sees("desk.present")


def asked(hall) -> None:
    """Present, at the desk, and the kiosk asks."""
    hall.stage.be_present()
    hall.stage.sign_in()
    hall.stage.kiosk.facts.clear()
    hall.stage.prompt()
    hall.look()


def test_an_officer_at_the_desk_is_asked_by_a_banner_and_answers(hall) -> None:
    asked(hall)
    assert "Presensi acak" in hall.texts()
    assert "Masih 10 menit." in hall.texts()
    hall.tap("desk.confirm")
    assert hall.kinds() == ["presence_prompted"]
    photograph(hall)
    hall.tap("footer.primary")
    assert hall.kinds() == ["presence_prompted", "presence_confirmed"]
    assert hall.stage.kiosk.facts[-1].data["frames"] == 3
    hall.stage.officer.check()
    hall.tap("desk.news.close")
    assert not hall.sees("desk.asked")


def test_on_the_residents_side_nobody_is_named(hall) -> None:
    hall.stage.be_present()
    hall.stage.prompt()
    hall.look()
    assert "Presensi acak" in hall.texts()
    hall.stage.resident.attract.wake()
    hall.stage.shell.setLanguage("id")
    hall.look()
    assert "Presensi acak" in hall.texts()
    assert "Sri" not in hall.texts()
    assert "Wahyuni" not in hall.texts()


def test_whoever_is_asked_comes_to_the_mirror_right_after_signing_in(hall) -> None:
    hall.stage.be_present()
    hall.stage.prompt()
    hall.tap("attract.officer")
    hall.stage.sign_in()
    hall.look()
    assert hall.sees("presence.asked")
    assert "Presensi acak" in hall.texts()
    hall.tap("footer.back")
    assert hall.sees("desk.confirm")


def test_a_prompt_that_ran_out_while_the_page_was_open_leads_back_to_the_desk(hall) -> None:
    asked(hall)
    hall.tap("desk.confirm")
    hall.stage.clock.advance(timedelta(minutes=11))
    hall.tap("footer.primary")
    deadline = time.monotonic() + 10
    while not hall.sees("desk.present") and time.monotonic() < deadline:
        hall.look()
    assert hall.sees("desk.present")
    assert "Hadir tersimpan" not in hall.texts()
    assert hall.kinds() == ["presence_prompted"]
