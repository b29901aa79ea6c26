from __future__ import annotations

from django.apps import AppConfig


class IngestConfig(AppConfig):
    name = "sync.server.ingest"
    label = "ingest"
    verbose_name = "Penerimaan"
