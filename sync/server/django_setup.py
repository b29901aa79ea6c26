"""From a data folder to a working Django: the environment first, then the settings that read it.

Only the command line and tests come through here; `wsgi.py` finds the environment already made by its parent.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command

from sync.server.postgres import database_url

_LOCK = 0x6D696772617465  # "migrate"


@contextmanager
def working_city(data: Path, *, origin: str | None = None) -> Iterator[None]:
    """PostgreSQL up and migrated, Django ready, for as long as the context lasts. `origin` is used where none is set."""
    data = data.resolve()
    os.environ["BALAI_CITY_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "sync.server.settings"
    if origin is not None:
        os.environ.setdefault("BALAI_CITY_ORIGIN", origin)
    with database_url(data) as url:
        os.environ["DATABASE_URL"] = url
        django.setup()
        _migrate()
        try:
            yield
        finally:
            from django.db import connections

            connections.close_all()


def _migrate() -> None:
    """One process at a time: a second command may be started while the first still makes the tables."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [_LOCK])
        try:
            call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [_LOCK])
