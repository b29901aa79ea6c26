"""Efficiency: what was saved on meals, travel, electricity and water, with what was done meanwhile; before and after; files of spending.

Invariants
- A reader sees the units that they lead, whoever sees every hall all; output is of the halls that they see.
- Savings and output stand on one page: neither is told without the other.
- A file of spending changes nothing before somebody looked at what it would change.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules import kpi
from sync.rules.efficiency import Saving
from sync.rules.indonesian import rupiah
from sync.server.console import charts
from sync.server.console.figures import decimal, measured
from sync.server.console.icons import chip
from sync.server.console.merit_frame import (
    allowed,
    month_words,
    months_asked,
    months_words,
    page,
    short_month,
    sites_of,
    today,
    units_of,
)
from sync.server.console.officer_import_admin import EFFECTS
from sync.server.merit import efficiency, spending_file, targets
from sync.server.merit.efficiency import Months, Output
from sync.server.merit.models import Spending, SpendingImport
from sync.server.merit.spending_file import SpendingRow
from sync.server.organisation.officer_file import MAX_BYTES, FileRefusedError

SEE, IMPORT = "merit.view_spending", "merit.add_spendingimport"
_ITEMS = dict(Spending.ITEMS)


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Berkas CSV",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages=dict.fromkeys(("required", "missing", "invalid"), "Pilih berkas CSV dulu.")
        | {"empty": "Berkas ini kosong. Pilih berkas lain."},
        help_text=f"Paling besar 1 MB dan {spending_file.MAX_ROWS} baris. Belum ada yang berubah sebelum Anda menerapkannya.",
    )

    def rows(self) -> list[SpendingRow]:
        """Raises FileRefusedError."""
        upload = self.cleaned_data["file"]
        assert isinstance(upload, UploadedFile)
        return spending_file.read(upload.read(MAX_BYTES + 1))


def urls(site: AdminSite) -> list[URLPattern]:
    return [
        path("efisiensi/", site.admin_view(savings_view), name="merit_efficiency"),
        path("efisiensi/sebelum-sesudah/", site.admin_view(before_after_view), name="merit_before_after"),
        path("efisiensi/impor/", site.admin_view(import_view), name="merit_spending_import"),
        path("efisiensi/impor/contoh.csv", site.admin_view(sample_view), name="merit_spending_sample"),
        path("efisiensi/impor/<uuid:pk>/", site.admin_view(look_over_view), name="merit_spendingimport_rows"),
    ]


def savings_view(request: HttpRequest) -> HttpResponse:
    account = allowed(request, SEE)
    months = months_asked(request, usual=6)
    found = efficiency.savings(efficiency.spending(months, units_of(account)))
    aim = targets.in_force(today())["saving"].value
    names = efficiency.names(found.by_unit)
    units = sorted(found.by_unit, key=lambda unit: names.get(unit, ""))
    context = {
        "title": "Efisiensi belanja",
        **_span_context(months),
        "aim": decimal(Fraction(aim)),
        "whole": _line("Semua", found.whole, aim),
        "items": [_line(_ITEMS[item], found.by_item[item], aim) for item in _ITEMS if item in found.by_item],
        "units": [_line(names.get(unit, "–"), found.by_unit[unit], aim) for unit in units],
        "monthly": [
            _line(month_words(month), found.by_month[month], aim) for month in months.each() if month in found.by_month
        ],
        "output": _output_rows(efficiency.output(months, sites_of(account), timezone.now())),
        "chart": _chart(months, found.by_month),
        "may_import": account.has_perm(IMPORT),
    }
    return page(request, "console/efficiency.html", context)


def before_after_view(request: HttpRequest) -> HttpResponse:
    """The asked months against as many before them."""
    account = allowed(request, SEE)
    after = months_asked(request, usual=3)
    before = after.before()
    units, sites, now = units_of(account), sites_of(account), timezone.now()
    paid = efficiency.change(efficiency.spending(before, units), efficiency.spending(after, units), after.number)
    spent = (paid.before, paid.after)
    done = [_output_rows(efficiency.output(months, sites, now)) for months in (before, after)]
    lines = [(_ITEMS[item], *_change(spent[0].get(item, 0), spent[1].get(item, 0))) for item in _ITEMS]
    total = [sum(one.values()) for one in spent]
    context = {
        "title": "Sebelum dan sesudah",
        **_span_context(after),
        "before": months_words(before),
        "lines": [*lines, ("Jumlah", *_change(*total))],
        "has_spending": any(total),
        "left_out": paid.left_out,
        "output": [(name, was, now_) for (name, was), (_, now_) in zip(*done, strict=True)],
        "chart": charts.bars(
            charts.Frame(
                f"Belanja sebelum ({months_words(before)}) dan sesudah ({months_words(after)}), dalam juta rupiah",
                [_ITEMS[item] for item in _ITEMS],
                " jt",
            ),
            [
                charts.Series(name, [Fraction(one.get(item, 0), 1_000_000) or None for item in _ITEMS])
                for name, one in zip(("Sebelum", "Sesudah"), spent, strict=True)
            ],
        ),
    }
    return page(request, "console/before_after.html", context)


def import_view(request: HttpRequest) -> HttpResponse:
    account = allowed(request, IMPORT)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if request.method == "POST" and form.is_valid():
        try:
            rows = form.rows()
        except FileRefusedError as refusal:
            form.add_error("file", str(refusal))
        else:
            made = SpendingImport.objects.create(made_by=account, rows=[row.to_object() for row in rows])
            return redirect("admin:merit_spendingimport_rows", made.pk)
    earlier = SpendingImport.objects.select_related("made_by").exclude(taken_at=None)
    context = {
        "title": "Impor belanja dari CSV",
        "form": form,
        "items": spending_file.ITEMS,
        "earlier": earlier.filter(made_by=account)[:10] if units_of(account) is not None else earlier[:10],
    }
    return page(request, "console/spending_import.html", context)


def sample_view(request: HttpRequest) -> HttpResponse:
    allowed(request, IMPORT)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="contoh-belanja.csv"'
    csv.writer(response, delimiter=";").writerows(spending_file.SAMPLE)
    return response


def look_over_view(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One's own file alone."""
    account = allowed(request, IMPORT)
    file = SpendingImport.objects.filter(pk=pk, made_by=account).first()
    if file is None:
        raise Http404
    units = units_of(account)
    if request.method == "POST" and file.rows:
        return _decide(request, file, units, account.get_username())
    planned = spending_file.plan((SpendingRow(**row) for row in file.rows), units)
    counts = Counter[str](one.effect for one in planned)
    order = list(EFFECTS)
    context = {
        "title": "Periksa sebelum diterapkan" if file.rows else "Impor belanja",
        "file": file,
        "rows": [
            (one, chip(*EFFECTS[one.effect]), _ITEMS.get(one.row.item, "–"), *_amounts(one.row))
            for one in sorted(planned, key=lambda one: order.index(one.effect))
        ],
        "counts": [(EFFECTS[effect][0], counts[effect]) for effect in order],
        "useful": counts["new"] + counts["change"],
        "wrong": counts["wrong"],
    }
    return page(request, "console/spending_import_rows.html", context)


