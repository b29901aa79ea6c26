"""One slip on its way to paper, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.domain.slip import Slip, large
from kiosk.errors import PaperOutError
from kiosk.flows.file_request import Ticket
from kiosk.ui.gallery_courier import Held
from kiosk.ui.gallery_printer import PaperTray
from kiosk.ui.models.printing import PrintModel
from kiosk.ui.slips import MissingPapers, missing_papers_slip, ticket_slip
from kiosk.ui.stage import built_in_catalogue
from kiosk.ui.tasks import AtOnce
from sync.rules.deadline import Promise

SLIP = Slip("ticket", (large("A-017"),))
FILED = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)


def test_a_kiosk_without_a_printer_says_none_and_prints_nothing() -> None:
    printing = PrintModel(None, AtOnce())
    printing.print(SLIP)
    assert printing.plain_state == "none"
    printing.clear()
    assert printing.plain_state == "none"


def test_a_second_touch_while_it_prints_prints_once() -> None:
    tray, tasks = PaperTray(), Held()
    tasks.holding = True
    printing = PrintModel(tray, tasks)
    printing.print(SLIP)
    printing.print(SLIP)
    assert printing.plain_state == "printing"
    tasks.release()
    assert tray.slips == [SLIP]
    assert printing.plain_state == "asked"


def test_answers_to_a_question_that_was_not_asked_are_none() -> None:
    printing = PrintModel(PaperTray(), AtOnce())
    for answer in (printing.yes, printing.no, printing.again):
        answer()
        assert printing.plain_state == "ready"


def test_a_page_that_is_left_leaves_no_slip_and_no_trouble() -> None:
    tray = PaperTray()
    tray.trouble = PaperOutError()
    printing = PrintModel(tray, AtOnce())
    printing.print(SLIP)
    assert (printing.plain_state, printing.plain_trouble) == ("failed", "paper")
    printing.clear()
    tray.trouble = None
    printing.again()
    assert (printing.plain_state, printing.plain_trouble, tray.slips) == ("ready", "", [])


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (Promise("city_24h", FILED, FILED), "Selesai paling lambat"),
        (Promise("respond_24h", FILED, FILED), "Jawaban pertama paling lambat"),
        (Promise("same_visit", None, FILED), "Selesai hari ini, sambil ditunggu"),
        (Promise("none", None, FILED), "Petugas memberi kabar"),
    ],
)
def test_every_promise_of_a_ticket_is_said_on_paper(promise: Promise, words: str) -> None:
    service = built_in_catalogue().service("ADM-LAHIR")
    ticket = Ticket("id", "A-017", "K7TR92MX", "482913", "signed", service, promise, FILED, 0)
    slip = ticket_slip(ticket, "Balai RW 05")
    assert words in [line.text for line in slip.lines]
    assert [line.text for line in slip.lines if line.style == "large"] == ["A-017", "K7TR-92MX", "482 913"]
    assert slip.qr == "signed"


def test_a_ticket_names_the_page_for_phones_where_the_city_has_an_address() -> None:
    service = built_in_catalogue().service("ADM-LAHIR")
    promise = Promise("none", None, FILED)
    ticket = Ticket("id", "A-017", "K7TR92MX", "482913", "signed", service, promise, FILED, 0)
    told = ticket_slip(replace(ticket, status_page="balai.example.go.id/status"), "Balai RW 05")
    assert "balai.example.go.id/status" in [line.text for line in told.lines]
    assert "Cek atau kirim berkas dari HP" not in [line.text for line in ticket_slip(ticket, "Balai RW 05").lines]


def test_what_is_missing_stands_on_paper_with_its_hint_the_hours_and_the_way_back() -> None:
    told = MissingPapers(
        "Akta kelahiran", [("Buku nikah", "Atau surat pernyataan"), ("KTP", "")], "K7TR92MXA", "07.30–16.00"
    )
    slip = missing_papers_slip(told, "Balai RW 05")
    words = [line.text for line in slip.lines]
    assert {"• Buku nikah", "Atau surat pernyataan", "• KTP", "Buka hari ini 07.30–16.00", "K7T-R92-MXA"} <= set(words)
    assert slip.qr == "KEMBALI:K7TR92MXA"
