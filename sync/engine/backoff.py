"""How long to wait before the next try.

Rules: full jitter, random(0, min(cap, base * 2^n)), base 5 s, cap 30 min; `Retry-After` is obeyed as a lower bound, itself
bounded so that no answer silences a kiosk for good; the first try after a start is spread over the phase by the kiosk's id,
so that 1,360 kiosks do not come back in the same second after an outage.
"""

from __future__ import annotations

import hashlib

from sync.engine.intervals import BASE_S
from sync.engine.ports import Jitter

MAX_RETRY_AFTER_S = 3600
_MAX_DOUBLINGS = 16


def first_phase_ms(kiosk: str, phase_s: int) -> int:
    """The same kiosk always gets the same place in the phase; 0 when there is no phase."""
    if phase_s <= 0:
        return 0
    return int.from_bytes(hashlib.sha256(kiosk.encode()).digest()[:8], "big") % (phase_s * 1000)


def delay_ms(failures: int, *, cap_s: int, jitter: Jitter, retry_after_s: int | None = None) -> int:
    """`failures` counts from 1 for the first failure in a row."""
    doublings = min(max(failures - 1, 0), _MAX_DOUBLINGS)
    bound_ms = 1000 * min(cap_s, BASE_S * 2**doublings)
    told_ms = 1000 * min(max(retry_after_s or 0, 0), MAX_RETRY_AFTER_S)
    return told_ms + jitter.below(bound_ms)
