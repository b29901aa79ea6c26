"""What the assessment of impact (DPIA, UU 27/2022 art. 34) can say from the city's own facts: how much, of whom, who may, for how long."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Sum
from django.utils import timezone

from sync.server.console import catalogue_names
from sync.server.console.roles import OPEN_PART, ROLE_NAMES, ROLES
from sync.server.fleet.configuration import CITY_SET, INSPECTORATE_SET, RECOVERY_SET
from sync.server.fleet.models import City, ConfigurationVersion, Kiosk, Site
from sync.server.ingest.models import PartOpening
from sync.server.people.models import Account, Officer
from sync.server.records import retention_rules
from sync.server.records.models import Destruction, Export, Incident, SubjectRequest
from sync.server.records.retention_kinds import KINDS
from sync.server.reviews.models import AutomaticOpening

_WINDOW = timedelta(days=30)
_SAMPLED = 50_000
_ANSWER = "requests.answer_referral"


def impact_facts() -> dict[str, Any]:
    since = timezone.now() - _WINDOW
    sets = ConfigurationVersion.objects.latest("version").recipient_sets
    rules = retention_rules.in_force()
    return {
        "title": "Penilaian dampak pelindungan data pribadi",
        "city": City.objects.values_list("name", flat=True).first(),
        "today": timezone.localdate(),
        "halls": Site.objects.count(),
        "kiosks": Kiosk.objects.filter(revoked_at=None).count(),
        "officers": Officer.objects.filter(is_active=True).count(),
        "parts": _parts(),
        "openings": PartOpening.objects.filter(opened_at__gte=since).count(),
        "automatic": AutomaticOpening.objects.filter(last_at__gte=since).aggregate(Sum("count"))["count__sum"] or 0,
        "exports": Export.objects.filter(begun_at__gte=since).count(),
        "asked": SubjectRequest.objects.filter(received_at__gte=since).count(),
        "incidents": Incident.objects.filter(noticed_at__gte=since).count(),
        "destroyed": Destruction.objects.aggregate(Sum("count"))["count__sum"] or 0,
        "recipients": [(name, len(sets.get(number, ()))) for number, name in _SETS],
        "rules": [(kind, rules.get(kind.code)) for kind in KINDS.values()],
        "roles": _roles(),
    }


_SETS = (
    (CITY_SET, "Kota (layanan sehari-hari)"),
    (INSPECTORATE_SET, "Inspektorat (laporan tentang petugas)"),
    (RECOVERY_SET, "Pemulihan luring (di brankas)"),
)


def _parts() -> list[tuple[str, int, int]]:
    """By what they are: how many facts name, and their size. Of a large city a sample of some fifty thousand, scaled."""
    with connection.cursor() as cursor:
        cursor.execute("select greatest(reltuples, 0) from pg_class where oid = 'ingest_partreference'::regclass")
        known = float(cursor.fetchone()[0])
        share = min(1.0, _SAMPLED / known) if known else 1.0
        cursor.execute(
            "select role, count(*), coalesce(sum(size), 0) from ingest_partreference tablesample system (%s)"
            " group by role order by 2 desc limit 40",
            [100 * share],
        )
        return [
            (catalogue_names.part_name(None, role), round(count / share), round(float(size) / share))
            for role, count, size in cursor.fetchall()
        ]


def _roles() -> list[tuple[str, int, str]]:
    """Name, how many accounts have it, what it opens."""
    active = Account.objects.filter(is_active=True, groups__isnull=False)
    counts: dict[str, int] = dict(active.values_list("groups__name").annotate(count=Count("id")))
    return [(ROLE_NAMES[role], counts.get(role, 0), _opens(names)) for role, names in ROLES.items()]


def _opens(permissions: tuple[str, ...]) -> str:
    if OPEN_PART in permissions:
        return "Ya, balai binaannya, dengan keperluan"
    return "Pertanyaan kepada dinasnya, dengan keperluan" if _ANSWER in permissions else "Tidak"
