"""A presence that nobody ended: asked kindly at the next sign-in, and what its officer says is a claim.

Invariants
- Nothing ends a presence by itself, and nobody is made to answer: "Nanti saja" asks again at the next sign-in.
- The claim stands beside what was recorded (`presence_amended`, forgot_to_end); it counts only once a supervisor accepts it.
- It lies after the beginning, on the same day of the hall, and not in the future.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.flows.hours_ports import HoursBook
from kiosk.flows.ports import Clock, FactDraft, Journal, PresenceRow
from sync.protocol.fact import Actor
from sync.protocol.instant import write_instant
from sync.rules.calendar import WorkCalendar
from sync.rules.indonesian import JAKARTA

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """`closing`: when the hall closed after the beginning; `last_act`: the officer's last sign of life here. None: unknown.

    A claim lies within `earliest` and `latest`. All in the hall's time, to the minute.
    """

    presence: PresenceRow
    day: date
    is_yesterday: bool
    closing: datetime | None
    last_act: datetime | None
    earliest: datetime
    latest: datetime

    def allows(self, at: datetime) -> bool:
        return self.earliest <= at <= self.latest


class ForgottenEnd:
    def __init__(self, *, book: HoursBook, journal: Journal, clock: Clock, calendar: WorkCalendar) -> None:
        self._book = book
        self._journal = journal
        self._clock = clock
        self._calendar = calendar

    def of(self, officer_id: str) -> Forgotten | None:
        now = self._clock.read().wall.astimezone(JAKARTA)
        row = self._book.unfinished(officer_id, now.date())
        if row is None:
            return None
        started = row.started_at.astimezone(JAKARTA)
        day = started.date()
        earliest = started.replace(second=0, microsecond=0) + _MINUTE
        latest = min(datetime.combine(day + _DAY, time(), JAKARTA) - _MINUTE, now)
        if latest < earliest:  # begun in the last minute of its day, or the clock was set back: nothing can be said
            return None
        act = self._book.last_act(row)
        return Forgotten(
            presence=row,
            day=day,
            is_yesterday=now.date() - day == _DAY,
            closing=_within(earliest, latest, self._closing(started)),
            last_act=_within(earliest, latest, act and act.astimezone(JAKARTA).replace(second=0, microsecond=0)),
            earliest=earliest,
            latest=latest,
        )

    def claim(self, forgotten: Forgotten, ended_at: datetime) -> None:
        """Raises ValueError for a moment that is not allowed, StorageFullError, StorageBrokenError."""
        if not forgotten.allows(ended_at):
            raise ValueError("a presence ends after it began, on its own day and not in the future")
        row = forgotten.presence
        data = {
            "amends": row.fact_id,
            "place": row.place,
            "session": row.session,
            "ended_at": write_instant(ended_at),
            "reason": "forgot_to_end",
        }
        actor = Actor(role="officer", officer=row.officer)
        self._journal.record([FactDraft("presence_amended", row.presence_id, actor, data)])

    def _closing(self, started: datetime) -> datetime | None:
        ends = [span.end for span in self._calendar.open_spans(started.date()) if span.end > started]
        return min(ends, default=None)


def _within(earliest: datetime, latest: datetime, at: datetime | None) -> datetime | None:
    return at if at is not None and earliest <= at <= latest else None
