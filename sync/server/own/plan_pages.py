"""/saya/rencana: an officer proposes what they will do today, or copies the last day; a superior agrees (`performance.planning`)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from sync.server.own.frame import own_page, show, typed
from sync.server.people.models import Account, Officer
from sync.server.performance import planning
from sync.server.performance.models import UNITS
from sync.server.performance.plan_templates import begun_with, templates
from sync.server.records.plain_words import REFUSED, holds_long_number


class PlanForm(forms.Form):
    words = forms.CharField(
        label="Apa yang akan Anda kerjakan?",
        max_length=200,
        error_messages={"required": "Tulis kegiatannya."},
        help_text="Sebut tugasnya saja. Jangan menulis nama, NIK atau alamat warga.",
    )
    target = forms.IntegerField(
        label="Target", min_value=1, max_value=9_999, initial=1, error_messages={"required": "Isi angkanya."}
    )
    unit = forms.ChoiceField(label="Satuan", choices=UNITS, initial="events")
    span = forms.ChoiceField(label="Untuk kapan?", choices=[("day", "Hari ini"), ("month", "Bulan ini")], initial="day")
    is_main = forms.BooleanField(label="Tugas utama saya", required=False, initial=True)

    def clean_words(self) -> str:
        words = " ".join(str(self.cleaned_data["words"]).split())
        if holds_long_number(words):
            raise forms.ValidationError(REFUSED)
        return words

    def told(self) -> dict[str, Any]:
        told = {name: self.cleaned_data[name] for name in ("words", "target", "unit", "is_main")}
        return {**told, "day": timezone.localdate()} if self.cleaned_data["span"] == "day" else told


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, officer: Officer) -> HttpResponse:
    begun = begun_with(request.GET.get("contoh", ""))
    form = PlanForm(typed(request, officer), initial=begun or None)
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, Account)
        planning.propose(officer, request.user, **form.told())
        messages.success(request, "Rencana diusulkan. Rencana ini dihitung sesudah atasan menyetujuinya.")
        return redirect("own-today")
    context = {"title": "Usulkan rencana", "tab": "own-today", "form": form, "templates": templates().values()}
    return show(request, officer, "own/plan_form.html", context, status=422 if form.errors else 200)


@own_page
@require_POST
def copy(request: HttpRequest, officer: Officer) -> HttpResponse:
    assert isinstance(request.user, Account)
    added = planning.copy_from_last_day(officer, timezone.localdate(), request.user)
    if added:
        messages.success(request, f"{added} rencana disalin dari hari terakhir dan diusulkan kepada atasan.")
    else:
        messages.info(request, "Tidak ada rencana tujuh hari terakhir yang dapat disalin.")
    return redirect("own-today")
