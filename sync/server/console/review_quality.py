"""How well presences are reviewed: what waits, and whether two who looked without knowing of each other saw the same.

A figure about a person is shown only from `quality.ENOUGH` blind pairs on; whoever judges does not see this page.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from sync.server.fleet.models import Site
from sync.server.reviews import quality
from sync.server.reviews.models import ReviewCase, Verdict

PERIOD = timedelta(days=90)


def context(sites: QuerySet[Site]) -> Mapping[str, Any]:
    """Of these halls, of judgements in the last `PERIOD`."""
    cases = ReviewCase.objects.filter(site__in=sites.values("id"))
    rows = Verdict.objects.filter(
        case__site__in=sites.values("id"), withdrawn_at=None, decided_at__gte=timezone.now() - PERIOD
    )
    given = rows.order_by("decided_at", "id").values_list("case_id", "account__username", "verdict")
    measured = quality.measure(quality.Given(*one) for one in given)
    return {
        "title": "Mutu pemeriksaan",
        "reviewers": measured,
        "enough": quality.ENOUGH,
        "days": PERIOD.days,
        **cases.aggregate(
            waiting=Count("presence", filter=Q(state__in=("open", "asked"))),
            second=Count("presence", filter=Q(state="second")),
            third=Count("presence", filter=Q(state="third")),
            closed=Count("presence", filter=Q(state="closed")),
            rejected=Count("presence", filter=Q(state="closed", outcome="rejected")),
            oldest=Min("started_at", filter=Q(state="open")),
        ),
    }
