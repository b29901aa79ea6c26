"""A preview of the running month for one officer: the computation of the city's runs over what it has of them until now.

Invariants
- The same gathering, engine, rule and sentences as a run of the indices (`sync.server.indices`), for one officer. What nobody knows
  before the month is over (residents' answers, ratings of behaviour) and what pay is made of (days, allowance) is left out and told.
- It is kept nowhere and counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sync.server.deadlines.calendars import calendar_of
from sync.server.flexible.track import post_on
from sync.server.indices import gather_leave, gather_requests, gather_work
from sync.server.indices.gather_people import JOB_CLASS, Person
from sync.server.indices.gather_presence import Presences
from sync.server.indices.gather_voices import Voices
from sync.server.indices.inputs import Inputs
from sync.server.indices.measuring import Gathered, OfficerResult, measure
from sync.server.indices.month import Month, PeriodError, month_of
from sync.server.indices.rules import rules_on
from sync.server.people.models import Officer
from sync.server.performance.credits import credits_of, help_of
from sync.server.recommendations.explanation import Explanation, explain_sheet

SHOWN = ("iki", "task", "sla", "skm", "response", "behaviour")


@dataclass(frozen=True, slots=True)
class Preview:
    """`month.last`: the last day that it looks at for requests. Of `told`, the numbers of `SHOWN` are meant."""

    month: Month
    result: OfficerResult
    told: Explanation


def preview_of(officer: Officer, today: date) -> Preview | None:
    """None on the first day of a month: no day of it is over."""
    try:
        month = month_of(f"{today:%Y-%m}", today=today)
    except PeriodError:
        return None
    rules = rules_on(today).rules
    result = measure(rules, _person(officer, today), _gathered(officer, month))
    return Preview(month, result, explain_sheet({**result.sheet, "allowance": None}, rules))


def _person(officer: Officer, today: date) -> Person:
    post = post_on(officer, today) or ("public" if officer.sites.exists() else "other")
    return Person(str(officer.pk), None, officer.unit_id, "staff", post, None, JOB_CLASS)


def _gathered(officer: Officer, month: Month) -> Gathered:
    mine = [officer.pk]
    worked = gather_work.without_left_out(credits_of(month.period, mine), month)
    return Gathered(
        credits=gather_leave.without_leave(worked, month.period, calendar_of(), mine),
        help=help_of(month.period, mine),
        requests=gather_requests.gather(Inputs(), month, officer.pk),
        presences=Presences(working_days=()),
        left_out={},
        voices=Voices(),
    )
