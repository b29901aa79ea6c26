"""Until when each officer may object to the numbers of a month. The rule is `sync.rules.objection_window`.

Invariants
- Numbers are shown when their month is over and a regular computation of it was done, whichever comes later. A preview within the month
  starts nobody's time.
- A computation that lowers any number of an officer gives that officer the whole window again; one that raises them does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sync.rules.indonesian import JAKARTA
from sync.rules.objection_window import Shown, closes_at, shown_since
from sync.server.indices.models import OfficerMonth, Run
from sync.server.publishing.calendar import calendar_in_force


@dataclass(frozen=True, slots=True)
class Window:
    shown_at: datetime
    closes_at: datetime

    def is_open(self, now: datetime) -> bool:
        return now < self.closes_at


def windows_of(period: str, officers: Collection[UUID]) -> dict[UUID, Window]:
    """Of those officers who have numbers."""
    shown: dict[UUID, list[Shown]] = defaultdict(list)
    done = OfficerMonth.objects.filter(
        run__period=period, run__kind=Run.REGULAR, run__state=Run.DONE, officer__in=officers
    )
    told = done.order_by("-run__finished_at").values_list(
        "officer", "run__finished_at", "iki", "discipline", "allowance_net"
    )
    for officer, at, *numbers in told:
        assert at is not None  # what is done has a time
        shown[officer].append(Shown(at, tuple(numbers)))
    calendar, over = calendar_in_force(), month_end(period)
    closing: dict[datetime, datetime] = {}
    windows = {}
    for officer, newest_first in shown.items():
        since = max(shown_since(newest_first), over)
        if since not in closing:
            closing[since] = closes_at(calendar, since)
        windows[officer] = Window(since, closing[since])
    return windows


def window_of(officer: UUID, period: str) -> Window | None:
    """None while there are no numbers."""
    return windows_of(period, [officer]).get(officer)


def month_end(period: str) -> datetime:
    """The midnight after the last day of "YYYY-MM"."""
    year, month = map(int, period.split("-"))
    first_after = date(year + month // 12, month % 12 + 1, 1)
    return datetime.combine(first_after, time(), JAKARTA)
