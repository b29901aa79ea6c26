"""Filters and search of the requests' list beyond hall, service and state: late by how long and by whose doing, waiting for what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.admin import ModelAdmin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from sync.rules.escalation import LEVELS, late_since
from sync.server.console import request_times
from sync.server.console.filters import Choice, FiledDayFilter, midnight
from sync.server.console.words import CAUSES, LEVEL_WORDS, RETURN_REASONS, STOP_REASONS
from sync.server.deadlines.calendars import calendar_of
from sync.server.fleet.models import Site
from sync.server.people.models import Officer
from sync.server.requests.models import Request

_CODE = re.compile(r"[23456789A-HJKMNP-Z]{8}")
_TICKET = re.compile(r"([A-Z])[- ]?([0-9]{1,3})")
_UNTIL = "sampai"


def found(rows: QuerySet[Request], text: str) -> QuerySet[Request]:
    """By status code, by queue number, or by the name of a hall or of an officer; each asks an index or a small table."""
    told = text.strip().upper().replace(" ", "")
    if _CODE.fullmatch(told) and rows.filter(code=told).exists():
        return rows.filter(code=told)  # else it was a name of eight letters
    if (ticket := _TICKET.fullmatch(text.strip().upper())) is not None:
        return rows.filter(ticket=f"{ticket[1]}-{int(ticket[2]):03d}")
    halls = Site.objects.filter(name__icontains=text.strip()).values("id")
    officers = Officer.objects.filter(name__icontains=text.strip()).values("id")
    return rows.filter(Q(site__in=halls) | Q(officer__in=officers))


class LateFilter(Choice):
    """At risk, late, late for so long that somebody further up must know; or to be looked at."""

    title, parameter_name = "Tenggat", "tenggat"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return [
            ("terlambat", "Terlambat"),
            *((f"{level}", f"Terlambat, sampai {LEVEL_WORDS[level]}") for level in LEVELS),
            ("mendesak", "Mendesak"),
            ("diperiksa", "Perlu diperiksa"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        now, told = timezone.now(), self.value() or ""
        if told in LEVELS:
            before = late_since(told, now=now, calendar=calendar_of())
            return queryset.filter(request_times.late(now), promised_at__lt=before)
        rules = {"terlambat": request_times.late, "mendesak": request_times.at_risk, "diperiksa": request_times.unsure}
        rule = rules.get(told)
        return queryset.filter(rule(now)) if rule else queryset


class WaitingFilter(Choice):
    """What a request waits for: why its clock stands, why it went back to the resident."""

    title, parameter_name = "Menunggu", "menunggu"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return [
            ("jam", "Jam berhenti"),
            *((f"jam-{reason}", f"Jam berhenti: {words}") for reason, words in STOP_REASONS.items()),
            ("warga", "Dikembalikan"),
            *((f"warga-{reason}", f"Dikembalikan: {words}") for reason, words in RETURN_REASONS.items()),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        what, _, reason = (self.value() or "").partition("-")
        if what == "jam":
            stopped = queryset.exclude(paused="")
            return stopped.filter(paused=reason) if reason else stopped
        if what == "warga":
            returned = queryset.filter(state="returned")
            return returned.filter(returned=reason) if reason else returned
        return queryset


class CauseFilter(Choice):
    """Whose a request is that was finished late."""

    title, parameter_name = "Sebab terlambat", "sebab"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return [("officer", CAUSES["officer"]), ("hall", CAUSES["hall"]), ("other_office", CAUSES["other_office"])]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        known = {value for value, _ in self.lookup_choices}
        return queryset.filter(cause=self.value()) if self.value() in known else queryset


class FiledFromFilter(FiledDayFilter):
    """One day, or the first of a span where `UntilFilter` says the last."""

    title = "Diajukan"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        begin = midnight(self.value() or "")
        if begin is None:
            return queryset
        if midnight(request.GET.get(_UNTIL, "")) is None:
            return queryset.filter(filed_at__gte=begin, filed_at__lt=begin + timedelta(days=1))
        return queryset.filter(filed_at__gte=begin)


class FiledUntilFilter(FiledDayFilter):
    title, parameter_name = "Sampai", _UNTIL

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        last = midnight(self.value() or "")
        return queryset if last is None else queryset.filter(filed_at__lt=last + timedelta(days=1))
