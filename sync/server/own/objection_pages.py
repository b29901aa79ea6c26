"""/saya/keberatan: what the officer objected to and how it stands, and a new objection (`recommendations.objections`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from uuid6 import uuid7

from sync.rules.indonesian import JAKARTA, MONTHS, long_date
from sync.server.own.frame import own_page, show, typed
from sync.server.people.models import Officer, Presence
from sync.server.performance.models import Objection, WorkEntry
from sync.server.recommendations import objections
from sync.server.recommendations.objections import About
from sync.server.recommendations.windows import window_of
from sync.server.requests.models import Request

_MOST = 100


class ObjectionForm(forms.Form):
    objection = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(
        label="Apa yang keliru, dan apa buktinya?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Tulis alasannya: apa yang menurut Anda keliru, dan apa buktinya."},
        help_text="Tulisan ini dikunci. Yang memutus membukanya dengan alasan yang tercatat.",
    )


@dataclass(frozen=True, slots=True)
class Matter:
    """What is objected to; `named` in words."""

    about: About
    of: UUID | None
    period: str
    named: str


@own_page
@require_safe
def index(request: HttpRequest, officer: Officer) -> HttpResponse:
    rows = list(Objection.objects.filter(officer=officer).order_by("-filed_at")[:_MOST])
    standings = objections.standings(rows)
    lines = [(row, standings[row.pk], _month_words(row.period)) for row in rows]
    return show(request, officer, "own/objections.html", {"title": "Keberatan saya", "lines": lines})


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, officer: Officer) -> HttpResponse:
    matter = _matter(officer, request.GET)
    if matter is None:
        messages.info(
            request, "Pilih dulu angka atau catatan yang tidak Anda setujui, lalu tekan Tidak setuju di sana."
        )
        return redirect("own-numbers")
    form = ObjectionForm(typed(request, officer), initial={"objection": str(uuid7())})
    if request.method == "POST" and form.is_valid():
        try:
            objections.file_objection(
                officer,
                form.cleaned_data["objection"],
                about=matter.about,
                period=matter.period,
                of=matter.of,
                words=form.cleaned_data["words"],
            )
        except objections.CannotObjectError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Keberatan diterima. Orang lain yang bukan pembuat putusannya akan memeriksa.")
            return redirect("own-objections")
    window = window_of(officer.pk, matter.period)
    context = {
        "title": "Ajukan keberatan",
        "form": form,
        "matter": matter,
        "closes_at": window.closes_at if window else None,
    }
    return show(request, officer, "own/objection_form.html", context, status=422 if form.errors else 200)


def _matter(officer: Officer, asked: Any) -> Matter | None:
    """None for what is not theirs, or nothing that one objects to."""
    about, of = asked.get("tentang", ""), _uuid(asked.get("yang", ""))
    if about == "index":
        period = asked.get("bulan", "") or f"{timezone.localdate():%Y-%m}"
        if not re.fullmatch(r"20[0-9]{2}-(0[1-9]|1[0-2])", period) or period > f"{timezone.localdate():%Y-%m}":
            return None
        return Matter("index", None, period, f"Indeks dan rekomendasi bulan {_month_words(period)}")
    found = _record(officer, about, of) if of is not None else None
    if found is None:
        return None
    day, named = found
    return Matter(cast("About", about), of, f"{day:%Y-%m}", f"{named} {long_date(day)}")


def _record(officer: Officer, about: str, of: UUID) -> tuple[date, str] | None:
    """Its day, and what it is called."""
    if about == "presence":
        presence = Presence.objects.filter(pk=of, officer=officer).first()
        return (presence.started_at.astimezone(JAKARTA).date(), "Kehadiran") if presence else None
    if about == "work":
        entry = WorkEntry.objects.filter(pk=of, officer=officer).first()
        return (entry.day, "Catatan kerja") if entry else None
    if about == "late_request":
        late = Request.objects.filter(pk=of, officer=officer).first()
        at = (late.completed_at or late.promised_at or late.filed_at) if late else None
        return (at.astimezone(JAKARTA).date(), f"Permohonan {late.ticket}") if late and at else None
    return None


def _month_words(period: str) -> str:
    year, month = period.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text[:36])
    except ValueError:
        return None
