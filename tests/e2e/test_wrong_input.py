"""What people type wrong at the real kiosk: one sentence that says what to do, nothing typed is lost, and the filing goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.filing import enrolled_store
from tests.e2e import stay
from tests.e2e.stay import SITI
from tests.e2e.touch import Touch

pytestmark = pytest.mark.slow

BOXES, FIELD = "question.boxes", "question.field"
DIGITS_ONLY = "NIK hanya angka. Ketik 16 angka dari KTP."


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hall") / "kiosk"
    enrolled_store(folder).close()
    return folder


@pytest.fixture(scope="module")
def shared(data: Path) -> Iterator[Touch]:
    with stay.open_kiosk(data) as kiosk:
        yield kiosk


@pytest.fixture
def kiosk(shared: Touch) -> Iterator[Touch]:
    yield shared
    stay.leave(shared)


def expect_nothing_new(data: Path, before: int) -> None:
    assert len(stay.filed(data)) == before


def expect_filed(kiosk: Touch, data: Path, before: int, **answers: str) -> None:
    """The rest is answered and the ticket comes: one request more, with these answers."""
    kiosk.tap("footer.primary")
    stay.go_on(kiosk)
    assert kiosk.read("ticket.saved") == "Tersimpan di kios"
    assert len(stay.filed(data)) == before + 1
    kept = stay.answers_kept(data)[-1]
    assert {key: kept[key] for key in answers} == answers


def test_a_nik_of_fifteen_digits(kiosk: Touch, data: Path) -> None:
    before = len(stay.filed(data))
    stay.come_to(kiosk, "nik_pemohon")
    kiosk.type(SITI.nik[:15])
    kiosk.tap("footer.primary")
    kiosk.wait_for_text("NIK harus 16 angka. Baru 15 angka.")
    assert kiosk.shown(BOXES) == SITI.nik[:15]
    expect_nothing_new(data, before)
    kiosk.type(SITI.nik[15])
    expect_filed(kiosk, data, before, nik_pemohon=SITI.nik)


def test_letters_in_a_nik_pasted_or_typed(kiosk: Touch, data: Path) -> None:
    before = len(stay.filed(data))
    stay.come_to(kiosk, "nik_pemohon")
    kiosk.hardware(SITI.nik[:4])
    kiosk.paste("3578ABCD00001234")
    kiosk.wait_for_text(DIGITS_ONLY)
    assert kiosk.shown(BOXES) == SITI.nik[:4]
    kiosk.hardware(SITI.nik[4])  # mending takes the sentence away
    assert DIGITS_ONLY not in kiosk.texts()
    kiosk.hardware("O")
    kiosk.wait_for_text(DIGITS_ONLY)
    assert kiosk.shown(BOXES) == SITI.nik[:5]
    kiosk.tap("footer.primary")
    kiosk.wait_for_text("NIK harus 16 angka. Baru 5 angka.")
    expect_nothing_new(data, before)
    kiosk.paste(f"{SITI.nik[5:8]} {SITI.nik[8:12]}-{SITI.nik[12:]}")
    expect_filed(kiosk, data, before, nik_pemohon=SITI.nik)


def test_a_seventeenth_digit_changes_nothing(kiosk: Touch, data: Path) -> None:
    before = len(stay.filed(data))
    stay.come_to(kiosk, "nik_pemohon")
    kiosk.type(SITI.nik + "9")
    kiosk.hardware("8")
    kiosk.paste("77")
    assert kiosk.shown(BOXES) == SITI.nik
    expect_filed(kiosk, data, before, nik_pemohon=SITI.nik)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("Siti " * 40, "Terlalu panjang: 200 huruf. Tulis lebih singkat."),
        ("Siti \N{GRINNING FACE}", "Ada gambar atau tanda khusus. Pakai huruf biasa saja."),
        ("", "Isi dulu, lalu tekan Lanjut."),
    ],
    ids=["two hundred letters", "a picture", "nothing"],
)
def test_a_name_that_cannot_be_one(kiosk: Touch, data: Path, wrong: str, sentence: str) -> None:
    before = len(stay.filed(data))
    stay.come_to(kiosk, "nama_pemohon")
    if wrong:
        kiosk.paste(wrong)
    kiosk.tap("footer.primary")
    kiosk.wait_for_text(sentence)
    assert kiosk.read(FIELD) == wrong
    expect_nothing_new(data, before)
    if wrong:
        kiosk.tap("question.clear")
    kiosk.hardware(SITI.name)
    expect_filed(kiosk, data, before, nama_pemohon=SITI.name)


def test_giving_up_after_wrong_answers_leaves_no_request(kiosk: Touch, data: Path) -> None:
    before = len(stay.filed(data))
    stay.come_to(kiosk, "nama_pemohon")
    kiosk.paste("12345")
    kiosk.tap("footer.primary")
    kiosk.wait_for_text("Nama tidak memakai angka. Hapus angkanya.")
    kiosk.tap("step.cancel")
    kiosk.tap("cancelDialog.yes")
    kiosk.wait_for("attract.start")
    expect_nothing_new(data, before)
    stay.come_to(kiosk, "nik_pemohon")
    assert kiosk.shown(BOXES) == ""
