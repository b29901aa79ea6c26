from __future__ import annotations

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "sync.server.deadlines"
    label = "deadlines"
    verbose_name = "Tenggat"
