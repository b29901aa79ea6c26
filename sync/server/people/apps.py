from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sync.server.people"
    label = "people"
    verbose_name = "Petugas dan kehadiran"

    def ready(self) -> None:
        from sync.server.people import officer_hours

        officer_hours.follow_officers()
