"""What the city decided about its people and halls: imports, appointments, and which halls go without which part of the kiosk."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from sync.server.fleet.models import Site
from sync.server.people.models import Account, Officer, Unit


class OfficerImport(models.Model):
    """A file of officers: looked over first, then taken once. `rows` is what was read, emptied when it was taken or given up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, verbose_name="oleh")
    made_at = models.DateTimeField("dibaca", auto_now_add=True)
    rows = models.JSONField(default=list)
    taken_at = models.DateTimeField("diterapkan", null=True)
    added = models.PositiveIntegerField("ditambah", default=0)
    changed = models.PositiveIntegerField("diubah", default=0)

    class Meta:
        verbose_name = "impor petugas"
        verbose_name_plural = "impor petugas"
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"


class CapabilitySwitch(models.Model):
    """One part of the kiosk on or off: for a hall, for the halls of an area, or (neither) for the whole city."""

    capability = models.CharField("kemampuan", max_length=24)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, verbose_name="wilayah")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, null=True, blank=True, verbose_name="balai")
    is_on = models.BooleanField("menyala")
    reason = models.CharField("alasan", max_length=140)
    changed_by = models.CharField("oleh", max_length=150)
    changed_at = models.DateTimeField("waktu", auto_now=True)

    class Meta:
        verbose_name = "kemampuan kios"
        verbose_name_plural = "kemampuan kios"
        ordering = ["capability"]
        constraints = [
            models.UniqueConstraint(
                fields=["capability", "unit", "site"], name="capability_once_a_place", nulls_distinct=False
            ),
            models.CheckConstraint(condition=models.Q(unit=None) | models.Q(site=None), name="capability_one_place"),
        ]

    def __str__(self) -> str:
        place = self.site or self.unit
        return place.name if place else "Seluruh kota"


class Appointment(models.Model):
    """The post of an officer from one day on, until `ends` (its last day; null: still). At most one counts on any day.

    `post` decides which weights measure the officer and whether flexible work is for them; `base_rupiah` is the allowance (TPP) of a
    whole month before anything is taken off. `nip` is the number of a PNS or PPPK (18 digits), "" where nobody entered it.
    """

    LEVELS = [
        ("head", "Kepala dinas, camat atau lurah"),
        ("division", "Kepala bidang"),
        ("team", "Ketua tim"),
        ("staff", "Staf"),
    ]
    POSTS = [("public", "Melayani warga"), ("other", "Tidak melayani warga langsung")]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="appointments", verbose_name="petugas")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name="unit"
    )
    level = models.CharField("jenjang", max_length=8, choices=LEVELS, default="staff")
    post = models.CharField("jenis jabatan", max_length=6, choices=POSTS, default="public")
    job_class = models.PositiveSmallIntegerField(
        "kelas jabatan", default=5, validators=[MinValueValidator(1), MaxValueValidator(17)]
    )
    base_rupiah = models.PositiveIntegerField(
        "TPP dasar sebulan (Rp)", default=0, validators=[MaxValueValidator(200_000_000)]
    )
    nip = models.CharField("NIP", max_length=18, blank=True)
    begins = models.DateField("mulai")
    ends = models.DateField("sampai", null=True, blank=True)
    legal_basis = models.CharField("surat keputusan", max_length=120, blank=True)

    class Meta:
        verbose_name = "jabatan petugas"
        verbose_name_plural = "jabatan petugas"
        ordering = ["officer__name", "-begins"]
        indexes = [models.Index(fields=["officer", "begins"], name="appointment_of_officer")]
        constraints = [
            models.UniqueConstraint(fields=["officer"], condition=Q(ends=None), name="one_open_appointment"),
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("begins")), name="appointment_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} {self.begins:%Y-%m-%d}"
