"""What shows the 7 h 30 min of each day elsewhere: presences and check-ins with the city's time evidence, and logged output.

Invariants
- A fixed number of queries, for any number of officers and days.
- A presence that a reviewer refused shows nothing; one that still runs counts from its proved start until now, one that nobody ended
  counts nothing.
- The result is for a person to look at (`sync.rules.flexible_proof`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sync.rules.calendar import WorkCalendar
from sync.rules.flexible_proof import DayProof, Output, day_proof
from sync.rules.indonesian import JAKARTA
from sync.rules.interval import Interval
from sync.rules.working_time import Stay, proved_stay, running_stay, work_day
from sync.server.flexible.checking_in import stay_of
from sync.server.flexible.days import standing_days
from sync.server.flexible.models import CheckIn
from sync.server.flexible.regions import Regions
from sync.server.ingest import fact_times
from sync.server.people.models import Officer, Presence
from sync.server.performance.models import WorkEntry, WorkReview
from sync.server.publishing.calendar import calendar_in_force
from sync.server.reviews import judging
from sync.server.reviews.models import ReviewCase

_DAY = timedelta(days=1)
_UNPROVED = Interval(None, None, "C", "unbounded")
Key = tuple[UUID, date]


def proofs(officers: Collection[UUID], first: date, last: date, now: datetime) -> Mapping[Key, DayProof]:
    """Of every standing day elsewhere from `first` to `last`; days to come have none."""
    last = min(last, now.astimezone(JAKARTA).date())
    rows = list(standing_days(first, last, officers).order_by())
    if not rows:
        return {}
    whose = {row.officer_id for row in rows}
    calendar, regions = calendar_in_force(), Regions(last)
    units = dict(Officer.objects.filter(id__in=whose).values_list("id", "unit"))
    stays, outputs = _stays(whose, first, last, now, calendar), _outputs(whose, first, last)
    found: dict[Key, DayProof] = {}
    for row in rows:
        rule = regions.rule(units[row.officer_id])
        if rule is not None:
            worked = work_day(row.day, stays[row.officer_id], calendar)
            found[row.officer_id, row.day] = day_proof(rule, worked, outputs[row.officer_id, row.day])
    return found


def _stays(
    officers: Collection[UUID], first: date, last: date, now: datetime, calendar: WorkCalendar
) -> Mapping[UUID, list[Stay]]:
    found: dict[UUID, list[Stay]] = defaultdict(list)
    for row in CheckIn.objects.filter(officer__in=officers, day__range=(first, last)):
        found[row.officer_id].append(stay_of(row, now, calendar))
    for officer, stay in _presences(officers, first, last, now):
        found[officer].append(stay)
    return found


def _presences(officers: Collection[UUID], first: date, last: date, now: datetime) -> Iterable[tuple[UUID, Stay]]:
    begin, end = datetime.combine(first, time(), JAKARTA), datetime.combine(last + _DAY, time(), JAKARTA)
    rows = list(
        Presence.objects.filter(
            officer__in=officers, started_at__gte=begin, started_at__lt=end, is_voided=False
        ).order_by()
    )
    ids, kiosks = [row.pk for row in rows], {row.kiosk_id for row in rows}
    refused = set(
        ReviewCase.objects.filter(presence__in=ids, state="closed", outcome=judging.REJECTED).values_list(
            "presence", flat=True
        )
    )
    started = fact_times.first_about(ids, "presence_started", kiosks=kiosks)
    ended = fact_times.last_about(ids, "presence_ended", kiosks=kiosks)
    for row in rows:
        until = row.ended_at or (
            now if row.started_at.astimezone(JAKARTA).date() == now.astimezone(JAKARTA).date() else None
        )
        if row.pk in refused or row.officer_id is None or until is None:
            continue
        start = started[row.pk].interval if row.pk in started else _UNPROVED
        if row.ended_at is None:
            yield row.officer_id, running_stay(row.started_at, start, until)
            continue
        finish = ended[row.pk].interval if row.pk in ended and not row.end_is_claimed else _UNPROVED
        yield row.officer_id, proved_stay(row.started_at, start, until, finish)


def _outputs(officers: Collection[UUID], first: date, last: date) -> Mapping[Key, list[Output]]:
    entries = WorkEntry.objects.filter(officer__in=officers, day__range=(first, last), is_voided=False)
    rows = list(entries.order_by().values_list("id", "officer", "day", "minutes", "parts", "request"))
    reviewed = WorkReview.objects.filter(entry__in=[row[0] for row in rows], is_newest=True, withdrawn_at=None)
    verdicts = dict(reviewed.values_list("entry", "verdict"))
    found: dict[Key, list[Output]] = defaultdict(list)
    for pk, officer, day, minutes, parts, request in rows:
        verdict = verdicts.get(pk, "")
        has_evidence = request is not None or any(part["role"] == "output" for part in parts)
        evidenced = verdict == "verified" or (has_evidence and verdict != "returned")
        found[officer, day].append(Output(minutes, evidenced))
    return found
