"""Proved times in words: the interval, never a fake precise moment, and its grade with an icon.

The interval is shown in whole minutes, rounded outwards, so what is read still holds the truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.safestring import SafeString

from sync.rules.indonesian import JAKARTA, clock_time
from sync.rules.interval import Interval
from sync.rules.lateness import RIGHT_ENOUGH
from sync.server.console.dates import moment, short_day, span
from sync.server.console.icons import chip
from sync.server.ingest.models import FactTime

_GRADES = {
    "A": ("terbukti", "check", "ok"),
    "B": ("wajar", "info", "plain"),
    "C": ("perlu pemeriksaan", "warn", "attention"),
}
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Proved:
    """`words` of the interval, `grade` as a chip, `clock`: how the kiosk's own clock compares."""

    words: str
    grade: SafeString
    clock: str


def proved(row: FactTime | None) -> Proved:
    """None: the fact is here, its time was not derived yet."""
    if row is None:
        return Proved("Belum dihitung", chip("perlu pemeriksaan", "warn", "attention"), "Belum dapat dibandingkan")
    return Proved(between(row.interval), chip(*_GRADES[row.grade]), compared(row.claimed_at, row.interval))


def between(interval: Interval) -> str:
    """As in: Sel, 24 Nov 2026 09.02–09.04 WIB."""
    earliest, latest = interval.earliest, interval.latest
    if earliest is None or latest is None:
        if latest is not None:
            return f"Sebelum {moment(_up(latest))}"
        return "Belum diketahui" if earliest is None else f"Sesudah {moment(earliest)}"
    begin, end = earliest.astimezone(JAKARTA), _up(latest).astimezone(JAKARTA)
    if begin.date() != end.date():
        return f"{moment(begin)} – {moment(end)}"
    times = clock_time(begin) if clock_time(begin) == clock_time(end) else f"{clock_time(begin)}–{clock_time(end)}"
    return f"{short_day(begin.date())} {times} WIB"


def compared(claimed_at: datetime, interval: Interval) -> str:
    """The kiosk's wall clock beside what is proved."""
    earliest, latest = interval.earliest, interval.latest
    if latest is not None and claimed_at > latest + RIGHT_ENOUGH:
        return f"Lebih cepat {span(claimed_at - latest)} atau lebih"
    if earliest is not None and claimed_at < earliest - RIGHT_ENOUGH:
        return f"Lebih lambat {span(earliest - claimed_at)} atau lebih"
    return "Belum dapat dibandingkan" if interval.grade == "C" else "Cocok dengan jam kota"


def _up(at: datetime) -> datetime:
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + _MINUTE
