"""What moves a promise beside the facts of its request, and what a broken one costs.

Invariants
- `NotedOutage` is a read model, folded from the kiosks' facts. The others are the city's own decisions: `cityserver rebuild` leaves
  them as they are.
- A decision is never changed or deleted: a rule is followed by a newer rule, an entry of the ledger by a newer entry, an exception is
  taken back by who says why. Each carries who and when.
- Nothing here is personal: a request is named by its id, money by its amount.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from sync.rules.compensation import AMOUNT_IDR
from sync.server.requests.models import Request

WORDS_MAX = 200


class NotedOutage(models.Model):
    """As a kiosk told it; `ended_at` None: nobody said when."""

    pk = models.CompositePrimaryKey("kiosk", "away", "began_at")
    kiosk = models.UUIDField()
    away = models.CharField(max_length=16)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kiosk} {self.away} {self.began_at:%Y-%m-%d %H:%M}"


class ExceptedRequest(models.Model):
    """The city's 24 hours do not bind this request, for a reason that its service names."""

    REASONS = [
        ("new_ktp_needs_central_dukcapil_verification", "KTP baru menunggu verifikasi pusat"),
        ("recorded_at_16_prints_at_17", "Direkam saat 16 tahun, dicetak saat 17"),
        ("reprint_less_than_6_months_since_last_print", "Cetak ulang kurang dari 6 bulan"),
        ("photo_or_signature_change", "Ganti foto atau tanda tangan"),
        ("document_issued_by_other_region_needs_verification", "Dokumen daerah lain perlu dicek"),
        ("certificate_issued_outside_surabaya", "Akta terbitan luar Surabaya"),
    ]

    request = models.ForeignKey(
        Request, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", verbose_name="permohonan"
    )
    reason = models.CharField("alasan", max_length=64, choices=REASONS)
    marked_by = models.CharField("oleh", max_length=150)
    marked_at = models.DateTimeField("ditetapkan")
    withdrawn_by = models.CharField("dibatalkan oleh", max_length=150, default="", blank=True)
    withdrawn_at = models.DateTimeField("dibatalkan", null=True)

    class Meta:
        permissions = [("stop_clocks", "Menghentikan dan menjalankan jam banyak permohonan")]
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(withdrawn_at=None), name="excepted_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.reason}"


class CompensationRule(models.Model):
    """What is paid for a day late, from which day of filing on. The newest row counts; without one nothing is paid."""

    COUNTS = [("begun", "setiap hari yang sudah dimulai"), ("whole", "hanya hari yang penuh")]

    is_on = models.BooleanField("kompensasi dibayar", default=False)
    amount_idr = models.PositiveIntegerField(
        "rupiah per hari", default=AMOUNT_IDR, validators=[MinValueValidator(1), MaxValueValidator(10_000_000)]
    )
    first_day = models.DateField("untuk permohonan mulai")
    counts = models.CharField("yang dihitung", max_length=8, choices=COUNTS, default="begun")
    most_days = models.PositiveSmallIntegerField(
        "paling banyak (hari)", default=30, validators=[MinValueValidator(1), MaxValueValidator(366)]
    )
    payer = models.CharField("dibayar oleh", max_length=60, default="Dispendukcapil")
    legal_basis = models.CharField("dasar", max_length=WORDS_MAX)
    set_by = models.CharField("oleh", max_length=150, editable=False)
    set_at = models.DateTimeField("ditetapkan", editable=False)

    class Meta:
        verbose_name = "aturan kompensasi"
        verbose_name_plural = "aturan kompensasi"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.amount_idr} {self.first_day}"


class LedgerEntry(models.Model):
    """One decision about the compensation of one request. The newest of a request says how it stands; none is changed."""

    STATES = [
        ("approved", "Disetujui"),
        ("refused", "Tidak dibayar"),
        ("paid", "Sudah dibayar"),
        ("reopened", "Dibuka lagi"),
    ]

    request = models.ForeignKey(
        Request, on_delete=models.DO_NOTHING, db_constraint=False, related_name="ledger", verbose_name="permohonan"
    )
    state = models.CharField("keputusan", max_length=10, choices=STATES)
    days = models.PositiveSmallIntegerField("hari")
    amount_idr = models.PositiveIntegerField("rupiah")
    rule = models.ForeignKey(CompensationRule, on_delete=models.PROTECT, verbose_name="aturan")
    reason = models.CharField("alasan", max_length=WORDS_MAX, blank=True)
    decided_by = models.CharField("oleh", max_length=150)
    decided_at = models.DateTimeField("diputuskan")
    # The newest of its request; kept beside the entries so that a list asks for it without looking at all of them.
    is_newest = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = "kompensasi"
        verbose_name_plural = "kompensasi"
        ordering = ["-decided_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(is_newest=True), name="ledger_one_newest_a_request"
            )
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.state} {self.amount_idr}"


class LateRequest(Request):
    """A request as the ledger lists it."""

    class Meta:
        proxy = True
        verbose_name = "kompensasi"
        verbose_name_plural = "kompensasi"
        ordering = ["promised_at"]
