"""Looking at work entries: one by one with a verdict and a comment that reaches the officer, or many at once.

Invariants
- An account judges entries of the officers whom it sees and never its own. Whoever may open sealed parts sees the photo here first.
- Many at once are verified only; to return something one opens it and says why.
- The superior's three working days run from when the city heard of the entry, by the city's calendar (`work_verification`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.calendar import WorkCalendar
from sync.rules.indonesian import JAKARTA
from sync.rules.work_verification import REASONS, Standing, look_until, standing
from sync.server.console import dates, plain_words, work_words
from sync.server.console.filters import Choice
from sync.server.console.icons import chip
from sync.server.people.models import Account
from sync.server.performance import verifying
from sync.server.performance.models import WORDS_MAX, WorkEntry, WorkReview
from sync.server.publishing.calendar import calendar_in_force

VERIFY = "performance.verify_work"


class VerdictForm(forms.Form):
    """One choice says both verdict and reason."""

    choice = forms.ChoiceField(
        label="Putusan dan sebabnya",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu putusan dengan sebabnya."},
    )
    words = forms.CharField(
        label="Catatan untuk petugas",
        max_length=WORDS_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Wajib bila dikembalikan; petugas membacanya. {plain_words.HELP}",
        validators=[plain_words.refuse_numbers_of_people],
    )

    def __init__(self, *args: Any, has_evidence: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["choice"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [
            (
                work_words.VERDICTS[verdict],
                [(f"{verdict}:{reason}", work_words.REASONS[reason]) for reason in reasons],
            )
            for verdict, reasons in REASONS.items()
            if has_evidence or verdict != "attached"
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        needs = told.get("choice", "").startswith("returned:") or told.get("choice", "").endswith(":other")
        if needs and not told.get("words", "").strip():
            self.add_error("words", "Tulis dengan singkat apa yang perlu diperbaiki atau apa sebabnya.")
        return told

    def groups(self) -> list[tuple[str, list[Any]]]:
        """For the page: a heading and its radio buttons."""
        widgets = list(self["choice"])
        return [
            (work_words.VERDICTS[verdict], some)
            for verdict in REASONS
            if (some := [one for one in widgets if str(one.data["value"]).startswith(f"{verdict}:")])
        ]


class StandingFilter(Choice):
    title, parameter_name = "Verifikasi", "verifikasi"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("belum", "Belum dilihat atasan"), ("verified", "Terverifikasi"), ("returned", "Dikembalikan")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        told = self.value()
        if told == "belum":
            return unjudged(queryset)
        return queryset.filter(_stands(str(told))) if told in ("verified", "returned") else queryset


def unjudged(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those that nobody judged as they are now."""
    return rows.filter(is_voided=False).exclude(_stands())


def _stands(verdict: str = "") -> Exists:
    rows = WorkReview.objects.filter(entry=OuterRef("pk"), is_newest=True, amendments=OuterRef("amendments"))
    return Exists(rows.filter(verdict=verdict) if verdict else rows)


def standings(rows: Sequence[WorkEntry]) -> dict[UUID, tuple[Standing, WorkReview | None]]:
    """How each stands today, and the newest judgement, also one from before an amendment."""
    known, calendar, today = verifying.newest_of([row.pk for row in rows]), calendar_in_force(), timezone.localdate()
    return {
        row.pk: (
            standing(
                verifying.judged(known.get(row.pk)),
                amendments=row.amendments,
                has_evidence=verifying.has_evidence(row),
                is_due=until(row.logged_at, calendar) < today,
            ),
            known.get(row.pk),
        )
        for row in rows
    }


def until(told_at: datetime, calendar: WorkCalendar) -> date:
    return look_until(told_at.astimezone(JAKARTA).date(), calendar)


def standing_chip(stands: Standing) -> SafeString:
    return chip(*work_words.STANDINGS[stands])


