from __future__ import annotations

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ConsoleConfig(AppConfig):
    name = "sync.server.console"
    label = "console"
    verbose_name = "Konsol"

    def ready(self) -> None:
        from sync.server.console.roles import set_up_roles

        # Django makes the permissions of an app's tables just before this signal, which only apps with tables send.
        last = [app for app in apps.get_app_configs() if app.models_module is not None][-1]
        post_migrate.connect(set_up_roles, sender=last, dispatch_uid="console-roles")
