"""Data subjects' requests: registered with their 3×24 hour clock, identity checked, what is kept shown, answered with a reason.

Invariants
- No name and no number of the asker is typed or kept; what is proved to be theirs is a request of a hall that the account sees.
- Showing what is kept opens nothing. The copy opens each part with a line in the record, for who may open parts of that hall.
- Who checked the identity does not grant an erasure alone: another account answers it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.protocol.problems import ProblemError
from sync.server.console import catalogue_names, dates
from sync.server.console.data_clock import clock_chip
from sync.server.console.data_forms import PastMoment, Reason, form_page
from sync.server.console.document_bundle import streamed
from sync.server.console.filters import Choice, HallFilter
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.opening import RefusedError, open_bytes
from sync.server.console.picking import PickingForm
from sync.server.console.picking_places import HallPick, OfficerPick
from sync.server.console.roles import may_open_parts_of, visible_officers, visible_sites
from sync.server.console.sealed_files import SealedFile, files_of
from sync.server.console.site import console
from sync.server.people.models import Account
from sync.server.public import lookup
from sync.server.records import subject_data, subject_requests
from sync.server.records.models import Destruction, SubjectRequest
from sync.server.records.subject_data import KeptPart, KeptRequest
from sync.server.requests.models import Request

ANSWER = "records.answer_subjectrequest"
_LATEST_RECEIPT = timedelta(days=30)


class OpenFilter(Choice):
    title, parameter_name = "Keadaan", "keadaan"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("terbuka", "Belum dijawab"), ("terlambat", "Lewat tenggat"), ("dijawab", "Sudah dijawab")]

    def queryset(self, request: Any, queryset: Any) -> Any:
        still_open = queryset.filter(state__in=SubjectRequest.OPEN)
        chosen = {
            "terbuka": still_open,
            "terlambat": still_open.filter(due_at__lt=timezone.now()),
            "dijawab": queryset.exclude(state__in=SubjectRequest.OPEN),
        }
        return chosen.get(self.value() or "", queryset)


class RegisterForm(PickingForm, forms.Form):
    right = forms.ChoiceField(label="Hak yang diminta", choices=SubjectRequest.RIGHTS)
    person = forms.ChoiceField(
        label="Pemohon", choices=SubjectRequest.PERSONS, widget=forms.RadioSelect, initial="resident"
    )
    officer = OfficerPick(required=False, help_text="Hanya bila pemohonnya petugas.")
    asked_by = forms.ChoiceField(label="Diajukan oleh", choices=SubjectRequest.ASKED_BY)
    channel = forms.ChoiceField(label="Lewat", choices=SubjectRequest.CHANNELS)
    site = HallPick(error_messages={"required": "Pilih balainya."})
    received_at = PastMoment(
        label="Diterima", within=_LATEST_RECEIPT, help_text="Jam 3×24 dimulai di sini, bukan saat dicatat."
    )

    def __init__(self, data: Any, *, account: Account) -> None:
        super().__init__(data, initial={"received_at": timezone.localtime()})
        self.fields["site"].queryset = visible_sites(account)  # type: ignore[attr-defined]
        self.fields["officer"].queryset = visible_officers(account).filter(is_active=True)  # type: ignore[attr-defined]
        self.offer_picks()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("person") == "officer" and not cleaned.get("officer"):
            self.add_error("officer", "Pilih petugasnya.")
        if cleaned.get("person") == "resident":
            cleaned["officer"] = None
        return cleaned


class IdentityForm(forms.Form):
    how = forms.ChoiceField(label="Cara memeriksa", widget=forms.RadioSelect)
    code = forms.CharField(label="Kode status", max_length=8, required=False, help_text="Dari kertas permohonan.")
    pin = forms.CharField(label="PIN di kertas", max_length=6, required=False, help_text="Hanya untuk cara pertama.")

    def __init__(self, data: Any, *, asked: SubjectRequest) -> None:
        super().__init__(data)
        chosen = ("duty",) if asked.person == "officer" else ("slip", "form")
        self.fields["how"].choices = [one for one in SubjectRequest.IDENTITY if one[0] in chosen]  # type: ignore[attr-defined]
        self.fields["how"].initial = chosen[0]
        if asked.person == "officer":
            del self.fields["code"], self.fields["pin"]


class AnswerForm(forms.Form):
    state = forms.ChoiceField(
        label="Jawaban",
        choices=[("", "Pilih jawaban"), *SubjectRequest.STATES[2:]],
        error_messages={"required": "Pilih satu jawaban."},
    )
    ground = forms.ChoiceField(
        label="Dasar, bila ditolak atau sebagian", choices=SubjectRequest.GROUNDS, required=False
    )
    words = Reason(
        label="Penjelasan",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Tercetak di surat jawaban. Jangan menulis nama, NIK, atau nomor HP.",
        error_messages={"required": "Tulis apa yang dilakukan, atau mengapa ditolak."},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("state") in ("refused", "partial") and not cleaned.get("ground"):
            self.add_error("ground", "Pilih dasarnya.")
        return cleaned


@admin.register(SubjectRequest, site=console)
class SubjectRequestAdmin(ReadOnlyAdmin):
    list_display = ("number", "right_name", "site", "received", "clock", "state_name")
    list_display_links = ("number",)
    list_filter = (HallFilter, OpenFilter)
    list_select_related = ("site",)
    search_fields = ("=number",)
    search_placeholder = "Nomor permintaan"
    list_title = "Hak subjek data"
    nothing_words = "Tidak ada permintaan yang cocok."
    add_words = "Catat permintaan"
    adds_with = "records.add_subjectrequest"

    @named("Hak", ordering="right")
    def right_name(self, row: SubjectRequest) -> str:
        return row.get_right_display().partition(" (")[0]

    @named("Diterima", ordering="received_at")
    def received(self, row: SubjectRequest) -> str:
        return dates.moment(row.received_at)

    @named("Tenggat", ordering="due_at")
    def clock(self, row: SubjectRequest) -> SafeString:
        return clock_chip(row.due_at, row.answered_at)

    @named("Keadaan", ordering="state")
    def state_name(self, row: SubjectRequest) -> str:
        return row.get_state_display()

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        urls: list[URLPattern] = super().get_urls()
        return [
            path("<uuid:pk>/identitas/", wrap(self.identity_view), name="records_subjectrequest_identity"),
            path("<uuid:pk>/jawaban/", wrap(self.answer_view), name="records_subjectrequest_answer"),
            path("<uuid:pk>/salinan/", wrap(self.copy_view), name="records_subjectrequest_copy"),
            path("<uuid:pk>/surat/", wrap(self.letter_view), name="records_subjectrequest_letter"),
            *urls,
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = RegisterForm(request.POST or None, account=request.user)
        if request.method != "POST" or form.is_searching() or not form.is_valid():
            intro = "Jangan menulis siapa yang meminta. Nomor permintaan dicetak untuknya; KTP diperiksa di langkah berikutnya."
            return form_page(self, request, form, title="Catat permintaan hak data", button="Catat", intro=intro)
        asked = subject_requests.register(**form.cleaned_data, registered_by=request.user.get_username())
        return redirect("admin:records_subjectrequest_change", asked.pk)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return self._show(request, self.found(request, object_id))

    def identity_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        asked, account = self._to_answer(request, pk)
        form = IdentityForm(request.POST or None, asked=asked)
        if request.method == "POST" and form.is_valid():
            try:
                proved = _proved(form.cleaned_data, account)
                how = form.cleaned_data["how"]
                subject_requests.identify(asked, how, account=account.get_username(), requests=proved)
                return redirect("admin:records_subjectrequest_change", asked.pk)
            except subject_requests.NotAllowedError as error:
                form.add_error(None, str(error))
        return self._show(request, asked, identity=form)

    def answer_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        asked, account = self._to_answer(request, pk)
        form = AnswerForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                _answer(asked, form.cleaned_data, account)
                return redirect("admin:records_subjectrequest_change", asked.pk)
            except subject_requests.NotAllowedError as error:
                form.add_error(None, str(error))
        return self._show(request, asked, answer=form)

    def copy_view(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """By POST alone: what it opens is written down."""
        asked, account = self._to_answer(request, pk)
        if request.method != "POST":
            return redirect("admin:records_subjectrequest_change", asked.pk)
        try:
            return _copy(asked, account)
        except RefusedError as error:
            self.message_user(request, error.words, level="WARNING")
            return redirect("admin:records_subjectrequest_change", asked.pk)

    def letter_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """To print: the receipt while it is open, the answer afterwards."""
        asked = self.found(request, str(pk))
        return self.rendered(request, "console/subject_letter.html", {"asked": asked, "title": f"Surat {asked.number}"})

    def _to_answer(self, request: HttpRequest, pk: UUID) -> tuple[SubjectRequest, Account]:
        account = request.user
        if not isinstance(account, Account) or not account.has_perm(ANSWER):
            raise PermissionDenied
        return self.found(request, str(pk)), account

    def _show(
        self,
        request: HttpRequest,
        asked: SubjectRequest,
        *,
        identity: IdentityForm | None = None,
        answer: AnswerForm | None = None,
    ) -> HttpResponse:
        account = request.user
        assert isinstance(account, Account)
        kept = kept_of(asked, account) if asked.identity else []
        context = {
            "asked": asked,
            "title": f"{asked.number} · {self.right_name(asked)}",
            "clock": clock_chip(asked.due_at, asked.answered_at),
            "kept": kept,
            "hidden_count": len(asked.requests) - len(kept) if asked.identity else 0,
            "of_officer": subject_data.of_officer(asked.officer_id) if asked.officer_id and asked.identity else [],
            "is_open": asked.state in SubjectRequest.OPEN,
            "may_answer": account.has_perm(ANSWER),
            "may_copy": any(may_open_parts_of(account, one.request.site) for one in kept),
            "erasable": len(subject_requests.erasable_parts(asked)) if asked.right == "erase" and asked.identity else 0,
            "identity_form": identity or IdentityForm(None, asked=asked),
            "answer_form": answer or AnswerForm(),
            "refused": [*form.non_field_errors()] if (form := identity or answer) and asked.answered_at else [],
            "destruction": Destruction.objects.filter(asked=asked).first(),
        }
        wrong = any(form is not None and form.errors for form in (identity, answer))
        return self.rendered(request, "console/subject_request.html", context, 422 if wrong else 200)


def kept_of(asked: SubjectRequest, account: Account) -> list[KeptRequest]:
    """What is kept of the proved requests, as far as the account sees their halls."""
    requests = subject_requests.requests_of(asked).filter(site__in=visible_sites(account))
    return [_kept(request) for request in requests]


def _kept(request: Request) -> KeptRequest:
    service = catalogue_names.service_of(request.service, request.catalogue_version)
    files = files_of(request.pk, request.kiosk_id, lambda role: catalogue_names.part_name(service, role))
    parts = [KeptPart(file.sha256, file.name, file.media, file.size, file.state) for file in files]
    return subject_data.of_request(request, service.short_name if service else request.service, parts)


def _proved(given: dict[str, Any], account: Account) -> list[UUID]:
    """Raises NotAllowedError."""
    if given["how"] == "duty":
        return []
    code = (given["code"] or "").strip().upper()
    if given["how"] == "slip":
        return [_by_slip(code, (given["pin"] or "").strip(), account)]
    found = Request.objects.filter(code=code, site__in=visible_sites(account)).first() if code else None
    if found is None:
        raise subject_requests.NotAllowedError("Tidak ada permohonan dengan kode ini di balai Anda. Periksa kodenya.")
    return [found.pk]


def _by_slip(code: str, pin: str, account: Account) -> UUID:
    try:
        found = lookup.find(code, pin, network=f"akun:{account.pk}")
    except ProblemError as problem:
        if problem.code == "429.1":
            raise subject_requests.NotAllowedError(
                "Terlalu banyak salah. Tunggu sepuluh menit, lalu coba lagi."
            ) from None
        raise subject_requests.NotAllowedError(
            "Kode atau PIN tidak cocok. Periksa kertasnya, lalu ketik lagi."
        ) from None
    if not visible_sites(account).filter(id=found.site_id).exists():
        raise subject_requests.NotAllowedError("Permohonan itu di balai lain. Minta administrator yang memeriksa.")
    return found.pk


def _answer(asked: SubjectRequest, given: dict[str, str], account: Account) -> None:
    """Raises NotAllowedError."""
    name = account.get_username()
    if asked.right == "erase" and given["state"] != "refused" and asked.identified_by == name:
        raise subject_requests.NotAllowedError(
            "Penghapusan tidak dapat dibatalkan, jadi dijawab orang lain daripada yang memeriksa identitasnya."
        )
    subject_requests.answer(asked, given["state"], ground=given["ground"], words=given["words"], account=name)


def _copy(asked: SubjectRequest, account: Account) -> HttpResponseBase:
    """Raises RefusedError."""
    if asked.state == "received":
        raise RefusedError("Periksa identitasnya dahulu.", 403)
    kept = [one for one in kept_of(asked, account) if may_open_parts_of(account, one.request.site)]
    if not kept:
        raise RefusedError("Akun Anda tidak berhak membuka berkas balai ini. Minta penyelianya.", 403)
    purpose = f"Permintaan warga atas datanya sendiri: {asked.number}"

    def open_part(part: KeptPart) -> bytes:
        file = SealedFile(part.sha256, part.name, "", part.media, part.size, "here")
        return open_bytes(file, account=account.get_username(), purpose=purpose)

    try:
        made = subject_data.Copy(open_part).of(asked.number, kept)
    except subject_data.TooLargeError:
        raise RefusedError(
            "Berkasnya terlalu besar untuk satu unduhan. Buka satu per satu di permohonannya.", 422
        ) from None
    answer = StreamingHttpResponse(streamed(made), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{asked.number}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer
