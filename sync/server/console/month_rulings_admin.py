"""What people decide beside the facts of a month: a day without evidence, a rating of behaviour, a disciplinary sanction.

Invariants
- Nobody decides about oneself; a leader decides about those whom they lead, the personnel office about everybody.
- A decision counts with the next computation. Taken back it stays in the list, with who and when.
- What raters said of behaviour is shown to nobody by name: the list has who was rated, and one's own ratings.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console import dates
from sync.server.console.data_forms import Reason, form_page
from sync.server.console.icons import chip
from sync.server.console.lists import OfficerRows, named
from sync.server.console.picking import PickingForm
from sync.server.console.picking_one import OnePickField
from sync.server.console.roles import SEE_EVERY_SITE
from sync.server.console.site import console
from sync.server.fleet.models import Site
from sync.server.indices.models import BehaviourRating, DayRuling, Decided, Sanction
from sync.server.indices.month import month_words
from sync.server.merit import efficiency
from sync.server.organisation.scope import led_officers
from sync.server.people.models import Account, Officer

VALUES = (
    "Berorientasi pelayanan",
    "Akuntabel",
    "Kompeten",
    "Harmonis",
    "Loyal",
    "Adaptif",
    "Kolaboratif",
)
MONTH = r"20[0-9]{2}-(0[1-9]|1[0-2])"
_NAMED = 5


class RulingForm(PickingForm, forms.Form):
    """`officers`: about whom this account may decide."""

    officer = OnePickField(Officer.objects.none(), find_in=("name", "title"), label="Petugas")

    def __init__(self, data: Any, *, officers: QuerySet[Officer]) -> None:
        super().__init__(data)
        self.fields["officer"].queryset = officers  # type: ignore[attr-defined]
        self.offer_picks()


class DayForm(RulingForm):
    day = forms.DateField(label="Hari", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    ruling = forms.ChoiceField(label="Keputusan", choices=DayRuling.RULINGS, widget=forms.RadioSelect)
    reason = Reason(
        max_length=200,
        help_text="Misalnya nomor surat izinnya. Petugas membacanya. Jangan tulis penyakitnya.",
        error_messages={"required": "Tulis alasannya; petugas berhak membacanya."},
    )

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError("Hari itu belum terjadi. Pilih hari ini atau sebelumnya.")
        return day


class _Month(forms.CharField):
    def __init__(self, **named: Any) -> None:
        super().__init__(
            max_length=7, widget=forms.TextInput(attrs={"type": "month", "placeholder": "2026-10"}), **named
        )

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text and re.fullmatch(MONTH, text, re.ASCII) is None:
            raise forms.ValidationError("Tulis bulan sebagai tahun-bulan, misalnya 2026-10.")
        return text


class SanctionForm(RulingForm):
    percent = forms.IntegerField(label="Potongan TPP (%)", min_value=1, max_value=100)
    begins = _Month(label="Mulai bulan")
    ends = _Month(label="Sampai bulan")
    legal_basis = Reason(label="Surat keputusan", max_length=200)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("begins", "") > cleaned.get("ends", "9999"):
            self.add_error("ends", "Bulan terakhir lebih awal daripada bulan pertama. Tukar keduanya.")
        return cleaned


class BehaviourForm(RulingForm):
    period = _Month(label="Bulan")

    def __init__(self, data: Any, *, officers: QuerySet[Officer]) -> None:
        super().__init__(data, officers=officers)
        for number, words in enumerate(VALUES):
            self.fields[f"value_{number}"] = forms.IntegerField(label=words, min_value=0, max_value=100)
        self.fields["value_0"].help_text = "0 sampai 100 untuk masing-masing nilai BerAKHLAK."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("period", "") > f"{timezone.localdate():%Y-%m}":
            self.add_error("period", "Bulan itu belum berjalan. Pilih bulan ini atau sebelumnya.")
        return {**cleaned, "values": [cleaned.get(f"value_{number}") for number in range(len(VALUES))]}


class MonthRulings(OfficerRows):
    """A list of decisions with a form to add one and a button to take one back."""

    ruling_form: type[RulingForm]
    taken: tuple[str, ...] = ()  # of the form's values
    intro = ""
    twice = "Sudah ada keputusan yang berlaku untuk itu. Batalkan dahulu yang lama."
    search_fields = ("officer__name",)
    search_placeholder = "Nama petugas"
    list_select_related = ("officer",)
    list_display_links = ("officer_name",)

    @property
    def _address(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def of_halls(self, sites: QuerySet[Site]) -> Q:
        return Q(pk__in=[])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request, "add")

    def _may(self, request: HttpRequest, act: str) -> bool:
        return isinstance(request.user, Account) and request.user.has_perm(
            f"{self.opts.app_label}.{act}_{self.opts.model_name}"
        )

    def decides_about(self, account: Account) -> QuerySet[Officer]:
        """Never about oneself; an account that is no known officer could be anybody's own."""
        known = Officer.objects.all() if account.has_perm(SEE_EVERY_SITE) else led_officers(account)
        return known.filter(is_active=True).exclude(pk__in=[account.officer_id] if account.officer_id else [])

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Any) -> str:
        return row.officer.name  # type: ignore[no-any-return]

    @named("Dicatat", ordering="decided_at")
    def decided(self, row: Decided) -> str:
        return f"{row.decided_by}, {dates.moment(row.decided_at)}"

    @named("Keadaan", ordering="withdrawn_at")
    def standing(self, row: Decided) -> SafeString:
        if row.withdrawn_at is not None:
            return chip(f"Dibatalkan {row.withdrawn_by}", "undo")
        return chip("Berlaku", "check", "ok")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.withdraw_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<str:pk>/batal/", view, name=f"{self._address}_withdraw"), *urls]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = self.ruling_form(request.POST or None, officers=self.decides_about(request.user))
        if request.method == "POST" and not form.is_searching() and form.is_valid():
            try:
                with transaction.atomic():
                    row = self._save(request.user, form.cleaned_data)
            except IntegrityError:
                form.add_error(None, self.twice)
            else:
                self.log_addition(request, row, "dicatat")
                messages.success(request, "Dicatat. Ikut dihitung pada penghitungan berikutnya.")
                return redirect(f"admin:{self._address}_changelist")
        return form_page(self, request, form, title=self.add_words, button="Catat", intro=self.intro)

    def _save(self, account: Account, told: dict[str, Any]) -> Any:
        values = {name: told[name] for name in self.taken}
        stamp = {"decided_by": account.get_username(), "decided_at": timezone.now()}
        return self.model.objects.create(officer=told["officer"], **values, **stamp)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What it says, and taking it back."""
        row = self.found(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": self.title_of(row),
            "row": row,
            "list_name": self.list_title,
            "told": self.told_of(row),
            "standing": self.standing(row),
            "withdraw_url": self._withdraw_url(row) if self._may_withdraw(request, row) else "",
        }
        return TemplateResponse(request, "console/month_ruling.html", context)

    def withdraw_view(self, request: HttpRequest, pk: str) -> HttpResponse:
        row = self.found(request, pk)
        if not self._may_withdraw(request, row):
            raise PermissionDenied
        if request.method == "POST":
            assert isinstance(request.user, Account)
            self._take_back(row, request.user)
            self.log_change(request, row, "dibatalkan")
            messages.success(request, "Dibatalkan. Penghitungan berikutnya tidak memakainya lagi.")
        return redirect(f"admin:{self._address}_change", row.pk)

    def _take_back(self, row: Any, account: Account) -> None:
        row.withdrawn_by, row.withdrawn_at = account.get_username(), timezone.now()
        row.save(update_fields=["withdrawn_by", "withdrawn_at"])

    def title_of(self, row: Any) -> str:
        return f"{self.opts.verbose_name.capitalize()}: {row.officer.name}"

    def told_of(self, row: Any) -> list[tuple[str, str]]:
        raise NotImplementedError

    def _may_withdraw(self, request: HttpRequest, row: Any) -> bool:
        assert isinstance(request.user, Account)
        may = row.withdrawn_at is None and self._may(request, "add")
        return may and self.decides_about(request.user).filter(pk=row.officer_id).exists()

    def _withdraw_url(self, row: Any) -> str:
        return reverse(f"admin:{self._address}_withdraw", args=[row.pk])


@admin.register(DayRuling, site=console)
class DayRulingAdmin(MonthRulings):
    ruling_form = DayForm
    taken = ("day", "ruling", "reason")
    list_display = ("officer_name", "on", "ruling", "reason", "decided", "standing")
    list_title = "Keputusan hari kerja"
    nothing_words = "Belum ada keputusan. Hari tanpa bukti tidak memotong apa pun sebelum diputus di sini."
    add_words = "Putuskan satu hari"
    intro = "Hari tanpa bukti hadir tidak memotong apa pun sebelum seseorang memutuskannya. Tanyakan dahulu kepada petugasnya."

    @named("Hari", ordering="day")
    def on(self, row: DayRuling) -> str:
        return dates.short_day(row.day)

    def told_of(self, row: DayRuling) -> list[tuple[str, str]]:
        return [("Hari", dates.short_day(row.day)), ("Keputusan", row.get_ruling_display()), ("Alasan", row.reason)]


@admin.register(Sanction, site=console)
class SanctionAdmin(MonthRulings):
    ruling_form = SanctionForm
    taken = ("percent", "begins", "ends", "legal_basis")
    list_display = ("officer_name", "cut", "months", "legal_basis", "decided", "standing")
    list_title = "Hukuman disiplin"
    nothing_words = "Belum ada hukuman disiplin yang memotong tunjangan."
    add_words = "Catat hukuman"
    intro = (
        "Hanya yang sudah ditetapkan dengan surat keputusan. Potongannya tampil pada angka petugas, dengan dasarnya."
    )

    @named("Potongan", ordering="percent")
    def cut(self, row: Sanction) -> str:
        return f"{row.percent} %"

    @named("Bulan", ordering="begins")
    def months(self, row: Sanction) -> str:
        return f"{month_words(row.begins)} – {month_words(row.ends)}"

    def told_of(self, row: Sanction) -> list[tuple[str, str]]:
        return [("Potongan", self.cut(row)), ("Bulan", self.months(row)), ("Surat keputusan", row.legal_basis)]


@admin.register(BehaviourRating, site=console)
class BehaviourAdmin(MonthRulings):
    """Ratings by superiors; those of peers and subordinates come from their own pages (`own/rating_pages`) and are on no list."""

    ruling_form = BehaviourForm
    taken = ("period", "relation", "values")
    list_display = ("officer_name", "month", "relation", "mean", "standing")
    list_title = "Penilaian perilaku"
    nothing_words = "Belum ada penilaian perilaku dari Anda."
    add_words = "Nilai perilaku"
    intro = "Sebagai atasan. Nilai yang Anda beri dilihat petugas sebagai nilai atasan, dengan bobotnya."
    twice = "Anda sudah menilai petugas ini untuk bulan itu. Batalkan dahulu nilai yang lama."
    change_list_template = "console/behaviour.html"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        assert isinstance(request.user, Account)
        page: HttpResponse = super().changelist_view(
            request, {"waiting": _unrated(request.user), **(extra_context or {})}
        )
        return page

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        assert isinstance(request.user, Account)
        own = BehaviourRating.objects.filter(decided_by=request.user.get_username())
        return own.select_related("officer")

    @named("Bulan", ordering="period")
    def month(self, row: BehaviourRating) -> str:
        return month_words(row.period)

    @named("Rata-rata")
    def mean(self, row: BehaviourRating) -> str:
        return f"{sum(row.values) / len(row.values):.1f}".replace(".", ",") if row.values else "–"

    def _save(self, account: Account, told: dict[str, Any]) -> Any:
        return super()._save(account, {**told, "relation": "superior"})

    def told_of(self, row: BehaviourRating) -> list[tuple[str, str]]:
        values = [(name, str(value)) for name, value in zip(VALUES, row.values, strict=True)]
        return [("Bulan", self.month(row)), ("Sebagai", row.get_relation_display()), *values]


def _unrated(account: Account) -> list[tuple[str, int, str]]:
    """Of this month and the last: how many of those led no superior has rated, and the first of their names."""
    today = timezone.localdate()
    led = (
        led_officers(account).filter(is_active=True).exclude(pk__in=[account.officer_id] if account.officer_id else [])
    )
    found = []
    for period in (f"{today:%Y-%m}", efficiency.months_back(today, 1).last):
        rated = BehaviourRating.objects.filter(period=period, relation="superior", withdrawn_at=None)
        waiting = led.exclude(pk__in=rated.values("officer")).order_by("name")
        if number := waiting.count():
            names = ", ".join(waiting.values_list("name", flat=True)[:_NAMED])
            found.append((month_words(period), number, names + (", …" if number > _NAMED else "")))
    return found
