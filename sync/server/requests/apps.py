from __future__ import annotations

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "sync.server.requests"
    label = "requests"
    verbose_name = "Permohonan"
