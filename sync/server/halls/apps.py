from __future__ import annotations

from django.apps import AppConfig


class HallsConfig(AppConfig):
    name = "sync.server.halls"
    label = "halls"
    verbose_name = "Balai sekarang"
