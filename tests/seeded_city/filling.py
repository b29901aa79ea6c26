"""Fills a database with a city as large as one likes: halls, kiosks, officers, facts and their read models, all by bulk SQL.

Invariants
- Repeatable: everything follows from names and numbers by MD5, only the moments are counted back from `now`.
- What pages read is as in earnest: facts are sensible JSON (their signatures are not signatures), every request and presence has
  the facts, times and parts that it would have, in the regions of Surabaya.
- Nothing here survives a power cut while it is filled: it can be filled again.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import resources
from typing import Any
from uuid import UUID

from django.db import connection

from tests.seeded_city import decided_statements, office_statements, statements, work_statements
from tests.seeded_city.statements import Into

PASSWORD = "rahasia-kota-contoh"
_AT_ONCE = 85  # halls in one statement of facts
_FIRST = [
    "Ratna",
    "Bagus",
    "Dewi",
    "Agus",
    "Siti",
    "Joko",
    "Endah",
    "Slamet",
    "Wahyu",
    "Lestari",
    "Hadi",
    "Yuli",
    "Bambang",
    "Nur",
    "Eko",
    "Indah",
]
_LAST = [
    "Wulandari",
    "Prasetyo",
    "Lestari",
    "Santoso",
    "Rahayu",
    "Widodo",
    "Hidayat",
    "Kusuma",
    "Purnomo",
    "Utami",
    "Setiawan",
    "Handayani",
]


@dataclass(frozen=True, slots=True)
class Size:
    """`visits` a day and hall; each makes about seven facts, a stay four. `others`: officers of the city's offices, who serve no hall."""

    halls: int = 1360
    days: int = 30
    visits: int = 3
    others: int = 0


def fill(size: Size = Size(), *, now: datetime | None = None, tell: Any = lambda _words: None) -> None:
    """Into a migrated, empty database whose city was made (`make_city`)."""
    when = now or datetime.now(UTC)
    sites = _halls(size)
    tell(f"{len(sites)} halls")
    _people(sites)
    with connection.cursor() as cursor:
        cursor.execute(statements.FUNCTIONS.replace("%%", "%"))
        _run(cursor, statements.KIOSKS, {"now": when})
        for first in range(0, len(sites), _AT_ONCE):
            some = [site.id for site in sites[first : first + _AT_ONCE]]
            values = {"now": when, "sites": some, "days": size.days, "visits": size.visits}
            _run(cursor, statements.LIVES, values)
            tell(f"{first + len(some)} halls lived {size.days} days")
        _run(cursor, statements.BESIDE, {"now": when})
        _run(cursor, office_statements.OFFICES, {"now": when, "days": size.days, "others": size.others})
        tell(f"{size.others} officers of offices")
        _run(cursor, work_statements.WORK, {"now": when})
        _run(cursor, decided_statements.DECIDED, {"now": when})
        _run(cursor, office_statements.LEADERS, {"now": when})
        cursor.execute("analyze")
        cursor.execute(statements.COUNT)
        tell(", ".join(f"{count:,} {name}" for name, count in cursor.fetchall()))
    for period in _numbers(when):
        tell(f"numbers of {period}")
    with connection.cursor() as cursor:
        _run(cursor, decided_statements.AFTERWARDS, {"now": when})


def _numbers(when: datetime) -> Iterator[str]:
    """Of the month before and, when a day of it is over, of the running one: what a run and the search for patterns find."""
    from sync.rules.indonesian import JAKARTA
    from sync.server.indices import computing
    from sync.server.indices.month import PeriodError
    from sync.server.performance import surfacing

    today = when.astimezone(JAKARTA).date()
    for month in (today.replace(day=1) - timedelta(days=1), today):
        try:
            computing.compute(computing.order(f"{month:%Y-%m}", by="seed"))
        except PeriodError:
            continue
        surfacing.look(f"{month:%Y-%m}")
        yield f"{month:%Y-%m}"


def _run(cursor: Any, some: Sequence[str | Into], values: Mapping[str, Any]) -> None:
    for statement in some:
        sql = _insert(statement) if isinstance(statement, Into) else statement
        used = {name: value for name, value in values.items() if f"%({name})s" in sql}
        cursor.execute(sql, used)


def _insert(into: Into) -> str:
    """What the model needs beside the named columns is added with the model's own defaults."""
    from django.apps import apps
    from psycopg.sql import Literal

    model = apps.get_model(into.model)
    fields = {field.column: field for field in model._meta.concrete_fields if field.column is not None}
    named = [column.strip() for column in into.columns.split(",")]
    quoted = [f'"{name}"' for name in named]
    taken = [f'filled."{name}"::{fields[name].db_type(connection)}' for name in named]
    others = {
        name: Literal(field.get_db_prep_save(field.get_default(), connection)).as_string().replace("%", "%%")
        for name, field in fields.items()
        if name not in named and not field.null and not field.primary_key
    }
    columns = ", ".join([*quoted, *(f'"{name}"' for name in others)])
    picked = ", ".join([*taken, *others.values()])
    filled = f"({into.select}) filled ({', '.join(quoted)})"
    return f"insert into {model._meta.db_table} ({columns}) select {picked} from {filled}"


