"""What units spent against what they are compared with, and what they did meanwhile: the two stand side by side.

Rules
- The sums are `sync.rules.efficiency`'s: only lines with both sides count, the others are told.
- A unit stands with all that is below it.
- Output of a span is what was finished and how well: requests, answers in time, work entries, of the halls that the reader sees.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, Sum

from sync.rules.efficiency import Line, Saving, saving
from sync.rules.indonesian import JAKARTA
from sync.rules.kpi import Measured
from sync.server.merit import complaint_measures, service_measures
from sync.server.merit.models import Spending
from sync.server.merit.service_measures import Span
from sync.server.people.models import Unit
from sync.server.performance.models import WorkEntry

Key = str | UUID


@dataclass(slots=True)
class Bill:
    """As `Spending` keeps it."""

    unit_id: UUID
    period: str
    item: str
    baseline_rupiah: int | None
    actual_rupiah: int | None


@dataclass(frozen=True, slots=True)
class Months:
    """From one month to another, both counted, as `YYYY-MM`."""

    first: str
    last: str

    def span(self, sites: Collection[UUID] | None) -> Span:
        return Span(_midnight(self.first, 0), _midnight(self.last, 1), sites)

    @property
    def number(self) -> int:
        return _index(self.last) - _index(self.first) + 1

    def before(self) -> Months:
        """As many months, that end where these begin."""
        return Months(_month(_index(self.first) - self.number), _month(_index(self.first) - 1))

    def each(self) -> list[str]:
        return [_month(index) for index in range(_index(self.first), _index(self.last) + 1)]


@dataclass(frozen=True, slots=True)
class Output:
    """What was done in a span. `first_answer` and `on_time` in percent."""

    completed: int
    on_time: Measured
    median_hours: Measured
    complaints: int
    first_answer: Measured
    entries: int
    work_hours: Fraction


@dataclass(frozen=True, slots=True)
class Savings:
    whole: Saving
    by_item: Mapping[Key, Saving]
    by_unit: Mapping[Key, Saving]
    by_month: Mapping[Key, Saving]


def savings(rows: Iterable[Bill]) -> Savings:
    lines = [(row, Line(row.baseline_rupiah, row.actual_rupiah)) for row in rows]
    return Savings(
        saving(line for _, line in lines),
        _by((row.item, line) for row, line in lines),
        _by((row.unit_id, line) for row, line in lines),
        _by((row.period, line) for row, line in lines),
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What was paid in two spans of equal length, by item. `left_out`: how many things of a unit lack the bill of a month."""

    before: Mapping[str, int]
    after: Mapping[str, int]
    left_out: int


def change(before: Iterable[Bill], after: Iterable[Bill], number: int) -> Change:
    """Over `number` months each. No baseline is asked, but every bill: one that has not come in would look like a saving."""
    spans = [[row for row in rows if row.actual_rupiah is not None] for rows in (before, after)]
    bills = Counter((row.unit_id, row.item) for rows in spans for row in rows)
    whole = {key for key, count in bills.items() if count == 2 * number}
    was, now = (_by_item(row for row in rows if (row.unit_id, row.item) in whole) for rows in spans)
    return Change(was, now, len(bills) - len(whole))


def _by_item(rows: Iterable[Bill]) -> Mapping[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[row.item] += row.actual_rupiah or 0
    return sums


def spending(months: Months, units: Collection[UUID] | None) -> list[Bill]:
    """`units` None: of the whole city."""
    rows = Spending.objects.order_by().filter(period__range=(months.first, months.last))
    asked = rows if units is None else rows.filter(unit__in=units)
    return [Bill(*one) for one in asked.values_list("unit", "period", "item", "baseline_rupiah", "actual_rupiah")]


def output(months: Months, sites: Collection[UUID] | None, now: datetime) -> Output:
    span = months.span(sites)
    flow = service_measures.speeds(span).whole
    heard = complaint_measures.complaints(span, now).whole
    entries = WorkEntry.objects.filter(is_voided=False, day__gte=span.begin.date(), day__lt=span.end.date())
    if sites is not None:
        entries = entries.filter(site__in=sites)
    noted = entries.aggregate(number=Count("pk"), minutes=Sum("minutes"))
    return Output(
        flow.completed,
        flow.on_time,
        flow.hours,
        heard.filed,
        heard.first_answer,
        noted["number"],
        Fraction(noted["minutes"] or 0, 60),
    )


def names(units: Iterable[Key]) -> Mapping[Key, str]:
    wanted = [unit for unit in units if isinstance(unit, UUID)]
    return dict(Unit.objects.filter(id__in=wanted).values_list("id", "name"))


def month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def months_back(day: date, number: int) -> Months:
    """The last `number` whole months before the one of `day`."""
    last = day.year * 12 + day.month - 2
    return Months(_month(last - number + 1), _month(last))


def _by(pairs: Iterable[tuple[Key, Line]]) -> Mapping[Key, Saving]:
    lines: dict[Key, list[Line]] = defaultdict(list)
    for key, line in pairs:
        lines[key].append(line)
    return {key: saving(some) for key, some in lines.items()}


def _index(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(index: int) -> str:
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _midnight(month: str, later: int) -> datetime:
    index = _index(month) + later
    return datetime(index // 12, index % 12 + 1, 1, tzinfo=JAKARTA)
