"""The city's rules about presence: how many are looked at, how long a judgement can be taken back, when a hall may be left.

Invariants
- A rule is never changed: another one is set, by an account, with the order it rests on. What counted when counts by then.
- `empty_hall_from_min` is also told to every kiosk, in its intervals; kiosks say the rule, the city judges by it.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sync.server.fleet import configuration
from sync.server.fleet.models import ConfigurationVersion
from sync.server.reviews.models import PresencePolicy

# trust.md, presence evidence: 5-20 % at random, 5 % once more by a second person.
SAMPLE_PCT = (5, 20)
RECHECK_PCT = (1, 20)
UNDO_MIN = (5, 24 * 60)
# The mayor's words are 14.00 to 15.00; a city may begin earlier or later, never in the morning.
EMPTY_HALL_MIN = (12 * 60, 20 * 60)
EMPTY_HALL = "empty_hall_from_min"


def in_force(at: datetime | None = None) -> PresencePolicy:
    """At this moment; before the first, and without any, the defaults."""
    rows = PresencePolicy.objects.all() if at is None else PresencePolicy.objects.filter(set_at__lte=at)
    return rows.first() or _defaults()


@transaction.atomic
def put(policy: PresencePolicy, *, by: str) -> PresencePolicy:
    """In force from now on, here and at every kiosk."""
    policy.set_by, policy.set_at = by, timezone.now()
    policy.save(force_insert=True)
    newest = ConfigurationVersion.objects.latest("version")
    configuration.set_intervals({**newest.intervals, EMPTY_HALL: policy.empty_hall_from_min})
    return policy


def _defaults() -> PresencePolicy:
    newest = ConfigurationVersion.objects.order_by("-version").first()
    told = newest.intervals if newest else configuration.INTERVALS
    return PresencePolicy(
        sample_pct=10, recheck_pct=5, undo_min=60, empty_hall_from_min=told.get(EMPTY_HALL, 0), basis="", set_by=""
    )
