"""What a month of work counts for each officer: the engine's tasks, each with the entries behind it. Set queries, whatever the number.

Rules (the same as the kiosk's preview, where both know the same)
- A plan counts when it was approved and not withdrawn; what is done for it are the officer's entries of the month that name it.
- How far an entry is proved is `sync.rules.work_verification`, here in one statement for all. A request proves one entry of the
  whole city, of who finished it before anybody else's: two entries, two officers or two months do not count one service twice.
- A team task has one result, of all its members' entries. It weighs for each member by the member's share; the shares are 100
  together, so the team weighs as much as the task does for one person. Weights are therefore hundredths (`SHARES`).
- Help to another office is an answered question (`referral_answered`, "not ours" is none). Whoever answered it is named in the fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection

from sync.rules.indonesian import JAKARTA
from sync.rules.performance_index import Evidence, Task
from sync.server.performance.models import Plan
from sync.server.requests.models import Referral

SHARES = 100  # a weight of one is a hundred hundredths, an officer's 30 % of a team task are thirty
HELPFUL = ("agreed", "refused", "more_needed", "done")

# Of each plan and officer, how much by which evidence, and the ids of the entries. Voided ones are none. What is logged after the month
# changes nothing of it: a request is proved to the end of it.
_DONE = """
with logged as (
    select w.id, w.plan, w.officer_id, w.quantity, w.day, w.amendments, w.request, w.parts from performance_workentry w
    where w.day between %(first)s and %(last)s and not w.is_voided and w.officer_id is not null and w.plan is not null
        and (%(some)s::uuid[] is null or w.plan = any(%(some)s::uuid[]))
), proving as (
    select distinct on (w.request) w.id
    from performance_workentry w left join requests_request q on q.id = w.request
    where w.request in (select request from logged where request is not null)
        and w.day <= %(last)s and not w.is_voided and w.officer_id is not null
    order by w.request, w.officer_id is distinct from q.officer_id, w.logged_at, w.id
), told as (
    select l.*, l.parts @> '[{"role": "output"}]' or l.id in (select id from proving) as has_evidence, r.verdict
    from logged l left join performance_workreview r on r.entry = l.id and r.is_newest and r.amendments = l.amendments
)
select plan, officer_id,
    case when verdict = 'verified' then 'verified' when verdict = 'returned' then 'none'
        when has_evidence then 'attached' else 'none' end as evidence,
    sum(quantity), array_agg(id order by day, id)
from told group by 1, 2, 3 order by 1, 2, 3
"""


@dataclass(frozen=True, slots=True)
class Done:
    """Entries of one officer for one plan with the same evidence."""

    officer: str
    evidence: Evidence
    quantity: int
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Credited:
    """A task of the engine, what it is called, and the entries that it rests on; of a team task those of every member. `day` None: a month's."""

    task: Task
    plan: str
    words: str
    reference: str
    unit: str
    done: tuple[Done, ...]
    team_task: str | None = None
    share_pct: int = 100
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """A question of another unit's hall that the officer answered."""

    referral: str
    answer: str


def credits_of(period: str, officers: Collection[UUID] | None = None) -> dict[str, list[Credited]]:
    """By officer's id, for all or for these. `period` is YYYY-MM."""
    plans = Plan.objects.filter(period=period, state="approved", is_ended=False)
    if officers is not None:
        own = plans.filter(officer__in=officers)
        teams = set(own.exclude(team_task=None).values_list("team_task", flat=True))
        plans = own | plans.filter(team_task__in=teams)
    rows = list(plans.order_by("officer_id", "day", "id").select_related("team_task"))
    done = _done(period, None if officers is None else [row.pk for row in rows])
    of_team: dict[UUID, list[Done]] = defaultdict(list)
    for row in rows:
        if row.team_task_id:
            of_team[row.team_task_id] += done.get((row.pk, row.officer_id), [])
    found: dict[str, list[Credited]] = defaultdict(list)
    for row in rows:
        if officers is None or row.officer_id in officers:
            mine = of_team[row.team_task_id] if row.team_task_id else done.get((row.pk, row.officer_id), [])
            found[str(row.officer_id)].append(_credited(row, mine))
    return dict(found)


def help_of(period: str, officers: Collection[UUID] | None = None) -> dict[str, list[Help]]:
    """By the helper's id: what was answered in the month."""
    begin, end = moments_of(period)
    rows = Referral.objects.filter(answered_at__gte=begin, answered_at__lt=end, answer__in=HELPFUL)
    rows = rows.exclude(helper=None) if officers is None else rows.filter(helper__in=officers)
    found: dict[str, list[Help]] = defaultdict(list)
    for helper, referral, answer in rows.order_by("answered_at", "id").values_list("helper_id", "id", "answer"):
        found[str(helper)].append(Help(str(referral), answer))
    return dict(found)


def days_of(period: str) -> tuple[date, date]:
    """The first and the last day of a month."""
    first = date.fromisoformat(f"{period}-01")
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def moments_of(period: str) -> tuple[datetime, datetime]:
    """When a month begins and ends in the city."""
    first, last = days_of(period)
    return datetime.combine(first, time(), JAKARTA), datetime.combine(last + timedelta(days=1), time(), JAKARTA)


def _credited(row: Plan, done: list[Done]) -> Credited:
    team = row.team_task
    weight, share = (team.weight, row.share_pct or 0) if team else (row.weight, SHARES)
    quantities = tuple((one.quantity, one.evidence) for one in done)
    task = Task(str(row.pk), weight * share, team.target if team else row.target, quantities)
    words = team.words if team else row.words
    return Credited(
        task, str(row.pk), words, row.reference, row.unit, tuple(done), str(team.pk) if team else None, share, row.day
    )


def _done(period: str, plans: Collection[UUID] | None) -> Mapping[tuple[UUID, UUID], list[Done]]:
    first, last = days_of(period)
    found: dict[tuple[UUID, UUID], list[Done]] = defaultdict(list)
    for plan, officer, evidence, quantity, entries in _rows(first, last, plans):
        found[plan, officer].append(Done(str(officer), evidence, quantity, tuple(map(str, entries))))
    return found


def _rows(
    first: date, last: date, plans: Collection[UUID] | None
) -> Iterator[tuple[UUID, UUID, Evidence, int, list[UUID]]]:
    with connection.cursor() as cursor:
        cursor.execute(_DONE, {"first": first, "last": last, "some": None if plans is None else list(plans)})
        for plan, officer, evidence, quantity, entries in cursor:
            yield plan, officer, evidence, int(quantity), entries
