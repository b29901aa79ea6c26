"""When document photos may use the line: minutes of the city's day, from the signed configuration.

Rules: `from` 06:00 and `to` 20:00 are both of Asia/Jakarta; the window spans midnight when `from` is the later; equal ends
mean always. Presence photos know no window, and neither does a technician's drain.
"""

from __future__ import annotations

from datetime import datetime

from sync.engine.intervals import Intervals
from sync.rules.indonesian import JAKARTA


def documents_may_go(intervals: Intervals, city_time: datetime) -> bool:
    """`city_time` is aware; as far as it is known here."""
    begins, ends = intervals.photos_from_min, intervals.photos_to_min
    local = city_time.astimezone(JAKARTA)
    minute = 60 * local.hour + local.minute
    if begins == ends:
        return True
    if begins < ends:
        return begins <= minute < ends
    return minute >= begins or minute < ends
