"""The editor of the calendar: editions with holidays, Ramadan and hours; a month as the halls will live it; hours of single halls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone

from sync.rules.calendar import CalendarError
from sync.rules.calendar_told import read_calendar
from sync.rules.indonesian import DAYS
from sync.server.console import dates
from sync.server.console.calendar_forms import (
    KIND_NAMES,
    HallForm,
    HolidayForm,
    HolidayListForm,
    HoursForm,
    RamadanForm,
)
from sync.server.console.edition_pages import EditionAdmin, HeadForm, seen_revision
from sync.server.console.filters import HallFilter
from sync.server.console.hall_closures import HallClosurePages
from sync.server.console.lists import named
from sync.server.console.month_table import title_of, weeks_of
from sync.server.console.picking import PickingForm
from sync.server.console.picking_places import HallPick
from sync.server.console.roles import visible_sites
from sync.server.console.site import console
from sync.server.fleet.models import Site
from sync.server.people.models import Account
from sync.server.publishing import calendar_document as content
from sync.server.publishing import editions
from sync.server.publishing.calendar import CALENDAR, hall_item, set_hall_hours, version_in_force
from sync.server.publishing.calendar_document import UNIT_NAMES
from sync.server.publishing.differences import Difference, calendar_differences, week_words
from sync.server.publishing.editions import Document
from sync.server.publishing.faults import in_words
from sync.server.publishing.models import CalendarEdition, Edition, HallHours, Step

NEW = "baru"
TITLES = {"libur": "Hari libur", "ramadan": "Ramadan", "jam": "Jam kerja"}


class CalendarHeadForm(HeadForm):
    class Meta(HeadForm.Meta):
        model = CalendarEdition


@admin.register(CalendarEdition, site=console)
class CalendarAdmin(EditionAdmin):
    subject = CALENDAR
    head_form = CalendarHeadForm
    list_title = "Kalender kerja"
    page_template = "console/calendar_edition.html"
    nothing_words = "Belum ada perubahan. Kios memakai kalender yang dibawa programnya."

    def get_urls(self) -> list[URLPattern]:
        return [
            self.route("berlaku/", self.month_in_force_view, "in_force"),
            self.route("<uuid:pk>/bulan/", self.month_view, "month"),
            self.route("<uuid:pk>/daftar/", self.import_view, "import"),
            self.route("<uuid:pk>/isi/<str:part>/<str:item>/", self.row_view, "row"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        version = version_in_force()
        words = f"Kios memakai versi {version}." if version else "Kios memakai kalender yang dibawa programnya."
        context = {"in_force_words": words, "in_force_url": self.url("in_force"), **(extra_context or {})}
        page: HttpResponse = super().changelist_view(request, context)
        return page

    def compared(self, before: Document, after: Document) -> list[Difference]:
        return calendar_differences(before, after)

    def page_context(self, request: HttpRequest, edition: Edition, document: Document) -> dict[str, Any]:
        def row_url(part: str, row: Mapping[str, Any]) -> str:
            return self.url("row", edition.pk, part, content.name_of(part, row))

        years: dict[str, list[dict[str, Any]]] = {}
        for row in document["holidays"]:
            told = {**row, "kind_name": KIND_NAMES[row["kind"]], "url": row_url("libur", row)}
            years.setdefault(row["day"][:4], []).append({**told, "date": date.fromisoformat(row["day"])})
        return {
            "years": sorted(years.items(), reverse=True),
            "fasts": [
                {
                    **row,
                    "url": row_url("ramadan", row),
                    "first": date.fromisoformat(row["first"]),
                    "last": date.fromisoformat(row["last"]),
                }
                for row in document["ramadan"]
            ],
            "hours": [
                {
                    **row,
                    "begins": date.fromisoformat(row["from"]),
                    "name": UNIT_NAMES[row["unit"]],
                    "url": row_url("jam", row),
                }
                | {part: week_words(row[part]) for part in ("working", "ramadan", "sessions")}
                for row in document["hours"]
            ],
            "document_template": "console/calendar_rows.html",
            "month_url": self.url("month", edition.pk),
            "import_url": self.url("import", edition.pk),
            "new_urls": {part: self.url("row", edition.pk, part, NEW) for part in content.LISTED},
        }

    # --- rows --------------------------------------------------------------------------------------------------------

    def row_view(self, request: HttpRequest, pk: UUID, part: str, item: str) -> HttpResponse:
        edition = self._writable(request, pk)
        document = editions.document_of(edition)
        if part not in content.LISTED:
            raise Http404
        is_new = item == NEW
        row = {} if is_new else _row_or_404(document, part, item)
        form = _row_form(part, request.POST or None, row, document, is_new=is_new)
        if request.method == "POST" and request.POST.get("act") == "hapus" and not is_new:
            changed, words = content.without_row(document, part, item), f"{content.title_of(part, row)} dihapus"
            if self._saved(request, edition, changed, words, form):
                return redirect(f"{self.url_of(edition)}#{part}")
        elif request.method == "POST" and form.is_valid():
            values = form.values()
            changed = content.with_row(document, part, None if is_new else item, values)
            if self._saved(request, edition, changed, content.title_of(part, values), form):
                return redirect(f"{self.url_of(edition)}#{part}")
        title = f"{TITLES[part]} baru" if is_new else content.title_of(part, row)
        return self._form_page(request, edition, form, title, {"is_new": is_new, "part": part})

    def import_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        edition = self._writable(request, pk)
        form = HolidayListForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            rows = form.cleaned_data["rows"]
            changed = content.with_holidays(editions.document_of(edition), rows)
            if self._saved(request, edition, changed, f"{len(rows)} hari libur diimpor", form):
                messages.success(request, f"{len(rows)} hari libur masuk ke rancangan. Periksa di bawah.")
                return redirect(f"{self.url_of(edition)}#libur")
        return self._form_page(request, edition, form, "Impor hari libur", {"is_new": True, "part": "libur"})

    # --- a month -----------------------------------------------------------------------------------------------------

    def month_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        edition = self.find(request, pk)
        return self._month(request, editions.document_of(edition), self.url_of(edition))

    def month_in_force_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self._month(request, CALENDAR.in_force(), self.url("changelist"))

    def _month(self, request: HttpRequest, document: Document, back: str) -> HttpResponse:
        assert isinstance(request.user, Account)
        year, month = _asked_month(request.GET.get("bulan", ""))
        own = HallHours.objects.filter(site__in=visible_sites(request.user)).select_related("site")
        form = _OwnHallForm(request.GET, sites=visible_sites(request.user).exclude(own_hours=None))
        hall = form.cleaned_data["balai"] if form.is_valid() else None
        chosen = own.filter(site=hall).first() if hall else None
        calendar = read_calendar(document, hall=hall_item(chosen) if chosen else None)
        context = {
            "title": f"Kalender {title_of(year, month)}",
            "weeks": weeks_of(year, month, calendar),
            "days": DAYS,
            "month": f"{year}-{month:02}",
            "form": form,
            "has_own": own.exists(),
            "back": back,
        }
        return self.page(request, "console/calendar_month.html", context)

    # --- small things ------------------------------------------------------------------------------------------------

    def _writable(self, request: HttpRequest, pk: UUID) -> Edition:
        edition = self.find(request, pk)
        if not self.may_write(request, edition):
            raise PermissionDenied
        return edition

    def _saved(self, request: HttpRequest, edition: Edition, document: Document, words: str, form: forms.Form) -> bool:
        seen_revision(request, edition)
        wrong = self.save(request, edition, document, words)
        if wrong:
            form.full_clean()
            form.add_error(None, wrong)
        return not wrong

    def _form_page(
        self, request: HttpRequest, edition: Edition, form: forms.Form, title: str, context: Mapping[str, Any]
    ) -> HttpResponse:
        edition.refresh_from_db(fields=["revision"])
        shared = {"edition": edition, "form": form, "title": title, "back": self.url_of(edition)}
        return self.page(request, "console/calendar_row.html", {**shared, **context})


@admin.register(HallHours, site=console)
class HallHoursAdmin(HallClosurePages):
    list_display = ("site", "evening_words", "saturday_words", "leave_words", "closed_words", "changed")
    list_filter = (HallFilter,)
    list_select_related = ("site",)
    search_fields = ("site__name",)
    search_placeholder = "Nama balai"
    list_title = "Jam buka balai"
    nothing_words = "Semua balai memakai jam kota. Balai yang berbeda tampil di sini."
    add_words = "Atur satu balai"
    adds_with = "publishing.add_hallhours"
    changes_with = "publishing.change_hallhours"
    opens_for_changing = True

    def prepare(self, rows: Any) -> None:
        steps = Step.objects.filter(subject__in=[row.site_id for row in rows]).order_by("at")
        last = {step.subject: step for step in steps}
        for row in rows:
            row.last_step = last.get(row.site_id)

    @named("Jam malam")
    def evening_words(self, row: HallHours) -> str:
        return (week_words(row.evenings) or "Tidak ada") if row.own_evenings else "Seperti kota"

    @named("Sabtu", ordering="saturday")
    def saturday_words(self, row: HallHours) -> str:
        return "Buka" if row.saturday else "Tutup"

    @named("Cuti bersama", ordering="shared_leave")
    def leave_words(self, row: HallHours) -> str:
        return row.get_shared_leave_display()

    @named("Hari tutup")
    def closed_words(self, row: HallHours) -> str:
        today = timezone.localdate().isoformat()
        coming = [one["day"] for one in row.closed if one["day"] >= today]
        more = f" dan {len(coming) - 1} hari lain" if len(coming) > 1 else ""
        return f"{dates.short_day(date.fromisoformat(coming[0]))}{more}" if coming else "–"

    @named("Terakhir diubah")
    def changed(self, row: Any) -> str:
        step = row.last_step
        return f"{step.by}, {dates.moment(step.at)}: {step.words}" if step else "–"

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = _ChosenHallForm(request.POST or None, sites=visible_sites(request.user).filter(own_hours=None))
        if request.method == "POST" and not form.is_searching() and form.is_valid():
            return self._edit(request, HallHours(site=form.cleaned_data["site"]), form)
        return self._page(request, form, HallForm(None, instance=HallHours()), "Atur jam satu balai")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        hours = self.get_object(request, object_id)
        if not isinstance(hours, HallHours):
            raise Http404
        return self._edit(request, hours, None)

    def _edit(self, request: HttpRequest, hours: HallHours, chosen: forms.Form | None) -> HttpResponse:
        assert isinstance(request.user, Account)
        form = HallForm(request.POST or None, instance=hours)
        if request.method == "POST" and form.is_valid():
            told: HallHours = form.save(commit=False)
            told.evenings = form.evenings()
            try:
                set_hall_hours(told, by=request.user.get_username(), reason=form.cleaned_data["reason"])
            except CalendarError as error:
                form.add_error(None, in_words(error))
            else:
                messages.success(request, f"Jam {hours.site.name} tersimpan. Kiosnya memakai begitu terhubung.")
                return redirect("admin:publishing_hallhours_changelist")
        return self._page(request, chosen, form, f"Jam buka {hours.site.name}")

    def _page(self, request: HttpRequest, chosen: forms.Form | None, form: HallForm, title: str) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "chosen_form": chosen,
            "form": form,
            "title": title,
            "evenings": [field for field in form if field.name.startswith("evening_")],
        }
        return TemplateResponse(request, "console/hall_hours.html", context)


class _ChosenHallForm(PickingForm, forms.Form):
    site = HallPick(error_messages={"required": "Pilih balainya."})

    def __init__(self, data: Any, *, sites: QuerySet[Site]) -> None:
        super().__init__(data)
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
        self.offer_picks()


class _OwnHallForm(PickingForm, forms.Form):
    """Asked for by an address, so that a month of a hall can be linked to."""

    balai = HallPick(required=False, help_text="Kosong: seperti kota. Hanya balai yang jamnya berbeda.")

    def __init__(self, data: Any, *, sites: QuerySet[Site]) -> None:
        super().__init__(data)
        self.fields["balai"].queryset = sites  # type: ignore[attr-defined]
        self.offer_picks()


def _row_form(part: str, data: Any, row: Mapping[str, Any], document: Document, *, is_new: bool) -> Any:
    if part == "jam":
        newest = max(document["hours"], key=lambda one: (one["unit"] == "kelurahan", one["from"]))
        return HoursForm(data, item=newest if is_new else row, is_new=is_new)
    return {"libur": HolidayForm, "ramadan": RamadanForm}[part](data, initial=dict(row))


def _row_or_404(document: Document, part: str, item: str) -> Document:
    try:
        return content.row_of(document, part, item)
    except KeyError:
        raise Http404 from None


def _asked_month(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(20[2-4][0-9])-(0[1-9]|1[0-2])", text)
    today = timezone.localdate()
    return (int(match[1]), int(match[2])) if match else (today.year, today.month)
