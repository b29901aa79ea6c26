"""Patterns in a month of work that a person should look at, because the index could be played that way. Pure.

Rules
- A pattern decides nothing and takes nothing off: each has innocent causes, and its weight says only what to look at first
  (1 often innocent, 3 seldom). What can be made worthless is made worthless where it counts, not here: a request proves one entry,
  what is amended waits again, who returns a late case is late all the same (`work_verification`, `performance.credits`, `attribution`).
- The same month gives the same patterns, whatever the order of its entries. At most one of a kind for an officer.
- Nothing is read but numbers, ids and marks: equal marks are equal words, equal picture names are one photograph.
- Small samples say nothing: each rule names how many it needs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal, get_args

Kind = Literal[
    "split_tasks",
    "copied_words",
    "same_numbers",
    "photo_reused",
    "request_twice",
    "full_days",
    "returned_late",
    "verifying_ring",
    "passed_on",
    "free_rider",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Seen in one officer's own entries; the others need everybody's beside them.
OF_ONE: tuple[Kind, ...] = ("split_tasks", "same_numbers", "full_days")
BETWEEN: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in OF_ONE)
SPLIT, SPLIT_MINUTES = 5, 10  # entries of one day for one plan, of at most ten minutes each on average
COPIED_DAYS = 3
SAME_DAYS = 5
FULL_DAY_MINUTES = 12 * 60
FULL_DAYS = 2
LAST_HOURS = timedelta(hours=4)  # the same that a list calls urgent
RETURNED = 2
VERIFIED = 3  # judgements from one to the other before they are a line of the ring
PASSED_ON = 3
SHOWN = 20  # ids in a pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One entry. `words` is a mark or "".

    `pictures` are the digests of its photographs; `same_picture` the other entries, with whose they are, in which somebody found the same
    photograph, also of earlier months; `request_before` those of earlier months, with whose they are, that name the same request.
    """

    entry: str
    officer: str
    day: date
    plan: str | None
    quantity: int
    minutes: int
    place: str = "hall"
    thing: str = "none"
    request: str | None = None
    words: str = ""
    pictures: tuple[str, ...] = ()
    same_picture: tuple[tuple[str, str], ...] = ()
    request_before: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """One entry of `worker` that `verifier` verified."""

    entry: str
    verifier: str
    worker: str


@dataclass(frozen=True, slots=True)
class Returned:
    """Sent back to the resident; `ended`: it was taken up again or finished afterwards."""

    officer: str
    at: datetime
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A request as far as it was promised. `takers`: who took it, when, in order. `was_late`: finished or still open after the promise."""

    request: str
    promised_at: datetime
    takers: Sequence[tuple[str, datetime]] = ()
    returned: Sequence[Returned] = ()
    was_late: bool = False


@dataclass(frozen=True, slots=True)
class TeamPart:
    """A member's share of a team task, and how many entries each member wrote for it."""

    task: str
    officer: str
    entries: int
    of_others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    outputs: Sequence[Output] = ()
    verified: Sequence[Verified] = ()
    cases: Sequence[Case] = ()
    parts: Sequence[TeamPart] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """`refs`: the entries, requests or tasks that show it, the first `SHOWN`; `others`: officers who are part of it."""

    kind: Kind
    officer: str
    weight: int
    count: int
    refs: tuple[str, ...]
    others: tuple[str, ...] = ()
    detail: Mapping[str, int] = field(default_factory=dict)


def patterns(month: Month, kinds: Collection[Kind] = KINDS) -> list[Pattern]:
    """By officer and kind."""
    found = [pattern for kind in kinds for pattern in _RULES[kind](month)]
    return sorted(found, key=lambda one: (one.officer, KINDS.index(one.kind)))


def _pattern(
    kind: Kind,
    officer: str,
    weight: int,
    refs: Iterable[str],
    *,
    others: Iterable[str] = (),
    count: int | None = None,
    **detail: int,
) -> Pattern:
    ids = sorted(set(refs))
    return Pattern(
        kind=kind,
        officer=officer,
        weight=weight,
        count=len(ids) if count is None else count,
        refs=tuple(ids[:SHOWN]),
        others=tuple(sorted(set(others) - {officer})),
        detail=detail,
    )


# --- entries ---------------------------------------------------------------------------------------------------------