def accounts() -> dict[str, Any]:
    """One of each role, by its name."""
    from sync.server.console.roles import ROLES
    from sync.server.people.models import Account

    return {account.username: account for account in Account.objects.filter(username__in=ROLES).order_by("id")}


def _halls(size: Size) -> list[Any]:
    from sync.server.fleet.models import Site

    regions = list(_regions())
    sites = [
        Site(
            id=_id(f"site {number}"),
            name=f"Balai RW {1 + number // len(regions):02} {kelurahan}",
            region=code,
            rw=f"{1 + number // len(regions):02}",
            kelurahan=kelurahan,
            kecamatan=kecamatan,
        )
        for number in range(size.halls)
        for code, kelurahan, kecamatan in (regions[number % len(regions)],)
    ]
    return Site.objects.bulk_create(sites)


def _regions() -> Iterator[tuple[str, str, str]]:
    """(code, kelurahan, kecamatan), so spread that few halls are in many kecamatan."""
    with resources.files("assets").joinpath("regions", "surabaya.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    kecamatan = {row["code"]: row["name"] for row in rows if row["level"] == "kecamatan"}
    kelurahan = [row for row in rows if row["level"] == "kelurahan"]
    for row in sorted(kelurahan, key=lambda row: (row["code"].rpartition(".")[2], row["code"])):
        yield row["code"], row["name"], kecamatan[row["parent"]]


def _people(sites: list[Any]) -> None:
    """Three officers for two halls, offices that halls may ask, and whoever looks at it all."""
    from sync.server.organisation.tree import add_areas_of_halls
    from sync.server.people.models import Officer, Unit

    officers = [
        Officer(id=_id(f"officer {number}"), name=_name(number), title="Petugas balai", version=1)
        for number in range(len(sites) * 3 // 2 + 1)
    ]
    Officer.objects.bulk_create(officers)
    Officer.sites.through.objects.bulk_create(
        Officer.sites.through(officer_id=officer.id, site_id=sites[(number * 2 // 3) % len(sites)].id)
        for number, officer in enumerate(officers)
    )
    units = [Unit(id=_id(f"unit {name}"), name=f"Dinas {name}", short=name) for name in ("Sosial", "Dukcapil", "Cipta")]
    Unit.objects.bulk_create(units)
    add_areas_of_halls()
    _accounts(sites, units, officers)


def _accounts(sites: list[Any], units: list[Any], officers: list[Any]) -> None:
    """One for each role, with the halls of one kecamatan; and a supervisor for every other."""
    from django.contrib.auth.models import Group

    from sync.server.console.roles import (
        AGENCY_HEAD,
        DIVISION_HEAD,
        HELPER,
        OFFICER,
        PERSONNEL,
        ROLES,
        SUPERVISOR,
        TEAM_LEAD,
    )
    from sync.server.people.models import Account, Unit

    helper, *rest = officers
    joined = {OFFICER: helper, HELPER: helper}
    joined |= dict(zip((TEAM_LEAD, DIVISION_HEAD, AGENCY_HEAD, SUPERVISOR, PERSONNEL), rest, strict=False))
    first, *others = sorted({site.kecamatan for site in sites})
    groups = {group.name: group for group in Group.objects.all()}
    for role in ROLES:
        account = Account.objects.create_user(role, password=PASSWORD, is_staff=True)
        account.groups.add(groups[role])
        account.sites.set([site for site in sites if site.kecamatan == first])
        if role in (TEAM_LEAD, DIVISION_HEAD, AGENCY_HEAD):
            account.leads.set(Unit.objects.filter(kind="district", name=f"Kecamatan {first}"))
        if role == HELPER:
            account.units.set(units)
        account.officer = joined.get(role)
        account.save()
    for number, kecamatan in enumerate(others):
        officer = officers[-1 - number % len(officers)]
        account = Account.objects.create(username=f"penyelia.{number}", is_staff=True, password="!", officer=officer)
        account.sites.set([site for site in sites if site.kecamatan == kecamatan])
        account.groups.add(groups[SUPERVISOR])


def _name(number: int) -> str:
    return f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST) % len(_LAST)]} {number // 192 + 1}"


def _id(name: str) -> UUID:
    return UUID(hashlib.md5(name.encode()).hexdigest())
