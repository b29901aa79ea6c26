from __future__ import annotations

from django.apps import AppConfig


class MeritConfig(AppConfig):
    name = "sync.server.merit"
    label = "merit"
    verbose_name = "Merit dan efisiensi"
