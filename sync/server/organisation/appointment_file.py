"""Reading a CSV file of appointments and what each row would do. Hostile until read whole: size before decoding, decoding before structure.

Invariants
- Officers are named by the code of the list of officers, units by their short or full name: no namesake gets another's allowance.
- A row that cannot be used says why in one sentence and the others go on; nothing is taken while a row is wrong, so a file is taken
  whole or mended first.
- A NIP is checked by its law (`sync.rules.civil_servant`) and appears in no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sync.rules.civil_servant import parse_nip
from sync.rules.refusal import Refused
from sync.server.organisation.appointments import AppointmentError, appoint
from sync.server.organisation.models import Appointment
from sync.server.organisation.officer_file import FileRefusedError, lines_of, named_cells, text_of
from sync.server.people.models import Officer, Unit

MAX_BYTES, MAX_ROWS = 2 * 1024 * 1024, 25_000
COLUMNS = ("kode", "unit", "jenjang", "jenis", "kelas", "tpp", "nip", "mulai", "sk")
LEVELS = {"kepala": "head", "kabid": "division", "ketua tim": "team", "staf": "staff"}
POSTS = {"melayani": "public", "lain": "other"}
NIP_WRONG = "NIP ini tidak benar. Periksa 18 angkanya pada kartu pegawai, atau kosongkan."
_HIGHEST_CLASS, _HIGHEST_IDR = 17, 200_000_000


class _WrongError(Exception):
    """A sentence about one row."""


@dataclass(frozen=True, slots=True)
class Row:
    """`wrong` is why it cannot be used, "" when it can."""

    line: int
    name: str
    appointment: Appointment | None = None
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """The city as it is; units by their names in small letters."""

    officers: Mapping[str, Officer]
    units: Mapping[str, Unit]
    today: date


def read(data: bytes, *, today: date) -> list[Row]:
    """Raises FileRefusedError."""
    lines = lines_of(text_of(data, most_bytes=MAX_BYTES))
    heading = [cell.strip().casefold() for cell in next(lines, (1, []))[1]]
    if sorted(heading) != sorted(COLUMNS):
        raise FileRefusedError(f"Baris pertama harus memuat judul kolom: {', '.join(COLUMNS)}.")
    filled = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        raise FileRefusedError("Berkas hanya berisi judul kolom. Isi satu petugas di setiap baris di bawahnya.")
    if len(filled) > MAX_ROWS:
        raise FileRefusedError(f"Berkas berisi lebih dari {MAX_ROWS} baris. Bagi menjadi beberapa berkas.")
    known = _Known(
        {str(one.pk): one for one in Officer.objects.filter(is_active=True)},
        {name.casefold(): one for one in Unit.objects.all() for name in (one.name, one.short)},
        today,
    )
    return [_row(number, named_cells(COLUMNS, heading, cells), known) for number, cells in filled]


@transaction.atomic
def take(rows: Sequence[Row]) -> int:
    """All of them or none. Raises FileRefusedError naming the first row that cannot be."""
    taken = 0
    for row in rows:
        if row.appointment is None:
            raise FileRefusedError(f"Baris {row.line}: {row.wrong}")
        try:
            appoint(row.appointment)
        except AppointmentError as error:
            raise FileRefusedError(f"Baris {row.line}: {error.words}") from error
        taken += 1
    return taken


def _row(number: int, told: Mapping[str, str], known: _Known) -> Row:
    officer = known.officers.get(told["kode"].lower())
    if officer is None:
        return Row(number, "–", None, "Kode petugas ini tidak dikenal. Salin dari daftar petugas.")
    try:
        return Row(number, officer.name, _appointment(told, officer, known))
    except _WrongError as wrong:
        return Row(number, officer.name, None, str(wrong))


def _appointment(told: Mapping[str, str], officer: Officer, known: _Known) -> Appointment:
    unit = known.units.get(told["unit"].casefold())
    if unit is None:
        raise _WrongError("Unit ini tidak dikenal. Tulis seperti pada daftar unit.")
    return Appointment(
        officer=officer,
        unit=unit,
        level=_choice(LEVELS, told["jenjang"], "jenjang"),
        post=_choice(POSTS, told["jenis"], "jenis"),
        job_class=_number(told["kelas"], "kelas", 1, _HIGHEST_CLASS),
        base_rupiah=_number(told["tpp"], "tpp", 0, _HIGHEST_IDR),
        nip=_nip(told["nip"], known.today),
        begins=_day(told["mulai"]),
        legal_basis=told["sk"][:120],
    )


def nip_of(text: str, *, today: date) -> str:
    """Eighteen digits, or "" for none. Raises Refused; `NIP_WRONG` is what to say then."""
    return parse_nip(text, today=today).digits if text else ""


def _nip(text: str, today: date) -> str:
    try:
        return nip_of(text, today=today)
    except Refused:
        raise _WrongError(NIP_WRONG) from None


def _choice(known: Mapping[str, str], text: str, column: str) -> str:
    if text.casefold() not in known:
        raise _WrongError(f"Isi kolom {column} dengan salah satu: {', '.join(known)}.")
    return known[text.casefold()]


def _number(text: str, column: str, low: int, high: int) -> int:
    digits = text.replace(".", "")
    if re.fullmatch("[0-9]{1,9}", digits, re.ASCII) is None or not low <= int(digits) <= high:
        raise _WrongError(f"Isi kolom {column} dengan angka dari {low} sampai {high}.")
    return int(digits)


def _day(text: str) -> date:
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise _WrongError("Isi kolom mulai dengan tanggal, misalnya 2026-11-01.")
