"""The ledger of compensation: which late requests are owed something by the rule in force, and what a person decided about each.

Invariants
- Nothing is owed before a rule is on; what was decided under an older rule stays as it was decided.
- A request is listed when it is proved late (`FactTime`, grades A and B, the promise made by a clock that was right): nobody pays from
  doubt, as nobody is late from doubt.
- `decide` writes one more entry; the newest counts. Paid is final.
- Decisions of a batch are entries like others; `undo` opens them again with entries of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal, cast
from uuid import UUID

from django.db import transaction
from django.db.models import DateTimeField, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from sync.rules import compensation
from sync.rules.calendar import WorkCalendar
from sync.rules.compensation import NOTHING_OWED, Counts, Owed, owed
from sync.rules.indonesian import JAKARTA
from sync.server.console.request_times import is_surely_promised
from sync.server.deadlines.calendars import calendar_of
from sync.server.deadlines.models import CompensationRule, LateRequest, LedgerEntry
from sync.server.fleet.models import Site
from sync.server.ingest.models import FactTime
from sync.server.people.models import Account

Decision = Literal["approved", "refused", "paid", "reopened"]
# From which state which decision is possible; "" is none yet.
MAY: Mapping[str, tuple[Decision, ...]] = {
    "": ("approved", "refused"),
    "approved": ("paid", "reopened"),
    "refused": ("reopened",),
    "reopened": ("approved", "refused"),
    "paid": (),
}


class CannotDecideError(Exception):
    """Somebody decided meanwhile, or nothing is owed."""


@dataclass(frozen=True, slots=True)
class Batch:
    """`at` names it: its entries share the moment."""

    at: datetime
    decided: int
    left: int


def rule_in_force() -> CompensationRule | None:
    rule = CompensationRule.objects.order_by("-id").first()
    return rule if rule is not None and rule.is_on else None


def listed(sites: QuerySet[Site] | None = None) -> QuerySet[LateRequest]:
    """Decided ones, and those that the rule in force would pay for. Each with `finished_earliest`. `sites` None: of every hall."""
    decided, late = LedgerEntry.objects.filter(is_newest=True), LateRequest.objects.order_by()
    if sites is not None:
        decided = decided.filter(request__site__in=sites.values("id"))
        late = late.filter(site__in=sites.values("id"))
    shown, rule = decided.order_by().values_list("request", flat=True), rule_in_force()
    ids = shown if rule is None else shown.union(_late_under(rule, late))
    return LateRequest.objects.annotate(finished_earliest=_finished("earliest")).filter(pk__in=ids)


def _late_under(rule: CompensationRule, rows: QuerySet[LateRequest]) -> QuerySet[Any, Any]:
    """Ids. What is cheap to ask comes first: in a city nearly every request is on time."""
    begin = datetime.combine(rule.first_day, time(), JAKARTA)
    late = rows.filter(standard="city_24h", filed_at__gte=begin, completed_at__gt=F("promised_at"))
    proved = late.annotate(earliest=_finished("earliest")).filter(earliest__gt=F("promised_at"))
    return proved.filter(is_surely_promised()).values_list("pk", flat=True)


def owed_for(row: LateRequest, rule: CompensationRule | None, calendar: WorkCalendar | None = None) -> Owed:
    """Days by the city's ordinary calendar, whatever hours a hall has of its own."""
    finished: datetime | None = getattr(row, "finished_earliest", None)
    if rule is None or finished is None:
        return NOTHING_OWED
    return owed(
        _value(rule),
        row.standard,
        filed_at=row.filed_at,
        due_at=row.promised_at,
        finished_at=finished,
        calendar=calendar or calendar_of(),
    )


def newest_of(requests: list[UUID]) -> dict[UUID, LedgerEntry]:
    return {entry.request_id: entry for entry in LedgerEntry.objects.filter(request__in=requests, is_newest=True)}


@transaction.atomic
def decide(
    row: LateRequest, decision: Decision, *, reason: str, account: Account, at: datetime | None = None
) -> LedgerEntry:
    """`at`: one moment for all of a batch. Raises CannotDecideError."""
    LateRequest.objects.select_for_update().get(pk=row.pk)
    before = newest_of([row.pk]).get(row.pk)
    if decision not in MAY[before.state if before else ""]:
        raise CannotDecideError
    rule = rule_in_force() if before is None or decision in ("approved", "refused") else before.rule
    amount = owed_for(row, rule)
    if before is not None and decision in ("paid", "reopened"):
        amount = Owed(before.days, before.amount_idr)
    if rule is None or (amount.days == 0 and decision == "approved"):
        raise CannotDecideError
    LedgerEntry.objects.filter(request=row.pk, is_newest=True).update(is_newest=False)
    return LedgerEntry.objects.create(
        request_id=row.pk,
        state=decision,
        days=amount.days,
        amount_idr=amount.amount_idr,
        rule=rule,
        reason=reason,
        decided_by=account.get_username(),
        decided_at=at or timezone.now(),
    )


@transaction.atomic
def decide_many(rows: Iterable[LateRequest], decision: Decision, *, reason: str, account: Account) -> Batch:
    """What somebody decided meanwhile is left as it is, and counted."""
    at, decided, left = timezone.now(), 0, 0
    for row in rows:
        try:
            with transaction.atomic():
                decide(row, decision, reason=reason, account=account, at=at)
            decided += 1
        except CannotDecideError:
            left += 1
    return Batch(at, decided, left)


def undo(account: Account, at: datetime, *, reason: str) -> Batch:
    """Opens again what one batch of this account decided, where that still stands. What was paid stays paid."""
    ids = list(of_batch(account, at).filter(is_newest=True).values_list("request_id", flat=True))
    rows = LateRequest.objects.filter(pk__in=ids).annotate(finished_earliest=_finished("earliest"))
    return decide_many(rows, "reopened", reason=reason, account=account)


def of_batch(account: Account, at: datetime) -> QuerySet[LedgerEntry]:
    return LedgerEntry.objects.filter(decided_by=account.get_username(), decided_at=at)


def _value(rule: CompensationRule) -> compensation.CompensationRule:
    first: date = rule.first_day
    return compensation.CompensationRule(
        is_on=rule.is_on,
        amount_idr=rule.amount_idr,
        first_day=first,
        counts=cast("Counts", rule.counts),
        most_days=rule.most_days,
    )


def _finished(end: str) -> Subquery:
    """Of the last completion, where it is proved well enough."""
    rows = FactTime.objects.filter(subject=OuterRef("pk"), kind="request_completed", grade__in=("A", "B"))
    return Subquery(rows.order_by("-epoch", "-seq").values(end)[:1], output_field=DateTimeField())
