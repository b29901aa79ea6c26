"""What the technician's window says by itself, and how it is said again when another language is chosen.

Invariants
- Source texts are Indonesian; a sentence is kept as its source and what fills it, and put into words when it is shown.
- What the world's errors say (`kiosk.errors`) brings its own English in brackets. The doctor's lines stay as the doctor writes
  them, in the window, in the terminal and in the QR for the help desk: one text to compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.doctor_report import Line
from kiosk.errors import WorldError

REQUEST_NAME = "permintaan-daftar.json"
ANSWER_NAME = "jawaban-daftar.json"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    return text


PRINTING = QT_TRANSLATE_NOOP("Technician", "Mencetak ...")
PRINTED = QT_TRANSLATE_NOOP("Technician", "Sudah dikirim ke printer; lihat kertasnya.")
NO_TICKET = QT_TRANSLATE_NOOP(
    "Technician", "Itu bukan QR atau kode lembar pendaftaran; pindai lembar dari konsol kota."
)
ENROLLING = QT_TRANSLATE_NOOP("Technician", "Mendaftarkan ke kota ...")
ENROLLED = QT_TRANSLATE_NOOP("Technician", "Terdaftar: %1.")
ON_STICK = QT_TRANSLATE_NOOP(
    "Technician", "Tidak ada jaringan: permintaan tertulis di stik (%1). Bawa ke kota, kembali dengan %2."
)
READING = QT_TRANSLATE_NOOP("Technician", "Membaca jawaban kota dari stik ...")
CHECKING = QT_TRANSLATE_NOOP("Technician", "Memeriksa, kira-kira sepuluh detik ...")
WELL = QT_TRANSLATE_NOOP("Technician", "Kios sehat. %1 hal sudah diperiksa.")
WRONG = QT_TRANSLATE_NOOP("Technician", "Ada %1 hal yang perlu dilihat: %2.")
NOT_KEPT = QT_TRANSLATE_NOOP(
    "Technician", "Pilihan tidak tersimpan: disk penuh atau rusak. Kosongkan disk, lalu pilih lagi."
)
FAILED = QT_TRANSLATE_NOOP("Technician", "Tidak berhasil; periksa kabelnya, lalu coba lagi.")
CAMERA = QT_TRANSLATE_NOOP("Technician", "Kamera %1")
ADDRESS = QT_TRANSLATE_NOOP(
    "Technician", "Tulis alamat printer di jaringan balai, misalnya 192.168.1.50; lembar uji printer menyebutnya."
)
ON_NETWORK = QT_TRANSLATE_NOOP("Technician", "Printer jaringan %1 dipakai. Tunggu sebentar, lalu cetak percobaan.")
NETWORK_PRINTER = QT_TRANSLATE_NOOP("Technician", "Printer jaringan %1")
STAND_IN = QT_TRANSLATE_NOOP("Technician", "Gambar peragaan")
NO_PRINTER = QT_TRANSLATE_NOOP("Technician", "Tanpa printer: warga memfoto layar")
MADE_UP = QT_TRANSLATE_NOOP("Technician", "buatan program")


@dataclass(frozen=True, slots=True)
class Saying:
    """`english` counts where the source has no translation: an error that brings its own."""

    source: str = ""
    parts: tuple[str, ...] = ()
    english: str = ""

    def words(self, language: str) -> str:
        if self.english and language == "en":
            return self.english
        return say(self.source, *self.parts)


def say(source: str, *parts: str) -> str:
    text = QCoreApplication.translate("Technician", source)
    for number, part in enumerate(parts, 1):
        text = text.replace(f"%{number}", part)
    return text


def of_error(error: Exception) -> Saying:
    """Of the world: its own sentence. Anything else: where to look."""
    words, _, english = str(error).partition(" (") if isinstance(error, WorldError) else ("", "", "")
    return Saying(words, english=english.removesuffix(")")) if words else Saying(FAILED)


def of_check(lines: Sequence[Line]) -> Saying:
    wrong = [line.subject for line in lines if not line.is_well]
    return Saying(WRONG, (str(len(wrong)), ", ".join(wrong))) if wrong else Saying(WELL, (str(len(lines)),))


def name_of(spec: str, name: str) -> str:
    """What a person reads of a thing that can be chosen; what the system does not name is named here."""
    kind, _, rest = spec.partition(":")
    if name:
        return name
    if kind == "device":
        return say(CAMERA, rest)
    if kind == "net":
        return say(NETWORK_PRINTER, rest.partition(":")[0])
    return {"none": say(NO_PRINTER), "folder": say(STAND_IN), "file": say(STAND_IN)}.get(kind, spec)
