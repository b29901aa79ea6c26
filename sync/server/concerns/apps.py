from __future__ import annotations

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "sync.server.concerns"
    label = "concerns"
    verbose_name = "Pengaduan dan masalah"
