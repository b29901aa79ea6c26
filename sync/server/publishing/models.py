"""Editions of the catalogue and of the calendar, from draft to what kiosks use; hours of single halls; who did what, and why.

Invariants
- A document is always one that a kiosk could read: each change is checked whole by the code that the kiosk runs.
- Of each kind there is at most one edition that is being written or waits for its second person.
- A version is given at publication, only grows, and its document never changes again.
- A step is never edited; it names the account, the moment and, where something was decided, the reason.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sync.server.fleet.models import Site

OPEN = ("draft", "proposed")


class Edition(models.Model):
    objects: ClassVar[models.Manager[Any]]

    STATES = [
        ("draft", "Rancangan"),
        ("proposed", "Menunggu persetujuan"),
        ("published", "Diterbitkan"),
        ("withdrawn", "Ditarik"),
        ("dropped", "Dibuang"),
    ]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField("apa yang berubah", max_length=120)
    legal_basis = models.CharField("dasar hukum", max_length=200, blank=True)
    begins = models.DateField("berlaku mulai", null=True, blank=True)
    state = models.CharField("keadaan", max_length=9, choices=STATES, default="draft")
    document = models.TextField(editable=False)  # JSON; order is meaning
    revision = models.PositiveIntegerField(
        default=1, editable=False
    )  # grows with each change: two pages never overwrite
    version = models.PositiveIntegerField("versi", null=True, unique=True, editable=False)
    started_by = models.CharField("ditulis oleh", max_length=150)
    started_at = models.DateTimeField("mulai ditulis", auto_now_add=True)
    published_at = models.DateTimeField("diterbitkan", null=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"versi {self.version}" if self.version else self.title

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class CatalogueEdition(Edition):
    class Meta(Edition.Meta):
        verbose_name = "versi katalog layanan"
        verbose_name_plural = "katalog layanan"
        permissions = [("approve_catalogueedition", "Menyetujui dan menarik versi katalog layanan")]
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=Q(state__in=OPEN), name="one_catalogue_in_writing")
        ]


class CalendarEdition(Edition):
    class Meta(Edition.Meta):
        verbose_name = "versi kalender"
        verbose_name_plural = "kalender kerja"
        permissions = [("approve_calendaredition", "Menyetujui dan menarik versi kalender")]
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=Q(state__in=OPEN), name="one_calendar_in_writing")
        ]


EditionModel = type[Edition]


class Step(models.Model):
    """`subject`: the edition, or the site whose hours changed."""

    KINDS = [
        ("started", "Mulai ditulis"),
        ("changed", "Diubah"),
        ("proposed", "Diajukan"),
        ("returned", "Dikembalikan"),
        ("published", "Disetujui dan diterbitkan"),
        ("withdrawn", "Ditarik"),
        ("dropped", "Dibuang"),
    ]

    subject = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=9, choices=KINDS)
    words = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class HallHours(models.Model):
    """Where a hall keeps other hours than its unit. Told to the kiosks of that hall (`hall_hours`)."""

    SHARED_LEAVE = [("", "Seperti kota"), ("works", "Tetap buka"), ("closed", "Tutup")]

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="own_hours", verbose_name="balai")
    own_evenings = models.BooleanField("jam malam sendiri", default=False)
    evenings = models.JSONField("jam malam", default=dict, blank=True)  # {"tue": "18:00-20:00"}
    saturday = models.BooleanField("buka hari Sabtu", default=False)
    shared_leave = models.CharField("cuti bersama", max_length=6, choices=SHARED_LEAVE, blank=True, default="")
    closed = models.JSONField("hari tutup", default=list, blank=True)  # [{"day": "2026-12-01", "reason": "…"}]
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "jam buka balai"
        verbose_name_plural = "jam buka balai"
        ordering = ["site__kecamatan", "site__kelurahan", "site__rw"]

    def __str__(self) -> str:
        return str(self.site)
