from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sync.server.people"
    label = "people"
    verbose_name = "Petugas dan kehadiran"
