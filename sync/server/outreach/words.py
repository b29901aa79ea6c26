"""What residents read on our pages, in Indonesian and in polite everyday East Javanese; the rest is the catalogue's.

One idea a sentence, and every refusal says what to do. A test holds both tables to the same keys and placeholders.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from sync.rules.catalogue_words import Words, read_words, reworded
from sync.rules.service import Service

LANGUAGES = ("id", "jv")

_ID = {
    "language": "Bahasa",
    "title": "Sampai di mana permohonan Anda?",
    "hint": "Kode dan PIN ada di kertas tanda terima.",
    "code": "Kode status",
    "code_hint": "8 huruf dan angka, misalnya 7K3M‑PQ2X.",
    "pin": "PIN",
    "pin_hint": "6 angka, di bawah kode.",
    "look": "Lihat",
    "free": "Gratis. Tidak ada biaya.",
    "nobody_asks": "Petugas tidak pernah meminta PIN lewat telepon atau pesan.",
    "wrong": "Kode dan PIN tidak cocok. Lihat lagi kertasnya, atau tanyakan di Balai RW.",
    "form_code": "Kode berisi 8 huruf dan angka. Lihat kertas tanda terima.",
    "form_pin": "PIN berisi 6 angka. Lihat kertas tanda terima.",
    "too_often": "Terlalu sering tidak cocok. Coba lagi {minutes} menit lagi, atau tanyakan di Balai RW.",
    "over": "Waktu halaman ini habis. Masukkan lagi kode dan PIN Anda.",
    "filed": "Menunggu petugas",
    "taken": "Sedang dikerjakan petugas",
    "returned": "Ada yang perlu dilengkapi",
    "completed": "Sudah selesai",
    "handed_off": "Diteruskan ke dinas",
    "collected": "Sudah diambil",
    "voided": "Sudah dibatalkan",
    "filed_at": "Diajukan",
    "promised_at": "Selesai paling lambat",
    "answered_by": "Jawaban pertama paling lambat",
    "no_promise": "Petugas memberi kabar",
    "completed_at": "Selesai",
    "collect": "Ambil di",
    "said": "Kata petugas",
    "missing_documents": "Berkasnya belum lengkap",
    "unreadable_photo": "Fotonya perlu diulang",
    "wrong_service": "Layanannya perlu diganti",
    "not_eligible": "Syaratnya belum terpenuhi",
    "other": "Ada yang perlu dibetulkan",
    "missing": "Yang masih kurang",
    "questions": "Isian yang perlu diisi lagi di Balai RW",
    "papers": "Kirim foto berkas dari HP ini",
    "papers_hint": "Letakkan kertas di tempat terang. Seluruh kertas masuk foto, tulisannya tajam.",
    "notice": "Foto dikunci untuk kios Balai RW Anda. Hanya petugas di sana yang bisa membukanya. Kalau tidak dipakai, dihapus"
    " paling lambat 30 hari.",
    "choose": "Ambil atau pilih foto",
    "send": "Kirim",
    "again": "Kirim ulang",
    "sent": "Terkirim {when}. Menunggu petugas.",
    "on_the_way": "sudah dikirim",
    "arrived": "Foto {paper} sudah terkirim ke Balai RW Anda.",
    "sending": "Mengirim",
    "line_lost": "Sambungan terputus. Pengiriman dilanjutkan sendiri.",
    "empty": "Pilih dulu fotonya, lalu tekan Kirim.",
    "large": "Foto ini terlalu besar. Ambil foto baru dengan kamera HP, lalu kirim lagi.",
    "kind": "Berkas ini bukan foto JPG atau PNG. Ambil foto kertasnya, lalu kirim lagi.",
    "small": "Foto ini terlalu kecil untuk dibaca. Ambil foto baru dari dekat, lalu kirim lagi.",
    "not_wanted": "Berkas ini tidak diminta lagi. Buka halaman ini sekali lagi untuk melihat yang masih kurang.",
    "many": "Hari ini sudah banyak foto yang dikirim. Kirim lagi besok, atau bawa kertasnya ke Balai RW.",
    "busy": "Server kota sedang sibuk. Coba lagi sebentar lagi.",
    "another": "Lihat permohonan lain",
    "proof": "Halaman ini bukan persetujuan. Dokumen resmi diberikan oleh dinas.",
}
_JV = {
    "language": "Basa",
    "title": "Sampun dugi pundi permohonane sampeyan?",
    "hint": "Kode kalih PINe wonten teng kertas tanda terima.",
    "code": "Kode status",
    "code_hint": "8 huruf kalih angka, kados 7K3M‑PQ2X.",
    "pin": "PIN",
    "pin_hint": "6 angka, teng ngandhape kode.",
    "look": "Tingali",
    "free": "Gratis. Mboten mbayar.",
    "nobody_asks": "Petugas mboten nate nyuwun PIN lewat telpon nopo pesen.",
    "wrong": "Kode kalih PINe mboten cocok. Tingali malih kertase, utawi tanglet teng Balai RW.",
    "form_code": "Kodene 8 huruf kalih angka. Tingali kertas tanda terima.",
    "form_pin": "PINe 6 angka. Tingali kertas tanda terima.",
    "too_often": "Kekathahen mboten cocok. Dicoba malih {minutes} menit engkas, utawi tanglet teng Balai RW.",
    "over": "Wekdale halaman niki sampun telas. Dilebetaken malih kode kalih PINe sampeyan.",
    "filed": "Nenggo petugas",
    "taken": "Nembe digarap petugas",
    "returned": "Wonten sing kedah dilengkapi",
    "completed": "Sampun rampung",
    "handed_off": "Diterusne teng dinas",
    "collected": "Sampun dipendhet",
    "voided": "Sampun dibatalne",
    "filed_at": "Diajukne",
    "promised_at": "Dados paling lambat",
    "answered_by": "Wangsulan pertama paling lambat",
    "no_promise": "Petugas mangke ngabari",
    "completed_at": "Rampung",
    "collect": "Dipendhet teng",
    "said": "Ngendikane petugas",
    "missing_documents": "Berkase dereng lengkap",
    "unreadable_photo": "Fotone kedah dibaleni",
    "wrong_service": "Layanane kedah digantos",
    "not_eligible": "Syarate dereng jangkep",
    "other": "Wonten sing kedah dileresaken",
    "missing": "Sing tasik kirang",
    "questions": "Isian sing kedah diisi malih teng Balai RW",
    "papers": "Ngirim foto berkas saking HP niki",
    "papers_hint": "Kertase dipunsukani panggenan sing padhang. Sedaya kertas mlebet foto, tulisane cetha.",
    "notice": "Fotone dikunci kangge kios Balai RWne sampeyan. Namung petugas teng mriko sing saget mbikak. Menawi mboten"
    " dianggo, dihapus paling dangu 30 dinten.",
    "choose": "Njepret nopo milih foto",
    "send": "Kirim",
    "again": "Kirim malih",
    "sent": "Sampun dikirim {when}. Nenggo petugas.",
    "on_the_way": "sampun dikirim",
    "arrived": "Foto {paper} sampun dikirim teng Balai RWne sampeyan.",
    "sending": "Nembe ngirim",
    "line_lost": "Sambungane pedhot. Mangke diterusaken piyambak.",
    "empty": "Dipilih riyen fotone, terus pencet Kirim.",
    "large": "Fotone kegedhen. Njepret malih ngangge kamera HP, terus dikirim.",
    "kind": "Niki sanes foto JPG nopo PNG. Kertase difoto, terus dikirim malih.",
    "small": "Fotone kecilen, mboten saget diwaos. Difoto malih saking cerak, terus dikirim.",
    "not_wanted": "Berkas niki sampun mboten disuwun. Halaman niki dibikak malih, ditingali sing tasik kirang.",
    "many": "Dinten niki sampun kathah foto sing dikirim. Dikirim malih mbenjing, utawi kertase dibekto teng Balai RW.",
    "busy": "Server kota nembe sibuk. Dicoba malih sekedhap engkas.",
    "another": "Ningali permohonan lintune",
    "proof": "Halaman niki sanes persetujuan. Surat resmi saking dinas.",
}
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({"id": _ID, "jv": _JV})
_PLACES = {
    "balai_rw_or_kelurahan": ("Balai RW atau kelurahan", "Balai RW utawi kelurahan"),
    "dispendukcapil": ("Kantor Dispendukcapil", "Kantor Dispendukcapil"),
    "dispendukcapil_or_kecamatan": ("Kantor Dispendukcapil atau kecamatan", "Kantor Dispendukcapil utawi kecamatan"),
    "download_or_kelurahan": ("Lewat HP, atau di kelurahan", "Lewat HP, utawi teng kelurahan"),
    "download_or_print_at_balai_rw": ("Lewat HP, atau dicetak di Balai RW", "Lewat HP, utawi dicetak teng Balai RW"),
    "hearing_day": ("Pada hari sidang", "Pas dinten sidang"),
    "kecamatan": ("Kantor kecamatan", "Kantor kecamatan"),
    "kecamatan_or_kelurahan": ("Kecamatan atau kelurahan", "Kecamatan utawi kelurahan"),
    "kecamatan_or_kelurahan_with_ekitir": ("Kecamatan atau kelurahan", "Kecamatan utawi kelurahan"),
    "kelurahan": ("Kantor kelurahan", "Kantor kelurahan"),
    "kelurahan_with_ekitir": ("Kantor kelurahan", "Kantor kelurahan"),
    "on_the_spot_when_online": ("Balai RW", "Balai RW"),
}


def language_of(asked: str) -> str:
    return asked if asked in LANGUAGES else "id"


def place_words(pickup: str, language: str) -> str:
    """Empty where there is nothing to collect."""
    words = _PLACES.get(pickup)
    return words[LANGUAGES.index(language)] if words else ""


def spoken(service: Service, language: str) -> Service:
    """The same service as who reads this language knows it."""
    return reworded(service, _catalogue_words(language)) if language != "id" else service


@lru_cache(maxsize=2)
def _catalogue_words(language: str) -> Words:
    table = resources.files("assets").joinpath("catalogue", f"words_{language}.yaml").read_bytes()
    return read_words(table, language)
