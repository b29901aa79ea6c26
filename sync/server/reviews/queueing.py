"""Which presences come before a person: all that have a hint, and of the others those that are drawn.

Invariants
- The draw is fixed by the presence and the city's key, the share by the rule in force when the presence began: looking again,
  or a rebuild, queues the same.
- What a person judged is never taken out of the queue again. What nobody judged goes when its hint went, or the presence
  was voided.
- Presences older than `QUEUED_FOR` are not queued: a city that switches this on does not begin with a year of them.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from sync.server.people.models import Presence
from sync.server.reviews import policies
from sync.server.reviews.city_key import review_key
from sync.server.reviews.judging import is_drawn
from sync.server.reviews.models import Hint, ReviewCase

QUEUED_FOR = timedelta(days=30)


def keep(presence: Presence) -> None:
    """Put it in the queue, leave it there, or take it out: by its hints as they are now."""
    weight = Hint.objects.filter(presence=presence).aggregate(most=Max("weight"))["most"] or 0
    policy, key, named = policies.in_force(presence.started_at), review_key(), str(presence.pk)
    is_wanted = weight > 0 or is_drawn(key, "sample", named, policy.sample_pct)
    if presence.is_voided or not is_wanted:
        ReviewCase.objects.filter(presence=presence.pk, verdicts=None).delete()
        return
    seen = {"is_flagged": weight > 0, "weight": weight, "site_id": presence.site_id, "started_at": presence.started_at}
    if ReviewCase.objects.filter(presence=presence.pk).update(**seen, officer_id=presence.officer_id):
        return
    if timezone.now() - presence.started_at > QUEUED_FOR:
        return
    case = ReviewCase(
        presence=presence.pk,
        officer_id=presence.officer_id,
        wants_second=is_drawn(key, "second", named, policy.recheck_pct),
        queued_at=timezone.now(),
        **seen,
    )
    ReviewCase.objects.bulk_create([case], ignore_conflicts=True)
