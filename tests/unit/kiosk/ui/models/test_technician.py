"""The technician's page: one scan enrols, what is chosen is kept, what is wrong comes first and is said."""

from __future__ import annotations

import pytest

from kiosk.doctor_report import Line
from kiosk.domain.hall_choices import MAX_DPI, MIN_DPI, HallChoices
from kiosk.errors import WorldError
from kiosk.flows.ports import CameraMissingError, Look, Preview
from kiosk.ui.models.technician import Choice, Enrolled, TechnicianModel

TICKET = "BALAI1.daftar.ABCDEFGHJKMN." + "0" * 64 + ".https://balai.example.id"
GREY = Preview(2, 2, bytes(12))


class AtOnce:
    def run(self, work, done, failed):
        try:
            found = work()
        except (OSError, WorldError) as error:
            failed(error)
        else:
            done(found)


class Camera:
    """Shows what `holds_out` says; counts who leaves it running."""

    def __init__(self) -> None:
        self.holds_out: str | None = None
        self.serial = 0
        self.runs = 0
        self.is_gone = False

    def start(self, _purpose: str) -> None:
        if self.is_gone:
            raise CameraMissingError
        self.runs += 1

    def look(self) -> Look:
        self.serial += 1
        return Look(self.serial, GREY, sharp=True, lit=True, still=True, code=self.holds_out)

    def stop(self) -> None:
        self.runs -= 1


class Bench:
    def __init__(self) -> None:
        self.plugged = [Choice("device:0", "C270"), Choice("device:4", "OBS", is_made_up=True)]
        self.eye = Camera()
        self.kept = HallChoices()
        self.site = ""
        self.tickets: list[str] = []
        self.said: list[str] = []
        self.no: Exception | None = None
        self.printed: list[str] = []

    def cameras(self):
        return self.plugged

    def printers(self):
        return [Choice("usb:04b8:0e15", "EPSON"), Choice("none")]

    def screens(self):
        return [Choice("HDMI-A-1", "HDMI-A-1: 1920 × 1080")]

    def camera(self, _spec: str) -> Camera:
        return self.eye

    def keep(self, choices: HallChoices) -> None:
        self._world()
        self.kept = choices

    def print_test(self, printer: str) -> None:
        self._world()
        self.printed.append(printer)

    def enrolled(self) -> str:
        return self.site

    def ticket_of(self, code: str) -> str:
        return TICKET if code == "ABCD-EFGH-JKMN" else ""

    def enrol(self, ticket: str) -> Enrolled:
        self.tickets.append(ticket)
        self._world()
        self.site = "Balai RW 05 Keputran"
        return "enrolled"

    def read_answer(self) -> Enrolled:
        return self.enrol("from the stick")

    def examine(self) -> list[Line]:
        self._world()
        return [
            Line("Printer", is_well=True, sentence="siap."),
            Line("Kamera", is_well=False, sentence="pasang kabelnya."),
        ]

    def report(self, _lines) -> str:
        return "BALAI KIOS"

    def say(self, sentence: str) -> None:
        self.said.append(sentence)

    def _world(self) -> None:
        if self.no is not None:
            raise self.no


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def page(bench, qapp):
    model = TechnicianModel(bench, HallChoices(), AtOnce())
    model.open()
    yield model
    model.close()
    assert bench.eye.runs == 0, "the camera runs on"


def look(page: TechnicianModel) -> None:
    page._reader._look()


def test_the_only_real_camera_is_chosen_by_itself_and_shown(bench, page):
    assert bench.kept.camera == "device:0"
    assert bench.eye.runs == 1
    assert [row["picked"] for row in page._cameras.plain()] == [True, False]


def test_between_two_cameras_a_person_chooses(bench, qapp):
    bench.plugged = [Choice("device:0", "C270"), Choice("device:2", "HD USB")]
    model = TechnicianModel(bench, HallChoices(), AtOnce())
    model.open()
    assert bench.kept.camera == ""
    model.chooseCamera("device:2")
    assert bench.kept.camera == "device:2"
    model.close()


def test_one_scan_enrols_from_the_first_page(bench, page):
    bench.eye.holds_out = TICKET
    look(page)
    assert (page.plain_page, bench.tickets) == ("enrol", [TICKET])
    assert page.plain_notice == "Terdaftar: Balai RW 05 Keputran."
    bench.eye.holds_out = None
    look(page)
    bench.eye.holds_out = TICKET
    look(page)
    assert len(bench.tickets) == 1, "an enrolled kiosk is not enrolled again"


def test_another_code_is_told_and_sent_nowhere(bench, page):
    bench.eye.holds_out = "https://promo.example.com"
    look(page)
    assert bench.tickets == []
    assert "lembar pendaftaran" in page.plain_notice


