"""The day a moment belongs to in the hall.

Invariant: a day is always the hall's (Asia/Jakarta), whatever zone the machine is set to.
"""

from __future__ import annotations

from datetime import date, datetime

from sync.rules.indonesian import JAKARTA


def hall_day(moment: datetime) -> date:
    return moment.astimezone(JAKARTA).date()
