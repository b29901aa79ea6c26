"""Flexible work: who asks for days elsewhere, what the record says, and the answer of a named person. Also the week's rota and the board.

Invariants
- A superior answers for the officers that they lead, never for themselves; who refused does not decide the appeal.
- The conditions are shown as a recommendation, each with what was found; the answer and its reason are kept with who and when.
- Nothing typed is lost: what cannot be done says so above the form that was filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.flexible import Rule
from sync.rules.indonesian import weekday_and_date
from sync.server.console import dates
from sync.server.console.data_forms import Reason, form_page
from sync.server.console.filters import Choice
from sync.server.console.flexible_answering_pages import AnsweringPages
from sync.server.console.flexible_board_pages import BoardPages
from sync.server.console.flexible_recap_pages import RecapPages
from sync.server.console.flexible_rota_pages import RotaPages
from sync.server.console.icons import chip
from sync.server.console.lists import OfficerRows, named
from sync.server.console.roles import SEE_EVERY_SITE
from sync.server.console.site import console
from sync.server.fleet.models import Site
from sync.server.flexible import deciding, words
from sync.server.flexible.applying import days_of, today
from sync.server.flexible.models import WORDS_MAX, Appeal, Application, FlexibleDay
from sync.server.flexible.proofs import proofs
from sync.server.flexible.refusing import NotPossibleError
from sync.server.flexible.regions import rule_of
from sync.server.organisation.scope import led_officers
from sync.server.people.models import Account
from sync.server.publishing.calendar import calendar_in_force

STATE_CHIPS = {
    "asked": ("Menunggu jawaban", "clock", "attention"),
    "returned": ("Dikembalikan", "undo", "attention"),
    "approved": ("Disetujui", "check", "ok"),
    "refused": ("Tidak disetujui", "close", "plain"),
    "withdrawn": ("Dibatalkan", "minus", "plain"),
}
RECOMMENDATION_CHIPS = {
    "eligible": ("Rekomendasi: memenuhi syarat", "check", "ok"),
    "unsure": ("Rekomendasi: perlu dilihat orang", "eye", "attention"),
    "not_eligible": ("Rekomendasi: belum memenuhi syarat", "info", "attention"),
}
FINDING_CHIPS = {
    "met": ("Terpenuhi", "check", "ok"),
    "not_met": ("Belum", "close", "attention"),
    "unknown": ("Belum diketahui", "info", "plain"),
}


class StateFilter(Choice):
    title, parameter_name = "Keadaan", "keadaan"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return [*Application.STATES, ("banding", "Banding menunggu putusan")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "banding":
            return queryset.filter(appeal__state="open")
        return queryset.filter(state=self.value()) if self.value() else queryset


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="Jawaban",
        choices=[
            ("approved", "Setujui"),
            ("returned", "Kembalikan untuk diperbaiki"),
            ("refused", "Tidak disetujui"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu jawaban."},
    )
    only_free = forms.BooleanField(label="Lewati hari yang sudah penuh", required=False)
    comment = Reason(
        label="Catatan",
        max_length=WORDS_MAX,
        required=False,
        help_text="Wajib bila dikembalikan atau tidak disetujui; petugas membacanya. Jangan tulis data pribadi.",
    )


class AppealForm(forms.Form):
    answer = forms.ChoiceField(
        label="Putusan banding",
        choices=[("upheld", "Diterima: hari diberikan"), ("rejected", "Tidak diterima")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu putusan."},
    )
    comment = Reason(label="Alasan putusan", max_length=WORDS_MAX, error_messages={"required": "Tulis alasannya."})


class RecallForm(forms.Form):
    reason = Reason(max_length=WORDS_MAX - 30, error_messages={"required": "Tulis mengapa dipanggil ke kantor."})


@admin.register(Application, site=console)
class ApplicationAdmin(RotaPages, AnsweringPages, BoardPages, RecapPages, OfficerRows):
    list_display = ("officer_name", "unit", "pattern", "period", "recommended", "standing", "answered_by")
    list_filter = (StateFilter,)
    search_fields = ("officer__name", "unit__name")
    search_placeholder = "Nama petugas atau unit"
    list_select_related = ("officer", "unit", "appeal")
    list_title = "Kerja fleksibel"
    nothing_words = "Belum ada pengajuan kerja fleksibel dari petugas yang Anda pimpin."

    def of_halls(self, sites: QuerySet[Site]) -> Q:
        """Serving a hall says nothing about who leads the officer."""
        return Q(pk__in=[])

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Application) -> str:
        return row.officer.name

    @named("Untuk", ordering="begins")
    def period(self, row: Application) -> str:
        return dates.short_range(row.begins, row.ends)

    @named("Syarat", ordering="recommendation")
    def recommended(self, row: Application) -> SafeString:
        return chip(row.get_recommendation_display(), *RECOMMENDATION_CHIPS[row.recommendation][1:])

    @named("Keadaan", ordering="state")
    def standing(self, row: Application) -> SafeString:
        appeal = getattr(row, "appeal", None)
        if appeal is not None and appeal.state == "open":
            return chip("Banding menunggu", "megaphone", "attention")
        if row.state == "asked" and row.answer_by < today(timezone.now()):
            return chip("Lewat waktu jawab", "warn", "attention")
        return chip(*STATE_CHIPS[row.state])

    @named("Jawaban", ordering="answer_by")
    def answered_by(self, row: Application) -> str:
        return f"Paling lambat {dates.short_day(row.answer_by)}" if row.state == "asked" else row.decided_by or "–"

    def get_urls(self) -> list[URLPattern]:
        views = (
            ("<uuid:pk>/jawab/", self.answer_view, "answer"),
            ("<uuid:pk>/banding/", self.appeal_view, "appeal"),
            ("<uuid:pk>/panggil/", self.recall_view, "recall"),
            *self.rota_views(),
            *self.answering_views(),
            *self.board_views(),
            *self.recap_views(),
        )
        ours = [
            path(at, self.admin_site.admin_view(view), name=f"flexible_application_{name}") for at, view, name in views
        ]
        urls: list[URLPattern] = super().get_urls()
        return [*ours, *urls]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        shown = self.rota_actions(request) + self.board_actions(request) + self.recap_actions(request)
        page: HttpResponse = super().changelist_view(request, {"list_actions": shown, **(extra_context or {})})
        return page

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return self._show(request, self.found(request, object_id))

    def answer_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        application = self.found(request, str(pk))
        account = _leader_of(application, request, deciding.DECIDE)
        form = AnswerForm(request.POST if request.method == "POST" else None)
        if request.method != "POST" or not form.is_valid():
            return self._show(request, application, answer=form)
        told, now = form.cleaned_data, timezone.now()
        try:
            if told["answer"] == "approved":
                given = deciding.approve(
                    application, account, comment=told["comment"], only_free=told["only_free"], now=now
                )
                self.message_user(request, f"Disetujui, {len(given)} hari: {_few(given)}.")
            else:
                deciding.answer_no(application, account, kind=told["answer"], comment=told["comment"], now=now)
                self.message_user(request, "Jawaban dicatat; petugas membacanya di halamannya.")
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self._show(request, application, answer=form)
        return redirect("admin:flexible_application_change", application.pk)

    def appeal_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        application = self.found(request, str(pk))
        account = _leader_of(application, request, deciding.DECIDE_APPEAL)
        appeal = Appeal.objects.filter(application=application).first()
        form = AppealForm(request.POST if request.method == "POST" else None)
        if appeal is None or request.method != "POST" or not form.is_valid():
            return self._show(request, application, appeal_form=form)
        told = form.cleaned_data
        try:
            deciding.decide_appeal(
                appeal, account, upheld=told["answer"] == "upheld", comment=told["comment"], now=timezone.now()
            )
        except NotPossibleError as error:
            form.add_error(None, str(error))
            return self._show(request, application, appeal_form=form)
        self.message_user(request, "Putusan banding dicatat.")
        return redirect("admin:flexible_application_change", application.pk)

    def recall_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The day is named in the address: `?hari=2026-11-26`."""
        application = self.found(request, str(pk))
        account = _leader_of(application, request, deciding.DECIDE)
        day = next((one for one in application.days.all() if f"{one.day:%Y-%m-%d}" == request.GET.get("hari")), None)
        if day is None:
            raise Http404
        form = RecallForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                deciding.recall(day, account, reason=form.cleaned_data["reason"], now=timezone.now())
                self.message_user(request, "Petugas bekerja di kantor pada hari itu.")
                return redirect("admin:flexible_application_change", application.pk)
            except NotPossibleError as error:
                form.add_error(None, str(error))
        title = f"Panggil {application.officer.name} ke kantor"
        intro = f"{words.full_days([day.day])} menjadi hari kantor. Petugas membacanya di halamannya."
        return form_page(self, request, form, title=title, button="Panggil ke kantor", icon="city", intro=intro)

    def _show(
        self,
        request: HttpRequest,
        application: Application,
        *,
        answer: AnswerForm | None = None,
        appeal_form: AppealForm | None = None,
    ) -> HttpResponse:
        assert isinstance(request.user, Account)
        appeal = Appeal.objects.filter(application=application).first()
        may_answer = application.state == "asked" and _may(application, request.user, deciding.DECIDE)
        may_appeal = (
            appeal is not None and appeal.state == "open" and _may(application, request.user, deciding.DECIDE_APPEAL)
        )
        context = {
            **self.admin_site.each_context(request),
            **_told(application, appeal),
            "opts": self.opts,
            "title": f"Kerja fleksibel {application.officer.name}",
            "application": application,
            "period": dates.short_range(application.begins, application.ends),
            "state": self.standing(application),
            "recommendation": chip(*RECOMMENDATION_CHIPS[application.recommendation]),
            "findings": [(one, chip(*FINDING_CHIPS[one["finding"]])) for one in application.findings],
            "appeal": appeal,
            "form": (answer or AnswerForm()) if may_answer else None,
            "appeal_form": (appeal_form or AppealForm()) if may_appeal else None,
            "may_recall": _may(application, request.user, deciding.DECIDE),
            "rota_url": self.rota_url(application),
        }
        return TemplateResponse(request, "console/flexible_application.html", context)


