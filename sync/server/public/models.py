"""Counters of the rate limits: one row a key, unlogged, shared by all server processes."""

from __future__ import annotations

from django.db import models


class RateWindow(models.Model):
    key = models.CharField(primary_key=True, max_length=120)
    opened_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.key} {self.count}"
