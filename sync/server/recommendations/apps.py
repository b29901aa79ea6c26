from __future__ import annotations

from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "sync.server.recommendations"
    label = "recommendations"
    verbose_name = "Rekomendasi"
