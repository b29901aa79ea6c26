"""A city to try things with: three halls at real addresses, the catalogue, invented people with PINs and badges, one code.

Invariants: every name of a person is invented; PINs and passwords are drawn anew each time and shown once, in the line
that `cityserver demo` prints. Seeding again replaces PINs and passwords and issues a new code; halls, people and the
inspectorate's keys stay. `identities` says where those lie: beside the city's folder, never in it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from importlib import resources

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from sync.server.city import make_city
from sync.server.city_keys import city_keys
from sync.server.console.roles import ADMINISTRATOR, CITY_LEADER, SUPERVISOR
from sync.server.fleet import catalogues, demo_inspectorate, enrolment_codes
from sync.server.fleet.configuration import DEMO_INTERVALS, set_intervals
from sync.server.fleet.models import CatalogueVersion, Site
from sync.server.people import badges, roster
from sync.server.people.models import Account, Officer


@dataclass(frozen=True, slots=True)
class _Hall:
    region: str
    rw: str
    kelurahan: str
    kecamatan: str
    prefix: str


# Regions from assets/regions; the RW numbers are examples.
HALLS = (
    _Hall("35.78.05.1004", "05", "Keputran", "Tegalsari", "A"),
    _Hall("35.78.07.1004", "03", "Ketabang", "Genteng", "B"),
    _Hall("35.78.08.1001", "07", "Gubeng", "Gubeng", "C"),
)
LEADER_OF_TEAM = ("Hadi Kusuma", "Ketua tim")  # the supervisor: known as an officer, on duty in no hall
OFFICERS = (("Ratna Wulandari", "Petugas Balai RW"), ("Bagus Prasetyo", "Petugas Balai RW"))


@transaction.atomic
def seed(origin: str) -> dict[str, object]:
    make_city("Kota Surabaya")
    set_intervals(DEMO_INTERVALS)
    identities = demo_inspectorate.give_recipients(settings.CITY)
    sites = [_site(hall) for hall in HALLS]
    if not CatalogueVersion.objects.exists():
        document = resources.files("assets").joinpath("catalogue", "services.yaml").read_text("utf-8")
        catalogues.publish(document, published_by="demo")
    officers = [_officer(name, title, sites) for name, title in OFFICERS]
    code = enrolment_codes.issue(sites[0], issued_by="demo", lifetime=enrolment_codes.OFFLINE)
    return {
        "url": origin,
        "root": city_keys().keyid,
        "enrolment_code": code,
        "site": {"id": str(sites[0].id), "name": sites[0].name},
        "sites": [{"id": str(site.id), "name": site.name} for site in sites],
        "officers": officers,
        "supervisor": _account("supervisor", SUPERVISOR, sites, officer=LEADER_OF_TEAM),
        "administrator": _account("administrator", ADMINISTRATOR, []),
        "leader": _account("pimpinan", CITY_LEADER, []),
        "identities": identities,
    }


def _site(hall: _Hall) -> Site:
    site, _ = Site.objects.get_or_create(
        region=hall.region,
        rw=hall.rw,
        defaults={
            "name": f"Balai RW {hall.rw} {hall.kelurahan}",
            "kelurahan": hall.kelurahan,
            "kecamatan": hall.kecamatan,
            "ticket_prefix": hall.prefix,
        },
    )
    return site


def _officer(name: str, title: str, sites: list[Site]) -> dict[str, str]:
    officer, _ = Officer.objects.get_or_create(name=name, defaults={"title": title})
    officer.sites.set(sites)
    officer.is_active = True
    officer.save(update_fields=["is_active"])
    pin = _six_digits()
    roster.set_pin(officer, pin)
    return {"id": str(officer.id), "name": name, "pin": pin, "badge": badges.hand_out(officer)}


def _six_digits() -> str:
    """Not one of the PINs that everybody tries first."""
    while len(set(pin := f"{secrets.randbelow(10**6):06d}")) < 4:
        pass
    return pin


def _account(username: str, role: str, sites: list[Site], *, officer: tuple[str, str] | None = None) -> dict[str, str]:
    account, _ = Account.objects.get_or_create(username=username)
    if officer is not None:
        name, title = officer
        account.officer, _ = Officer.objects.get_or_create(name=name, defaults={"title": title})
    password = secrets.token_urlsafe(12)
    account.set_password(password)
    account.is_staff = True
    account.is_superuser = False
    account.save()
    account.sites.set(sites)
    account.groups.set([Group.objects.get(name=role)])
    return {"username": username, "password": password}
