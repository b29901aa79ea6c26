"""Filters of the console's lists: each is one field of a form (`admin/change_list.html`), so they work without a script."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest

from sync.rules.indonesian import JAKARTA
from sync.server.console import catalogue_names
from sync.server.console.deadlines import RUNNING
from sync.server.console.roles import visible_sites
from sync.server.people.models import Account


class Choice(SimpleListFilter):
    """A select. `control` tells the template what to draw."""

    control = "select"

    def has_output(self) -> bool:
        return True


class HallFilter(Choice):
    title, parameter_name = "Balai", "balai"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        assert isinstance(request.user, Account)
        return [(str(site.id), site.name) for site in visible_sites(request.user)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        # One of the offered, or nothing: the address may say anything.
        if not self.value():
            return queryset
        offered = {value for value, _ in self.lookup_choices}
        return queryset.filter(site=self.value()) if self.value() in offered else queryset.none()


class ServiceFilter(Choice):
    title, parameter_name = "Layanan", "layanan"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return catalogue_names.service_names().items()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(service=self.value()) if self.value() else queryset


class StateFilter(Choice):
    title, parameter_name = "Status", "status"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return [("berjalan", "Masih berjalan"), *model_admin.model.STATES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "berjalan":
            return queryset.filter(state__in=(*RUNNING, "returned"))
        return queryset.filter(state=self.value()) if self.value() else queryset


class DayFilter(Choice):
    """A day of the city, as `YYYY-MM-DD`; what is not a day filters nothing."""

    control = "date"
    title, parameter_name = "Hari", "hari"
    field = ""

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        begin = midnight(self.value() or "")
        if begin is None:
            return queryset
        return queryset.filter(**{f"{self.field}__gte": begin, f"{self.field}__lt": begin + timedelta(days=1)})


class FiledDayFilter(DayFilter):
    field = "filed_at"


class StartedDayFilter(DayFilter):
    field = "started_at"


class OpenedDayFilter(DayFilter):
    field = "opened_at"


def midnight(text: str) -> datetime | None:
    """When that day begins in the city; None for what is not a day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=JAKARTA)
