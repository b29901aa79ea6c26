"""Rows as a file: CSV, JSON and XLSX, piece by piece where the form allows it.

Invariants
- Text cells are neutral (`neutral`), whole numbers stay numbers, nothing is a formula or a link of the file's own.
- CSV is RFC 4180 in UTF-8 with a byte order mark, every text quoted, so that Excel reads names as they are.
- CSV and JSON hold one row in memory. XLSX is a ZIP that is made whole, in memory and never on the disk, so it has a bound.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from sync.server.records.neutral import neutral

Cell = str | int | None
MOST_XLSX_ROWS = 20_000
MEDIA: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_PIECE = 64 * 1024


class TooManyRowsError(Exception):
    """More than fit in one XLSX file."""


def pieces(
    form: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], about: Mapping[str, Cell]
) -> Iterator[bytes]:
    """The file. `about` stands at its head in JSON and on a sheet of its own in XLSX. Raises TooManyRowsError."""
    write: Callable[..., Iterator[bytes]] = {"csv": _csv, "json": _json, "xlsx": _xlsx}[form]
    return write(columns, rows, about)


def day_words(day: date | None) -> str:
    return day.isoformat() if day else ""


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]], _about: Mapping[str, Cell]) -> Iterator[bytes]:
    held = io.StringIO()
    writer = csv.writer(held, quoting=csv.QUOTE_NONNUMERIC)
    held.write("\ufeff")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([neutral(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row])
        if held.tell() > _PIECE:
            yield _taken(held)
    yield _taken(held)


def _json(columns: Sequence[str], rows: Iterable[Sequence[Cell]], about: Mapping[str, Cell]) -> Iterator[bytes]:
    """Not neutralised: nothing opens JSON as a sheet, and a program that reads it wants the words as they are."""
    yield f'{{"ekspor": {json.dumps(about, ensure_ascii=False)},\n"baris": ['.encode()
    held, comma = io.StringIO(), "\n"
    for row in rows:
        held.write(comma + json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False))
        comma = ",\n"
        if held.tell() > _PIECE:
            yield _taken(held)
    held.write("\n]}\n")
    yield _taken(held)


def _taken(held: io.StringIO) -> bytes:
    text = held.getvalue().encode("utf-8", "replace")
    held.seek(0)
    held.truncate()
    return text


def _xlsx(columns: Sequence[str], rows: Iterable[Sequence[Cell]], about: Mapping[str, Cell]) -> Iterator[bytes]:
    import xlsxwriter  # type: ignore[import-untyped]

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, options)
    bold, sheet = book.add_format({"bold": True}), book.add_worksheet("Data")
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(columns):
        sheet.write_string(0, place, name, bold)
        sheet.set_column(place, place, max(10, min(40, len(name) + 4)))
    last = 0
    for last, row in enumerate(rows, start=1):
        if last > MOST_XLSX_ROWS:
            raise TooManyRowsError
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(last, place, neutral(cell)[:32_000])
            elif cell is not None:
                sheet.write_number(last, place, cell)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    notes = book.add_worksheet("Tentang ekspor ini")
    notes.set_column(0, 1, 34)
    for place, (name, value) in enumerate(about.items()):
        notes.write_string(place, 0, name, bold)
        notes.write_string(place, 1, neutral(str(value if value is not None else "")))
    book.close()
    made.seek(0)
    while piece := made.read(_PIECE):
        yield piece
