"""What the pages of the catalogue and of the calendar share: the list of editions, one edition's way, and who may take which step.

Invariants
- Who may only look sees every version and every difference, and no button. Who wrote a draft has no button that approves it.
- A step is a POST with a reason where somebody decides; what cannot be done is said in a sentence and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console import dates
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.people.models import Account
from sync.server.publishing import editions
from sync.server.publishing.differences import Difference
from sync.server.publishing.editions import Document, RefusedError, Subject
from sync.server.publishing.models import Edition

_STATES = {
    "draft": ("Rancangan", "pencil", "plain"),
    "proposed": ("Menunggu persetujuan", "clock", "attention"),
    "withdrawn": ("Ditarik", "undo", "plain"),
    "dropped": ("Dibuang", "close", "plain"),
}
LONGEST_AHEAD_DAYS = 730
_DONE = {
    "ajukan": "Diajukan. Orang lain yang berhak sekarang dapat memeriksanya.",
    "kembalikan": "Dikembalikan kepada penulisnya.",
    "terbitkan": "Diterbitkan. Kios memakainya begitu terhubung.",
    "tarik": "Ditarik. Kios kembali ke versi sebelumnya begitu terhubung.",
    "buang": "Rancangan dibuang. Isinya masih dapat dibaca.",
}


class HeadForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a version is and on what it rests. Its `Meta.model` is set by each kind."""

    class Meta:
        fields = ("title", "legal_basis", "begins")
        labels = {"title": "Apa yang berubah", "legal_basis": "Dasar hukum", "begins": "Berlaku mulai"}
        help_texts = {
            "title": "Satu kalimat, misalnya “Syarat akta kelahiran menurut Perwali 10/2022”.",
            "legal_basis": "Nomor peraturan atau keputusan. Wajib sebelum diajukan.",
        }
        widgets = {"begins": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        error_messages = {"begins": {"invalid": "Pilih tanggal dari kalender."}}

    def clean_begins(self) -> date | None:
        begins: date | None = self.cleaned_data["begins"]
        if begins and begins > timezone.localdate() + timedelta(days=LONGEST_AHEAD_DAYS):
            raise forms.ValidationError("Pilih tanggal paling lama dua tahun lagi.")
        return begins


class StepForm(forms.Form):
    step = forms.ChoiceField(choices=[(name, name) for name in _DONE])
    reason = forms.CharField(
        max_length=250,
        required=False,
        strip=True,
        error_messages={"max_length": "Pendekkan alasannya sampai 250 huruf."},
    )


class EditionAdmin(ReadOnlyAdmin):
    subject: Subject
    head_form: type[HeadForm]
    page_template = ""
    done: Mapping[str, str] = _DONE  # what is said after a step
    in_force_is = "yang dipakai kios sekarang"
    head_intro = (
        "Rancangan dimulai dari yang dipakai kios sekarang. Kios tidak berubah sebelum orang lain menyetujuinya."
    )
    list_display = ("name", "state_chip", "basis", "begins_words", "started_by", "started")
    nothing_words = "Belum ada perubahan di sini. Kios memakai yang dibawa programnya."
    add_words = "Buat rancangan"
    change_list_template = "console/editions.html"

    def compared(self, before: Document, after: Document) -> list[Difference]:
        raise NotImplementedError

    def page_context(self, request: HttpRequest, edition: Edition, document: Document) -> dict[str, Any]:
        """What the page shows of the document itself."""
        raise NotImplementedError

    # --- who may -----------------------------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.subject.model.objects.defer("document")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may(request, "change")

    def may_write(self, request: HttpRequest, edition: Edition) -> bool:
        return edition.state == "draft" and self._may(request, "change")

    def _may(self, request: HttpRequest, act: str) -> bool:
        name = f"{self.opts.app_label}.{act}_{self.opts.model_name}"
        return isinstance(request.user, Account) and request.user.has_perm(name)

    def find(self, request: HttpRequest, pk: str | UUID) -> Edition:
        if not self.has_view_permission(request):
            raise PermissionDenied
        edition = self.get_object(request, str(pk))
        if not isinstance(edition, Edition):
            raise Http404
        return edition

    # --- the list ----------------------------------------------------------------------------------------------------

    @named("Perubahan", ordering="title")
    def name(self, row: Edition) -> str:
        return row.title

    @named("Keadaan", ordering="state")
    def state_chip(self, row: Edition) -> SafeString:
        return state_chip(row)

    @named("Dasar hukum")
    def basis(self, row: Edition) -> str:
        return row.legal_basis or "Belum diisi"

    @named("Berlaku mulai", ordering="begins")
    def begins_words(self, row: Edition) -> str:
        return dates.short_day(row.begins) if row.begins else "Belum diisi"

    @named("Mulai ditulis", ordering="started_at")
    def started(self, row: Edition) -> str:
        return dates.moment(row.started_at)

    # --- pages -------------------------------------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        urls: list[URLPattern] = super().get_urls()
        return [
            self.route("<uuid:pk>/langkah/", self.step_view, "step"),
            self.route("<uuid:pk>/kepala/", self.head_view, "head"),
            *urls,
        ]

    def route(self, pattern: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
        found: URLPattern = path(pattern, self.admin_site.admin_view(view), name=f"{self._prefix()}_{name}")
        return found

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = self.head_form(request.POST or None)
        if request.method == "POST" and form.is_valid():
            told = form.cleaned_data
            try:
                edition = editions.start(self.subject, by=_name(request), **told)
            except RefusedError as error:
                form.add_error(None, error.words)
            else:
                return redirect(self.url_of(edition))
        return self.page(
            request, "console/edition_head.html", {"form": form, "title": "Buat rancangan", "intro": self.head_intro}
        )

    def head_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        edition = self.find(request, pk)
        if not self.may_write(request, edition):
            raise PermissionDenied
        form = self.head_form(request.POST or None, instance=edition)
        if request.method != "POST" or not form.is_valid():
            told = {"form": form, "title": "Judul dan dasar hukum", "intro": self.head_intro}
            context = {**told, "back": self.url_of(edition)}
            return self.page(request, "console/edition_head.html", context)
        form.save()
        return redirect(self.url_of(edition))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        edition = self.find(request, object_id)
        return self.edition_page(request, edition)

    def edition_page(
        self, request: HttpRequest, edition: Edition, *, wrong: str = "", reason: str = ""
    ) -> HttpResponse:
        document = editions.document_of(edition)
        differences = self.compared(self._compared_with(edition), document)
        context = {
            "title": edition.title,
            "edition": edition,
            "chip": state_chip(edition),
            "may_write": self.may_write(request, edition),
            "differences": differences,
            "compared_with": self.in_force_is if edition.is_open else "versi sebelumnya",
            "steps": editions.steps_of(edition),
            "actions": self._actions(request, edition),
            "step_url": self.url("step", edition.pk),
            "head_url": self.url("head", edition.pk),
            "wrong": wrong,
            "reason": reason,
            **self.page_context(request, edition, document),
        }
        return self.page(request, self.page_template, context, status=409 if wrong else 200)

    def step_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        edition = self.find(request, pk)
        form = StepForm(request.POST)
        if request.method != "POST" or not form.is_valid():
            if request.method == "POST" and "reason" in form.errors:
                return self.edition_page(
                    request, edition, wrong=str(form.errors["reason"][0]), reason=request.POST["reason"]
                )
            return redirect(self.url_of(edition))
        step, reason = form.cleaned_data["step"], form.cleaned_data["reason"]
        if not self._may(request, "change" if step in ("ajukan", "buang") else "approve"):
            raise PermissionDenied
        if step != "ajukan" and not reason:
            return self.edition_page(
                request, edition, wrong="Tulis alasannya dahulu; alasan itu tersimpan bersama keputusan."
            )
        try:
            self._take(step, edition, by=_name(request), reason=reason)
        except RefusedError as error:
            return self.edition_page(request, edition, wrong=error.words, reason=reason)
        messages.success(request, self.done[step])
        return redirect(self.url_of(edition))

    def _take(self, step: str, edition: Edition, *, by: str, reason: str) -> None:
        match step:
            case "ajukan":
                editions.propose(self.subject, edition, by=by)
            case "kembalikan":
                editions.send_back(self.subject, edition, by=by, reason=reason)
            case "terbitkan":
                editions.publish(self.subject, edition, by=by, reason=reason)
            case "tarik":
                editions.withdraw(self.subject, edition, by=by, reason=reason)
            case "buang":
                editions.drop(self.subject, edition, by=by, reason=reason)

    def _actions(self, request: HttpRequest, edition: Edition) -> dict[str, bool]:
        """Which buttons there are."""
        writes, approves = self._may(request, "change"), self._may(request, "approve")
        wrote = editions.has_written(edition, _name(request))
        newest = self.subject.model.objects.filter(state="published").order_by("-version").first()
        return {
            "propose": writes and edition.state == "draft",
            "drop": writes and edition.state == "draft",
            "approve": approves and edition.state == "proposed" and not wrote,
            "wrote": approves and edition.state == "proposed" and wrote,
            "withdraw": approves and newest is not None and newest.pk == edition.pk,
        }

    def _compared_with(self, edition: Edition) -> Document:
        """What kiosks have now; of a version that was published, the one before it."""
        if edition.is_open:
            return self.subject.in_force()
        earlier = self.subject.model.objects.filter(state__in=("published", "withdrawn"))
        before = (
            earlier.filter(version__lt=edition.version or 2**31 - 1).exclude(pk=edition.pk).order_by("-version").first()
        )
        return editions.document_of(before) if before else self.subject.shipped()

    # --- small things ------------------------------------------------------------------------------------------------

    def save(self, request: HttpRequest, edition: Edition, document: Mapping[str, Any], words: str) -> str:
        """Why it was not saved; nothing when it was."""
        try:
            editions.change(self.subject, edition, document, by=_name(request), words=words)
        except RefusedError as error:
            return error.words
        return ""

    def url(self, name: str, *arguments: Any) -> str:
        return reverse(f"admin:{self._prefix()}_{name}", args=arguments)

    def url_of(self, edition: Edition) -> str:
        return self.url("change", edition.pk)

    def page(self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "list_url": self.url("changelist"),
            "list_name": self.list_title or self.opts.verbose_name_plural,
        }
        return TemplateResponse(request, template, {**shared, **context}, status=status)

    def _prefix(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"


def state_chip(edition: Edition) -> SafeString:
    if edition.state == "published":
        if edition.begins and edition.begins > timezone.localdate():
            return chip(f"Terbit, mulai {dates.short_day(edition.begins)}", "clock", "ok")
        return chip(f"Terbit, versi {edition.version}", "check", "ok")
    return chip(*_STATES[edition.state])


def seen_revision(request: HttpRequest, edition: Edition) -> None:
    """The page that is saved was made of this revision: what another person saved since is not overwritten."""
    told = request.POST.get("revision", "")
    if told.isascii() and told.isdigit() and len(told) < 10:
        edition.revision = int(told)


def _name(request: HttpRequest) -> str:
    assert isinstance(request.user, Account)
    return request.user.get_username()