class WorkVerifying:
    """For the admin of work entries."""

    admin_site: Any
    opts: Any

    def verifying_urls(self) -> list[URLPattern]:
        views = (
            ("<uuid:pk>/periksa/", self.judge_view, "judge"),
            ("<uuid:pk>/tarik/", self.take_back_view, "take_back"),
            ("bersama/", self.many_view, "many"),
        )
        return [
            path(at, self.admin_site.admin_view(view), name=f"performance_workentry_{name}") for at, view, name in views
        ]

    def verifying_context(self, entry: WorkEntry, account: Account, form: VerdictForm | None = None) -> dict[str, Any]:
        stands, review = standings([entry])[entry.pk]
        back = verifying.to_take_back(entry, account)
        may = account.has_perm(VERIFY)
        return {
            "standing": standing_chip(stands),
            "waits_until": until(entry.logged_at, calendar_in_force()) if stands == "waiting" else None,
            "review": review,
            "review_words": work_words.of_fact({"verdict": review.verdict, "reason": review.reason}) if review else "",
            "is_before_amendment": review is not None and review.amendments != entry.amendments,
            "verdict_form": (form or VerdictForm(has_evidence=verifying.has_evidence(entry)))
            if may and verifying.may_look_at(entry, account)
            else None,
            "is_nobody": may and account.officer_id is None,
            "judge_url": reverse("admin:performance_workentry_judge", args=[entry.pk]),
            "take_back_url": reverse("admin:performance_workentry_take_back", args=[entry.pk]),
            "back_until": dates.moment(back.decided_at + verifying.UNDO) if back else "",
        }

    def judge_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        entry, account = self._asked(request, pk)
        form = VerdictForm(request.POST or None, has_evidence=verifying.has_evidence(entry))
        if request.method == "POST" and form.is_valid():
            verdict, _, reason = form.cleaned_data["choice"].partition(":")
            seen = request.POST.get("perubahan", "")
            entry.amendments = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 6 else entry.amendments
            try:
                verifying.judge(entry, account, verdict, reason, words=form.cleaned_data["words"])
            except verifying.CannotJudgeError as refused:
                messages.error(request, str(refused))
            else:
                messages.success(request, f"{work_words.VERDICTS[verdict]}. Petugas dapat membaca putusan ini.")
            return redirect("admin:performance_workentry_change", entry.pk)
        return self.entry_page(request, entry, form)

    def take_back_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        entry, account = self._asked(request, pk)
        if request.method == "POST":
            try:
                verifying.take_back(entry, account)
                messages.success(request, "Putusan ditarik. Catatan ini menunggu diperiksa lagi.")
            except verifying.CannotJudgeError as refused:
                messages.error(request, str(refused))
        return redirect("admin:performance_workentry_change", entry.pk)

    def many_view(self, request: HttpRequest) -> HttpResponse:
        """What the list shows under its filters and nobody judged, the oldest first; what is ticked is verified."""
        account = request.user
        assert isinstance(account, Account)
        if not account.has_perm(VERIFY):
            raise PermissionDenied
        waiting = unjudged(self.get_changelist_instance(request).queryset)  # type: ignore[attr-defined]
        own = waiting.exclude(officer=account.officer_id) if account.officer_id else waiting
        rows = list(own.filter(officer__isnull=False).order_by(F("day"), "logged_at")[: verifying.MOST])
        if request.method == "POST":
            ticked = set(request.POST.getlist("catatan"))
            done = verifying.judge_many([row for row in rows if str(row.pk) in ticked], account)
            messages.success(request, f"{done} catatan kerja terverifikasi atas nama Anda.")
            return redirect(f"{reverse('admin:performance_workentry_many')}?{request.GET.urlencode()}")
        self.prepare(rows)  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Verifikasi bersama",
            "rows": [(row, self.evidence(row)) for row in rows],  # type: ignore[attr-defined]
            "most": verifying.MOST,
            "is_nobody": account.officer_id is None,
            "list_url": f"{reverse('admin:performance_workentry_changelist')}?{request.GET.urlencode()}",
        }
        return TemplateResponse(request, "console/work_many.html", context)

    def entry_page(self, request: HttpRequest, entry: WorkEntry, form: VerdictForm) -> HttpResponse:
        raise NotImplementedError

    def _asked(self, request: HttpRequest, pk: UUID) -> tuple[WorkEntry, Account]:
        entry: WorkEntry = self.found(request, str(pk))  # type: ignore[attr-defined]
        account = request.user
        assert isinstance(account, Account)
        if not account.has_perm(VERIFY):
            raise PermissionDenied
        return entry, account