def _told(application: Application, appeal: Appeal | None) -> dict[str, Any]:
    """What would be given now, or what was given with its proof."""
    day = today(timezone.now())
    rule = rule_of(application.officer, max(application.begins, day))
    waiting = application.state == "asked" or (appeal is not None and appeal.state == "open")
    days = days_of(application, rule, calendar_in_force(), after=day) if waiting and rule else ()
    full = deciding.full_days(application, days)
    return {
        "rule": rule,
        "weekdays": words.weekday_words(application.weekdays),
        "offered": [(weekday_and_date(one), one in full) for one in days],
        "given": _given(application, rule),
        "steps": application.steps.all(),
        "today": day,
    }


def _given(application: Application, rule: Rule | None) -> list[tuple[FlexibleDay, SafeString | None, str]]:
    rows = list(application.days.all())
    if not rows or rule is None:
        return [(row, None, "") for row in rows]
    now = timezone.now()
    found = proofs([application.officer_id], rows[0].day, rows[-1].day, now)
    told: list[tuple[FlexibleDay, SafeString | None, str]] = []
    for row in rows:
        proof = found.get((application.officer_id, row.day)) if row.recalled_at is None else None
        told.append(
            (row, chip(*words.proof_chip(proof, is_over=row.day < today(now))), words.proof_words(proof, rule))
            if proof
            else (row, None, "")
        )
    return told


def _may(application: Application, account: Account, permission: str) -> bool:
    if not account.has_perm(permission) or account.officer_id == application.officer_id:
        return False
    is_everywhere = permission == deciding.DECIDE_APPEAL and account.has_perm(SEE_EVERY_SITE)
    return is_everywhere or led_officers(account).filter(pk=application.officer_id).exists()


def _leader_of(application: Application, request: HttpRequest, permission: str) -> Account:
    account = request.user
    assert isinstance(account, Account)
    if not _may(application, account, permission):
        raise PermissionDenied
    return account


def _few(days: Sequence[Any], most: int = 5) -> str:
    more = len(days) - most
    return ", ".join(dates.short_day(day) for day in days[:most]) + (f" dan {more} hari lain" if more > 0 else "")
