"""A list leaves the city as a file: the record first, then the bytes, then what they were.

Invariants
- The row that says who exported what and why is committed before the first byte leaves; if it cannot be written, nothing leaves.
- After the last byte the row says how many rows and bytes left and their SHA-256, and the city signs that. A file that broke off is
  never called finished and has no signature.
- Nothing of a file is kept here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from sync.protocol.instant import write_instant
from sync.rules.indonesian import JAKARTA
from sync.server.city_keys import city_keys
from sync.server.fleet.models import Site
from sync.server.records.export_rows import LISTINGS, Row, Wanted
from sync.server.records.models import Export
from sync.server.records.spreadsheet import MOST_XLSX_ROWS, Cell, pieces

LONGEST = timedelta(days=92)


class RefusedExportError(Exception):
    """A sentence for the page."""


@dataclass(slots=True)
class _Counted:
    """Rows as they pass."""

    rows: Iterable[Row]
    count: int = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.count += 1
            yield row


def begin(
    wanted: Wanted, *, kind: str, form: str, account: str, purpose: str, site: Site | None = None
) -> tuple[Export, Iterator[bytes]]:
    """The record, and the file to stream. Raises RefusedExportError."""
    listing = LISTINGS[kind]
    if form == "xlsx" and (count := listing.count(wanted)) > MOST_XLSX_ROWS:
        raise RefusedExportError(
            f"Ada {count} baris; satu berkas Excel memuat {MOST_XLSX_ROWS}. Pilih CSV, atau hari yang lebih sedikit."
        )
    record = Export.objects.create(
        kind=kind,
        format=form,
        from_day=wanted.from_day,
        to_day=wanted.to_day,
        site=site,
        hall_count=wanted.sites.count(),
        has_words=wanted.words_of is not None,
        purpose=purpose[:200],
        account=account[:150],
        begun_at=timezone.now(),
    )
    rows = _Counted(listing.rows(wanted))
    return record, _finished(record, rows, pieces(form, listing.columns, rows, _about(record)))


def file_name(record: Export) -> str:
    """No hall and no person: a folder of downloads tells nobody anything."""
    return f"balai-{record.kind}-{record.from_day:%Y%m%d}-{record.to_day:%Y%m%d}.{record.format}"


def refuse_period(from_day: date, to_day: date) -> None:
    """Raises RefusedExportError."""
    if to_day < from_day:
        raise RefusedExportError("Hari terakhir lebih awal daripada hari pertama. Tukar kedua tanggal.")
    if to_day - from_day > LONGEST:
        raise RefusedExportError(f"Paling banyak {LONGEST.days} hari sekali ekspor. Pilih hari yang lebih sedikit.")


def _about(record: Export) -> Mapping[str, Cell]:
    return {
        "id ekspor": str(record.id),
        "isi": record.get_kind_display(),
        "dari": record.from_day.isoformat(),
        "sampai": record.to_day.isoformat(),
        "jumlah balai": record.hall_count,
        "dibuat": f"{record.begun_at.astimezone(JAKARTA):%Y-%m-%d %H:%M} WIB",
        "oleh": record.account,
        "keperluan": record.purpose,
        "catatan": "Rekomendasi dan bukti, bukan keputusan. Waktu tingkat C diperiksa orang lebih dahulu.",
    }


def _finished(record: Export, rows: _Counted, file: Iterator[bytes]) -> Iterator[bytes]:
    digest, size = hashlib.sha256(), 0
    for piece in file:
        digest.update(piece)
        size += len(piece)
        yield piece
    now = timezone.now()
    statement = {
        "export": str(record.id),
        "kind": record.kind,
        "format": record.format,
        "from": record.from_day.isoformat(),
        "to": record.to_day.isoformat(),
        "rows": rows.count,
        "size": size,
        "sha256": digest.hexdigest(),
        "at": write_instant(now),
    }
    Export.objects.filter(id=record.id).update(
        finished_at=now,
        row_count=rows.count,
        size_bytes=size,
        sha256=digest.hexdigest(),
        statement=city_keys().state("export", statement).to_bytes(),
    )
