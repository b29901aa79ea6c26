"""The page of one request or one presence, and the way to its sealed files: purpose first, content after.

A subject admin says what its files are called and which template tells its story; the rules of opening are in `opening.py`.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from sync.rules.service import Service
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.console.opening import PurposeForm, RefusedError, open_file, refuse_unopenable
from sync.server.console.roles import may_open_parts, may_open_parts_of
from sync.server.console.sealed_files import SealedFile, files_of
from sync.server.people.models import Account

# An opened file leaves the screen by itself.
SHOWN_S = 300


class SubjectAdmin(ReadOnlyAdmin):
    page_template = ""
    default_purpose = ""

    def service_of(self, subject: Any) -> Service | None:
        return None

    def file_name(self, subject: Any, role: str) -> str:
        raise NotImplementedError

    def beside(self, subject: Any) -> list[tuple[str, str]]:
        """What a person compares an opened file with: labels and values."""
        return []

    def refuse_unless_allowed(self, account: Account, subject: Any) -> None:
        """Raises RefusedError unless this account may open what belongs to this subject."""
        _refuse_unless_allowed(account, subject)

    def may_open(self, account: Account, subject: Any) -> bool:
        return may_open_parts_of(account, subject.site)

    def page_context(self, subject: Any, account: Account) -> dict[str, Any]:
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_open"
        view = self.admin_site.admin_view(self.open_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<uuid:pk>/berkas/<str:sha256>/", view, name=name), *urls]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        subject = self._find(request, object_id)
        files = [(file, self._open_url(subject, file)) for file in self._files(subject)]
        assert isinstance(request.user, Account)
        context = {"subject": subject, "files": files, **self.page_context(subject, request.user)}
        return self._page(request, self.page_template, subject, context)

    def open_view(self, request: HttpRequest, pk: UUID, sha256: str) -> HttpResponse:
        subject = self._find(request, str(pk))
        file = next((one for one in self._files(subject) if one.sha256 == sha256), None)
        if file is None:
            raise Http404
        account = request.user
        assert isinstance(account, Account)
        try:
            self.refuse_unless_allowed(account, subject)
            refuse_unopenable(file)
            return self._ask_or_show(request, account, subject, file)
        except RefusedError as error:
            return self._page(
                request, "console/refused.html", subject, {"words": error.words, "file": file}, error.status
            )

    def _ask_or_show(self, request: HttpRequest, account: Account, subject: Any, file: SealedFile) -> HttpResponse:
        form = PurposeForm(request.POST or None, initial={"purpose": self.default_purpose})
        if request.method != "POST" or not form.is_valid():
            return self._page(request, "console/purpose.html", subject, {"file": file, "form": form})
        stated, service = form.stated(), self.service_of(subject)
        content = open_file(
            file, account=account.get_username(), purpose=stated, subject=str(subject.pk), service=service
        )
        context = {
            "file": file,
            "content": content,
            "purpose": stated,
            "shown_minutes": SHOWN_S // 60,
            "beside": self.beside(subject),
        }
        response = self._page(request, "console/opened.html", subject, context)
        response["Cache-Control"] = "no-store"
        response["Refresh"] = f"{SHOWN_S}; url={self._subject_url(subject)}"
        return response

    def _find(self, request: HttpRequest, object_id: str) -> Any:
        """One of a hall the account may see; any other is not there."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        subject = self.get_object(request, object_id)
        if subject is None:
            raise Http404
        return subject

    def _files(self, subject: Any) -> list[SealedFile]:
        return files_of(subject.pk, subject.kiosk_id, lambda role: self.file_name(subject, role))

    def _open_url(self, subject: Any, file: SealedFile) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_open"
        return reverse(name, kwargs={"pk": subject.pk, "sha256": file.sha256})

    def _subject_url(self, subject: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[subject.pk])

    def _page(
        self, request: HttpRequest, template: str, subject: Any, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        assert isinstance(request.user, Account)
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "subject": subject,
            "subject_url": self._subject_url(subject),
            "list_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            "may_open": self.may_open(request.user, subject),
        }
        return TemplateResponse(request, template, {**shared, **context}, status=status)


def _refuse_unless_allowed(account: Account, subject: Any) -> None:
    if not may_open_parts(account):
        raise RefusedError(
            "Akun Anda tidak berhak membuka berkas warga atau petugas. Hanya penyelia balai ini yang dapat membukanya.",
            403,
        )
    if not may_open_parts_of(account, subject.site):
        raise RefusedError("Balai ini bukan binaan Anda, jadi berkasnya tidak dapat Anda buka.", 403)
