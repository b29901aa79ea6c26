"""Reading a CSV file of leave, as the personnel system gives it out. Hostile until read whole (`organisation.officer_file`).

Invariants
- Officers are named by the code of the list of officers: no namesake is put on leave.
- A row that cannot be used says why in one sentence and the others go on being read; nothing is taken while a row is wrong.
- A row that stands already, exactly so, is left as it is: the same file may come twice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sync.server.leave.models import MOST_DAYS, Leave
from sync.server.leave.recording import TAKEN, OverlapError, record_all
from sync.server.organisation.officer_file import FileRefusedError, lines_of, named_cells, text_of
from sync.server.people.models import Officer
from sync.server.records.plain_words import REFUSED

COLUMNS = ("kode", "jenis", "mulai", "sampai", "surat")
KINDS: Mapping[str, str] = {
    "tahunan": "annual",
    "besar": "long",
    "sakit": "sick",
    "melahirkan": "birth",
    "alasan penting": "important",
    "luar tanggungan": "unpaid",
    "izin": "permit",
}
MAX_ROWS = 5_000
_FIRST_YEAR, _LAST_YEAR = 2024, 2100
_NUMBER_OF_A_PERSON = re.compile(r"[0-9]{9}", re.ASCII)


class _WrongError(Exception):
    """A sentence about one row."""


@dataclass(frozen=True, slots=True)
class Row:
    """`wrong` is why it cannot be used, "" when it can; `is_known`: the same stands already."""

    line: int
    name: str
    leave: Leave | None = None
    wrong: str = ""
    is_known: bool = False


def read(data: bytes, officers: Collection[Officer]) -> list[Row]:
    """`officers`: about whom the reader may decide; of anybody else the file may say nothing. Raises FileRefusedError."""
    lines = lines_of(text_of(data))
    heading = [cell.strip().casefold() for cell in next(lines, (1, []))[1]]
    if sorted(heading) != sorted(COLUMNS):
        raise FileRefusedError(f"Baris pertama harus memuat judul kolom: {', '.join(COLUMNS)}.")
    known = {str(one.pk): one for one in officers}
    held = _held([one.pk for one in known.values()])
    rows: list[Row] = []
    for number, cells in lines:
        if any(cell.strip() for cell in cells):
            if len(rows) == MAX_ROWS:
                raise FileRefusedError(f"Berkas berisi lebih dari {MAX_ROWS} baris. Bagi menjadi beberapa berkas.")
            rows.append(_row(number, named_cells(COLUMNS, heading, cells), known, held))
    if not rows:
        raise FileRefusedError("Berkas hanya berisi judul kolom. Isi satu cuti di setiap baris di bawahnya.")
    return rows


def holds_number_of_a_person(text: str) -> bool:
    """Of a letter's number, which is long itself: 800.1.11.4/123/436.8.4/2026. A NIK or NIP stands in one piece."""
    return _NUMBER_OF_A_PERSON.search(text) is not None


def take(rows: Sequence[Row], *, by: str) -> int:
    """All of them or none; how many were new. Raises FileRefusedError naming the first row that cannot be."""
    fresh: list[Leave] = []
    for row in rows:
        if row.leave is None:
            raise FileRefusedError(f"Baris {row.line}: {row.wrong}")
        if not row.is_known:
            fresh.append(row.leave)
    try:
        record_all(fresh, by=by)
    except OverlapError as error:
        line = next(row.line for row in rows if row.leave is error.args[1])
        raise FileRefusedError(f"Baris {line}: {error.args[0]}") from error
    return len(fresh)


_Held = dict[UUID, list[tuple[str, date, date]]]


def _held(officers: Collection[UUID]) -> _Held:
    found: _Held = {}
    rows = Leave.objects.filter(officer__in=officers, withdrawn_at=None).order_by()
    for officer, kind, begins, ends in rows.values_list("officer", "kind", "begins", "ends"):
        found.setdefault(officer, []).append((kind, begins, ends))
    return found


def _row(number: int, told: Mapping[str, str], known: Mapping[str, Officer], held: _Held) -> Row:
    officer = known.get(told["kode"].lower())
    if officer is None:
        return Row(number, "–", None, "Kode petugas ini tidak dikenal. Salin dari daftar petugas.")
    try:
        leave = _leave(told, officer)
    except _WrongError as wrong:
        return Row(number, officer.name, None, str(wrong))
    spans = held.setdefault(officer.pk, [])
    mine = (leave.kind, leave.begins, leave.ends)
    if mine in spans:
        return Row(number, officer.name, leave, is_known=True)
    if any(begins <= leave.ends and leave.begins <= ends for _, begins, ends in spans):
        return Row(number, officer.name, None, TAKEN)
    spans.append(mine)  # the next line of this file may not touch it either
    return Row(number, officer.name, leave)


def _leave(told: Mapping[str, str], officer: Officer) -> Leave:
    if told["jenis"].casefold() not in KINDS:
        raise _WrongError(f"Isi kolom jenis dengan salah satu: {', '.join(KINDS)}.")
    begins, ends = _day(told["mulai"], "mulai"), _day(told["sampai"], "sampai")
    if not begins <= ends or (ends - begins).days >= MOST_DAYS:
        raise _WrongError("Hari terakhir harus sesudah hari pertama, paling lama setahun. Periksa kedua tanggalnya.")
    if holds_number_of_a_person(told["surat"]):
        raise _WrongError(REFUSED)
    kind = KINDS[told["jenis"].casefold()]
    return Leave(officer=officer, kind=kind, begins=begins, ends=ends, reference=told["surat"][:120])


def _day(text: str, column: str) -> date:
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII) and _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR:
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise _WrongError(f"Isi kolom {column} dengan tanggal, misalnya 2026-11-02.")
