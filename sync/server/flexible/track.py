"""What the city knows of an officer's record, for `flexible_eligibility`: months with an index, absences a person ruled on, sanctions,
presences a reviewer refused, contacts on days elsewhere, and how much of the work fits flexible work.

Invariants
- Only what a person decided speaks against somebody: a day without evidence does not, a hint does not.
- Whole months before the month of the day are looked at for the index; the rest up to the day before.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction

from django.db.models import F, Q, Sum
from django.utils import timezone

from sync.rules.flexible import Rule
from sync.rules.flexible_eligibility import Eligibility, Post, Record, eligibility
from sync.rules.indonesian import JAKARTA
from sync.server.flexible.models import Contact
from sync.server.indices.models import DayRuling, OfficerMonth, Sanction
from sync.server.organisation.appointments import appointments_on
from sync.server.people.models import Officer
from sync.server.performance.models import WorkEntry
from sync.server.reviews import judging
from sync.server.reviews.models import ReviewCase


def eligibility_of(officer: Officer, rule: Rule, day: date) -> Eligibility:
    return eligibility(rule, record_of(officer, rule, day))


def record_of(officer: Officer, rule: Rule, day: date) -> Record:
    first = _months_before(day, rule.track.months)
    minutes, fit = _minutes(officer, first, day)
    rulings = DayRuling.objects.filter(officer=officer, ruling="absent", withdrawn_at=None, day__gte=first)
    month = f"{day:%Y-%m}"
    sanctions = Sanction.objects.filter(officer=officer, withdrawn_at=None, begins__lte=month, ends__gte=month)
    cases = ReviewCase.objects.filter(officer=officer, state="closed", outcome=judging.REJECTED)
    return Record(
        post=post_on(officer, day),
        indices=_indices(officer, first, day),
        absences=rulings.filter(day__lt=day).count(),
        is_sanctioned=sanctions.exists(),
        refused=cases.filter(started_at__gte=datetime.combine(first, time(), JAKARTA)).count(),
        unreached=_unreached(officer, first, timezone.now()),
        minutes=minutes,
        fit_minutes=fit,
    )


def post_on(officer: Officer, day: date) -> Post | None:
    found = appointments_on(day).filter(officer=officer).first()
    return found.post if found else None  # type: ignore[return-value]  # one of its choices


def _months_before(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def _indices(officer: Officer, first: date, day: date) -> tuple[Fraction, ...]:
    rows = OfficerMonth.objects.filter(
        officer=officer,
        run__is_current=True,
        run__period__gte=f"{first:%Y-%m}",
        run__period__lt=f"{day:%Y-%m}",
        iki__isnull=False,
    )
    found = rows.order_by("run__period").values_list("iki", flat=True)
    return tuple(Fraction(iki) for iki in found if iki is not None)


def _minutes(officer: Officer, first: date, day: date) -> tuple[int, int]:
    rows = WorkEntry.objects.filter(officer=officer, day__gte=first, day__lt=day, is_voided=False)
    found = rows.aggregate(every=Sum("minutes"), fit=Sum("minutes", filter=Q(is_flexible=True)))
    return found["every"] or 0, found["fit"] or 0


def _unreached(officer: Officer, first: date, now: datetime) -> int:
    """Answered too late, or not at all and the time for it is over."""
    allowed = F("within_min") * timedelta(minutes=1)
    late = Q(answered_at__gt=F("called_at") + allowed) | Q(answered_at=None, called_at__lt=now - allowed)
    return Contact.objects.filter(late, officer=officer, day__gte=first).count()
