"""Which region's rules of flexible work count, for the city or for one unit: chosen by the personnel office, from a day to come.

Invariants
- The rules are the program's data with their legal basis (`assets/rules/flexible.yaml`); a choice names one, its own basis and a reason.
- A choice is never changed or taken back: another one follows it, so what counted on a day stays known.
- A rule that gives more than the country allows is shown as such, where it is chosen and where it counts.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.flexible_reading import shipped_rules
from sync.server.console import dates
from sync.server.console.data_forms import Reason, form_page
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.flexible import regions, words
from sync.server.flexible.applying import today
from sync.server.flexible.models import WORDS_MAX, RegionChoice
from sync.server.people.models import Account, Unit

ADD = "flexible.add_regionchoice"
_SUGGESTED = 5
_FURTHEST = timedelta(days=366)
_STANDING_CHIPS = {"allowed": ("check", "ok"), "study": ("eye", "attention"), "off": ("close", "plain")}


class ChoiceForm(forms.Form):
    region = forms.ChoiceField(label="Aturan", error_messages={"required": "Pilih satu aturan."})
    unit = forms.CharField(
        label="Untuk unit",
        max_length=120,
        required=False,
        help_text="Nama unit seperti di Organisasi, misalnya untuk uji coba satu dinas. Kosong: seluruh kota.",
    )
    begins = forms.DateField(
        label="Berlaku mulai",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Isi tanggal mulainya."},
    )
    legal_basis = Reason(
        label="Dasar hukum", max_length=WORDS_MAX, error_messages={"required": "Tulis nomor surat atau peraturannya."}
    )
    reason = Reason(max_length=WORDS_MAX, error_messages={"required": "Tulis alasannya."})

    found_unit: Unit | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["region"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", "Pilih aturan"), *_names().items()]

    def clean_unit(self) -> str:
        named_ = " ".join(str(self.cleaned_data["unit"]).split())
        if not named_:
            return ""
        exact = list(Unit.objects.filter(name__iexact=named_)[:2]) or list(
            Unit.objects.filter(short__iexact=named_)[:2]
        )
        if len(exact) == 1:
            self.found_unit = exact[0]
            return named_
        likes = list(Unit.objects.filter(name__icontains=named_).values_list("name", flat=True)[:_SUGGESTED])
        raise forms.ValidationError(
            f"Pilih salah satu dan tulis lengkap: {', '.join(likes)}."
            if likes
            else "Tidak ada unit bernama ini. Periksa di daftar Organisasi."
        )

    def clean_begins(self) -> date:
        begins: date = self.cleaned_data["begins"]
        now = today(timezone.now())
        if not now < begins <= now + _FURTHEST:
            raise forms.ValidationError("Pilih tanggal sesudah hari ini, paling jauh setahun.")
        return begins


@admin.register(RegionChoice, site=console)
class RegionChoiceAdmin(ReadOnlyAdmin):
    list_display = ("place", "region_name", "standing", "begins_on", "legal_basis", "reason", "chosen_by")
    list_display_links = None
    search_fields = ("unit__name", "legal_basis")
    search_placeholder = "Nama unit atau dasar hukum"
    list_select_related = ("unit",)
    list_title = "Aturan kerja fleksibel"
    add_words = "Pilih aturan"
    nothing_words = "Belum ada pilihan; yang berlaku aturan bawaan di atas."
    change_list_template = "console/flexible_regions.html"
    adds_with = ADD

    def limited(self, rows: QuerySet[Any], sites: QuerySet[Any]) -> QuerySet[Any]:
        return rows

    @named("Untuk", ordering="unit__name")
    def place(self, row: RegionChoice) -> str:
        return row.unit.name if row.unit else "Seluruh kota"

    @named("Aturan", ordering="region")
    def region_name(self, row: RegionChoice) -> str:
        return _names().get(row.region, row.region)

    @named("Keadaan")
    def standing(self, row: RegionChoice) -> SafeString:
        return _standing_chip(row.region, row.begins)

    @named("Mulai", ordering="begins")
    def begins_on(self, row: RegionChoice) -> str:
        return dates.short_day(row.begins)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        now = today(timezone.now())
        document, in_force = shipped_rules(), regions.Regions(now).region(None)
        told = {
            "in_force": in_force,
            "cap": document.national_cap,
            "rules": [
                {
                    **words.rule_facts(rule),
                    "chip": _standing_chip(rule.region, now),
                    "is_above": document.is_above_national(rule, now),
                }
                for region in sorted(document.regions(), key=lambda region: region != in_force)
                if (rule := document.rule_on(region, now)) is not None
            ],
        }
        page: HttpResponse = super().changelist_view(request, {**told, **(extra_context or {})})
        return page

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        self.found(request, object_id)
        return redirect("admin:flexible_regionchoice_changelist")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = ChoiceForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            told = form.cleaned_data
            made = regions.choose(
                told["region"],
                unit=form.found_unit,
                begins=told["begins"],
                legal_basis=told["legal_basis"],
                reason=told["reason"],
                account=request.user,
            )
            self.log_addition(request, made, f"{made.region} mulai {made.begins:%Y-%m-%d} ({made.reason})")
            self.message_user(request, f"Aturan {_names()[made.region]} berlaku mulai {dates.short_day(made.begins)}.")
            return redirect("admin:flexible_regionchoice_changelist")
        return form_page(
            self,
            request,
            form,
            title="Pilih aturan kerja fleksibel",
            button="Berlakukan",
            intro="Hari yang sudah disetujui tetap berlaku. Pengajuan sesudah tanggal itu memakai aturan baru.",
        )


def _names() -> dict[str, str]:
    return {rule.region: rule.name for rule in shipped_rules().rules}


def _standing_chip(region: str, day: date) -> SafeString:
    rule = shipped_rules().rule_on(region, day)
    if rule is None:
        return chip("Belum mulai", "clock")
    if shipped_rules().is_above_national(rule, day):
        return chip("Di atas batas nasional", "warn", "attention")
    return chip(words.STANDINGS[rule.standing], *_STANDING_CHIPS[rule.standing])
