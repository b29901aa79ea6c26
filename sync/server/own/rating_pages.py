"""/saya/perilaku: the drawn colleagues and the superiors whose behaviour the reader rates this month (`indices.colleagues`).

Invariant: no address, message or log names whom somebody rated; what was said is shown to its rater alone, and only while the month runs.
"""

from __future__ import annotations

from calendar import monthrange

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sync.rules.behaviour import FEWEST_RATERS
from sync.server.indices import colleagues
from sync.server.indices.month import month_words
from sync.server.indices.rules import rules_on
from sync.server.own import rating_form
from sync.server.own.frame import own_page, show
from sync.server.people.models import Account, Officer


@own_page
@require_safe
def index(request: HttpRequest, officer: Officer) -> HttpResponse:
    today = timezone.localdate()
    assert isinstance(request.user, Account)
    asked = colleagues.asked_of(request.user, today)
    rule = rules_on(today).rules.behaviour
    context = {
        "title": "Menilai perilaku",
        "month": month_words(f"{today:%Y-%m}"),
        "until": today.replace(day=monthrange(today.year, today.month)[1]),
        "groups": [
            ("Atasan Anda", [one for one in asked if one.relation == "subordinate"]),
            ("Rekan yang diundi untuk Anda", [one for one in asked if one.relation == "peer"]),
        ],
        "number": len(asked),
        "rated": sum(one.values is not None for one in asked),
        "weights": rule.weights,
        "fewest": max(FEWEST_RATERS, rule.n_min),
    }
    return show(request, officer, "own/ratings.html", context)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, officer: Officer, mark: str) -> HttpResponse:
    today = timezone.localdate()
    assert isinstance(request.user, Account)
    one = next((each for each in colleagues.asked_of(request.user, today) if each.mark == mark), None)
    if one is None:
        raise Http404
    given = {name: str(value) for name, value in request.POST.items()}
    wrong = ""
    if request.method == "POST":
        values = rating_form.told(given)
        if values is not None:
            colleagues.rate(request.user, mark, values, today)
            messages.success(request, "Tersimpan tanpa nama Anda. Boleh diubah sampai akhir bulan.")
            return redirect("own-ratings")
        wrong = "Jawab ketujuh pertanyaan, lalu tekan Simpan."
    context = {
        "title": f"Menilai {one.officer.name}",
        "one": one,
        "fields": rating_form.fields(given, one.values),
        "scale": [(str(value), words) for value, words in rating_form.SCALE],
        "wrong": wrong,
    }
    return show(request, officer, "own/rating_form.html", context, status=422 if wrong else 200)
