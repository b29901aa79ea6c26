"""A courier's bundle in plain Indonesian: how it is with it, why one was refused, and what to do then."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString

from sync.server.console.icons import chip
from sync.server.courier.models import CourierBundle

AGAIN = "Buat kiriman baru di kios itu, lalu bawa ke sini."

# Code: (what is wrong, what to do). A test compares these with what an import may end with.
REFUSALS: Mapping[str, tuple[str, str]] = {
    "401.4": ("Ditandatangani dengan kunci yang sudah berakhir atau dicabut", AGAIN),
    "404.3": ("Berkasnya tidak ada lagi di server", "Unggah lagi berkas yang sama."),
    "409.1": (
        "Ada catatan sebelum kiriman ini yang belum diterima kota",
        "Bawa dulu kiriman yang lebih lama. Bila tidak ada, buat kiriman baru di kios itu.",
    ),
    "409.2": (
        "Di tempat yang sama di rantai sudah ada catatan lain",
        "Keduanya disimpan dan tampil di Karantina. Minta teknisi memeriksa kios itu.",
    ),
    "409.4": (
        "Kios ini diduga ada dua",
        "Minta teknisi membuka rantai baru dengan kode pendaftaran. Catatan di kios tidak hilang; kirim lagi sesudah itu.",
    ),
    "409.7": ("Jilid pertamanya tidak pernah datang", "Bawa semua jilid bersama-sama."),
    "413.3": ("Terlalu berat untuk dibaca", "Laporkan kepada pengelola server. Berkas asli tetap ada di kios."),
    "422.1": (
        "Satu catatan rusak; semua catatan sebelum itu diterima",
        "Minta teknisi memeriksa kios itu. Kios tetap mencatat.",
    ),
    "422.2": ("Tanda tangannya tidak cocok", f"{AGAIN} Bila terulang, minta teknisi memeriksa kios itu."),
    "422.4": ("Daftar isinya tidak terbaca", AGAIN),
    "422.5": (
        "Tidak dapat dibuka: rusak, terpotong, atau bukan untuk kota ini",
        "Salin lagi dari flashdisk. Bila tetap gagal, buat kiriman baru di kios dengan flashdisk lain.",
    ),
    "422.6": (
        "Isinya tidak sama dengan daftar isinya",
        "Salin lagi dari flashdisk. Bila tetap gagal, buat kiriman baru di kios dengan flashdisk lain.",
    ),
    "422.7": (
        "Ada berkas yang tidak disebut catatan mana pun; yang lain diterima",
        "Laporkan kepada pengelola server. Berkas asli tetap ada di kios.",
    ),
    "500.1": ("Server berulang kali gagal membacanya", "Laporkan kepada pengelola server, lalu unggah lagi."),
}


def state(bundle: CourierBundle, *, has_identity: bool) -> SafeString:
    if bundle.state == CourierBundle.REFUSED:
        return chip("Ditolak", "warn", "attention")
    if bundle.state == CourierBundle.DONE:
        return chip("Diterima", "check", "ok")
    if bundle.waits_for_first:
        return chip("Menunggu jilid 1", "clock", "attention")
    if not has_identity:
        return chip("Menunggu kunci kota", "key", "attention")
    if bundle.state == CourierBundle.IMPORTING:
        return chip("Sedang dibaca", "sending")
    return chip("Menunggu giliran", "clock")


def advice(bundle: CourierBundle, *, has_identity: bool) -> tuple[str, str] | None:
    """What is the matter and what to do, where somebody has to do something."""
    if bundle.state == CourierBundle.REFUSED:
        return REFUSALS.get(bundle.code, (f"Ditolak dengan kode {bundle.code}", AGAIN))
    if bundle.waits_for_first:
        return ("Catatannya ada di jilid 1, yang belum datang", "Unggah juga jilid 1 dari kiriman yang sama.")
    if not has_identity and not bundle.is_over:
        return (
            "Kunci pembuka kota tidak ada di server ini",
            "Pengelola server membacanya dengan cityserver courier in … --identity BERKAS.",
        )
    return None


def amount(count: int, total: int, words: str) -> str:
    return f"{count} {words}" if count == total else f"{count} dari {total} {words}"


def size(size_bytes: int) -> str:
    """In steps of a thousand, as file managers show it."""
    for limit, unit in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size_bytes >= limit:
            return f"{size_bytes / limit:.1f}".replace(".", ",") + f" {unit}"
    return f"{size_bytes} byte"
