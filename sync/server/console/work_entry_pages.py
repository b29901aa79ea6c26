"""The page of one work entry: what was done, and its sealed evidence, each opening with a purpose. Where e-Kinerja's link leads.

What an officer told the city on a page of their own stands in no hall: who opens parts of a hall that the officer serves opens it.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from sync.server.console import catalogue_names
from sync.server.console.lists import OfficerRows
from sync.server.console.opening import RefusedError
from sync.server.console.roles import may_open_parts
from sync.server.console.sealed_files import SealedFile, files_of
from sync.server.console.subject_pages import SubjectAdmin
from sync.server.console.timeline import timeline
from sync.server.console.work_verifying import VerdictForm, WorkVerifying
from sync.server.fleet.models import City, Site
from sync.server.organisation.scope import given_sites
from sync.server.people.models import Account
from sync.server.performance.models import Plan, WorkEntry
from sync.server.requests.models import Request


class WorkEntryPages(WorkVerifying, OfficerRows, SubjectAdmin):
    page_template = "console/work_entry.html"
    default_purpose = "kerja"

    def file_name(self, subject: WorkEntry, role: str) -> str:
        return "Uraian kegiatan" if role == "text" else catalogue_names.part_name(None, role)

    def may_open(self, account: Account, subject: WorkEntry) -> bool:
        if subject.site is not None:
            return super().may_open(account, subject)
        serves = given_sites(account).filter(officers=subject.officer) if subject.officer else Site.objects.none()
        return may_open_parts(account) and serves.exists()

    def refuse_unless_allowed(self, account: Account, subject: WorkEntry) -> None:
        if subject.site is not None:
            super().refuse_unless_allowed(account, subject)
        elif not self.may_open(account, subject):
            raise RefusedError("Hanya penyelia balai tempat petugas ini bertugas yang dapat membuka berkasnya.", 403)

    def _files(self, subject: WorkEntry) -> list[SealedFile]:
        chain = subject.kiosk_id or City.objects.get().pk
        return files_of(subject.pk, chain, lambda role: self.file_name(subject, role))

    def page_context(self, subject: WorkEntry, account: Account) -> dict[str, Any]:
        name = subject.officer.name if subject.officer else "Petugas yang tidak dikenal"
        return {
            "title": f"Catatan kerja {name}",
            "officer_name": name,
            "plan": Plan.objects.filter(id=subject.plan).first() if subject.plan else None,
            "served": Request.objects.filter(id=subject.request).first() if subject.request else None,
            "steps": timeline(subject.pk),
            **self.verifying_context(subject, account),
        }

    def entry_page(self, request: HttpRequest, entry: WorkEntry, form: VerdictForm) -> HttpResponse:
        """The page with a verdict that came back."""
        assert isinstance(request.user, Account)
        files = [(file, self._open_url(entry, file)) for file in self._files(entry)]
        again = self.verifying_context(entry, request.user, form)
        context = {"files": files, **self.page_context(entry, request.user), **again}
        return self._page(request, self.page_template, entry, context)
