"""Looking for patterns in a month (`sync.rules.gaming`): what it needs, by a handful of set queries; what was found, kept for people.

Invariants
- Run again it finds the same; what a person said of a pattern stays, unless there is more to see than when it was said.
- A pattern that is no longer there, because an entry was amended or voided, goes while nobody has said anything about it.
- Entries are read officer by officer, all at once only those that share words, a photograph or a request with another: the memory that
  it takes grows with what is suspicious, not with the city. Requests are those promised in the month; queries of facts name the kiosks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sync.rules import gaming
from sync.rules.gaming import Case, Month, Output, Pattern, Returned, TeamPart, Verified
from sync.server.people.models import Officer
from sync.server.performance import sharing, work_photos
from sync.server.performance.credits import days_of, moments_of
from sync.server.performance.models import Plan, Surface, WorkEntry, WorkReview
from sync.server.requests.models import Request
from sync.server.reviews.models import TextMark

# Who did what with which request, in the order of the chains. `actor` is read from the signed payload.
_STEPS = """
select f.subject, f.kind, convert_from(f.payload, 'UTF8')::jsonb #>> '{actor,officer}', convert_from(f.payload, 'UTF8')::jsonb #>> '{time,wall}'
from fact f
where f.kiosk = any(%s::uuid[]) and f.subject = any(%s::uuid[])
    and f.kind = any(array['request_taken', 'request_returned', 'request_amended', 'request_completed', 'request_collected',
        'request_handed_off', 'request_voided'])
order by f.subject, f.epoch, f.seq
"""
# The entries of the month that share words, a photograph or a request with another one, this month or, of a request, before.
_SHARING = """
with logged as (
    select w.id, w.request, w.parts from performance_workentry w
    where w.day between %(first)s and %(last)s and not w.is_voided and w.officer_id is not null
), named as (
    select l.id, p.part ->> 'sha256' as sha256, p.part ->> 'role' as role
    from logged l, jsonb_array_elements(l.parts) as p (part)
), marked as (
    select n.id, t.mark from named n join reviews_textmark t on t.part = n.sha256
), earlier as (
    select distinct w.request from performance_workentry w
    where w.request is not null and w.day < %(first)s and not w.is_voided and w.officer_id is not null
)
select id from logged where request in (select request from logged where request is not null group by 1 having count(*) > 1)
union select id from logged where request in (select request from earlier)
union select id from named where role = 'output' and sha256 in (
    select sha256 from named where role = 'output' group by 1 having count(distinct id) > 1)
union select id from marked where mark in (select mark from marked group by 1 having count(*) > 1)
union select l.id from logged l join performance_workphoto p on p.entry = l.id where p.same_as <> '[]'
"""
# Who verified how much of whom: a line of a ring is `gaming.VERIFIED` judgements, or one of one's own work.
_LINES = """
select reviewer, officer from performance_workreview
where reviewer = any(%(reviewers)s::uuid[]) and day between %(first)s and %(last)s and is_newest and verdict = 'verified'
    and officer is not null
group by reviewer, officer having count(*) >= %(many)s or reviewer = officer
"""
_CHUNK = 5000


def look(period: str, officers: Collection[UUID] | None = None) -> int:
    """Find the patterns of these officers, or of all, and keep them; how many there are. Of some, requests are those of their halls."""
    wanted = None if officers is None else set(officers)
    between = gaming.patterns(_between(period, wanted), gaming.BETWEEN)
    found = [one for one in between if wanted is None or UUID(one.officer) in wanted]
    rows = WorkEntry.objects.filter(_of_month(period)).order_by("officer_id", "id")
    rows = rows if wanted is None else rows.filter(officer__in=wanted)
    for _, own in groupby(_outputs(rows), key=attrgetter("officer")):
        found += gaming.patterns(Month(outputs=list(own)), gaming.OF_ONE)
    known = set(Officer.objects.filter(id__in={one.officer for one in found}).values_list("id", flat=True))
    kept = [one for one in found if UUID(one.officer) in known]
    _keep(period, kept, wanted)
    return len(kept)


def _of_month(period: str) -> Q:
    return Q(day__range=days_of(period), is_voided=False, officer__isnull=False)


def _between(period: str, wanted: Collection[UUID] | None) -> Month:
    """What is seen only beside the others': of everybody who has a part in it, whoever is looked at."""
    return Month(
        outputs=list(_shared(period, wanted)),
        verified=list(_verified(period, wanted)),
        cases=list(_cases(period, wanted)),
        parts=list(_parts(period, wanted)),
    )


