"""Read model of presences. Fold rules: the first `presence_started` of a subject makes it; facts about an unknown presence
are passed over (its beginning may be in quarantine). A step of facts costs the same few queries, however many it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.server.fleet.models import Kiosk
from sync.server.people.models import Presence

_KINDS = {"presence_started", "presence_ended", "presence_amended", "presence_voided"}
_CHANGED = ["place", "session", "ended_at", "end_reason", "is_voided"]


def fold(facts: Sequence[Fact]) -> None:
    ours = [fact for fact in facts if fact.kind in _KINDS]
    if not ours:
        return
    subjects = {fact.subject for fact in ours}
    held = {str(row.id): row for row in Presence.objects.select_for_update().filter(id__in=subjects).order_by("id")}
    kiosks = {str(kiosk.id): kiosk for kiosk in Kiosk.objects.filter(id__in={fact.kiosk for fact in ours})}
    started: dict[str, Presence] = {}
    changed: dict[str, Presence] = {}
    for fact in ours:
        if fact.kind == "presence_started":
            if fact.subject not in held and fact.kiosk in kiosks:
                held[fact.subject] = started[fact.subject] = _start(fact, fact.data, kiosks[fact.kiosk])
        elif (presence := held.get(fact.subject)) is not None:
            _change(presence, fact, fact.data)
            changed[fact.subject] = presence
    Presence.objects.bulk_create(started.values())
    Presence.objects.bulk_update([row for key, row in changed.items() if key not in started], _CHANGED)


def _start(fact: Fact, data: Any, kiosk: Kiosk) -> Presence:
    return Presence(
        id=fact.subject,
        officer_id=fact.actor.officer,
        kiosk=kiosk,
        site_id=kiosk.site_id,
        place=data["place"],
        session=data["session"],
        face=data["face"],
        challenge=data["challenge"],
        part=next((part.sha256 for part in fact.parts if part.role == "presence"), ""),
        started_at=read_instant(fact.time.wall),
    )


def _change(presence: Presence, fact: Fact, data: Any) -> None:
    if fact.kind == "presence_ended":
        presence.ended_at, presence.end_reason = read_instant(fact.time.wall), data["reason"]
    elif fact.kind == "presence_amended":
        presence.place, presence.session = data["place"], data["session"]
        if data["ended_at"] is not None:
            presence.ended_at = read_instant(data["ended_at"])
    else:
        presence.is_voided = True
