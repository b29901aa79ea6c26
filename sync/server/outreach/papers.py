"""A photo from a resident's phone goes to the hall as a letter: sealed to its kiosk, in pieces of the change feed.

Invariants
- It is sealed to the kiosk's reply key in the memory that received it, before anything is written. The city cannot open it;
  the hall's officer looks at it and takes it into the request by a fact of the hall (`request_amended`), or does not.
- What may be sent: papers that may be photographed and are still open, of a request that still runs, and never for a service
  that is sealed to the inspectorate: its papers are not the hall's to see.
- One photo of a paper waits at a time; a newer one takes its place. Once it is taken, replaced, expired, or the request is
  closed, its pieces are emptied in the feed, and with the next answer at the kiosk.
- What nobody took in thirty days leaves a record of its destruction, signed by the city (`expire`).
- Whose kiosk got another reply key since cannot be opened any more: the resident is asked to send it again.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sync.rules.service import Service
from sync.server.console import catalogue_names
from sync.server.fleet import feed
from sync.server.outreach.models import PhonePaper
from sync.server.public import rates
from sync.server.records import retention
from sync.server.records.retention_kinds import KINDS, PHONE_PAPERS
from sync.server.requests.models import Request
from sync.trust.sealing import seal

KIND = "phone_paper"
PIECE_BYTES = 32 * 1024
KEPT_DAYS = 30
A_DAY = 20
"""Photos that one request may send a day: every paper a few times over."""
OPEN = frozenset({"filed", "taken", "returned", "referred"})
_CLOSED = frozenset({"completed", "handed_off", "collected", "voided"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that may be sent; `sent_at` of the photo that waits already, if one does."""

    requirement: str
    name: str
    hint: str
    sent_at: datetime | None = None


def wanted(request: Request, service: Service | None) -> list[Wanted]:
    """In the catalogue's order. `service` in the language of the page."""
    if service is None or service.route_around_local_staff or request.state not in OPEN:
        return []
    states = {document["requirement"]: document["state"] for document in request.documents}
    sent = dict(_waiting(request.id).values_list("requirement", "sent_at"))
    return [
        Wanted(paper.id, paper.short, paper.hint, sent.get(paper.id))
        for paper in service.requirements
        if paper.photo and states.get(paper.id) in {"missing", "shown"}
    ]


def may_send(request: Request, requirement: str) -> bool:
    service = catalogue_names.service_of(request.service, request.catalogue_version)
    return requirement in {paper.requirement for paper in wanted(request, service)}


def count_one(request: Request) -> None:
    """Raises ProblemError 429.1 beyond what a request needs in a day."""
    rates.limit(f"paper:{request.id}", most=A_DAY, window_s=24 * 3600)


@transaction.atomic
def send(request: Request, requirement: str, jpeg: bytes) -> PhonePaper:
    """On its way to the kiosk where the request was filed."""
    kiosk = request.kiosk
    body = seal(jpeg, [kiosk.reply_key]).body
    pieces = [body[begin : begin + PIECE_BYTES] for begin in range(0, len(body), PIECE_BYTES)]
    for older in _waiting(request.id).filter(requirement=requirement).select_for_update():
        _end(older, PhonePaper.REPLACED)
    paper = PhonePaper.objects.create(
        request=request.id,
        kiosk=kiosk,
        site=request.site,
        requirement=requirement,
        pieces=len(pieces),
        reply_key=kiosk.reply_key,
        sent_at=timezone.now(),
    )
    _publish(paper, 1, [base64.b64encode(piece).decode() for piece in pieces])
    return paper


def settle(waiting: Iterable[PhonePaper]) -> int:
    """End those that need not wait any more; how many. What waited too long is for `expire`."""
    rows = list(waiting)
    requests = Request.objects.in_bulk({paper.request for paper in rows})
    ended = 0
    for paper in rows:
        state = _fate(paper, requests.get(paper.request))
        if state:
            with transaction.atomic():
                _end(paper, state)
            ended += 1
    return ended


def settle_of(request: Request) -> None:
    settle(_waiting(request.id).select_related("kiosk"))


def settle_all() -> int:
    return settle(PhonePaper.objects.filter(state=PhonePaper.WAITING).select_related("kiosk")) + expire()


@transaction.atomic
def expire() -> int:
    """Photos that nobody took in thirty whole days of the city: emptied, with one record of the destruction a day. How many."""
    before = retention.end_of(KEPT_DAYS)
    old = list(PhonePaper.objects.filter(state=PhonePaper.WAITING, sent_at__lt=before).select_for_update())
    for paper in old:
        _end(paper, PhonePaper.EXPIRED)
    retention.note_ended(KINDS[PHONE_PAPERS], [paper.sent_at for paper in old], before=before)
    return len(old)


def _fate(paper: PhonePaper, request: Request | None) -> str:
    """What became of it, "" while it waits."""
    if request is None or request.state in _CLOSED:
        return PhonePaper.CLOSED
    if {"requirement": paper.requirement, "state": "photographed"} in request.documents:
        return PhonePaper.TAKEN
    return "" if paper.reply_key == paper.kiosk.reply_key else PhonePaper.LOST


def _waiting(request: UUID) -> QuerySet[PhonePaper]:
    return PhonePaper.objects.filter(request=request, state=PhonePaper.WAITING)


def _end(paper: PhonePaper, state: str) -> None:
    paper.state, paper.ended_at = state, timezone.now()
    paper.save(update_fields=["state", "ended_at"])
    _publish(paper, 2, [""] * paper.pieces)


def _publish(paper: PhonePaper, version: int, pieces: Sequence[str]) -> None:
    audience = feed.kiosk_audience(str(paper.kiosk_id))
    told = {
        "paper": str(paper.id),
        "request": str(paper.request),
        "requirement": paper.requirement,
        "pieces": len(pieces),
    }
    feed.publish(
        [
            feed.Item(audience, KIND, f"{paper.id}:{place}", version, {**told, "piece": place, "sealed": sealed})
            for place, sealed in enumerate(pieces)
        ]
    )
