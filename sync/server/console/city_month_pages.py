"""The mayor's month: services, lateness with its causes, presence, indices, recommended allowance, savings beside output, and what went up
to the leaders, on one page that prints and as a file.

Invariants
- For who sees every hall and every officer's numbers; officers are named with proved lateness alone.
- Everything about a person or money is a recommendation, and stands under that word. What a computation has not found yet is said to be so.
- Page and file are made of the same sections.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from sync.rules import kpi
from sync.rules.indonesian import rupiah
from sync.rules.kpi import Measured
from sync.server.console import catalogue_names, dates
from sync.server.console.figures import decimal, measured
from sync.server.console.merit_frame import allowed, month_words, page
from sync.server.console.roles import SEE_EVERY_SITE
from sync.server.console.words import CAUSES, LEVEL_WORDS
from sync.server.indices import city_month, report
from sync.server.indices.city_sums import MOST
from sync.server.indices.models import OfficerMonth, Run
from sync.server.merit import efficiency, service_measures, trends
from sync.server.merit.efficiency import Months
from sync.server.merit.models import Spending
from sync.server.merit.service_measures import LATE, Flows
from sync.server.records.spreadsheet import MEDIA, pieces

SEE = "indices.view_officermonth"
FILES = ("xlsx", "csv")
SERVICES = 12
_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])", re.ASCII)
_COLUMNS = ("bagian", "baris", "kolom", "nilai")
_NOT_YET = "Tampil sesudah bulan ini dihitung di halaman Penghitungan indeks."


@dataclass(frozen=True, slots=True)
class Section:
    """A table: the first cell of a row names it. `more`: rows of the file alone; `empty`: what is said where there is no row."""

    title: str
    note: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    empty: str = "Belum ada yang tercatat pada bulan ini."
    more: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class _Month:
    """What the sections are made of. `on_time`, `answered`: by month, with the one before. `run` None: the month was not computed."""

    months: Months
    flows: Flows
    complaints: int
    on_time: Mapping[str, Measured]
    answered: Mapping[str, Measured]
    halls: Sequence[city_month.LateHall]
    run: Run | None
    report: report.Report | None

    @property
    def span(self) -> service_measures.Span:
        return self.months.span(None)


def urls(site: AdminSite) -> list[URLPattern]:
    return [path("laporan-kota/", site.admin_view(city_month_view), name="city_month")]


def city_month_view(request: HttpRequest) -> HttpResponse:
    """`?bulan=` another month than the last whole one, `?berkas=` the same as a file."""
    if not allowed(request, SEE).has_perm(SEE_EVERY_SITE):
        raise PermissionDenied
    month, now = _asked(request), timezone.now()
    months = Months(month, month)
    span, two = months.span(None), Months(months.before().first, month).span(None)
    run = Run.objects.filter(period=month, is_current=True).defer("rules").first()
    told = _Month(
        months,
        service_measures.speeds(span),
        city_month.complaints(span),
        trends.on_time(two),
        trends.first_answers(two, now),
        city_month.late_by_hall(span, now),
        run,
        report.report_of(run) if run else None,
    )
    sections = [make(told) for make in _SECTIONS]
    form = request.GET.get("berkas", "")
    if form in FILES:
        return _file(month, run, sections, form)
    context = {
        "title": f"Laporan bulanan kota: {month_words(month)}",
        "month": month,
        "run": run,
        "made": dates.moment(now),
        "sections": sections,
        "lateness": _days_of(told.span) if request.user.has_perm("requests.view_request") else "",
    }
    return page(request, "console/city_month.html", context)


def _days_of(span: service_measures.Span) -> str:
    """The same days on the page of lateness."""
    last = timezone.localdate(span.end) - timedelta(days=1)
    return f"{reverse('admin:requests_request_lateness')}?dari={timezone.localdate(span.begin)}&sampai={last}"


def _asked(request: HttpRequest) -> str:
    asked = request.GET.get("bulan", "")
    if not asked:
        return efficiency.months_back(timezone.localdate(), 1).last
    if _MONTH.fullmatch(asked) is None or asked > f"{timezone.localdate():%Y-%m}":
        raise Http404
    return asked


# --- sections --------------------------------------------------------------------------------------------------------


def _whole(told: _Month) -> Section:
    flow, none = told.flows.whole, Measured(None, 0)
    was, now = told.months.before().last, told.months.last
    before = told.months.before().span(None)
    rows = [
        ("Permohonan diajukan", decimal(flow.filed), decimal(city_month.filed(before))),
        ("Permohonan selesai", decimal(flow.completed), decimal(told.on_time.get(was, none).cases)),
        (
            "Selesai tepat janji",
            measured(told.on_time.get(now, none), "percent", "–"),
            measured(told.on_time.get(was, none), "percent", "–"),
        ),
        ("Waktu layanan (nilai tengah)", measured(flow.hours, "hours", "–"), "–"),
        ("Pengaduan dan masalah masuk", decimal(told.complaints), decimal(city_month.complaints(before))),
        (
            "Jawaban pertama dalam 24 jam",
            measured(told.answered.get(now, none), "percent", "–"),
            measured(told.answered.get(was, none), "percent", "–"),
        ),
    ]
    return Section("Ringkasan", "", ("", "Bulan ini", month_words(was)), rows)


def _services(told: _Month) -> Section:
    names = catalogue_names.service_names()
    rows = [
        (
            names.get(one.service, one.service),
            decimal(one.filed),
            decimal(one.completed),
            measured(one.on_time, "percent", "–"),
            measured(one.hours, "hours", "–"),
        )
        for one in told.flows.services[:SERVICES]
    ]
    note = f"{SERVICES} layanan terbanyak; waktu tunggu yang beralasan tidak dihitung"
    return Section("Layanan", note, ("Layanan", "Diajukan", "Selesai", "Tepat janji", "Waktu (nilai tengah)"), rows)


def _causes(told: _Month) -> Section:
    number = sum(one.number for one in told.halls)
    rows = [
        (CAUSES[cause].capitalize(), decimal(of), measured(kpi.share(of, number), "percent", "–"))
        for cause in LATE
        for of in [sum(one.by_cause.get(cause, 0) for one in told.halls)]
    ]
    unsure = sum(one.unsure for one in told.halls)
    rows.append(("Belum terbukti oleh jam mana pun, tidak dibebankan", decimal(unsure), ""))
    note = "Yang terbukti terlambat dari permohonan bulan ini, selesai atau belum"
    return Section(
        "Keterlambatan menurut sebab", note, ("Sebab", "Permohonan", "Bagian"), rows if number or unsure else []
    )


def _halls(told: _Month) -> Section:
    late = [one for one in told.halls if one.number]
    rows = [
        (
            f"{one.site.name}, {one.site.kelurahan}",
            decimal(one.number),
            *(decimal(one.by_cause.get(cause, 0)) for cause in LATE),
        )
        for one in late[:MOST]
    ]
    note = f"{min(MOST, len(late))} teratas dari {len(late)} balai yang punya keterlambatan terbukti"
    columns = ("Balai", "Terlambat", *(CAUSES[cause].capitalize() for cause in LATE))
    return Section("Keterlambatan menurut balai", note if rows else "", columns, rows)


def _officers(told: _Month) -> Section:
    rows = city_month.late_by_officer(told.run) if told.run else []
    return Section(
        "Keterlambatan menurut petugas",
        "Hanya yang dihitung pada indeks petugas itu; rekomendasi untuk dibicarakan, bukan putusan",
        ("Petugas", "Unit", "Terbukti terlambat", "Tidak dibebankan"),
        [(one.name, one.unit or "–", decimal(one.proved), decimal(one.left_out)) for one in rows],
        "Tidak ada keterlambatan yang terbukti di tangan seorang petugas." if told.run else _NOT_YET,
    )


def _presence(told: _Month) -> Section:
    columns = ("", "Terbukti", "Diminta", "Bagian")
    if told.run is None:
        return Section("Kehadiran dan jam balai", "", columns, [], _NOT_YET)
    days = city_month.days_of(told.run)
    whole, units = city_month.coverage(told.run)
    rows = [
        ("Hari kerja petugas", decimal(days.present), decimal(days.asked), measured(days.share, "percent", "–")),
        ("Jam balai dijaga", *_hours(whole)),
        *((f"Paling jarang dijaga: {one.unit}", *_hours(one)) for one in units[:5]),
    ]
    note = f"Hari tanpa bukti tidak memotong apa pun; {decimal(days.to_review)} petugas punya hari yang perlu dilihat"
    return Section("Kehadiran dan jam balai", note, columns, rows)


def _hours(one: city_month.Coverage) -> tuple[str, str, str]:
    return (
        f"{decimal(Fraction(one.staffed_minutes, 60), 0)} jam",
        f"{decimal(Fraction(one.planned_minutes, 60), 0)} jam",
        measured(one.share, "percent", "–"),
    )


def _indices(told: _Month) -> Section:
    columns = ("Unit", "IKO", "Rata-rata IKI", "Petugas", "Belum terukur")
    found = told.report
    if found is None:
        return Section("Indeks", "", columns, [], _NOT_YET)
    lines = sorted(found.lines, key=lambda line: (line.iko is None, line.iko or 0, line.unit.name))
    units = [
        (line.unit.name, _two(line.iko), _two(line.iki), decimal(line.people), decimal(line.unmeasured))
        for line in lines
    ]
    predicates = [
        (f"Predikat disarankan: {words}", "", "", decimal(found.predicates.get(code, 0)), "")
        for code, words in OfficerMonth.PREDICATES
    ]
    note = (
        f"Rekomendasi. {min(MOST, len(units))} IKO terendah dari {len(units)} unit, semuanya ada di berkas; "
        f"rata-rata kurang dari {report.FEW} orang tidak ditampilkan"
    )
    return Section("Indeks", note, columns, [*units[:MOST], *predicates], more=units[MOST:])


def _allowance(told: _Month) -> Section:
    columns = ("", "Jumlah")
    if told.report is None:
        return Section("Rekomendasi tunjangan", "", columns, [], _NOT_YET)
    lines = told.report.lines
    base, net = (
        sum(value for value in values if value is not None)
        for values in ([line.base for line in lines], [line.net for line in lines])
    )
    signed = city_month.signing(told.months.last)
    rows = [
        ("TPP dasar", rupiah(base)),
        ("Rekomendasi TPP", rupiah(net)),
        ("Sudah ditandatangani", f"{rupiah(signed.signed_rupiah)} untuk {decimal(signed.signed_officers)} petugas"),
        ("Keberatan", f"{signed.objections}; dijawab {signed.answered}, diterima {signed.accepted}"),
    ]
    note = "Rekomendasi: tidak ada yang dibayar atau dipotong sebelum orang yang berwenang menandatanganinya"
    return Section("Rekomendasi tunjangan", note, columns, rows)


def _efficiency(told: _Month) -> Section:
    found = efficiency.savings(efficiency.spending(told.months, None))
    names = dict(Spending.ITEMS)
    lines = [(names[item], found.by_item[item]) for item in names if item in found.by_item]
    rows: list[Sequence[str]] = [
        (
            name,
            rupiah(one.baseline),
            rupiah(one.actual),
            "–" if one.percent is None else f"{decimal(one.percent)} persen",
        )
        for name, one in [*lines, ("Jumlah", found.whole)]
    ]
    flow, answered = told.flows.whole, told.answered.get(told.months.last, Measured(None, 0))
    rows += [
        ("Hasil: permohonan selesai", "", decimal(flow.completed), ""),
        ("Hasil: selesai tepat janji", "", measured(flow.on_time, "percent", "–"), ""),
        ("Hasil: jawaban pertama dalam 24 jam", "", measured(answered, "percent", "–"), ""),
    ]
    empty = "Belum ada belanja bulan ini. Sesudah diimpor, hematnya tampil di samping hasil kerjanya."
    note = "Hemat tanpa hasil bukan hemat"
    return Section("Efisiensi di samping hasil", note, ("", "Dasar", "Nyata", "Hemat"), rows if lines else [], empty)


def _escalated(told: _Month) -> Section:
    found = city_month.escalations(told.span, timezone.now())
    rows = [
        (
            "Pengaduan dan masalah bulan ini: lewat 24 jam tanpa jawaban pertama",
            decimal(found.answered_late["concern"]),
        ),
        ("Pertanyaan ke dinas bulan ini: lewat 24 jam", decimal(found.answered_late["referral"])),
        ("Pengaduan dan masalah yang masih menunggu sekarang", decimal(found.waiting["concern"])),
        ("Pertanyaan ke dinas yang masih menunggu sekarang", decimal(found.waiting["referral"])),
        *(
            (f"Permohonan terlambat yang belum selesai, sampai {LEVEL_WORDS[level]}", decimal(number))
            for level, number in found.open_late.items()
        ),
        ("Perintah pimpinan bulan ini", decimal(found.orders)),
        ("Perintah yang lewat tanggalnya tanpa jawaban", decimal(found.orders_overdue)),
    ]
    return Section("Yang naik ke pimpinan", "", ("", "Jumlah"), rows)


_SECTIONS: Sequence[Callable[[_Month], Section]] = (
    _whole,
    _services,
    _causes,
    _halls,
    _officers,
    _presence,
    _indices,
    _allowance,
    _efficiency,
    _escalated,
)


# --- the file --------------------------------------------------------------------------------------------------------


def _file(month: str, run: Run | None, sections: Sequence[Section], form: str) -> HttpResponse:
    about = {
        "bulan": month,
        "dihitung": dates.moment(run.made_at) if run else "belum dihitung",
        "aturan": f"versi {run.rule_version}" if run else "",
        "catatan": "Rekomendasi, bukan keputusan. Angka kurang dari lima orang tidak ditampilkan.",
    }
    content = b"".join(pieces(form, _COLUMNS, _cells(sections), about))
    answer = HttpResponse(content, content_type=MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="laporan-kota-{month}.{form}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _cells(sections: Sequence[Section]) -> Iterator[tuple[str, str, str, str]]:
    for one in sections:
        for row in (*one.rows, *one.more):
            for column, value in zip(one.columns[1:], row[1:], strict=True):
                if value:
                    yield one.title, row[0], column, value


def _two(value: Any) -> str:
    return "–" if value is None else f"{value:.2f}".replace(".", ",")
