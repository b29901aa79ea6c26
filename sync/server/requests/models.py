"""Read model of requests (permohonan): the fold of the kiosks' and the city's facts. `cityserver rebuild` makes it anew.

No personal data is here: answers and photos are sealed parts, named by digest in `ingest.PartReference`.
"""

from __future__ import annotations

from django.db import models

from sync.server.fleet.models import Kiosk, Site
from sync.server.people.models import Officer


class Request(models.Model):
    STATES = [
        ("filed", "Masuk"),
        ("taken", "Diproses"),
        ("returned", "Perlu dilengkapi"),
        ("referred", "Diteruskan"),
        ("completed", "Selesai"),
        ("handed_off", "Diserahkan ke dinas"),
        ("collected", "Sudah diambil"),
        ("voided", "Dibatalkan"),
    ]

    id = models.UUIDField(primary_key=True)
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    service = models.CharField("layanan", max_length=64)
    catalogue_version = models.PositiveIntegerField("versi katalog")
    ticket = models.CharField("antrean", max_length=8)
    code = models.CharField("kode status", max_length=8, db_index=True)
    state = models.CharField("status", max_length=12, choices=STATES, default="filed")
    standard = models.CharField("standar", max_length=20)
    filed_at = models.DateTimeField("diajukan")
    promised_at = models.DateTimeField("dijanjikan", null=True)
    taken_at = models.DateTimeField("diambil", null=True)
    completed_at = models.DateTimeField("selesai", null=True)
    outcome = models.CharField("hasil", max_length=16, default="")
    officer = models.ForeignKey(
        Officer, on_delete=models.DO_NOTHING, db_constraint=False, null=True, verbose_name="petugas"
    )
    documents = models.JSONField("dokumen", default=list)
    parts = models.JSONField("berkas", default=list, help_text="[{role, sha256, size, media, recipients}]")
    is_assisted = models.BooleanField("dibantu petugas", default=False)
    language = models.CharField("bahasa", max_length=2, default="id")
    # By the engine of deadlines: until when by the published standard; what waited, [reason, seconds]; whose a late one is, and
    # which officer's (both by the kiosk's own clock: whether it is proved, `ingest.FactTime` says).
    published_due_at = models.DateTimeField("standar layanan", null=True)
    waits = models.JSONField("waktu tunggu", default=list)
    cause = models.CharField("sebab", max_length=16, default="")
    late_officer = models.UUIDField(null=True)
    # Why the promise waits, "" while it runs; why it was returned last, and which questions are to be answered anew.
    paused = models.CharField("jam berhenti", max_length=32, default="")
    paused_at = models.DateTimeField("berhenti sejak", null=True)
    returned = models.CharField("alasan dikembalikan", max_length=24, default="")
    questions = models.JSONField("isian", default=list)
    # What was done to it after its filing (`requests/handling.py`).
    steps = models.PositiveSmallIntegerField("langkah", default=0)
    hand_overs = models.PositiveSmallIntegerField("pindah tangan", default=0)
    returns = models.PositiveSmallIntegerField("kali dikembalikan", default=0)
    # How many facts were folded in; the version of its `request_status` item in the change feed.
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "permohonan"
        verbose_name_plural = "permohonan"
        ordering = ["-filed_at"]
        indexes = [
            models.Index(fields=["site", "state", "filed_at"]),
            # With all that is measured of a span of days: the rows themselves are ten times as large.
            models.Index(
                fields=["filed_at"],
                include=[
                    "id",
                    "kiosk",
                    "site",
                    "service",
                    "state",
                    "paused",
                    "promised_at",
                    "taken_at",
                    "completed_at",
                    "cause",
                    "officer",
                    "late_officer",
                    "steps",
                    "hand_overs",
                    "returns",
                ],
                name="request_measured",
            ),
            models.Index(fields=["filed_at"], name="request_waited", condition=~models.Q(waits=[])),
            # What may be owed something.
            models.Index(
                fields=["promised_at", "site"],
                name="request_finished_late",
                condition=models.Q(completed_at__gt=models.F("promised_at")),
            ),
            # Those whose promise runs are few, and what everybody looks at.
            models.Index(
                fields=["promised_at", "site"],
                name="request_running",
                condition=models.Q(state__in=("filed", "taken", "referred")),
            ),
            models.Index(
                fields=["late_officer"], name="request_late_of", condition=models.Q(late_officer__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} · {self.service}"


class Referral(models.Model):
    """Read model: one hall asked an office, and what the office answered. `epoch` and `seq` are of the asking fact."""

    ANSWERS = [
        ("", "Belum dijawab"),
        ("agreed", "Disetujui"),
        ("refused", "Belum bisa disetujui"),
        ("more_needed", "Masih perlu data"),
        ("not_ours", "Bukan urusan dinas ini"),
        ("done", "Sudah dikerjakan"),
    ]

    id = models.UUIDField(primary_key=True)
    request = models.UUIDField("permohonan", db_index=True)
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    unit = models.UUIDField("dinas", db_index=True)
    ticket = models.CharField("antrean", max_length=8)
    service = models.CharField("layanan", max_length=64)
    question = models.CharField("pertanyaan", max_length=16)
    epoch = models.PositiveIntegerField()
    seq = models.PositiveBigIntegerField()
    asked_at = models.DateTimeField("ditanyakan")
    asked_by = models.ForeignKey(
        Officer,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name="penanya",
    )
    answer = models.CharField("jawaban", max_length=16, choices=ANSWERS, default="")
    answered_at = models.DateTimeField("dijawab", null=True)
    helper = models.ForeignKey(
        Officer,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name="penjawab",
    )

    class Meta:
        verbose_name = "pertanyaan ke dinas"
        verbose_name_plural = "pertanyaan ke dinas"
        ordering = ["answered_at", "asked_at"]
        permissions = [("answer_referral", "Menjawab pertanyaan balai atas nama dinas")]

    def __str__(self) -> str:
        return f"{self.ticket} · {self.service}"
