from __future__ import annotations

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ConsoleConfig(AppConfig):
    name = "sync.server.console"
    label = "console"
    verbose_name = "Konsol"

    def ready(self) -> None:
        from sync.server.console.roles import set_up_roles

        # The courier's tables are the last whose permissions a role names; Django makes permissions just before this signal.
        post_migrate.connect(set_up_roles, sender=apps.get_app_config("courier"), dispatch_uid="console-roles")
