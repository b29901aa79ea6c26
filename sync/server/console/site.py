"""The console's site: Unfold's admin site with our sign-in (`sign_in_pages.py`) and "Hari ini" as index."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver

from sync.server.console.browser_rules import allow_own_script
from sync.server.console.roles import ROLE_NAMES
from sync.server.console.sign_in_pages import SignInPages
from sync.server.people.models import Account


class ConsoleSite(SignInPages):
    site_header = site_title = settings.TENANT.title
    index_title = "Hari ini"
    index_template = "console/today.html"
    password_change_template = "console/password.html"  # noqa: S105 - a template
    password_change_done_template = "console/password_done.html"  # noqa: S105
    enable_nav_sidebar = False

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:
        from sync.server.console import today_pages

        page: HttpResponse = super().index(request, {**today_pages.index_context(request), **(extra_context or {})})
        return allow_own_script(page)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from sync.server.console import merit_pages, signed_fact_pages, today_pages

        urls: list[URLPattern | URLResolver] = super().get_urls()
        return [*today_pages.urls(self), *merit_pages.urls(self), *signed_fact_pages.urls(self), *urls]

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The navigation leads everywhere; a page for each Django app would only be another way."""
        raise Http404

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context: dict[str, Any] = super().each_context(request)
        return {**context, "role_name": _role_name(request)}


def _role_name(request: HttpRequest) -> str:
    if not isinstance(request.user, Account):
        return ""
    names = request.user.groups.values_list("name", flat=True)
    return ", ".join(ROLE_NAMES.get(name, name) for name in names)


console = ConsoleSite(name="admin")
