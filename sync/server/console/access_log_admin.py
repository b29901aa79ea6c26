"""The access log: who looked at which sealed part, when and why; and who changed whose rights, badges and settings.

Invariants
- Read-only for everybody. Whoever sees every hall sees every line, also of parts whose record is gone; a supervisor those of the own
  halls' parts.
- A line names the account as it was then; what it may do today stands beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sync.rules.service import Service
from sync.server.concerns.models import Concern
from sync.server.console import catalogue_names, dates
from sync.server.console.filters import Choice, HallFilter, midnight
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.opening import PURPOSES
from sync.server.console.roles import ROLE_NAMES, SEE_EVERY_SITE
from sync.server.console.site import console
from sync.server.console.words import CHANGED_FIELDS, CHANGED_THINGS
from sync.server.fleet.models import Kiosk, Site
from sync.server.ingest.models import PartOpening, PartReference
from sync.server.people.models import Account
from sync.server.requests.models import Request

CITY_ITSELF = "kota"


class FromDay(Choice):
    control = "date"
    title, parameter_name = "Dari hari", "dari"
    field = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        begin = midnight(self.value() or "")
        return queryset.filter(**{f"{self.field}__gte": begin}) if begin else queryset


class UntilDay(FromDay):
    title, parameter_name = "Sampai hari", "sampai"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        begin = midnight(self.value() or "")
        return queryset.filter(**{f"{self.field}__lt": begin + timedelta(days=1)}) if begin else queryset


class OpenedFrom(FromDay):
    field = "opened_at"


class OpenedUntil(UntilDay):
    field = "opened_at"


class ChangedFrom(FromDay):
    field = "action_time"


class ChangedUntil(UntilDay):
    field = "action_time"


class PurposeFilter(Choice):
    title, parameter_name = "Keperluan", "keperluan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*PURPOSES, ("lain", "Keperluan lain")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        words = dict(PURPOSES)
        if self.value() in words:
            return queryset.filter(purpose__contains=words[str(self.value())])
        if self.value() == "lain":
            for known in words.values():
                queryset = queryset.exclude(purpose__contains=known)
        return queryset


class OpenedHall(HallFilter):
    def of(self, queryset: QuerySet[Any], halls: QuerySet[Site]) -> QuerySet[Any]:
        return queryset.filter(sha256__in=_parts_of(halls.values("id")))


def _parts_of(sites: QuerySet[Any]) -> QuerySet[Any]:
    kiosks = Kiosk.objects.filter(site__in=sites).values("id")
    return PartReference.objects.filter(kiosk__in=kiosks).values("sha256")


@admin.register(PartOpening, site=console)
class PartOpeningAdmin(ReadOnlyAdmin):
    list_display = ("opened", "account", "role", "file", "hall", "purpose", "digest")
    list_display_links = None
    list_filter = (OpenedHall, PurposeFilter, OpenedFrom, OpenedUntil)
    search_fields = ("account", "sha256")  # by `get_search_results`
    search_placeholder = "Akun atau sidik berkas"
    ordering = ("-opened_at", "-id")
    nothing_words = "Belum ada berkas yang dibuka."

    def get_queryset(self, request: HttpRequest) -> QuerySet[PartOpening]:
        if request.user.has_perm(SEE_EVERY_SITE):
            return PartOpening.objects.all()
        rows: QuerySet[PartOpening] = super().get_queryset(request)
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[PartOpening], search_term: str
    ) -> tuple[QuerySet[PartOpening], bool]:
        """Names of accounts first: how many lines are theirs the database then knows beforehand."""
        for word in search_term.split()[:6]:
            named = PartOpening.objects.filter(account__icontains=word).order_by().values_list("account", flat=True)
            queryset = queryset.filter(Q(account__in=list(named.distinct())) | Q(sha256__startswith=word.lower()))
        return queryset, False

    def limited(self, rows: QuerySet[PartOpening], sites: QuerySet[Site]) -> QuerySet[PartOpening]:
        return rows.filter(sha256__in=_parts_of(sites.values("id")))

    def prepare(self, rows: Sequence[PartOpening]) -> None:
        references = PartReference.objects.filter(sha256__in={row.sha256 for row in rows})
        found = {reference.sha256: reference for reference in references}
        kiosks = {reference.kiosk for reference in found.values()}
        halls = dict(Kiosk.objects.filter(id__in=kiosks).values_list("id", "site__name"))
        subjects = [reference.subject for reference in found.values()]
        requests = Request.objects.in_bulk(subjects)
        concerns = set(Concern.objects.filter(pk__in=subjects).values_list("pk", flat=True))
        accounts = Account.objects.filter(username__in={row.account for row in rows}).prefetch_related("groups")
        roles = {account.username: _roles_of(account) for account in accounts}
        services = catalogue_names.services_of({(one.service, one.catalogue_version) for one in requests.values()})
        for row in rows:
            row.shown_role = _CITY_WORDS if row.account == CITY_ITSELF else roles.get(row.account, "Tanpa akun")  # type: ignore[attr-defined]
            reference = found.get(row.sha256)
            request = requests.get(reference.subject) if reference else None
            row.shown_file = _file_words(reference, request, services, concerns)  # type: ignore[attr-defined]
            row.shown_hall = halls.get(reference.kiosk, "–") if reference else "–"  # type: ignore[attr-defined]

    @named("Waktu", ordering="opened_at")
    def opened(self, row: PartOpening) -> str:
        return dates.moment_to_second(row.opened_at)

    @named("Peran sekarang")
    def role(self, row: Any) -> str:
        return str(row.shown_role)

    @named("Berkas")
    def file(self, row: Any) -> SafeString | str:
        words: SafeString | str = row.shown_file
        return words

    @named("Balai")
    def hall(self, row: Any) -> str:
        return str(row.shown_hall)

    @named("Sidik berkas", ordering="sha256")
    def digest(self, row: PartOpening) -> str:
        return f"{row.sha256[:12]}…"


def _file_words(
    reference: PartReference | None,
    request: Request | None,
    services: Mapping[tuple[str, int], Service],
    concerns: Collection[UUID],
) -> SafeString | str:
    """The file's name, leading to the record it belongs to."""
    if reference is None:
        return "–"
    if reference.role == "pin":
        name, page = catalogue_names.part_name(None, reference.role), "admin:people_officer_change"
    elif request is None and reference.subject in concerns:
        name, page = catalogue_names.part_name(None, reference.role), "admin:concerns_concern_change"
    elif request is None:
        name, page = catalogue_names.part_name(None, reference.role), "admin:people_presence_change"
    else:
        service = services.get((request.service, request.catalogue_version))
        name, page = catalogue_names.part_name(service, reference.role), "admin:requests_request_change"
    return format_html('<a href="{}">{}</a>', reverse(page, args=[reference.subject]), name)


