"""How often a status PIN may be guessed at this kiosk: pure arithmetic over wrong tries that the store keeps.

Invariants
- Five wrong tries a code and twenty a kiosk within ten minutes; the next one waits until the oldest of them has left the
  window. The kiosk's measure is wider, so that one person's slips do not shut the page for a whole hall.
- Moments count on the clock since boot: turning the wall clock helps nobody, and of a try in another boot only the present
  boot's life has passed for certain, so a restart begins the wait anew and never shortens it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.throttle import Moment, elapsed_ms

WINDOW_S = 600
WRONG_A_CODE = 5
WRONG_A_KIOSK = 20


@dataclass(frozen=True, slots=True)
class StatusTry:
    """`code` as typed, eight signs; it need not exist."""

    code: str
    at: Moment


def still_counted(tries: Sequence[StatusTry], now: Moment) -> tuple[StatusTry, ...]:
    """Those within the window, in their order."""
    return tuple(each for each in tries if elapsed_ms(each.at, now) < WINDOW_S * 1000)


def wait_s(tries: Sequence[StatusTry], code: str, now: Moment) -> int:
    """Whole seconds before `code` may be tried; 0 now. `tries` oldest first."""
    counted = still_counted(tries, now)
    own = [each for each in counted if each.code == code]
    return max(_left_s(own, WRONG_A_CODE, now), _left_s(counted, WRONG_A_KIOSK, now))


def _left_s(tries: Sequence[StatusTry], most: int, now: Moment) -> int:
    """Until so many have left the window that one more fits."""
    if len(tries) < most:
        return 0
    left_ms = WINDOW_S * 1000 - elapsed_ms(tries[-most].at, now)
    return -(-left_ms // 1000)
