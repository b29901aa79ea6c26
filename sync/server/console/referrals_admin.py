"""What halls asked of an office, for the people of that office: the list, the question, and the answer in the office's name.

Invariants
- An account sees the questions put to its own offices (`Account.units`) and those that its halls asked, and no others; it
  answers only what was put to its offices. Leaders order something about a question (`instructions.py`).
- A question without an answer for 24 hours comes before the leaders (`first_answers.py`).
- Of the request only the question's own words and photos can be opened here, each with a purpose and a line in the record.
- An answer is a fact of the city's chain in the name of the officer whom the account is; its words are sealed like the
  question's. The first answer stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console import catalogue_names, dates, first_answers, instructions
from sync.server.console.concerns_admin import FirstAnswerFilter
from sync.server.console.filters import Choice, HallFilter
from sync.server.console.icons import chip
from sync.server.console.lists import named
from sync.server.console.opening import RefusedError
from sync.server.console.roles import SEE_EVERY_SITE, may_open_parts_of, visible_sites
from sync.server.console.sealed_files import SealedFile, files_of
from sync.server.console.site import console
from sync.server.console.subject_pages import SubjectAdmin
from sync.server.console.words import QUESTIONS
from sync.server.ingest.models import PartReference
from sync.server.people.models import Account, Unit
from sync.server.requests import answering
from sync.server.requests.models import Referral

ANSWER = "requests.answer_referral"


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="Jawaban",
        choices=[("", "Pilih jawaban"), *Referral.ANSWERS[1:]],
        error_messages={"required": "Pilih satu jawaban."},
    )
    words = forms.CharField(
        label="Penjelasan",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Disegel sebelum disimpan; dibaca penyelia balai yang bertanya.",
    )


class UnitFilter(Choice):
    title, parameter_name = "Dinas", "dinas"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(id_), short) for id_, short in Unit.objects.filter(is_open=True).values_list("id", "short")]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        # One of the offered, or nothing: the address may say anything.
        if not self.value():
            return queryset
        offered = {value for value, _ in self.lookup_choices}
        return queryset.filter(unit=self.value()) if self.value() in offered else queryset.none()


@admin.register(Referral, site=console)
class ReferralAdmin(instructions.InstructionPages, SubjectAdmin):
    list_display = ("unit_name", "site", "ticket", "service_name", "question_name", "asked", "state", "order")
    list_filter = (FirstAnswerFilter, UnitFilter, HallFilter)
    search_fields = ("=ticket",)
    search_placeholder = "Nomor antrean"
    list_select_related = ("site", "helper")
    nothing_words = "Tidak ada pertanyaan yang cocok. Pertanyaan balai kepada dinas tampil di sini."
    page_template = "console/referral.html"
    default_purpose = "proses"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Referral]:
        assert isinstance(request.user, Account)
        rows = Referral.objects.select_related("site", "helper", "asked_by")
        if request.user.has_perm(SEE_EVERY_SITE):
            return rows
        return rows.filter(
            Q(unit__in=request.user.units.values("id")) | Q(site__in=visible_sites(request.user).values("id"))
        )

    def prepare(self, rows: Sequence[Referral]) -> None:
        names, units = catalogue_names.service_names(), _unit_names()
        clocks, orders = first_answers.referral_clocks(rows, timezone.now()), instructions.newest_of(r.pk for r in rows)
        for row in rows:
            row.shown_clock, row.shown_order = clocks[row.pk], orders.get(row.pk)  # type: ignore[attr-defined]
            row.shown_service = names.get(row.service, row.service)  # type: ignore[attr-defined]
            row.shown_unit = units.get(row.unit, "Dinas yang tidak dikenal")  # type: ignore[attr-defined]

    @named("Dinas", ordering="unit")
    def unit_name(self, row: Any) -> str:
        return str(row.shown_unit)

    @named("Layanan", ordering="service")
    def service_name(self, row: Any) -> str:
        return str(row.shown_service)

    @named("Diminta", ordering="question")
    def question_name(self, row: Referral) -> str:
        return QUESTIONS.get(row.question, row.question).capitalize()

    @named("Ditanyakan", ordering="asked_at")
    def asked(self, row: Referral) -> str:
        return dates.moment(row.asked_at)

    @named("Keadaan", ordering="answered_at")
    def state(self, row: Any) -> SafeString:
        words, clock = row.get_answer_display() if row.answered_at else row.shown_clock.words, row.shown_clock
        return chip(words, clock.icon, clock.tone)

    @named("Perintah")
    def order(self, row: Any) -> SafeString | str:
        return instructions.as_chip(row.shown_order)

    def file_name(self, subject: Referral, role: str) -> str:
        return "Isi pertanyaan" if role == "text" else catalogue_names.part_name(None, role)

    def refuse_unless_allowed(self, account: Account, subject: Referral) -> None:
        if not self.may_open(account, subject):
            raise RefusedError("Pertanyaan ini bukan untuk dinas Anda, jadi isinya tidak dapat Anda buka.", 403)

    def may_open(self, account: Account, subject: Referral) -> bool:
        """The asked office, and who may open the hall's parts anyway."""
        return self.may_answer(account, subject) or may_open_parts_of(account, subject.site)

    def may_answer(self, account: Account, subject: Referral) -> bool:
        return account.has_perm(ANSWER) and account.units.filter(id=subject.unit).exists()

    def page_context(self, subject: Referral, account: Account) -> dict[str, Any]:
        return {
            "title": f"{subject.ticket} · {catalogue_names.service_names().get(subject.service, subject.service)}",
            "unit": _unit_names().get(subject.unit, "Dinas yang tidak dikenal"),
            "question": QUESTIONS.get(subject.question, subject.question),
            "may_answer": subject.answered_at is None and self.may_answer(account, subject),
            "is_nobody": account.officer is None,
            "clock": first_answers.referral_clocks([subject], timezone.now())[subject.pk],
            "form": AnswerForm(),
            "answer_url": reverse("admin:requests_referral_answer", args=[subject.pk]),
            **self.instruction_context(subject, account),
        }

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.answer_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<uuid:pk>/jawab/", view, name="requests_referral_answer"), *self.instruction_urls(), *urls]

    def answer_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        subject = self._find(request, str(pk))
        account = request.user
        assert isinstance(account, Account)
        if not self.may_answer(account, subject):
            raise PermissionDenied
        form = AnswerForm(request.POST or None)
        officer = account.officer
        if request.method != "POST" or not form.is_valid() or officer is None or subject.answered_at is not None:
            return self.subject_page(request, subject, form=form)
        answering.answer(
            subject, form.cleaned_data["answer"], words=form.cleaned_data["words"], officer=str(officer.id)
        )
        return redirect(self._subject_url(subject))

    def subject_page(
        self,
        request: HttpRequest,
        subject: Referral,
        *,
        form: AnswerForm | None = None,
        order_form: instructions.InstructionForm | None = None,
    ) -> HttpResponse:
        """The page with a form that came back."""
        assert isinstance(request.user, Account)
        files = [(file, self._open_url(subject, file)) for file in self._files(subject)]
        context = {"files": files, **self.page_context(subject, request.user)}
        given = {"form": form, "order_form": order_form}
        context.update({name: one for name, one in given.items() if one is not None})
        return self._page(request, self.page_template, subject, context)

    def _files(self, subject: Referral) -> list[SealedFile]:
        """The parts of the asking fact, and nothing else of the request."""
        asked = PartReference.objects.filter(
            kiosk=subject.kiosk_id, subject=subject.request, epoch=subject.epoch, seq=subject.seq
        )
        digests = set(asked.values_list("sha256", flat=True))
        files = files_of(subject.request, subject.kiosk_id, lambda role: self.file_name(subject, role))
        return [file for file in files if file.sha256 in digests]


def _unit_names() -> dict[Any, str]:
    return dict(Unit.objects.values_list("id", "name"))
