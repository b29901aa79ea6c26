"""Read model of queue numbers: the fold of what a kiosk says about each.

Fold rules, as at the kiosk (`kiosk/store/queue_projection.py`)
- The first `ticket_issued` of a subject makes it; a number that ended stays ended.
- Only who is at the desk is skipped. Taking back or finishing the request that came with a number ends the number too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.server.fleet import sites
from sync.server.fleet.models import Kiosk
from sync.server.halls.models import Ticket
from sync.server.ingest import subject_facts

_ENDS = {
    "ticket_served": Ticket.SERVED,
    "request_completed": Ticket.SERVED,
    "request_handed_off": Ticket.SERVED,
    "request_collected": Ticket.SERVED,
    "request_voided": Ticket.VOID,
}
_KINDS = {"ticket_issued", "ticket_called", "ticket_skipped", *_ENDS}
_ENDED = set(_ENDS.values())


def fold(facts: Sequence[Fact]) -> None:
    """All of one kiosk, or the city's, which gives no numbers."""
    subjects = {fact.subject for fact in facts if fact.kind in _KINDS}
    kiosk = Kiosk.objects.filter(id=facts[0].kiosk).first() if subjects else None
    if kiosk is None:
        return
    stood = sites.by_epoch(kiosk)
    told = subject_facts.about(str(kiosk.id), subjects, _KINDS)
    tickets = [ticket for about in told.values() if (ticket := _ticket(about, stood)) is not None]
    subject_facts.put(tickets, key=["kiosk", "subject"])


def _ticket(facts: Sequence[Fact], stood: Mapping[int, UUID]) -> Ticket | None:
    ticket: Ticket | None = None
    for fact in facts:
        if ticket is None:
            ticket = _issue(fact, fact.data, stood[fact.epoch]) if fact.kind == "ticket_issued" else None
        elif ticket.state not in _ENDED:
            _change(ticket, fact)
    return ticket


def _change(ticket: Ticket, fact: Fact) -> None:
    if fact.kind == "ticket_called":
        ticket.state, ticket.called_at = Ticket.CALLED, read_instant(fact.time.wall)
    elif fact.kind == "ticket_skipped":
        ticket.state = Ticket.SKIPPED if ticket.state == Ticket.CALLED else ticket.state
    elif fact.kind in _ENDS:
        ticket.state = _ENDS[fact.kind]


def _issue(fact: Fact, data: Any, site: UUID) -> Ticket:
    return Ticket(
        kiosk=fact.kiosk,
        subject=fact.subject,
        site=site,
        day=date.fromisoformat(data["day"]),
        number=f"{data['prefix']}-{data['number']:03d}",
        service=data["service"],
        issued_at=read_instant(fact.time.wall),
    )
