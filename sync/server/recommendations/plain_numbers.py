"""Exact numbers of a sheet in Indonesian, and the words of its codes. Rounded here, once, half up, for people to read."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from sync.rules.indonesian import rupiah

NOT_KNOWN = "belum ada"
TERM_NAMES: Mapping[str, str] = {
    "task": "Capaian rencana kerja",
    "sla": "Permohonan tepat waktu",
    "skm": "Kepuasan warga (SKM)",
    "response": "Pengaduan dijawab tepat waktu",
    "behaviour": "Perilaku kerja (BerAKHLAK)",
    "people": "IKI petugas unit",
    "coverage": "Jam layanan terisi petugas",
}
DROPPED: Mapping[str, str] = {
    "no_plan": "Tidak ada rencana kerja yang disetujui bulan ini",
    "too_few": "Kasusnya terlalu sedikit untuk dinilai dengan adil",
    "unknown": "Bulan ini belum ada datanya",
    "no_weight": "Jenis jabatan ini tidak diukur dengan unsur ini",
    "excluded": "Semua atau hampir semua kasusnya dikecualikan",
}
EXCLUDED: Mapping[str, str] = {
    "outage": "listrik, jaringan atau kios padam",
    "time_unproved": "waktunya tidak terbukti (tingkat C)",
    "blank_stock": "blangko habis",
    "resident": "menunggu warga melengkapi berkas",
    "city_system": "sistem kota atau pusat tidak berjalan",
    "other_office": "menunggu kantor lain",
    "before_me": "sudah terlambat sebelum sampai pada petugas ini",
    "nobody": "belum di tangan siapa pun",
    "exception": "pengecualian dalam standar layanannya",
    "ruling": "diputus orang, karena keberatan atau sebab lain",
    "leave": "hari cuti",
}
EVIDENCE: Mapping[str, str] = {
    "verified": "diverifikasi atasan",
    "attached": "berbukti, belum diverifikasi",
    "none": "tanpa bukti",
}
REVIEW: Mapping[str, str] = {
    "missing": "tidak ada catatan kehadiran",
    "grade_c": "waktunya tidak terbukti",
    "no_end": "tidak ada catatan selesai",
    "pending": "foto atau waktunya masih diperiksa",
    "month": "tidak ada catatan kehadiran sebulan ini",
}
RELATIONS: Mapping[str, str] = {"superior": "Atasan", "peer": "Rekan kerja", "subordinate": "Bawahan"}
LEVELS: Mapping[str, str] = {"below": "di bawah harapan", "meets": "sesuai harapan", "above": "di atas harapan"}
PREDICATES: Mapping[str, str] = {
    "SB": "Sangat baik",
    "B": "Baik",
    "BP": "Butuh perbaikan",
    "K": "Kurang",
    "SK": "Sangat kurang",
}


def fraction(told: str | int | None) -> Fraction | None:
    """As a sheet writes it, "441/5"."""
    return None if told is None else Fraction(told)


def number(value: Fraction | str | int | None, places: int = 2) -> str:
    """Of 441/5 "88,2": a comma, no zeros that say nothing, "−" for what is below zero."""
    exact = fraction(value) if isinstance(value, str) else value
    if exact is None:
        return NOT_KNOWN
    scaled = (abs(exact) * 10**places + Fraction(1, 2)) // 1
    whole, rest = divmod(int(scaled), 10**places)
    behind = f"{rest:0{places}}".rstrip("0") if places else ""
    return f"{'−' if exact < 0 and scaled else ''}{whole}{',' if behind else ''}{behind}"


def percent(value: Fraction | str | int | None) -> str:
    return NOT_KNOWN if value is None else f"{number(value)}%"


def share(value: Fraction | str | None) -> str:
    """A share of one, in percent."""
    exact = fraction(value) if isinstance(value, str) else value
    return NOT_KNOWN if exact is None else percent(exact * 100)


def money(value: int | None) -> str:
    return NOT_KNOWN if value is None else rupiah(value)


def rounded_money(value: str) -> str:
    """Of an exact amount."""
    return rupiah(int(Fraction(value) + Fraction(1, 2)))
