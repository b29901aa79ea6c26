"""Officers and who works in the console; and when officers were present (read model).

Officer (a civil servant at the kiosk, signs in with a PIN) and Account (a supervisor or administrator in the browser,
signs in with a password) are two different things: a PIN opens nothing here, a password nothing there.
"""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models

from sync.server.fleet.models import Kiosk, Site


class Account(AbstractUser):
    """A person in the console. What they may do comes from their groups (`console/roles.py`)."""

    sites = models.ManyToManyField(Site, blank=True, verbose_name="balai yang dibina")

    class Meta(AbstractUser.Meta):
        verbose_name = "akun"
        verbose_name_plural = "akun"


class Officer(models.Model):
    """Reaches the kiosks of `sites` through the change feed (kind `roster`); `version` grows with each change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("nama", max_length=120)
    title = models.CharField("jabatan", max_length=120, blank=True)
    pin_hash = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField("aktif", default=True)
    sites = models.ManyToManyField(Site, blank=True, related_name="officers", verbose_name="balai")
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "petugas"
        verbose_name_plural = "petugas"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Presence(models.Model):
    """Read model: one stay of an officer, as the kiosk told it. What the photo shows is judged by a person."""

    id = models.UUIDField(primary_key=True)
    officer = models.ForeignKey(
        Officer, on_delete=models.DO_NOTHING, db_constraint=False, null=True, verbose_name="petugas"
    )
    kiosk = models.ForeignKey(Kiosk, on_delete=models.PROTECT, verbose_name="kios")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, verbose_name="balai")
    place = models.CharField("tempat", max_length=8)
    session = models.CharField("sesi", max_length=8)
    face = models.CharField("wajah", max_length=12)
    challenge = models.UUIDField("tantangan", null=True)
    part = models.CharField("foto", max_length=64, default="")
    started_at = models.DateTimeField("mulai")
    ended_at = models.DateTimeField("selesai", null=True)
    end_reason = models.CharField("alasan selesai", max_length=16, default="")
    is_voided = models.BooleanField("dibatalkan", default=False)

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["site", "started_at"])]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.started_at:%Y-%m-%d}"
