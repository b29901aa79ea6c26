"""Judges a recorded history of many kiosks and one city, knowing nothing of how either works.

Invariants
- It sees only what was done and answered (`Event`, in order) and what lies at the city in the end (`Ending`).
- A sentence for each broken promise: exactly once · in the chain's order · receipts never go back, never run ahead of what
  was sent · nothing purged before its receipt · in the end everything is there.
- `tests/reliability/test_proof.py` plants errors of each sort; each must be found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Deed = Literal["record", "send", "receipt", "fail", "purge"]


@dataclass(frozen=True, slots=True)
class Event:
    """`facts` and `parts` are digests: recorded, on their way to the city (`send`, a stick too), or purged.

    A `receipt` covers the first `through_seq` facts and lists `parts`. `fail`: no answer, or a refusal.
    """

    kiosk: str
    deed: Deed
    facts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    through_seq: int = 0


@dataclass(frozen=True, slots=True)
class Ending:
    """What the city holds: each kiosk's facts in its order, and every part whose bytes fit its name."""

    facts: Mapping[str, Sequence[str]]
    parts: frozenset[str]


@dataclass(slots=True)
class _Kiosk:
    recorded: list[str] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    sent: set[str] = field(default_factory=set)
    sent_parts: set[str] = field(default_factory=set)
    receipted_parts: set[str] = field(default_factory=set)
    through_seq: int = 0


def check(history: Iterable[Event], ending: Ending) -> list[str]:
    kiosks: dict[str, _Kiosk] = {}
    wrong: list[str] = []
    for event in history:
        wrong += _judge(kiosks.setdefault(event.kiosk, _Kiosk()), event)
    for name, kiosk in kiosks.items():
        wrong += _judge_end(name, kiosk, ending)
    return wrong


def _judge(kiosk: _Kiosk, event: Event) -> Iterator[str]:
    match event.deed:
        case "record":
            kiosk.recorded += event.facts
            kiosk.parts.update(event.parts)
        case "send":
            kiosk.sent.update(event.facts)
            kiosk.sent_parts.update(event.parts)
        case "receipt":
            yield from _judge_receipt(kiosk, event)
        case "purge":
            if early := set(event.parts) - kiosk.receipted_parts:
                yield f"{event.kiosk}: {len(early)} parts purged before any receipt listed them"
        case "fail":
            pass


def _judge_receipt(kiosk: _Kiosk, event: Event) -> Iterator[str]:
    if event.through_seq < kiosk.through_seq:
        yield f"{event.kiosk}: receipts go back from {kiosk.through_seq} to {event.through_seq}"
    if event.through_seq > len(kiosk.recorded):
        yield f"{event.kiosk}: a receipt for {event.through_seq} of {len(kiosk.recorded)} facts"
    if unsent := [digest for digest in kiosk.recorded[: event.through_seq] if digest not in kiosk.sent]:
        yield f"{event.kiosk}: a receipt for {len(unsent)} facts that were never sent"
    if unseen := set(event.parts) - kiosk.sent_parts:
        yield f"{event.kiosk}: a receipt for {len(unseen)} parts that were never sent"
    kiosk.through_seq = max(kiosk.through_seq, event.through_seq)
    kiosk.receipted_parts.update(event.parts)


def _judge_end(name: str, kiosk: _Kiosk, ending: Ending) -> Iterator[str]:
    here = ending.facts.get(name, ())
    counted = Counter(here)
    if doubled := [digest for digest, count in counted.items() if count > 1]:
        yield f"{name}: {len(doubled)} facts are there twice"
    if lost := [digest for digest in kiosk.recorded[: kiosk.through_seq] if digest not in counted]:
        yield f"{name}: {len(lost)} acknowledged facts are lost"
    if strange := counted.keys() - set(kiosk.recorded):
        yield f"{name}: {len(strange)} facts that nobody recorded"
    if list(here) != kiosk.recorded[: len(here)]:
        yield f"{name}: the facts are not in the chain's order"
    if len(here) < len(kiosk.recorded):
        yield f"{name}: {len(kiosk.recorded) - len(here)} facts never arrived"
    if lost_parts := kiosk.receipted_parts - ending.parts:
        yield f"{name}: {len(lost_parts)} receipted parts are lost"
    if waiting := kiosk.parts - ending.parts:
        yield f"{name}: {len(waiting)} parts never arrived"
