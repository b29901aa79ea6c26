"""What a failed call means: the table "situation, answer, kiosk does" of sync/PROTOCOL.md.

Rules
- A 4xx other than 408, 425 and 429 is never retried blindly: it stops its lane (`Halt`), or something is changed before the
  next try (`SendFrom`, `SendLess`, `AskOffset`, `TryOnceMore`).
- An answer that cannot be read is not the city's word: it is waited out, with an alarm, and changes nothing here.
- Whatever is not in the table is a `Halt`, which ends by itself after `Intervals.halt_s`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sync.engine.ports import CityBusyError, CityUnreachableError, CityUnreadableError
from sync.protocol.problems import ProblemError

_TRANSIENT = (408, 425, 429)


@dataclass(frozen=True, slots=True)
class Unreachable:
    """`timed_out`: the line is there but slow or hanging, so less is sent next time."""

    timed_out: bool


@dataclass(frozen=True, slots=True)
class Busy:
    retry_after_s: int | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    pass


@dataclass(frozen=True, slots=True)
class SendFrom:
    """409.1: the city lacks facts from `seq` on."""

    seq: int


@dataclass(frozen=True, slots=True)
class SendLess:
    """413.2, 408.1."""


@dataclass(frozen=True, slots=True)
class AskOffset:
    """The city has another idea of how much of the part it has."""


@dataclass(frozen=True, slots=True)
class TryOnceMore:
    """The request may have been damaged under way, or signed by a wrong clock (`learn_time`): that can be mended once.

    The second refusal in a row halts the lane.
    """

    learn_time: bool


@dataclass(frozen=True, slots=True)
class Halt:
    """A technician or the city's staff must look; `attention` chooses the sentence on the screen."""

    attention: str


Verdict = Unreachable | Busy | Unreadable | SendFrom | SendLess | AskOffset | TryOnceMore | Halt


class ReceiptDisagreesError(Exception):
    """A verified receipt contradicts the chain that is here; `attention` says how, `seq` where."""

    def __init__(self, attention: str, seq: int = 0) -> None:
        super().__init__(f"the city's receipt and this chain disagree: {attention}")
        self.attention = attention
        self.seq = seq


CITY_ERRORS = (CityUnreachableError, CityBusyError, CityUnreadableError, ProblemError, ReceiptDisagreesError)

_OF_PROBLEM: Mapping[str, Verdict] = {
    "400.1": TryOnceMore(learn_time=False),
    "401.1": TryOnceMore(learn_time=True),
    "401.2": TryOnceMore(learn_time=True),
    "401.3": TryOnceMore(learn_time=True),
    "404.3": AskOffset(),
    "408.1": SendLess(),
    "409.2": Halt("fork"),
    "409.3": Halt("rollback"),
    "409.4": Halt("clone_suspected"),
    "409.5": AskOffset(),
    "410.1": AskOffset(),
    "413.2": SendLess(),
    "422.1": Halt("chain_refused"),
    "422.3": TryOnceMore(learn_time=False),
    "460.1": AskOffset(),
}


def verdict_of(error: Exception) -> Verdict:
    """`error` is one of `CITY_ERRORS`."""
    match error:
        case CityUnreachableError():
            return Unreachable(error.timed_out)
        case CityBusyError():
            return Busy(error.retry_after_s)
        case ReceiptDisagreesError():
            return Halt(error.attention)
        case ProblemError():
            return _verdict_of_problem(error)
        case _:
            return Unreadable()


def forked_at(error: Exception) -> tuple[str, int]:
    """(problem code, the seq that the city names; 0 when it names none) of a refused chain."""
    if isinstance(error, ReceiptDisagreesError):
        return "409.2", error.seq
    if isinstance(error, ProblemError):
        named = "through_seq" if error.code == "422.1" else "seq"
        seq = error.extra.get(named)
        return error.code, seq if isinstance(seq, int) and not isinstance(seq, bool) else 0
    return "", 0


def refused_after(error: Exception) -> tuple[int, str] | None:
    """(seq, digest) where the city's chain ends, of a 422.1 that names both."""
    if not isinstance(error, ProblemError) or error.code != "422.1":
        return None
    seq, digest = error.extra.get("through_seq"), error.extra.get("head")
    return (seq, digest) if isinstance(seq, int) and isinstance(digest, str) else None


def _verdict_of_problem(problem: ProblemError) -> Verdict:
    if problem.code == "409.1":
        return _send_from(problem.extra.get("expected"))
    if problem.code in _OF_PROBLEM:
        return _OF_PROBLEM[problem.code]
    if problem.status in _TRANSIENT or problem.status >= 500:
        return Busy()
    return Halt("city_refused")


def _send_from(expected: object) -> Verdict:
    if isinstance(expected, int) and not isinstance(expected, bool) and expected >= 1:
        return SendFrom(expected)
    return Unreadable()
