"""Hints as sentences for the person who reviews: what was seen, and how it may be innocent. None says what to do to anyone.

Every kind of `reviews.rules` has its sentence here; a test counts them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_CAMERAS = {
    "virtual": "Gambar berasal dari kamera buatan perangkat lunak, bukan kamera kios; mungkin teknisi sedang menguji.",
    "unlisted": "Gambar berasal dari kamera yang tidak didaftarkan; mungkin kamera kios baru diganti.",
    "stand_in": "Gambar berasal dari berkas pengganti kamera; wajar hanya pada peragaan.",
}
_CHALLENGES = {
    "twice": "Satu kode tantangan disebut oleh dua kehadiran; mungkin kios mengulang sesudah gangguan.",
    "other": "Kode tantangan diberikan untuk kehadiran atau petugas lain; mungkin dua petugas bergantian di layar.",
    "after": "Kode tantangan dicatat sesudah fotonya; mungkin kios terganggu saat mencatat.",
    "restart": "Komputer dinyalakan ulang antara kode tantangan dan foto; mungkin listrik padam sebentar.",
    "old": "Foto diambil lebih dari dua menit sesudah kode tantangan; mungkin kamera lambat.",
}
_ALARMS = {"fork": "bercabang", "rollback": "mundur", "clone": "diduga ganda"}


def sentence(kind: str, detail: Mapping[str, Any]) -> str:
    """`detail` is what `rules` wrote; a kind that came after this page is named as it is."""
    tell = SENTENCES.get(kind)
    return tell(detail) if tell else f"Petunjuk lain: {kind}."


def _no_challenge(detail: Mapping[str, Any]) -> str:
    if detail["named"]:
        return "Kode tantangan yang disebut tidak ada dalam catatan kios; mungkin catatannya masuk karantina."
    return "Foto diambil tanpa kode tantangan; mungkin kios memakai program lama."


def _same_photo(detail: Mapping[str, Any]) -> str:
    if detail["same_officer"]:
        return "Foto sangat mirip dengan foto kehadiran sebelumnya; mungkin petugas selalu duduk persis sama."
    return "Foto sangat mirip dengan foto petugas lain pada hari itu; mungkin dua orang difoto di latar yang sama."


def _two_places(detail: Mapping[str, Any]) -> str:
    minutes = detail["minutes"]
    return f"Petugas hadir di kios lain pada saat yang sama selama {minutes} menit; mungkin lupa menutup kehadiran."


def _all_together(detail: Mapping[str, Any]) -> str:
    return (
        f"Semua {detail['officers']} petugas balai mulai hadir dalam {detail['seconds']} detik;"
        " mungkin mereka datang bersama dan memakai beberapa kios."
    )


def _prompt_late(detail: Mapping[str, Any]) -> str:
    late_s = detail["after_s"] - detail["within_s"]
    return f"Permintaan hadir ulang dijawab {late_s} detik lewat waktunya; mungkin petugas sedang melayani warga."


def _alarms(detail: Mapping[str, Any]) -> str:
    seen = ", ".join(_ALARMS.get(alarm, alarm) for alarm in detail["alarms"])
    return f"Rantai catatan kios ini sedang {seen}; mungkin karena perbaikan komputer, tanyakan teknisi."


SENTENCES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "camera_not_provisioned": lambda detail: _CAMERAS[detail["camera"]],
    "few_frames": lambda detail: (
        f"Hanya {detail['frames']} dari tiga foto beruntun yang ada; mungkin kamera tersendat."
    ),
    "no_challenge": _no_challenge,
    "challenge_reused": lambda detail: _CHALLENGES[detail["how"]],
    "still_frames": lambda _: (
        "Foto beruntun hampir tidak berbeda satu sama lain, seperti foto dari foto; mungkin petugas duduk sangat tenang."
    ),
    "unreadable_photo": lambda detail: (
        f"{detail['photos']} foto tidak dapat dibaca sebagai gambar; mungkin rusak di kios."
    ),
    "same_photo": _same_photo,
    "prompt_missed": lambda detail: (
        f"{detail['missed']} dari {detail['asked']} permintaan hadir ulang tidak dijawab;"
        " mungkin petugas sedang di lapangan atau melayani warga."
    ),
    "prompt_late": _prompt_late,
    "two_places": _two_places,
    "all_within_40_s": _all_together,
    "no_output": lambda detail: (
        f"Hadir {detail['days']} hari dalam pekan itu tanpa kegiatan atau permohonan yang tercatat;"
        " mungkin pekerjaannya dicatat di tempat lain."
    ),
    "grade_c": lambda _: (
        "Waktu mulai belum dapat dibuktikan (nilai C); mungkin kios lama tanpa jaringan atau jamnya keliru."
    ),
    "flagged_chain": _alarms,
    "signed_in_without_badge": lambda detail: (
        f"Masuk {detail['times']} kali hari itu dengan PIN saja, tanpa lencana; mungkin lencana tertinggal."
    ),
    "heartbeat_gap": lambda detail: (
        f"Komputer menyala tetapi kios diam {detail['minutes']} menit selama kehadiran; mungkin program macet atau tidur."
    ),
    "quiet_afternoons": lambda detail: (
        f"Pada {detail['days']} hari pekan itu catatan siang baru sampai sesudah balai tutup, padahal paginya lancar;"
        " mungkin jaringan memang hilang tiap siang."
    ),
    "copied_output": lambda detail: (
        f"Catatan kegiatan yang sama persis dipakai pada {detail['days']} hari; mungkin pekerjaannya memang sama."
    ),
    "activation_reused": lambda detail: (
        f"Satu kode aktivasi PIN dipakai {detail['times']} kali; mungkin kios mengulang saat jaringan putus."
    ),
    "badge_refused": lambda detail: (
        f"{detail['times']} lencana ditolak dalam seperempat jam sebelum mulai; mungkin lencana lama yang dicoba."
    ),
}
CAMERA_NAMES = {
    "provisioned": "Kamera kios yang didaftarkan",
    "unlisted": "Kamera lain",
    "virtual": "Kamera perangkat lunak",
    "stand_in": "Pengganti kamera",
}
