from __future__ import annotations

from django.apps import AppConfig


class OwnConfig(AppConfig):
    name = "sync.server.own"
    label = "own"
    verbose_name = "Halaman petugas sendiri"
