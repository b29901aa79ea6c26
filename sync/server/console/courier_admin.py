"""Couriers' bundles: uploading them, what became of each, and its reply to take back. Progress is the page that renews itself.

Invariants
- A supervisor may bring any hall's bundle: whoever holds the stick carries it. Of a hall that is not theirs they see the
  state and counts of what they brought themselves, never whose it is, and take its (sealed) reply back.
- Everything that is brought and every reply that leaves is recorded with the account, and shown here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sync.protocol.problems import ProblemError
from sync.server.console import courier_words, dates
from sync.server.console.courier_uploads import ArrivedFile, BundleUploadHandler
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.roles import SEE_EVERY_SITE, visible_sites
from sync.server.console.site import console
from sync.server.courier import arrivals, reply
from sync.server.courier.arrivals import Bearer
from sync.server.courier.models import CourierBundle, CourierDeed
from sync.server.courier.worker import identity_file
from sync.server.fleet.models import Kiosk
from sync.server.people.models import Account

RENEWED_S = 5
CARRY = "courier.add_courierbundle"


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    def clean(self, data: Any, initial: Any = None) -> list[ArrivedFile]:
        files: list[ArrivedFile] = list(data or [])
        if not files:
            raise forms.ValidationError("Pilih paling sedikit satu berkas kiriman (.brw).")
        if all(file.wrong for file in files):
            raise forms.ValidationError([_wrong_words(file) for file in files])
        return files


def _wrong_words(file: ArrivedFile) -> str:
    return f"{file.name}: {file.wrong}."


class BundlesForm(forms.Form):
    bundles = ManyFilesField(
        label="Berkas kiriman",
        widget=ManyFilesInput(attrs={"multiple": True, "accept": ".brw"}),
        help_text="Di flashdisk, namanya dimulai dengan balai- dan berakhir dengan .brw. Boleh beberapa sekaligus.",
    )


@admin.register(CourierBundle, site=console)
class CourierBundleAdmin(ReadOnlyAdmin):
    list_display = ("received", "hall", "stretch", "content", "state_chip", "to_do")
    list_display_links = ("received",)
    ordering = ("-received_at",)
    list_title = "Kurir"
    nothing_words = "Belum ada kiriman. Balai tanpa jaringan mengirim dengan flashdisk."
    add_words = "Unggah kiriman"
    adds_with = CARRY

    def get_queryset(self, request: HttpRequest) -> QuerySet[CourierBundle]:
        """Of the account's halls, and what the account itself brought."""
        account = request.user
        assert isinstance(account, Account)
        rows = CourierBundle.objects.defer("manifest")
        if account.has_perm(SEE_EVERY_SITE):
            return rows.annotate(is_ours=Value(value=True))
        kiosks = Kiosk.objects.filter(site__in=visible_sites(account)).values("id")
        deeds = CourierDeed.objects.filter(bundle=OuterRef("pk"), deed=CourierDeed.BROUGHT)
        mine, theirs = deeds.filter(account=account.get_username()), deeds.filter(kiosk__in=kiosks)
        is_ours = Q(kiosk__in=kiosks)
        rows = rows.annotate(is_ours=ExpressionWrapper(is_ours, BooleanField()))
        return rows.filter(is_ours | Exists(mine) | (Q(kiosk=None) & Exists(theirs)))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        page: HttpResponse = super().changelist_view(request, extra_context)
        return _renewed(page, self.get_queryset(request))

    def prepare(self, rows: Sequence[CourierBundle]) -> None:
        halls = dict(Kiosk.objects.filter(id__in={row.kiosk for row in rows}).values_list("id", "site__name"))
        has_identity = identity_file().exists()
        for row in rows:
            row.shown = _Shown.of(row, halls.get(row.kiosk), has_identity=has_identity)  # type: ignore[attr-defined, arg-type]

    @named("Diterima", ordering="received_at")
    def received(self, row: CourierBundle) -> str:
        return dates.moment(row.received_at)

    @named("Balai")
    def hall(self, row: Any) -> str:
        return str(row.shown.hall)

    @named("Catatan")
    def stretch(self, row: Any) -> str:
        return str(row.shown.stretch)

    @named("Isi")
    def content(self, row: Any) -> str:
        return str(row.shown.content)

    @named("Keadaan", ordering="state")
    def state_chip(self, row: Any) -> SafeString:
        chip: SafeString = row.shown.state
        return chip

    @named("Yang perlu dilakukan")
    def to_do(self, row: Any) -> SafeString | str:
        if row.shown.advice is None:
            return "–"
        return format_html('{}.<p class="soft small">{}</p>', *row.shown.advice)

    def get_urls(self) -> list[URLPattern]:
        """The form is looked at by `csrf_protect` once the files have a place to stream to; before that it would be in memory."""
        uploading = self.admin_site.admin_view(csrf_exempt(self.upload_view))
        fetching = self.admin_site.admin_view(self.reply_view)
        urls: list[URLPattern] = super().get_urls()
        return [
            path("add/", uploading, name="courier_courierbundle_add"),
            path("<str:sha256>/balasan/", fetching, name="courier_courierbundle_reply"),
            *urls,
        ]

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            try:
                arrivals.require_room(int(request.META.get("CONTENT_LENGTH") or 0))
            except ProblemError:
                return self._page(request, "console/new_courier.html", {"form": BundlesForm(), "no_room": True}, 503)
            request.upload_handlers = [BundleUploadHandler(request)]
        answer: HttpResponse = csrf_protect(self._upload)(request)
        return answer

    def _upload(self, request: HttpRequest) -> HttpResponse:
        form = BundlesForm(request.POST, request.FILES) if request.method == "POST" else BundlesForm()
        if request.method != "POST" or not form.is_valid():
            return self._page(request, "console/new_courier.html", {"form": form})
        bearer = Bearer(account=request.user.get_username())
        files: list[ArrivedFile] = form.cleaned_data["bundles"]
        kept = [arrivals.keep(bearer, file, file.sha256, file.size or 0) for file in files if not file.wrong]
        told = f"{len(kept)} berkas diterima dan dibaca sesuai giliran. Halaman ini diperbarui sendiri."
        self.message_user(request, told)
        for file in files:
            if file.wrong:
                self.message_user(request, _wrong_words(file), messages.WARNING)
        return redirect("admin:courier_courierbundle_changelist")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        bundle = self._find(request, object_id)
        self.prepare([bundle])
        context = {
            "bundle": bundle,
            "shown": bundle.shown,  # type: ignore[attr-defined]
            "deeds": _told_deeds(bundle) if bundle.is_ours else [],  # type: ignore[attr-defined]
            "may_fetch": self.has_add_permission(request) and reply.exists(bundle),
        }
        return _renewed(self._page(request, "console/courier_bundle.html", context), bundle)

    def reply_view(self, request: HttpRequest, sha256: str) -> HttpResponse:
        """The sealed reply, as a file to put beside the bundle. A POST, because it is recorded."""
        bundle = self._find(request, sha256)
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST" or not reply.exists(bundle):
            return redirect("admin:courier_courierbundle_change", bundle.pk)
        sealed, name = reply.build(bundle), reply.state_of(bundle).reply
        Bearer(account=request.user.get_username()).note(bundle, CourierDeed.FETCHED)
        assert name is not None
        headers = {"Content-Disposition": f'attachment; filename="{name.file_name()}"', "Cache-Control": "no-store"}
        return HttpResponse(sealed, content_type="application/octet-stream", headers=headers)

    def _find(self, request: HttpRequest, sha256: str) -> CourierBundle:
        if not self.has_view_permission(request):
            raise PermissionDenied
        bundle = self.get_queryset(request).filter(sha256=sha256).first()
        if bundle is None:
            raise Http404
        return bundle

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "list_url": reverse("admin:courier_courierbundle_changelist"),
        }
        return TemplateResponse(request, template, {**shared, **context}, status=status)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A bundle in words."""

    hall: str
    stretch: str
    content: str
    size: str
    state: SafeString
    advice: tuple[str, str] | None

    @classmethod
    def of(cls, row: CourierBundle, hall: str | None, *, has_identity: bool) -> _Shown:
        is_ours = bool(row.is_ours)  # type: ignore[attr-defined]
        contents = [
            courier_words.amount(row.facts, row.facts_total, "catatan"),
            courier_words.amount(row.parts, row.parts_total, "foto dan berkas"),
        ]
        return cls(
            hall="Belum diketahui" if not row.kiosk else (hall or "–") if is_ours else "Balai lain",
            stretch=_stretch(row) if is_ours else "–",
            content=", ".join(contents) if row.kiosk else "–",
            size=courier_words.size(row.size_bytes),
            state=courier_words.state(row, has_identity=has_identity),
            advice=courier_words.advice(row, has_identity=has_identity),
        )


def _stretch(row: CourierBundle) -> str:
    if row.from_seq is None or row.to_seq is None:
        return "–"
    facts = f"{row.epoch}:{row.from_seq}–{row.to_seq}" if row.to_seq >= row.from_seq else "Foto saja"
    return f"{facts}, jilid {row.volume} dari {row.volumes}" if (row.volumes or 1) > 1 else facts


def _told_deeds(bundle: CourierBundle) -> list[tuple[datetime, str, str]]:
    deeds = list(bundle.deeds.all())
    kiosks = Kiosk.objects.filter(id__in={deed.kiosk for deed in deeds}).select_related("site")
    halls = {kiosk.id: f"Kios {kiosk.site.name}" for kiosk in kiosks}
    return [
        (deed.at, deed.get_deed_display().capitalize(), halls[deed.kiosk] if deed.kiosk else deed.account)
        for deed in deeds
    ]


def _renewed(page: HttpResponse, shown: QuerySet[CourierBundle] | CourierBundle) -> HttpResponse:
    """While something of it is still to be read, the browser asks again by itself."""
    at_work = Q(state__in=(CourierBundle.RECEIVED, CourierBundle.IMPORTING), waits_for_first=False)
    if isinstance(shown, CourierBundle):
        shown = CourierBundle.objects.filter(pk=shown.pk)
    if shown.filter(at_work).exists():
        page["Refresh"] = str(RENEWED_S)
    return page
