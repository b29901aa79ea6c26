from __future__ import annotations

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "sync.server.performance"
    label = "performance"
    verbose_name = "Kinerja"

    def ready(self) -> None:
        from sync.server.performance import plans

        plans.follow_officers()
