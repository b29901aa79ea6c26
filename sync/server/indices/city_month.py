"""A month of the whole city for who leads it: where requests were late and whose they were, who was there, what is recommended and
signed, what went up to the leaders.

Rules
- Late by hall and cause is what is proved, of the requests of the month, as on the page of lateness (`deadlines.late_summary`); an officer is named
  only with what the month's computation holds against them, so that what a person took out of it names nobody.
- Of presences, coverage, indices and allowance the month's current computation is read, so a report says what was signed from.
- What waits now is counted now; what was answered too late is counted in its month.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Q, Sum

from sync.rules.escalation import LEVELS, Level, late_since
from sync.rules.kpi import Measured, share
from sync.server.concerns.models import Concern, Instruction
from sync.server.deadlines.calendars import calendar_of
from sync.server.deadlines.late_summary import Days as DaysFiled
from sync.server.deadlines.late_summary import late_groups
from sync.server.fleet.models import Site
from sync.server.indices.models import Run, UnitMonth
from sync.server.merit.service_measures import Span
from sync.server.people.models import Officer, Unit
from sync.server.performance.models import Objection
from sync.server.recommendations.models import ObjectionRuling, SignedMonth
from sync.server.requests.models import Referral, Request

_RUNNING = ("filed", "taken", "referred")


@dataclass(frozen=True, slots=True)
class LateHall:
    """Proved ones by cause; `unsure` is nobody's lateness."""

    site: Site
    by_cause: Mapping[str, int]
    unsure: int

    @property
    def number(self) -> int:
        return sum(self.by_cause.values())


@dataclass(frozen=True, slots=True)
class LateOfficer:
    """`proved`: late in this officer's hands by evidence; `left_out`: late ones that are not held against the officer."""

    name: str
    unit: str
    proved: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Days:
    asked: int
    present: int
    to_review: int

    @property
    def share(self) -> Measured:
        return share(self.present, self.asked)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Hours of halls that were staffed, of those that were planned; `unit` "": of all."""

    unit: str
    planned_minutes: int
    staffed_minutes: int

    @property
    def share(self) -> Measured:
        return share(self.staffed_minutes, self.planned_minutes)


@dataclass(frozen=True, slots=True)
class Signing:
    signed_officers: int
    signed_rupiah: int
    objections: int
    answered: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Escalations:
    """`answered_late`, `orders`: of the month; `waiting`, `open_late`: now, the latter by who must know of it by now."""

    answered_late: Mapping[str, int]
    waiting: Mapping[str, int]
    open_late: Mapping[Level, int]
    orders: int
    orders_overdue: int


def late_by_hall(span: Span, now: datetime) -> list[LateHall]:
    """The most first."""
    counts: dict[UUID, Counter[str]] = defaultdict(Counter)
    unsure: Counter[UUID] = Counter()
    for group in late_groups(DaysFiled(span.begin, span.end, now, span.sites), by_officer=False):
        counts[group.site][group.cause] += group.late
        unsure[group.site] += group.unsure
    halls = Site.objects.in_bulk(counts)
    rows = [LateHall(halls[site], dict(causes), unsure[site]) for site, causes in counts.items()]
    return sorted(rows, key=lambda one: (-one.number, one.site.name))


def late_by_officer(run: Run) -> list[LateOfficer]:
    """The most first."""
    found = [(UUID(officer), UUID(unit) if unit else None, *of) for officer, unit, *of in run.summary.get("late", [])]
    people = Officer.objects.in_bulk([officer for officer, *_ in found])
    units = Unit.objects.in_bulk([unit for _, unit, *_ in found if unit])
    return [
        LateOfficer(people[officer].name, units[unit].name if unit else "", proved, left_out)
        for officer, unit, proved, left_out in found
    ]


def days_of(run: Run) -> Days:
    told = run.summary
    return Days(told.get("asked", 0), told.get("present", 0), told.get("to_review", 0))


def coverage(run: Run) -> tuple[Coverage, list[Coverage]]:
    """Of all halls, and by unit: the least staffed first."""
    rows = UnitMonth.objects.filter(run=run, sheet__own__planned_minutes__gt=0).values_list("unit__name", "sheet__own")
    units = [Coverage(name, own["planned_minutes"], own["staffed_minutes"]) for name, own in rows]
    whole = Coverage("", sum(one.planned_minutes for one in units), sum(one.staffed_minutes for one in units))
    return whole, sorted(units, key=lambda one: (one.share.value or 0, one.unit))


def filed(span: Span) -> int:
    rows = Request.objects.filter(filed_at__gte=span.begin, filed_at__lt=span.end)
    return rows.exclude(state="voided").count()


def complaints(span: Span) -> int:
    """Without those taken back and those about staff, which only their own readers see."""
    rows = Concern.objects.filter(filed_at__gte=span.begin, filed_at__lt=span.end, is_about_staff=False)
    return rows.exclude(state="voided").count()


def signing(period: str) -> Signing:
    signed = SignedMonth.objects.filter(period=period, is_withdrawn=False).aggregate(
        officers=Count("pk"), rupiah=Sum("net_rupiah")
    )
    rulings = Counter(
        ObjectionRuling.objects.filter(period=period, withdrawn_at=None).order_by().values_list("outcome", flat=True)
    )
    return Signing(
        signed["officers"],
        signed["rupiah"] or 0,
        Objection.objects.filter(period=period).count(),
        rulings.total(),
        rulings.total() - rulings["refused"],
    )


def escalations(span: Span, now: datetime) -> Escalations:
    day = timedelta(days=1)
    heard = Concern.objects.exclude(state="voided").filter(filed_at__gte=span.begin, filed_at__lt=span.end)
    asked = Referral.objects.filter(asked_at__gte=span.begin, asked_at__lt=span.end)
    orders = Instruction.objects.filter(given_at__gte=span.begin, given_at__lt=span.end, withdrawn_at=None)
    unanswered = Concern.objects.exclude(state="voided").filter(answered_at=None)
    open_concerns = unanswered.filter(pk__in=orders.values("about"))
    open_referrals = Referral.objects.filter(answered_at=None, pk__in=orders.values("about"))
    overdue = orders.filter(due_on__lt=now.date()).filter(
        Q(about__in=open_concerns.values("pk")) | Q(about__in=open_referrals.values("pk"))
    )
    return Escalations(
        {
            "concern": heard.filter(Q(answered_at__gt=F("due_at")) | Q(answered_at=None, due_at__lt=now)).count(),
            "referral": asked.filter(
                Q(answered_at__gt=F("asked_at") + day) | Q(answered_at=None, asked_at__lt=now - day)
            ).count(),
        },
        {
            "concern": unanswered.filter(due_at__lt=now).count(),
            "referral": Referral.objects.filter(answered_at=None, asked_at__lt=now - day).count(),
        },
        _open_late(now),
        orders.count(),
        overdue.count(),
    )


def _open_late(now: datetime) -> Mapping[Level, int]:
    """Each under the highest level that it has reached."""
    calendar = calendar_of()
    running = Request.objects.filter(state__in=_RUNNING, paused="")
    reached = [
        running.filter(promised_at__lt=late_since(level, now=now, calendar=calendar)).count() for level in LEVELS
    ]
    return {level: number - higher for level, number, higher in zip(LEVELS, reached, [*reached[1:], 0], strict=True)}
