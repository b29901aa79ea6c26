"""The stays in the console: begun by signing in, ended by leaving, by idleness, after a working day, or from elsewhere.

Invariants
- `counts` is asked for every page of the console, and costs one look by primary key.
- Thirty idle minutes end a session (Django's own, `SESSION_COOKIE_AGE`), twelve hours end it however busy; a role that was
  given or taken counts at once, because permissions are read for every page.
- Rows are kept for ninety days, so that everybody can see who used their account.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from sync.server.access.models import SignIn
from sync.server.people.models import Account

LONGEST = timedelta(hours=12)
KEPT_FOR = timedelta(days=90)
_SEEN_EVERY = timedelta(minutes=2)
_OWN, _COUNTS = "sign_in", "_sign_in_counts"
_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"))
_MORE_SYSTEMS = (("Mac OS", "Mac"), ("Linux", "Linux"))


def note(request: HttpRequest, user: Account, **_signal: Any) -> None:
    """Django signed somebody in. `user.signed_in_by` says how, where it was not a password alone."""
    now = timezone.now()
    _end(_present(request), "again")
    SignIn.objects.filter(began_at__lt=now - KEPT_FOR).delete()
    made = SignIn.objects.create(
        account=user,
        how=getattr(user, "signed_in_by", SignIn.PASSWORD),
        browser=browser_words(request.META.get("HTTP_USER_AGENT", "")),
        began_at=now,
        seen_at=now,
    )
    request.session[_OWN] = str(made.pk)


def note_leaving(request: HttpRequest, **_signal: Any) -> None:
    _end(_present(request), "left")


def counts(request: HttpRequest) -> bool:
    """Whether the signed-in account of this request is still in. Looked up once a request."""
    known: bool | None = getattr(request, _COUNTS, None)
    if known is None:
        known = _look(request)
        setattr(request, _COUNTS, known)
    return known


def _look(request: HttpRequest) -> bool:
    now = timezone.now()
    row = _present(request).filter(account=request.user.pk, ended_at=None, began_at__gt=now - LONGEST).first()
    if row is not None and now - row.seen_at > _SEEN_EVERY:
        SignIn.objects.filter(pk=row.pk).update(seen_at=now)
    return row is not None


def present_id(request: HttpRequest) -> UUID | None:
    return _present(request).values_list("pk", flat=True).first()


def _present(request: HttpRequest) -> QuerySet[SignIn]:
    told = request.session.get(_OWN, "") if hasattr(request, "session") else ""
    return SignIn.objects.filter(pk=told) if told else SignIn.objects.none()


def open_ones(account: Account) -> QuerySet[SignIn]:
    """Those whose next page would be answered."""
    now = timezone.now()
    idle = now - timedelta(seconds=settings.SESSION_COOKIE_AGE) - _SEEN_EVERY
    return SignIn.objects.filter(account=account, ended_at=None, began_at__gt=now - LONGEST, seen_at__gt=idle)


def end_all(account: Account, why: str, *, but: UUID | None = None) -> int:
    """How many were ended. `but`: the one that goes on."""
    rows = SignIn.objects.filter(account=account)
    return _end(rows.exclude(pk=but) if but else rows, why)


def end_one(account: Account, pk: UUID, why: str) -> int:
    return _end(SignIn.objects.filter(account=account, pk=pk), why)


def _end(rows: QuerySet[SignIn], why: str) -> int:
    return rows.filter(ended_at=None).update(ended_at=timezone.now(), end=why)


def browser_words(agent: str) -> str:
    """Enough for a person to know their own; never more than our own words: "Firefox, Windows"."""
    agent = re.sub(r"[^\x20-\x7e]", "", agent[:400])
    found = [
        next((words for sign, words in table if sign in agent), "") for table in (_BROWSERS, _SYSTEMS + _MORE_SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or "Peramban lain"
