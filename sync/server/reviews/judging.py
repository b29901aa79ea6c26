"""What several people's judgements of one presence come to, and who may judge it next. Pure: no clock, no database.

Rules
- Asking for an explanation judges nothing: the presence waits, for anybody who may judge it.
- One judgement closes it, unless it was drawn for a second look: then it waits for another person, who is told neither that
  it is a second look nor what the first one said.
- Two that differ wait for a third person, who sees both. Until then what is better for the officer stands.
- Nobody judges a presence twice, and nobody their own. Whom the city cannot tell from the officer judges nothing.
- A draw is a keyed hash of the presence: nobody without the city's key can foretell it, nobody can draw again.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

CONFIRMED, UNCLEAR, REJECTED, WITHDRAWN = "confirmed", "unclear", "rejected", "withdrawn"
State = Literal["open", "asked", "second", "third", "closed"]
REASONS: dict[str, tuple[str, ...]] = {
    CONFIRMED: ("evidence_clear", "innocent_hint", "seen_in_person", "other"),
    UNCLEAR: ("photo_unclear", "photo_not_here", "time_unproved", "explanation_needed", "other"),
    REJECTED: (
        "other_person",
        "picture_of_picture",
        "not_in_the_hall",
        "challenge_not_followed",
        "nobody_in_the_photo",
        "other",
    ),
}
_ALL_OF_THEM = 1 << 64


@dataclass(frozen=True, slots=True)
class Judgement:
    """`officer`: who judged, among the officers. Those that were taken back are not among what is given here."""

    officer: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Standing:
    """`outcome`: confirmed or rejected; "" while nobody judged."""

    state: State
    outcome: str


def standing(given: Sequence[Judgement], *, wants_second: bool) -> Standing:
    """`given` in the order in which they were given."""
    judged = _judged(given)
    if not judged:
        return Standing("asked" if given else "open", "")
    first = judged[0].verdict
    if len(judged) == 1:
        return Standing("second" if wants_second else "closed", first)
    if judged[1].verdict == first:
        return Standing("closed", first)
    return Standing("closed", judged[2].verdict) if len(judged) > 2 else Standing("third", CONFIRMED)


def may_judge(given: Sequence[Judgement], *, wants_second: bool, reviewer: str | None, present: str | None) -> bool:
    """`present`: whose presence it is; None when the kiosk did not say, and then it is nobody's here."""
    if reviewer is None or reviewer == present:
        return False
    if any(one.officer == reviewer for one in _judged(given)):
        return False
    return standing(given, wants_second=wants_second).state != "closed"


def may_see_judgements(given: Sequence[Judgement], *, wants_second: bool, reviewer: str | None) -> bool:
    """Hidden from whoever could still give the second look; the third look is an open one."""
    if standing(given, wants_second=wants_second).state != "second":
        return True
    return any(one.officer == reviewer for one in _judged(given))


def is_drawn(key: bytes, draw: str, presence: str, share_pct: int) -> bool:
    """`draw`: which lot it is, so that one says nothing about another."""
    digest = hmac.digest(key, f"{draw}:{presence}".encode(), hashlib.sha256)
    return int.from_bytes(digest[:8]) * 100 < share_pct * _ALL_OF_THEM


def _judged(given: Sequence[Judgement]) -> list[Judgement]:
    return [one for one in given if one.verdict != UNCLEAR]
