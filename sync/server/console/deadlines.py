"""How a request stands against what was promised. Pure; the words, an icon and a tone, so colour never stands alone.

Rules
- The clock runs while the city has the request (filed, taken, referred). While the resident must bring something
  (returned) it is not the city that is late.
- At risk means less than `RISK` is left.
- A finished request is judged by when it was finished; handed to another office or voided, it is not judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sync.server.console.dates import span

RISK = timedelta(hours=4)
RUNNING = ("filed", "taken", "referred")

Standing = Literal["on_time", "at_risk", "late", "finished", "paused", "none"]
Tone = Literal["plain", "ok", "attention", "harm"]


@dataclass(frozen=True, slots=True)
class Deadline:
    standing: Standing
    words: str
    icon: str
    tone: Tone


def deadline_of(state: str, *, promised_at: datetime | None, completed_at: datetime | None, now: datetime) -> Deadline:
    """All times aware."""
    if state == "voided":
        return Deadline("none", "Dibatalkan", "close", "plain")
    if state in ("completed", "collected", "handed_off"):
        return _finished(promised_at, completed_at)
    if state == "returned":
        return Deadline("paused", "Menunggu warga", "info", "plain")
    if promised_at is None:
        return Deadline("none", "Tanpa tenggat", "info", "plain")
    return _running(promised_at - now)


def _finished(promised_at: datetime | None, completed_at: datetime | None) -> Deadline:
    if promised_at is None or completed_at is None:
        return Deadline("finished", "Selesai", "check", "ok")
    if completed_at > promised_at:
        return Deadline("finished", f"Selesai, lewat {span(completed_at - promised_at)}", "check", "attention")
    return Deadline("finished", "Selesai tepat waktu", "check", "ok")


def _running(left: timedelta) -> Deadline:
    if left < timedelta():
        return Deadline("late", f"Terlambat {span(left)}", "warn", "harm")
    if left < RISK:
        return Deadline("at_risk", f"Mendesak, sisa {span(left)}", "clock", "attention")
    return Deadline("on_time", f"Sisa {span(left)}", "calendar", "plain")
