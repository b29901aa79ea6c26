"""Patterns in work that a person should look at: the list, what each rests on, and what was said of it.

Invariants
- A pattern is no accusation and changes no number; each page says what may be behind it. What is counted anyway is counted elsewhere.
- An account sees those of the officers whom it sees, and never its own; of other people in a pattern only those whom it sees are named.
- Who looked, when and what they said stays with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console import dates, plain_words
from sync.server.console.filters import Choice
from sync.server.console.icons import chip
from sync.server.console.lists import OfficerRows, named
from sync.server.console.roles import SEE_EVERY_SITE, visible_officers, visible_sites
from sync.server.console.site import console
from sync.server.console.team_tasks_admin import PeriodFilter
from sync.server.console.work_words import LOOKED, PATTERNS
from sync.server.fleet.models import Site
from sync.server.organisation.scope import serving_at
from sync.server.people.models import Account
from sync.server.performance import surfacing
from sync.server.performance.models import WORDS_MAX, Surface, TeamTask, WorkEntry
from sync.server.requests.models import Request

LOOK = "performance.look_into_surface"
_OF_REQUESTS = ("returned_late", "passed_on")


class LookForm(forms.Form):
    state = forms.ChoiceField(
        label="Hasil melihat",
        choices=[(state, words) for state, (words, *_) in LOOKED.items() if state != "open"],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu."},
    )
    words = forms.CharField(
        label="Alasan",
        max_length=WORDS_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=plain_words.HELP,
        validators=[plain_words.refuse_numbers_of_people],
        error_messages={"required": "Tulis alasannya dengan singkat."},
    )


class LookedFilter(Choice):
    title, parameter_name = "Keadaan", "keadaan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(state, words) for state, (words, *_) in LOOKED.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(state=self.value()) if self.value() in LOOKED else queryset


class PatternFilter(Choice):
    title, parameter_name = "Pola", "pola"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [(kind, title) for kind, (title, *_) in PATTERNS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() in PATTERNS else queryset


@admin.register(Surface, site=console)
class SurfaceAdmin(OfficerRows):
    list_display = ("title", "officer_name", "period", "count_shown", "found_shown", "state_chip")
    list_filter = (LookedFilter, PatternFilter, PeriodFilter)
    search_fields = ("officer__name",)
    search_placeholder = "Nama petugas"
    list_select_related = ("officer",)
    list_title = "Pola kerja yang perlu dilihat"
    nothing_words = "Tidak ada pola yang cocok. Pola dicari dari catatan kerja, verifikasi dan permohonan satu bulan."

    def of_halls(self, sites: QuerySet[Site]) -> Q:
        return Q(officer__in=serving_at(sites))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        assert isinstance(request.user, Account)
        rows = super().get_queryset(request)
        return rows.exclude(officer=request.user.officer_id) if request.user.officer_id else rows

    @named("Pola", ordering="kind")
    def title(self, row: Surface) -> str:
        return PATTERNS[row.kind][0]

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Surface) -> str:
        return row.officer.name

    @named("Jumlah", ordering="count")
    def count_shown(self, row: Surface) -> int:
        return row.count

    @named("Ditemukan", ordering="found_at")
    def found_shown(self, row: Surface) -> str:
        return dates.moment(row.found_at)

    @named("Keadaan", ordering="state")
    def state_chip(self, row: Surface) -> SafeString:
        return chip(*LOOKED[row.state])

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        ours = [
            path("cari/", view(self.search_view), name="performance_surface_search"),
            path("<int:pk>/lihat/", view(self.look_view), name="performance_surface_look"),
        ]
        urls: list[URLPattern] = super().get_urls()
        return [*ours, *urls]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        assert isinstance(request.user, Account)
        may = request.user.has_perm(LOOK)
        shown = [(reverse("admin:performance_surface_search"), "search", "Cari pola bulan ini")] if may else []
        page: HttpResponse = super().changelist_view(request, {"list_actions": shown, **(extra_context or {})})
        return page

    def search_view(self, request: HttpRequest) -> HttpResponse:
        """A page that says what is looked for; the press of its button looks. For the whole city the worker does, with each run of a month."""
        account = _reviewer(request)
        offered = [period for period, _ in PeriodFilter.periods()][1:4]
        if request.method == "POST" and request.POST.get("bulan") in offered:
            period = request.POST["bulan"]
            if not account.has_perm(SEE_EVERY_SITE):
                surfacing.look(period, list(visible_officers(account).values_list("id", flat=True)))
            left = self.get_queryset(request).filter(period=period, state="open").count()
            messages.success(request, f"Selesai dicari. {left} pola bulan {period} perlu dilihat.")
            return redirect(f"{reverse('admin:performance_surface_changelist')}?bulan={period}")
        counts = self.get_queryset(request).filter(state="open").order_by().values("kind").annotate(number=Count("pk"))
        numbers = {row["kind"]: row["number"] for row in counts}
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Cari pola kerja",
            "periods": offered,
            "sees_all": account.has_perm(SEE_EVERY_SITE),
            "kinds": [(*words, numbers.get(kind, 0)) for kind, words in PATTERNS.items()],
        }
        return TemplateResponse(request, "console/surface_search.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return self._page(request, self.found(request, object_id), LookForm())

    def look_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row: Surface = self.found(request, str(pk))
        account = _reviewer(request)
        form = LookForm(request.POST or None)
        if request.method != "POST" or not form.is_valid():
            return self._page(request, row, form)
        row.state, row.words = form.cleaned_data["state"], form.cleaned_data["words"].strip()
        row.looked_by, row.looked_at = account.get_username(), timezone.now()
        row.save(update_fields=["state", "words", "looked_by", "looked_at"])
        messages.success(request, f"{LOOKED[row.state][0]}, tercatat atas nama Anda.")
        return redirect("admin:performance_surface_change", row.pk)

    def _page(self, request: HttpRequest, row: Surface, form: LookForm) -> HttpResponse:
        account = request.user
        assert isinstance(account, Account)
        title, seen, innocent = PATTERNS[row.kind]
        known = visible_officers(account).filter(pk__in=row.others).order_by("name")
        names = list(known.values_list("name", flat=True))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{title}: {row.officer.name}",
            "row": row,
            "state": self.state_chip(row),
            "seen": seen,
            "innocent": innocent,
            "names": names,
            "unnamed": len(row.others) - len(names),
            "behind": _behind(row, account),
            "form": form if account.has_perm(LOOK) else None,
            "look_url": reverse("admin:performance_surface_look", args=[row.pk]),
        }
        return TemplateResponse(request, "console/surface.html", context)


def _reviewer(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)
    if not account.has_perm(LOOK):
        raise PermissionDenied
    return account


def _behind(row: Surface, account: Account) -> list[tuple[str, str, str]]:
    """What shows the pattern: (address, what it is, when); requests only of halls that the account sees."""
    ids = [UUID(one) for one in row.detail.get("refs", [])]
    if row.kind in _OF_REQUESTS:
        return _requests(ids, account)
    if row.kind == "free_rider":
        tasks = TeamTask.objects.filter(pk__in=ids)
        return [(reverse("admin:performance_teamtask_change", args=[one.pk]), one.words, one.period) for one in tasks]
    entries = WorkEntry.objects.filter(pk__in=ids).select_related("officer").order_by("day", "logged_at")
    return [
        (
            reverse("admin:performance_workentry_change", args=[one.pk]),
            f"{one.quantity} {one.get_unit_display()}, {one.minutes} menit",
            dates.short_day(one.day),
        )
        for one in entries
    ]


def _requests(ids: list[UUID], account: Account) -> list[tuple[str, str, str]]:
    if not account.has_perm("requests.view_request"):
        return []
    rows = Request.objects.filter(pk__in=ids, site__in=visible_sites(account).values("id")).order_by("promised_at")
    return [
        (
            reverse("admin:requests_request_change", args=[one.pk]),
            f"{one.ticket}, {one.get_state_display().lower()}",
            f"dijanjikan {dates.moment(one.promised_at)}" if one.promised_at else "",
        )
        for one in rows
    ]
