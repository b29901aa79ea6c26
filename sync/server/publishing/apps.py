from __future__ import annotations

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "sync.server.publishing"
    label = "publishing"
    verbose_name = "Katalog dan kalender"
