"""The page of one kiosk: how it is, what the city holds of it, and what can be done about it.

Invariants
- Seen by whoever sees the kiosk's hall; done by whoever may change kiosks. Another hall's kiosk is not there (404).
- What cannot be undone is confirmed on a page of its own; everything done leaves a line in Django's log of the kiosk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from sync.server.console import affected_people, courier_words, fleet_versions, kiosk_states
from sync.server.console.roles import may_open_parts_of
from sync.server.console.stolen_kiosk_pages import StolenKioskPages
from sync.server.console.words import DEVICES, KEY_RUNGS
from sync.server.courier.models import CourierBundle
from sync.server.courier.worker import identity_file
from sync.server.fleet import configuration, retiring
from sync.server.fleet.models import EnrolmentCode, Kiosk
from sync.server.people import stolen_kiosks
from sync.server.people.models import Account

CHANGE, CODES = "fleet.change_kiosk", "fleet.add_enrolmentcode"
SHOWN = 10
TOLD_WITHIN = timedelta(hours=3 * 24)
_HERE = "<!-- baris -->"  # of the template; text of people is escaped, so it stands there once


class KioskPages(StolenKioskPages):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        urls: list[URLPattern] = super().get_urls()
        return [
            path("versi/", view(self.versions_view), name="fleet_kiosk_versions"),
            path("<uuid:pk>/kanal/", view(self.channel_view), name="fleet_kiosk_channel"),
            path("<uuid:pk>/warga/", view(self.people_view), name="fleet_kiosk_people"),
            path("<uuid:pk>/berhenti/", view(self.retire_view), name="fleet_kiosk_retire"),
            *urls,
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        kiosk = self._visible(request, object_id)
        seen = kiosk_states.of_kiosks([kiosk], timezone.now())[kiosk.id]
        return self._page(request, "console/kiosk.html", kiosk, _shown(kiosk, seen) | _deeds(request, kiosk))

    def channel_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        kiosk = self._changeable(request, pk)
        wanted = request.POST.get("channel", "")
        if request.method == "POST" and wanted in dict(Kiosk.CHANNELS) and wanted != kiosk.channel:
            kiosk.channel = wanted
            kiosk.save(update_fields=["channel"])
            configuration.tell_again([kiosk])
            self.log_change(request, kiosk, f"Kanal pembaruan: {kiosk.get_channel_display()}")
            self.message_user(request, f"Kios ini sekarang di kanal {kiosk.get_channel_display()}.")
        return redirect("admin:fleet_kiosk_change", pk)

    def retire_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        kiosk = self._changeable(request, pk)
        if request.method == "POST":
            if retiring.retire(kiosk):
                self.log_change(request, kiosk, "Tidak dipakai lagi")
                self.message_user(request, "Kunci kios ini berakhir. Kios dapat kembali dengan kode pendaftaran baru.")
            return redirect("admin:fleet_kiosk_change", pk)
        seen = kiosk_states.of_kiosks([kiosk], timezone.now())[kiosk.id]
        context = {"title": "Berhenti memakai kios", "seen": seen}
        return self._page(request, "console/kiosk_retire.html", kiosk, context)

    def people_view(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """Of a stolen kiosk only, and only for who may open what its hall sealed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        kiosk = self._visible(request, str(pk))
        assert isinstance(request.user, Account)
        if kiosk.revoked_why != Kiosk.STOLEN or kiosk.revoked_at is None:
            raise Http404
        if not may_open_parts_of(request.user, kiosk.site):
            raise PermissionDenied
        context = {
            "title": "Warga yang perlu diberi tahu",
            "latest": kiosk.revoked_at + TOLD_WITHIN,
            "count": stolen_kiosks.open_papers(kiosk).count(),
            "is_open": request.method == "POST",
        }
        answer: HttpResponseBase = self._page(request, "console/affected_people.html", kiosk, context)
        if request.method == "POST":
            answer = _streamed(answer, affected_people.people_of(kiosk, account=request.user.get_username()))
        answer["Cache-Control"] = "no-store"
        return answer

    def versions_view(self, request: HttpRequest) -> HttpResponse:
        return fleet_versions.page(self, request)

    def _visible(self, request: HttpRequest, object_id: str) -> Kiosk:
        kiosk = self.get_object(request, object_id)
        if not isinstance(kiosk, Kiosk):
            raise Http404
        return kiosk

    def _changeable(self, request: HttpRequest, pk: UUID) -> Kiosk:
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        return self._visible(request, str(pk))

    def _page(self, request: HttpRequest, template: str, kiosk: Kiosk, context: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "kiosk": kiosk}
        return TemplateResponse(request, template, {**shared, **context})


