"""A resident files a request with nothing but a finger, a mouse or a keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kiosk.flows.ports import StorageFullError
from kiosk.ui.stage import IDENTITY

if TYPE_CHECKING:  # the fixture's type; tests are collected one by one
    from tests.qml.conftest import Hall

NIK, KK, PHONE = "3578155308900001", "3578150101150001", "081234567890"


# What is pressed on the screen to answer, by the way the question is answered.
KEYS: dict[str, tuple[str, ...]] = {
    "date": ("date.day.up", "date.month.up", "date.year.up", "date.year.farDown"),
    "people": ("key.s", "key.i", "key.t", "key.i", "people.add"),
    "email": ("key.a", "key.b", "key.at", "key.c", "key.d", "key.dot", "key.i", "key.d"),
    "line": ("key.j", "key.a", "key.l", "key.a", "key.n"),
    "story": ("key.j", "key.a", "key.l", "key.a", "key.n"),
}
DIGITS = {"nik": NIK, "kk": KK, "phone_id": PHONE, "money_idr": "50000"}


def keys_for(hall: Hall) -> tuple[str, ...]:
    question = hall.stage.resident.question
    manner, kind = question._draft.manner, question._draft.kind
    if kind in DIGITS:
        return tuple(f"key.{digit}" for digit in DIGITS[kind])
    if manner in ("one", "many"):
        return (f"choice.{question._all_options()[0][0]}",)
    if manner == "yes":
        return ("choice.tidak" if kind == "bool" else "choice.ya",)
    return KEYS[manner]


def answer_by_touch(hall: Hall) -> None:
    """The question that is open, with the on-screen pad, keyboard or cards."""
    goes_on_alone = hall.stage.resident.question._draft.manner in ("one", "yes")
    for name in keys_for(hall):
        hall.touch(name)
    if not goes_on_alone:
        hall.touch("footer.primary")
    if hall.screen == "question" and hall.stage.resident.question._warned:
        hall.touch("footer.primary")


def go_on_until(hall: Hall, screen: str) -> None:
    """Touch through the pages until this one is open."""
    for _ in range(80):
        if hall.screen == screen:
            return
        if hall.screen == "question":
            answer_by_touch(hall)
        elif hall.screen == "capture":
            hall.touch("footer.primary")
            hall.touch("footer.primary")
        else:
            hall.touch("footer.primary")
    raise AssertionError(f"never came to {screen}, ended at {hall.screen}")


def test_from_the_first_touch_to_the_ticket_by_touch_alone(hall: Hall) -> None:
    hall.touch("attract.start")
    assert hall.screen == "language"
    hall.touch("footer.primary")
    hall.touch("home.card.ktp")
    hall.touch("services.card.adm-ktp-baru")
    assert hall.screen == "papers"
    hall.touch("papers.card.kk")
    go_on_until(hall, "ticket")

    assert hall.stage.kiosk.kinds() == ["ticket_issued", "consent_given", "request_filed"]
    assert hall.text("ticket.number") == "A-001"
    assert hall.text("ticket.saved") == "Tersimpan di kios"
    assert hall.text("ticket.promise").startswith("Rabu, 25 November")
    assert hall.text("ticket.pin") == "482 913"
    assert "Bukti pengajuan, bukan persetujuan" in hall.texts()

    hall.touch("footer.primary")
    assert hall.screen == "attract"


def test_the_filing_holds_the_photos_and_nothing_personal_is_in_the_facts(hall: Hall) -> None:
    hall.stage.camera.still = hall.stage.paper
    hall.choose("ADM-KTP-BARU")
    hall.touch("papers.card.kk")
    go_on_until(hall, "ticket")
    filed = next(draft for draft in hall.stage.kiosk.drafts if draft.kind == "request_filed")
    assert [part.role for part in filed.parts] == ["form", "kk"]
    assert NIK not in repr(filed.data)
    assert {"requirement": "kk", "state": "photographed"} in filed.data["documents"]


def test_every_service_of_the_catalogue_can_be_filed_by_touch(hall: Hall) -> None:
    for service in hall.stage.catalogue.services:
        hall.choose(service.code)
        go_on_until(hall, "ticket")
        hall.touch("footer.primary")
    assert hall.stage.kiosk.kinds().count("request_filed") == len(hall.stage.catalogue.services)


def test_a_keyboard_alone_is_enough(hall: Hall) -> None:
    hall.key(Qt.Key.Key_Return)
    assert hall.screen == "language"
    hall.key(Qt.Key.Key_Return)
    assert hall.screen == "home"
    hall.tab_to("home.card.surat")
    hall.key(Qt.Key.Key_Return)
    hall.tab_to("services.card.kel-umum")
    hall.key(Qt.Key.Key_Space)
    assert hall.screen == "papers"
    hall.tab_to("papers.card.id")
    hall.key(Qt.Key.Key_Space)
    hall.tab_to("footer.primary")
    hall.key(Qt.Key.Key_Return)
    for _ in range(20):
        if hall.screen != "question":
            break
        kind = hall.stage.resident.question._draft.kind
        hall.keys(
            {"nik": NIK, "kk": KK, "phone_id": PHONE}.get(kind, "Untuk sekolah" if kind == "text" else "Siti Aminah")
        )
        hall.key(Qt.Key.Key_Return)
    for _ in range(20):
        if hall.screen in ("check", "ticket"):
            break
        if hall.screen == "capture":
            hall.tab_to("capture.skip")
        hall.key(Qt.Key.Key_Return)
        if hall.screen == "question":
            hall.keys(PHONE)
    while hall.screen != "ticket":
        hall.key(Qt.Key.Key_Return)
    assert "request_filed" in hall.stage.kiosk.kinds()


def test_escape_goes_back_and_what_was_answered_is_still_there(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    hall.touch("footer.primary")
    hall.pad(NIK)
    hall.touch("footer.primary")
    hall.key(Qt.Key.Key_Escape)
    assert hall.screen == "question"
    shown = hall.find("question.boxes").property("shown")
    assert shown == "•" * 12 + NIK[-4:]


def test_a_mouse_works_like_a_finger(hall: Hall) -> None:
    hall.click("attract.start")
    hall.click("language.id")
    hall.click("footer.primary")
    hall.click("home.others")
    assert hall.screen == "services"


def test_a_trembling_double_tap_files_once(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    go_on_until(hall, "notice")
    hall.touch("footer.primary")
    hall.touch("footer.primary", deliberate=False)
    assert hall.screen == "ticket"
    hall.stage.resident.check.agree()
    assert hall.stage.kiosk.kinds().count("request_filed") == 1


def test_ten_seconds_to_take_it_back(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    go_on_until(hall, "ticket")
    hall.stage.clock.advance(timedelta(seconds=9))
    hall.touch("footer.back")
    assert hall.screen == "cancelled"
    assert hall.stage.kiosk.kinds()[-1] == "request_voided"


def test_after_ten_seconds_nothing_can_be_taken_back_and_the_place_offers_the_survey(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    go_on_until(hall, "ticket")
    hall.stage.clock.advance(timedelta(seconds=10))
    hall.qtbot.waitUntil(lambda: "Beri nilai" in hall.texts(), timeout=20_000)
    hall.stage.resident.ticket.undo()
    assert "request_voided" not in hall.stage.kiosk.kinds()


def test_a_full_disk_says_so_keeps_the_answers_and_lets_one_try_again(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    go_on_until(hall, "notice")
    hall.stage.kiosk.refuse = StorageFullError()
    hall.touch("footer.primary")
    assert hall.screen == "trouble"
    assert "Belum bisa menyimpan." in hall.texts()
    assert hall.stage.kiosk.kinds() == []

    hall.stage.kiosk.refuse = None
    hall.touch("footer.primary")
    go_on_until(hall, "ticket")
    assert hall.stage.kiosk.kinds().count("request_filed") == 1


def test_a_report_about_staff_that_cannot_be_sealed_is_sent_elsewhere(hall: Hall) -> None:
    hall.stage.kiosk.place_identity(replace(IDENTITY, recipient_sets=frozenset({1})))
    hall.choose("ADU-PUNGLI")
    assert hall.screen == "trouble"
    assert any("Inspektorat" in text for text in hall.texts())
    assert not hall.sees("trouble.call")
    assert not hall.stage.session.is_chosen
    hall.touch("footer.primary")
    assert hall.screen == "home"
    hall.stage.kiosk.place_identity(IDENTITY)
    hall.choose("ADU-PUNGLI")
    assert hall.stage.session.is_chosen


def test_ubah_returns_to_the_check_page(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    go_on_until(hall, "check")
    hall.touch("check.change.nama_pemohon")
    assert hall.screen == "question"
    hall.touch("question.clear")
    for letter in "sari":
        hall.touch(f"key.{letter}")
    hall.touch("footer.primary")
    assert hall.screen == "check"
    assert any(text.lower() == "sari" for text in hall.texts())


def test_cancelling_asks_first(hall: Hall) -> None:
    hall.choose("KEL-UMUM")
    hall.touch("step.cancel")
    hall.touch("cancelDialog.no")
    assert hall.screen == "papers"
    hall.touch("step.cancel")
    hall.touch("cancelDialog.yes")
    assert hall.screen == "attract"


def test_without_a_camera_the_request_goes_on(hall: Hall) -> None:
    hall.stage.camera.still = None
    hall.choose("KEL-UMUM")
    hall.touch("papers.card.id")
    go_on_until(hall, "capture")
    assert "Kamera belum ada" in hall.texts()
    hall.touch("footer.primary")
    assert hall.screen != "capture"
    go_on_until(hall, "ticket")
    filed = next(draft for draft in hall.stage.kiosk.drafts if draft.kind == "request_filed")
    assert {"requirement": "id", "state": "shown"} in filed.data["documents"]
