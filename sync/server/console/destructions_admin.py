"""Records of destruction, one a page for the archive, and what is held back from it."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from sync.server.console import catalogue_names, dates
from sync.server.console.data_forms import Reason, form_page
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.retention_admin import kind_name
from sync.server.console.roles import visible_sites
from sync.server.console.site import console
from sync.server.people.models import Account
from sync.server.records import subject_requests
from sync.server.records.models import DestroyedPart, Destruction, Hold
from sync.server.requests.models import Request

HOLD = "records.add_hold"


@admin.register(Destruction, site=console)
class DestructionAdmin(ReadOnlyAdmin):
    list_display = ("number", "decided", "kind_name", "count", "legal_basis", "ordered_by", "state")
    list_display_links = ("number",)
    search_fields = ("=number",)
    search_placeholder = "Nomor berita acara"
    nothing_words = "Belum ada yang dimusnahkan. Sesudah aturan simpan disahkan, berita acaranya tercatat di sini."
    list_title = "Berita acara pemusnahan"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Destruction]:
        return Destruction.objects.select_related("rule", "asked")

    @named("Waktu", ordering="decided_at")
    def decided(self, row: Destruction) -> str:
        return dates.moment(row.decided_at)

    @named("Data", ordering="kind")
    def kind_name(self, row: Destruction) -> str:
        return kind_name(row.kind)

    @named("Keadaan", ordering="erased_at")
    def state(self, row: Destruction) -> SafeString:
        return _state(row)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.signature_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<uuid:pk>/tanda-tangan/", view, name="records_destruction_signature"), *urls]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        record = self.found(request, object_id)
        roles = Counter(DestroyedPart.objects.filter(destruction=record).values_list("role", flat=True))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "record": record,
            "title": f"Berita acara {record.number}",
            "kind": kind_name(record.kind),
            "state": _state(record),
            "roles": sorted((catalogue_names.part_name(None, role), count) for role, count in roles.items()),
            "signature_url": reverse("admin:records_destruction_signature", args=[record.pk]),
        }
        return TemplateResponse(request, "console/destruction.html", context)

    def signature_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The signed statement and the names it was made of, for whoever checks the list."""
        record = self.found(request, str(pk))
        answer = HttpResponse(bytes(record.statement), content_type="application/json")
        answer["Content-Disposition"] = f'attachment; filename="{record.number}.tanda-tangan.json"'
        return answer


def _state(row: Destruction) -> SafeString:
    return (
        chip("Sudah dimusnahkan", "check", "ok") if row.erased_at else chip("Sedang dikerjakan", "clock", "attention")
    )


class HoldForm(forms.Form):
    code = forms.CharField(
        label="Kode status permohonan", max_length=8, error_messages={"required": "Tulis kode status permohonannya."}
    )
    reason = Reason(
        max_length=200,
        help_text="Misalnya nomor perkara. Jangan menulis nama, NIK, atau nomor HP.",
        error_messages={"required": "Tulis alasannya."},
    )


@admin.register(Hold, site=console)
class HoldAdmin(ReadOnlyAdmin):
    list_display = ("what", "site", "reason", "placed_by", "placed", "state", "lifting")
    list_display_links = None
    list_select_related = ("site",)
    nothing_words = "Tidak ada yang ditahan. Yang ditahan tidak dimusnahkan, berapa pun umurnya."
    add_words = "Tahan permohonan"
    adds_with = HOLD

    def prepare(self, rows: Any) -> None:
        tickets = Request.objects.in_bulk([row.subject for row in rows])
        for row in rows:
            row.shown = tickets.get(row.subject)

    @named("Permohonan")
    def what(self, row: Any) -> str:
        return f"{row.shown.ticket} · {row.shown.code}" if row.shown else str(row.subject)[:8]

    @named("Ditahan", ordering="placed_at")
    def placed(self, row: Hold) -> str:
        return dates.moment(row.placed_at)

    @named("Keadaan", ordering="lifted_at")
    def state(self, row: Hold) -> SafeString:
        if row.lifted_at is None:
            return chip("Ditahan", "lock", "attention")
        return chip(f"Dilepas {row.lifted_by}, {dates.moment(row.lifted_at)}", "check")

    @named("Tindakan")
    def lifting(self, row: Hold) -> SafeString | str:
        from django.utils.html import format_html

        if row.lifted_at is not None:
            return "–"
        return format_html('<a href="{}">Lepas</a>', reverse("admin:records_hold_lift", args=[row.pk]))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.lift_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<int:pk>/lepas/", view, name="records_hold_lift"), *urls]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = HoldForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            code = form.cleaned_data["code"].strip().upper()
            subject = Request.objects.filter(code=code, site__in=visible_sites(request.user)).first()
            if subject is not None:
                reason = form.cleaned_data["reason"]
                subject_requests.hold(subject.pk, subject.site, reason, account=request.user.get_username())
                return redirect("admin:records_hold_changelist")
            form.add_error("code", "Tidak ada permohonan dengan kode ini di balai Anda. Periksa kodenya.")
        intro = "Berkas permohonan ini tidak dimusnahkan sampai penahanannya dilepas."
        return form_page(self, request, form, title="Tahan permohonan", button="Tahan", icon="lock", intro=intro)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        self.found(request, object_id)
        return redirect("admin:records_hold_changelist")

    def lift_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        held = self.found(request, str(pk))
        if request.method == "POST":
            subject_requests.lift(held, account=request.user.get_username())
            return redirect("admin:records_hold_changelist")
        intro = "Sesudah dilepas, berkasnya dimusnahkan bila lama simpannya sudah berakhir."
        return form_page(self, request, forms.Form(), title="Lepas penahanan", button="Lepas", icon="undo", intro=intro)
