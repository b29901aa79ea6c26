from __future__ import annotations

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "sync.server.records"
    label = "records"
    verbose_name = "Data"
