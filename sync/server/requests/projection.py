"""Read model of requests: the fold of what its kiosk and the city say about a request.

Fold rules
- The first `request_filed` of a subject makes the row; facts about an unknown request are passed over. When two kiosks file
  the same id, it belongs to the one whose fact the city kept first. No kiosk changes the request of another.
- A voided request stays voided, a collected one collected; otherwise the latest fact decides the state.
- When it is due, and whose its lateness is, comes from the engine of deadlines (`deadlines.reckoning`), not from this fold.
- `version` counts the facts, and the kiosk where it was filed is told: item `request_status`, id = request id.
- A row is made from all facts of its request, see `ingest/subject_facts.py`.
A step of facts costs the same few queries, however many facts it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant, write_instant
from sync.rules.request_life import life_of
from sync.server.deadlines import reckoning
from sync.server.fleet import feed, sites
from sync.server.fleet.models import Kiosk
from sync.server.ingest import subject_facts
from sync.server.requests import handling, referrals
from sync.server.requests.models import Request

_ENDED = {"voided", "collected"}
# Told about requests that are complaints; the state stays as it is, the clock does not.
_ANSWERED = "complaint_answered"


def fold(facts: Sequence[Fact]) -> None:
    """All of one chain, a kiosk's or the city's."""
    subjects = {fact.subject for fact in facts if fact.kind in {"request_filed", _ANSWERED, *_CHANGES}}
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
    told = _facts_about(str(kiosk.id), subjects)
    stood = sites.by_epoch(kiosk)
    requests = [request for facts in told.values() if (request := _request(kiosk, stood, facts)) is not None]
    reckoning.settle(requests, told)
    subject_facts.put(requests, key=["id"])
    asked = [one for request in requests for one in referrals.of(request, told[str(request.id)])]
    subject_facts.put(asked, key=["id"])
    items = [_status_item(request, told[str(request.id)]) for request in requests]
    feed.publish([*items, *referrals.items(asked)])


def settle_again(kiosk: str, ids: Sequence[str]) -> None:
    """What moves promises beside facts about them has changed: an outage, an exception, the calendar. Of one kiosk."""
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        rows = list(Request.objects.filter(id__in=some, kiosk_id=UUID(kiosk)))
        reckoning.settle(rows, _facts_about(kiosk, some))
        Request.objects.bulk_update(rows, reckoning.COLUMNS)


def facts_of(request: Request) -> list[Fact]:
    """What its kiosk and the city say about it, in the order in which it counts."""
    return _facts_about(str(request.kiosk_id), [str(request.pk)]).get(str(request.pk), [])


def _facts_about(kiosk: str, subjects: Collection[str]) -> dict[str, list[Fact]]:
    return subject_facts.with_the_citys(kiosk, subjects, ["request_filed", _ANSWERED, *_CHANGES])


def _request(kiosk: Kiosk, stood: Mapping[int, UUID], facts: Sequence[Fact]) -> Request | None:
    request: Request | None = None
    for fact in facts:
        if request is None:
            if fact.kind == "request_filed":
                request = _file(fact, fact.data, kiosk, stood[fact.epoch])
        elif fact.kind in _CHANGES and request.state not in _ENDED:
            request.parts = [*request.parts, *(part.to_object() for part in fact.parts)]
            _CHANGES[fact.kind](request, fact, fact.data)
    if request is not None:
        # Also what changed nothing counts: so a version only grows, in whatever order chains come in.
        request.version = 1 + sum(fact.kind in _CHANGES for fact in facts)
        handling.count(request, (fact.kind for fact in facts))
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
    _resumed(request, fact, data)  # what ends waits for nothing
    request.state, request.completed_at = "completed", read_instant(fact.time.wall)
    request.outcome = data["outcome"]
    request.officer_id = fact.actor.officer or request.officer_id


def _amended(request: Request, _fact: Fact, data: Any) -> None:
    request.documents = data["documents"]
    if request.state == "returned":
        request.state = "filed"


def _paused(request: Request, fact: Fact, data: Any) -> None:
    request.paused, request.paused_at = data["reason"], read_instant(fact.time.wall)


def _resumed(request: Request, _fact: Fact, _data: Any) -> None:
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


_AT_ONCE = 500
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


def _status_item(request: Request, facts: Sequence[Fact]) -> feed.Item:
    data: dict[str, object] = {
        "request": str(request.id),
        "code": request.code,
        "state": request.state,
        "promised_at": write_instant(request.promised_at) if request.promised_at else None,
        "completed_at": write_instant(request.completed_at) if request.completed_at else None,
    }
    if any(fact.kiosk != str(request.kiosk_id) and fact.kind in _STOPPING for fact in facts):
        data["stops"] = _stops(facts)  # the kiosk cannot know of the city's own
    audience = feed.kiosk_audience(str(request.kiosk_id))
    return feed.Item(audience, "request_status", str(request.id), request.version, data)


_STOPPING = ("request_paused", "request_resumed")


def _stops(facts: Sequence[Fact]) -> list[list[str | None]]:
    """Every stop so far: why, since when, until when (null: it stands)."""
    life = life_of(facts)
    return [
        [stop.reason, write_instant(stop.began_at), write_instant(stop.ended_at) if stop.ended_at else None]
        for stop in (life.stops if life else ())
    ]
