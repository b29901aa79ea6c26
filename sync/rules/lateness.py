"""Whether a promise was kept, from proved time. Pure.

Rules
- Nobody is late from doubt. Late is only what was certainly after the promise: `earliest` lies behind it. An interval that
  holds the deadline counts as on time, because the gap in the evidence is the clock's and not the officer's, and the person
  who waited loses nothing by it: the request is finished.
- Evidence of grade C makes nobody late; unless the city itself held the completion before the deadline, a person decides.
- An open request runs against the city's own clock, which needs no evidence.
- A promise is counted from the kiosk's wall clock. Where that clock is not proved to have been right at the filing, the
  promised moment is itself in doubt, and so is everything measured by it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from sync.rules.interval import Interval

Lateness = Literal["late", "on_time", "open", "unsure"]

RIGHT_ENOUGH = timedelta(minutes=5)


def lateness(
    promised_at: datetime, *, finished: Interval | None, now: datetime, promise_is_sure: bool = True
) -> Lateness:
    """`finished` None: still open. `now` is the city's. All times aware."""
    if finished is None:
        if now <= promised_at:
            return "open"
        return "late" if promise_is_sure else "unsure"
    if not promise_is_sure:
        return "unsure"
    if finished.latest is not None and finished.latest <= promised_at:
        return "on_time"
    if finished.grade == "C":
        return "unsure"
    return "late" if finished.earliest is not None and finished.earliest > promised_at else "on_time"


def is_promise_sure(filed: Interval, claimed_at: datetime) -> bool:
    """The kiosk's clock was right when it promised: `claimed_at`, its wall at the filing, fits what is proved of the filing."""
    if filed.grade == "C" or filed.earliest is None or filed.latest is None:
        return False
    return filed.earliest - RIGHT_ENOUGH <= claimed_at <= filed.latest + RIGHT_ENOUGH
