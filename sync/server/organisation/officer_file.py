"""Reading a CSV file of officers: hostile until read whole. Nothing is compared with the city here (`importing`).

Invariants
- Size before decoding, decoding before structure, structure before words; a file that is not understood is refused in one sentence that
  says what to do, and a row that is not understood in one sentence of its own, the others going on.
- No number of a person comes in: a name that holds six digits in a row is refused, so a NIK or NIP never lands in the roster.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from uuid import UUID

MAX_BYTES, MAX_ROWS, MAX_HALLS = 1024 * 1024, 1_000, 50
COLUMNS = ("kode", "nama", "jabatan", "unit", "balai", "aktif")
NEW = "baru"
SAMPLE = (
    COLUMNS,
    ("", "Ratna Wulandari", "Petugas Balai RW", "Kelurahan Keputran", "Balai RW 05 Keputran", "ya"),
    ("", "Bagus Prasetyo", "Petugas Balai RW", "Kelurahan Keputran", "Balai RW 05 Keputran|Balai RW 06 Keputran", "ya"),
)
_ACTIVE = {"": True, "ya": True, "y": True, "1": True, "tidak": False, "t": False, "0": False}
_MAX_WORDS = 120


class FileRefusedError(Exception):
    """A sentence for the page."""


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One line of the file; `wrong` is why it cannot be used, "" when it can."""

    line: int
    name: str
    title: str = ""
    unit: str = ""
    halls: tuple[str, ...] = ()
    is_active: bool = True
    code: str = ""
    wrong: str = ""

    def to_object(self) -> dict[str, object]:
        return {**asdict(self), "halls": list(self.halls)}

    @classmethod
    def from_object(cls, value: Mapping[str, object]) -> OfficerRow:
        kept: dict[str, object] = {**value, "halls": tuple(value["halls"])}  # type: ignore[arg-type]
        return cls(**kept)  # type: ignore[arg-type]


@dataclass(slots=True)
class _Heading:
    places: dict[str, int] = field(default_factory=dict)

    def cell(self, cells: list[str], column: str) -> str:
        place = self.places.get(column, len(cells))
        return " ".join(cells[place].split()) if place < len(cells) else ""


def read(data: bytes) -> list[OfficerRow]:
    """Raises FileRefusedError."""
    lines = lines_of(text_of(data))
    heading = _heading(next(lines, (1, []))[1])
    rows: list[OfficerRow] = []
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == MAX_ROWS:
            raise FileRefusedError(f"Berkas berisi lebih dari {MAX_ROWS} petugas. Bagi menjadi beberapa berkas.")
        rows.append(_row(number, heading, cells))
    if not rows:
        raise FileRefusedError("Berkas hanya berisi judul kolom. Isi satu petugas di setiap baris di bawahnya.")
    return rows


def text_of(data: bytes, *, most_bytes: int = MAX_BYTES) -> str:
    """Of any CSV file of ours. Raises FileRefusedError."""
    if len(data) > most_bytes:
        raise FileRefusedError(f"Berkas lebih besar dari {most_bytes >> 20} MB. Bagi menjadi beberapa berkas.")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileRefusedError("Ini berkas Excel. Buka lalu pilih Simpan sebagai, jenis “CSV UTF-8”.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefusedError("Hurufnya tidak terbaca. Simpan ulang dengan jenis “CSV UTF-8”.") from None
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
        raise FileRefusedError("Berkas ini bukan CSV. Simpan ulang dengan jenis “CSV UTF-8”.")
    return text


def lines_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """With their numbers; cells apart by whatever the first line uses most. Raises FileRefusedError."""
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise FileRefusedError(
                f"Baris {reader.line_num} tidak terbaca: tanda kutipnya tidak berpasangan. Perbaiki lalu unggah lagi."
            ) from None
        yield reader.line_num, cells


def named_cells(columns: Sequence[str], heading: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Each of `columns` with its cell, in any order of the file; "" for a cell that a short line lacks."""
    told = {name: " ".join(cell.split()) for name, cell in zip(heading, cells, strict=False)}
    return {name: told.get(name, "") for name in columns}


def _heading(cells: list[str]) -> _Heading:
    names = [cell.strip().casefold() for cell in cells]
    if "nama" not in names:
        raise FileRefusedError(f"Baris pertama harus memuat judul kolom: {', '.join(COLUMNS)}. Kolom nama wajib ada.")
    if len(set(names)) != len(names):
        raise FileRefusedError("Ada judul kolom yang dipakai dua kali. Hapus salah satunya.")
    strange = [cell for cell in cells if cell.strip().casefold() not in COLUMNS]
    if strange:
        raise FileRefusedError(f"Kolom “{strange[0].strip()[:40]}” tidak dikenal. Pakai: {', '.join(COLUMNS)}.")
    return _Heading({name: place for place, name in enumerate(names)})


def _row(number: int, heading: _Heading, cells: list[str]) -> OfficerRow:
    name, active = heading.cell(cells, "nama"), heading.cell(cells, "aktif").casefold()
    title, unit, code = (heading.cell(cells, column) for column in ("jabatan", "unit", "kode"))
    halls = tuple(dict.fromkeys(filter(None, (one.strip() for one in heading.cell(cells, "balai").split("|")))))
    wrong = _wrong(name, title, halls, active, code) if len(cells) <= len(heading.places) else _TOO_LONG
    return OfficerRow(
        number,
        _shown(name),
        title[:_MAX_WORDS],
        unit[:_MAX_WORDS],
        halls[:MAX_HALLS],
        _ACTIVE.get(active, True),
        code[:36].lower(),
        wrong,
    )


_TOO_LONG = "Selnya lebih banyak daripada judul kolom. Tulis beberapa balai dengan tanda | di antaranya."


def _wrong(name: str, title: str, halls: tuple[str, ...], active: str, code: str) -> str:
    reasons = (
        (not name, "Nama belum diisi."),
        (
            len(name) > _MAX_WORDS or len(title) > _MAX_WORDS,
            "Nama atau jabatan terlalu panjang; paling banyak 120 huruf.",
        ),
        (bool(re.search(r"\d{6,}", f"{name} {title}")), "Hapus NIK atau NIP; petugas dikenal dari namanya."),
        (name[:1] in "=+-@" and bool(name), "Nama tidak boleh diawali tanda = + - @."),
        (active not in _ACTIVE, "Kolom aktif diisi ya atau tidak."),
        (len(halls) > MAX_HALLS, f"Paling banyak {MAX_HALLS} balai untuk satu petugas."),
        (
            bool(code) and code.casefold() != NEW and not _is_uuid(code),
            "Kolom kode dikosongkan, atau diisi kode petugas.",
        ),
    )
    return next((words for is_so, words in reasons if is_so), "")


def _shown(name: str) -> str:
    """What a row is called in the list; a number that was typed for a name is not kept."""
    return re.sub(r"\d{6,}", "…", name)[:_MAX_WORDS]


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
