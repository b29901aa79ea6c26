"""How often somebody may guess: pure arithmetic over failures that the store keeps.

Invariants
- Moments are (boot, milliseconds since that boot, suspend included); the wall clock appears nowhere, so turning it helps
  nobody. Of a failure in another boot only this is certain: at least the present boot's whole life has passed since.
  So a reboot begins a wait anew and never shortens it.
- Five tries are free, then 30 s, 1, 5, 15 and 60 minutes; ten in a row lock until somebody unlocks: NIST SP 800-63B-4 allows
  ten for a secret checked locally, here spread over more than an hour.
- Thirty failures within an hour, whoever they name, make every sign-in at this kiosk wait an hour: a list of names is no
  way around the ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FREE_FAILURES = 5
WAITS_S = (30, 60, 300, 900, 3600)
LOCKED_AT = FREE_FAILURES + len(WAITS_S)
HALL_FAILURES = 30
HALL_WINDOW_S = 3600


@dataclass(frozen=True, slots=True)
class Moment:
    """On one boot's own clock: `up_ms` counts from that boot."""

    boot: str
    up_ms: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Failures in a row under one name; `challenge` is what the lock shows, "" while there is none."""

    failures: int = 0
    last: Moment | None = None
    challenge: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    wait_s: int


@dataclass(frozen=True, slots=True)
class Locked:
    """`challenge`: eight signs, new for each lock, that an unlock must name."""

    challenge: str = ""


def wait_after(failures: int) -> int:
    """Seconds to wait after so many failures in a row."""
    if failures < FREE_FAILURES:
        return 0
    return WAITS_S[min(failures - FREE_FAILURES, len(WAITS_S) - 1)]


def elapsed_ms(since: Moment, now: Moment) -> int:
    """Time that has passed for certain. A count that went back within one boot (a thawed snapshot) proves nothing."""
    return max(0, now.up_ms - since.up_ms) if since.boot == now.boot else now.up_ms


def standing(tally: Tally, hall: Sequence[Moment], now: Moment) -> Wait | Locked | None:
    """What stands between this name and a try right now; `hall` are the kiosk's own failures, oldest first."""
    if tally.failures >= LOCKED_AT:
        return Locked(tally.challenge)
    own_ms = wait_after(tally.failures) * 1000 - elapsed_ms(tally.last, now) if tally.last is not None else 0
    left_ms = max(own_ms, _hall_left_ms(hall, now))
    return Wait(-(-left_ms // 1000)) if left_ms > 0 else None


def still_counted(hall: Sequence[Moment], now: Moment) -> tuple[Moment, ...]:
    """The kiosk's failures without those that no longer matter.

    Called while the kiosk runs, so that a morning does not begin with the slips of a whole week: of another boot's
    failures nobody could tell how old they are.
    """
    if _hall_left_ms(hall, now) > 0:
        return tuple(hall)
    return tuple(each for each in hall if elapsed_ms(each, now) < HALL_WINDOW_S * 1000)


def _hall_left_ms(hall: Sequence[Moment], now: Moment) -> int:
    """An hour from the failure that filled the measure."""
    if len(hall) < HALL_FAILURES:
        return 0
    return HALL_WINDOW_S * 1000 - elapsed_ms(hall[-1], now)
