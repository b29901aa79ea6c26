"""What the kiosk holds about me, and my wish to have it right."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest

from kiosk.flows.check_status import status_of
from kiosk.flows.my_data import Held, MyData
from kiosk.flows.ports import DeskFile, FactDraft, KioskIdentity, RequestRow, StorageFullError
from kiosk.ui.gallery_kiosk import MemoryKiosk
from kiosk.ui.gallery_status import MemoryStatusBook
from sync.protocol.fact import Actor
from sync.rules.catalogue import Catalogue, load
from tests.fakes.clock import ManualClock

NOW = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
IDENTITY = KioskIdentity("018f4e9a-0000-7000-8000-00000000000a", 1, "rw-05", "Balai RW 05 Keputran", "A", 1)
REQUEST = "018f4e9a-0000-7000-8000-000000000101"
NIK, NAME, PHONE, WORDS = "3578155308900001", "Siti Rahmawati", "+6281234567890", "Nama saya kurang satu huruf"
ANSWERS: dict[str, object] = {"nik_pemohon": NIK, "nama_pemohon": NAME, "no_hp": PHONE, "nama_pendamping": "Joko"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(files("assets").joinpath("catalogue", "services.yaml").read_bytes())


class Hall:
    def __init__(self, catalogue: Catalogue, service: str = "ADM-LAHIR") -> None:
        self.kiosk = MemoryKiosk(ManualClock(NOW), identity=IDENTITY)
        self.row = RequestRow(
            REQUEST, "A-017", service, "7K3MPQ2X", "taken", NOW, None, None, None, received_by_city=False
        )
        self.flow = MyData(book=self.kiosk, desk=MemoryStatusBook(self.kiosk), journal=self.kiosk)
        self.catalogue = catalogue

    def keep(self, answers: dict[str, object]) -> None:
        self.kiosk.place_request(self.row, DeskFile(REQUEST, answers, (("kk", b"jpeg"),)))

    def held(self) -> Held:
        return self.flow.held(status_of(self.row), self.catalogue)


@pytest.fixture
def hall(catalogue: Catalogue) -> Hall:
    made = Hall(catalogue)
    made.keep(ANSWERS)
    return made


def test_every_value_is_masked_and_the_clear_one_is_beside_it(hall: Hall) -> None:
    held = hall.held()
    assert (held.state, held.photos, held.kept_days, held.kept_until) == ("held", 1, 7, None)
    by_label = {line.label: (line.masked, line.clear) for line in held.lines}
    assert by_label["NIK Anda"] == ("•••• •••• •••• 0001", "3578 1553 0890 0001")
    assert by_label["Nama Anda"] == ("S. R.", NAME)
    assert by_label["Nomor HP"] == ("••••", "0812-3456-7890")
    masked = " ".join(line.masked for line in held.lines)
    assert not any(each in masked for each in (NIK, NAME, "81234567890"))


def test_no_clear_value_is_in_a_repr(hall: Hall) -> None:
    assert NAME not in repr(hall.held())


def test_what_the_desk_has_faded_is_shown_as_it_is(catalogue: Catalogue) -> None:
    hall = Hall(catalogue)
    hall.keep({"nik_pemohon": "•••• 0001", "nama_pemohon": NAME, "no_hp": "•••• 7890"})
    held = hall.held()
    assert held.state == "faded"
    assert [line.clear for line in held.lines] == ["•••• 0001", NAME, "•••• 7890"]


def test_after_the_retention_there_is_nothing(hall: Hall) -> None:
    hall.kiosk.forget_desk_file(REQUEST)
    assert (hall.held().state, hall.held().lines) == ("gone", ())


def test_the_days_count_from_the_end(hall: Hall) -> None:
    hall.row = replace(hall.row, state="completed", completed_at=NOW)
    assert hall.held().kept_until == NOW + timedelta(days=7)


def test_a_report_about_staff_cannot_be_read_here(catalogue: Catalogue) -> None:
    hall = Hall(catalogue, "ADU-PUNGLI")
    assert (hall.held().state, hall.held().lines) == ("sealed", ())
    hall.flow.ask_correction(hall.held(), WORDS)
    assert hall.kiosk.drafts[-1].parts[0].recipients == 2


def test_the_wish_to_correct_is_a_sealed_part_and_names_its_request(hall: Hall) -> None:
    hall.flow.ask_correction(hall.held(), f"  {WORDS}\n")
    draft = hall.kiosk.drafts[-1]
    assert draft.kind == "complaint_filed"
    assert {**draft.data, "code": ""} == {
        "category": "other",
        "code": "",
        "anonymous": False,
        "service": "ADM-LAHIR",
        "request": REQUEST,
    }
    assert [(part.role, part.media, part.body, part.recipients) for part in draft.parts] == [
        ("text", "text/plain", WORDS.encode(), 1)
    ]
    assert WORDS not in repr(draft)


def test_consent_to_be_called_is_taken_back_once(hall: Hall) -> None:
    assert not hall.held().contact_agreed
    given = {"notice": "pdp", "version": 1, "purposes": ["service", "contact"]}
    hall.kiosk.record([FactDraft("consent_given", REQUEST, Actor("resident"), given)])
    assert hall.held().contact_agreed
    hall.flow.withdraw_contact(hall.held())
    assert hall.kiosk.drafts[-1].data == {"notice": "pdp", "purposes": ["contact"]}
    assert not hall.held().contact_agreed


def test_a_full_disk_is_told(hall: Hall) -> None:
    held = hall.held()
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.flow.ask_correction(held, WORDS)
