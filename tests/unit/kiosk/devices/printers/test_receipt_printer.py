"""What comes out of a receipt printer, and what is said when nothing does: on a printer of our own at the other end of a socket."""

import os
import subprocess
import threading
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from kiosk.devices.printers import SlipPrinter, open_printer
from kiosk.devices.printers.choice import PrinterChoiceError, read_choice
from kiosk.devices.printers.connections import connection
from kiosk.devices.printers.receipt_printer import ReceiptPrinter
from kiosk.devices.ticket_signer import KioskTicketSigner
from kiosk.domain.slip import RULE, Slip, large, small, title
from kiosk.errors import PaperOutError, PrinterMissingError
from sync.protocol.canonical import decode
from sync.protocol.statements import TicketStatement
from sync.trust.signing import SigningKey, open_statement
from tests.fakes.receipt_printer import FakeReceiptPrinter

KIOSK = "018f4e9a-0000-7000-8000-00000000000a"
PIN = "482913"


def slip(qr: str = "K7TR92MX") -> Slip:
    return Slip("ticket", (title("Balai RW 05"), large("A-017"), RULE, large("482 913"), small("Gratis")), qr)


def code_on(paper: Image.Image) -> str:
    found = zxingcpp.read_barcodes(np.asarray(paper.convert("L")), formats=zxingcpp.BarcodeFormat.QRCode)
    return found[0].text if found else ""


def printer_of(fake: FakeReceiptPrinter, *, width: str = "", limit_s: float = 20) -> SlipPrinter:
    choice = read_choice(fake.spec + width)
    assert choice is not None
    return SlipPrinter(ReceiptPrinter(connection(choice)), choice.dots, limit_s=limit_s)


@pytest.mark.parametrize(("width", "dots"), [("", 384), (":58", 384), (":80", 576)])
def test_the_paper_bears_the_signed_statement_and_never_the_pin_in_its_code(width: str, dots: int) -> None:
    key = SigningKey.generate()
    qr = KioskTicketSigner(KIOSK, key, bytes(32)).sign_ticket(code="K7TR92MX", service="ADM-LAHIR", promised=None)
    with FakeReceiptPrinter() as fake:
        printer_of(fake, width=width).print_slip(slip(qr.decode("ascii")))
        assert fake.misread == ""
        (paper,) = fake.slips
    assert paper.width == dots
    assert code_on(paper) == qr.decode("ascii")
    assert PIN not in code_on(paper)
    payload = open_statement(code_on(paper).encode("ascii"), "ticket", {KIOSK: key.public}.get)
    assert TicketStatement.from_object(decode(payload, limit_bytes=1024)).code == "K7TR92MX"


def test_no_paper_is_said_before_a_row_is_printed_and_a_new_roll_prints() -> None:
    with FakeReceiptPrinter("no_paper") as fake:
        printer = printer_of(fake)
        with pytest.raises(PaperOutError, match="gulungan"):
            printer.print_slip(slip())
        fake.state = "ready"
        printer.print_slip(slip())
        assert [code_on(paper) for paper in fake.slips] == ["K7TR92MX"]


def test_paper_that_ends_in_the_middle_is_noticed() -> None:
    with FakeReceiptPrinter() as fake:
        fake.rows_left = 150
        with pytest.raises(PaperOutError):
            printer_of(fake).print_slip(slip())
        assert fake.slips == []


@pytest.mark.parametrize(("state", "words"), [("cover", "Tutup"), ("offline", "belum siap")])
def test_an_open_cover_and_off_line_say_what_to_do(state: str, words: str) -> None:
    with FakeReceiptPrinter(state) as fake, pytest.raises(PrinterMissingError, match=words):  # type: ignore[arg-type]
        printer_of(fake).print_slip(slip())


def test_a_printer_that_never_answers_prints_all_the_same() -> None:
    with FakeReceiptPrinter("silent") as fake:
        printer_of(fake).print_slip(slip())
        _until_printed(fake)
        assert code_on(fake.slips[0]) == "K7TR92MX"


def test_a_printer_that_answered_and_falls_silent_is_missing() -> None:
    with FakeReceiptPrinter() as fake:
        printer = printer_of(fake)
        printer.look()
        fake.state = "silent"
        with pytest.raises(PrinterMissingError):
            printer.print_slip(slip())


def test_a_hanging_printer_is_given_up_and_the_next_slip_does_not_wait_behind_it() -> None:
    with FakeReceiptPrinter("hanging") as fake:
        printer = printer_of(fake, limit_s=0.3)
        for _ in range(2):
            with pytest.raises(PrinterMissingError):
                printer.print_slip(Slip("ticket", tuple(large("A-017") for _ in range(50)), "K7TR92MX"))


