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
- A referral asks another unit while the request stays where it is; so does a promise that waits (paused, resumed).
- `steps` are who did what and when, one for each fact that counted, in their order: no later fact removes one or gives it
  to somebody else. What was put right is a further step (`request_amended`, `request_voided`).
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
    "request_paused": {"filed": "filed", "taken": "taken", "returned": "returned"},
    "request_resumed": {"filed": "filed", "taken": "taken", "returned": "returned"},
    "request_amended": {"filed": "filed", "taken": "taken", "returned": "filed"},
    "request_completed": {"taken": "completed", "handed_off": "completed"},
    "request_handed_off": {"taken": "handed_off", "completed": "handed_off"},
    "request_collected": {"completed": "collected", "handed_off": "collected"},
    "request_voided": {"filed": "voided", "taken": "voided", "returned": "voided"},
}


@dataclass(frozen=True, slots=True)
class Step:
    """One fact that counted: `officer` None for a resident's own, `at` the kiosk's clock at that moment."""

    fact_id: str
    kind: str
    officer: str | None
    kiosk: str
    epoch: int
    at: str
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Request:
    """`officer`: who holds it now. `paused`: why its promise waits, "" when it runs. `conflicts`: ids of facts that could not
    be applied. `seen`: ids applied so far.
    """

    request_id: str
    service: str
    state: State
    documents: tuple[tuple[str, str], ...]
    officer: str | None = None
    conflicts: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    paused: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def may(request: Request, kind: str, *, by: str = "officer") -> bool:
    """Would a fact of this kind change the request now? Ask before making one."""
    if kind == "request_voided" and by == "resident":
        return request.state == "filed"
    return allows(request.state, kind, paused=bool(request.paused))


def allows(state: State, kind: str, *, paused: bool = False) -> bool:
    """The same for who knows only the state and whether the promise waits."""
    if kind in ("request_paused", "request_resumed") and paused is (kind == "request_paused"):
        return False
    return state in _NEXT.get(kind, {})


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
    return replace(
        request,
        state=state,
        officer=officer,
        documents=documents,
        seen=request.seen | {fact.id},
        paused=_paused(request, fact, state),
        steps=(*request.steps, step_of(fact)),
    )


def step_of(fact: Fact) -> Step:
    return Step(fact.id, fact.kind, fact.actor.officer, fact.kiosk, fact.epoch, fact.time.wall, fact.data)


def _paused(request: Request, fact: Fact, state: State) -> str:
    """What ended waits for nothing."""
    if fact.kind == "request_paused":
        return str(fact.data["reason"])
    return "" if fact.kind == "request_resumed" or state not in OPEN else request.paused


def _filed(fact: Fact) -> Request:
    seen, steps = frozenset({fact.id}), (step_of(fact),)
    return Request(fact.subject, str(fact.data["service"]), "filed", _documents(fact), seen=seen, steps=steps)


def _documents(fact: Fact) -> tuple[tuple[str, str], ...]:
    listed = fact.data["documents"]
    return tuple((one["requirement"], one["state"]) for one in listed) if isinstance(listed, list | tuple) else ()
