from __future__ import annotations

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "sync.server.organisation"
    label = "organisation"
    verbose_name = "Organisasi"
