"""A month of flexible work in one unit: days given, what shows them, who could be reached, and how much of the work fits it.

The last is told for every unit, also where flexible work is only studied: heads are asked to list the tasks that fit it
(SE Sekda 000.8.3/3415/436.3.2/2025). Numbers of people, for people; none of them goes into anybody's pay.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, Sum

from sync.rules.flexible_proof import ContactStanding, DayStanding
from sync.server.flexible import reaching
from sync.server.flexible.applying import today
from sync.server.flexible.days import standing_days
from sync.server.flexible.models import Contact
from sync.server.flexible.proofs import proofs
from sync.server.people.models import Officer
from sync.server.performance.models import WorkEntry


@dataclass(slots=True)
class OfOfficer:
    """`days`: given in the month; `standings`: of those that are over."""

    officer: Officer
    days: int = 0
    standings: Counter[DayStanding] = field(default_factory=Counter)
    contacts: Counter[ContactStanding] = field(default_factory=Counter)
    minutes: int = 0
    fit_minutes: int = 0

    @property
    def to_look_at(self) -> int:
        return self.standings["claimed"] + self.standings["short"] + self.standings["nothing"]

    @property
    def called(self) -> int:
        return self.contacts.total() - self.contacts["waiting"]

    @property
    def fit_percent(self) -> int | None:
        return round(100 * self.fit_minutes / self.minutes) if self.minutes else None


def recap(officers: Sequence[Officer], first: date, last: date, now: datetime) -> Sequence[OfOfficer]:
    """In the order of `officers`; a fixed number of queries."""
    ids = [officer.id for officer in officers]
    rows = {officer.id: OfOfficer(officer) for officer in officers}
    for officer in standing_days(first, last, ids).values_list("officer", flat=True):
        rows[officer].days += 1
    yesterday = today(now) - timedelta(days=1)  # a day that still runs lacks nothing yet
    for (officer, _), proof in proofs(ids, first, min(last, yesterday), now).items():
        rows[officer].standings[proof.standing] += 1
    for contact in Contact.objects.filter(officer__in=ids, day__range=(first, last)):
        rows[contact.officer_id].contacts[reaching.standing(contact, now)] += 1
    for officer, (minutes, fit) in _minutes(ids, first, last).items():
        rows[officer].minutes, rows[officer].fit_minutes = minutes, fit
    return list(rows.values())


def total(rows: Sequence[OfOfficer]) -> Mapping[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        sums["days"] += row.days
        sums["proved"] += row.standings["proved"]
        sums["to_look_at"] += row.to_look_at
        sums["in_time"] += row.contacts["in_time"]
        sums["called"] += row.called
        sums["minutes"] += row.minutes
        sums["fit_minutes"] += row.fit_minutes
    return sums


def _minutes(officers: Sequence[UUID], first: date, last: date) -> Mapping[UUID, tuple[int, int]]:
    entries = WorkEntry.objects.filter(officer__in=officers, day__range=(first, last), is_voided=False)
    sums = (
        entries.order_by()
        .values("officer")
        .annotate(every=Sum("minutes"), fit=Sum("minutes", filter=Q(is_flexible=True)))
    )
    return {row["officer"]: (row["every"] or 0, row["fit"] or 0) for row in sums}
