"""Parts of the kiosk that a city may switch off, hall by hall: a pilot starts in few halls, and a hall may go without for ever.

The configuration names what is off among its intervals (`without_<name>`: 1), so a kiosk that was told nothing has everything, and an
older kiosk ignores what it does not know. What the law or the promise to residents asks for (requests, status, own data, duty board,
presence, courier) is not among them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

CAPABILITIES = ("survey", "keep_place", "assist", "notes", "work", "numbers", "practice")


def intervals_without(off: Collection[str]) -> dict[str, int]:
    return {f"without_{name}": 1 for name in CAPABILITIES if name in off}


def switched_off(intervals: Mapping[str, int]) -> frozenset[str]:
    return frozenset(name for name in CAPABILITIES if intervals.get(f"without_{name}") == 1)
