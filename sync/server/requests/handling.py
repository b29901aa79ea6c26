"""How much was done to a request after its filing, counted from the kinds of the facts about it.

A step is what somebody did with it; that its clock stopped or ran again is none. A hand-over is one to another hand: referred,
handed off to its office, taken again. The kiosk's facts and the city's count alike: an office answers through the city.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sync.server.requests.models import Request

STEPS = (
    "request_taken",
    "request_returned",
    "request_amended",
    "request_referred",
    "referral_answered",
    "request_handed_off",
    "request_completed",
    "request_collected",
)


def count(request: Request, kinds: Iterable[str]) -> None:
    """Sets `steps`, `hand_overs` and `returns`; `kinds` of all facts about it, in any order."""
    told = Counter(kinds)
    request.steps = sum(told[kind] for kind in STEPS)
    request.hand_overs = told["request_referred"] + told["request_handed_off"] + max(0, told["request_taken"] - 1)
    request.returns = told["request_returned"]
