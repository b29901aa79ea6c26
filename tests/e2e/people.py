"""Twelve invented residents with six kinds of request: what each would answer, by the catalogue's field keys.

Numbers are well-formed and invented: district 357899 does not exist, which also makes the kiosk ask whether the number is right.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

_FIRST = [
    "Slamet",
    "Siti",
    "Bambang",
    "Wahyuni",
    "Joko",
    "Endang",
    "Agus",
    "Sulastri",
    "Hendro",
    "Kartini",
    "Mulyadi",
    "Rukmini",
]
_LAST = ["Harjokusumo", "Rahmawati", "Purnawirawan", "Kusumaningrum", "Tirtonegoro", "Puspitasari"]
SERVICES = ["ADM-KTP-ULANG", "ADM-KK-ULANG", "ADM-LAHIR", "KEL-UMUM", "ADM-KTP-BARU", "ADM-KIA"]
GROUPS = {
    "ADM-KTP-ULANG": "ktp",
    "ADM-KTP-BARU": "ktp",
    "ADM-KK-ULANG": "kk",
    "ADM-LAHIR": "lahir",
    "ADM-KIA": "lahir",
    "KEL-UMUM": "surat",
}


@dataclass(frozen=True)
class Resident:
    service: str
    nik: str
    kk: str
    name: str
    phone: str
    answers: dict[str, object] = field(default_factory=dict)

    @property
    def group(self) -> str:
        return GROUPS[self.service]


def residents(count: int = 12) -> list[Resident]:
    chance = random.Random(20261123)
    return [_resident(number, SERVICES[number % len(SERVICES)], chance) for number in range(count)]


def _nik(chance: random.Random, born: date, *, woman: bool) -> str:
    day = born.day + (40 if woman else 0)
    return f"357899{day:02}{born:%m%y}{chance.randrange(1, 9999):04}"


def _resident(number: int, service: str, chance: random.Random) -> Resident:
    woman = number % 2 == 1
    nik = _nik(
        chance, date(chance.randrange(1950, 2002), chance.randrange(1, 13), chance.randrange(1, 28)), woman=woman
    )
    kk = f"357899{chance.randrange(1, 28):02}0{chance.randrange(1, 9)}{chance.randrange(10, 25)}{chance.randrange(1, 9999):04}"
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}"
    phone = f"0812{chance.randrange(10_000_000, 99_999_999)}"
    child = date(2026, 11, chance.randrange(2, 15))
    answers: dict[str, object] = {
        "nik_pemohon": nik,
        "nama_pemohon": name,
        "no_kk": kk,
        "no_hp": phone,
        "alasan": "hilang",
        "nama_anak": f"Ilham {_LAST[(number + 1) % len(_LAST)]}",
        "jk_anak": "P" if woman else "L",
        "tempat_lahir": "Surabaya",
        "tgl_lahir": child if service == "ADM-LAHIR" else None,
        "tgl_lahir_anak": date(2022, 3, 9),
        "nik_anak": _nik(chance, date(2022, 3, 9), woman=not woman),
        "nik_ibu": _nik(chance, date(1996, 5, 17), woman=True),
        "nik_ayah": _nik(chance, date(1994, 8, 2), woman=False),
        "nik_saksi1": _nik(chance, date(1980, 1, 20), woman=False),
        "nik_saksi2": _nik(chance, date(1985, 12, 3), woman=True),
        "data_luar_surabaya": False,
        "keperluan": "Beasiswa anak",
        "sudah_rekam": True,
        "pernah_kawin": False,
    }
    return Resident(service, nik, kk, name, phone, answers)
