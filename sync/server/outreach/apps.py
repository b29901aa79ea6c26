from __future__ import annotations

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "sync.server.outreach"
    label = "outreach"
    verbose_name = "Warga di luar balai"
