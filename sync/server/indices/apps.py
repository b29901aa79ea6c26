from __future__ import annotations

from django.apps import AppConfig


class IndicesConfig(AppConfig):
    name = "sync.server.indices"
    label = "indices"
    verbose_name = "Indeks"
