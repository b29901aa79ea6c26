from __future__ import annotations

from django.apps import AppConfig


class LeaveConfig(AppConfig):
    name = "sync.server.leave"
    label = "leave"
    verbose_name = "Cuti"
