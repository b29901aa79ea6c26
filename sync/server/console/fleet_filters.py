"""Filters of the list of kiosks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from sync.server.console import kiosk_states
from sync.server.console.filters import Choice
from sync.server.console.roles import visible_sites
from sync.server.fleet.models import Kiosk, KioskHealth
from sync.server.people.models import Account


class KioskStateFilter(Choice):
    title, parameter_name = "Keadaan", "keadaan"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return [
            ("perhatian", "Perhatian"),
            ("sunyi", "Tidak terdengar"),
            ("baik", "Baik"),
            ("dicabut", "Dicabut"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        now = timezone.now()
        match self.value():
            case "perhatian":
                return queryset.filter(kiosk_states.faulty(now))
            case "sunyi":
                return queryset.filter(kiosk_states.silent(now))
            case "baik":
                well = queryset.filter(revoked_at=None)
                return well.exclude(kiosk_states.silent(now)).exclude(pk__in=_faulty_ids(queryset))
            case "dicabut":
                return queryset.filter(revoked_at__isnull=False)
        return queryset


def _faulty_ids(queryset: QuerySet[Any]) -> QuerySet[Any]:
    return queryset.order_by().filter(kiosk_states.faulty(timezone.now())).values("pk")


class ChannelFilter(Choice):
    title, parameter_name = "Kanal", "kanal"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return [(value, words.capitalize()) for value, words in Kiosk.CHANNELS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(channel=self.value()) if self.value() else queryset


class VersionFilter(Choice):
    title, parameter_name = "Versi", "versi"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        rows = KioskHealth.objects.exclude(version="").values_list("version", flat=True)
        return [(version, version) for version in sorted(set(rows.distinct()))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kioskhealth__version=self.value()) if self.value() else queryset


class DistrictFilter(Choice):
    title, parameter_name = "Kecamatan", "kecamatan"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        assert isinstance(request.user, Account)
        names = visible_sites(request.user).order_by("kecamatan").values_list("kecamatan", flat=True).distinct()
        return [(name, name) for name in names]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(site__kecamatan=self.value()) if self.value() else queryset