def _verified(period: str, wanted: Collection[UUID] | None) -> Iterator[Verified]:
    """Of some officers only what is inside a ring with one of them."""
    rows = WorkReview.objects.filter(day__range=days_of(period), is_newest=True, verdict="verified")
    if wanted is not None:
        some = {str(one) for one in wanted}
        members = {one for ring in gaming.rings(_lines(period, wanted)) if ring & some for one in ring}
        rows = rows.filter(reviewer__in=members, officer__in=members) if members else rows.none()
    for entry, verifier, worker in rows.order_by().values_list("entry", "reviewer", "officer"):
        yield Verified(str(entry), str(verifier), str(worker))


def _lines(period: str, wanted: Collection[UUID]) -> dict[str, set[str]]:
    """Whom these officers verified often enough to be a line of a ring, whom those did, and so on."""
    first, last = days_of(period)
    found: dict[str, set[str]] = {}
    ahead = {str(one) for one in wanted}
    while ahead:
        found |= {one: set() for one in ahead}
        with connection.cursor() as cursor:
            cursor.execute(_LINES, {"reviewers": list(ahead), "first": first, "last": last, "many": gaming.VERIFIED})
            for reviewer, worker in cursor.fetchall():
                found[str(reviewer)].add(str(worker))
        ahead = {worker for workers in found.values() for worker in workers} - found.keys()
    return found


def _shared(period: str, wanted: Collection[UUID] | None) -> Iterator[Output]:
    """The entries of the month that have words, a photograph or a request together with another entry; of some, theirs and those others."""
    first, _ = days_of(period)
    ids = _sharing(period) if wanted is None else sharing.of_some(_of_month(period), days_of(period), wanted)
    rows = list(WorkEntry.objects.filter(_of_month(period), id__in=ids).order_by("id"))
    named = {part["sha256"] for row in rows for part in row.parts}
    marks = dict(TextMark.objects.filter(part__in=named).values_list("part", "mark"))
    before = _of_earlier_months(first, {row.request for row in rows if row.request})
    same = work_photos.same_as(ids)
    whose = _owners({other for others in same.values() for other in others})
    for row in rows:
        yield replace(
            _output(row),
            words=next((marks[part["sha256"]] for part in row.parts if part["sha256"] in marks), ""),
            pictures=tuple(part["sha256"] for part in row.parts if part["role"] == "output"),
            same_picture=tuple((other, whose[other]) for other in sorted(same.get(row.pk, ())) if other in whose),
            request_before=tuple(before.get(row.request, ())) if row.request else (),
        )


def _sharing(period: str) -> Collection[UUID]:
    first, last = days_of(period)
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, {"first": first, "last": last})
        return [id_ for (id_,) in cursor.fetchall()]


