"""The reviewers' queue: presences with hints and those that were drawn, each judged by a person with a reason.

Invariants
- An account sees the cases of its halls and never its own presence's. It judges those of halls whose parts it may open.
- Photos are opened by a press of a button that says what for, each with its line in the record, and before a judgement.
- Whoever could give the second look sees neither that it is one nor what the first look said, here and on the presence's page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console import dates, presence_evidence, review_photos, review_quality, review_standing
from sync.server.console.filters import Choice, HallFilter, StartedDayFilter
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.proved_times import proved
from sync.server.console.review_standing import DECIDE
from sync.server.console.review_words import REASONS, VERDICTS, verdict_and_reason
from sync.server.console.roles import may_open_parts, may_open_parts_of, visible_sites
from sync.server.console.site import console
from sync.server.console.subject_pages import SHOWN_S
from sync.server.console.timeline import challenge_codes
from sync.server.console.words import FACES, PLACES
from sync.server.ingest import fact_times, own_parts
from sync.server.organisation.scope import given_sites
from sync.server.people.models import Account, Officer, Presence
from sync.server.reviews import deciding, judging
from sync.server.reviews.models import ReviewCase, Verdict

QUALITY = "reviews.view_quality"


class DecisionForm(forms.Form):
    """One choice says both verdict and reason."""

    choice = forms.ChoiceField(
        label="Putusan dan sebabnya",
        choices=[
            (VERDICTS[verdict], [(f"{verdict}:{reason}", REASONS[reason]) for reason in reasons])
            for verdict, reasons in judging.REASONS.items()
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu putusan dengan sebabnya."},
    )
    words = forms.CharField(
        label="Keterangan",
        max_length=own_parts.WORDS_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib kalau sebabnya lain. Disegel sebelum disimpan.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("choice", "").endswith(":other") and not cleaned.get("words", "").strip():
            self.add_error("words", "Tulis sebabnya dengan singkat.")
        return cleaned

    @property
    def chosen(self) -> tuple[str, str]:
        verdict, _, reason = self.cleaned_data["choice"].partition(":")
        return verdict, reason

    def groups(self) -> list[tuple[str, list[Any]]]:
        """For the page: a heading and its radio buttons."""
        widgets = list(self["choice"])
        return [
            (VERDICTS[verdict], [one for one in widgets if str(one.data["value"]).startswith(f"{verdict}:")])
            for verdict in judging.REASONS
        ]


def _judged_by(account: Account) -> Exists:
    officer = account.officer_id or UUID(int=0)  # who is nobody judged nothing
    own = Verdict.objects.filter(case=OuterRef("pk"), officer=officer, withdrawn_at=None)
    return Exists(own.exclude(verdict=judging.UNCLEAR))


def _knows(account: Account) -> Any:
    """As `judging.may_see_judgements`: who could give the second look is not told of the first."""
    return ~Q(state="second") | _judged_by(account) if account.has_perm(DECIDE) else Value(value=True)


def to_do(account: Account) -> Q:
    """Cases that wait for this account: of presences that are over, not its own, not judged by it."""
    midnight = dates.start_of_day(timezone.now())
    is_over = Q(Exists(Presence.objects.filter(id=OuterRef("presence"), ended_at__isnull=False)))
    waiting = ~Q(state="closed") & (is_over | Q(started_at__lt=midnight))
    return waiting if account.officer_id is None else waiting & ~Q(_judged_by(account))


def done(account: Account) -> Q:
    """Closed, or as good as closed for whoever gave the first look: that a second is awaited is told to nobody who judges."""
    return Q(state="closed") | Q(state="second") & (Q(_judged_by(account)) if account.has_perm(DECIDE) else Q())


class WhyFilter(Choice):
    title, parameter_name = "Sebab diperiksa", "sebab"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("petunjuk", "Ada petunjuk"), ("acak", "Terpilih acak")]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(is_flagged=self.value() == "petunjuk") if self.value() else queryset


class CaseStateFilter(Choice):
    title, parameter_name = "Keadaan", "keadaan"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("perlu", "Perlu diperiksa"), ("penjelasan", "Menunggu penjelasan"), ("selesai", "Sudah selesai")]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rules = {"perlu": to_do(request.user), "penjelasan": Q(state="asked"), "selesai": done(request.user)}
        rule = rules.get(self.value() or "")
        return queryset if rule is None else queryset.filter(rule)


@admin.register(ReviewCase, site=console)
class ReviewCaseAdmin(ReadOnlyAdmin):
    list_display = ("officer_name", "site", "started", "why", "standing")
    list_filter = (CaseStateFilter, WhyFilter, HallFilter, StartedDayFilter)
    search_fields = ("officer__name",)
    search_placeholder = "Nama petugas"
    list_select_related = ("site", "officer")
    ordering = ("-weight", "started_at")
    list_title = "Periksa kehadiran"
    nothing_words = "Tidak ada kehadiran yang cocok. Yang ada petunjuk dan contoh acak akan tampil di sini."

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReviewCase]:
        """Nobody finds their own presence here, whatever halls they see. `knows`: may be told what was judged so far."""
        account = _account(request)
        rows: QuerySet[ReviewCase] = super().get_queryset(request).annotate(knows=_knows(account))
        return rows if account.officer_id is None else rows.exclude(officer=account.officer_id)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        account = _account(request)
        if account.has_perm(DECIDE) and not request.GET:
            return redirect(f"{request.path}?keadaan=perlu")
        shown = (
            [(reverse("admin:reviews_reviewcase_next"), "next", "Periksa berikutnya")] if may_decide(account) else []
        )
        if account.has_perm(QUALITY):
            shown.append((reverse("admin:reviews_reviewcase_quality"), "list", "Mutu pemeriksaan"))
        page: HttpResponse = super().changelist_view(request, {"list_actions": shown, **(extra_context or {})})
        return page

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: ReviewCase) -> str:
        return _name_of(row)

    @named("Mulai", ordering="started_at")
    def started(self, row: ReviewCase) -> str:
        return dates.moment(row.started_at)

    @named("Sebab diperiksa", ordering="weight")
    def why(self, row: ReviewCase) -> SafeString:
        return review_standing.why(row)

    @named("Keadaan", ordering="state")
    def standing(self, row: Any) -> SafeString:
        return review_standing.state_chip(row, knows=row.knows)

    def get_urls(self) -> list[URLPattern]:
        def own(tail: str, view: Any, name: str) -> URLPattern:
            pattern: URLPattern = path(tail, self.admin_site.admin_view(view), name=f"reviews_reviewcase_{name}")
            return pattern

        urls: list[URLPattern] = super().get_urls()
        return [
            own("berikutnya/", self.next_view, "next"),
            own("mutu/", self.quality_view, "quality"),
            own("<uuid:pk>/foto/", self.photos_view, "photos"),
            own("<uuid:pk>/putus/", self.decide_view, "decide"),
            own("<uuid:pk>/tarik/", self.take_back_view, "take_back"),
            *urls,
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return self._page(request, self._find(request, object_id))

    def next_view(self, request: HttpRequest) -> HttpResponse:
        account = _account(request)
        if not may_decide(account):
            raise PermissionDenied
        waiting = self.get_queryset(request).filter(to_do(account), site__in=given_sites(account).values("id"))
        case = waiting.exclude(state="asked").order_by(*self.ordering).first()
        if case is None:
            messages.success(request, "Tidak ada lagi kehadiran yang menunggu Anda.")
            return redirect("admin:reviews_reviewcase_changelist")
        return redirect("admin:reviews_reviewcase_change", case.pk)

    def quality_view(self, request: HttpRequest) -> HttpResponse:
        account = _account(request)
        if not account.has_perm(QUALITY):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "opts": self.opts}
        context.update(review_quality.context(visible_sites(account)))
        return TemplateResponse(request, "console/review_quality.html", context)

    def photos_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The press of the button is the purpose; a plain visit leads to the page with the button."""
        case, account = self._find(request, pk), _account(request)
        if request.method != "POST":
            return redirect("admin:reviews_reviewcase_change", case.pk)
        if not may_decide_of(account, case):
            raise PermissionDenied
        page = self._page(request, case, sides=review_photos.open_sides(_presence(case), account))
        page["Cache-Control"] = "no-store"
        page["Refresh"] = f"{SHOWN_S}; url={_url('change', case)}"
        return page

    def decide_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        case, account = self._find(request, pk), _account(request)
        if request.method != "POST":
            return redirect("admin:reviews_reviewcase_change", case.pk)
        if not may_decide_of(account, case):
            raise PermissionDenied
        form = DecisionForm(request.POST)
        if not review_photos.has_looked(_presence(case), account):
            form.add_error(None, "Buka fotonya dulu, baru putuskan.")
        if not form.is_valid():
            return self._page(request, case, form=form)
        verdict, reason = form.chosen
        try:
            row = deciding.judge(case.pk, account, verdict, reason, words=form.cleaned_data["words"])
        except deciding.NotYoursError as refused:
            messages.error(request, str(refused))
            return redirect("admin:reviews_reviewcase_change", case.pk)
        until = dates.moment(deciding.until(row))
        messages.success(request, f"Tersimpan: {verdict_and_reason(verdict, reason)}. Dapat ditarik sampai {until}.")
        return redirect("admin:reviews_reviewcase_change", case.pk)

    def take_back_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        case, account = self._find(request, pk), _account(request)
        if request.method == "POST":
            if not may_decide_of(account, case):
                raise PermissionDenied
            try:
                deciding.take_back(case.pk, account)
                messages.success(request, "Putusan ditarik. Kehadiran ini menunggu diperiksa lagi.")
            except deciding.NotYoursError as refused:
                messages.error(request, str(refused))
        return redirect("admin:reviews_reviewcase_change", case.pk)

    def _find(self, request: HttpRequest, object_id: Any) -> ReviewCase:
        if not self.has_view_permission(request):
            raise PermissionDenied
        case: ReviewCase | None = self.get_object(request, str(object_id))
        if case is None:
            raise Http404
        return case

    def _page(
        self,
        request: HttpRequest,
        case: ReviewCase,
        *,
        form: DecisionForm | None = None,
        sides: Sequence[review_photos.Side] = (),
    ) -> HttpResponse:
        account, presence = _account(request), _presence(case)
        context = {
            **self.admin_site.each_context(request),
            **_evidence(presence, account),
            **_judging(case, presence, account),
            "opts": self.opts,
            "title": f"Periksa kehadiran {_name_of(case)}",
            "case": case,
            "why": review_standing.why(case),
            "form": form or DecisionForm(),
            "sides": sides,
            "shown_minutes": SHOWN_S // 60,
            "photos_url": _url("photos", case),
            "decide_url": _url("decide", case),
            "take_back_url": _url("take_back", case),
        }
        return TemplateResponse(request, "console/review_case.html", context)


