"""The rules of the indices in editions: written part by part, approved by somebody else; tried out on past months before they count."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils import timezone

from sync.server.console import dates
from sync.server.console.edition_pages import EditionAdmin, HeadForm, seen_revision
from sync.server.console.index_runs_admin import ADD, state_chip
from sync.server.console.site import console
from sync.server.indices import rule_document
from sync.server.indices.models import IndexRuleEdition, Run
from sync.server.indices.month import month_words
from sync.server.indices.rule_document import PARTS, Place, Value
from sync.server.indices.rules import INDEX_RULES, rules_of, rules_on
from sync.server.publishing import editions
from sync.server.publishing.differences import Difference
from sync.server.publishing.editions import Document
from sync.server.publishing.models import Edition

_HIGHEST = 100_000


class RuleHeadForm(HeadForm):
    class Meta(HeadForm.Meta):
        model = IndexRuleEdition
        help_texts = {
            **HeadForm.Meta.help_texts,
            "title": "Satu kalimat, misalnya “Bobot tepat waktu naik menurut Perwali 7/2022”.",
        }


class PartForm(forms.Form):
    """One field for each value of a part."""

    def __init__(self, data: Any, *, values: list[Value]) -> None:
        super().__init__(data)
        self._values = values
        for value in values:
            self.fields[value.name] = _field(value)

    def told(self) -> dict[Place, Any]:
        return {value.place: _plain(self.cleaned_data[value.name]) for value in self._values}


@admin.register(IndexRuleEdition, site=console)
class IndexRuleAdmin(EditionAdmin):
    subject = INDEX_RULES
    head_form = RuleHeadForm
    list_title = "Aturan indeks"
    page_template = "console/index_rule_edition.html"
    done = {
        **EditionAdmin.done,
        "terbitkan": "Diterbitkan. Bulan yang berakhir sesudah tanggal mulainya dihitung dengan aturan ini; kios memakainya untuk perkiraan begitu terhubung.",
        "tarik": "Ditarik. Bulan dihitung lagi dengan versi sebelumnya, juga perkiraan di kios; yang sudah dihitung tidak berubah.",
    }
    in_force_is = "aturan terakhir"
    head_intro = (
        "Rancangan dimulai dari aturan terakhir. Tidak ada yang dihitung dengannya sebelum orang lain menyetujuinya."
    )
    nothing_words = "Belum ada perubahan. Indeks dihitung dengan aturan yang dibawa program."

    def get_urls(self) -> list[URLPattern]:
        return [
            self.route("berlaku/", self.in_force_view, "in_force"),
            self.route("<uuid:pk>/isi/<str:part>/", self.part_view, "part"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        told = rules_on(timezone.localdate()).rules
        words = f"Hari ini berlaku versi {told.version}, sejak {dates.short_day(told.effective_from)}."
        context = {"in_force_words": words, "in_force_url": self.url("in_force"), **(extra_context or {})}
        page: HttpResponse = super().changelist_view(request, context)
        return page

    def compared(self, before: Document, after: Document) -> list[Difference]:
        return rule_document.differences(before, after)

    def page_context(self, request: HttpRequest, edition: Edition, document: Document) -> dict[str, Any]:
        tried = Run.objects.filter(kind=Run.WHAT_IF, rules=rules_of(edition).text).order_by("-made_at")[:12]
        return {
            "document_template": "console/index_rule_parts.html",
            "parts": self._parts(document, edition),
            "tried": [(run, month_words(run.period), state_chip(run)) for run in tried],
            "try_url": reverse("admin:indices_run_add") if request.user.has_perm(ADD) else "",
        }

    def in_force_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        told = rules_on(timezone.localdate()).rules
        context = {
            "title": "Aturan yang berlaku",
            "version": told.version,
            "begins": told.effective_from,
            "legal_basis": told.individual.legal_basis,
            "is_proposal": told.individual.proposal,
            "parts": self._parts(self.subject.in_force(), None),
        }
        return self.page(request, "console/index_rule_in_force.html", context)

    def part_view(self, request: HttpRequest, pk: UUID, part: str) -> HttpResponse:
        edition = self.find(request, pk)
        if part not in PARTS:
            raise Http404
        if not self.may_write(request, edition):
            raise PermissionDenied
        document = editions.document_of(edition)
        form = PartForm(request.POST or None, values=rule_document.values_of(document, part))
        if request.method == "POST" and form.is_valid():
            seen_revision(request, edition)
            changed = rule_document.with_values(document, form.told())
            wrong = self.save(request, edition, changed, f"{PARTS[part]} diubah")
            if not wrong:
                return redirect(f"{self.url_of(edition)}#{part}")
            form.add_error(None, wrong)
        context = {"edition": edition, "form": form, "title": PARTS[part], "back": self.url_of(edition)}
        return self.page(request, "console/edition_form.html", context)

    def _parts(self, document: Mapping[str, Any], edition: Edition | None) -> list[dict[str, Any]]:
        return [
            {
                "name": part,
                "title": title,
                "values": rule_document.values_of(document, part),
                "url": self.url("part", edition.pk, part) if edition else "",
            }
            for part, title in PARTS.items()
        ]


def _field(value: Value) -> forms.Field:
    named: dict[str, Any] = {"label": value.label, "initial": value.value}
    if value.kind == "flag":
        return forms.BooleanField(required=False, **named)
    if value.kind == "choice":
        return forms.ChoiceField(choices=list(value.choices), **named)
    if value.kind == "words":
        return forms.CharField(max_length=300, **named)
    if value.kind == "decimal":
        return forms.DecimalField(min_value=0, max_value=_HIGHEST, decimal_places=4, **named)
    return forms.IntegerField(min_value=0, max_value=_HIGHEST, **named)


def _plain(value: Any) -> Any:
    return rule_document.number(Fraction(value)) if isinstance(value, Decimal) else value
