"""What the kiosk's own checks found, for who edits: one Indonesian sentence that says where, and what to do.

The checks (`sync.rules.catalogue_checks`, `catalogue_reading`, `condition_reading`, `calendar_told`) speak to programmers. A sentence that
is not known here is shown as a general one with the place; a test raises each that an editor can cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_Words = Callable[[re.Match[str]], str]


def in_words(error: Exception) -> str:
    place, said = _place(str(error))
    for pattern, words in _KNOWN:
        if match := re.search(pattern, said):
            return f"{place}{words(match) if callable(words) else words}"
    return f"{place}Isinya belum dapat dibaca kios. Periksa lagi, lalu simpan."


def _place(text: str) -> tuple[str, str]:
    """As in "ADM-LAHIR/nikah: words": about the item nikah of that service."""
    match = re.fullmatch(r"([A-Z][A-Z0-9-]*)(?:/([a-z0-9_?]+))?: (.*)", text, re.DOTALL)
    if match is None:
        return "", text
    return f"{match[1]}{f', {match[2]}' if match[2] else ''}: ", match[3]


_KNOWN: tuple[tuple[str, str | _Words], ...] = (
    (r"residents never see form codes", "Warga tidak membaca kode formulir. Ganti dengan nama suratnya."),
    (r"([0-9]+) characters are too many", lambda m: f"Kalimatnya {m[1]} huruf. Pendekkan sampai 90 huruf."),
    (r"a key or an id appears twice", "Ada kode yang dipakai dua kali. Pakai kode lain."),
    (r"a key is lower-case", "Kode memakai huruf kecil, angka dan garis bawah, misalnya surat_nikah."),
    (r"bad id or kind", "Kode memakai huruf kecil, angka dan garis bawah, misalnya surat_nikah."),
    (r"options belong to choices", "Pertanyaan pilihan perlu daftar pilihan; jenis lain tidak memakainya."),
    (r"birth_of names no NIK", "NIK yang disebut tidak ada di layanan ini. Pilih pertanyaan NIK lain."),
    (r"only papers are photographed", "Hanya surat yang difoto. Ubah jenisnya menjadi surat, atau jangan difoto."),
    (r"a conditional paper needs", "Surat bersyarat perlu kalimat untuk warga, misalnya “Kalau KTP hilang”."),
    (
        r"the condition looks at '(\w+)', which is not always answered",
        lambda m: (
            f"Syaratnya memakai {m[1]}, padahal itu belum tentu dijawab. Pakai pertanyaan wajib yang ditanyakan lebih dulu."
        ),
    ),
    (
        r"(\w+) has no option",
        lambda m: f"Syaratnya memakai pilihan yang tidak ada di {m[1]}. Tulis pilihannya persis sama.",
    ),
    (r"age\(\) needs a date", "Syarat umur memerlukan pertanyaan tanggal."),
    (r"flag:(\w+) is no yes/no", lambda m: f"{m[1]} bukan pertanyaan ya atau tidak."),
    (
        r"short_name needs at most three words",
        "Nama pendek paling banyak tiga kata, dan kata pencarian tidak boleh kosong.",
    ),
    (r"a service code appears twice", "Kode layanan itu sudah dipakai. Pakai kode lain."),
    (r"unknown city_target or group", "Pilih janji dan kartu dari daftar."),
    (r"unknown type or stage", "Pilih jenis dan tahap pertanyaan dari daftar."),
    (
        r"words left over|a name is expected|is expected|ends too early|needs a comparison|means nothing here",
        "Syaratnya belum dapat dibaca. Contoh: alasan = hilang, atau umur(tgl_lahir) < 17.",
    ),
    (r"(\w+)'? is missing", lambda m: f"Bagian {m[1]} masih kosong. Isi dahulu."),
    (r"too large", "Katalognya terlalu besar untuk kios. Pendekkan isinya."),
    (r"hours must end after they start", "Jam selesai harus sesudah jam mulai."),
    (r"hours are written|hours cannot be read", "Tulis jam seperti 07:30-16:00."),
    (r"is no day of the week", "Hari tidak dikenal. Pilih Senin sampai Minggu."),
    (r"a session lies within working hours", "Jam malam bertabrakan dengan jam kerja hari itu. Ubah salah satunya."),
    (r"a Ramadan has 29 or 30 days", "Ramadan 29 atau 30 hari. Periksa tanggal awal dan akhirnya."),
    (r"two Ramadans overlap", "Dua Ramadan bertumpuk. Periksa tanggalnya."),
    (r"a day is a holiday twice", "Tanggal itu sudah ada di daftar. Ubah baris yang ada."),
    (r"a day is written", "Tulis tanggal lengkap, misalnya 25-12-2026."),
    (r"a holiday needs a name", "Beri nama hari liburnya, paling banyak 90 huruf."),
    (r"no working day within two months", "Dua bulan tanpa hari kerja: periksa jam kerja dan hari liburnya."),
    (
        r"are missing, or begin twice",
        "Jam kerja kelurahan harus ada, dan tiap perubahan mulai pada tanggal yang berbeda.",
    ),
    (r"a week needs a working day", "Paling sedikit satu hari kerja dalam seminggu."),
)
