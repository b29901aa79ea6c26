"""Telling kiosks what supervisors planned: change-feed items of kind `plan`, id = plan id.

Invariants
- A hall gets the plans of the officers that it is served by, and no others. A plan that is withdrawn is told once more as ended,
  and so is one whose officer left the hall, there.
- A plan that nobody approved yet is told to nobody; one that was returned is told as ended, so a kiosk that proposed it lets it go.
- Words name a task and no resident; who writes them is told so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import m2m_changed

from sync.server.fleet import feed
from sync.server.fleet.models import FeedItem
from sync.server.people.models import Officer
from sync.server.performance.models import Plan

KIND = "plan"


@transaction.atomic
def publish(plan: Plan) -> None:
    """Tell what is true now; to be called after each change of a plan or of the halls that its officer serves."""
    locked = Plan.objects.select_for_update().select_related("officer").get(id=plan.id)
    told = set(FeedItem.objects.filter(kind=KIND, item_id=str(locked.id)).values_list("audience", flat=True))
    if locked.state == "proposed" and not told:
        return
    locked.version += 1
    locked.save(update_fields=["version"])
    plan.version = locked.version
    serving = {feed.site_audience(str(site.id)) for site in locked.officer.sites.all()}
    stands = locked.state == "approved" and not locked.is_ended
    here, gone = _data(locked, ended=not stands), _data(locked, ended=True)
    feed.publish([_item(locked, audience, here) for audience in sorted(serving)])
    feed.publish([_item(locked, audience, gone) for audience in sorted(told - serving)])


def follow_officers() -> None:
    """An officer's plans go where the officer goes."""
    m2m_changed.connect(_halls_changed, sender=Officer.sites.through, dispatch_uid="performance.plans")


def _halls_changed(instance: Any, action: str, pk_set: Iterable[UUID] | None = None, **_signal: Any) -> None:
    """Told from either side: an officer's halls, or a hall's officers."""
    if action not in ("post_add", "post_remove", "post_clear"):
        return
    moved = [instance.pk] if isinstance(instance, Officer) else list(pk_set or ())
    for plan in Plan.objects.filter(officer__in=moved, is_ended=False):
        publish(plan)


def _item(plan: Plan, audience: str, data: dict[str, object]) -> feed.Item:
    return feed.Item(audience, KIND, str(plan.id), plan.version, data)


def _data(plan: Plan, *, ended: bool) -> dict[str, object]:
    return {
        "plan": str(plan.id),
        "officer": str(plan.officer_id),
        "period": plan.period,
        "day": plan.day.isoformat() if plan.day else None,
        "words": plan.words or "-",
        "target": plan.target,
        "unit": plan.unit,
        "main": plan.is_main,
        "weight": plan.weight,
        "reference": plan.reference,
        "ended": ended,
    }
