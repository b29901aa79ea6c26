from __future__ import annotations

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "sync.server.reviews"
    label = "reviews"
    verbose_name = "Petunjuk pemeriksaan"
