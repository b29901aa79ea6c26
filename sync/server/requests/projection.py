"""Read model of requests: the fold of what kiosks and the city say about a request.

Fold rules
- The first `request_filed` of a subject makes the row; facts about an unknown request are passed over.
- A voided request stays voided, a collected one collected; otherwise the latest fact decides the state.
- Every fold raises `version`, and the kiosk where it was filed is told: item `request_status`, id = request id.
A step of facts costs the same few queries, however many facts it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant, write_instant
from sync.server.fleet import feed
from sync.server.fleet.models import Kiosk
from sync.server.requests.models import Request

_ENDED = {"voided", "collected"}
_CHANGED = ["state", "taken_at", "completed_at", "outcome", "officer", "documents", "parts", "version"]


def fold(facts: Sequence[Fact]) -> None:
    ours = [fact for fact in facts if fact.kind == "request_filed" or fact.kind in _CHANGES]
    if not ours:
        return
    subjects = {fact.subject for fact in ours}
    held = {str(row.id): row for row in Request.objects.select_for_update().filter(id__in=subjects).order_by("id")}
    kiosks = {str(kiosk.id): kiosk for kiosk in Kiosk.objects.filter(id__in={fact.kiosk for fact in ours})}
    filed: dict[str, Request] = {}
    changed: dict[str, Request] = {}
    for fact in ours:
        if fact.kind == "request_filed":
            if fact.subject not in held and fact.kiosk in kiosks:
                held[fact.subject] = filed[fact.subject] = _file(fact, fact.data, kiosks[fact.kiosk])
        elif (request := held.get(fact.subject)) is not None and request.state not in _ENDED:
            _change(request, fact)
            changed[fact.subject] = request
    Request.objects.bulk_create(filed.values())
    Request.objects.bulk_update([row for key, row in changed.items() if key not in filed], _CHANGED)
    feed.publish([_status_item(request) for request in (filed | changed).values()])


def _file(fact: Fact, data: Any, kiosk: Kiosk) -> Request:
    return Request(
        id=fact.subject,
        kiosk=kiosk,
        site_id=kiosk.site_id,
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


def _change(request: Request, fact: Fact) -> None:
    request.parts = [*request.parts, *(part.to_object() for part in fact.parts)]
    _CHANGES[fact.kind](request, fact, fact.data)
    request.version += 1


def _taken(request: Request, fact: Fact, _data: Any) -> None:
    request.state, request.taken_at = "taken", read_instant(fact.time.wall)
    request.officer_id = fact.actor.officer


def _returned(request: Request, _fact: Fact, data: Any) -> None:
    request.state = "returned"
    missing = set(data["missing"])
    kept = [document for document in request.documents if document["requirement"] not in missing]
    request.documents = [*kept, *({"requirement": name, "state": "missing"} for name in sorted(missing))]


def _completed(request: Request, fact: Fact, data: Any) -> None:
    request.state, request.completed_at = "completed", read_instant(fact.time.wall)
    request.outcome = data["outcome"]
    request.officer_id = fact.actor.officer or request.officer_id


def _amended(request: Request, _fact: Fact, data: Any) -> None:
    request.documents = data["documents"]
    if request.state == "returned":
        request.state = "filed"


def _to(state: str) -> Callable[[Request, Fact, Any], None]:
    def move(request: Request, _fact: Fact, _data: Any) -> None:
        request.state = state

    return move


_CHANGES: dict[str, Callable[[Request, Fact, Any], None]] = {
    "request_taken": _taken,
    "request_returned": _returned,
    "request_referred": _to("referred"),
    "request_completed": _completed,
    "request_handed_off": _to("handed_off"),
    "request_collected": _to("collected"),
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