def test_a_cable_pulled_out_half_way_is_a_missing_printer() -> None:
    with FakeReceiptPrinter() as fake:
        fake.cut_after = 12_000
        with pytest.raises(PrinterMissingError):
            printer_of(fake).print_slip(slip())
        assert fake.slips == []


def test_nobody_at_the_address_is_a_missing_printer() -> None:
    fake = FakeReceiptPrinter()
    fake.close()
    with pytest.raises(PrinterMissingError, match="kabel"):
        printer_of(fake).print_slip(slip())


def test_two_slips_at_once_come_out_one_after_the_other() -> None:
    with FakeReceiptPrinter() as fake:
        printer = printer_of(fake)
        both = [threading.Thread(target=printer.print_slip, args=(slip(code),)) for code in ("EINS", "ZWEI")]
        for one in both:
            one.start()
        for one in both:
            one.join()
        assert sorted(code_on(paper) for paper in fake.slips) == ["EINS", "ZWEI"]


def test_a_file_gets_what_a_device_would_get(tmp_path: Path) -> None:
    printer = open_printer(f"file:{tmp_path / 'lp0'}")
    assert printer is not None
    printer.print_slip(slip())
    written = (tmp_path / "lp0").read_bytes()
    assert b"\x1dv0" in written
    assert b"\x1dV" in written
    assert b"482" not in written, "drawn, not written"


def test_a_file_that_nobody_may_write_and_a_pipe_that_nobody_reads_are_missing_printers(tmp_path: Path) -> None:
    gone = open_printer(f"file:{tmp_path / 'gone' / 'lp0'}")
    assert gone is not None
    with pytest.raises(PrinterMissingError):
        gone.print_slip(slip())
    os.mkfifo(tmp_path / "pipe")
    choice = read_choice(f"file:{tmp_path / 'pipe'}")
    assert choice is not None
    with pytest.raises(PrinterMissingError):
        SlipPrinter(ReceiptPrinter(connection(choice)), 384, limit_s=0.3).print_slip(slip())


def test_a_usb_printer_that_is_not_plugged_in_is_a_missing_one() -> None:
    printer = open_printer("usb:0fff:0fff")
    assert printer is not None
    with pytest.raises(PrinterMissingError):
        printer.print_slip(slip())


def test_the_system_printer_gets_a_picture_through_a_pipe_and_its_alerts_are_heard() -> None:
    from kiosk.devices.printers.system_printer import SystemPrinter

    calls: list[list[str]] = []
    told = {"alerts": b"printer LX is idle.\n\tAlerts: none", "code": 0}

    def call(command, given, _environ):  # type: ignore[no-untyped-def]
        calls.append(list(command))
        out = told["alerts"] if command[0] == "lpstat" else given[:8]
        return subprocess.CompletedProcess(command, told["code"], out, b"")

    printer = SlipPrinter(SystemPrinter("LX", call=call, platform="linux"), 576)
    printer.print_slip(slip())
    assert [command[0] for command in calls] == ["lpstat", "lp"]
    assert calls[1][1:3] == ["-d", "LX"]
    told["alerts"] = b"printer LX is idle.\n\tAlerts: media-empty-error"
    with pytest.raises(PaperOutError):
        printer.print_slip(slip())
    told["alerts"] = b"printer LX disabled since ..."
    with pytest.raises(PrinterMissingError):
        printer.print_slip(slip())
    told["code"] = 1
    with pytest.raises(PrinterMissingError, match="tidak dikenal"):
        printer.print_slip(slip())


@pytest.mark.parametrize(
    "spec",
    [
        "",
        "usb",
        "usb:12:34",
        "usb:12345:6789",
        "net:",
        "net:a b",
        "net:host:0",
        "net:host:70000",
        "file:",
        "system:-d",
        "x:y",
    ],
)
def test_a_printer_that_cannot_be_read_is_refused_with_how_it_is_written(spec: str) -> None:
    with pytest.raises(PrinterChoiceError, match="usb:VVVV:PPPP"):
        open_printer(spec)


def test_none_is_no_printer_and_nothing_is_connected_before_the_first_slip() -> None:
    assert open_printer("none") is None
    assert open_printer("net:printer.example:9101:80") is not None
    assert open_printer("system:Loket 1:58") is not None


def _until_printed(fake: FakeReceiptPrinter) -> None:
    from tests.fakes.eventually import eventually

    eventually(lambda: bool(fake.slips))
