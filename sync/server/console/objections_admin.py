"""Objections of officers: who objects to what, until when the city answers, and the answer with its reason.

Invariants
- Seen by the officer, by who leads them and by who sees every hall. Who answers is `recommendations.objections.may_decide`.
- The words are sealed; whoever may answer opens them with a purpose and a line in the record, as does who may open that hall's parts.
- An answer is told with who and when, and changes no number by itself: the next computation does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.indonesian import MONTHS
from sync.server.console import dates
from sync.server.console.data_forms import Reason
from sync.server.console.filters import Choice, HallFilter
from sync.server.console.icons import chip
from sync.server.console.lists import OfficerRows, named
from sync.server.console.opening import RefusedError
from sync.server.console.proved_times import proved
from sync.server.console.roles import may_open_parts_of
from sync.server.console.sealed_files import SealedFile, files_of
from sync.server.console.site import console
from sync.server.console.subject_pages import SubjectAdmin
from sync.server.console.timeline import timeline
from sync.server.fleet.models import City
from sync.server.indices.models import OfficerMonth
from sync.server.ingest.models import FactTime
from sync.server.people.models import Account
from sync.server.performance.models import Objection
from sync.server.recommendations import objections
from sync.server.recommendations.models import REASON_MAX, ObjectionRuling
from sync.server.recommendations.objections import CannotDecideError, Standing
from sync.server.recommendations.windows import window_of

_RECORDS = {
    "late_request": ("admin:requests_request_change", "Permohonan yang dipersoalkan"),
    "presence": ("admin:people_presence_change", "Kehadiran yang dipersoalkan"),
    "work": ("admin:performance_workentry_change", "Catatan kerja yang dipersoalkan"),
}


def month_words(period: str) -> str:
    """As in: Oktober 2026."""
    year, _, month = period.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}"


class RulingFilter(Choice):
    title, parameter_name = "Putusan", "putusan"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return [("menunggu", "Menunggu putusan"), ("diterima", "Diterima"), ("ditolak", "Tidak diterima")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        told, ruled = self.value() or "", ObjectionRuling.objects.filter(withdrawn_at=None)
        if told == "menunggu":
            return queryset.exclude(pk__in=ruled.values("objection"))
        if told == "ditolak":
            return queryset.filter(pk__in=ruled.filter(outcome="refused").values("objection"))
        if told == "diterima":
            return queryset.filter(pk__in=ruled.exclude(outcome="refused").values("objection"))
        return queryset


class PeriodFilter(Choice):
    title, parameter_name, column = "Bulan", "bulan", "period"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        rows = model_admin.get_queryset(request).order_by(f"-{self.column}")
        periods = rows.values_list(self.column, flat=True).distinct()
        return [(period, month_words(period)) for period in periods[:24]]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.column: self.value()}) if self.value() else queryset


class RulingForm(forms.Form):
    outcome = forms.ChoiceField(
        label="Putusan", widget=forms.RadioSelect, error_messages={"required": "Pilih satu putusan."}
    )
    reason = Reason(
        max_length=REASON_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis alasannya; petugas berhak membacanya."},
        help_text="Dibaca petugas yang mengajukan. Jangan tulis nama, NIK atau alamat warga.",
    )

    def __init__(self, *args: Any, has_record: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [one for one in ObjectionRuling.OUTCOMES if has_record or one[0] != "excluded"]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]


@admin.register(Objection, site=console)
class ObjectionAdmin(OfficerRows, SubjectAdmin):
    list_display = ("officer_name", "about", "month", "filed", "answer")
    list_display_links = ("officer_name",)
    list_filter = (RulingFilter, PeriodFilter, HallFilter)
    search_fields = ("officer__name",)
    search_placeholder = "Nama petugas"
    list_select_related = ("site", "officer")
    nothing_words = "Belum ada keberatan. Yang diajukan petugas di kios atau di halamannya sendiri tampil di sini."
    page_template = "console/objection.html"
    default_purpose = "keberatan"

    def prepare(self, rows: Sequence[Any]) -> None:
        standings = objections.standings(rows)
        for row in rows:
            row.shown_standing = standings[row.pk]

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Any) -> str:
        return _name_of(row)

    @named("Bulan", ordering="period")
    def month(self, row: Objection) -> str:
        return month_words(row.period)

    @named("Diajukan", ordering="filed_at")
    def filed(self, row: Objection) -> str:
        return dates.moment(row.filed_at)

    @named("Putusan")
    def answer(self, row: Any) -> SafeString:
        return state_chip(row.shown_standing)

    def file_name(self, subject: Objection, role: str) -> str:
        return "Alasan petugas" if role == "text" else role

    def _files(self, subject: Objection) -> list[SealedFile]:
        kiosk = subject.kiosk_id or City.objects.get().id
        return files_of(subject.pk, kiosk, lambda role: self.file_name(subject, role))

    def may_open(self, account: Account, subject: Objection) -> bool:
        of_hall = subject.site is not None and may_open_parts_of(account, subject.site)
        return of_hall or objections.may_decide(subject, account)

    def refuse_unless_allowed(self, account: Account, subject: Objection) -> None:
        if not self.may_open(account, subject):
            raise RefusedError("Isi keberatan hanya dibuka orang yang boleh memutusnya.", 403)

    def page_context(self, subject: Objection, account: Account) -> dict[str, Any]:
        standing = objections.standings([subject])[subject.pk]
        ruling, fact = standing.ruling, standing.fact
        time = FactTime.objects.filter(kiosk=fact.kiosk, epoch=fact.epoch, seq=fact.seq).first() if fact else None
        return {
            "title": f"Keberatan {_name_of(subject)}",
            "month": month_words(subject.period),
            "state": state_chip(standing),
            "standing": standing,
            "filed": proved(time),
            "window": window_of(subject.officer_id, subject.period) if subject.officer_id else None,
            "record": _record(subject),
            "numbers_url": _numbers_url(subject) if account.has_perm("indices.view_officermonth") else "",
            "rulings": ObjectionRuling.objects.filter(objection=subject.pk).select_related("decided_by"),
            "form": RulingForm(has_record=subject.of is not None)
            if standing.is_open and objections.may_decide(subject, account)
            else None,
            "is_nobody": account.has_perm(objections.DECIDE) and account.officer_id is None,
            "may_take_back": ruling is not None and objections.may_take_back(ruling, account),
            "decide_url": reverse("admin:performance_objection_decide", args=[subject.pk]),
            "take_back_url": reverse("admin:performance_objection_take_back", args=[subject.pk]),
            "steps": timeline(subject.pk),
        }

    def get_urls(self) -> list[URLPattern]:
        decide = self.admin_site.admin_view(self.decide_view)
        take_back = self.admin_site.admin_view(self.take_back_view)
        urls: list[URLPattern] = super().get_urls()
        return [
            path("<uuid:pk>/putuskan/", decide, name="performance_objection_decide"),
            path("<uuid:pk>/tarik/", take_back, name="performance_objection_take_back"),
            *urls,
        ]

    def decide_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        subject, account = self._to_decide(request, pk)
        form = RulingForm(request.POST or None, has_record=subject.of is not None)
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            try:
                objections.decide(subject, account, given["outcome"], given["reason"].strip())
                messages.success(request, "Putusan dicatat. Angka berubah pada penghitungan berikutnya.")
                return redirect(self._subject_url(subject))
            except CannotDecideError as error:
                form.add_error(None, str(error))
        files = [(file, self._open_url(subject, file)) for file in self._files(subject)]
        context = {"files": files, **self.page_context(subject, account), "form": form}
        return self._page(request, self.page_template, subject, context, 422 if form.errors else 200)

    def take_back_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        subject = self._find(request, str(pk))
        account = request.user
        assert isinstance(account, Account)
        if not account.has_perm(objections.DECIDE):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        ruling = ObjectionRuling.objects.filter(objection=subject.pk, withdrawn_at=None).first()
        try:
            if ruling is not None:
                objections.take_back(ruling, account)
                messages.success(request, "Putusan ditarik. Keberatan ini menunggu putusan lagi.")
        except CannotDecideError as error:
            messages.info(request, str(error))
        return redirect(self._subject_url(subject))

    def _to_decide(self, request: HttpRequest, pk: Any) -> tuple[Objection, Account]:
        subject = self._find(request, str(pk))
        account = request.user
        assert isinstance(account, Account)
        if not objections.may_decide(subject, account):
            raise PermissionDenied
        return subject, account


def state_chip(standing: Standing) -> SafeString:
    ruling = standing.ruling
    if ruling is None:
        if timezone.localdate() > standing.due:
            return chip(f"Lewat batas {dates.short_day(standing.due)}", "warn", "harm")
        return chip(f"Dijawab paling lambat {dates.short_day(standing.due)}", "clock", "attention")
    if ruling.outcome == "refused":
        return chip("Tidak diterima", "close")
    if standing.is_counted:
        return chip("Diterima, sudah dihitung ulang", "check", "ok")
    return chip("Diterima, menunggu hitung ulang", "clock", "attention")


def _name_of(row: Objection) -> str:
    return row.officer.name if row.officer else "Petugas yang tidak dikenal"


def _record(subject: Objection) -> tuple[str, str] | None:
    """Where what is objected to is seen, and what it is called."""
    if subject.about not in _RECORDS or subject.of is None:
        return None
    name, words = _RECORDS[subject.about]
    return reverse(name, args=[subject.of]), words


def _numbers_url(subject: Objection) -> str:
    month = OfficerMonth.objects.filter(run__period=subject.period, run__is_current=True, officer=subject.officer_id)
    pk = month.values_list("pk", flat=True).first()
    return reverse("admin:indices_officermonth_change", args=[pk]) if pk else ""
