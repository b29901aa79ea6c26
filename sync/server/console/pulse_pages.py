"""The weekly pulse as its readers see it: groups of five and more, of weeks that have ended, means kept off the ends.

Invariants
- A running week is not shown, not even how many answered.
- The groups are the week's own (`merit.pulse`), the same for every reader; who leads some units sees those that lie in them whole.
- No sum but that of whole groups is made here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.safestring import SafeString

from sync.rules import pulse as rule
from sync.rules.anonymous_groups import HIGHEST_TOLD, LOWEST_TOLD, told_mean
from sync.server.console import charts, dates
from sync.server.console.figures import decimal
from sync.server.console.merit_frame import allowed, page, today, units_of
from sync.server.merit import pulse
from sync.server.merit.models import PulseCell

SEE = "merit.view_pulsecell"
WEEKS = 8


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    answers: int
    invited: int
    means: tuple[str, ...]


def urls(site: AdminSite) -> list[URLPattern]:
    return [path("denyut/", site.admin_view(pulse_view), name="merit_pulse")]


def pulse_view(request: HttpRequest) -> HttpResponse:
    account = allowed(request, SEE)
    pulse.close_weeks(today())
    first = rule.week_of(today()) - timedelta(weeks=WEEKS)
    found: Sequence[PulseCell] = list(PulseCell.objects.filter(week__gte=first))
    units = units_of(account)
    if units is not None:
        found = pulse.seen(found, units)
    by_week = {week: [cell for cell in found if cell.week == week] for week in sorted({cell.week for cell in found})}
    newest = max(by_week, default=None)
    questions = rule.shipped().questions
    rows = [_row(cell) for cell in by_week[newest]] if newest else []
    if len(rows) > 1 and newest:
        rows.insert(0, _row(_together(by_week[newest])))
    context = {
        "title": "Denyut pegawai",
        "week": _week_words(newest) if newest else "",
        "questions": questions,
        "rows": rows,
        "smallest": rule.shipped().smallest_group,
        "weeks": [(_week_words(week), _row(_together(cells))) for week, cells in reversed(by_week.items())],
        "chart": _chart(by_week),
    }
    return page(request, "console/pulse.html", context)


def _together(cells: Sequence[PulseCell]) -> PulseCell:
    return PulseCell(
        name="Semua kelompok",
        answers=sum(cell.answers for cell in cells),
        invited=sum(cell.invited for cell in cells),
        sums=[sum(column) for column in zip(*(cell.sums for cell in cells), strict=True)],
    )


def _row(cell: PulseCell) -> Row:
    means = tuple(_mean_words(told_mean(total, cell.answers)) for total in cell.sums)
    return Row(cell.name, cell.answers, cell.invited, means)


def _mean_words(mean: Fraction) -> str:
    """The ends are told as bounds."""
    if mean <= LOWEST_TOLD:
        return f"{decimal(LOWEST_TOLD)} atau kurang"
    return f"{decimal(HIGHEST_TOLD)} atau lebih" if mean >= HIGHEST_TOLD else decimal(mean)


def _week_words(week: date) -> str:
    return f"{dates.short_day(week)} – {dates.short_day(week + timedelta(days=6))}"


def _chart(by_week: Mapping[date, Sequence[PulseCell]]) -> SafeString:
    if len(by_week) < 2:
        return SafeString("")
    wholes = [_together(cells) for cells in by_week.values()]
    means = [sum((told_mean(total, one.answers) for total in one.sums), Fraction()) / len(one.sums) for one in wholes]
    frame = charts.Frame(
        "Rata-rata lima pertanyaan menurut pekan, dari 1 sampai 5", [f"{week:%d-%m}" for week in by_week], most=5
    )
    return charts.bars(frame, [charts.Series("Rata-rata lima pertanyaan", means)])
