"""What a browser may do with our pages. The console runs no script, so nothing that is injected can; a page that renews itself
runs our own file (`allow_own_script`), which asks nobody but us. Inline script and style run nowhere.

Middleware. `img-src data:` is for opened photos, which have no address of their own on purpose.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

POLICY_WITH_OWN_SCRIPT = f"{POLICY}; script-src 'self'; connect-src 'self'"


def allow_own_script(page: HttpResponse) -> HttpResponse:
    """For a page that works without it too. Returns the page."""
    page.headers["Content-Security-Policy"] = POLICY_WITH_OWN_SCRIPT
    return page


class BrowserRules:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if not request.path.startswith("/api/"):
            response.headers.setdefault("Content-Security-Policy", POLICY)
            response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response
