"""How a request stands against what was promised. Pure; the words, an icon and a tone, so colour never stands alone.

Rules
- The clock runs while the city has the request (filed, taken, referred). While the resident must bring something
  (returned) it is not the city that is late.
- At risk means less than `RISK` is left.
- A finished request is judged by when it was finished, as far as that is proved; handed to another office or voided, it is
  not judged. Nobody is late from doubt (`sync.rules.lateness`): what cannot be judged says so, for a person to look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sync.rules.interval import Interval
from sync.rules.lateness import lateness
from sync.server.console.dates import span

RISK = timedelta(hours=4)
RUNNING = ("filed", "taken", "referred")

Standing = Literal["on_time", "at_risk", "late", "unsure", "finished", "paused", "none"]
Tone = Literal["plain", "ok", "attention", "harm"]


@dataclass(frozen=True, slots=True)
class Deadline:
    standing: Standing
    words: str
    icon: str
    tone: Tone


def deadline_of(
    state: str,
    *,
    promised_at: datetime | None,
    completed: Interval | None,
    now: datetime,
    promise_is_sure: bool = True,
    paused: str = "",
) -> Deadline:
    """`completed`: when it was completed, None when no fact says so. `paused`: why the promise waits. All times aware."""
    if state == "voided":
        return Deadline("none", "Dibatalkan", "close", "plain")
    if state in ("completed", "collected", "handed_off"):
        return _finished(promised_at, completed, now, promise_is_sure=promise_is_sure)
    if state == "returned" or paused:
        return Deadline("paused", f"Jam berhenti: {paused}" if paused else "Menunggu warga", "info", "plain")
    if promised_at is None:
        return Deadline("none", "Tanpa tenggat", "info", "plain")
    if lateness(promised_at, finished=None, now=now, promise_is_sure=promise_is_sure) == "unsure":
        return Deadline("unsure", "Tenggat perlu diperiksa", "clock", "attention")
    return _running(promised_at - now)


def _finished(
    promised_at: datetime | None, completed: Interval | None, now: datetime, *, promise_is_sure: bool
) -> Deadline:
    if promised_at is None or completed is None:
        return Deadline("finished", "Selesai", "check", "ok")
    judged = lateness(promised_at, finished=completed, now=now, promise_is_sure=promise_is_sure)
    if judged == "late" and completed.earliest is not None:
        return Deadline("finished", f"Selesai, lewat {span(completed.earliest - promised_at)}", "check", "attention")
    if judged == "unsure":
        return Deadline("finished", "Selesai, waktu perlu diperiksa", "clock", "attention")
    return Deadline("finished", "Selesai tepat waktu", "check", "ok")


def _running(left: timedelta) -> Deadline:
    if left < timedelta():
        return Deadline("late", f"Terlambat {span(left)}", "warn", "harm")
    if left < RISK:
        return Deadline("at_risk", f"Mendesak, sisa {span(left)}", "clock", "attention")
    return Deadline("on_time", f"Sisa {span(left)}", "calendar", "plain")
