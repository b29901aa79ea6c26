"""The nine boxes of talent: who may see whom, one officer's place with its reasons, and each officer's own.

Invariants
- Seen are the officers whom the reader leads, by the personnel office all. Whoever may not see one finds nothing there.
- The list counts the boxes and says of each officer only whether there is a place: which one stands on their page alone. Nothing leaves as a file.
- So every look at somebody's place is on record, and the officer sees it on their own page.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from sync.rules import talent as rule
from sync.rules.talent import Place
from sync.server.console.data_forms import Reason
from sync.server.console.figures import decimal
from sync.server.console.icons import chip
from sync.server.console.merit_frame import allowed, page
from sync.server.console.roles import SEE_EVERY_SITE
from sync.server.merit import talent
from sync.server.merit.models import Assessment, TalentLook
from sync.server.organisation.scope import led_officers
from sync.server.people.models import Account, Officer

SEE, ASSESS, CONFIRM = "merit.view_assessment", "merit.add_assessment", "merit.confirm_assessment"
A_PAGE = 50
_LACKING = {"months": "Belum cukup bulan terukur", "potential": "Potensi belum dinilai dua orang"}
_STATES = {
    "proposed": ("clock", "attention"),
    "confirmed": ("check", "ok"),
    "returned": ("undo", "plain"),
    "withdrawn": ("close", "plain"),
}


class AssessForm(forms.Form):
    potential = forms.TypedChoiceField(
        label="Potensi",
        choices=Assessment.POTENTIALS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih potensinya."},
    )
    reason = Reason(
        label="Apa yang Anda lihat",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Perilaku dan hasil yang nyata. Petugas membaca kalimat ini.",
        error_messages={"required": "Tulis apa yang Anda lihat; petugas berhak membacanya."},
    )


class DecideForm(forms.Form):
    decision = forms.ChoiceField(choices=[("confirmed", ""), ("returned", ""), ("withdrawn", "")])
    reason = Reason(max_length=400, error_messages={"required": "Tulis alasannya; petugas berhak membacanya."})


def urls(site: AdminSite) -> list[URLPattern]:
    return [
        path("talenta/", site.admin_view(list_view), name="merit_talent"),
        path("talenta/saya/", site.admin_view(own_view), name="merit_own_talent"),
        path("talenta/<uuid:pk>/", site.admin_view(officer_view), name="merit_talent_officer"),
        path("talenta/<uuid:pk>/putus/", site.admin_view(decide_view), name="merit_talent_decide"),
    ]


def list_view(request: HttpRequest) -> HttpResponse:
    account = allowed(request, SEE)
    words = request.GET.get("q", "").strip()[:60]
    officers = _seen(account).filter(is_active=True)
    shown = Paginator(officers.filter(name__icontains=words) if words else officers, A_PAGE).get_page(
        request.GET.get("p")
    )
    standings = talent.standings([one.pk for one in shown])
    rows = [(one, _known_chip(standings[one.pk].place), standings[one.pk]) for one in shown]
    placed = talent.places(Assessment.objects.filter(state="confirmed", officer__in=officers.order_by().values("pk")))
    number = officers.count()
    context = {
        "title": "Talenta: sembilan kotak",
        "rule": rule.shipped(),
        "rows": rows,
        "shown": shown,
        "words": words,
        "boxes": _boxes(placed),
        "without": number - sum(place.box is not None for place in placed),
        "number": number,
    }
    return page(request, "console/talent.html", context)


def officer_view(request: HttpRequest, pk: UUID) -> HttpResponse:
    account = allowed(request, SEE)
    officer = _found(account, pk)
    form = AssessForm(request.POST or None)
    if request.method == "POST":
        if not account.has_perm(ASSESS):
            allowed(request, ASSESS)
        if form.is_valid():
            try:
                made = talent.propose(officer, form.cleaned_data["potential"], form.cleaned_data["reason"], by=account)
            except talent.RefusedError as refusal:
                form.add_error(None, str(refusal))
            else:
                _log(account, officer, f"potensi dinilai: {made.get_potential_display()}")
                messages.success(request, "Disimpan. Berlaku sesudah orang kedua mengukuhkannya.")
                return redirect("admin:merit_talent_officer", officer.pk)
    else:
        talent.note_look(officer, account)
    return page(request, "console/talent_officer.html", _context(account, officer, form))


def decide_view(request: HttpRequest, pk: UUID) -> HttpResponse:
    account = allowed(request, SEE)
    officer = _found(account, pk)
    waiting = talent.standings([officer.pk])[officer.pk]
    form = DecideForm(request.POST or None)
    decision = request.POST.get("decision", "")
    about = waiting.waiting or (waiting.confirmed if decision == "withdrawn" else None)
    if request.method != "POST" or about is None:
        return redirect("admin:merit_talent_officer", officer.pk)
    if not (decision == "withdrawn" and about.proposed_by_id == account.pk):
        allowed(request, CONFIRM)
    if form.is_valid():
        try:
            talent.decide(about, form.cleaned_data["decision"], form.cleaned_data["reason"], by=account)
        except talent.RefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            _log(account, officer, f"penilaian potensi: {form.cleaned_data['decision']}")
            messages.success(request, "Keputusan disimpan.")
    else:
        messages.error(request, "Tulis alasannya; petugas berhak membacanya.")
    return redirect("admin:merit_talent_officer", officer.pk)


def own_view(request: HttpRequest) -> HttpResponse:
    """Every account that is an officer may: it is about them."""
    account = request.user
    if not isinstance(account, Account) or account.officer is None:
        raise Http404
    context = {
        **_context(account, account.officer, None),
        "title": "Tempat saya di sembilan kotak",
        "is_own": True,
        "looks": TalentLook.objects.filter(officer=account.officer)[:20],
    }
    return page(request, "console/talent_officer.html", context)


def _seen(account: Account) -> QuerySet[Officer]:
    """The personnel office: all. Others: whom they lead; not themselves, whose own page is another."""
    seen = Officer.objects.all() if account.has_perm(SEE_EVERY_SITE) else led_officers(account)
    own = Q(pk=account.officer_id) if account.officer_id else Q(pk__in=[])
    return seen.exclude(own).select_related("unit").order_by("name")


def _found(account: Account, pk: UUID) -> Officer:
    officer = _seen(account).filter(pk=pk).first()
    if officer is None:
        raise Http404
    return officer


def _context(account: Account, officer: Officer, form: AssessForm | None) -> dict[str, Any]:
    standing = talent.standings([officer.pk])[officer.pk]
    history = Assessment.objects.filter(officer=officer).select_related("proposed_by", "decided_by")
    waiting = standing.waiting
    return {
        "title": f"Talenta: {officer.name}",
        "officer": officer,
        "rule": rule.shipped(),
        "standing": standing,
        "place": _place_chip(standing.place),
        "lacking": [_LACKING[one] for one in standing.place.lacking],
        "mean": None if standing.place.mean is None else decimal(standing.place.mean),
        "history": [(one, chip(one.get_state_display(), *_STATES[one.state])) for one in history],
        "form": form if account.has_perm(ASSESS) and waiting is None else None,
        "may_decide": waiting is not None and account.has_perm(CONFIRM) and waiting.proposed_by_id != account.pk,
        "may_withdraw": waiting is not None and waiting.proposed_by_id == account.pk,
        "decide_url": reverse("admin:merit_talent_decide", args=[officer.pk]),
        "is_own": False,
    }


def _place_chip(place: Place) -> SafeString:
    if place.box is not None:
        return chip(f"Kotak {place.box.number}", "info", "plain")
    return chip(_LACKING[place.lacking[0]], "minus", "plain")


def _known_chip(place: Place) -> SafeString:
    return _place_chip(place) if place.box is None else chip("Ada tempatnya", "check", "plain")


def _boxes(places: list[Place]) -> list[list[tuple[rule.Box, int]]]:
    """From high potential down, low performance to high: as the sheet is drawn on paper."""
    boxes = rule.shipped().boxes
    return [
        [
            (boxes[performance, potential], sum(place.box is boxes[performance, potential] for place in places))
            for performance in rule.LEVELS
        ]
        for potential in reversed(rule.LEVELS)
    ]


def _log(account: Account, officer: Officer, words: str) -> None:
    LogEntry.objects.log_actions(account.pk, [officer], CHANGE, change_message=words, single_object=True)