def _split(month: Month) -> list[Pattern]:
    """One task written down as many: short entries of one day for one plan, none of them a request of its own."""
    days: dict[tuple[str, date, str | None], list[Output]] = defaultdict(list)
    for one in month.outputs:
        if one.request is None:
            days[one.officer, one.day, one.plan].append(one)
    pieces: dict[str, list[Output]] = defaultdict(list)
    for (officer, _, _), some in days.items():
        if len(some) >= SPLIT and sum(one.minutes for one in some) <= SPLIT_MINUTES * len(some):
            pieces[officer] += some
    return [
        _pattern("split_tasks", officer, 2, (one.entry for one in some), days=len({one.day for one in some}))
        for officer, some in pieces.items()
    ]


def _copied(month: Month) -> list[Pattern]:
    """The very same words on several days, or by several officers."""
    by_words: dict[str, list[Output]] = defaultdict(list)
    for one in month.outputs:
        if one.words:
            by_words[one.words].append(one)
    found: dict[str, list[Output]] = defaultdict(list)
    shared: dict[str, set[str]] = defaultdict(set)
    for some in by_words.values():
        writers = {one.officer for one in some}
        for officer in writers:
            own = [one for one in some if one.officer == officer]
            if len({one.day for one in own}) >= COPIED_DAYS or len(writers) > 1:
                found[officer] += own
                shared[officer] |= writers
    return [
        _pattern(
            "copied_words",
            officer,
            3 if len(shared[officer]) > 1 else 2,
            (one.entry for one in some),
            others=shared[officer],
            days=len({one.day for one in some}),
        )
        for officer, some in found.items()
    ]


def _same_numbers(month: Month) -> list[Pattern]:
    """The same quantity, minutes, place and object for the same plan, day after day: honest where the work is so, worth a look."""
    by_shape: dict[tuple[object, ...], list[Output]] = defaultdict(list)
    for one in month.outputs:
        if one.request is None:
            by_shape[one.officer, one.plan, one.quantity, one.minutes, one.place, one.thing].append(one)
    found: dict[str, list[Output]] = defaultdict(list)
    for some in by_shape.values():
        if len({one.day for one in some}) >= SAME_DAYS:
            found[some[0].officer] += some
    return [
        _pattern("same_numbers", officer, 1, (one.entry for one in some), days=len({one.day for one in some}))
        for officer, some in found.items()
    ]


def _photos(month: Month) -> list[Pattern]:
    """One photograph in several entries."""
    by_picture: dict[str, list[Output]] = defaultdict(list)
    for one in month.outputs:
        for picture in set(one.pictures):
            by_picture[picture].append(one)
    found: dict[str, set[str]] = defaultdict(set)
    shared: dict[str, set[str]] = defaultdict(set)
    for some in by_picture.values():
        if len({one.entry for one in some}) > 1:
            for one in some:
                found[one.officer].add(one.entry)
                shared[one.officer] |= {other.officer for other in some}
    for one in month.outputs:
        if one.same_picture:
            found[one.officer].add(one.entry)
            shared[one.officer] |= {one.officer, *(officer for _, officer in one.same_picture)}
    return [
        _pattern("photo_reused", officer, 3 if len(shared[officer]) > 1 else 2, entries, others=shared[officer])
        for officer, entries in found.items()
    ]


def _requests(month: Month) -> list[Pattern]:
    """One request as the proof of several entries, also of earlier months. It proves one of them; the others are shown."""
    by_request: dict[str, list[Output]] = defaultdict(list)
    for one in month.outputs:
        if one.request is not None:
            by_request[one.request].append(one)
    found: dict[str, set[str]] = defaultdict(set)
    shared: dict[str, set[str]] = defaultdict(set)
    for some in by_request.values():
        before = {told for one in some for told in one.request_before}
        if len(some) > 1 or before:
            for one in some:
                found[one.officer] |= {one.entry, *(entry for entry, _ in before)}
                shared[one.officer] |= {*(other.officer for other in some), *(officer for _, officer in before)}
    return [_pattern("request_twice", who, 2, entries, others=shared[who]) for who, entries in found.items()]


def _full_days(month: Month) -> list[Pattern]:
    """More minutes than a day of work can hold."""
    minutes: Counter[tuple[str, date]] = Counter()
    entries: dict[tuple[str, date], list[str]] = defaultdict(list)
    for one in month.outputs:
        minutes[one.officer, one.day] += one.minutes
        entries[one.officer, one.day].append(one.entry)
    full: dict[str, list[tuple[str, date]]] = defaultdict(list)
    for key, total in minutes.items():
        if total > FULL_DAY_MINUTES:
            full[key[0]].append(key)
    return [
        _pattern(
            "full_days", officer, 2, (one for key in keys for one in entries[key]), count=len(keys), days=len(keys)
        )
        for officer, keys in full.items()
        if len(keys) >= FULL_DAYS
    ]


