from __future__ import annotations

from django.apps import AppConfig


class FlexibleConfig(AppConfig):
    name = "sync.server.flexible"
    label = "flexible"
    verbose_name = "Kerja fleksibel"
