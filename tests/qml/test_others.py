"""Status, my data, survey, free words and the curtain, by touch; and nothing of the resident stays behind."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QObject, Qt

from kiosk.flows.ports import StorageFullError
from kiosk.ui.scenes.others import (
    ELSEWHERE,
    PIN,
    STORY,
    asked,
    curtain_over_answer,
    curtain_over_check,
    online,
    told_by_city,
)
from kiosk.ui.scenes.resident import notice
from sync.protocol.canonical import encode
from sync.protocol.statements import TicketStatement
from sync.testing.keys import make_keys
from sync.trust.signing import sign_statement
from tests.qml.test_resident_filing import answer_by_touch, go_on_until

if TYPE_CHECKING:  # the fixture's type; tests are collected one by one
    from tests.qml.conftest import Hall

NIK, NAME = "3578155308900001", "Siti Rahmawati"


def file_birth(hall: Hall) -> str:
    """Filed here, may be called about; the status code."""
    notice(hall.stage)
    hall.stage.resident.check.toggleContact()
    hall.stage.resident.check.agree()
    ticket = hall.stage.resident.ticket.plain_ticket
    assert ticket is not None
    hall.stage.resident.wipe()
    hall.settle()
    return ticket.code


def from_home(hall: Hall, *names: str) -> None:
    hall.touch("attract.start")
    hall.touch("footer.primary")
    for name in names:
        hall.touch(name)


def type_slip(hall: Hall, code: str, pin: str = PIN) -> None:
    for sign in code.lower():
        hall.touch(f"key.{sign}")
    hall.touch("footer.primary")
    hall.pad(pin)
    hall.touch("footer.primary")


def all_words(hall: Hall) -> str:
    """Every text of every property of every model, and of every row of every list: where something could stay behind."""
    found: list[str] = []
    waiting: list[QObject] = [hall.stage.resident, hall.stage.shell, hall.stage.idle]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        waiting.extend(one.children())
        meta = one.metaObject()
        values = list(vars(one).values())
        for at in range(meta.propertyCount()):
            with suppress(RuntimeError):  # a pointer to a model that `vars` names already
                values.append(one.property(meta.property(at).name()))
        waiting.extend(value for value in values if isinstance(value, QObject))
        found.extend(repr(value) for value in values if not isinstance(value, QObject))
        if isinstance(one, QAbstractItemModel):
            roles = one.roleNames()
            found.extend(str(one.data(one.index(row, 0), role)) for row in range(one.rowCount()) for role in roles)
    return "\n".join(found)


def test_the_status_of_a_request_filed_here(hall: Hall) -> None:
    code = file_birth(hall)
    from_home(hall, "home.status")
    type_slip(hall, code)
    assert hall.text("page.title") == "Menunggu petugas"
    texts = hall.texts()
    assert {"Tersimpan di kios", "Gratis", f"{code[:4]}-{code[4:]}"} <= set(texts)
    assert not any(each in " ".join(texts) for each in (NIK, NAME, PIN))
    hall.touch("footer.primary")
    assert hall.screen == "attract"
    assert not any(each in all_words(hall) for each in (code, PIN))


def test_the_same_from_lainnya_and_by_keyboard(hall: Hall) -> None:
    code = file_birth(hall)
    from_home(hall, "home.others", "services.card.status")
    hall.keys(f"{code[:4]}-{code[4:]}".lower())
    hall.key(Qt.Key.Key_Return)
    hall.keys(PIN)
    hall.key(Qt.Key.Key_Return)
    assert hall.text("page.title") == "Menunggu petugas"


def test_a_sign_that_is_never_printed_is_said_and_nothing_is_lost(hall: Hall) -> None:
    from_home(hall, "home.status")
    hall.keys("km0")
    assert hall.find("status.problem") is not None
    assert hall.stage.resident.others.status.code == "KM"
    hall.touch("footer.primary")
    assert hall.stage.resident.others.status.plain_problem == "short"


def test_wrong_pin_and_unknown_code_read_alike(hall: Hall) -> None:
    code = file_birth(hall)
    said = []
    for typed in (code, ELSEWHERE):
        from_home(hall, "home.status")
        type_slip(hall, typed, "111111")
        said.append(hall.texts())
        hall.stage.resident.wipe()
        hall.settle()
    assert said[0] == said[1]
    assert "Belum ditemukan di kios ini." in said[0]


def test_a_slip_of_another_kiosk_is_asked_of_the_city(hall: Hall) -> None:
    told_by_city(hall.stage)
    hall.settle()
    assert hall.text("page.title") == "Sedang dikerjakan petugas"
    assert "Diterima kota" in hall.texts()
    assert "Jawaban pertama paling lambat" in hall.texts()
    assert not hall.sees("status.data")


def test_the_city_that_takes_long_is_said_after_a_second_and_batal_ends_it(hall: Hall) -> None:
    status = hall.stage.resident.others.status
    status._tasks = hall.stage.held
    hall.stage.held.holding = True
    online(hall.stage)
    assert status._patience.interval() == 1_000
    status._patience.setInterval(600_000)  # a busy machine needs a second to look
    asked(ELSEWHERE)(hall.stage)
    hall.settle()
    assert not hall.sees("status.asking")
    status._patience.start(0)
    hall.qtbot.waitUntil(lambda: bool(status.slow), timeout=20_000)
    hall.settle()
    assert hall.sees("status.asking")
    hall.touch("footer.back")
    assert hall.stage.city.cuts == 1
    assert not hall.sees("status.asking")
    hall.stage.held.release()
    assert status.plain_status is None
    assert status.plain_problem == ""


def test_a_line_that_breaks_says_what_to_do(hall: Hall) -> None:
    hall.stage.city.is_down = True
    online(hall.stage)
    asked(ELSEWHERE)(hall.stage)
    hall.settle()
    assert "Coba beberapa menit lagi, atau panggil petugas." in hall.texts()


def test_the_slip_is_read_by_the_camera(hall: Hall) -> None:
    code = file_birth(hall)
    from_home(hall, "home.status", "status.scan")
    hall.stage.camera.still = replace(hall.stage.face, code="https://contoh.id")
    hall.qtbot.waitUntil(lambda: hall.stage.resident.others.status.plain_problem == "not_slip", timeout=20_000)
    hall.settle()
    assert hall.text("page.hint") == "Itu bukan kertas tanda terima dari balai."
    hall.stage.resident.others.status._scanned(slip_text(code))
    hall.settle()
    assert hall.sees("status.pin")
    assert hall.stage.camera.purpose is None


def test_a_barcode_scanner_types_the_whole_slip(hall: Hall) -> None:
    code = file_birth(hall)
    from_home(hall, "home.status")
    hall.keys("{nonsense")
    hall.key(Qt.Key.Key_Return)
    assert hall.sees("status.problem")
    hall.keys(slip_text(code))
    hall.key(Qt.Key.Key_Return)
    assert hall.sees("status.pin")


def slip_text(code: str) -> str:
    kiosk = "018f4e9a-0000-7000-8000-00000000000a"
    payload = encode(TicketStatement(code, kiosk, "ADM-LAHIR", None).to_object())
    return sign_statement("ticket", payload, make_keys().kiosk_key, kiosk).to_bytes().decode()


def test_nine_touches_are_a_survey(hall: Hall) -> None:
    from_home(hall, "home.others", "services.card.survey")
    for number in (1, 2, 3, 4):
        hall.touch(f"survey.face.{number}")
    hall.touch("footer.primary")  # Lewati
    hall.touch("footer.back")
    for _ in range(5):
        hall.touch("survey.face.4")
    assert hall.find("survey.thanks") is not None
    assert hall.stage.kiosk.drafts[-1].kind == "survey_answered"
    assert hall.stage.kiosk.drafts[-1].data["scores"] == [1, 2, 3, 4, 4, 4, 4, 4, 4]
    hall.touch("footer.primary")
    assert hall.screen == "attract"


def test_enough_is_enough_and_a_full_disk_stops_nobody(hall: Hall) -> None:
    from_home(hall, "home.others", "services.card.survey", "survey.face.3")
    hall.stage.kiosk.refuse = StorageFullError()
    hall.touch("survey.enough")
    assert "Terima kasih" in hall.texts()
    assert not any("tersimpan" in text for text in hall.texts())


def test_the_ticket_offers_the_survey_after_the_ten_seconds_and_waits_for_nobody(hall: Hall) -> None:
    notice(hall.stage)
    hall.stage.resident.check.agree()
    hall.settle()
    assert "Beri nilai" not in hall.texts()
    hall.stage.clock.advance(timedelta(seconds=11))
    hall.stage.resident.ticket._tick()
    hall.settle()
    hall.touch("footer.back")
    assert hall.screen == "others"
    hall.touch("footer.back")
    assert hall.screen == "ticket"
    hall.touch("footer.back")
    hall.touch("survey.face.4")
    hall.touch("survey.enough")
    assert hall.stage.kiosk.drafts[-1].data["service"] == "ADM-LAHIR"


def test_my_data_are_masked_until_they_are_held(hall: Hall) -> None:
    code = file_birth(hall)
    from_home(hall, "home.others", "services.card.my_data")
    type_slip(hall, code)
    assert "S. R." in hall.texts()
    assert NAME not in hall.texts()
    hall.stage.resident.others.my_data.peek(True)  # noqa: FBT003 - held
    hall.settle()
    assert NAME in hall.texts()
    hall.stage.resident.others.my_data.peek(False)  # noqa: FBT003 - let go
    hall.settle()
    assert NAME not in hall.texts()
    slip = hall.stage.resident.others.my_data.slip()
    assert slip is not None
    assert not any(NAME in line.text or NIK in line.text for line in slip.lines)


def test_the_wish_to_correct_is_sealed_and_forgotten_here(hall: Hall) -> None:
    code = file_birth(hall)
    from_home(hall, "home.others", "services.card.my_data")
    type_slip(hall, code)
    hall.touch("mydata.wrong")
    hall.touch("footer.primary")
    assert hall.sees("mydata.problem")
    hall.keys("nama keliru")
    assert "nama keliru" in all_words(hall)
    hall.touch("footer.primary")
    draft = hall.stage.kiosk.drafts[-1]
    assert (draft.kind, draft.parts[0].body) == ("complaint_filed", b"nama keliru")
    hall.touch("footer.back")
    hall.touch("mydata.withdraw")
    assert hall.stage.kiosk.drafts[-1].kind == "consent_withdrawn"
    hall.touch("footer.back")
    assert not hall.sees("mydata.withdraw")
    hall.stage.resident.wipe()
    assert not any(each in all_words(hall) for each in ("nama keliru", NAME, NIK, code))


def test_words_typed_and_left_are_gone_with_the_stay(hall: Hall) -> None:
    code = file_birth(hall)
    from_home(hall, "home.others", "services.card.my_data")
    type_slip(hall, code)
    hall.touch("mydata.wrong")
    hall.keys("rahasia saya")
    assert "rahasia saya" in all_words(hall)
    hall.stage.resident.wipe()
    hall.settle()
    assert not any(each in all_words(hall) for each in ("rahasia saya", NAME, NIK, code, PIN))


def test_a_story_takes_several_lines_from_our_keys_and_the_hardware_ones(hall: Hall) -> None:
    hall.choose("ADU-UMUM")
    question = hall.stage.resident.question
    for _ in range(20):
        if question.manner == "story":
            break
        hall.touch("footer.primary") if question.skippable else answer(hall)
    hall.touch("key.l")
    hall.keys("ampu mati")
    assert question.text == "Lampu mati"
    question.edit(STORY)
    hall.settle()
    hall.touch("key.backspace")
    assert question.text == STORY[:-1]
    hall.touch("question.clear")
    assert question.text == ""
    hall.key(Qt.Key.Key_Return)
    assert question.problem != ""


def answer(hall: Hall) -> None:
    if hall.screen == "question":
        answer_by_touch(hall)
    else:
        hall.touch("footer.primary")


def test_a_report_about_staff_says_who_reads_it_before_a_word_is_typed(hall: Hall) -> None:
    hall.choose("ADU-PUNGLI")
    question = hall.stage.resident.question
    for _ in range(10):
        if hall.screen == "question" and question.manner == "story":
            break
        answer(hall)
    assert hall.text("page.hint") == "Hanya Inspektorat yang bisa membaca. Petugas di sini tidak bisa."


def test_a_report_about_staff_without_a_name_has_its_own_clock_and_no_paper_at_the_desk(hall: Hall) -> None:
    hall.choose("ADU-PUNGLI")
    while not (hall.screen == "question" and hall.stage.resident.question.kind == "bool"):
        answer(hall)
    hall.touch("choice.ya")
    hall.touch("footer.primary")
    go_on_until(hall, "ticket")
    assert "Jawaban pertama paling lambat" in hall.texts()
    ticket = hall.stage.resident.ticket.plain_ticket
    assert ticket is not None
    assert hall.stage.kiosk.desk_file(ticket.request_id) is None
    filed = next(draft for draft in hall.stage.kiosk.drafts if draft.kind == "request_filed")
    assert {part.recipients for part in filed.parts} == {2}
    assert b'"nama"' not in filed.parts[0].body


def test_the_curtain_falls_where_the_resident_was_alone(hall: Hall) -> None:
    curtain_over_answer(hall.stage)
    hall.settle()
    assert hall.sees("curtain.cover")
    assert not any("Muhammad Ilham" in text for text in hall.texts())
    hall.touch("curtain.cover")
    assert not hall.sees("curtain.cover")
    assert hall.stage.resident.question.text == "Muhammad Ilham"
    hall.touch("step.curtain")
    assert hall.sees("curtain.cover")
    hall.stage.resident.wipe()
    assert not hall.stage.resident.curtain.plain_offered


def test_the_check_page_is_masked_behind_the_curtain_and_opens_with_one_touch(hall: Hall) -> None:
    curtain_over_check(hall.stage)
    hall.settle()
    assert NAME not in hall.texts()
    hall.touch("step.curtain")
    assert NAME in hall.texts()


def test_what_is_filled_in_together_stays_open_and_the_curtain_is_at_hand(hall: Hall) -> None:
    assisted = next(one.code for one in hall.stage.catalogue.services if one.assisted_only)
    hall.choose(assisted)
    assert not hall.sees("step.curtain")
    hall.touch("helper.0")
    hall.touch("footer.primary")
    assert hall.sees("step.curtain")
    curtain = hall.stage.resident.curtain
    first = hall.stage.session.questions()[0].key
    curtain.filled(first)
    curtain.arrive(first)
    assert not curtain.plain_closed


def test_without_a_helper_there_is_no_curtain(hall: Hall) -> None:
    hall.choose("ADM-LAHIR")
    assert not hall.sees("step.curtain")
