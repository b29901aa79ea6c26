"""What in a presence a person should look at: one function a kind, from plain values, no clock, no database.

Invariants
- Nothing here refuses, cuts or scores a person. A weight says only what to look at first: 1 often innocent, 3 seldom.
- The same case gives the same hints, whatever the order of the values in it.
- What a kiosk of an older program did not tell is never a hint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sync.server.reviews import likeness

CHALLENGE_MS = 150_000  # two minutes as the kiosk counts them, and half a minute to take the pictures
FRAMES = 3
TOGETHER = timedelta(seconds=40)
CROWD = 3
MOVED = timedelta(seconds=60)  # two halls' clocks may differ by so much
PRESENT_DAYS = 5
QUIET_AFTERNOONS = 5
COPIED_DAYS = 3
REFUSALS = 3


@dataclass(frozen=True, slots=True)
class Found:
    kind: str
    weight: int
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands: in its chain, and in the time since boot."""

    epoch: int
    seq: int
    boot: str
    up_ms: int


@dataclass(frozen=True, slots=True)
class Challenge:
    place: Place
    officer: str | None
    subject: str
    also_named_by: int  # other presences that name it


@dataclass(frozen=True, slots=True)
class Prompt:
    within_s: int
    after_s: int | None
    is_missed: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A photo of this presence beside an earlier one of another presence."""

    part: str
    presence: str
    distance: int
    is_same_officer: bool


@dataclass(frozen=True, slots=True)
class Stay:
    """A presence as told: from its start to its end, or to the end of that day when nobody ended it."""

    presence: str
    officer: str | None
    kiosk: str
    started_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class Week:
    """The officer's week around this presence; `is_last` when this is its last presence."""

    present_days: int
    outputs: int
    is_over: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known of one presence. `photos` is how many its first fact carries, `readable` how many opened as one."""

    stay: Stay
    place: Place | None = None
    cameras: Sequence[str] = ()
    frames_told: int | None = None
    photos: int = 0
    names_challenge: bool = True
    challenge: Challenge | None = None
    prompts: Sequence[Prompt] = ()
    stillness: int | None = None  # of the frames of its first fact, when there are three
    unreadable: int = 0
    matches: Sequence[Match] = ()
    elsewhere: Sequence[Stay] = ()  # of the same officer, at other kiosks
    hall: Sequence[Stay] = ()  # of the same hall, day and session, this one among them
    week: Week | None = None
    grade: str | None = None
    alarms: Sequence[str] = ()
    pin_sign_ins: int = 0
    badge_sign_ins: int = 0
    hall_uses_badges: bool = False
    silences_min: Sequence[int] = ()
    quiet_afternoons: int = 0
    copied_days: int = 0
    activation_uses: int = 0
    refusals: int = 0


def decide(case: Case) -> list[Found]:
    """At most one of a kind, in the order of the kinds' names."""
    found = [hint for rule in _RULES if (hint := rule(case)) is not None]
    return sorted(found, key=lambda hint: hint.kind)


def _camera(case: Case) -> Found | None:
    weights = {"virtual": 3, "unlisted": 2, "stand_in": 1}
    doubtful = sorted({one for one in case.cameras if one in weights}, key=lambda one: (-weights[one], one))
    return Found("camera_not_provisioned", weights[doubtful[0]], {"camera": doubtful[0]}) if doubtful else None


def _few_frames(case: Case) -> Found | None:
    if case.frames_told is None:
        return None
    frames = min(case.frames_told, case.photos)
    return Found("few_frames", 1, {"frames": frames}) if frames < FRAMES else None


def _no_challenge(case: Case) -> Found | None:
    return Found("no_challenge", 2, {"named": int(case.names_challenge)}) if case.challenge is None else None


def _challenge_reused(case: Case) -> Found | None:
    how = _misuse(case.challenge, case) if case.challenge else ""
    return Found("challenge_reused", 3 if how in {"twice", "after"} else 2, {"how": how}) if how else None


def _misuse(challenge: Challenge, case: Case) -> str:
    if challenge.also_named_by:
        return "twice"
    if challenge.officer != case.stay.officer or challenge.subject != case.stay.presence:
        return "other"
    if case.place is None:
        return ""
    if challenge.place.epoch != case.place.epoch or challenge.place.seq > case.place.seq:
        return "after"
    if challenge.place.boot != case.place.boot:
        return "restart"
    return "old" if case.place.up_ms - challenge.place.up_ms > CHALLENGE_MS else ""


def _still_frames(case: Case) -> Found | None:
    if case.stillness is None or case.stillness > likeness.STILL:
        return None
    return Found("still_frames", 2, {"distance": case.stillness})


def _unreadable_photo(case: Case) -> Found | None:
    return Found("unreadable_photo", 2, {"photos": case.unreadable}) if case.unreadable else None


