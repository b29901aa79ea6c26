"""What the technician's window does to the real world: a real store, a city over HTTP, a stick that is a folder."""

import json
import shutil
from ipaddress import ip_address
from pathlib import Path

import pytest

from installer.firewall import chosen_printer, read_chosen
from kiosk import keys_command, technician
from kiosk.domain.hall_choices import HallChoices
from kiosk.enrol import UNREACHABLE, WRONG_CODE, EnrolmentError
from kiosk.hall_choices import read_choices
from kiosk.settings import Settings
from kiosk.technician import ANSWER_NAME, REQUEST_NAME, RealBench, StickError
from kiosk.ui.models.technician import Bench
from kiosk.unlocking import unlock
from sync.protocol.enrolment_ticket import EnrolmentTicket, write_ticket
from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact
from tests.fakes.unlocked import settings_for
from tests.integration.conftest import CODE


class Quiet:
    def announce(self, text: str, language: str) -> None: ...


def bench_of(hall, sticks: Path | None = None) -> Bench:
    environ = {} if sticks is None else {"KIOSK_STICKS": str(sticks)}
    return RealBench(hall.settings, environ, Quiet())  # type: ignore[arg-type]


def ticket(hall, code: str = CODE) -> str:
    return write_ticket(EnrolmentTicket(hall.proxy.url, code, hall.simulator.keys.root_sha256))


def test_one_scan_makes_this_hall_s_kiosk(hall) -> None:
    bench = bench_of(hall)
    assert bench.enrolled() == ""
    bench.keep(HallChoices(camera="none", dpi=110))
    assert bench.enrol(ticket(hall)) == "enrolled"
    assert bench.enrolled() == "Balai RW 05 Keputran"
    assert read_choices(hall.settings.data_dir).dpi == 110
    lines = {line.subject: line for line in bench.examine()}
    assert lines["Pendaftaran"].is_well
    assert hall.simulator.keys.root_sha256 not in bench.report(list(lines.values()))
    assert technician.main(hall.settings, first=True) == 0, "an enrolled kiosk shows no such window"


def test_a_network_printer_stays_in_the_list_and_the_firewall_hears_of_it(hall) -> None:
    told = hall.settings.data_dir.parent / "told"
    told.mkdir(parents=True)
    bench = bench_of(hall)
    bench.keep(HallChoices(printer="net:192.168.1.50"))
    assert "net:192.168.1.50" in [each.spec for each in bench.printers()]
    assert chosen_printer(read_chosen(told / "printer")) == (ip_address("192.168.1.50"), 9100)
    bench.keep(HallChoices(printer="none"))
    assert chosen_printer(read_chosen(told / "printer")) is None


def test_a_typed_code_is_enough_where_the_installer_knew_the_city(hall) -> None:
    environ = {"KIOSK_CITY": hall.proxy.url, "KIOSK_CITY_ROOT": hall.simulator.keys.root_sha256}
    bench = RealBench(hall.settings, environ, Quiet())  # type: ignore[arg-type]
    assert bench.ticket_of(f" {CODE[:4].lower()}-{CODE[4:]} ") == ticket(hall)
    assert bench.ticket_of("nonsense!") == ""
    assert bench_of(hall).ticket_of(CODE) == ""


def test_a_wrong_code_is_the_city_s_sentence(hall) -> None:
    with pytest.raises(EnrolmentError) as caught:
        bench_of(hall).enrol(ticket(hall, "22222222"))
    assert str(caught.value) == WRONG_CODE


def test_without_a_line_the_request_goes_to_the_stick_and_the_answer_comes_back_on_it(hall, tmp_path) -> None:
    sticks = tmp_path / "sticks"
    (sticks / "blue").mkdir(parents=True)
    bench, origin = bench_of(hall, sticks), ticket(hall)
    hall.proxy.become("refuse")
    assert bench.enrol(origin) == "on_stick"
    request = (sticks / "blue" / REQUEST_NAME).read_bytes()
    answer = hall.simulator.enrol(request.strip())
    (sticks / "blue" / ANSWER_NAME).write_bytes(answer)
    assert bench.read_answer() == "enrolled"


def test_without_a_line_and_a_stick_the_network_is_named(hall, tmp_path) -> None:
    (tmp_path / "none").mkdir()
    hall.proxy.become("refuse")
    bench = bench_of(hall, tmp_path / "none")
    with pytest.raises(EnrolmentError) as caught:
        bench.enrol(ticket(hall))
    assert str(caught.value) == UNREACHABLE
    with pytest.raises(StickError, match="satu stik"):
        bench.read_answer()


# --- another PC in the same hall

NEW_CODE = "22222222"


def new_pc(hall, tmp_path: Path) -> Settings:
    """The city issued the code for the kiosk that stood here."""
    with hall.open() as store:
        kiosk = store.sync_book.identity().kiosk
    hall.simulator.codes[NEW_CODE] = ""
    hall.simulator.code_for[NEW_CODE] = kiosk
    return settings_for(tmp_path / "new-pc" / "data")


def test_another_pc_is_the_same_kiosk_in_its_next_epoch(enrolled, tmp_path) -> None:
    settings = new_pc(enrolled, tmp_path)
    bench = RealBench(settings, {}, Quiet())  # type: ignore[arg-type]
    assert bench.enrol(ticket(enrolled, NEW_CODE)) == "enrolled"
    with enrolled.open() as old, unlock(settings) as new:
        before, after = old.sync_book.identity(), new.sync_book.identity()
        assert (after.kiosk, after.epoch) == (before.kiosk, before.epoch + 1)
        (opened,) = new.sync_book.envelopes_after(0, max_facts=9, max_bytes=10**6)
    assert parse_fact(Envelope.from_bytes(opened).payload).data["reason"] == "replaced"


def test_with_the_old_disk_the_hall_s_own_records_move_too(enrolled, tmp_path) -> None:
    """The folder is copied, its key comes from the city's escrow; what the old PC's chip sealed is not needed."""
    settings = new_pc(enrolled, tmp_path)
    with enrolled.open() as store:
        subject = enrolled.file_request(store, photo_bytes=1_000)
    shutil.copytree(enrolled.settings.data_dir, settings.data_dir)
    escrow = tmp_path / "escrow.json"
    escrow.write_text(json.dumps({"database_key": enrolled.settings.key_file.read_text().strip()}))
    assert keys_command.restore(settings, escrow) == 0
    bench = RealBench(settings, {}, Quiet())  # type: ignore[arg-type]
    bench.enrol(ticket(enrolled, NEW_CODE))
    with unlock(settings) as new:
        assert new.sync_book.identity().epoch == 2
        assert any(subject.encode() in Envelope.from_bytes(each).payload for each in new.envelopes())
        assert new.book.outbox().left_behind > 0, "what the city does not hold yet follows from here"
