"""The page of the rules about presence, and how reviewers judge: who may see it and set it says `roles.py`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from sync.server.console import dates
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.reviews import policies
from sync.server.reviews.models import PresencePolicy


def _between(bounds: tuple[int, int], label: str, help_text: str) -> forms.IntegerField:
    least, most = bounds
    words = f"Isi angka {least} sampai {most}."
    field = forms.IntegerField(label=label, help_text=help_text, error_messages={"invalid": words, "required": words})
    field.validators += [MinValueValidator(least, words), MaxValueValidator(most, words)]
    field.widget.attrs.update({"min": least, "max": most, "inputmode": "numeric"})
    return field


class PolicyForm(forms.Form):
    sample_pct = _between(
        policies.SAMPLE_PCT,
        "Contoh acak (persen)",
        "Berapa dari 100 kehadiran tanpa petunjuk yang diperiksa. Yang ada petunjuk selalu diperiksa semua.",
    )
    recheck_pct = _between(
        policies.RECHECK_PCT,
        "Diperiksa dua orang (persen)",
        "Pemeriksa kedua tidak diberi tahu putusan yang pertama. Dari sinilah mutu pemeriksaan diukur.",
    )
    undo_min = _between(policies.UNDO_MIN, "Putusan dapat ditarik selama (menit)", "60 menit = satu jam.")
    is_hall_left = forms.BooleanField(label="Balai yang kosong boleh ditinggal", required=False)
    hall_left_from = forms.TimeField(
        label="Mulai pukul",
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text="Antara pukul 12.00 dan 20.00. Sampai ke setiap kios begitu terhubung.",
        error_messages={"invalid": "Tulis jamnya seperti 14.00."},
    )
    basis = forms.CharField(
        label="Dasar",
        max_length=200,
        help_text="Nomor surat atau keputusan. Jangan menulis nama warga.",
        error_messages={"required": "Sebutkan dasar perubahan ini."},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        at = cleaned.get("hall_left_from")
        if not cleaned.get("is_hall_left"):
            cleaned["empty_hall_from_min"] = 0
        elif at is None:
            if "hall_left_from" not in self.errors:
                self.add_error("hall_left_from", "Isi jam mulainya.")
        elif not policies.EMPTY_HALL_MIN[0] <= at.hour * 60 + at.minute <= policies.EMPTY_HALL_MIN[1]:
            self.add_error("hall_left_from", "Pilih jam antara 12.00 dan 20.00.")
        else:
            cleaned["empty_hall_from_min"] = at.hour * 60 + at.minute
        return cleaned

    def policy(self) -> PresencePolicy:
        names = ("sample_pct", "recheck_pct", "undo_min", "empty_hall_from_min", "basis")
        return PresencePolicy(**{name: self.cleaned_data[name] for name in names})


@admin.register(PresencePolicy, site=console)
class PresencePolicyAdmin(ReadOnlyAdmin):
    list_display = ("since", "sample", "recheck", "undo", "hall_rule", "basis", "set_by")
    list_display_links = None
    list_title = "Aturan kehadiran"
    nothing_words = (
        "Belum pernah diubah: 10 dari 100 kehadiran diperiksa acak, 5 dari 100 diperiksa dua orang,"
        " dan balai yang kosong boleh ditinggal menurut aturan awal kota."
    )
    add_words = "Ubah aturan"
    adds_with = "reviews.add_presencepolicy"

    def limited(self, rows: Any, sites: Any) -> Any:
        """One rule for the whole city."""
        return rows

    @named("Berlaku sejak", ordering="set_at")
    def since(self, row: PresencePolicy) -> str:
        return dates.moment(row.set_at)

    @named("Contoh acak")
    def sample(self, row: PresencePolicy) -> str:
        return f"{row.sample_pct} persen"

    @named("Dua orang")
    def recheck(self, row: PresencePolicy) -> str:
        return f"{row.recheck_pct} persen"

    @named("Dapat ditarik")
    def undo(self, row: PresencePolicy) -> str:
        return f"{row.undo_min} menit"

    @named("Balai kosong boleh ditinggal")
    def hall_rule(self, row: PresencePolicy) -> str:
        return f"mulai {_clock(row.empty_hall_from_min, '.')}" if row.empty_hall_from_min else "tidak"

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PolicyForm(request.POST or None, initial=_initial(policies.in_force()))
        if request.method != "POST" or not form.is_valid():
            context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form}
            return TemplateResponse(request, "console/presence_policy.html", {**context, "title": "Aturan kehadiran"})
        saved = policies.put(form.policy(), by=request.user.get_username())
        self.log_addition(request, saved, "ditetapkan")
        return redirect("admin:reviews_presencepolicy_changelist")


def _initial(policy: PresencePolicy) -> dict[str, Any]:
    from_min = policy.empty_hall_from_min
    return {
        "sample_pct": policy.sample_pct,
        "recheck_pct": policy.recheck_pct,
        "undo_min": policy.undo_min,
        "is_hall_left": from_min > 0,
        "hall_left_from": _clock(from_min or 14 * 60, ":"),
    }


def _clock(minutes: int, between: str) -> str:
    return f"{minutes // 60:02}{between}{minutes % 60:02}"
