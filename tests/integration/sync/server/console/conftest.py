"""A city with a supervisor, an administrator and an overseer, and a kiosk whose parts the city can open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from sync.protocol.canonical import encode
from sync.protocol.fact import Actor
from sync.testing.facts import FactMaker, MadeFact, PlainPart
from sync.testing.keys import AgePair
from sync.testing.manual_clock import ManualClock

JPEG = (Path(__file__).parents[5] / "assets/demo/face/01_lurus.jpg").read_bytes()
PASSWORD = "rahasia-konsol-uji"


@pytest.fixture(autouse=True)
def _static_folder(settings, tmp_path) -> None:
    """As in a city's data folder: there, and empty; the finders answer."""
    settings.STATIC_ROOT = tmp_path


def arrive(made: MadeFact, kiosk: str, folder, *, only: tuple[str, ...] | None = None) -> None:
    """The sealed parts of a fact are here, or those of some roles."""
    from django.utils import timezone

    from sync.server.ingest.models import Part

    for part, sealed in zip(made.fact.parts, made.sealed, strict=True):
        if only is not None and part.role not in only:
            continue
        path = folder.part(sealed.sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sealed.body)
        Part.objects.create(sha256=sealed.sha256, size=len(sealed.body), kiosk=kiosk, held_at=timezone.now())


@dataclass
class Hall:
    """A hall with a request and a presence; `digest(role)` names a part of either."""

    kiosk: object
    officer: object
    filed: MadeFact
    started: MadeFact

    @property
    def request(self) -> UUID:
        return UUID(self.filed.fact.subject)

    @property
    def presence(self) -> UUID:
        return UUID(self.started.fact.subject)

    def digest(self, role: str) -> str:
        parts = (*self.filed.fact.parts, *self.started.fact.parts)
        return next(part.sha256 for part in parts if part.role == role)

    def open_url(self, role: str) -> str:
        subject = f"people/presence/{self.presence}" if role == "presence" else f"requests/request/{self.request}"
        return f"/console/{subject}/berkas/{self.digest(role)}/"


@pytest.fixture
def hall(kiosk, city_folder) -> Hall:
    from sync.server.people.models import Officer

    officer = Officer.objects.create(name="Ratna Wulandari", title="Petugas")
    officer.sites.add(kiosk.row.site)
    keys = replace(kiosk.maker.keys, operations=AgePair("", (city_folder.keys / "city.recipient").read_text().strip()))
    maker = kiosk.maker = FactMaker(keys, clock=ManualClock())
    actor = Actor("officer", str(officer.id))
    subject, presence = maker.new_id(), maker.new_id()
    form = {
        "request": subject,
        "service": "ADM-KTP-BARU",
        "catalogue_version": 1,
        "answers": {"nama_pemohon": "Siti Contoh", "nik_pemohon": "3578010101900001", "tgl_lahir": "1990-01-01"},
    }
    parts = [
        PlainPart("form", "application/json", encode(form)),
        PlainPart("kk", "image/jpeg", JPEG),
        PlainPart("ktp", "image/jpeg", JPEG),
        PlainPart("text", "text/plain", b"laporan", recipients=2),
    ]
    filed = maker.add("request_filed", subject=subject, actor=Actor("resident"), parts=parts)
    challenge = maker.add("presence_challenged", subject=presence, actor=actor)
    data = {"place": "hall", "session": "day", "face": "seen", "challenge": challenge.fact.id}
    photo = PlainPart("presence", "image/jpeg", JPEG)
    started = maker.add("presence_started", data, subject=presence, actor=actor, parts=[photo])
    kiosk.push([filed, challenge, started])
    arrive(filed, kiosk.id, city_folder, only=("form", "kk", "text"))
    arrive(started, kiosk.id, city_folder)
    return Hall(kiosk, officer, filed, started)


def account(role: str, *sites):
    from django.contrib.auth.models import Group

    from sync.server.people.models import Account

    made = Account.objects.create_user(role, password=PASSWORD, is_staff=True)
    made.groups.add(Group.objects.get(name=role))
    made.sites.set(sites)
    return made


def client_of(made) -> Client:
    """Signed in through the door, as a browser would."""
    client = Client()
    answer = client.post("/console/login/", {"username": made.username, "password": PASSWORD})
    assert answer.status_code == 302, answer.content
    return client


@pytest.fixture
def supervisor(site) -> Client:
    return client_of(account("supervisor", site))


@pytest.fixture
def administrator(site) -> Client:
    return client_of(account("administrator", site))


@pytest.fixture
def oversight(site) -> Client:
    return client_of(account("oversight", site))
