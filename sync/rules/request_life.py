"""The life of one request, as far as its deadline cares: read from its facts, by both ends alike. Pure.

Invariants
- A fact that changes nothing here is passed over; nothing raises because of a fact. Facts come in the order of their chain.
- The promise is the one that was told at the filing: it stands on the resident's slip. Nothing recomputes it.
- Returned to the resident, a request waits for papers (`waiting_resident_documents`) until it is amended or taken again.
- What ends waits for nothing any more: every stop ends with it, and none begins after.
- Hours are the kiosk's own (`time.wall`); how far they are proved is `sync.rules.lateness`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant
from sync.rules.service import Standard
from sync.rules.stop_clock import StopReason

PAPERS: StopReason = "waiting_resident_documents"


@dataclass(frozen=True, slots=True)
class Stop:
    """The clock stood from `began_at` to `ended_at`; None: it still stands. `is_return`: the resident was sent for something."""

    reason: StopReason
    began_at: datetime
    ended_at: datetime | None = None
    is_return: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    officer: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """Another office was asked."""

    referral: str
    asked_at: datetime
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """`finished_at`: completed, or answered where an answer was all that was promised."""

    standard: Standard
    filed_at: datetime
    promised_at: datetime | None
    stops: tuple[Stop, ...] = ()
    held: tuple[Holding, ...] = ()
    asked: tuple[Asked, ...] = ()
    finished_at: datetime | None = None
    handed_off_at: datetime | None = None
    is_voided: bool = False

    @property
    def ended_at(self) -> datetime | None:
        """When the hall was done with it."""
        ends = [at for at in (self.finished_at, self.handed_off_at) if at is not None]
        return min(ends, default=None)

    @property
    def waiting(self) -> StopReason | None:
        """Why the clock stands now; the newest reason where there are two."""
        standing = [stop.reason for stop in self.stops if stop.ended_at is None]
        return standing[-1] if standing else None


def life_of(facts: Iterable[Fact]) -> Life | None:
    """None without a `request_filed`; a second one changes nothing."""
    life: Life | None = None
    for fact in facts:
        if life is not None:
            life = _after(life, fact)
        elif fact.kind == "request_filed":
            life = _filed(fact)
    return life


def _filed(fact: Fact) -> Life:
    data = cast("Mapping[str, str | None]", fact.data)
    promised = data["promised_at"]
    return Life(
        standard=cast("Standard", data["standard"]),
        filed_at=_at(fact),
        promised_at=read_instant(promised) if promised else None,
    )


def _after(life: Life, fact: Fact) -> Life:
    if fact.kind in _ENDS:
        return _end(life, fact.kind, _at(fact))
    is_over = life.is_voided or life.finished_at is not None
    step = None if is_over else _STEPS.get(fact.kind)
    return life if step is None else step(life, fact, _at(fact))


_ENDS = frozenset(
    {"request_completed", "request_collected", "request_handed_off", "request_voided", "complaint_answered"}
)


def _end(life: Life, kind: str, at: datetime) -> Life:
    if kind == "complaint_answered" and life.standard != "respond_24h":
        return life  # an answer is what was promised there only
    done = replace(life, stops=tuple(stop if stop.ended_at else replace(stop, ended_at=at) for stop in life.stops))
    if kind == "request_handed_off":
        return replace(done, handed_off_at=life.handed_off_at or at)
    if kind == "request_voided":
        return replace(done, is_voided=True)
    return replace(done, finished_at=life.finished_at or at)


def _take(life: Life, fact: Fact, at: datetime) -> Life:
    held = (*life.held, Holding(fact.actor.officer, at)) if fact.actor.officer else life.held
    return replace(_go_on(life, at, of_return=True), held=held)


def _pause(life: Life, fact: Fact, at: datetime) -> Life:
    return _stop(_go_on(life, at), Stop(cast("StopReason", fact.data["reason"]), at))


def _refer(life: Life, fact: Fact, at: datetime) -> Life:
    return replace(life, asked=(*life.asked, Asked(str(fact.data["referral"]), at)))


def _answer(life: Life, fact: Fact, at: datetime) -> Life:
    named = str(fact.data["referral"])
    return replace(
        life,
        asked=tuple(
            replace(one, answered_at=at) if one.referral == named and one.answered_at is None else one
            for one in life.asked
        ),
    )


_STEPS: Mapping[str, Callable[[Life, Fact, datetime], Life]] = {
    "request_taken": _take,
    "request_returned": lambda life, _fact, at: _stop(life, Stop(PAPERS, at, is_return=True)),
    "request_amended": lambda life, _fact, at: _go_on(life, at, of_return=True),
    "request_paused": _pause,
    "request_resumed": lambda life, _fact, at: _go_on(life, at),
    "request_referred": _refer,
    "referral_answered": _answer,
}


def _stop(life: Life, stop: Stop) -> Life:
    """At most one of each sort stands at a time; with what was handed off another office goes on, in its own time."""
    is_standing = any(one.is_return is stop.is_return and one.ended_at is None for one in life.stops)
    return life if is_standing or life.handed_off_at else replace(life, stops=(*life.stops, stop))


def _go_on(life: Life, at: datetime, *, of_return: bool = False) -> Life:
    """Ends what a return began, or what somebody stopped."""
    stops = tuple(
        replace(stop, ended_at=at) if stop.ended_at is None and stop.is_return is of_return else stop
        for stop in life.stops
    )
    return replace(life, stops=stops)


def _at(fact: Fact) -> datetime:
    return read_instant(fact.time.wall)
