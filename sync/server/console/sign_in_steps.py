"""Signing in, step by step: the password or the city's provider, then a code where there is or must be one.

Invariants
- Nobody is signed in (Django's `login`) before the last step: until then the session only remembers whose turn it is
  (`_TURN`), for ten minutes and five wrong codes.
- A fresh session key begins each turn, so a session that somebody planted is never the one that gets signed in.
- Where to go afterwards was checked to be an address of ours by whoever began the turn.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from sync.server import qr
from sync.server.access import second_factor
from sync.server.access.models import SignIn
from sync.server.people.models import Account

_TURN = "sign_in_turn"
TURN_S = 600
WRONG_CODES = 5
Page = Callable[[HttpRequest, str, dict[str, Any]], HttpResponse]


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Kode",
        max_length=20,
        help_text="Enam angka dari aplikasi di ponsel Anda, atau satu kode cadangan.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "class": "signs"}),
        error_messages={"required": "Ketik kodenya dulu.", "max_length": "Kodenya terlalu panjang. Periksa lagi."},
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose first step was right."""

    account: Account
    how: str
    next_url: str


def first_step_passed(request: HttpRequest, account: Account, next_url: str) -> HttpResponse:
    """`account` comes from `authenticate`, so it knows its backend. Its provider may have asked for a second factor itself."""
    how = getattr(account, "signed_in_by", SignIn.PASSWORD)
    vouched = getattr(account, "has_strong_sign_on", False)
    has_factor = second_factor.of(account) is not None
    if vouched or not (has_factor or second_factor.is_required(account)):
        return _finish(request, Turn(account, how, next_url), account.backend)
    request.session.flush()
    request.session[_TURN] = {
        "account": account.pk,
        "backend": account.backend,
        "how": how,
        "next": next_url,
        "until": time.time() + TURN_S,
        "wrong": 0,
    }
    return redirect("admin:sign_in_code" if has_factor else "admin:sign_in_set_up")


def code_page(request: HttpRequest, page: Page) -> HttpResponse:
    """The second step of who has an authenticator."""
    turn = _turn(request)
    if turn is None or second_factor.of(turn.account) is None:
        return redirect("admin:login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        verdict = second_factor.verify(turn.account, form.cleaned_data["code"])
        if verdict.is_right:
            how = turn.how if turn.how == SignIn.CITY else SignIn.WITH_CODE
            return _finish(request, Turn(turn.account, how, turn.next_url))
        form.add_error("code", wrong_words(verdict))
        if _count_wrong(request):
            return page(request, "console/sign_in_again.html", {"title": "Masuk lagi"})
    return page(request, "console/sign_in_code.html", {"form": form, "title": "Kode kedua"})


def set_up_page(request: HttpRequest, page: Page) -> HttpResponse:
    """The second step of who must have an authenticator and has none yet."""
    turn = _turn(request)
    if turn is None or second_factor.of(turn.account) is not None:
        return redirect("admin:login")
    form = new_code_form(request)
    if request.method == "POST" and form.is_valid():
        codes = second_factor.confirm(turn.account, form.cleaned_data["code"])
        if codes is not None:
            _finish(request, Turn(turn.account, SignIn.WITH_CODE, turn.next_url))
            return page(request, "console/recovery_codes.html", recovery_context(codes, turn.next_url))
        form.add_error("code", NEW_WRONG)
    return page(request, "console/sign_in_set_up.html", {"form": form, **set_up_context(turn.account)})


def new_code_form(request: HttpRequest) -> CodeForm:
    """For the first code of an app that is being set up: no recovery code stands in for it."""
    form = CodeForm(request.POST or None)
    form.fields["code"].label, form.fields["code"].help_text = "Kode dari aplikasi yang baru dipasang", "Enam angka."
    return form


NEW_WRONG = "Kode itu belum cocok. Tunggu sampai aplikasi menunjukkan kode baru, lalu ketik yang itu."


def wrong_words(verdict: second_factor.Verdict) -> str:
    if verdict.wait_s >= 60:
        return f"Terlalu banyak kode yang salah. Tunggu {-(-verdict.wait_s // 60)} menit, atau pakai kode cadangan."
    if verdict.wait_s:
        return f"Tunggu {verdict.wait_s} detik, lalu ketik kode yang sedang tampil di aplikasi."
    return "Kode itu tidak cocok atau sudah dipakai. Ketik kode yang sedang tampil di aplikasi."


def set_up_context(account: Account) -> dict[str, Any]:
    """The secret of the authenticator that is being set up, as a QR and as text to type."""
    device = second_factor.begun(account)
    address = device.config_url
    secret = address.partition("secret=")[2].partition("&")[0]
    grouped = [secret[at : at + 4] for at in range(0, len(secret), 4)]
    code = qr.svg(address, "QR untuk aplikasi pembuat kode")
    return {"title": "Pasang kode kedua", "qr": code, "secret": grouped}


def recovery_context(codes: Sequence[str], next_url: str) -> dict[str, Any]:
    return {"title": "Kode cadangan", "codes": codes, "next_url": next_url or reverse("admin:index")}


def _turn(request: HttpRequest) -> Turn | None:
    told = request.session.get(_TURN)
    if not told or told["until"] < time.time():
        return None
    account = Account.objects.filter(pk=told["account"], is_active=True, is_staff=True).first()
    return Turn(account, told["how"], told["next"]) if account is not None else None


def _count_wrong(request: HttpRequest) -> bool:
    """Whether that was one too many; the turn is over then."""
    told = {**request.session[_TURN], "wrong": request.session[_TURN]["wrong"] + 1}
    if told["wrong"] >= WRONG_CODES:
        del request.session[_TURN]
        return True
    request.session[_TURN] = told
    return False


def _finish(request: HttpRequest, turn: Turn, backend: str = "") -> HttpResponse:
    told = request.session.pop(_TURN, {})
    turn.account.signed_in_by = turn.how  # type: ignore[attr-defined]
    auth.login(request, turn.account, backend=backend or told["backend"])
    return HttpResponseRedirect(turn.next_url or reverse("admin:index"))


def own_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    answer = TemplateResponse(request, template, context)
    answer["Cache-Control"] = "no-store"
    return answer
