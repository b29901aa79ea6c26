"""Complaints and problems of the neighbourhood with the clock of their first answer, and the leaders' list of what it ran out for.

Invariants
- An account sees those of its halls. What is about staff it sees only by the permission for it, whatever halls it has; and that it
  exists is all it sees: its words are sealed to the inspectorate.
- An answer is a fact of the city in the name of the officer whom the account is; who is no officer answers nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.concern import ABOUT_STAFF, ENDINGS
from sync.rules.service import Service
from sync.server.concerns import answering
from sync.server.concerns.models import SOURCES, TOPICS, Concern
from sync.server.console import catalogue_names, dates, escalated, first_answers, instructions
from sync.server.console.filters import Choice, FiledDayFilter, HallFilter
from sync.server.console.icons import chip
from sync.server.console.lists import named
from sync.server.console.roles import visible_sites
from sync.server.console.sealed_files import SealedFile, files_of
from sync.server.console.site import console
from sync.server.console.subject_pages import SubjectAdmin
from sync.server.console.timeline import timeline
from sync.server.fleet.models import City, Site
from sync.server.ingest import own_parts
from sync.server.people.models import Account
from sync.server.requests.models import Request

ANSWER, ANSWER_STAFF = "concerns.answer_concern", "concerns.answer_staff_concern"
SEE_STAFF, SEE_ESCALATED = "concerns.see_staff_concern", "concerns.see_escalated"
_SEVERITIES = {1: ("Ringan", "info", "plain"), 2: ("Mengganggu", "eye", "attention"), 3: ("Berbahaya", "warn", "harm")}
_STATES = {"new": ("clock", "attention"), "resolved": ("check", "ok"), "voided": ("close", "plain")}


class ConcernAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="Jawaban",
        choices=[
            ("", "Pilih jawaban"),
            ("in_progress", "Sedang dikerjakan"),
            ("resolved", "Selesai"),
            ("referred", "Diteruskan ke dinas"),
            ("rejected", "Tidak dapat dikerjakan"),
        ],
        error_messages={"required": "Pilih satu jawaban."},
    )
    words = forms.CharField(
        label="Penjelasan",
        max_length=own_parts.WORDS_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Disegel sebelum disimpan; dibaca penyelia balai ini.",
        error_messages={"required": "Tulis apa yang sudah atau akan dikerjakan."},
    )


class SourceFilter(Choice):
    title, parameter_name = "Jenis", "jenis"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return SOURCES

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(source=self.value()) if self.value() else queryset


class TopicFilter(Choice):
    title, parameter_name = "Tentang", "tentang"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        sees_staff = request.user.has_perm(SEE_STAFF)
        return [(topic, words) for topic, words in TOPICS if sees_staff or topic not in ABOUT_STAFF]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(topic=self.value()) if self.value() else queryset


class ConcernStateFilter(Choice):
    title, parameter_name = "Keadaan", "keadaan"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("terbuka", "Belum selesai"), *Concern.STATES]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "terbuka":
            return queryset.exclude(state__in=(*ENDINGS, "voided"))
        return queryset.filter(state=self.value()) if self.value() else queryset


class FirstAnswerFilter(Choice):
    """Of complaints, problems and referrals alike."""

    title, parameter_name = "Jawaban pertama", "jawaban"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("terlambat", "Lewat 24 jam"), ("mendesak", "Mendesak"), ("sudah", "Sudah dijawab")]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        now, model = timezone.now(), queryset.model
        if self.value() == "sudah":
            return queryset.exclude(answered_at=None)
        rules = {"terlambat": first_answers.overdue, "mendesak": first_answers.at_risk}
        rule = rules.get(self.value() or "")
        return queryset.filter(rule(model, now)) if rule else queryset


@admin.register(Concern, site=console)
class ConcernAdmin(instructions.InstructionPages, SubjectAdmin):
    list_display = ("topic_name", "source", "site", "filed", "first_answer", "state_name", "order")
    list_filter = (FirstAnswerFilter, ConcernStateFilter, SourceFilter, TopicFilter, HallFilter, FiledDayFilter)
    search_fields = ("=code",)
    search_placeholder = "Kode status"
    list_select_related = ("site",)
    list_title = "Pengaduan dan masalah"
    nothing_words = "Tidak ada pengaduan atau masalah yang cocok."
    page_template = "console/concern.html"
    default_purpose = "aduan"

    def limited(self, rows: QuerySet[Concern], sites: QuerySet[Site]) -> QuerySet[Concern]:
        return rows.filter(site__in=sites.values("id"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Concern]:
        rows: QuerySet[Concern] = super().get_queryset(request)
        return rows if _account(request).has_perm(SEE_STAFF) else rows.filter(is_about_staff=False)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        may = _account(request).has_perm(SEE_ESCALATED)
        shown = [(reverse("admin:concerns_concern_escalated"), "megaphone", "Daftar pimpinan")] if may else []
        page: HttpResponse = super().changelist_view(request, {"list_actions": shown, **(extra_context or {})})
        return page

    def prepare(self, rows: Sequence[Any]) -> None:
        clocks, orders = first_answers.concern_clocks(rows, timezone.now()), instructions.newest_of(r.pk for r in rows)
        names = catalogue_names.service_names()
        for row in rows:
            row.shown_clock, row.shown_order = clocks[row.pk], orders.get(row.pk)
            row.shown_topic = topic_of(row, names)

    @named("Tentang", ordering="topic")
    def topic_name(self, row: Any) -> str:
        return str(row.shown_topic)

    @named("Masuk", ordering="filed_at")
    def filed(self, row: Concern) -> str:
        return dates.moment(row.filed_at)

    @named("Jawaban pertama", ordering="due_at")
    def first_answer(self, row: Any) -> SafeString:
        return chip(row.shown_clock.words, row.shown_clock.icon, row.shown_clock.tone)

    @named("Keadaan", ordering="state")
    def state_name(self, row: Concern) -> str:
        return row.get_state_display()

    @named("Perintah")
    def order(self, row: Any) -> SafeString | str:
        return instructions.as_chip(row.shown_order)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        urls: list[URLPattern] = super().get_urls()
        return [
            path("pimpinan/", view(self.escalated_view), name="concerns_concern_escalated"),
            path("<uuid:pk>/jawab/", view(self.answer_view), name="concerns_concern_answer"),
            *self.instruction_urls(),
            *urls,
        ]

    def service_of(self, subject: Concern) -> Service | None:
        filed = Request.objects.filter(pk=subject.pk).first() if subject.source == "request" else None
        return catalogue_names.service_of(filed.service, filed.catalogue_version) if filed else None

    def _files(self, subject: Concern) -> list[SealedFile]:
        """The kiosk's, then what the city answered, which it sealed itself."""
        city, service = City.objects.values_list("id", flat=True).first(), self.service_of(subject)

        def name_of(role: str) -> str:
            return "Isi laporan" if role == "text" else catalogue_names.part_name(service, role)

        answers = files_of(subject.pk, city, lambda _role: "Jawaban kota") if city else []
        return [*files_of(subject.pk, subject.kiosk_id, name_of), *answers]

    def page_context(self, subject: Concern, account: Account) -> dict[str, Any]:
        is_open = subject.state not in (*ENDINGS, "voided")
        return {
            "title": topic_of(subject, catalogue_names.service_names()),
            "clock": first_answers.concern_clocks([subject], timezone.now())[subject.pk],
            "state": chip(subject.get_state_display(), *_STATES.get(subject.state, ("info", "plain"))),
            "severity": chip(*_SEVERITIES[subject.severity]) if subject.severity in _SEVERITIES else "",
            "steps": timeline(subject.pk),
            "is_request": subject.source == "request",
            "may_answer": is_open and self.may_answer(account, subject),
            "is_nobody": account.officer_id is None,
            "form": ConcernAnswerForm(),
            "answer_url": reverse("admin:concerns_concern_answer", args=[subject.pk]),
            **self.instruction_context(subject, account),
        }

    def may_answer(self, account: Account, subject: Concern) -> bool:
        return account.has_perm(ANSWER_STAFF if subject.is_about_staff else ANSWER)

    def answer_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        subject, account = self._find(request, str(pk)), _account(request)
        if not self.may_answer(account, subject):
            raise PermissionDenied
        form = ConcernAnswerForm(request.POST or None)
        is_open = subject.state not in (*ENDINGS, "voided")
        if request.method != "POST" or not form.is_valid() or account.officer_id is None or not is_open:
            return self.subject_page(request, subject, form=form if request.method == "POST" else None)
        data = form.cleaned_data
        answering.answer(subject, data["answer"], words=data["words"], officer=str(account.officer_id))
        messages.success(request, "Jawaban tersimpan atas nama Anda.")
        return redirect(self._subject_url(subject))

    def subject_page(
        self,
        request: HttpRequest,
        subject: Concern,
        *,
        form: ConcernAnswerForm | None = None,
        order_form: instructions.InstructionForm | None = None,
    ) -> HttpResponse:
        """The page with a form that came back."""
        files = [(file, self._open_url(subject, file)) for file in self._files(subject)]
        context = {"files": files, **self.page_context(subject, _account(request))}
        given = {"form": form, "order_form": order_form}
        context.update({name: one for name, one in given.items() if one is not None})
        return self._page(request, self.page_template, subject, context)

    def escalated_view(self, request: HttpRequest) -> HttpResponse:
        account = _account(request)
        if not account.has_perm(SEE_ESCALATED):
            raise PermissionDenied
        sees_staff = account.has_perm(SEE_STAFF)
        context = escalated.context(visible_sites(account), timezone.now(), with_staff=sees_staff)
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, "console/escalated.html", {**shared, **context})


def topic_of(row: Concern, services: dict[str, str]) -> str:
    """The service's name where it came as a request, else the category's."""
    names = services if row.source == "request" else dict(TOPICS)
    return names.get(row.topic, row.topic)


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user