def _streamed(page: Any, people: Iterator[affected_people.Affected]) -> StreamingHttpResponse:
    """The page around the list first, then each line as its form is opened; only the whole list has the page's end."""
    before, _, after = page.render().content.decode().partition(_HERE)

    def pieces() -> Iterator[str]:
        yield before
        for number, one in enumerate(people, start=1):
            yield render_to_string("console/affected_person.html", {"one": one, "number": number})
        yield after

    return StreamingHttpResponse(pieces())


def _shown(kiosk: Kiosk, seen: kiosk_states.Seen) -> dict[str, Any]:
    health = seen.health
    return {
        "title": kiosk.site.name,
        "seen": seen,
        "health": health,
        "disk": kiosk_states.disk_words(health),
        "clock": kiosk_states.clock_words(health),
        "database": kiosk_states.database_words(health),
        "rung": KEY_RUNGS.get(health.key_rung, "Belum diketahui"),
        "hardware": sorted(kiosk.hardware.items()),
        "devices": _devices(health.told),
        "chains": list(reversed(seen.chains)),
        "bundles": _bundles(kiosk),
        "codes": list(EnrolmentCode.objects.filter(used_kiosk=kiosk.id).order_by("-used_at")[:SHOWN]),
        "log": _log(kiosk),
        "shown": SHOWN,
    }


def _deeds(request: HttpRequest, kiosk: Kiosk) -> dict[str, Any]:
    return {
        "may_change": request.user.has_perm(CHANGE),
        "may_issue": request.user.has_perm(CODES),
        "channels": Kiosk.CHANNELS,
        "may_open": isinstance(request.user, Account) and may_open_parts_of(request.user, kiosk.site),
        "open_papers": stolen_kiosks.open_papers(kiosk).count() if kiosk.revoked_why == Kiosk.STOLEN else 0,
    }


_STATES = {"present": "Ada", "missing": "Tidak ada", "changed": "Diganti", "virtual": "Buatan perangkat lunak"}


def _devices(told: dict[str, Any]) -> Sequence[tuple[str, str]]:
    """What the kiosk last said of each device."""
    said = {key.removeprefix("device "): value[1] for key, value in told.items() if key.startswith("device ")}
    names = {**DEVICES, "touch": "layar sentuh", "keyboard": "papan ketik", "scanner": "pemindai"}
    names |= {"badge_reader": "pembaca lencana", "network": "jaringan"}
    return [(names.get(name, name).capitalize(), _STATES.get(state, "–")) for name, state in sorted(said.items())]


def _bundles(kiosk: Kiosk) -> Sequence[tuple[CourierBundle, Any]]:
    rows = list(CourierBundle.objects.filter(kiosk=kiosk.id).defer("manifest").order_by("-received_at")[:SHOWN])
    has_identity = identity_file().exists()
    return [(row, courier_words.state(row, has_identity=has_identity)) for row in rows]


def _log(kiosk: Kiosk) -> Sequence[LogEntry]:
    kind = ContentType.objects.get_for_model(Kiosk)
    rows = LogEntry.objects.filter(content_type=kind, object_id=str(kiosk.pk)).select_related("user")
    return list(rows.order_by("-action_time")[:SHOWN])
