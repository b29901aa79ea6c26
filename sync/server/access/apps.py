from __future__ import annotations

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.core.checks import Tags, register


class AccessConfig(AppConfig):
    name = "sync.server.access"
    label = "access"
    verbose_name = "Masuk ke konsol"

    def ready(self) -> None:
        from sync.server.access import second_factor, sign_ins

        user_logged_in.connect(sign_ins.note, dispatch_uid="access-signed-in")
        user_logged_out.connect(sign_ins.note_leaving, dispatch_uid="access-signed-out")
        register(second_factor.roles_exist, Tags.security)
