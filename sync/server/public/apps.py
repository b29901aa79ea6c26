from __future__ import annotations

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "sync.server.public"
    label = "public"
    verbose_name = "Layanan publik"
