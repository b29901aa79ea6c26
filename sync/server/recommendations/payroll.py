"""Signed recommendations leave the city as a file for the payroll: the record first, then the bytes, then what they were.

Invariants
- A file holds what a named person signed and nothing else. Each row, and the file, say that it is a recommendation.
- The record is committed before the first byte; after the last one it has the count, the sum and the digest, and the city's signature over
  them. A file that broke off has none. Nothing of a file is kept here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from sync.protocol.instant import write_instant
from sync.rules.indonesian import JAKARTA
from sync.server.city_keys import city_keys
from sync.server.organisation import tree
from sync.server.people.models import Unit
from sync.server.recommendations.models import PayrollFile, SignedMonth
from sync.server.recommendations.signing import LOCK
from sync.server.records.spreadsheet import MOST_XLSX_ROWS, Cell, pieces

COLUMNS = (
    "status",
    "bulan",
    "id petugas",
    "NIP",
    "nama petugas",
    "unit",
    "kelas jabatan",
    "TPP dasar (Rp)",
    "IKI",
    "predikat",
    "disiplin",
    "TPP dihitung (Rp)",
    "rekomendasi TPP (Rp)",
    "ditandatangani oleh",
    "waktu tanda tangan",
    "id rekomendasi",
)
STATUS = "REKOMENDASI"


class RefusedPayrollError(Exception):
    """A sentence for the page."""


@dataclass(slots=True)
class _Counted:
    rows: Iterable[SignedMonth]
    count: int = 0
    total_rupiah: int = 0

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for row in self.rows:
            self.count += 1
            self.total_rupiah += row.net_rupiah
            yield _row(row)


def lines_of(period: str, unit: Unit | None) -> QuerySet[SignedMonth]:
    """What is signed and stands; of a unit with those below it."""
    lines = SignedMonth.objects.filter(period=period, is_withdrawn=False)
    return lines if unit is None else lines.filter(officer_month__unit__in=tree.below([unit.pk]))


@transaction.atomic
def begin(
    period: str, unit: Unit | None, *, form: str, account: str, reason: str
) -> tuple[PayrollFile, Iterator[bytes]]:
    """The record, and the file to stream. Raises RefusedPayrollError."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])  # no signature is taken back meanwhile
    count = lines_of(period, unit).count()
    if count == 0:
        raise RefusedPayrollError(
            "Belum ada rekomendasi bertanda tangan untuk bulan dan unit ini, jadi tidak ada yang keluar."
        )
    if form == "xlsx" and count > MOST_XLSX_ROWS:
        raise RefusedPayrollError(
            f"Ada {count} baris; satu berkas Excel memuat {MOST_XLSX_ROWS}. Pilih CSV, atau satu unit."
        )
    record = PayrollFile.objects.create(
        period=period, unit=unit, format=form, reason=reason, account=account[:150], begun_at=timezone.now()
    )
    chosen = lines_of(period, unit).filter(signature__signed_at__lte=record.begun_at)
    read = chosen.select_related("signature__signed_by", "officer", "officer_month__unit", "officer_month__appointment")
    rows = _Counted(read.order_by("officer__name", "officer_id").iterator(chunk_size=500))
    return record, _finished(record, rows, pieces(form, COLUMNS, rows, _about(record)))


def file_name(record: PayrollFile) -> str:
    return f"rekomendasi-tpp-{record.period}-{str(record.pk)[:8]}.{record.format}"


def _row(row: SignedMonth) -> tuple[Cell, ...]:
    month, signature = row.officer_month, row.signature
    appointment = month.appointment
    return (
        STATUS,
        row.period,
        str(row.officer_id),
        appointment.nip if appointment else "",
        row.officer.name,
        month.unit.name if month.unit else "",
        appointment.job_class if appointment else None,
        appointment.base_rupiah if appointment else None,
        _number(month.iki),
        month.predicate,
        _number(month.discipline),
        month.allowance,
        row.net_rupiah,
        signature.signed_by.get_full_name() or signature.signed_by.get_username(),
        f"{signature.signed_at.astimezone(JAKARTA):%Y-%m-%d %H:%M} WIB",
        str(row.pk),
    )


def _number(value: object) -> str:
    return "" if value is None else f"{value:.2f}"


def _about(record: PayrollFile) -> Mapping[str, Cell]:
    return {
        "id berkas": str(record.pk),
        "isi": "Rekomendasi TPP yang sudah ditandatangani",
        "bulan": record.period,
        "unit": record.unit.name if record.unit else "semua",
        "dibuat": f"{record.begun_at.astimezone(JAKARTA):%Y-%m-%d %H:%M} WIB",
        "oleh": record.account,
        "keperluan": record.reason,
        "catatan": "REKOMENDASI, bukan keputusan pembayaran. Dasar tiap angka dapat dibuka di konsol dengan id rekomendasi.",
    }


def _finished(record: PayrollFile, rows: _Counted, file: Iterator[bytes]) -> Iterator[bytes]:
    digest, size = hashlib.sha256(), 0
    for piece in file:
        digest.update(piece)
        size += len(piece)
        yield piece
    now = timezone.now()
    statement = {
        "payroll": str(record.pk),
        "period": record.period,
        "unit": str(record.unit_id) if record.unit_id else None,
        "format": record.format,
        "rows": rows.count,
        "total_rupiah": rows.total_rupiah,
        "size": size,
        "sha256": digest.hexdigest(),
        "at": write_instant(now),
    }
    PayrollFile.objects.filter(pk=record.pk).update(
        finished_at=now,
        row_count=rows.count,
        total_rupiah=rows.total_rupiah,
        size_bytes=size,
        sha256=digest.hexdigest(),
        statement=city_keys().state("payroll", statement).to_bytes(),
    )