def _same_photo(case: Case) -> Found | None:
    """Of a burst two pictures must agree with earlier ones: one may happen when somebody always sits the same way."""
    near = [match for match in case.matches if match.distance <= likeness.SAME]
    needed = min(2, max(1, case.photos))
    if len({match.part for match in near}) < needed:
        return None
    best = min(near, key=lambda match: (match.distance, match.is_same_officer, match.presence))  # the graver of two
    detail = {"presence": best.presence, "distance": best.distance, "same_officer": int(best.is_same_officer)}
    return Found("same_photo", 2 if best.is_same_officer else 3, detail)


def _prompt_missed(case: Case) -> Found | None:
    missed = sum(prompt.is_missed for prompt in case.prompts)
    return Found("prompt_missed", 1, {"missed": missed, "asked": len(case.prompts)}) if missed else None


def _prompt_late(case: Case) -> Found | None:
    late = [(one.after_s - one.within_s, one) for one in case.prompts if one.after_s is not None]
    worst = max(late, key=lambda pair: pair[0], default=None)
    if worst is None or worst[0] <= 0:
        return None
    return Found("prompt_late", 1, {"after_s": worst[1].after_s, "within_s": worst[1].within_s})


def _two_places(case: Case) -> Found | None:
    together = [other for other in case.elsewhere if _overlap(case.stay, other) >= MOVED]
    if not together:
        return None
    first = min(together, key=lambda other: (other.started_at, other.presence))
    minutes = int(_overlap(case.stay, first).total_seconds()) // 60
    return Found("two_places", 3, {"presence": first.presence, "minutes": minutes})


def _overlap(one: Stay, other: Stay) -> timedelta:
    return min(one.ended_at, other.ended_at) - max(one.started_at, other.started_at)


def _all_together(case: Case) -> Found | None:
    starts = [stay.started_at for stay in case.hall]
    officers = {stay.officer for stay in case.hall if stay.officer is not None}
    if len(officers) < CROWD or max(starts) - min(starts) > TOGETHER:
        return None
    seconds = int((max(starts) - min(starts)).total_seconds())
    return Found("all_within_40_s", 2, {"officers": len(officers), "seconds": seconds})


def _no_output(case: Case) -> Found | None:
    week = case.week
    if week is None or not (week.is_over and week.is_last) or week.outputs or week.present_days < PRESENT_DAYS:
        return None
    return Found("no_output", 1, {"days": week.present_days})


def _grade_c(case: Case) -> Found | None:
    return Found("grade_c", 1) if case.grade == "C" else None


def _flagged_chain(case: Case) -> Found | None:
    return Found("flagged_chain", 3, {"alarms": sorted(set(case.alarms))}) if case.alarms else None


def _without_badge(case: Case) -> Found | None:
    if not case.hall_uses_badges or case.badge_sign_ins or not case.pin_sign_ins:
        return None
    return Found("signed_in_without_badge", 1, {"times": case.pin_sign_ins})


def _heartbeat_gap(case: Case) -> Found | None:
    return Found("heartbeat_gap", 1, {"minutes": max(case.silences_min)}) if case.silences_min else None


def _quiet_afternoons(case: Case) -> Found | None:
    if case.quiet_afternoons < QUIET_AFTERNOONS:
        return None
    return Found("quiet_afternoons", 2, {"days": case.quiet_afternoons})


def _copied_output(case: Case) -> Found | None:
    return Found("copied_output", 1, {"days": case.copied_days}) if case.copied_days >= COPIED_DAYS else None


def _activation_reused(case: Case) -> Found | None:
    return Found("activation_reused", 3, {"times": case.activation_uses}) if case.activation_uses > 1 else None


def _badge_refused(case: Case) -> Found | None:
    return Found("badge_refused", 1, {"times": case.refusals}) if case.refusals >= REFUSALS else None


def quiet_afternoons(days: Iterable[tuple[int, int, int, int]]) -> int:
    """Of (morning, in time, afternoon, in time) of each day of a week: afternoons that came in only after closing, on days
    whose morning came in at once. One afternoon that came through means the line, not a hand: then it is none.
    """
    told = [day for day in days if day[2] >= 3]
    if any(in_time for *_, in_time in told):
        return 0
    return sum(1 for morning, in_time, _, _ in told if morning >= 3 and in_time * 2 >= morning)


_RULES: tuple[Callable[[Case], Found | None], ...] = (
    _camera,
    _few_frames,
    _no_challenge,
    _challenge_reused,
    _still_frames,
    _unreadable_photo,
    _same_photo,
    _prompt_missed,
    _prompt_late,
    _two_places,
    _all_together,
    _no_output,
    _grade_c,
    _flagged_chain,
    _without_badge,
    _heartbeat_gap,
    _quiet_afternoons,
    _copied_output,
    _activation_reused,
    _badge_refused,
)
