"""To the city's identity provider and back. Whoever comes back takes the same next steps as with a password.

Invariants
- Where no provider is set up, these addresses are not there (404).
- What a provider says wrongly, late or not at all is one sentence on the sign-in page, never a fault of ours; what it said is
  in no log.
"""

from __future__ import annotations

import logging

import jwt  # what mozilla-django-oidc verifies tokens with; its refusals come through
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from mozilla_django_oidc.views import (
    OIDCAuthenticationCallbackView,
    OIDCAuthenticationRequestView,
)

from sync.server.console.sign_in_steps import first_step_passed

_LOG = logging.getLogger(__name__)
_REFUSED = (
    "Akun itu belum terhubung dengan konsol. Minta administrator membuat akun dengan surel dinas yang sama,"
    " atau masuk dengan kata sandi."
)
_UNREACHED = "Akun kota belum dapat diperiksa. Coba lagi sebentar lagi, atau masuk dengan kata sandi."


class _Callback(OIDCAuthenticationCallbackView):  # type: ignore[misc]
    def login_success(self) -> HttpResponse:
        next_url = self.request.session.get("oidc_login_next") or reverse("admin:index")
        return first_step_passed(self.request, self.user, next_url)

    def login_failure(self) -> HttpResponse:
        return _back(self.request, _REFUSED)


def begin(request: HttpRequest) -> HttpResponse:
    _require_provider()
    answer: HttpResponse = OIDCAuthenticationRequestView.as_view()(request)
    return answer


def returned(request: HttpRequest) -> HttpResponse:
    _require_provider()
    try:
        answer: HttpResponse = _Callback.as_view()(request)
    except (OSError, SuspiciousOperation, jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
        # requests' exceptions are OSErrors; the others are answers that make no sense.
        _LOG.warning("the identity provider's answer was of no use: %s", type(error).__name__)
        return _back(request, _UNREACHED)
    return answer


def _require_provider() -> None:
    if settings.SIGN_ON is None:
        raise Http404


def _back(request: HttpRequest, words: str) -> HttpResponse:
    messages.warning(request, words)
    return redirect("admin:login")
