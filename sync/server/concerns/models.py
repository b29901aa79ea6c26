"""Complaints, problems of the neighbourhood, and what leaders ordered about them.

`Concern` is a read model of the kiosks' and the city's facts (`projection`). `Instruction` is the city's own and no read model. None
holds words of a resident: those are sealed parts.
"""

from __future__ import annotations

from django.db import models

from sync.server.fleet.models import Kiosk, Site
from sync.server.people.models import Account, Officer, Unit

TOPICS = [
    ("service", "Layanan"),
    ("officer", "Petugas"),
    ("illegal_fee", "Pungutan liar"),
    ("facility", "Sarana balai"),
    ("neighbourhood", "Lingkungan"),
    ("road", "Jalan"),
    ("drainage", "Saluran air"),
    ("waste", "Sampah"),
    ("lighting", "Penerangan"),
    ("safety", "Keamanan"),
    ("health", "Kesehatan"),
    ("social", "Sosial"),
    ("other", "Lainnya"),
]
SOURCES = [("complaint", "Pengaduan"), ("request", "Aduan lewat permohonan"), ("problem", "Masalah lingkungan")]


class Concern(models.Model):
    """`due_at`: until when a first answer is owed; `answered_at` when the first one came, by the clock of who gave it.

    `epoch` and `seq` are of its first fact. `topic`: a category, for a request its service.
    """

    STATES = [
        ("new", "Belum dijawab"),
        ("in_progress", "Sedang dikerjakan"),
        ("referred", "Diteruskan ke dinas"),
        ("resolved", "Selesai"),
        ("rejected", "Tidak dapat dikerjakan"),
        ("voided", "Dibatalkan"),
    ]

    id = models.UUIDField(primary_key=True)
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    source = models.CharField("jenis", max_length=10, choices=SOURCES)
    topic = models.CharField("tentang", max_length=32)
    severity = models.PositiveSmallIntegerField("tingkat", default=0)
    code = models.CharField("kode", max_length=8, default="", db_index=True)
    is_about_staff = models.BooleanField("tentang petugas", default=False)
    is_anonymous = models.BooleanField("tanpa nama", default=False)
    filed_at = models.DateTimeField("masuk")
    due_at = models.DateTimeField("dijawab sebelum")
    answered_at = models.DateTimeField("jawaban pertama", null=True)
    answers = models.PositiveSmallIntegerField("jawaban", default=0)
    state = models.CharField("keadaan", max_length=12, choices=STATES, default="new")
    noted_by = models.ForeignKey(
        Officer,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name="dicatat petugas",
    )
    epoch = models.PositiveIntegerField()
    seq = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = "pengaduan atau masalah"
        verbose_name_plural = "pengaduan dan masalah"
        ordering = ["-filed_at"]
        permissions = [
            ("answer_concern", "Menjawab pengaduan dan masalah balai yang dibina"),
            ("see_staff_concern", "Melihat bahwa ada laporan tentang petugas"),
            ("answer_staff_concern", "Mencatat jawaban atas laporan tentang petugas"),
            ("see_escalated", "Melihat daftar pimpinan: yang lewat 24 jam tanpa jawaban"),
        ]
        indexes = [
            models.Index(fields=["site", "state", "filed_at"]),
            models.Index(fields=["due_at"], name="concern_unanswered", condition=models.Q(answered_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.filed_at:%Y-%m-%d}"


class Instruction(models.Model):
    """A leader ordered something about a concern or a referral (`about`). Taken back it stays, with when."""

    WHAT = [
        ("answer_today", "Jawab hari ini"),
        ("visit", "Datangi tempatnya"),
        ("send_to_unit", "Serahkan ke dinas"),
        ("report", "Laporkan kepada saya"),
    ]

    about = models.UUIDField(db_index=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    what = models.CharField("perintah", max_length=16, choices=WHAT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name="dinas")
    words = models.CharField("keterangan", max_length=200, blank=True)
    due_on = models.DateField("paling lambat")
    given_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    given_at = models.DateTimeField("waktu")
    withdrawn_at = models.DateTimeField("ditarik", null=True)

    class Meta:
        verbose_name = "perintah pimpinan"
        verbose_name_plural = "perintah pimpinan"
        ordering = ["-given_at", "-id"]

    def __str__(self) -> str:
        return f"{self.about} {self.what}"
