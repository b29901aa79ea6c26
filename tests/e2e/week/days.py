"""The days of the week, its people and its offices: working days, a shared leave and a holiday, the first days of Ramadan."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta

from sync.rules.indonesian import JAKARTA

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
THURSDAY = date(2026, 2, 12)
DAYS = tuple(THURSDAY + number * DAY for number in range(9))
WORKED = tuple(THURSDAY + number * DAY for number in (0, 1, 6, 7, 8))
HOLIDAY, FIRST_FAST = date(2026, 2, 17), date(2026, 2, 19)
NAMES = ("Sri Wahyuni", "Bagus Prasetyo", "Dewi Lestari", "Agus Santoso", "Rina Kartika", "Joko Susilo")
OFFICERS = {str(uuid.uuid5(uuid.NAMESPACE_OID, name)): name for name in NAMES}
SRI, BAGUS, DEWI, AGUS, RINA, JOKO = OFFICERS
OFFICES = {str(uuid.uuid5(uuid.NAMESPACE_OID, name)): name for name in ("Dinas Sosial", "Dinas Kependudukan")}
# Told by the city from the first day on; who comes all the same is asked for nothing.
LEAVE = {JOKO: ((date(2026, 2, 18), date(2026, 2, 20)),)}


def at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time(int(clock[:2]), int(clock[3:])), JAKARTA)
