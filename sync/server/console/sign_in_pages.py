"""The part of the console's site that lets people in and out: its addresses, its sign-in, what ends a session.

Invariants
- A page of the console is answered only while `sign_ins.counts`: signed in through every step, not idle for half an hour, not
  longer than a working day, not ended from elsewhere.
- A changed password ends every other stay of the account.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from unfold.sites import UnfoldAdminSite  # type: ignore[import-untyped]

from sync.server.access import sign_ins
from sync.server.console import city_sign_on_pages, own_security, sign_in_steps
from sync.server.console.roles import OFFICER
from sync.server.console.sign_in import SignInForm
from sync.server.people.models import Account

Show = Callable[[HttpRequest, sign_in_steps.Page], HttpResponse]


class PasswordStep(LoginView):
    authentication_form = SignInForm
    template_name = "console/sign_in.html"

    def form_valid(self, form: Any) -> HttpResponse:
        account = form.get_user()
        return sign_in_steps.first_step_passed(self.request, account, self.get_redirect_url() or home_of(account))


def home_of(account: Account) -> str:
    """Where who asked for no page begins: an officer who is nothing else at their own pages."""
    roles = set(account.groups.values_list("name", flat=True))
    return reverse("own-today" if roles == {OFFICER} and account.officer_id else "admin:index")


class SignInPages(UnfoldAdminSite):  # type: ignore[misc]
    login_form = SignInForm

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(super().has_permission(request)) and sign_ins.counts(request)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        for_all = (
            ("masuk/kode/", sign_in_steps.code_page, "sign_in_code"),
            ("masuk/pasang/", sign_in_steps.set_up_page, "sign_in_set_up"),
        )
        own = (
            ("keamanan/", own_security.overview, "own_security"),
            ("keamanan/pasang/", own_security.set_up, "own_security_set_up"),
            ("keamanan/cadangan/", own_security.recovery, "own_security_recovery"),
            ("keamanan/matikan/", own_security.switch_off, "own_security_switch_off"),
            ("keamanan/keluar/", own_security.leave, "own_security_leave"),
        )
        urls: list[URLPattern | URLResolver] = [
            *(path(address, never_cache(self._shown(show)), name=name) for address, show, name in for_all),
            path("masuk/kota/", never_cache(city_sign_on_pages.begin), name="city_sign_on"),
            path("masuk/kota/kembali/", never_cache(city_sign_on_pages.returned), name="city_sign_on_returned"),
            *(path(address, self.admin_view(self._shown(show)), name=name) for address, show, name in own),
        ]
        return [*urls, *super().get_urls()]

    def _shown(self, show: Show) -> Callable[[HttpRequest], HttpResponse]:
        def page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
            return sign_in_steps.own_page(request, template, {**self.each_context(request), **context})

        return lambda request: show(request, page)

    @method_decorator(never_cache)
    @method_decorator(sensitive_post_parameters())
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = {
            **self.each_context(request),
            "app_path": request.get_full_path(),
            "sign_on_name": settings.SIGN_ON.name if settings.SIGN_ON else "",
            **(extra_context or {}),
        }
        return PasswordStep.as_view(extra_context=context)(request)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        answer: HttpResponse = super().password_change(request, extra_context)
        if request.method == "POST" and answer.status_code == 302 and isinstance(request.user, Account):
            sign_ins.end_all(request.user, "password", but=sign_ins.present_id(request))
        return answer
