"""/saya/angka: the preview of this month and the computed months; each number opens into its sentence, arithmetic and records.

The right to an explanation (UU 27/2022 art. 10) about one's own numbers: the sentences are those that a reviewer reads
(`recommendations.explanation`), the ways lead to the officer's own pages. What looks like a verdict says that it is a recommendation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sync.server.console import records_behind
from sync.server.indices.models import OfficerMonth
from sync.server.indices.month import month_words
from sync.server.own.frame import own_page, show
from sync.server.own.preview import SHOWN, preview_of
from sync.server.people.models import Officer
from sync.server.recommendations.explanation import Explanation, Number, Record, explain, worded
from sync.server.recommendations.models import SignedMonth
from sync.server.recommendations.windows import window_of

_MONTHS = 12
_MOST_RECORDS = 20
_OBJECTED = {"request": "late_request", "presence": "presence", "work": "work"}


@dataclass(frozen=True, slots=True)
class RecordLine:
    """`object_url` "" where one does not object to a record like this."""

    words: str
    url: str
    object_url: str


@dataclass(frozen=True, slots=True)
class Group:
    """`lines`: the first of `count` records."""

    title: str
    count: int
    counts: bool
    lines: list[RecordLine]


@own_page
@require_safe
def index(request: HttpRequest, officer: Officer) -> HttpResponse:
    found = preview_of(officer, timezone.localdate())
    rows = OfficerMonth.objects.filter(officer=officer, run__is_current=True).select_related("run").defer("sheet")
    context = {
        "title": "Angka saya",
        "tab": "own-numbers",
        "preview": found,
        "numbers": _opened(found.told, found.result.sheet, SHOWN) if found else [],
        "month_words": month_words(found.month.period) if found else "",
        "months": [(row, month_words(row.run.period)) for row in rows.order_by("-run__period")[:_MONTHS]],
    }
    return show(request, officer, "own/numbers.html", context)


@own_page
@require_safe
def month(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """One computed month, also an older computation of it: what somebody was told stays readable."""
    row = get_object_or_404(OfficerMonth.objects.select_related("run"), pk=pk, officer=officer, run__kind="regular")
    told = explain(row)
    window = window_of(officer.pk, row.run.period)
    signed = SignedMonth.objects.filter(officer=officer, period=row.run.period, is_withdrawn=False)
    context = {
        "title": f"Angka {month_words(row.run.period)}",
        "tab": "own-numbers",
        "row": row,
        "pay": told.pay,
        "told": told,
        "numbers": _opened(told, row.sheet),
        "window": window,
        "is_open": window is not None and window.is_open(timezone.now()),
        "signed": signed.select_related("signature__signed_by").first(),
    }
    return show(request, officer, "own/month.html", context)


def _opened(told: Explanation, sheet: Mapping[str, Any], keys: Iterable[str] = ()) -> list[tuple[Number, list[Group]]]:
    """Each number with its records in words; `keys`: these alone, in their order as they stand."""
    wanted, late = set(keys), set(sheet["requests"]["late"])
    numbers = worded(told, records_behind.words_of(told)).numbers
    return [(one, _groups(one, late)) for one in numbers if not wanted or one.key in wanted]


def _groups(number: Number, late: Collection[str]) -> list[Group]:
    return [
        Group(some.title, len(some.of), some.counts, [_line(one, late) for one in some.of[:_MOST_RECORDS]])
        for some in number.records
    ]


def _line(record: Record, late: Collection[str]) -> RecordLine:
    """`late`: the requests that one may object to."""
    url = reverse("own-entry", args=[record.id]) if record.kind == "work" and record.words else ""
    about = "" if record.kind == "request" and record.id not in late else _OBJECTED.get(record.kind, "")
    object_url = f"{reverse('own-object')}?tentang={about}&yang={UUID(record.id)}" if about and record.words else ""
    return RecordLine(record.words or "Catatan yang sudah tidak ada", url, object_url)