_CITY_WORDS = "Sistem kota"


def _roles_of(account: Account) -> str:
    return ", ".join(ROLE_NAMES.get(group.name, group.name) for group in account.groups.all()) or "Tanpa peran"


@admin.register(LogEntry, site=console)
class ChangeLogAdmin(ReadOnlyAdmin):
    list_display = ("changed", "who", "thing", "which", "what")
    list_display_links = None
    list_filter = (ChangedFrom, ChangedUntil)
    search_fields = ("user__username", "object_repr")
    search_placeholder = "Akun atau yang diubah"
    list_title = "Catatan perubahan"
    nothing_words = "Belum ada akun, petugas, lencana, atau aturan yang diubah pada hari-hari ini."
    ordering = ("-action_time", "-id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[LogEntry]:
        return LogEntry.objects.select_related("user", "content_type")

    @named("Waktu", ordering="action_time")
    def changed(self, row: LogEntry) -> str:
        return dates.moment_to_second(row.action_time)

    @named("Oleh", ordering="user__username")
    def who(self, row: LogEntry) -> str:
        return row.user.get_username()

    @named("Tentang")
    def thing(self, row: LogEntry) -> str:
        model = row.content_type.model if row.content_type else ""
        return CHANGED_THINGS.get(model, "Lainnya")

    @named("Yang mana")
    def which(self, row: LogEntry) -> str:
        return row.object_repr

    @named("Perubahan")
    def what(self, row: LogEntry) -> SafeString | str:
        if row.is_addition():
            return chip("Dibuat", "plus", "ok")
        told = str(row.get_change_message())
        return ", ".join(CHANGED_FIELDS.get(word, word) for word in told.split(", "))
