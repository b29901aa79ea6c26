"""A real PostgreSQL for the whole session, a rolled-back transaction and a fresh data folder for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connections
from psycopg.conninfo import conninfo_to_dict

from sync.protocol.chain_head import ChainHead
from sync.server.layout import CityFolder
from sync.server.postgres import database_url
from sync.testing.facts import FactMaker
from sync.testing.keys import make_keys
from sync.testing.manual_clock import ManualClock
from sync.trust.signing import SigningKey
from tests.distribution_postgres import VARIABLE, fresh_database
from tests.live_city import enrolment_request


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    own = os.environ.get(VARIABLE)
    # On a shared server each process has a name of its own, also for what Django makes of it.
    with fresh_database(own) if own else database_url(tmp_path_factory.mktemp("pg")) as url:
        parts = conninfo_to_dict(url)
        settings = {
            "HOST": parts["host"],
            "USER": parts["user"],
            "NAME": parts["dbname"],
            "PORT": parts.get("port", ""),
        }
        connections["default"].settings_dict.update(settings)
        yield
        connections.close_all()


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
