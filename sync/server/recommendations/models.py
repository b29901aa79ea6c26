"""What people decided about computed numbers: objections answered, months signed, files that left for the payroll.

Invariants
- Decisions of the city, no read models: `cityserver rebuild` leaves them. Rows are never changed but by the fields that say that
  somebody took them back, who and when.
- A number counts when a `SignedMonth` says so that was not withdrawn: at most one an officer and month. What it holds is copied from the
  computation, so a later one changes nothing that was signed.
- No words of an officer are here; those of reviewers are plain and refuse long numbers (`records.plain_words`).
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from sync.server.indices.models import OfficerMonth, Run
from sync.server.people.models import Account, Officer, Unit

REASON_MAX = 300


class ObjectionRuling(models.Model):
    """The answer to an objection (`performance.Objection`, made from facts). What it excludes is an `indices.Exclusion` that names it."""

    OUTCOMES = [
        ("corrected", "Diterima: catatan sumbernya dibetulkan, lalu dihitung ulang"),
        ("excluded", "Diterima: yang dipersoalkan tidak ikut dihitung"),
        ("refused", "Tidak diterima"),
    ]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    objection = models.UUIDField("keberatan", db_index=True)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", verbose_name="petugas")
    period = models.CharField("bulan", max_length=7)
    outcome = models.CharField("putusan", max_length=10, choices=OUTCOMES)
    reason = models.CharField("alasan", max_length=REASON_MAX)
    decided_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    decided_at = models.DateTimeField("diputus")
    withdrawn_at = models.DateTimeField("ditarik", null=True)

    class Meta:
        verbose_name = "putusan keberatan"
        verbose_name_plural = "putusan keberatan"
        ordering = ["-decided_at"]
        permissions = [("decide_objection", "Memutus keberatan petugas, bukan keberatan sendiri")]
        indexes = [models.Index(fields=["period", "officer"], name="rulings_of_a_month")]
        constraints = [
            models.UniqueConstraint(
                fields=["objection"], condition=Q(withdrawn_at=None), name="one_ruling_an_objection"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.period}"


class MonthSignature(models.Model):
    """A named person stands behind the recommendations of a unit and of those below it for a month. `statement`: the city's signature."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="unit")
    period = models.CharField("bulan", max_length=7)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+", verbose_name="penghitungan")
    officers = models.PositiveIntegerField("petugas")
    total_rupiah = models.PositiveBigIntegerField("jumlah rekomendasi (Rp)")
    signed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="ditandatangani oleh"
    )
    signed_at = models.DateTimeField("ditandatangani")
    statement = models.BinaryField()
    withdrawn_by = models.CharField("ditarik oleh", max_length=150, blank=True, default="")
    withdrawn_at = models.DateTimeField("ditarik", null=True)
    withdrawn_why = models.CharField("alasan ditarik", max_length=REASON_MAX, blank=True, default="")

    class Meta:
        verbose_name = "rekomendasi bertanda tangan"
        verbose_name_plural = "rekomendasi bertanda tangan"
        ordering = ["-period", "-signed_at"]
        permissions = [("sign_month", "Menandatangani rekomendasi bulanan unit yang dipimpin")]
        indexes = [models.Index(fields=["period", "unit"], name="signatures_of_a_month")]

    def __str__(self) -> str:
        return f"{self.period} {self.unit_id}"


class SignedMonth(models.Model):
    """One officer's part of a signature: the amount, and the digest of the sheet that explains it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    signature = models.ForeignKey(MonthSignature, on_delete=models.PROTECT, related_name="lines")
    officer_month = models.ForeignKey(OfficerMonth, on_delete=models.PROTECT, related_name="signed")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=7)
    net_rupiah = models.PositiveIntegerField()
    sheet_sha256 = models.CharField(max_length=64)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "period"], condition=Q(is_withdrawn=False), name="signed_once_a_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.period}"


class PayrollFile(models.Model):
    """Signed recommendations that left as a file: written before its first byte, `finished_at` and what follows after its last."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    period = models.CharField("bulan", max_length=7)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="unit"
    )
    format = models.CharField(
        "bentuk", max_length=4, choices=[("csv", "CSV"), ("xlsx", "Excel (XLSX)"), ("json", "JSON")]
    )
    reason = models.CharField("keperluan", max_length=REASON_MAX)
    account = models.CharField("oleh", max_length=150)
    begun_at = models.DateTimeField("waktu")
    finished_at = models.DateTimeField("selesai", null=True)
    row_count = models.PositiveIntegerField("baris", null=True)
    total_rupiah = models.PositiveBigIntegerField("jumlah rekomendasi (Rp)", null=True)
    size_bytes = models.PositiveBigIntegerField("ukuran", null=True)
    sha256 = models.CharField("sidik", max_length=64, default="")
    statement = models.BinaryField(default=b"")

    class Meta:
        verbose_name = "berkas penggajian"
        verbose_name_plural = "berkas penggajian"
        ordering = ["-begun_at"]

    def __str__(self) -> str:
        return f"{self.period} {self.begun_at:%Y-%m-%d %H:%M}"
