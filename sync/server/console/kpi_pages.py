"""Indicators (KPI): the catalogue with targets and this span's figures, and the services behind them one by one.

Invariants
- Everything is measured over the halls that the reader sees, and says over how many cases; too few cases are no verdict.
- A target is set from a day on with basis and reason; earlier ones stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules import kpi
from sync.rules.calendar import CalendarError
from sync.rules.kpi import Measured
from sync.server.concerns.models import TOPICS
from sync.server.console import catalogue_names, charts
from sync.server.console.data_forms import Reason
from sync.server.console.figures import decimal, measured, with_unit
from sync.server.console.icons import chip
from sync.server.console.merit_frame import (
    allowed,
    months_asked,
    months_words,
    page,
    short_month,
    sites_of,
    today,
    units_of,
)
from sync.server.merit import complaint_measures, efficiency, service_measures, targets, trends
from sync.server.merit.complaint_measures import Complaints
from sync.server.merit.efficiency import Months
from sync.server.merit.models import KpiTarget
from sync.server.merit.service_measures import Flows
from sync.server.publishing.calendar import calendar_in_force

SEE, SET = "merit.view_kpitarget", "merit.add_kpitarget"
HOURS_A_DAY = Fraction(15, 2)  # SE Sekda Surabaya 000.8.3/3415/436.3.2/2025: 7.5 hours
_STANDINGS = {
    "reached": ("Tercapai", "check", "ok"),
    "near": ("Hampir", "clock", "attention"),
    "missed": ("Belum tercapai", "warn", "attention"),
    "too_few": ("Belum cukup data", "info", "plain"),
}
_FARTHEST = timedelta(days=366)


class TargetForm(forms.Form):
    value = forms.DecimalField(
        label="Target",
        min_value=0,
        max_value=10_000,
        decimal_places=1,
        error_messages={"required": "Tulis targetnya.", "invalid": "Tulis angka, misalnya 95 atau 97,5."},
        localize=True,
    )
    begins = forms.DateField(label="Berlaku mulai", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    legal_basis = Reason(label="Dasar hukum", error_messages={"required": "Tulis nomor peraturan atau keputusannya."})
    reason = Reason(error_messages={"required": "Tulis alasannya."})

    def clean_begins(self) -> date:
        begins: date = self.cleaned_data["begins"]
        if abs(begins - today()) > _FARTHEST:
            raise forms.ValidationError("Pilih hari dalam setahun dari sekarang.")
        return begins


def urls(site: AdminSite) -> list[URLPattern]:
    return [
        path("kpi/", site.admin_view(catalogue_view), name="merit_kpi"),
        path("kpi/layanan/", site.admin_view(services_view), name="merit_services"),
        path("kpi/target/<slug:code>/", site.admin_view(target_view), name="merit_target"),
    ]


def catalogue_view(request: HttpRequest) -> HttpResponse:
    account = allowed(request, SEE)
    months = months_asked(request, usual=1)
    flows, heard = _measures(months, request)
    found = {**_of_services(flows), **_of_complaints(heard), "saving": _saved(months, request)}
    aims = targets.in_force(today())
    rows = [
        {
            "indicator": one,
            "figure": measured(found[one.id], one.unit),
            "cases": found[one.id].cases,
            "aim": f"{'paling sedikit' if one.more_is_better else 'paling banyak'} {with_unit(Fraction(aims[one.id].value), one.unit)}",
            "target": aims[one.id],
            "standing": chip(*_STANDINGS[kpi.standing(one, found[one.id], aims[one.id].value)]),
        }
        for one in kpi.catalogue().values()
    ]
    names = {**catalogue_names.service_names(), **dict(TOPICS)}
    context = {
        "title": "Indikator kinerja",
        **_span_context(months),
        "rows": rows,
        "may_set": account.has_perm(SET),
        "topics": [
            (names.get(one.topic, one.topic) if one.topic else "Semua", one, *_complaint_words(one))
            for one in (heard.whole, *heard.topics)
        ],
        "chart": _trend(request, months),
    }
    return page(request, "console/kpi.html", context)


def services_view(request: HttpRequest) -> HttpResponse:
    allowed(request, SEE)
    months = months_asked(request, usual=1)
    flows, _ = _measures(months, request)
    days = _working_days(months)
    names = catalogue_names.service_names()
    rows = [
        {
            "name": names.get(one.service, one.service) if one.service else "Semua layanan",
            "flow": one,
            "on_time": measured(one.on_time, "percent", "–"),
            "hours": measured(one.hours, "hours", "–"),
            "slow": "–" if one.slow_hours is None else f"{decimal(Fraction(one.slow_hours))} jam",
            "steps": measured(one.steps, "count", "–"),
            "hand_overs": measured(one.hand_overs, "count", "–"),
            "returned": measured(one.returned_share, "percent", "–"),
            "minutes": measured(one.work.minutes_each, "count", "–"),
            "people": decimal(Fraction(one.work.minutes, 60) / (HOURS_A_DAY * days)) if days else "–",
        }
        for one in (flows.whole, *flows.services)
    ]
    context = {
        "title": "Layanan: kecepatan, langkah dan beban",
        **_span_context(months),
        "rows": rows if flows.services else [],
        "days": days,
        "chart": _services_chart(flows, names),
    }
    return page(request, "console/kpi_services.html", context)


def target_view(request: HttpRequest, code: str) -> HttpResponse:
    account = allowed(request, SET)
    indicator = kpi.catalogue().get(code)
    if indicator is None:
        raise Http404
    now = targets.in_force(today())[code]
    initial = {"value": now.value, "begins": today(), "legal_basis": now.legal_basis}
    form = TargetForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        KpiTarget.objects.create(indicator=code, set_by=account.get_username(), **form.cleaned_data)
        messages.success(request, f"Target “{indicator.name}” disimpan.")
        return redirect("admin:merit_kpi")
    context = {
        "title": f"Target: {indicator.name}",
        "form": form,
        "intro": f"{indicator.how} Target yang lama tetap tersimpan.",
        "back": reverse("admin:merit_kpi"),
        "button": "Simpan target",
        "button_icon": "saved",
        "history": KpiTarget.objects.filter(indicator=code)[:20],
    }
    return page(request, "console/kpi_target.html", context)


def _measures(months: Months, request: HttpRequest) -> tuple[Flows, Complaints]:
    span = months.span(sites_of(allowed(request, SEE)))
    return service_measures.flows(span), complaint_measures.complaints(span, timezone.now())


def _of_services(flows: Flows) -> Mapping[str, Measured]:
    whole = flows.whole
    return {
        "on_time": whole.on_time,
        "service_hours": whole.hours,
        "steps": whole.steps,
        "hand_overs": whole.hand_overs,
        "returned": whole.returned_share,
    }


def _of_complaints(heard: Complaints) -> Mapping[str, Measured]:
    return {"first_answer": heard.whole.first_answer, "resolution_days": heard.whole.resolution_days}


def _saved(months: Months, request: HttpRequest) -> Measured:
    rows = efficiency.spending(months, units_of(allowed(request, SEE)))
    whole = efficiency.savings(rows).whole
    return Measured(whole.percent, whole.counted)


def _complaint_words(one: complaint_measures.ComplaintFlow) -> tuple[str, str, str]:
    return (
        measured(one.first_answer, "percent", "–"),
        measured(one.answer_hours, "hours", "–"),
        measured(one.resolution_days, "days", "–"),
    )


def _span_context(months: Months) -> dict[str, Any]:
    return {"months": months, "span": months_words(months)}


def _trend(request: HttpRequest, months: Months) -> SafeString:
    """Six months up to the last one shown."""
    shown = _six_until(months.last)
    span = Months(shown[0], shown[-1]).span(sites_of(allowed(request, SEE)))
    finished, answered = trends.on_time(span), trends.first_answers(span, timezone.now())
    frame = charts.Frame(
        "Enam bulan: permohonan selesai tepat janji dan jawaban pertama dalam 24 jam, dalam persen",
        [short_month(one) for one in shown],
        "%",
    )
    none = Measured(None, 0)
    return charts.bars(
        frame,
        [
            charts.Series("Selesai tepat janji", [finished.get(one, none).value for one in shown]),
            charts.Series("Jawaban pertama dalam 24 jam", [answered.get(one, none).value for one in shown]),
        ],
    )


def _services_chart(flows: Flows, names: Mapping[str, str]) -> SafeString:
    shown = [one for one in flows.services if one.median_hours is not None][:6]
    frame = charts.Frame(
        "Waktu layanan enam layanan terbanyak: nilai tengah dan sembilan dari sepuluh, dalam jam",
        [names.get(one.service, one.service) for one in shown],
        " jam",
    )
    return charts.bars(
        frame,
        [
            charts.Series("Nilai tengah", [one.hours.value for one in shown]),
            charts.Series("Sembilan dari sepuluh selesai dalam", [Fraction(one.slow_hours or 0) for one in shown]),
        ],
    )


def _working_days(months: Months) -> int:
    """Of the city's calendar, for how many people's worth the noted work is."""
    calendar, span = calendar_in_force(), months.span(None)
    days = (span.end.date() - span.begin.date()).days
    try:
        return sum(calendar.is_working_day(span.begin.date() + timedelta(days=number)) for number in range(days))
    except CalendarError:  # no calendar of that year: nothing is said
        return 0


def _six_until(month: str) -> list[str]:
    last = Months(month, month)
    months = [month]
    while len(months) < 6:
        last = last.before()
        months.append(last.first)
    return months[::-1]
