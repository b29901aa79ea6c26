"""Read model of requests: the fold of what its kiosk and the city say about a request.

Fold rules
- The first `request_filed` of a subject makes the row; facts about an unknown request are passed over. When two kiosks file
  the same id, it belongs to the one whose fact the city kept first. No kiosk changes the request of another.
- A voided request stays voided, a collected one collected; otherwise the latest fact decides the state.
- `version` counts the facts, and the kiosk where it was filed is told: item `request_status`, id = request id.
- A row is made from all facts of its request, see `ingest/subject_facts.py`.
A step of facts costs the same few queries, however many facts it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant, write_instant
from sync.server.fleet import feed, sites
from sync.server.fleet.models import Kiosk
from sync.server.ingest import subject_facts
from sync.server.requests import referrals
from sync.server.requests.models import Request

_ENDED = {"voided", "collected"}


def fold(facts: Sequence[Fact]) -> None:
    """All of one chain, a kiosk's or the city's."""
    subjects = {fact.subject for fact in facts if fact.kind == "request_filed" or fact.kind in _CHANGES}
    if not subjects:
        return
    held = {str(id_): str(kiosk) for id_, kiosk in Request.objects.filter(id__in=subjects).values_list("id", "kiosk")}
    teller = Kiosk.objects.filter(id=facts[0].kiosk).first()
    if teller is not None:
        _fold_of(teller, _its_own(str(teller.id), subjects, held))
        return
    for kiosk in Kiosk.objects.filter(id__in=set(held.values())).order_by("id"):
        _fold_of(kiosk, {subject for subject, filer in held.items() if filer == str(kiosk.id)})


def _its_own(kiosk: str, subjects: Collection[str], held: Mapping[str, str]) -> set[str]:
    return {
        subject
        for subject in subjects
        if (other := held.get(subject, kiosk)) == kiosk
        or subject_facts.first_kiosk_to_tell("request_filed", subject, [kiosk, other]) == kiosk
    }


def _fold_of(kiosk: Kiosk, subjects: Collection[str]) -> None:
    told = subject_facts.with_the_citys(str(kiosk.id), subjects, ["request_filed", *_CHANGES])
    stood = sites.by_epoch(kiosk)
    requests = [request for facts in told.values() if (request := _request(kiosk, stood, facts)) is not None]
    subject_facts.put(requests, key=["id"])
    asked = [one for request in requests for one in referrals.of(request, told[str(request.id)])]
    subject_facts.put(asked, key=["id"])
    feed.publish([*(_status_item(request) for request in requests), *referrals.items(asked)])


def _request(kiosk: Kiosk, stood: Mapping[int, UUID], facts: Sequence[Fact]) -> Request | None:
    request: Request | None = None
    for fact in facts:
        if request is None:
            if fact.kind == "request_filed":
                request = _file(fact, fact.data, kiosk, stood[fact.epoch])
        elif fact.kind != "request_filed" and request.state not in _ENDED:
            request.parts = [*request.parts, *(part.to_object() for part in fact.parts)]
            _CHANGES[fact.kind](request, fact, fact.data)
    if request is not None:
        # Also what changed nothing counts: so a version only grows, in whatever order chains come in.
        request.version = 1 + sum(fact.kind != "request_filed" for fact in facts)
    return request


def _file(fact: Fact, data: Any, kiosk: Kiosk, site: UUID) -> Request:
    return Request(
        id=fact.subject,
        kiosk=kiosk,
        site_id=site,
        service=data["service"],
        catalogue_version=data["catalogue_version"],
        ticket=f"{data['ticket']['prefix']}-{data['ticket']['number']:03d}",
        code=data["code"],
        standard=data["standard"],
        filed_at=read_instant(fact.time.wall),
        promised_at=read_instant(data["promised_at"]) if data["promised_at"] else None,
        documents=data["documents"],
        parts=[part.to_object() for part in fact.parts],
        is_assisted=data["assisted"],
        language=data["language"],
    )


def _taken(request: Request, fact: Fact, _data: Any) -> None:
    request.state, request.taken_at = "taken", read_instant(fact.time.wall)
    request.officer_id = fact.actor.officer


def _returned(request: Request, _fact: Fact, data: Any) -> None:
    request.state = "returned"
    request.returned, request.questions = data["reason"], data.get("questions", [])
    missing = set(data["missing"])
    kept = [document for document in request.documents if document["requirement"] not in missing]
    request.documents = [*kept, *({"requirement": name, "state": "missing"} for name in sorted(missing))]


def _completed(request: Request, fact: Fact, data: Any) -> None:
    _resumed(request, fact, data)  # what ends waits for nothing: until now it did, and is late by none of it
    request.state, request.completed_at = "completed", read_instant(fact.time.wall)
    request.outcome = data["outcome"]
    request.officer_id = fact.actor.officer or request.officer_id


def _amended(request: Request, _fact: Fact, data: Any) -> None:
    request.documents = data["documents"]
    if request.state == "returned":
        request.state = "filed"


def _paused(request: Request, fact: Fact, data: Any) -> None:
    request.paused, request.paused_at = data["reason"], read_instant(fact.time.wall)


def _resumed(request: Request, fact: Fact, _data: Any) -> None:
    """As at the kiosk: the promise is later by as long as it waited, by the clock that made it."""
    if request.paused_at is not None and request.promised_at is not None:
        request.promised_at += max(timedelta(), read_instant(fact.time.wall) - request.paused_at)
    request.paused, request.paused_at = "", None


def _told(request: Request, _fact: Fact, _data: Any) -> None:
    """An office answered: the hall goes on."""
    if request.state == "referred":
        request.state = "filed" if request.officer_id is None else "taken"


def _handed_off(request: Request, fact: Fact, data: Any) -> None:
    _resumed(request, fact, data)
    request.state = "handed_off"


def _to(state: str) -> Callable[[Request, Fact, Any], None]:
    def move(request: Request, _fact: Fact, _data: Any) -> None:
        request.state = state

    return move


_CHANGES: dict[str, Callable[[Request, Fact, Any], None]] = {
    "request_taken": _taken,
    "request_returned": _returned,
    "request_referred": _to("referred"),
    "request_completed": _completed,
    "request_handed_off": _handed_off,
    "request_collected": _to("collected"),
    "request_paused": _paused,
    "request_resumed": _resumed,
    "referral_answered": _told,
    "request_amended": _amended,
    "request_voided": _to("voided"),
}


def _status_item(request: Request) -> feed.Item:
    data = {
        "request": str(request.id),
        "code": request.code,
        "state": request.state,
        "promised_at": write_instant(request.promised_at) if request.promised_at else None,
        "completed_at": write_instant(request.completed_at) if request.completed_at else None,
    }
    audience = feed.kiosk_audience(str(request.kiosk_id))
    return feed.Item(audience, "request_status", str(request.id), request.version, data)
