"""A run: everything gathered at one moment, measured, written down, and made the month's current one.

Invariants
- All is read in one snapshot of the database and written in the same transaction: a run is there whole or not at all.
- Of one month one run is made at a time. A regular run becomes the current one; those before it stay as they were.
- The same inputs and the same rules give the same numbers, in whatever order they were told, and the same digest.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from sync.rules.performance_rules import Rules
from sync.server.deadlines.calendars import calendar_of
from sync.server.indices import (
    gather_halls,
    gather_leave,
    gather_people,
    gather_presence,
    gather_requests,
    gather_voices,
    gather_work,
    measuring_units,
    rules,
    units,
)
from sync.server.indices.city_sums import sums_of
from sync.server.indices.inputs import Inputs
from sync.server.indices.measuring import Gathered, OfficerResult, measure
from sync.server.indices.measuring_units import Places, UnitResult, measure_units
from sync.server.indices.models import OfficerMonth, Run, UnitMonth
from sync.server.indices.month import Month, month_of
from sync.server.indices.rules import RuleText
from sync.server.indices.sheet import as_text, column
from sync.server.performance.credits import credits_of, help_of

_LOCK = 0x696E6469  # "indi": any fixed number does
_OFFICER_COLUMNS = "run_id, officer_id, appointment_id, unit_id, iki, predicate, discipline, allowance, allowance_net, to_review, sheet"
_UNIT_COLUMNS = "run_id, unit_id, iko, officers, requests, sheet"


def order(period: str, *, by: str, reason: str = "", rules_text: str = "", is_mine: bool = False) -> Run:
    """A run to be done by the worker, or by the caller (`is_mine`: it counts as failed until that is done). With `rules_text`, another
    version of the rules is tried out. Raises PeriodError.
    """
    month_of(period, today=timezone.localdate())
    return Run.objects.create(
        period=period,
        state=Run.FAILED if is_mine else Run.DUE,
        kind=Run.WHAT_IF if rules_text else Run.REGULAR,
        rules=rules_text,
        made_at=timezone.now(),
        made_by=by,
        reason=reason,
    )


def compute(run: Run) -> Run:
    """Raises PeriodError, RuleError: then nothing is written."""
    began = time.monotonic()
    with transaction.atomic():
        _one_snapshot(run.period)
        if Run.objects.filter(pk=run.pk, state=Run.DONE).exists():
            return Run.objects.get(pk=run.pk)  # another worker was faster
        month = month_of(run.period, today=timezone.localdate())
        chosen = _rules(run, month.last)
        inputs = Inputs()
        inputs.count_in("rules", chosen.text)
        officers, found = _measured(inputs, month, chosen.rules)
        _write_officers(run, chosen.rules, officers, found)
        _write_units(run, found)
        run.summary = sums_of(officers)
        _finish(run, chosen, inputs, officers=len(officers), found=len(found), took_s=time.monotonic() - began)
    return run


def _one_snapshot(period: str) -> None:
    with connection.cursor() as cursor:
        if not connection.savepoint_ids:  # inside another transaction it is that one's to say
            cursor.execute("set transaction isolation level repeatable read")
        cursor.execute("select pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, period])


def _rules(run: Run, last: date) -> RuleText:
    return RuleText(rules.reread(run.rules), run.rules) if run.rules else rules.rules_on(last)


def _measured(inputs: Inputs, month: Month, chosen: Rules) -> tuple[list[OfficerResult], dict[UUID, UnitResult]]:
    people = gather_people.gather(inputs, month)
    nodes = units.gather(inputs)
    told, places = _gather(inputs, month)
    officers = [measure(chosen, person, told).put_away() for person in people]
    return officers, measure_units(chosen, nodes, officers, places)


def _gather(inputs: Inputs, month: Month) -> tuple[Gathered, Places]:
    calendar = calendar_of()
    working_days = month.working_days(calendar)
    requests = gather_requests.gather(inputs, month)
    voices = gather_voices.gather(inputs, month)
    credited = gather_leave.without_leave(
        gather_work.without_left_out(credits_of(month.period), month), month.period, calendar
    )
    helped = help_of(month.period)
    inputs.count_in("work", credited)
    inputs.count_in("help", helped)
    told = Gathered(
        credits=credited,
        help=helped,
        requests=requests,
        presences=gather_presence.gather(inputs, month, working_days),
        left_out=gather_presence.excluded_presences(month),
        voices=voices,
    )
    return told, Places(requests, voices, gather_halls.gather(inputs, month))


def _write_officers(
    run: Run, chosen: Rules, officers: Iterable[OfficerResult], found: Mapping[UUID, UnitResult]
) -> None:
    _copy(OfficerMonth, _OFFICER_COLUMNS, (_officer_row(run, chosen, one, found) for one in officers))


def _officer_row(run: Run, chosen: Rules, one: OfficerResult, found: Mapping[UUID, UnitResult]) -> tuple[Any, ...]:
    person = one.person
    paid = measuring_units.allowance(chosen, one, found.get(person.unit) if person.unit else None)
    money, written = paid or (None, None)
    return (
        run.pk,
        person.officer,
        person.appointment,
        person.unit,
        column(one.index.value),
        one.predicate or "",
        column(money.discipline if money else one.discipline.percent),
        money.gross_idr if money else None,
        money.net_idr if money else None,
        one.to_review,
        one.text_with(written),
    )


def _write_units(run: Run, found: Mapping[UUID, UnitResult]) -> None:
    rows = (
        (run.pk, one.unit, column(one.value), one.officers, one.requests, as_text(one.sheet)) for one in found.values()
    )
    _copy(UnitMonth, _UNIT_COLUMNS, rows)


def _copy(model: type[OfficerMonth | UnitMonth], columns: str, rows: Iterator[tuple[Any, ...]]) -> None:
    table = model._meta.db_table  # noqa: SLF001 - Django's documented API
    with connection.cursor() as cursor, cursor.copy(f"copy {table} ({columns}) from stdin") as copy:
        for row in rows:
            copy.write_row(row)


def _finish(run: Run, chosen: RuleText, inputs: Inputs, *, officers: int, found: int, took_s: float) -> None:
    run.state, run.finished_at = Run.DONE, timezone.now()
    run.rules, run.rule_version = chosen.text, chosen.rules.version
    run.inputs, run.officers, run.units, run.took_ms = inputs.digest, officers, found, int(took_s * 1000)
    if run.kind == Run.REGULAR:
        Run.objects.filter(period=run.period, is_current=True).update(is_current=False)
        run.is_current = True
    run.save()