def _decide(request: HttpRequest, file: SpendingImport, units: Collection[UUID] | None, by: str) -> HttpResponse:
    """Anything but the one button that takes it gives the file up."""
    if request.POST.get("decision") == "take":
        taken = spending_file.take(file, units, by)
        messages.success(request, f"{taken.added} pos ditambah, {taken.changed} diubah.")
    else:
        SpendingImport.objects.filter(pk=file.pk, taken_at=None).update(rows=[])
        messages.success(request, "Impor dibatalkan. Tidak ada yang berubah.")
    return redirect("admin:merit_efficiency")


def _line(name: str, found: Saving, aim: Decimal) -> dict[str, Any]:
    percent = found.percent
    words = "Belum ada dasar" if percent is None else f"{decimal(percent)} persen"
    indicator = kpi.catalogue()["saving"]
    standing = kpi.standing(indicator, kpi.Measured(percent, found.counted), aim)
    shown = {
        "reached": ("Tercapai", "check", "ok"),
        "near": ("Hampir", "clock", "attention"),
        "missed": ("Belum tercapai", "warn", "attention"),
        "too_few": ("Belum dapat dinilai", "info", "plain"),
    }[standing]
    return {
        "name": name,
        "baseline": rupiah(found.baseline),
        "actual": rupiah(found.actual),
        "saved": f"{'−' if found.rupiah < 0 else ''}{rupiah(abs(found.rupiah))}",
        "percent": words,
        "standing": chip(*shown),
        "left_out": found.left_out,
    }


def _output_rows(output: Output) -> list[tuple[str, str]]:
    return [
        ("Permohonan selesai", decimal(output.completed)),
        ("Selesai tepat janji", measured(output.on_time, "percent", "–")),
        ("Waktu layanan (nilai tengah)", measured(output.median_hours, "hours", "–")),
        ("Pengaduan dan masalah masuk", decimal(output.complaints)),
        ("Jawaban pertama dalam 24 jam", measured(output.first_answer, "percent", "–")),
        ("Catatan kerja", decimal(output.entries)),
        ("Jam kerja yang dicatat", decimal(output.work_hours)),
    ]


def _change(before: int, after: int) -> tuple[str, str, str]:
    if not before or not after:
        return rupiah(before), rupiah(after), "–"
    percent = Fraction(100 * (after - before), before)
    way = "naik" if percent > 0 else "turun"
    return rupiah(before), rupiah(after), "tetap" if percent == 0 else f"{way} {decimal(abs(percent))} persen"


def _chart(months: Months, by_month: Mapping[Any, Saving]) -> SafeString:
    shown = [month for month in months.each() if month in by_month and by_month[month].counted]
    frame = charts.Frame(
        "Belanja dasar dan nyata menurut bulan, dalam juta rupiah", [short_month(month) for month in shown], " jt"
    )
    return charts.bars(
        frame,
        [
            charts.Series("Dasar", [Fraction(by_month[month].baseline, 1_000_000) for month in shown]),
            charts.Series("Nyata", [Fraction(by_month[month].actual, 1_000_000) for month in shown]),
        ],
    )


def _amounts(row: SpendingRow) -> tuple[str, str]:
    known = [rupiah(amount) if amount is not None else "–" for amount in (row.baseline, row.actual)]
    return known[0], known[1]


def _span_context(months: Months) -> dict[str, Any]:
    return {"months": months, "span": months_words(months), "here": reverse("admin:merit_efficiency")}
