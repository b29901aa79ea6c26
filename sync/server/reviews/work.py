"""Looking at the presences that are due: the hints of each are made to be what its case says now.

Invariants
- One presence, one transaction; its mark is taken away first, so a change that comes in meanwhile marks it again.
- Doing it again changes nothing. `cityserver rebuild` looks at all of them and comes to the same hints.
- What was found from opened parts stays: those parts' hashes are erased after 90 days, and a rebuild opens nothing twice.
- A presence that was voided has no hints; the presence of another that is judged beside it may.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sync.server.fleet.models import Chain
from sync.server.people.models import Presence
from sync.server.reviews import due, evidence, queueing
from sync.server.reviews.cases import case_of
from sync.server.reviews.models import Hint, ReviewDue
from sync.server.reviews.rules import Found, decide

logger = logging.getLogger(__name__)

LASTING = frozenset({"same_photo", "still_frames", "unreadable_photo", "copied_output"})
_ALARM_WINDOW = timedelta(days=7)


def run_due() -> int:
    """Open what arrived, look at what is due, until nothing is; how many presences were looked at."""
    while evidence.open_arrived():
        pass
    looked_at = 0
    while _next():
        looked_at += 1
    return looked_at


def keep_house() -> None:
    """Once in a while: erase what is too old, and look again at kiosks whose chain raised an alarm."""
    evidence.erase_old()
    since = timezone.now() - _ALARM_WINDOW
    alarms = Q(fork_seen_at__gte=since) | Q(rollback_seen_at__gte=since) | Q(clone_suspected_at__gte=since)
    kiosks = list(Chain.objects.filter(alarms).values_list("kiosk", flat=True))
    for kiosk in kiosks:
        due.mark(Presence.objects.filter(kiosk=kiosk, started_at__gte=since - _ALARM_WINDOW))


def review_everything() -> None:
    """After a rebuild."""
    Hint.objects.filter(~Exists(Presence.objects.filter(id=OuterRef("presence")))).delete()
    due.mark(Presence.objects.all())
    run_due()


@transaction.atomic
def _next() -> bool:
    row = ReviewDue.objects.select_for_update(skip_locked=True).first()
    if row is None:
        return False
    presence = Presence.objects.filter(id=row.presence).first()
    row.delete()
    if presence is not None:
        _review_quietly(presence)
    return True


def _review_quietly(presence: Presence) -> None:
    """One case that we cannot read must not keep the others waiting; the next fact about it, or a rebuild, tries again."""
    try:
        with transaction.atomic():
            review(presence)
    except Exception:
        logger.exception("the hints of a presence could not be found")


def review(presence: Presence) -> None:
    """Make the hints of this presence what they are now, and its place in the queue of those who look."""
    found = {} if presence.is_voided else {one.kind: one for one in decide(case_of(presence))}
    held = {hint.kind: hint for hint in Hint.objects.filter(presence=presence)}
    gone = [kind for kind in held if kind not in found and (presence.is_voided or kind not in LASTING)]
    Hint.objects.filter(presence=presence, kind__in=gone).delete()
    Hint.objects.bulk_create([_hint(presence, one) for kind, one in found.items() if kind not in held])
    changed = [hint for kind, hint in held.items() if _change(hint, found)]
    Hint.objects.bulk_update(changed, ["weight", "detail"])
    queueing.keep(presence)


def _hint(presence: Presence, found: Found) -> Hint:
    return Hint(
        presence=presence,
        kiosk=presence.kiosk_id,
        officer=presence.officer_id,
        kind=found.kind,
        weight=found.weight,
        detail=dict(found.detail),
        found_at=timezone.now(),
    )


def _change(hint: Hint, found: Mapping[str, Found]) -> bool:
    now = found.get(hint.kind)
    if now is None or (hint.weight, hint.detail) == (now.weight, dict(now.detail)):
        return False
    hint.weight, hint.detail = now.weight, dict(now.detail)
    return True
