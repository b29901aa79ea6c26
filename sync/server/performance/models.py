"""Plans that supervisors write, and read models of what officers did and objected to.

`Plan` is the city's own and no read model; `WorkEntry` and `Objection` are folded from the kiosks' facts (`projection`). None holds
words of an officer: those are sealed parts, named in `parts`.
"""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from sync.server.fleet.models import Kiosk, Site
from sync.server.people.models import Officer

UNITS = [
    ("documents", "dokumen"),
    ("people", "orang"),
    ("households", "keluarga"),
    ("hours", "jam"),
    ("events", "kegiatan"),
    ("percent", "persen"),
    ("other", "hasil"),
]
PLACES = [("hall", "Balai RW"), ("office", "Kantor"), ("field", "Lapangan"), ("home", "Rumah")]


class Plan(models.Model):
    """What an officer is to do, in a month or on one day. `version` grows with each change that kiosks are told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="plans", verbose_name="petugas")
    period = models.CharField("bulan", max_length=7, editable=False)
    day = models.DateField("hari", null=True, blank=True)
    words = models.CharField("kegiatan", max_length=200)
    target = models.PositiveIntegerField("target", validators=[MaxValueValidator(1_000_000)])
    unit = models.CharField("satuan", max_length=12, choices=UNITS, default="documents")
    is_main = models.BooleanField("tugas utama", default=True)
    weight = models.PositiveSmallIntegerField(
        "bobot", default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    reference = models.CharField("nomor RHK", max_length=60, blank=True)
    is_ended = models.BooleanField("ditarik", default=False)
    written_by = models.CharField("ditulis oleh", max_length=150, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "rencana kerja"
        verbose_name_plural = "rencana kerja"
        ordering = ["-period", "officer__name", "day"]

    def __str__(self) -> str:
        return self.words


class WorkEntry(models.Model):
    id = models.UUIDField(primary_key=True)
    officer = models.ForeignKey(
        Officer, on_delete=models.DO_NOTHING, db_constraint=False, null=True, verbose_name="petugas"
    )
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    day = models.DateField("hari")
    plan = models.UUIDField("rencana", null=True)
    quantity = models.PositiveIntegerField("jumlah")
    unit = models.CharField("satuan", max_length=12, choices=UNITS)
    minutes = models.PositiveSmallIntegerField("menit")
    place = models.CharField("tempat", max_length=8, choices=PLACES)
    is_main = models.BooleanField("tugas utama", default=True)
    is_flexible = models.BooleanField("cocok kerja fleksibel", default=False)
    thing = models.CharField("objek", max_length=16, default="none")
    request = models.UUIDField("permohonan", null=True)
    parts = models.JSONField("berkas", default=list)
    amendments = models.PositiveSmallIntegerField("pembetulan", default=0)
    is_voided = models.BooleanField("dibatalkan", default=False)
    logged_at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = "catatan kerja"
        verbose_name_plural = "catatan kerja"
        ordering = ["-logged_at"]
        indexes = [
            models.Index(fields=["officer", "day"], name="work_of_a_day"),
            models.Index(fields=["logged_at"], name="work_logged_at"),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.day}"


class Objection(models.Model):
    ABOUT = [
        ("index", "Indeks"),
        ("late_request", "Permohonan terlambat"),
        ("presence", "Kehadiran"),
        ("work", "Catatan kerja"),
    ]

    id = models.UUIDField(primary_key=True)
    officer = models.ForeignKey(
        Officer, on_delete=models.DO_NOTHING, db_constraint=False, null=True, verbose_name="petugas"
    )
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    about = models.CharField("tentang", max_length=12, choices=ABOUT)
    period = models.CharField("bulan", max_length=7)
    of = models.UUIDField("yang mana", null=True)
    parts = models.JSONField("berkas", default=list)
    filed_at = models.DateTimeField("diajukan")

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        ordering = ["-filed_at"]

    def __str__(self) -> str:
        return f"{self.about} {self.period}"
