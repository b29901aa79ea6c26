"""The page of one work entry: what was done, and its sealed evidence, each opening with a purpose. Where e-Kinerja's link leads."""

from __future__ import annotations

from typing import Any

from sync.server.console import catalogue_names
from sync.server.console.lists import OfficerRows
from sync.server.console.subject_pages import SubjectAdmin
from sync.server.console.timeline import timeline
from sync.server.people.models import Account
from sync.server.performance.models import Plan, WorkEntry
from sync.server.requests.models import Request


class WorkEntryPages(OfficerRows, SubjectAdmin):
    page_template = "console/work_entry.html"
    default_purpose = "kerja"

    def file_name(self, subject: WorkEntry, role: str) -> str:
        return "Uraian kegiatan" if role == "text" else catalogue_names.part_name(None, role)

    def page_context(self, subject: WorkEntry, account: Account) -> dict[str, Any]:
        name = subject.officer.name if subject.officer else "Petugas yang tidak dikenal"
        return {
            "title": f"Catatan kerja {name}",
            "officer_name": name,
            "plan": Plan.objects.filter(id=subject.plan).first() if subject.plan else None,
            "served": Request.objects.filter(id=subject.request).first() if subject.request else None,
            "steps": timeline(subject.pk),
        }
