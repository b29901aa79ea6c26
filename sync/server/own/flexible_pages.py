"""/saya/fleksibel: what the officer's unit allows, what they asked for and the answer; beginning and ending a day elsewhere.

Everything is decided and refused by `sync.server.flexible`; here it is asked for and told. No position is taken on any of these pages.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sync.server.flexible import applying, checking_in, reaching, words
from sync.server.flexible.days import standing_days
from sync.server.flexible.models import Application, Contact
from sync.server.flexible.refusing import NotPossibleError
from sync.server.flexible.regions import rule_of
from sync.server.flexible.track import eligibility_of
from sync.server.own.elsewhere import elsewhere_today
from sync.server.own.flexible_form import AppealForm, ApplicationForm
from sync.server.own.frame import own_page, show, typed
from sync.server.people.models import Account, Officer
from sync.server.publishing.calendar import calendar_in_force

_AHEAD = timedelta(days=31)
_SHOWN = 12


@own_page
@require_safe
def index(request: HttpRequest, officer: Officer) -> HttpResponse:
    now = timezone.now()
    today, rule = applying.today(now), rule_of(officer, applying.today(now))
    found = eligibility_of(officer, rule, today) if rule else None
    rows = list(Application.objects.filter(officer=officer).prefetch_related("steps")[:_SHOWN])
    context = {
        "title": "Kerja fleksibel",
        "rule": words.rule_facts(rule) if rule else None,
        "not_allowed": "" if rule and rule.standing == "allowed" else words.not_allowed(rule),
        "findings": words.findings(found.reasons) if found else [],
        "applications": [_told(row) for row in rows],
        "has_open": any(row.state in Application.OPEN for row in rows),
        "days": standing_days(today, today + _AHEAD, [officer.pk]),
        "elsewhere": elsewhere_today(officer, now),
    }
    return show(request, officer, "own/flexible.html", context)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, officer: Officer, pk: UUID | None = None) -> HttpResponse:
    """A new application, or (`pk`) one that was returned, again."""
    now = timezone.now()
    held = get_object_or_404(Application, pk=pk, officer=officer, state="returned") if pk else None
    rule = rule_of(officer, applying.today(now))
    if rule is None or rule.standing != "allowed":
        raise Http404
    may = eligibility_of(officer, rule, applying.today(now)).patterns
    form = ApplicationForm(typed(request, officer), rule=rule, may=may, held=held)
    if request.method == "POST" and form.is_valid():
        try:
            if held is None:
                applying.file(officer, form.wanted(), by=_by(request), now=now)
            else:
                applying.file_again(held, form.wanted(), by=_by(request), now=now)
        except NotPossibleError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Pengajuan terkirim. Jawabannya muncul di halaman ini.")
            return redirect("own-flexible")
    context = {"title": "Ajukan kerja fleksibel", "form": form, "rule": rule}
    return show(request, officer, "own/flexible_form.html", context, status=422 if form.errors else 200)


@own_page
@require_POST
def withdraw(request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    held = get_object_or_404(Application, pk=pk, officer=officer)
    return _do(
        request,
        lambda now: applying.withdraw(held, by=_by(request), now=now),
        "Pengajuan dibatalkan. Hari yang akan datang kembali di kantor.",
    )


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    held = get_object_or_404(Application, pk=pk, officer=officer)
    form = AppealForm(typed(request, officer))
    if request.method == "POST" and form.is_valid():
        try:
            applying.appeal(held, form.cleaned_data["words"], by=_by(request), now=timezone.now())
        except NotPossibleError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Banding diajukan. Orang lain yang akan memutus.")
            return redirect("own-flexible")
    context = {"title": "Ajukan banding", "form": form, "row": held, "closes": _appeal_closes(held)}
    return show(request, officer, "own/appeal_form.html", context, status=422 if form.errors else 200)


@own_page
@require_POST
def begin(request: HttpRequest, officer: Officer) -> HttpResponse:
    return _do(request, lambda now: checking_in.begin(officer, now), "Kerja dimulai. Jam kota yang dipakai.")


@own_page
@require_POST
def end(request: HttpRequest, officer: Officer) -> HttpResponse:
    return _do(request, lambda now: checking_in.end(officer, now), "Kerja hari ini selesai.")


@own_page
@require_POST
def answer(request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    contact = get_object_or_404(Contact, pk=pk, officer=officer)
    done = "Jawaban tercatat. Sekarang hubungi atasan Anda."
    return _do(request, lambda now: reaching.answer(contact, by=_by(request), now=now), done)


def _do(request: HttpRequest, act: Callable[[datetime], object], done: str) -> HttpResponse:
    """Back to where all of it stands, with what came of it."""
    try:
        act(timezone.now())
    except NotPossibleError as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("own-flexible")


def _told(row: Application) -> dict[str, Any]:
    return {
        "row": row,
        "weekdays": ", ".join(words.WEEKDAYS[day] for day in row.weekdays if day in range(5)),
        "steps": list(row.steps.all()),
        "may_withdraw": row.state in (*Application.OPEN, "approved"),
        "appeal_closes": _appeal_closes(row),
    }


def _appeal_closes(row: Application) -> Any:
    """The last day, None when there is nothing to appeal against any more."""
    closes = applying.appeal_closes(row, calendar_in_force())
    has_appealed = any(step.kind == "appealed" for step in row.steps.all())
    return closes if closes and not has_appealed and closes >= timezone.localdate() else None


def _by(request: HttpRequest) -> str:
    assert isinstance(request.user, Account)
    return request.user.get_username()
