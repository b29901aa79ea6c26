"""How a hall stands now, and an area of halls: a word, an icon and a tone, so that colour never stands alone. Pure.

Rules
- Open: an officer recorded being there today and has not left. The kiosk said so; where the line broke since, it is the last
  that is known.
- Silent is about the line, not about people: a kiosk serves on without it. In working hours it is one that was not heard for
  `SILENT_AFTER`; after them one that was not heard in their last such stretch. The first of a morning asks nothing:
  computers are just being switched on. Evenings are each hall's own and ask nothing either.
- Unattended: it is working time by the calendar, its kiosk is heard, and nobody is there.
- An area tells the worst thing of its halls, with how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sync.rules.calendar import WorkCalendar
from sync.rules.indonesian import JAKARTA

SILENT_AFTER = timedelta(minutes=30)
_DAYS_BACK = 14  # longer than any run of days off

State = Literal["open", "unattended", "silent", "closed", "no_kiosk"]
# Words, icon and tone; in the order in which a page explains them.
SHOWN: dict[State, tuple[str, str, str]] = {
    "open": ("Buka", "check", "ok"),
    "unattended": ("Belum ada petugas", "user", "attention"),
    "silent": ("Tak terdengar", "wifioff", "attention"),
    "closed": ("Tutup", "minus", "plain"),
    "no_kiosk": ("Belum ada kios", "info", "plain"),
}


@dataclass(slots=True)
class Counts:
    """Of one hall or of many. `grades`: of the officers' presences, by how far their beginning is proved ("" not yet)."""

    halls: int = 0
    states: Counter[State] = field(default_factory=Counter)
    silent: int = 0
    present: int = 0
    grades: Counter[str] = field(default_factory=Counter)
    waiting: int = 0
    at_desk: int = 0
    filed: int = 0
    risk: int = 0
    late: int = 0
    unsure: int = 0

    @property
    def open(self) -> int:
        return self.states["open"]

    @property
    def unproved(self) -> int:
        return self.present - self.grades["A"] - self.grades["B"]

    def add(self, other: Counts) -> None:
        self.halls += other.halls
        self.states.update(other.states)
        self.grades.update(other.grades)
        for name in ("silent", "present", "waiting", "at_desk", "filed", "risk", "late", "unsure"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(frozen=True, slots=True)
class HallNow:
    id: UUID
    name: str
    region: str  # the code of its kelurahan
    kelurahan: str
    kecamatan: str
    state: State
    heard_at: datetime | None
    counts: Counts

    @property
    def chip(self) -> tuple[str, str, str]:
        return SHOWN[self.state]


@dataclass(frozen=True, slots=True)
class AreaNow:
    """`squares`: the states of its halls in the order of their names."""

    code: str
    name: str
    counts: Counts
    squares: Sequence[State]

    @property
    def chip(self) -> tuple[str, str, str]:
        return standing(self.counts)


def silent_before(calendar: WorkCalendar, now: datetime) -> datetime:
    """A kiosk that was heard last before this is silent."""
    day = now.astimezone(JAKARTA).date()
    for back in range(_DAYS_BACK):
        span = calendar.working_span(day - timedelta(days=back))
        if span is not None and span.start + SILENT_AFTER <= now:
            return min(now, span.end) - SILENT_AFTER
    return now - timedelta(days=_DAYS_BACK)


def state_of(*, has_kiosk: bool, officers_there: int, is_silent: bool, should_be_open: bool) -> State:
    if officers_there:
        return "open"
    if not has_kiosk:
        return "no_kiosk"
    if is_silent:
        return "silent"
    return "unattended" if should_be_open else "closed"


def standing(counts: Counts) -> tuple[str, str, str]:
    """Words, icon, tone: the worst first."""
    if counts.late:
        return f"{counts.late} terlambat", "warn", "harm"
    if unattended := counts.states["unattended"]:
        return f"{unattended} belum ada petugas", "user", "attention"
    if counts.silent:
        return f"{counts.silent} tak terdengar", "wifioff", "attention"
    if counts.risk:
        return f"{counts.risk} mendesak", "clock", "attention"
    if counts.open:
        return ("Semua buka" if counts.open == counts.halls else f"{counts.open} buka"), "check", "ok"
    return SHOWN["closed"]


def total(of: Iterable[Counts]) -> Counts:
    summed = Counts()
    for counts in of:
        summed.add(counts)
    return summed


def areas(halls: Iterable[HallNow], *, by_kelurahan: bool) -> list[AreaNow]:
    """Kecamatan, or the kelurahan of one; by name."""
    found: dict[str, list[HallNow]] = {}
    for hall in halls:
        found.setdefault(hall.region if by_kelurahan else kecamatan_code(hall.region), []).append(hall)
    made = [
        AreaNow(
            code=code,
            name=members[0].kelurahan if by_kelurahan else members[0].kecamatan,
            counts=total(hall.counts for hall in members),
            squares=[hall.state for hall in members],
        )
        for code, members in found.items()
    ]
    return sorted(made, key=lambda area: (area.name, area.code))


def kecamatan_code(region: str) -> str:
    """As in 35.78.07 of 35.78.07.1003."""
    return ".".join(region.split(".")[:3])