def test_the_code_alone_is_enough_where_the_city_is_known(bench, page):
    page.enrol("ABCD-EFGH-JKMN")
    assert bench.tickets == [TICKET]


def test_what_the_city_refused_is_told_and_can_be_tried_again(bench, page):
    bench.no = WorldError("Kode pendaftaran salah: mintalah kode baru dari kota. (The code is wrong.)")
    page.enrol(TICKET)
    assert page.plain_notice == "Kode pendaftaran salah: mintalah kode baru dari kota."
    bench.no = None
    page.enrol(TICKET)
    assert page.plain_notice == "Terdaftar: Balai RW 05 Keputran."


def test_what_cannot_be_kept_stays_as_it_was(bench, page):
    bench.no = OSError(28, "No space left on device")
    page.choosePrinter("usb:04b8:0e15")
    assert page.plain_choices.printer == ""
    assert "disk penuh" in page.plain_notice


def test_a_real_card_measures_the_screen(bench, page):
    page.widen(14)
    assert bench.kept.dpi == 110
    page.widen(-1)
    assert bench.kept.dpi == 109
    page.widen(-10_000)
    assert bench.kept.dpi == MIN_DPI
    page.widen(10_000)
    assert bench.kept.dpi == MAX_DPI
    page.widen(96 - MAX_DPI)
    assert round(page.cardWidth) == 324  # 85.60 mm at 96 dots an inch


def test_what_is_wrong_comes_first_and_is_said(bench, page):
    page.go("check")
    assert [row["subject"] for row in page._lines.plain()] == ["Kamera", "Printer"]
    assert bench.said == ["Ada 1 hal yang perlu dilihat: Kamera."]
    assert page.report == "BALAI KIOS"
    assert bench.eye.runs == 0, "the doctor needs the camera"


def test_a_camera_that_was_pulled_out_leaves_the_page_usable(bench, qapp):
    bench.eye.is_gone = True
    model = TechnicianModel(bench, HallChoices(camera="device:0"), AtOnce())
    model.open()
    assert model.cameraMissing
    model.enrol(TICKET)
    assert bench.site
    bench.eye.runs = 0
    model.close()


def test_the_test_slip_goes_to_the_chosen_printer(bench, page):
    page.choosePrinter("usb:04b8:0e15")
    page.printTest()
    assert bench.printed == ["usb:04b8:0e15"]
    assert "lihat kertasnya" in page.plain_notice


def test_a_printer_of_the_network_is_chosen_by_its_address(bench, page):
    page.typePrinter(" 192.168.1.50 ")
    assert bench.kept.printer == "net:192.168.1.50"
    assert "192.168.1.50" in page.plain_notice
    page.printTest()
    assert bench.printed == ["net:192.168.1.50"]


@pytest.mark.parametrize(
    "typed", ["", "kasir", "8.8.8.8", "192.168.1", "192.168.1.500", "127.0.0.1", "192.168.1.50:631"]
)
def test_what_is_no_address_of_the_hall_is_not_chosen(bench, page, typed):
    page.typePrinter(typed)
    assert bench.kept.printer == ""
    assert "misalnya 192.168.1.50" in page.plain_notice


def test_what_the_system_does_not_name_is_named_here(bench, page):
    bench.plugged = [Choice("device:3")]
    page._look()
    assert [row["name"] for row in page._cameras.plain()] == ["Kamera 3"]
    assert page._printers.plain()[-1]["name"] == "Tanpa printer: warga memfoto layar"


def test_without_a_line_the_two_files_of_the_stick_are_named(bench, page):
    bench.enrol = lambda _ticket: "on_stick"
    page.enrol(TICKET)
    assert "permintaan-daftar.json" in page.plain_notice
    assert "jawaban-daftar.json" in page.plain_notice


def test_an_error_of_the_world_is_told_in_the_language_that_it_brings(bench, page):
    bench.no = WorldError("Kode salah: minta yang baru. (The code is wrong: ask for a new one.)")
    page.enrol(TICKET)
    assert page.plain_notice == "Kode salah: minta yang baru."
    page.speak("en")
    assert page.plain_notice == "The code is wrong: ask for a new one."
    page.speak("jv")
    assert page.plain_notice == "Kode salah: minta yang baru."


def test_a_choice_that_fails_without_a_sentence_of_its_own_says_where_to_look(bench, page):
    bench.no = OSError(5, "Input/output error")
    page.choosePrinter("none")
    page.go("check")
    assert page.plain_notice == "Tidak berhasil; periksa kabelnya, lalu coba lagi."
