"""One's own account: the second factor, the recovery codes, and where one is signed in.

Invariants
- What weakens or changes how one signs in asks for proof first: a code of the present authenticator, or the password of who has
  none yet. Whoever finds an open console cannot take the account over.
- Who must have a second factor cannot switch it off, only replace it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters

from sync.protocol.problems import ProblemError
from sync.server.access import second_factor, sign_ins
from sync.server.access.models import CityIdentity, SignIn
from sync.server.console.sign_in_steps import NEW_WRONG, new_code_form, recovery_context, set_up_context, wrong_words
from sync.server.people.models import Account
from sync.server.public import rates

SHOWN = 20
_TRIES, _TRIES_WITHIN_S = 5, 600
Page = Callable[[HttpRequest, str, dict[str, Any]], HttpResponse]


class ProofForm(forms.Form):
    """`proof` is a code or a password, whichever the account has to show."""

    proof = forms.CharField(
        max_length=128,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": "Terlalu panjang. Periksa lagi."},
    )

    def __init__(self, account: Account, data: Any = None) -> None:
        super().__init__(data)
        self.account = account
        self.by_code = second_factor.of(account) is not None
        if self.by_code:
            self.fields["proof"].label = "Kode dari aplikasi yang sekarang, atau kode cadangan"
            self.fields["proof"].widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "class": "signs"})
        elif account.has_usable_password():
            self.fields["proof"].label = "Kata sandi Anda"
        else:
            del self.fields["proof"]

    def clean_proof(self) -> str:
        typed = str(self.cleaned_data["proof"])
        wrong = self._by_code(typed) if self.by_code else self._by_password(typed)
        if wrong:
            raise forms.ValidationError(wrong)
        return typed

    def _by_code(self, typed: str) -> str:
        verdict = second_factor.verify(self.account, typed)
        return "" if verdict.is_right else wrong_words(verdict)

    def _by_password(self, typed: str) -> str:
        key = f"proof:{self.account.pk}"
        try:
            rates.check(key, most=_TRIES, window_s=_TRIES_WITHIN_S)
        except ProblemError:
            return "Terlalu banyak percobaan yang salah. Tunggu 10 menit, lalu coba lagi."
        if self.account.check_password(typed):
            return ""
        rates.note_failure(key, window_s=_TRIES_WITHIN_S)
        return "Kata sandi tidak cocok. Periksa huruf besar dan kecil."


def overview(request: HttpRequest, page: Page) -> HttpResponse:
    account = _account(request)
    present = sign_ins.present_id(request)
    stays = list(SignIn.objects.filter(account=account).order_by("-began_at")[:SHOWN])
    open_ids = set(sign_ins.open_ones(account).values_list("pk", flat=True))
    return page(
        request,
        "console/own_security.html",
        {
            "title": "Keamanan akun",
            "factor": second_factor.of(account),
            "is_required": second_factor.is_required(account),
            "recovery_left": second_factor.recovery_left(account),
            "proof_form": ProofForm(account),
            "sign_on_name": settings.SIGN_ON.name if settings.SIGN_ON else "",
            "city_identity": CityIdentity.objects.filter(account=account).first(),
            "stays": [(stay, stay.pk == present, stay.pk in open_ids) for stay in stays],
            "others": len(open_ids - {present}),
            "shown": SHOWN,
        },
    )


@sensitive_post_parameters()
def set_up(request: HttpRequest, page: Page) -> HttpResponse:
    account = _account(request)
    proof, form = ProofForm(account, request.POST or None), new_code_form(request)
    if request.method == "POST" and form.is_valid() and proof.is_valid():
        codes = second_factor.confirm(account, form.cleaned_data["code"])
        if codes is not None:
            return page(request, "console/recovery_codes.html", recovery_context(codes, _BACK))
        form.add_error("code", NEW_WRONG)
    return page(request, "console/own_set_up.html", {"form": form, "proof_form": proof, **set_up_context(account)})


@sensitive_post_parameters()
def recovery(request: HttpRequest, page: Page) -> HttpResponse:
    """New recovery codes; the ones before end."""
    account = _account(request)
    if request.method != "POST" or second_factor.of(account) is None or not _is_proved(request):
        return redirect(_PAGE)
    codes = second_factor.new_recovery_codes(account)
    return page(request, "console/recovery_codes.html", recovery_context(codes, _BACK))


@sensitive_post_parameters()
def switch_off(request: HttpRequest, _page: Page) -> HttpResponse:
    account = _account(request)
    if request.method == "POST" and not second_factor.is_required(account) and _is_proved(request):
        second_factor.remove(account)
        messages.success(request, "Kode kedua dimatikan. Mulai sekarang kata sandi saja cukup untuk masuk.")
    return redirect(_PAGE)


def leave(request: HttpRequest, _page: Page) -> HttpResponse:
    """Ends one stay, or all but this one."""
    account, present = _account(request), sign_ins.present_id(request)
    if request.method != "POST":
        return redirect(_PAGE)
    try:
        one = UUID(request.POST.get("sign_in", ""))
    except ValueError:
        ended = sign_ins.end_all(account, "elsewhere", but=present)
    else:
        ended = sign_ins.end_one(account, one, "elsewhere")
    messages.success(request, "Sudah dikeluarkan." if ended else "Tidak ada lagi yang perlu dikeluarkan.")
    return redirect(_PAGE)


_PAGE, _BACK = "admin:own_security", "/console/keamanan/"


def _is_proved(request: HttpRequest) -> bool:
    """If not, the next page says why."""
    proof = ProofForm(_account(request), request.POST)
    if proof.is_valid():
        return True
    messages.warning(request, " ".join(str(words) for said in proof.errors.values() for words in said))
    return False


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user
