"""The board "Siapa di mana": what officers' own acts told today, and reaching those who work elsewhere.

It renews itself like "Hari ini" (`static/console/live.js`); without a script it is as old as it says. Reaching somebody notes when, and when
they answered; whose number was called is nowhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import urlencode

from sync.server.console.browser_rules import allow_own_script
from sync.server.console.dates import short_day
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.console.roles import SEE_EVERY_SITE
from sync.server.flexible import board, reaching, words
from sync.server.flexible.applying import today
from sync.server.flexible.models import Contact
from sync.server.flexible.refusing import NotPossibleError
from sync.server.organisation.scope import led_officers
from sync.server.people.models import Account, Officer

SEE, REACH = "flexible.see_board", "flexible.add_contact"
RENEWED_S = 30
MOST_UNITS = 60  # beyond it those with nobody elsewhere today are only counted
View = Callable[..., HttpResponse]


class BoardPages(ReadOnlyAdmin):
    def board_views(self) -> list[tuple[str, View, str]]:
        return [
            ("siapa-di-mana/", self.board_view, "board"),
            ("siapa-di-mana/sekarang/", self.board_live_view, "board_live"),
            ("hubungi/<uuid:pk>/", self.call_view, "call"),
            ("kontak/<uuid:pk>/dijawab/", self.answered_view, "answered"),
        ]

    def board_actions(self, request: HttpRequest) -> list[tuple[str, str, str]]:
        if not isinstance(request.user, Account) or not request.user.has_perm(SEE):
            return []
        return [(reverse("admin:flexible_application_board"), "pin", "Siapa di mana")]

    def board_view(self, request: HttpRequest) -> HttpResponse:
        told = self._told(request)
        live = reverse("admin:flexible_application_board_live")
        asked = f"?{urlencode({'unit': told['chosen']})}" if told["chosen"] else ""
        context = {
            **self.admin_site.each_context(request),
            **told,
            "opts": self.opts,
            "title": "Siapa di mana",
            "live_url": live + asked,
            "renewed_s": RENEWED_S,
        }
        return allow_own_script(TemplateResponse(request, "console/flexible_board.html", context))

    def board_live_view(self, request: HttpRequest) -> HttpResponse:
        """Asking again is no sign of a person: the session stays as old as it is."""
        page = render_to_string("console/flexible_board_now.html", self._told(request), request=request).encode()
        etag = f'"{hashlib.sha256(page).hexdigest()[:32]}"'
        response = get_conditional_response(request, etag=etag) or HttpResponse(page)
        response["ETag"], response["Cache-Control"] = etag, "no-store"
        del request.session
        return response

    def call_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        account = _reaching(request)
        officer = led_officers(account).filter(pk=pk, is_active=True).first()
        if officer is None:
            raise Http404
        if request.method == "POST":
            way = "message" if request.POST.get("cara") == "message" else "call"
            try:
                contact = reaching.call(officer, way, account, timezone.now())
                self.message_user(
                    request, f"Dicatat. {officer.name} diminta menjawab dalam {contact.within_min} menit."
                )
            except NotPossibleError as error:
                self.message_user(request, str(error), level="WARNING")
        return redirect(_back(officer))

    def answered_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        account = _reaching(request)
        led = led_officers(account).values("id")
        contact = Contact.objects.select_related("officer").filter(pk=pk, officer__in=led).first()
        if contact is None or contact.officer_id == account.officer_id:
            raise Http404
        if request.method == "POST":
            try:
                reaching.answer(contact, by=account.get_username(), now=timezone.now())
                self.message_user(request, f"Jawaban {contact.officer.name} dicatat.")
            except NotPossibleError as error:
                self.message_user(request, str(error), level="WARNING")
        return redirect(_back(contact.officer))

    def _told(self, request: HttpRequest) -> dict[str, Any]:
        account = request.user
        if not isinstance(account, Account) or not account.has_perm(SEE):
            raise PermissionDenied
        now, chosen = timezone.now(), _unit(request.GET.get("unit", ""))
        is_everywhere = account.has_perm(SEE_EVERY_SITE)
        officers = Officer.objects.all() if is_everywhere else led_officers(account)
        found = board.board(officers, now, chosen)
        if chosen and chosen not in {one.unit for one in found.units}:
            raise Http404
        shown = found.units
        if len(shown) > MOST_UNITS:
            shown = [one for one in shown if one.unit == chosen or one.counts["elsewhere"] or one.counts["planned"]]
        return {
            "chosen": chosen,
            "states": board.STATES,
            "units": [(one, [one.counts[state] for state in board.STATES]) for one in shown],
            "other_units": len(found.units) - len(shown),
            "totals": [(words_, found.total[state]) for state, words_ in board.STATES.items() if state != "ended"],
            "people": [
                (
                    one,
                    board.STATES[one.state],
                    words.CONTACTS[one.contact_standing] if one.contact_standing else None,
                    one.officer.pk != account.officer_id,
                )
                for one in found.people
            ],
            "may_reach": account.has_perm(REACH),
            "most": board.SHOWN,
            "now": now,
            "day": short_day(today(now)),
        }


def _reaching(request: HttpRequest) -> Account:
    if not isinstance(request.user, Account) or not request.user.has_perm(REACH):
        raise PermissionDenied
    return request.user


def _unit(text: str) -> UUID | None:
    """Raises Http404 for what is no unit's id."""
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _back(officer: Officer) -> str:
    at = reverse("admin:flexible_application_board")
    return f"{at}?{urlencode({'unit': str(officer.unit_id)})}" if officer.unit_id else at
