"""What the city decided about its people and halls: imports of officers, and which halls go without which part of the kiosk."""

from __future__ import annotations

import uuid

from django.db import models

from sync.server.fleet.models import Site
from sync.server.people.models import Account, Unit


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
