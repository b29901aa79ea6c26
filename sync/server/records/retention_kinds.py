"""Kinds of data that come to an end: what each is, when its time begins, how long it is kept when the city follows the proposal.

The law asks for an end and for a record of it (UU 27/2022 art. 16(2)g, 42 to 45) and names no length; the city's own retention
schedule (JRA) decides that (Permendagri 19/2012: the kelurahan keeps inactive files until a schedule says otherwise). So the
days here are proposals, and none is in force before two people of the city said so (`retention_rules`).

Facts are in no kind: they hold no personal data and are never deleted (decision 002). Photo hashes, and what kiosks keep, end by
rules of their own (decisions 007 and 012).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import DateTimeField, F, Func, Model, QuerySet
from django.db.models.expressions import Combinable

from sync.server.flexible.models import CheckIn, Contact
from sync.server.indices.models import BehaviourRating
from sync.server.ingest.models import PartOpening
from sync.server.leave.models import Leave
from sync.server.outreach.models import PhonePaper
from sync.server.people.stolen_kiosks import CLOSED
from sync.server.records.models import Export, Incident

# When the month of that day is over, in the city.
_MONTH_END = "(date_trunc('month', {day}) + interval '1 month') at time zone 'Asia/Jakarta'"
_OBJECTED = (
    "(select max(o.filed_at) from performance_objection o"
    " where o.officer_id = q.officer_id and o.period = to_char({day}, 'YYYY-MM'))"
)
# What no kiosk told, an officer told the city on a page of their own.
_TOLD_BY = "coalesce(q.kiosk_id, (select id from fleet_city))"


def _of_officer(table: str, day: str) -> str:
    """Parts of a record of an officer's: from the end of its month, or from an objection about that month if one came later."""
    since = f"greatest({_MONTH_END}, {_OBJECTED})".format(day=day)
    return (
        f"select p.kiosk, p.sha256, r.subject, r.role, p.size, {since} as since from {table} q"  # noqa: S608 - our own words
        f" join ingest_partreference r on r.subject = q.id and r.kiosk = {_TOLD_BY}"
        " join p on p.kiosk = r.kiosk and p.sha256 = r.sha256"
    )


_CLOSED = ", ".join(f"'{state}'" for state in CLOSED)
# From the last fact of its kiosk, which names one shard, or from when the part came in: what comes late begins the time anew.
_REQUESTS = f"""
select p.kiosk, p.sha256, r.subject, r.role, p.size, greatest(heard.since, p.held_at) as since from requests_request q
join ingest_partreference r on r.subject = q.id
join p on p.kiosk = r.kiosk and p.sha256 = r.sha256
cross join lateral (select max(f.received_at) as since from fact f where f.kiosk = q.kiosk_id and f.subject = q.id) heard
where q.state in ({_CLOSED})
"""  # noqa: S608 - our own words
_REPORTS = """
select p.kiosk, p.sha256, r.subject, r.role, p.size, greatest(heard.since, p.held_at) as since from concerns_concern q
join ingest_partreference r on r.subject = q.id
join p on p.kiosk = r.kiosk and p.sha256 = r.sha256
cross join lateral (select max(f.received_at) as since from fact f where f.kiosk = q.kiosk_id and f.subject = q.id) heard
where q.source <> 'request' and q.state in ('resolved', 'rejected', 'voided')
"""
_PINS = """
select p.kiosk, p.sha256, r.subject, r.role, p.size, s.kept_at as since from people_pinsetting s
join ingest_partreference r on r.kiosk = s.kiosk and r.sha256 = s.sha256
join p on p.kiosk = r.kiosk and p.sha256 = r.sha256
where s.state <> 'waiting'
"""

_LAST_DAY = Func(
    F("ends"),
    template="(%(expressions)s::timestamp at time zone 'Asia/Jakarta')",
    output_field=DateTimeField(),
)


@dataclass(frozen=True, slots=True)
class RetentionKind:
    """`parts`: a query of sealed parts with `since`, of those that the city has had so long (`p`); or else `rows` of a table whose
    `moment` counts, a column's name or an expression. `days` is the proposal.
    """

    code: str
    name: str
    counted_from: str
    days: int
    basis: str
    parts: str = ""
    rows: type[Model] | None = None
    moment: str | Combinable = ""

    @property
    def holds(self) -> Literal["parts", "rows"]:
        return "parts" if self.parts else "rows"

    def old_rows(self, before: Any) -> QuerySet[Any]:
        """Each with `kept_since`."""
        assert self.rows is not None
        moment = F(self.moment) if isinstance(self.moment, str) else self.moment
        return self.rows._default_manager.annotate(kept_since=moment).filter(kept_since__lt=before)  # noqa: SLF001