def _of_earlier_months(first: date, requests: Collection[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    """By request: (entry, whose it is) of the days before `first`."""
    rows = WorkEntry.objects.filter(request__in=requests, day__lt=first, is_voided=False, officer__isnull=False)
    found: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    for request, entry, officer in rows.order_by("id").values_list("request", "id", "officer"):
        if request is not None:
            found[request].append((str(entry), str(officer)))
    return found


def _outputs(rows: QuerySet[WorkEntry]) -> Iterator[Output]:
    return (_output(row) for row in rows.defer("parts").iterator(chunk_size=_CHUNK))


def _output(row: WorkEntry) -> Output:
    return Output(
        entry=str(row.pk),
        officer=str(row.officer_id),
        day=row.day,
        plan=str(row.plan) if row.plan else None,
        quantity=row.quantity,
        minutes=row.minutes,
        place=row.place,
        thing=row.thing,
        request=str(row.request) if row.request else None,
    )


def _owners(entries: Collection[str]) -> dict[str, str]:
    """Of entries that were not voided: a picture of one that never counted was not used twice."""
    rows = WorkEntry.objects.filter(id__in=entries, is_voided=False).exclude(officer=None)
    return {str(id_): str(officer) for id_, officer in rows.values_list("id", "officer_id")}


def _cases(period: str, wanted: Collection[UUID] | None) -> Iterator[Case]:
    begin, end = moments_of(period)
    rows = Request.objects.filter(promised_at__gte=begin, promised_at__lt=end).exclude(state="voided")
    if wanted is not None:
        rows = rows.filter(site__in=Officer.sites.through.objects.filter(officer__in=wanted).values("site"))
    promised = list(rows.order_by("id").values_list("id", "kiosk_id", "promised_at", "completed_at"))
    now = timezone.now()
    for at in range(0, len(promised), _CHUNK):
        some = promised[at : at + _CHUNK]
        steps = _steps({row[1] for row in some}, [row[0] for row in some])
        for request, _, due, completed in some:
            assert due is not None  # asked for so
            yield _case(str(request), due, completed, now, steps.get(request, []))


def _case(
    request: str,
    due: datetime,
    completed: datetime | None,
    now: datetime,
    steps: list[tuple[str, str | None, datetime]],
) -> Case:
    returned = [
        Returned(officer, at, any(later != "request_returned" for later, *_ in steps[place + 1 :]))
        for place, (kind, officer, at) in enumerate(steps)
        if kind == "request_returned" and officer
    ]
    takers = [(officer, at) for kind, officer, at in steps if kind == "request_taken" and officer]
    return Case(request=request, promised_at=due, takers=takers, returned=returned, was_late=(completed or now) > due)


def _steps(kiosks: Collection[UUID], requests: Collection[UUID]) -> dict[UUID, list[tuple[str, str | None, datetime]]]:
    found: dict[UUID, list[tuple[str, str | None, datetime]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_STEPS, [list(kiosks), list(requests)])
        for subject, kind, officer, wall in cursor.fetchall():
            found[subject].append((kind, officer, datetime.fromisoformat(wall)))
    return found


def _parts(period: str, wanted: Collection[UUID] | None) -> Iterator[TeamPart]:
    plans = Plan.objects.filter(period=period, is_ended=False, share_pct__gt=0).exclude(team_task=None)
    if wanted is not None:
        plans = plans.filter(team_task__in=plans.filter(officer__in=wanted).values("team_task"))
    parts = list(plans.order_by("id").values_list("id", "team_task", "officer"))
    first, last = days_of(period)
    rows = WorkEntry.objects.filter(plan__in=[one[0] for one in parts], day__range=(first, last), is_voided=False)
    entries: dict[UUID, int] = defaultdict(int)
    for plan in rows.order_by().values_list("plan", flat=True):
        if plan is not None:
            entries[plan] += 1
    together: dict[UUID | None, int] = defaultdict(int)
    for plan, task, _ in parts:
        together[task] += entries[plan]
    for plan, task, officer in parts:
        yield TeamPart(str(task), str(officer), entries[plan], together[task] - entries[plan])


@transaction.atomic
def _keep(period: str, found: list[Pattern], wanted: set[UUID] | None) -> None:
    here = Surface.objects.select_for_update().filter(period=period)
    here = here if wanted is None else here.filter(officer__in=wanted)
    held = {(row.kind, str(row.officer_id)): row for row in here}
    now = timezone.now()
    fresh, changed = list[Surface](), list[Surface]()
    for one in found:
        row = held.pop((one.kind, one.officer), None)
        before = None if row is None else (row.weight, row.count, row.others, row.detail)
        row = row or Surface(kind=one.kind, period=period, officer_id=one.officer)
        if before is None or before[1] < one.count:
            row.state, row.found_at = "open", now
        row.weight, row.count, row.others = one.weight, one.count, list(one.others)
        row.detail = {**one.detail, "refs": list(one.refs)}
        if before is None:
            fresh.append(row)
        elif before != (row.weight, row.count, row.others, row.detail):
            changed.append(row)
    Surface.objects.bulk_create(fresh)
    Surface.objects.bulk_update(changed, ["weight", "count", "others", "detail", "state", "found_at"], batch_size=500)
    gone = [row.pk for row in held.values() if row.state == "open" and not row.looked_by]
    Surface.objects.filter(pk__in=gone).delete()
