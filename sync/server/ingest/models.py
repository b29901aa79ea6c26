"""What came in: facts as they were signed, sealed parts, receipts; and what was wrong with some of them.

Invariants
- `Fact` rows are never changed or deleted; a trigger refuses it (migration 0002). They hold the payload and signature
  bytes, so every envelope can be given out again exactly as it was signed.
- A fork or a senseless fact is kept, never dropped: `QuarantinedFact` says what and why.
- A `Part` row means: the sealed bytes are complete, durable, and this kiosk showed or sent them. What for, facts say
  (`PartReference`). A row may be missing for a while though the part is here (part_rows.py); never the other way round.
- Looking at an opened part leaves a `PartOpening`.
"""

from __future__ import annotations

from typing import cast

from django.db import models

from sync.rules.interval import Grade, Interval, Reason


class Fact(models.Model):
    """Partitioned by kiosk (16 hash partitions), so it has a composite key and no admin page of its own."""

    pk = models.CompositePrimaryKey("kiosk", "epoch", "seq")
    kiosk = models.UUIDField()
    epoch = models.IntegerField()
    seq = models.BigIntegerField()
    id = models.UUIDField()
    kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    payload = models.BinaryField()
    signature = models.BinaryField()
    # The envelope as received, only where writing it out anew would give other bytes (key order, white space).
    envelope = models.BinaryField(null=True)
    received_at = models.DateTimeField()

    class Meta:
        db_table = "fact"

    def __str__(self) -> str:
        return f"{self.kiosk}:{self.epoch}:{self.seq}"


class QuarantinedFact(models.Model):
    FORK = "fork"
    SENSELESS = "senseless"
    DUPLICATE_ID = "duplicate_id"
    REASONS = [(FORK, "rantai bercabang"), (SENSELESS, "isi tidak masuk akal"), (DUPLICATE_ID, "id dipakai dua kali")]

    kiosk = models.UUIDField("kios")
    epoch = models.IntegerField()
    seq = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    reason = models.CharField("alasan", max_length=16, choices=REASONS)
    envelope = models.BinaryField()
    received_at = models.DateTimeField("diterima")

    class Meta:
        verbose_name = "fakta karantina"
        verbose_name_plural = "fakta karantina"
        constraints = [models.UniqueConstraint(fields=["kiosk", "epoch", "digest", "reason"], name="quarantined_once")]

    def __str__(self) -> str:
        return f"{self.kiosk}:{self.epoch}:{self.seq} {self.reason}"


class Part(models.Model):
    pk = models.CompositePrimaryKey("kiosk", "sha256")
    kiosk = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    held_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256


class PartReference(models.Model):
    """Read model: which fact names which part as what; `place` counts its parts from 0."""

    pk = models.CompositePrimaryKey("kiosk", "epoch", "seq", "sha256")
    kiosk = models.UUIDField()
    epoch = models.IntegerField()
    seq = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    place = models.PositiveSmallIntegerField(default=0)
    subject = models.UUIDField(db_index=True)
    role = models.CharField(max_length=32)
    media = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    recipients = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["kiosk", "epoch", "seq"], name="ingest_escrows", condition=models.Q(role="escrow"))
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.sha256}"


class Receipt(models.Model):
    """Signed receipts. `says` digests what a receipt says apart from the time: saying it again gives the same receipt."""

    pk = models.CompositePrimaryKey("kiosk", "epoch", "says")
    kiosk = models.UUIDField()
    epoch = models.IntegerField()
    says = models.CharField(max_length=64)
    # Hex SHA-256 of the signed payload: what `time.anchor` of later facts names.
    digest = models.CharField(max_length=64)
    envelope = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kiosk", "digest"], name="ingest_receipt_kiosk_digest")]

    def __str__(self) -> str:
        return f"{self.kiosk}:{self.epoch} {self.made_at:%Y-%m-%dT%H:%M:%SZ}"


