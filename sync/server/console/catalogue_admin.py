"""The editor of the service catalogue: editions, their services with requirements and questions, and what changed.

Each save is one change of one service, checked whole by the code that the kiosk runs; what does not pass stays in the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils import timezone

from sync.rules import catalogue as rules
from sync.rules.catalogue import Catalogue
from sync.rules.service import Service
from sync.server.console import catalogue_names, catalogue_preview
from sync.server.console.catalogue_forms import ITEM_FORMS, NewServiceForm, ServiceForm
from sync.server.console.edition_pages import EditionAdmin, HeadForm, seen_revision
from sync.server.console.site import console
from sync.server.console.words import STANDARDS
from sync.server.fleet import catalogues
from sync.server.publishing import catalogue_document as content
from sync.server.publishing import editions
from sync.server.publishing.catalogue import CATALOGUE, as_yaml
from sync.server.publishing.catalogue_labels import PART_NAMES
from sync.server.publishing.condition_words import condition_words, usable
from sync.server.publishing.differences import Difference, catalogue_differences, changed_services
from sync.server.publishing.editions import Document
from sync.server.publishing.models import CatalogueEdition, Edition

MOVES = {"naik": -1, "turun": 1}
NEW = "baru"


class CatalogueHeadForm(HeadForm):
    class Meta(HeadForm.Meta):
        model = CatalogueEdition


@admin.register(CatalogueEdition, site=console)
class CatalogueAdmin(EditionAdmin):
    subject = CATALOGUE
    head_form = CatalogueHeadForm
    list_title = "Katalog layanan"
    page_template = "console/catalogue_edition.html"
    nothing_words = "Belum ada perubahan. Kios memakai katalog yang dibawa programnya."

    def get_urls(self) -> list[URLPattern]:
        return [
            self.route("berlaku/", self.in_force_view, "in_force"),
            self.route("berlaku/<str:code>/", self.preview_in_force_view, "preview_in_force"),
            self.route("<uuid:pk>/unduh/", self.download_view, "download"),
            self.route("<uuid:pk>/layanan-baru/", self.new_service_view, "new_service"),
            self.route("<uuid:pk>/layanan/<str:code>/", self.service_view, "service"),
            self.route("<uuid:pk>/layanan/<str:code>/pratinjau/", self.preview_view, "preview"),
            self.route("<uuid:pk>/layanan/<str:code>/susun/", self.arrange_view, "arrange"),
            self.route("<uuid:pk>/layanan/<str:code>/<str:part>/<str:item>/", self.item_view, "item"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        today = timezone.localdate()
        now, coming = catalogues.in_force(today), catalogues.coming(today)
        words = f"Kios memakai versi {now}." if now else "Kios memakai katalog yang dibawa programnya."
        context = {
            "in_force_words": words + (f" Versi {coming} menunggu tanggal berlakunya." if coming else ""),
            "in_force_url": self.url("in_force"),
        }
        page: HttpResponse = super().changelist_view(request, {**context, **(extra_context or {})})
        return page

    # --- the edition -------------------------------------------------------------------------------------------------

    def compared(self, before: Document, after: Document) -> list[Difference]:
        return catalogue_differences(before, after)

    def page_context(self, request: HttpRequest, edition: Edition, document: Document) -> dict[str, Any]:
        marks = changed_services(self._compared_with(edition), document)
        catalogue = rules.check(document)
        return {
            "lacking_words": catalogue_preview.lacking_words(catalogue),
            "cards": self._cards(catalogue, marks, lambda code: self.url("service", edition.pk, code)),
            "document_template": "console/catalogue_cards.html",
            "new_url": self.url("new_service", edition.pk),
            "download_url": self.url("download", edition.pk),
        }

    def in_force_view(self, request: HttpRequest) -> HttpResponse:
        self._must_see(request)
        cards = self._cards(catalogue_names.newest(), {}, lambda code: self.url("preview_in_force", code))
        version = catalogues.in_force(timezone.localdate())
        title = f"Yang berlaku, versi {version}" if version else "Yang berlaku, bawaan program"
        return self.page(request, "console/catalogue_in_force.html", {"title": title, "cards": cards})

    def download_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The YAML that kiosks get, for who keeps the catalogue elsewhere too."""
        edition = self.find(request, pk)
        document = editions.document_of(edition)
        text = as_yaml({**document, "version": edition.version or document["version"]}, edition.legal_basis)
        name = f"katalog-{edition.version or 'rancangan'}.yaml"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)

    def _cards(self, catalogue: Catalogue, marks: Mapping[str, str], url_of: Any) -> list[dict[str, Any]]:
        return [
            {
                "label": card.label,
                "art": card.art,
                "services": [
                    {
                        "service": service,
                        "url": url_of(service.code),
                        "mark": marks.get(service.code, ""),
                        "standard": STANDARDS[service.standard],
                        "papers": sum(one.is_brought() for one in service.requirements),
                        "questions": len(service.fields),
                    }
                    for service in catalogue.in_group(card.key)
                ],
            }
            for card in catalogue.groups
        ]

    # --- a service ---------------------------------------------------------------------------------------------------

    def new_service_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        edition = self._writable(request, pk)
        document = editions.document_of(edition)
        known = [(one["code"], one["short_name"]) for one in document["services"]]
        form = NewServiceForm(request.POST or None, services=known)
        if request.method == "POST" and form.is_valid():
            told = form.cleaned_data
            names = {key: told[key] for key in ("name_id", "short_name")}
            changed = content.with_new_service(document, told["code"], told["like"], names)
            if self._saved(request, edition, changed, f"Layanan baru {told['code']}", form):
                return redirect(self.url("service", edition.pk, told["code"]))
        return self._form_page(request, edition, form, "Layanan baru", self.url_of(edition))

    def service_view(self, request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
        edition = self.find(request, pk)
        document = editions.document_of(edition)
        raw = _or_404(content.service_of, document, code)
        may_write = self.may_write(request, edition)
        if request.method == "POST" and not may_write:
            raise PermissionDenied
        groups = [(one["key"], one["label"]) for one in document["groups"]]
        form = ServiceForm(request.POST or None, service=raw, groups=groups)
        if request.method == "POST" and form.is_valid():
            changed = content.with_service(document, code, form.values())
            if self._saved(request, edition, changed, f"{raw['short_name']}: isi layanan", form):
                messages.success(request, "Tersimpan di rancangan.")
                return redirect(self.url("service", edition.pk, code))
        if not may_write:
            for field in form.fields.values():
                field.disabled = True
        service = rules.check(document).service(code)
        context = {
            "service": service,
            "may_write": may_write,
            "parts": [self._part(edition, raw, service, part) for part in content.PARTS],
            "preview_url": self.url("preview", edition.pk, code),
            "arrange_url": self.url("arrange", edition.pk, code),
        }
        return self._form_page(
            request,
            edition,
            form,
            raw["short_name"],
            self.url_of(edition),
            context,
            template="console/catalogue_service.html",
        )

    def _part(self, edition: Edition, raw: Mapping[str, Any], service: Service, part: str) -> dict[str, Any]:
        listed, key = content.PARTS[part]

        def url(name: str) -> str:
            return self.url("item", edition.pk, service.code, part, name)

        rows = [
            {
                "name": item[key],
                "url": url(item[key]),
                "says": item.get("short") or item.get("question") or item["label"],
                "hint": item.get("hint", ""),
                "when": _when(service, part, item[key]),
                "needed": item.get("required", not item.get("optional", False)),
            }
            for item in raw.get(listed, ())
        ]
        return {"part": part, "title": PART_NAMES[part], "rows": rows, "new_url": url(NEW)}

    def item_view(self, request: HttpRequest, pk: UUID, code: str, part: str, item: str) -> HttpResponse:
        edition = self._writable(request, pk)
        document = editions.document_of(edition)
        if part not in content.PARTS:
            raise Http404
        raw = _or_404(content.service_of, document, code)
        is_new = item == NEW
        known = {} if is_new else _or_404(content.item_of, raw, part, item)
        service = rules.check(document).service(code)
        form: Any = ITEM_FORMS[part](request.POST or None, item=known, service=service, is_new=is_new)
        title = f"{PART_NAMES[part]} {'baru' if is_new else item}"
        if request.method == "POST" and form.is_valid():
            name = form.cleaned_data["name"]
            taken = is_new and any(one[content.PARTS[part][1]] == name for one in raw.get(content.PARTS[part][0], ()))
            if taken:
                form.add_error("name", "Kode itu sudah dipakai di layanan ini.")
            else:
                changed = content.with_item(document, code, part, name, form.values())
                if self._saved(request, edition, changed, f"{raw['short_name']}: {title}", form):
                    return redirect(f"{self.url('service', edition.pk, code)}#{part}")
        context = {"usable": usable(service), "service": service, "part": part}
        back = self.url("service", edition.pk, code)
        return self._form_page(request, edition, form, title, back, context, template="console/catalogue_item.html")

    def arrange_view(self, request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
        """Up, down, away: of a service, or of an item of it."""
        edition = self._writable(request, pk)
        if request.method != "POST":
            return redirect(self.url("service", edition.pk, code))
        document = editions.document_of(edition)
        raw = _or_404(content.service_of, document, code)
        part, item, act = (request.POST.get(name, "") for name in ("part", "item", "act"))
        if act not in (*MOVES, "hapus") or (part and part not in content.PARTS):
            raise Http404
        changed, words = _arranged(document, code, part, item, act)
        seen_revision(request, edition)
        if wrong := self.save(request, edition, changed, f"{raw['short_name']}: {words}"):
            messages.error(request, wrong)
        elif not part and act == "hapus":
            return redirect(self.url_of(edition))
        return redirect(
            f"{self.url('service', edition.pk, code)}#{part}" if part else self.url("service", edition.pk, code)
        )

    # --- as the kiosk shows it ---------------------------------------------------------------------------------------

    def preview_view(self, request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
        edition = self.find(request, pk)
        catalogue = rules.check(editions.document_of(edition))
        return self._preview(request, catalogue, code, self.url("service", edition.pk, code))

    def preview_in_force_view(self, request: HttpRequest, code: str) -> HttpResponse:
        self._must_see(request)
        return self._preview(request, catalogue_names.newest(), code, self.url("in_force"))

    def _preview(self, request: HttpRequest, catalogue: Catalogue, code: str, back: str) -> HttpResponse:
        _or_404(catalogue.service, code)
        context = catalogue_preview.context(catalogue, code, request.GET)
        return self.page(request, "console/catalogue_preview.html", {**context, "back": back})

    # --- small things ------------------------------------------------------------------------------------------------

    def _must_see(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _writable(self, request: HttpRequest, pk: UUID) -> Edition:
        edition = self.find(request, pk)
        if not self.may_write(request, edition):
            raise PermissionDenied
        return edition

    def _saved(self, request: HttpRequest, edition: Edition, document: Document, words: str, form: forms.Form) -> bool:
        seen_revision(request, edition)
        wrong = self.save(request, edition, document, words)
        if wrong:
            form.add_error(None, wrong)
        return not wrong

    def _form_page(  # noqa: PLR0917 - a page has many parts
        self,
        request: HttpRequest,
        edition: Edition,
        form: forms.Form,
        title: str,
        back: str,
        context: Mapping[str, Any] | None = None,
        *,
        template: str = "console/edition_form.html",
    ) -> HttpResponse:
        edition.refresh_from_db(fields=["revision"])
        shared = {"edition": edition, "form": form, "title": title, "back": back, "edition_url": self.url_of(edition)}
        return self.page(request, template, {**shared, **(context or {})})


def _arranged(document: Document, code: str, part: str, item: str, act: str) -> tuple[Document, str]:
    words = {"naik": "naik", "turun": "turun", "hapus": "dihapus"}[act]
    if not part:
        changed = (
            content.without_service(document, code)
            if act == "hapus"
            else content.with_moved_service(document, code, MOVES[act])
        )
        return changed, words
    changed = (
        content.without_item(document, code, part, item)
        if act == "hapus"
        else content.with_moved_item(document, code, part, item, MOVES[act])
    )
    return changed, f"{PART_NAMES[part]} {item} {words}"


def _when(service: Service, part: str, name: str) -> str:
    condition = (
        service.requirement(name).when
        if part == "syarat"
        else next((field.when for field in service.fields if field.key == name), None)
    )
    return condition_words(condition, service)


def _or_404(find: Any, *arguments: Any) -> Any:
    try:
        return find(*arguments)
    except KeyError:
        raise Http404 from None
