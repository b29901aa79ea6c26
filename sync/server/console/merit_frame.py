"""What the pages of merit and efficiency share: who may, a span of months from the address, a page in the console's frame."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from sync.rules.indonesian import MONTHS
from sync.server.console.roles import SEE_EVERY_SITE, visible_sites
from sync.server.console.site import console
from sync.server.merit.efficiency import Months, months_back
from sync.server.organisation.scope import led_units
from sync.server.people.models import Account

LONGEST_MONTHS = 12
_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])", re.ASCII)


def allowed(request: HttpRequest, permission: str) -> Account:
    """Raises PermissionDenied."""
    if not isinstance(request.user, Account) or not request.user.has_perm(permission):
        raise PermissionDenied
    return request.user


def page(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, template, {**console.each_context(request), **context}, status=status)


def sites_of(account: Account) -> Collection[UUID] | None:
    """None: every hall."""
    if account.has_perm(SEE_EVERY_SITE):
        return None
    return list(visible_sites(account).values_list("id", flat=True))


def units_of(account: Account) -> Collection[UUID] | None:
    """None: every unit."""
    return None if account.has_perm(SEE_EVERY_SITE) else led_units(account)


def months_asked(request: HttpRequest, *, usual: int) -> Months:
    """`dari` and `sampai` of the address, else the last whole months. Raises Http404 for what is no span of months."""
    asked = (request.GET.get("dari", ""), request.GET.get("sampai", ""))
    if asked == ("", ""):
        return months_back(timezone.localdate(), usual)
    if not all(map(_MONTH.fullmatch, asked)):
        raise Http404
    months = Months(*asked)
    if not 1 <= months.number <= LONGEST_MONTHS:
        raise Http404
    return months


def month_words(month: str) -> str:
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"


def short_month(month: str) -> str:
    return f"{MONTHS[int(month[5:]) - 1][:3]} {month[2:4]}"


def months_words(months: Months) -> str:
    if months.number == 1:
        return month_words(months.first)
    return f"{month_words(months.first)} sampai {month_words(months.last)}"


def today() -> date:
    return timezone.localdate()
