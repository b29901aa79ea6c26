from __future__ import annotations

from django.apps import AppConfig


class FleetConfig(AppConfig):
    name = "sync.server.fleet"
    label = "fleet"
    verbose_name = "Kiosk dan balai"
