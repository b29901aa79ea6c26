"""Wrong answers: each shows its one sentence, and what was typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from tests.qml.conftest import Hall

NIK = "3578155308900001"


@pytest.fixture
def at_nik(hall: Hall) -> Hall:
    hall.choose("KEL-UMUM")
    hall.touch("footer.primary")
    return hall


@pytest.fixture
def at_name(at_nik: Hall) -> Hall:
    at_nik.pad(NIK)
    at_nik.touch("footer.primary")
    return at_nik


def shown(hall: Hall) -> str:
    return str(hall.find("question.boxes").property("shown"))


def banner(hall: Hall) -> str:
    return str(hall.find("question.banner").property("title"))


def test_fifteen_digits_of_a_nik(at_nik: Hall) -> None:
    at_nik.pad(NIK[:15])
    at_nik.touch("footer.primary")
    assert banner(at_nik) == "NIK harus 16 angka. Baru 15 angka."
    assert shown(at_nik) == NIK[:15]


def test_a_seventeenth_digit_changes_nothing(at_nik: Hall) -> None:
    at_nik.pad(NIK + "9")
    assert shown(at_nik) == NIK


def test_letters_pasted_into_a_nik(at_nik: Hall) -> None:
    at_nik.pad("3578")
    QGuiApplication.clipboard().setText("3578ABC")
    at_nik.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert banner(at_nik) == "NIK hanya angka. Ketik 16 angka dari KTP."
    assert shown(at_nik) == "3578"


def test_a_nik_pasted_with_spaces_is_taken(at_nik: Hall) -> None:
    QGuiApplication.clipboard().setText("3578 1553 0890 0001")
    at_nik.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shown(at_nik) == NIK


def test_letters_typed_on_a_keyboard(at_nik: Hall) -> None:
    at_nik.keys("35a")
    assert banner(at_nik) == "NIK hanya angka. Ketik 16 angka dari KTP."
    assert shown(at_nik) == "35"


def test_nothing_at_all(at_nik: Hall) -> None:
    at_nik.touch("footer.primary")
    assert banner(at_nik) == "NIK belum diisi. Lihat KTP, ketik 16 angka."


def test_an_odd_nik_is_asked_about_once_and_never_blocked(at_nik: Hall) -> None:
    at_nik.pad("3578153908900012")
    at_nik.touch("footer.primary")
    assert banner(at_nik) == "Tanggal di nomor ini tidak biasa."
    assert at_nik.text("page.title") == "Apakah NIK ini benar?"
    at_nik.touch("footer.primary")
    assert at_nik.stage.resident.question._draft.kind == "name"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("A" * 200, "Terlalu panjang: 200 huruf. Tulis lebih singkat."),
        ("Siti \N{GRINNING FACE}", "Ada gambar atau tanda khusus. Pakai huruf biasa saja."),
        ("Siti 2", "Nama tidak memakai angka. Hapus angkanya."),
        ("سيتي", "Tulis dengan huruf A sampai Z, seperti di KTP."),
        ("  ", "Isi dulu, lalu tekan Lanjut."),
    ],
)
def test_a_name_that_no_certificate_can_carry(at_name: Hall, typed: str, sentence: str) -> None:
    QGuiApplication.clipboard().setText(typed)
    at_name.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    at_name.touch("footer.primary")
    assert banner(at_name) == sentence
    assert at_name.text("question.field") == typed


def test_changing_the_language_keeps_what_was_typed(at_name: Hall) -> None:
    for letter in "siti":
        at_name.touch(f"key.{letter}")
    at_name.touch("footer.language")
    at_name.touch("languageDialog.jv")
    assert at_name.text("question.field").lower() == "siti"
    assert at_name.stage.shell.plain_language == "jv"


def test_large_text_keeps_what_was_typed(at_name: Hall) -> None:
    for letter in "siti":
        at_name.touch(f"key.{letter}")
    at_name.touch("footer.largeText")
    assert at_name.text("question.field").lower() == "siti"


def test_a_masked_number_is_seen_only_while_lihat_is_held(at_name: Hall) -> None:
    at_name.touch("footer.back")
    assert shown(at_name).startswith("•")
    at_name.stage.resident.question.peek(seen=True)
    assert shown(at_name) == NIK
    at_name.stage.resident.question.peek(seen=False)
    assert shown(at_name) == "•" * 12 + "0001"
