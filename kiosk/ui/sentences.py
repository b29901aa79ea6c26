"""One clear sentence for each refusal: what is the matter and what to do. Never "invalid", never "sorry", never a code.

Invariants
- A sentence never repeats what was typed.
- Source texts are Indonesian; `translate` makes other languages possible, and callers ask again when the language changes.
- Every code of `sync.rules.refusal.Reason` and every warning has a sentence (a test walks them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from sync.rules.fields import FieldType


def _say(text: str) -> str:
    return QCoreApplication.translate("Sentences", text)


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    return text


_ANY: dict[str, str] = {
    "empty": QT_TRANSLATE_NOOP("Sentences", "Isi dulu, lalu tekan Lanjut."),
    "letters": QT_TRANSLATE_NOOP("Sentences", "Hanya angka. Ketik angkanya saja."),
    "digits": QT_TRANSLATE_NOOP("Sentences", "Nama tidak memakai angka. Hapus angkanya."),
    "foreign_digits": QT_TRANSLATE_NOOP("Sentences", "Ketik dengan angka 0 sampai 9."),
    "control_characters": QT_TRANSLATE_NOOP("Sentences", "Ada tanda yang tidak terlihat. Hapus, lalu ketik lagi."),
    "hidden_characters": QT_TRANSLATE_NOOP("Sentences", "Ada tanda yang tidak terlihat. Hapus, lalu ketik lagi."),
    "symbols": QT_TRANSLATE_NOOP("Sentences", "Ada gambar atau tanda khusus. Pakai huruf biasa saja."),
    "not_latin": QT_TRANSLATE_NOOP("Sentences", "Tulis dengan huruf A sampai Z, seperti di KTP."),
    "no_letters": QT_TRANSLATE_NOOP("Sentences", "Belum ada hurufnya. Tulis dengan huruf."),
    "too_short": QT_TRANSLATE_NOOP("Sentences", "Masih terlalu pendek. Tulis lebih lengkap."),
    "too_long": QT_TRANSLATE_NOOP("Sentences", "Terlalu panjang: %1 huruf. Tulis lebih singkat."),
    "serial_zero": QT_TRANSLATE_NOOP("Sentences", "Empat angka terakhir tidak mungkin 0000. Lihat KTP lagi."),
    "impossible_date": QT_TRANSLATE_NOOP("Sentences", "Tanggal itu tidak ada di kalender. Periksa lagi."),
    "unknown_province": QT_TRANSLATE_NOOP("Sentences", "Dua angka pertama tidak dikenal. Lihat kartu lagi."),
    "bad_sex_digit": QT_TRANSLATE_NOOP("Sentences", "Ada angka yang tidak cocok. Lihat kartu lagi."),
    "not_a_phone": QT_TRANSLATE_NOOP("Sentences", "Nomor HP dimulai 08. Periksa lagi."),
    "not_indonesian": QT_TRANSLATE_NOOP("Sentences", "Pakai nomor Indonesia, dimulai 08."),
    "not_a_date": QT_TRANSLATE_NOOP("Sentences", "Pilih tanggal, bulan, dan tahun."),
    "in_future": QT_TRANSLATE_NOOP("Sentences", "Tanggal itu belum terjadi. Periksa tahunnya."),
    "too_long_ago": QT_TRANSLATE_NOOP("Sentences", "Tahun itu terlalu lama. Periksa tahunnya."),
    "not_an_email": QT_TRANSLATE_NOOP("Sentences", "Alamat surel seperti nama@contoh.id. Periksa lagi."),
    "not_an_amount": QT_TRANSLATE_NOOP("Sentences", "Tulis jumlah uang dengan angka saja."),
    "too_large": QT_TRANSLATE_NOOP("Sentences", "Jumlahnya terlalu besar. Periksa angkanya."),
    "not_an_option": QT_TRANSLATE_NOOP("Sentences", "Sentuh salah satu pilihan."),
    "not_yes_or_no": QT_TRANSLATE_NOOP("Sentences", "Sentuh Ya atau Tidak."),
    "not_a_list": QT_TRANSLATE_NOOP("Sentences", "Tulis satu nama, lalu tekan Tambah."),
    "too_few": QT_TRANSLATE_NOOP("Sentences", "Belum cukup. Tambah satu lagi."),
    "too_many": QT_TRANSLATE_NOOP("Sentences", "Sudah terlalu banyak: %1. Hapus yang tidak perlu."),
    "bad_code": QT_TRANSLATE_NOOP("Sentences", "Kode belum lengkap. Lihat kertas tanda terima."),
    "not_confirmed": QT_TRANSLATE_NOOP("Sentences", "Tekan Ya kalau sudah Anda terima."),
}

_BY_TYPE: dict[tuple[FieldType, str], str] = {
    ("nik", "empty"): QT_TRANSLATE_NOOP("Sentences", "NIK belum diisi. Lihat KTP, ketik 16 angka."),
    ("nik", "letters"): QT_TRANSLATE_NOOP("Sentences", "NIK hanya angka. Ketik 16 angka dari KTP."),
    ("nik", "symbols"): QT_TRANSLATE_NOOP("Sentences", "NIK hanya angka. Ketik 16 angka dari KTP."),
    ("nik", "too_short"): QT_TRANSLATE_NOOP("Sentences", "NIK harus 16 angka. Baru %1 angka."),
    ("nik", "too_long"): QT_TRANSLATE_NOOP("Sentences", "NIK harus 16 angka. Ini %1 angka."),
    ("nik", "impossible_date"): QT_TRANSLATE_NOOP("Sentences", "Angka ke-7 sampai ke-12 tidak cocok. Lihat KTP lagi."),
    ("kk", "empty"): QT_TRANSLATE_NOOP("Sentences", "Nomor KK belum diisi. Lihat KK, ketik 16 angka."),
    ("kk", "letters"): QT_TRANSLATE_NOOP("Sentences", "Nomor KK hanya angka. Ketik 16 angka dari KK."),
    ("kk", "symbols"): QT_TRANSLATE_NOOP("Sentences", "Nomor KK hanya angka. Ketik 16 angka dari KK."),
    ("kk", "too_short"): QT_TRANSLATE_NOOP("Sentences", "Nomor KK harus 16 angka. Baru %1 angka."),
    ("kk", "too_long"): QT_TRANSLATE_NOOP("Sentences", "Nomor KK harus 16 angka. Ini %1 angka."),
    ("kk", "serial_zero"): QT_TRANSLATE_NOOP("Sentences", "Empat angka terakhir tidak mungkin 0000. Lihat KK lagi."),
    ("kk", "impossible_date"): QT_TRANSLATE_NOOP("Sentences", "Angka ke-7 sampai ke-12 tidak cocok. Lihat KK lagi."),
    ("phone_id", "empty"): QT_TRANSLATE_NOOP("Sentences", "Nomor HP belum diisi."),
    ("phone_id", "letters"): QT_TRANSLATE_NOOP("Sentences", "Nomor HP hanya angka."),
    ("phone_id", "too_short"): QT_TRANSLATE_NOOP("Sentences", "Nomor HP kurang. Baru %1 angka."),
    ("phone_id", "too_long"): QT_TRANSLATE_NOOP("Sentences", "Nomor HP kelebihan: %1 angka. Periksa lagi."),
    ("date", "empty"): QT_TRANSLATE_NOOP("Sentences", "Pilih tanggal, bulan, dan tahun."),
    ("choice", "empty"): QT_TRANSLATE_NOOP("Sentences", "Sentuh salah satu pilihan."),
    ("multi_choice", "empty"): QT_TRANSLATE_NOOP("Sentences", "Sentuh satu pilihan atau lebih."),
    ("bool", "empty"): QT_TRANSLATE_NOOP("Sentences", "Sentuh Ya atau Tidak."),
    ("receipt_ack", "empty"): QT_TRANSLATE_NOOP("Sentences", "Sentuh Ya atau Tidak."),
    ("list_person", "empty"): QT_TRANSLATE_NOOP("Sentences", "Tulis satu nama, lalu tekan Tambah."),
    ("list_text", "empty"): QT_TRANSLATE_NOOP("Sentences", "Tulis satu nama, lalu tekan Tambah."),
    ("address", "too_short"): QT_TRANSLATE_NOOP("Sentences", "Alamat terlalu pendek. Tulis jalan dan nomornya."),
}

_WARNINGS: dict[str, tuple[str, str]] = {
    "unusual_date": (
        QT_TRANSLATE_NOOP("Sentences", "Tanggal di nomor ini tidak biasa."),
        QT_TRANSLATE_NOOP("Sentences", "Cocokkan dengan kartu. Kalau sama, tekan Lanjut."),
    ),
    "unknown_district": (
        QT_TRANSLATE_NOOP("Sentences", "Angka ke-5 dan ke-6 tidak biasa."),
        QT_TRANSLATE_NOOP("Sentences", "Cocokkan dengan kartu. Kalau sama, tekan Lanjut."),
    ),
    "under_17": (
        QT_TRANSLATE_NOOP("Sentences", "Menurut NIK ini umurnya belum 17 tahun."),
        QT_TRANSLATE_NOOP("Sentences", "Cocokkan dengan KTP. Kalau sama, tekan Lanjut."),
    ),
    "looks_like_nik": (
        QT_TRANSLATE_NOOP("Sentences", "Ini seperti NIK, bukan nomor KK."),
        QT_TRANSLATE_NOOP("Sentences", "Nomor KK ada di atas lembar KK. Kalau sama, tekan Lanjut."),
    ),
    "unusual_start_age": (
        QT_TRANSLATE_NOOP("Sentences", "Umur mulai bekerja menurut NIP ini tidak biasa."),
        QT_TRANSLATE_NOOP("Sentences", "Cocokkan dengan kartu pegawai. Kalau sama, tekan Lanjut."),
    ),
    "unusual_start_year": (
        QT_TRANSLATE_NOOP("Sentences", "Tahun mulai bekerja menurut NIP ini tidak biasa."),
        QT_TRANSLATE_NOOP("Sentences", "Cocokkan dengan kartu pegawai. Kalau sama, tekan Lanjut."),
    ),
    "same_as_another": (
        QT_TRANSLATE_NOOP("Sentences", "NIK ini sama dengan NIK orang lain di isian ini."),
        QT_TRANSLATE_NOOP("Sentences", "Cocokkan dengan KTP. Kalau memang sama, tekan Lanjut."),
    ),
    "unknown_range": (
        QT_TRANSLATE_NOOP("Sentences", "Nomor HP ini tidak biasa."),
        QT_TRANSLATE_NOOP("Sentences", "Periksa lagi. Kalau benar, tekan Lanjut."),
    ),
    "not_mobile": (
        QT_TRANSLATE_NOOP("Sentences", "Ini bukan nomor HP."),
        QT_TRANSLATE_NOOP("Sentences", "Kota tidak bisa mengirim WhatsApp ke sini. Kalau benar, tekan Lanjut."),
    ),
    "differs_from_nik": (
        QT_TRANSLATE_NOOP("Sentences", "Tanggal ini berbeda dengan NIK."),
        QT_TRANSLATE_NOOP("Sentences", "Cocokkan dengan surat. Kalau benar, tekan Lanjut."),
    ),
    "name_over_60": (
        QT_TRANSLATE_NOOP("Sentences", "Nama lebih dari 60 huruf."),
        QT_TRANSLATE_NOOP("Sentences", "Nama baru paling banyak 60 huruf. Tanya petugas."),
    ),
    "one_word_name": (
        QT_TRANSLATE_NOOP("Sentences", "Nama hanya satu kata."),
        QT_TRANSLATE_NOOP("Sentences", "Nama baru paling sedikit dua kata. Tanya petugas."),
    ),
}
_ODD = (
    QT_TRANSLATE_NOOP("Sentences", "Ini tidak biasa."),
    QT_TRANSLATE_NOOP("Sentences", "Periksa lagi. Kalau benar, tekan Lanjut."),
)

_TROUBLE: dict[str, tuple[str, str]] = {
    "storage_full": (
        QT_TRANSLATE_NOOP("Sentences", "Belum bisa menyimpan."),
        QT_TRANSLATE_NOOP("Sentences", "Pakai formulir kertas, panggil petugas."),
    ),
    "not_enrolled": (
        QT_TRANSLATE_NOOP("Sentences", "Kios ini belum terdaftar."),
        QT_TRANSLATE_NOOP("Sentences", "Pakai formulir kertas, panggil petugas."),
    ),
}

_PHOTO: dict[str, str] = {
    "dark": QT_TRANSLATE_NOOP("Sentences", "Terlalu gelap. Dekatkan ke lampu."),
    "glare": QT_TRANSLATE_NOOP("Sentences", "Silau. Miringkan surat sedikit."),
    "blurred": QT_TRANSLATE_NOOP("Sentences", "Tulisan belum tajam. Jauhkan surat sedikit."),
    "moving": QT_TRANSLATE_NOOP("Sentences", "Masih bergerak. Taruh surat di meja."),
    "no_face": QT_TRANSLATE_NOOP("Sentences", "Wajah belum terlihat. Lihat ke kamera."),
    "many_faces": QT_TRANSLATE_NOOP("Sentences", "Ada lebih dari satu wajah. Satu orang saja."),
    "camera_lost": QT_TRANSLATE_NOOP("Sentences", "Kamera terputus. Panggil petugas."),
}


def refusal(reason: str, kind: FieldType, got: int = 0) -> str:
    """For an answer that was refused; `got` counts characters, digits or items so far."""
    text = _BY_TYPE.get((kind, reason)) or _ANY[reason]
    return _say(text).replace("%1", str(got))


def warning(code: str) -> tuple[str, str]:
    """Title and sentence for something to compare; it never blocks."""
    title, text = _WARNINGS.get(code, _ODD)
    return _say(title), _say(text)


def trouble(code: str) -> tuple[str, str]:
    title, text = _TROUBLE[code]
    return _say(title), _say(text)


def photo_refused(reason: str) -> str:
    return _say(_PHOTO[reason])
