from __future__ import annotations

from django.apps import AppConfig


class CourierConfig(AppConfig):
    name = "sync.server.courier"
    label = "courier"
    verbose_name = "Kurir"
