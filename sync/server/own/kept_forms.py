"""What was typed into one of these pages while the sign-in ended: kept for who signs in again, and given back to that form.

Invariants
- The words lie here sealed to a key that is in that browser's cookie alone: the database without the phone opens nothing, the phone without
  the database holds no word. Not the city's key, so nobody else reads them.
- Only what a browser sends in which the same officer was signed in within the day: another officer who signs in there sees nothing of it.
- A photo is not kept: a browser cannot be given a file back. What is anonymous (`pulse_pages`) is kept nowhere.
"""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from sync.protocol.problems import ProblemError
from sync.server.own.models import KEPT_FOR, KeptForm
from sync.server.own.photos import TooLongError, take_in_memory
from sync.server.public import rates
from sync.trust.sealing import CannotOpenError, new_identity, seal, unseal

PAGES = frozenset({"own-log", "own-amend", "own-plan", "own-object", "own-apply", "own-apply-again", "own-appeal"})
# Presses without a page of their own: where they stood.
_STOOD_ON = {
    **dict.fromkeys(("own-withdraw", "own-begin", "own-end", "own-answer"), "own-flexible"),
    **dict.fromkeys(("own-open", "own-void"), "own-work"),
    "own-plan-copy": "own-plan",
}
AN_HOUR = 20
_BYTES = 16 * 1024
_WHO, _WHAT, _SALT, _PATH = "saya-siapa", "saya-isian", "own.kept", "/saya/"


def remember(answer: HttpResponse, officer: UUID) -> None:
    """In whose name this browser was signed in last."""
    _set(answer, _WHO, str(officer))


def keep(request: HttpRequest) -> HttpResponse:
    """The way to the door for a form that came without a sign-in; what was typed waits where it can be kept."""
    named = (request.resolver_match.url_name if request.resolver_match else None) or ""
    back = reverse(_STOOD_ON[named]) if named in _STOOD_ON else request.get_full_path()
    door = redirect_to_login(back, reverse("admin:login"))
    officer = request.get_signed_cookie(_WHO, default="", salt=_SALT, max_age=int(KEPT_FOR.total_seconds()))
    words = _words(request) if officer and named in PAGES else b""
    if words:
        key, recipient = new_identity()
        row = KeptForm.objects.create(
            officer=UUID(officer),
            address=request.get_full_path()[:300],
            sealed=seal(words, [recipient]).body,
            kept_at=timezone.now(),
        )
        _set(door, _WHAT, f"{row.pk} {key}")
    return door


def given_back(request: HttpRequest, officer: UUID) -> QueryDict | None:
    """What this officer had typed into this very page; None when nothing waits."""
    found = _waiting(request, officer)
    if request.method != "GET" or found is None or found[0].address != request.get_full_path():
        return None
    row, key = found
    try:
        told = QueryDict(unseal(bytes(row.sealed), key))
    except CannotOpenError:
        return None
    return told


def forget(request: HttpRequest, answer: HttpResponse, officer: UUID) -> None:
    """It was sent again."""
    found = _waiting(request, officer)
    if found is not None:
        found[0].delete()
        answer.delete_cookie(_WHAT, path=_PATH)


def _waiting(request: HttpRequest, officer: UUID) -> tuple[KeptForm, str] | None:
    told = request.get_signed_cookie(_WHAT, default="", salt=_SALT, max_age=int(KEPT_FOR.total_seconds()))
    id_, _, key = (told or "").partition(" ")
    row = (
        KeptForm.objects.filter(pk=id_, officer=officer, kept_at__gte=timezone.now() - KEPT_FOR).first()
        if key
        else None
    )
    return None if row is None else (row, key)


def _words(request: HttpRequest) -> bytes:
    """Of the form, without its photo; nothing for what is too long for a form of ours, or comes too often."""
    try:
        rates.limit(f"own-kept:{request.get_signed_cookie(_WHO, salt=_SALT)}", most=AN_HOUR, window_s=3600)
        take_in_memory(request)
    except (ProblemError, TooLongError):
        return b""
    told = [(name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values]
    body = urlencode(told).encode()
    return body if len(body) <= _BYTES else b""


def _set(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_signed_cookie(
        name,
        value,
        salt=_SALT,
        max_age=int(KEPT_FOR.total_seconds()),
        path=_PATH,
        httponly=True,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        samesite="Lax",
    )
