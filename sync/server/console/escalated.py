"""The leaders' list: what waits for a first answer for more than 24 hours, by kecamatan and one by one, the oldest first.

Counts and lists come from the same conditions (`first_answers.overdue`), limited to the halls that the reader sees.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from sync.server.concerns.models import TOPICS, Concern
from sync.server.console import catalogue_names, first_answers, instructions
from sync.server.console.words import QUESTIONS
from sync.server.fleet.models import Site
from sync.server.people.models import Unit
from sync.server.requests.models import Referral

SHOWN = 20
_COLUMNS = ("complaints", "problems", "referrals")


def context(sites: QuerySet[Site], now: datetime, *, with_staff: bool) -> Mapping[str, Any]:
    seen = sites.values("id")
    concerns = Concern.objects.filter(first_answers.overdue(Concern, now), site__in=seen)
    if not with_staff:
        concerns = concerns.filter(is_about_staff=False)
    complaints, problems = concerns.exclude(source="problem"), concerns.filter(source="problem")
    referrals = Referral.objects.filter(first_answers.overdue(Referral, now), site__in=seen)
    areas = _areas({"complaints": complaints, "problems": problems, "referrals": referrals})
    return {
        "title": "Daftar pimpinan",
        "now": now,
        "areas": areas,
        "totals": [sum(counts[place] for _, counts in areas) for place in range(len(_COLUMNS))],
        "complaints": _concerns(complaints, now),
        "problems": _concerns(problems, now),
        "referrals": _referrals(referrals, now),
        "shown": SHOWN,
    }


def _areas(found: Mapping[str, QuerySet[Any]]) -> list[tuple[str, list[int]]]:
    """Kecamatan with their three counts, the most first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for what, rows in found.items():
        counted = rows.order_by().values("site__kecamatan").annotate(count=Count("pk"))
        for kecamatan, count in counted.values_list("site__kecamatan", "count"):
            counts[kecamatan][what] = count
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    return [(kecamatan, [count[what] for what in _COLUMNS]) for kecamatan, count in ordered]


def _concerns(rows: QuerySet[Concern], now: datetime) -> list[dict[str, Any]]:
    oldest = list(rows.select_related("site", "kiosk").order_by("due_at")[:SHOWN])
    clocks, orders = first_answers.concern_clocks(oldest, now), instructions.newest_of(row.pk for row in oldest)
    names = {**catalogue_names.service_names(), **dict(TOPICS)}
    return [
        {
            "row": row,
            "about": names.get(row.topic, row.topic),
            "clock": clocks[row.pk],
            "order": instructions.as_chip(orders.get(row.pk)),
        }
        for row in oldest
    ]


def _referrals(rows: QuerySet[Referral], now: datetime) -> list[dict[str, Any]]:
    oldest = list(rows.select_related("site").order_by("asked_at")[:SHOWN])
    clocks, orders = first_answers.referral_clocks(oldest, now), instructions.newest_of(row.pk for row in oldest)
    units = dict(Unit.objects.filter(id__in={row.unit for row in oldest}).values_list("id", "name"))
    return [
        {
            "row": row,
            "unit": units.get(row.unit, "Dinas yang tidak dikenal"),
            "about": QUESTIONS.get(row.question, row.question).capitalize(),
            "clock": clocks[row.pk],
            "order": instructions.as_chip(orders.get(row.pk)),
        }
        for row in oldest
    ]
