"""Paper at the screen: a ticket that is printed, one that is not, and a place that is kept while a paper is fetched."""

from __future__ import annotations

import pytest

from kiosk.domain.kept_place import code_of
from kiosk.errors import PaperOutError, PrinterMissingError
from kiosk.ui.scenes.resident import BIRTH, filled, papers, ticket
from tests.qml.conftest import Hall


def filed(hall: Hall) -> None:
    ticket(hall.stage)
    hall.settle()


def issued(hall: Hall) -> list[str]:
    return [fact.kind for fact in hall.stage.kiosk.facts if fact.kind == "ticket_issued"]


def test_the_ticket_is_printed_at_once_and_the_screen_asks_whether_it_came_out(printing_hall: Hall) -> None:
    hall = printing_hall
    filed(hall)
    (slip,) = hall.stage.printer.slips
    told = hall.stage.resident.ticket.plain_ticket
    assert told is not None
    words = [line.text for line in slip.lines]
    assert told.number in words
    assert f"{told.pin[:3]} {told.pin[3:]}" in words
    assert slip.qr == told.qr
    assert told.pin not in slip.qr
    assert hall.text("print.words") == "Sudah tercetak?"
    hall.touch("print.yes")
    assert hall.text("print.words") == "Simpan kertasnya."
    assert hall.text("ticket.number") == told.number


def test_nothing_came_out_so_it_is_printed_again_and_the_code_can_be_photographed(printing_hall: Hall) -> None:
    hall = printing_hall
    filed(hall)
    hall.touch("print.no")
    assert "Foto layar ini" in hall.text("print.words")
    hall.touch("print.again")
    first, second = hall.stage.printer.slips
    assert first == second
    assert issued(hall) == ["ticket_issued"], "no second number"


@pytest.mark.parametrize(
    ("trouble", "words"), [(PaperOutError(), "Kertas habis."), (PrinterMissingError(), "Printer belum siap.")]
)
def test_a_printer_that_fails_burns_no_number_and_takes_no_ticket_from_the_screen(
    printing_hall: Hall, trouble: Exception, words: str
) -> None:
    hall = printing_hall
    hall.stage.printer.trouble = trouble
    filed(hall)
    assert hall.text("print.words").startswith(words)
    assert issued(hall) == ["ticket_issued"]
    assert hall.text("ticket.number")
    hall.stage.printer.trouble = None
    hall.touch("print.again")
    assert hall.text("print.words") == "Sudah tercetak?"
    hall.touch("footer.primary")
    assert hall.screen == "attract"


def test_a_mistake_of_ours_is_a_printer_that_is_not_ready(printing_hall: Hall, expected_logs) -> None:  # type: ignore[no-untyped-def]
    expected_logs.add("kiosk.ui.models.printing")
    printing_hall.stage.printer.trouble = ValueError("ours")
    filed(printing_hall)
    assert printing_hall.text("print.words").startswith("Printer belum siap.")


def test_while_it_prints_nobody_is_asked_whether_they_are_still_there(printing_hall: Hall) -> None:
    hall = printing_hall
    hall.stage.held.holding = True
    filed(hall)
    assert hall.text("print.words") == "Sedang dicetak…"
    assert not hall.stage.idle.plain_waiting
    hall.stage.held.release()
    assert hall.stage.idle.plain_waiting


def test_what_prints_for_who_has_left_is_not_heard_by_the_next_person(printing_hall: Hall) -> None:
    hall = printing_hall
    hall.stage.held.holding = True
    filed(hall)
    hall.touch("footer.primary")
    hall.stage.printer.trouble = PaperOutError()
    hall.stage.held.release()
    hall.settle()
    assert hall.screen == "attract"
    assert hall.stage.resident.printing.plain_state == "ready"


def test_without_a_printer_the_screen_says_to_photograph_it(hall: Hall) -> None:
    filed(hall)
    assert hall.text("print.words") == "Foto layar ini dengan HP, atau catat kode dan PIN."
    assert not {"print.wanted", "print.again", "print.yes"} & hall.names()


def test_what_to_fetch_is_printed_and_its_code_brings_the_ticks_back(printing_hall: Hall) -> None:
    hall = printing_hall
    papers(ticked=2)(hall.stage)
    hall.settle()
    ticked = {paper.requirement for paper in hall.stage.session.papers() if paper.has}
    hall.touch("papers.fetch")
    (slip,) = hall.stage.printer.slips
    assert slip.kind == "missing_papers"
    assert any("Buku nikah" in line.text for line in slip.lines)
    assert hall.text("place.code") in [line.text for line in slip.lines]
    code = hall.text("place.code").replace("-", "")
    hall.touch("footer.primary")
    assert hall.screen == "attract", "the next person finds nobody's place"

    hall.stage.resident.attract.wake()
    hall.stage.resident.start()
    hall.settle()
    hall.touch("home.others")
    while not hall.sees("services.card.kembali"):
        hall.touch("services.more")
    hall.touch("services.card.kembali")
    for sign in code.lower():
        hall.touch(f"key.{sign}")
    hall.touch("footer.primary")
    assert hall.screen == "papers"
    assert hall.stage.session.service.code == BIRTH
    assert {paper.requirement for paper in hall.stage.session.papers() if paper.has} == ticked


def come_back(hall: Hall, code: str) -> None:
    hall.stage.resident.attract.wake()
    hall.stage.resident.start()
    hall.stage.resident.home.openOthers()
    hall.stage.resident.home.choose("kembali")
    hall.settle()
    hall.keys(code)
    hall.touch("footer.primary")


def test_a_code_that_is_none_is_one_sentence_and_what_was_typed_stays(hall: Hall) -> None:
    come_back(hall, "K7TR92MXA")
    assert hall.sees("place.problem")
    assert hall.stage.resident.return_place.code == "K7TR92MXA"
    hall.touch("key.backspace")
    assert not hall.sees("place.problem")
    hall.touch("footer.back")
    assert hall.screen == "services"


def test_a_service_that_asks_before_the_papers_asks_first_and_then_shows_the_ticks(hall: Hall) -> None:
    service = hall.stage.catalogue.service("ADM-KTP-ULANG")
    come_back(hall, code_of(service, frozenset({"ktp_rusak"})))
    assert hall.screen == "question"
    hall.stage.session.answer("alasan", "rusak")
    hall.stage.resident.question.ask("alasan")
    hall.stage.resident.question.submit()
    hall.settle()
    assert hall.screen == "papers"
    assert {paper.requirement for paper in hall.stage.session.papers() if paper.has} == {"ktp_rusak"}


def test_answers_of_the_stay_before_are_gone_when_a_place_is_opened(hall: Hall) -> None:
    filled(BIRTH)(hall.stage)
    hall.stage.resident.start()
    hall.stage.resident.home.choose("kembali")
    hall.settle()
    hall.keys(code_of(hall.stage.catalogue.service(BIRTH), frozenset({"kk"})))
    hall.touch("footer.primary")
    assert hall.screen == "papers"
    assert not any(question.value for question in hall.stage.session.questions())
    assert [paper.requirement for paper in hall.stage.session.papers() if paper.has] == ["kk"]
