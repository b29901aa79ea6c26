"""Filters of the console's lists: each is one field of a form (`admin/change_list.html`), so they work without a script."""

from __future__ import annotations

import re
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
from sync.server.fleet.models import Site
from sync.server.people.models import Account

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


class Choice(SimpleListFilter):
    """A select. `control` tells the template what to draw."""

    control = "select"

    def has_output(self) -> bool:
        return True


class HallFilter(Choice):
    """Few halls are chosen from a list; of many, words of the name are typed (links name the hall by its id)."""

    title, parameter_name = "Balai", "balai"
    few = 60

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        assert isinstance(request.user, Account)
        self._halls = visible_sites(request.user)
        halls = [(str(site.id), site.name) for site in self._halls[: self.few + 1]]
        if len(halls) <= self.few:
            return halls
        self.control = "text"
        return []

    @property
    def words(self) -> str:
        """What stands in the field: the name of a hall that a link named."""
        named = self.asked().first() if _ID.fullmatch(self._typed) else None
        return named.name if named else self._typed

    def asked(self) -> QuerySet[Site]:
        """The halls that are meant, out of those that may be seen: the address may say anything."""
        if _ID.fullmatch(self._typed):
            return self._halls.filter(id=self._typed)
        halls = self._halls if self.control == "text" else self._halls.none()
        for word in self._typed.split()[:6]:
            halls = halls.filter(name__icontains=word)
        return halls.order_by()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return self.of(queryset, self.asked()) if self._typed else queryset

    def of(self, queryset: QuerySet[Any], halls: QuerySet[Site]) -> QuerySet[Any]:
        return queryset.filter(site__in=halls.values("id"))

    @property
    def _typed(self) -> str:
        return str(self.value() or "").strip()[:80]


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
