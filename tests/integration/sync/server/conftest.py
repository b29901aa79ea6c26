"""A real PostgreSQL for the whole session, a rolled-back transaction and a fresh data folder for each test."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import argon2
import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.management import call_command
from django.db import connections
from psycopg.conninfo import conninfo_to_dict
from pytest_django import DjangoDbBlocker
from whitenoise.middleware import WhiteNoiseMiddleware

from sync.protocol.chain_head import ChainHead
from sync.server.layout import CityFolder
from sync.server.postgres import database_url
from sync.testing.facts import FactMaker
from sync.testing.keys import make_keys
from sync.testing.manual_clock import ManualClock
from sync.trust import pins
from sync.trust.signing import SigningKey
from tests.distribution_postgres import VARIABLE, fresh_database
from tests.live_city import enrolment_request, tables


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Each process has a database of its own: a copy of the one that was migrated, or a new one on a shared server."""
    own = os.environ.get(VARIABLE)
    with ExitStack() as held:
        if own:
            with django_db_blocker.unblock():
                _migrate(held.enter_context(fresh_database(own)))
        else:
            copy = tmp_path_factory.mktemp("pg")
            subprocess.run(["cp", "-a", f"{tables()}/.", str(copy)], check=True)
            _use(held.enter_context(database_url(copy)))
        yield
        connections.close_all()


def _migrate(url: str) -> None:
    _use(url)
    call_command("migrate", verbosity=0, interactive=False)


def _use(url: str) -> None:
    parts = conninfo_to_dict(url)
    settings = {"HOST": parts["host"], "USER": parts["user"], "NAME": parts["dbname"], "PORT": parts.get("port", "")}
    connections["default"].settings_dict.update(settings)


# Of each module and not of the session: the tests that come after these in the same process pay the full cost.
@pytest.fixture(scope="module", autouse=True)
def _hashes_cost_little() -> Iterator[None]:
    """As delivered a password's hash takes a core 0.2 s, twice for each account that signs in, a PIN's 0.1 s: nearly half of what
    these tests took. The costs themselves are held by `unit/sync/trust/test_pins.py`, and a live city pays them.
    """
    with pytest.MonkeyPatch.context() as patch:
        for cost, little in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, cost, little)
        patch.setattr(pins, "_HASHER", argon2.PasswordHasher(1, 8, 1, type=argon2.Type.ID))
        yield


@pytest.fixture(scope="module", autouse=True)
def _no_test_waits_for_the_disk() -> Iterator[None]:
    """A city writes its keys as they must never be lost, in each test anew; power is cut elsewhere (`tests/reliability`)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_found_once() -> Iterator[None]:
    """Each of Django's test clients makes the middleware anew, which looks at all static files of the program on the disk."""
    found: dict[str, object] = {}
    look = WhiteNoiseMiddleware.add_files_from_finders

    def look_once(self: WhiteNoiseMiddleware) -> None:
        if not found:
            given = set(self.files)
            look(self)
            found.update((address, file) for address, file in self.files.items() if address not in given)
        self.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", look_once)
        yield


@pytest.fixture
def city_folder(tmp_path: Path, settings) -> CityFolder:
    settings.CITY = CityFolder(tmp_path / "city")
    return settings.CITY


@pytest.fixture
def city(db, city_folder: CityFolder):
    from sync.server.city import make_city

    return make_city("Kota Contoh")


@pytest.fixture
def site(city):
    from sync.server.fleet.models import Site

    return Site.objects.create(
        name="Balai RW 05 Keputran", region="35.78.05.1004", rw="05", kelurahan="Keputran", kecamatan="Tegalsari"
    )


class EnrolledKiosk:
    """A kiosk known to the city, pushing without HTTP."""

    def __init__(self, site) -> None:
        from sync.server.fleet import enrolment_codes
        from sync.server.fleet.enrolment import enrol
        from sync.server.fleet.models import Chain, Kiosk

        key = SigningKey.generate()
        enrol(enrolment_request(enrolment_codes.issue(site, issued_by="test"), key))
        self.chain_row = Chain.objects.get(public_key=key.public.raw)
        self.row = Kiosk.objects.get(id=self.chain_row.kiosk)
        self.id = str(self.row.id)
        self.maker = FactMaker(replace(make_keys(), kiosk=self.id, kiosk_key=key), clock=ManualClock())

    @property
    def chain(self):
        self.chain_row.refresh_from_db()
        return self.chain_row

    def push(self, made, *, head: ChainHead | None = None, project=None, token: str | None = None) -> bytes:
        from sync.server import projector
        from sync.server.ingest import push

        lines = [fact.envelope for fact in made]
        order = push.Push(self.id, 1, lines, head or self.maker.head, token or self.chain.sync_token)
        return push.take(order, project or projector.project)


@pytest.fixture
def kiosk(site) -> EnrolledKiosk:
    return EnrolledKiosk(site)
