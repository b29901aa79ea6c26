"""What every page below /saya/ shares: who it is for, and the frame that fits a phone held in one hand.

Invariants
- A page is its reader's own: the officer is the one that the signed-in account is joined with, no address names another, and
  what is not theirs is not there (404). A role gives nothing here and takes nothing away.
- Signing in, its steps and its ends are the console's; answers are kept nowhere (`no-store`).
- Every page works without a script.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from sync.server.console.browser_rules import allow_own_script
from sync.server.console.site import console
from sync.server.own import kept_forms
from sync.server.own.photos import TooLongError, take_in_memory
from sync.server.people.models import Account, Officer

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    icon: str
    words: str


TABS = (
    Tab("own-today", "home", "Hari ini"),
    Tab("own-work", "pencil", "Kerja"),
    Tab("own-hours", "clock", "Hadir"),
    Tab("own-numbers", "list", "Angka"),
    Tab("own-more", "user", "Lainnya"),
)


def own_page(view: View) -> View:
    """`view` is given the request and the officer whose page it is."""

    @wraps(view)
    def page(request: HttpRequest, **named: Any) -> HttpResponse:
        officer = officer_of(request)
        if officer is None:
            return render(request, "own/nobody.html", {"title": "Halaman saya"}, status=403)
        answer = view(request, officer, **named)
        if request.method == "POST":
            kept_forms.forget(request, answer, officer.pk)
        return answer

    guarded = console.admin_view(page)

    @wraps(view)
    def door(request: HttpRequest, **named: Any) -> HttpResponse:
        if request.method == "POST" and not console.has_permission(request):
            return kept_forms.keep(request)
        return guarded(request, **named)  # type: ignore[no-any-return]

    return door


def own_upload_page(view: View) -> View:
    """The same for a form with a photo: of a stranger, in whose browser no officer was, not a byte of it is read."""
    guarded = own_page(view)

    @wraps(view)
    def page(request: HttpRequest, **named: Any) -> HttpResponse:
        if not console.has_permission(request):
            return guarded(request, **named)
        try:
            take_in_memory(request)
        except TooLongError as refused:
            officer = officer_of(request)
            context = {"title": "Foto terlalu besar", "words": str(refused)}
            return show(request, officer, "own/refused.html", context, status=413)
        return guarded(request, **named)

    return csrf_exempt(page)  # the guarded page asks for the token, once the body may be read


def officer_of(request: HttpRequest) -> Officer | None:
    account = request.user
    officer = account.officer if isinstance(account, Account) else None
    return officer if officer is not None and officer.is_active else None


def typed(request: HttpRequest, officer: Officer) -> QueryDict | None:
    """What a form of this page is filled with: what was just sent, or what waits since the sign-in ended."""
    if request.method == "POST":
        return request.POST
    told = kept_forms.given_back(request, officer.pk)
    if told is not None:
        messages.info(
            request, "Yang Anda tulis sebelum masuk lagi masih ada. Periksa, lalu simpan. Foto perlu dipilih lagi."
        )
    return told


def show(
    request: HttpRequest, officer: Officer | None, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """`tab` of the context names the tab that is open; `script`: the page brings a file of ours."""
    shared = {"officer": officer, "tabs": TABS, "tab": "own-more", **context}
    answer = render(request, template, shared, status=status)
    if officer is not None:
        kept_forms.remember(answer, officer.pk)
    return allow_own_script(answer) if context.get("script") else answer
