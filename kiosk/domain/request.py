"""A request's life as a fold over its facts.

    filed ──> taken ──> completed ──> collected
      │  ╲     │ ╲         ▲  │
      │   ╲    ▼  ╲        │  ▼
      │    > returned      handed_off ──> completed, collected
      ▼        (taken again, or amended: filed again)
    voided     before it is completed; by the resident only while it is filed

- The state is never stored as truth: it is what the facts say, in their order. A fact that is not legal in the state it
  meets changes nothing and is listed in `conflicts`, for a person to look at. Nothing raises because of a fact.
- A later officer may take over what a colleague took (shifts end): `taken` by another officer stays `taken`.
- A referral asks another unit while the request stays where it is.
- Ended (`completed`, `collected`, `voided`) is ended; a second ending is a conflict. Exactly the same fact twice is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from sync.protocol.fact import Fact

State = Literal["filed", "taken", "returned", "completed", "handed_off", "collected", "voided"]
OPEN: frozenset[State] = frozenset({"filed", "taken", "returned"})

_NEXT: Mapping[str, Mapping[State, State]] = {
    "request_taken": {"filed": "taken", "returned": "taken", "taken": "taken"},
    "request_returned": {"filed": "returned", "taken": "returned"},
    "request_referred": {"filed": "filed", "taken": "taken", "returned": "returned"},
    "request_amended": {"filed": "filed", "taken": "taken", "returned": "filed"},
    "request_completed": {"taken": "completed", "handed_off": "completed"},
    "request_handed_off": {"taken": "handed_off", "completed": "handed_off"},
    "request_collected": {"completed": "collected", "handed_off": "collected"},
    "request_voided": {"filed": "voided", "taken": "voided", "returned": "voided"},
}


@dataclass(frozen=True, slots=True)
class Request:
    """`officer`: who holds it now. `conflicts`: ids of facts that could not be applied. `seen`: ids applied so far."""

    request_id: str
    service: str
    state: State
    documents: tuple[tuple[str, str], ...]
    officer: str | None = None
    conflicts: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def may(request: Request, kind: str, *, by: str = "officer") -> bool:
    """Would a fact of this kind change the request now? Ask before making one."""
    if kind == "request_voided" and by == "resident":
        return request.state == "filed"
    return request.state in _NEXT.get(kind, {})


def fold(facts: Iterable[Fact]) -> dict[str, Request]:
    """Requests by id, from facts of any kind in the order of their chain; other kinds are passed over."""
    requests: dict[str, Request] = {}
    for fact in facts:
        known = requests.get(fact.subject)
        if fact.kind == "request_filed" and known is None:
            requests[fact.subject] = _filed(fact)
        elif known is not None and fact.kind in (*_NEXT, "request_filed"):
            requests[fact.subject] = apply(known, fact)
    return requests


def apply(request: Request, fact: Fact) -> Request:
    """The request after this fact; unchanged but for `conflicts` when the fact is not legal now."""
    if fact.id in request.seen:
        return request
    if not may(request, fact.kind, by=fact.actor.role):
        return replace(request, conflicts=(*request.conflicts, fact.id), seen=request.seen | {fact.id})
    documents = request.documents
    if fact.kind == "request_amended":
        documents = _documents(fact)
    officer = fact.actor.officer if fact.kind == "request_taken" else request.officer
    state = _NEXT[fact.kind][request.state]
    return replace(request, state=state, officer=officer, documents=documents, seen=request.seen | {fact.id})


def _filed(fact: Fact) -> Request:
    return Request(fact.subject, str(fact.data["service"]), "filed", _documents(fact), seen=frozenset({fact.id}))


def _documents(fact: Fact) -> tuple[tuple[str, str], ...]:
    listed = fact.data["documents"]
    return tuple((one["requirement"], one["state"]) for one in listed) if isinstance(listed, list | tuple) else ()
