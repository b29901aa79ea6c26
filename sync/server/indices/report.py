"""A month told to who leads: each unit with those below it, in sums and means that name nobody.

Invariants
- Means are over who has a number; who has none is counted apart, never as zero.
- A mean or a sum of money of fewer than `FEW` people would tell what one of them has: it is left out, because a report is handed on. It is
  no secret from who opens the page: they may see each officer's own numbers too.
- A run's rows are read in three queries, however many units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from django.db.models import Avg, Count, Q, Sum

from sync.server.indices.models import OfficerMonth, Run, UnitMonth
from sync.server.people.models import Unit

FEW = 5
COLUMNS = (
    "status",
    "bulan",
    "unit",
    "di bawah",
    "IKO",
    "petugas",
    "belum terukur",
    "rata-rata IKI",
    "permohonan",
    "TPP dasar (Rp)",
    "rekomendasi TPP (Rp)",
    "perlu diperiksa",
)


@dataclass(slots=True)
class _Sums:
    people: int = 0
    measured: int = 0
    iki: Decimal = field(default_factory=Decimal)
    paid: int = 0
    base: int = 0
    net: int = 0
    to_review: int = 0

    def add(self, other: _Sums) -> None:
        self.people += other.people
        self.measured += other.measured
        self.iki += other.iki
        self.paid += other.paid
        self.base += other.base
        self.net += other.net
        self.to_review += other.to_review


@dataclass(frozen=True, slots=True)
class Line:
    """A unit with all below it. `iki`, `base` and `net` None: too few people to say. `depth` from 0."""

    unit: Unit
    depth: int
    iko: Decimal | None
    requests: int
    people: int
    unmeasured: int
    iki: Decimal | None
    base: int | None
    net: int | None
    to_review: int
    has_below: bool


@dataclass(frozen=True, slots=True)
class Report:
    """`lines`: the unit asked for (or the tops of the city) and what is right below; `every`: all of them, for a file."""

    lines: tuple[Line, ...]
    every: tuple[Line, ...]
    predicates: Mapping[str, int]


def report_of(run: Run, unit: Unit | None = None) -> Report:
    units = Unit.objects.in_bulk()
    children: dict[UUID | None, list[Unit]] = defaultdict(list)
    for one in sorted(units.values(), key=lambda each: each.name):
        children[one.parent_id if one.parent_id in units else None].append(one)
    found = {one.unit_id: one for one in UnitMonth.objects.filter(run=run).defer("sheet")}
    own, predicates = _own(run)
    city = (children, found, own)
    lines = [line for top in ([unit] if unit else children[None]) for line in _walk(top, 0, city)[0]]
    within = {line.unit.pk for line in lines} | ({None} if unit is None else set())
    told: dict[str, int] = defaultdict(int)
    for (of, predicate), number in predicates.items():
        if of in within:
            told[predicate] += number
    shown = tuple(line for line in lines if line.depth <= (1 if unit else 0))
    return Report(shown, tuple(lines), dict(told))


def rows(run: Run, lines: Iterable[Line]) -> Iterable[Sequence[str | int | None]]:
    """For a file. Scores as text with two places."""
    for line in lines:
        yield (
            "REKOMENDASI",
            run.period,
            line.unit.name,
            line.unit.parent.name if line.unit.parent else "",
            _text(line.iko),
            line.people,
            line.unmeasured,
            _text(line.iki),
            line.requests,
            line.base,
            line.net,
            line.to_review,
        )


def _own(run: Run) -> tuple[dict[UUID | None, _Sums], dict[tuple[UUID | None, str], int]]:
    """Of the people of each unit itself; the predicates beside them."""
    months = OfficerMonth.objects.filter(run=run).order_by()
    told = months.values("unit").annotate(
        people=Count("pk"),
        measured=Count("iki"),
        iki_mean=Avg("iki"),
        paid=Count("allowance_net"),
        base=Sum("appointment__base_rupiah", filter=Q(allowance_net__isnull=False)),
        net=Sum("allowance_net"),
        review=Sum("to_review"),
    )
    sums: dict[UUID | None, _Sums] = {
        row["unit"]: _Sums(
            row["people"],
            row["measured"],
            (row["iki_mean"] or Decimal()) * row["measured"],
            row["paid"],
            row["base"] or 0,
            row["net"] or 0,
            row["review"] or 0,
        )
        for row in told
    }
    predicates = months.values_list("unit", "predicate").annotate(number=Count("pk"))
    return sums, {(unit, predicate): number for unit, predicate, number in predicates}


_City = tuple[Mapping[UUID | None, Sequence[Unit]], Mapping[UUID, UnitMonth], Mapping[UUID | None, _Sums]]


def _walk(unit: Unit, depth: int, city: _City) -> tuple[list[Line], _Sums]:
    """The unit's line first, then those below it."""
    children, found, own = city
    total = _Sums()
    total.add(own.get(unit.pk, _Sums()))
    below: list[Line] = []
    for child in children.get(unit.pk, ()):
        lines, sums = _walk(child, depth + 1, city)
        below += lines
        total.add(sums)
    month = found.get(unit.pk)
    line = Line(
        unit,
        depth,
        month.iko if month else None,
        month.requests if month else 0,
        total.people,
        total.people - total.measured,
        total.iki / total.measured if total.measured >= FEW else None,
        total.base if total.paid >= FEW else None,
        total.net if total.paid >= FEW else None,
        total.to_review,
        bool(below),
    )
    return [line, *below], total


def _text(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}".replace(".", ",")