PHONE_PAPERS = "phone_papers"
_LAW = "UU 27/2022 Pasal 16 ayat (2) huruf g dan Pasal 42–44"
KINDS: Mapping[str, RetentionKind] = {
    kind.code: kind
    for kind in (
        RetentionKind(
            "request_parts",
            "Isian dan foto dokumen permohonan",
            "catatan terakhir permohonan yang sudah ditutup",
            365,
            f"{_LAW}; menunggu jadwal retensi arsip kota",
            parts=_REQUESTS,
        ),
        RetentionKind(
            "presence_photos",
            "Foto kehadiran petugas",
            "akhir bulan kehadiran, atau keberatan terakhir atas bulan itu",
            90,
            f"{_LAW}; foto wajah adalah data spesifik (Pasal 4)",
            parts=_of_officer("people_presence", "(q.started_at at time zone 'Asia/Jakarta')"),
        ),
        RetentionKind(
            "work_parts",
            "Foto dan kata-kata catatan kerja",
            "akhir bulan pekerjaan, atau keberatan terakhir atas bulan itu",
            90,
            _LAW,
            parts=_of_officer("performance_workentry", "q.day::timestamp"),
        ),
        RetentionKind(
            "objection_parts",
            "Kata-kata keberatan petugas",
            "keberatan diajukan",
            730,
            f"{_LAW}; PermenPANRB 6/2022",
            parts=(
                "select p.kiosk, p.sha256, r.subject, r.role, p.size, q.filed_at as since from performance_objection q"  # noqa: S608 - our own words
                f" join ingest_partreference r on r.subject = q.id and r.kiosk = {_TOLD_BY}"
                " join p on p.kiosk = r.kiosk and p.sha256 = r.sha256"
            ),
        ),
        RetentionKind(
            "report_parts",
            "Isi dan foto pengaduan dan masalah lingkungan",
            "catatan terakhir pengaduan yang sudah selesai",
            730,
            f"{_LAW}; Perpres 76/2013",
            parts=_REPORTS,
        ),
        RetentionKind(
            "pin_parts",
            "Sidik PIN tersegel yang sudah dibaca",
            "PIN diterima kota",
            30,
            _LAW,
            parts=_PINS,
        ),
        RetentionKind(
            "check_ins",
            "Mulai dan selesai kerja di luar kantor",
            "kerja dimulai",
            365,
            f"{_LAW}; pemantauan pegawai (Pasal 34)",
            rows=CheckIn,
            moment="began_at",
        ),
        RetentionKind(
            "contacts",
            "Catatan menghubungi petugas di luar kantor",
            "petugas dihubungi",
            365,
            f"{_LAW}; pemantauan pegawai (Pasal 34)",
            rows=Contact,
            moment="called_at",
        ),
        RetentionKind(
            "leave",
            "Catatan cuti; hari cutinya tetap pada penghitungan bulannya",
            "hari terakhir cuti",
            730,
            f"{_LAW}; jenis cuti dapat menyangkut kesehatan, data spesifik (Pasal 4)",
            rows=Leave,
            moment=_LAST_DAY,
        ),
        RetentionKind(
            "behaviour_ratings",
            "Penilaian perilaku satu per satu; rata-ratanya tetap pada penghitungan bulannya",
            "awal bulan yang dinilai, atau saat atasan mencatatnya",
            730,
            f"{_LAW}; PermenPANRB 6/2022",
            rows=BehaviourRating,
            moment="decided_at",
        ),
        RetentionKind(
            PHONE_PAPERS,
            "Berkas dari HP warga",
            "foto selesai: dipakai petugas, diganti, atau permohonannya ditutup; isi foto sendiri hilang saat itu juga",
            90,
            _LAW,
            rows=PhonePaper,
            moment="ended_at",
        ),
        RetentionKind(
            "access_log",
            "Catatan pembukaan berkas",
            "berkas dibuka",
            1825,
            "UU 27/2022 Pasal 31; usul lima tahun",
            rows=PartOpening,
            moment="opened_at",
        ),
        RetentionKind(
            "exports",
            "Catatan ekspor",
            "ekspor dibuat",
            1825,
            "UU 27/2022 Pasal 31; usul lima tahun",
            rows=Export,
            moment="begun_at",
        ),
        RetentionKind(
            "incidents",
            "Catatan insiden data",
            "insiden ditutup",
            1825,
            "UU 27/2022 Pasal 46; usul lima tahun",
            rows=Incident,
            moment="closed_at",
        ),
    )
}