class FactTime(models.Model):
    """Read model: when a fact happened, as far as it is proved (`fact_times.py`). `claimed_at` is the kiosk's wall clock."""

    GRADES = [("A", "terbukti"), ("B", "wajar"), ("C", "perlu pemeriksaan")]
    REASONS = [
        ("", ""),
        ("continuous", "jam kios tidak berubah"),
        ("wide", "rentang terlalu lebar"),
        ("unbounded", "belum ada bukti"),
        ("contradiction", "bukti bertentangan"),
    ]

    pk = models.CompositePrimaryKey("kiosk", "epoch", "seq")
    kiosk = models.UUIDField()
    epoch = models.IntegerField()
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    subject = models.UUIDField(db_index=True)
    claimed_at = models.DateTimeField()
    earliest = models.DateTimeField(null=True)
    latest = models.DateTimeField(null=True)
    grade = models.CharField(max_length=1, choices=GRADES)
    reason = models.CharField(max_length=16, choices=REASONS, default="", blank=True)

    class Meta:
        indexes = [
            # Whether a promise was broken is asked of these two alone, for thousands of requests at once.
            models.Index(
                fields=["subject", "kind", "epoch", "seq"],
                include=["kiosk", "grade", "claimed_at", "earliest", "latest"],
                condition=models.Q(kind__in=("request_filed", "request_completed")),
                name="ingest_time_of_a_promise",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kiosk}:{self.epoch}:{self.seq} {self.grade}"

    @property
    def interval(self) -> Interval:
        return Interval(self.earliest, self.latest, cast("Grade", self.grade), cast("Reason", self.reason))


class TimeStretch(models.Model):
    """Read model: where a stretch of a chain begins whose times are derived together: a verified anchor, or a cut.

    `evidence_from` is the first fact that counts for it; `statement` and `said_at` are the anchor's, "" and null for a cut.
    """

    pk = models.CompositePrimaryKey("kiosk", "epoch", "seq")
    kiosk = models.UUIDField()
    epoch = models.IntegerField()
    seq = models.BigIntegerField()
    evidence_from = models.BigIntegerField()
    statement = models.CharField(max_length=64, default="")
    said_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kiosk", "statement"], name="ingest_time_kiosk_statement")]

    def __str__(self) -> str:
        return f"{self.kiosk}:{self.epoch}:{self.seq}"


class Projection(models.Model):
    """How far the read models are with a kiosk: `folded` is the last folded seq by epoch. Its row is the kiosk's turn:
    whoever folds holds it, and nobody else needs it.
    """

    REBUILDS = [("", ""), ("due", "to be made anew"), ("under_way", "being made anew")]

    kiosk = models.UUIDField(primary_key=True)
    folded = models.JSONField(default=dict)
    failures = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    rebuild = models.CharField(max_length=12, choices=REBUILDS, default="", blank=True)

    def __str__(self) -> str:
        return f"{self.kiosk} {self.folded}"


class Nonce(models.Model):
    """Nonces of signed requests; unlogged, cleared by age: outside the tolerance of the clock they mean nothing."""

    pk = models.CompositePrimaryKey("kiosk", "nonce")
    kiosk = models.UUIDField()
    nonce = models.CharField(max_length=128)
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.nonce


class PartOpening(models.Model):
    """Who looked at which personal part, when and what for."""

    sha256 = models.CharField("berkas", max_length=64, db_index=True)
    account = models.CharField("oleh", max_length=150)
    purpose = models.CharField("keperluan", max_length=200)
    opened_at = models.DateTimeField("waktu")

    class Meta:
        verbose_name = "pembukaan berkas"
        verbose_name_plural = "pembukaan berkas"
        permissions = [("open_part", "Membuka berkas tersegel balai yang dibina")]
        indexes = [models.Index(fields=["-opened_at", "-id"], name="ingest_openings_newest")]

    def __str__(self) -> str:
        return f"{self.account} {self.opened_at:%Y-%m-%d %H:%M}"