def may_decide(account: Account) -> bool:
    return account.has_perm(DECIDE) and may_open_parts(account)


def may_decide_of(account: Account, case: ReviewCase) -> bool:
    return may_decide(account) and may_open_parts_of(account, case.site)


def _judging(case: ReviewCase, presence: Presence, account: Account) -> dict[str, Any]:
    knows = review_standing.knows(case, account)
    back = deciding.to_take_back(case, account)
    rows = list(case.verdicts.select_related("account")) if knows else []
    may = may_decide_of(account, case)
    return {
        "state": review_standing.state_chip(case, knows=knows),
        "verdicts": [(row, verdict_and_reason(row.verdict, row.reason)) for row in rows],
        "may_open": may,
        "may_judge": may and deciding.may_judge(case, account) and not presence.is_voided,
        "is_nobody": may and account.officer_id is None,
        "has_looked": may and review_photos.has_looked(presence, account),
        "back_until": dates.moment(deciding.until(back)) if back else "",
    }


def _evidence(presence: Presence, account: Account) -> dict[str, Any]:
    started = fact_times.first_about([presence.pk], "presence_started", kiosks=[presence.kiosk_id]).get(presence.pk)
    codes = challenge_codes([(presence.kiosk_id, presence.challenge)])
    visible = list(visible_sites(account).values_list("id", flat=True))
    return {
        "presence": presence,
        "place": PLACES.get(presence.place, presence.place),
        "face": FACES.get(presence.face, presence.face),
        "challenge": codes.get(presence.challenge) if presence.challenge else None,
        "camera": presence_evidence.camera_words(presence.camera, presence.frames),
        "started": proved(started),
        "hints": presence_evidence.hints_of(presence, visible),
        "prompts": presence_evidence.prompts_of(presence),
        "photos": review_photos.photos_of(presence),
        "presence_url": reverse("admin:people_presence_change", args=[presence.pk]),
    }


def _presence(case: ReviewCase) -> Presence:
    presence = Presence.objects.filter(pk=case.pk).select_related("site", "officer").first()
    if presence is None:
        raise Http404  # its kiosk is just being folded anew
    return presence


def _url(name: str, case: ReviewCase) -> str:
    return reverse(f"admin:reviews_reviewcase_{name}", args=[case.pk])


def _name_of(case: ReviewCase) -> str:
    try:
        return case.officer.name if case.officer else "Tidak disebut"
    except Officer.DoesNotExist:
        return "Petugas yang tidak dikenal"


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user
