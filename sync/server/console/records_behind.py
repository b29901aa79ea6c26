"""The records behind a number, in words and with the way to each, as far as the account may go there. A few queries for a whole month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import reverse

from sync.rules.indonesian import long_date
from sync.server.console import catalogue_names, dates
from sync.server.console.roles import visible_sites
from sync.server.indices.models import DayRuling
from sync.server.people.models import Account, Presence
from sync.server.performance.models import Plan, WorkEntry
from sync.server.recommendations.explanation import Explanation, RecordKind, records_of
from sync.server.requests.models import Referral, Request

Key = tuple[RecordKind, str]
_PAGES: Mapping[RecordKind, tuple[str, str]] = {
    "work": ("performance.view_workentry", "admin:performance_workentry_change"),
    "presence": ("people.view_presence", "admin:people_presence_change"),
    "plan": ("performance.change_plan", "admin:performance_plan_change"),
}


def words_of(told: Explanation) -> dict[Key, str]:
    """Of the records that are still there."""
    return dict(
        [*_requests(told), *_entries(told), *_presences(told), *_plans(told), *_referrals(told), *_rulings(told)]
    )


def urls_of(told: Explanation, account: Account) -> dict[Key, str]:
    """Only of what the account may see."""
    urls: dict[Key, str] = {}
    for kind, (permission, page) in _PAGES.items():
        if account.has_perm(permission):
            urls |= {(kind, one): reverse(page, args=[one]) for one in records_of(told, kind)}
    if account.has_perm("requests.view_request"):
        mine = Request.objects.filter(pk__in=records_of(told, "request"), site__in=visible_sites(account))
        for pk in mine.values_list("pk", flat=True):
            urls["request", str(pk)] = reverse("admin:requests_request_change", args=[pk])
    return urls


def _requests(told: Explanation) -> Iterator[tuple[Key, str]]:
    names = catalogue_names.service_names()
    rows = Request.objects.filter(pk__in=records_of(told, "request"))
    for pk, ticket, service in rows.values_list("pk", "ticket", "service"):
        yield ("request", str(pk)), f"{ticket} · {names.get(service, service)}"


def _entries(told: Explanation) -> Iterator[tuple[Key, str]]:
    for row in WorkEntry.objects.filter(pk__in=records_of(told, "work")):
        yield ("work", str(row.pk)), f"{dates.short_day(row.day)}: {row.quantity} {row.get_unit_display()}"


def _presences(told: Explanation) -> Iterator[tuple[Key, str]]:
    rows = Presence.objects.filter(pk__in=records_of(told, "presence")).select_related("site")
    for row in rows:
        yield ("presence", str(row.pk)), f"{dates.moment(row.started_at)} · {row.site.name}"


def _plans(told: Explanation) -> Iterator[tuple[Key, str]]:
    for pk, words in Plan.objects.filter(pk__in=records_of(told, "plan")).values_list("pk", "words"):
        yield ("plan", str(pk)), words


def _referrals(told: Explanation) -> Iterator[tuple[Key, str]]:
    rows = Referral.objects.filter(pk__in=records_of(told, "referral"))
    for pk, ticket, answered in rows.values_list("pk", "ticket", "answered_at"):
        yield ("referral", str(pk)), f"{ticket}, dijawab {dates.moment(answered)}" if answered else ticket


def _rulings(told: Explanation) -> Iterator[tuple[Key, str]]:
    numbers = [int(one) for one in records_of(told, "ruling") if one.isascii() and one.isdigit()]
    for row in DayRuling.objects.filter(pk__in=numbers):
        yield ("ruling", str(row.pk)), f"Keputusan {long_date(row.day)}: {row.get_ruling_display()}"
