"""The console's site: Unfold's admin site with our sign-in, "Hari ini" as index, and a working day as the longest session."""

from __future__ import annotations

import time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from unfold.sites import UnfoldAdminSite  # type: ignore[import-untyped]

from sync.server.console.roles import ROLE_NAMES
from sync.server.console.sign_in import SignInForm
from sync.server.people.models import Account

LONGEST_SESSION_S = 12 * 3600
_SIGNED_IN_AT = "signed_in_at"


class ConsoleSite(UnfoldAdminSite):  # type: ignore[misc]
    site_header = site_title = "Balai RW Surabaya"
    index_title = "Hari ini"
    index_template = "console/today.html"
    login_template = "console/sign_in.html"
    login_form = SignInForm
    password_change_template = "console/password.html"  # noqa: S105 - a template
    password_change_done_template = "console/password_done.html"  # noqa: S105
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Signed in, staff, and for no longer than a working day, however busy."""
        began = request.session.get(_SIGNED_IN_AT, 0)
        return bool(super().has_permission(request)) and time.time() - began < LONGEST_SESSION_S

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        response: HttpResponse = super().login(request, extra_context)
        if request.method == "POST" and response.status_code == 302:
            request.session[_SIGNED_IN_AT] = int(time.time())
        return response

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:
        from sync.server.console import today

        assert isinstance(request.user, Account)
        context = {**today.today(request.user), "has_no_site": today.site_of_nobody(request.user)}
        page: HttpResponseBase = super().index(request, {**context, **(extra_context or {})})
        return page

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
