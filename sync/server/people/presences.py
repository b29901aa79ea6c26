"""Read model of presences. Fold rules: the first `presence_started` of a subject makes it; later facts about an unknown
presence are passed over (their beginning may be in quarantine), and folding a fact again changes nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.server.fleet.models import Kiosk
from sync.server.people.models import Presence


def fold(fact: Fact, _received_at: datetime) -> None:
    if fact.kind == "presence_started":
        _start(fact, fact.data)
    elif fact.kind in {"presence_ended", "presence_amended", "presence_voided"}:
        presence = Presence.objects.filter(id=fact.subject).first()
        if presence is not None:
            _change(presence, fact, fact.data)
            presence.save()


def _start(fact: Fact, data: Any) -> None:
    kiosk = Kiosk.objects.filter(id=fact.kiosk).first()
    if kiosk is None:
        return
    Presence.objects.get_or_create(
        id=fact.subject,
        defaults={
            "officer_id": fact.actor.officer,
            "kiosk": kiosk,
            "site_id": kiosk.site_id,
            "place": data["place"],
            "session": data["session"],
            "face": data["face"],
            "challenge": data["challenge"],
            "part": next((part.sha256 for part in fact.parts if part.role == "presence"), ""),
            "started_at": read_instant(fact.time.wall),
        },
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