# --- requests --------------------------------------------------------------------------------------------------------


def _returned_late(month: Month) -> list[Pattern]:
    """Sent back when the promise was over or nearly, and never taken up again: a late case made to look closed."""
    found: dict[str, set[str]] = defaultdict(set)
    over: Counter[str] = Counter()
    for case in month.cases:
        for back in case.returned:
            if back.at > case.promised_at - LAST_HOURS and not (back.ended and back.at <= case.promised_at):
                found[back.officer].add(case.request)
                over[back.officer] += back.at > case.promised_at
    return [
        _pattern("returned_late", officer, 3 if over[officer] else 2, requests, after_the_promise=over[officer])
        for officer, requests in found.items()
        if len(requests) >= RETURNED
    ]


def _passed_on(month: Month) -> list[Pattern]:
    """Hard cases left to a colleague: taken, and in another's hands when little time was left or it became late. Shown where it
    happens at least twice as often as with everybody else together.
    """
    taken: Counter[str] = Counter()
    passed: dict[str, set[str]] = defaultdict(set)
    receivers: dict[str, set[str]] = defaultdict(set)
    for case in month.cases:
        taken.update({officer for officer, _ in case.takers})
        for (giver, _), (taker, at) in zip(case.takers, case.takers[1:], strict=False):
            if giver != taker and (case.was_late or at > case.promised_at - LAST_HOURS):
                passed[giver].add(case.request)
                receivers[giver].add(taker)
    return [
        _pattern("passed_on", officer, 2, requests, others=receivers[officer], of_taken=taken[officer])
        for officer, requests in passed.items()
        if len(requests) >= PASSED_ON and _stands_out(officer, taken, passed)
    ]


def _stands_out(officer: str, taken: Mapping[str, int], passed: Mapping[str, Collection[str]]) -> bool:
    """Twice the share of all the others; compared without division, so no small number explodes."""
    others_taken = sum(number for one, number in taken.items() if one != officer)
    others_passed = sum(len(requests) for one, requests in passed.items() if one != officer)
    return len(passed[officer]) * others_taken >= 2 * others_passed * taken[officer]


# --- people ----------------------------------------------------------------------------------------------------------


def _rings(month: Month) -> list[Pattern]:
    """Officers who verify each other, directly or around: in a line of superiors there is no way back."""
    lines: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in month.verified:
        lines[one.verifier, one.worker].append(one.entry)
    ahead: dict[str, set[str]] = defaultdict(set)
    for (verifier, worker), entries in lines.items():
        if verifier == worker or len(entries) >= VERIFIED:
            ahead[verifier].add(worker)
    found = []
    for ring in rings(ahead):
        for officer in ring:
            inside = [e for (by, of), es in lines.items() if of == officer and by in ring for e in es]
            found.append(_pattern("verifying_ring", officer, 3, inside, others=ring, officers=len(ring)))
    return found


def rings(ahead: Mapping[str, Collection[str]]) -> list[frozenset[str]]:
    """The largest groups in which everybody leads back to everybody; one alone only where it leads to itself."""
    reach = {one: _reached(one, ahead) for one in ahead}
    groups = {
        frozenset({other for other in reach[one] if one in reach.get(other, ())}) for one in ahead if one in reach[one]
    }
    return sorted(groups, key=sorted)


def _reached(begin: str, ahead: Mapping[str, Collection[str]]) -> set[str]:
    """All that can be come to from here, itself only by a way back."""
    found: set[str] = set()
    waiting = list(ahead.get(begin, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(ahead.get(one, ()))
    return found


def _free_riders(month: Month) -> list[Pattern]:
    """A share of a team task, and not one entry for it, while others wrote some."""
    idle: dict[str, set[str]] = defaultdict(set)
    for part in month.parts:
        if part.entries == 0 and part.of_others > 0:
            idle[part.officer].add(part.task)
    return [_pattern("free_rider", officer, 1, tasks) for officer, tasks in idle.items()]


_RULES: Mapping[Kind, Callable[[Month], list[Pattern]]] = {
    "split_tasks": _split,
    "copied_words": _copied,
    "same_numbers": _same_numbers,
    "photo_reused": _photos,
    "request_twice": _requests,
    "full_days": _full_days,
    "returned_late": _returned_late,
    "verifying_ring": _rings,
    "passed_on": _passed_on,
    "free_rider": _free_riders,
}
