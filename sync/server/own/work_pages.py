"""/saya/kerja and what leads from it: the month's work, logging with a photo, one entry, correcting and taking back.

What an officer wrote stays sealed until they ask for it by a button; each opening leaves its line in the record like anybody's.
"""

from __future__ import annotations

import base64
import re
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sync.server.console import opening
from sync.server.console.sealed_files import SealedFile, files_of
from sync.server.fleet.models import City
from sync.server.own import entries, working
from sync.server.own.frame import own_page, own_upload_page, show, typed
from sync.server.own.work_form import WorkForm, fresh
from sync.server.people.models import Account, Officer
from sync.server.performance.models import Plan, WorkEntry

_A_PAGE = 30
_PURPOSE = "Petugas melihat catatan kerjanya sendiri"
_VOID_REASONS = {"officer_error": "Salah catat", "duplicate": "Tercatat dua kali", "other": "Sebab lain"}


@own_page
@require_safe
def index(request: HttpRequest, officer: Officer) -> HttpResponse:
    month = _month(request.GET.get("bulan", ""))
    rows = WorkEntry.objects.filter(officer=officer, day__year=month.year, day__month=month.month)
    page = Paginator(rows.order_by("-day", "-logged_at"), _A_PAGE).get_page(request.GET.get("hal"))
    counts = rows.aggregate(
        entries=Count("id", filter=Q(is_voided=False)),
        minutes=Sum("minutes", filter=Q(is_voided=False), default=0),
        voided=Count("id", filter=Q(is_voided=True)),
    )
    context = {
        "title": "Kerja saya",
        "tab": "own-work",
        "month": month,
        "earlier": _beside(month, -1),
        "later": _beside(month, 1) if month < timezone.localdate().replace(day=1) else None,
        "page": page,
        "lines": entries.lines(page.object_list),
        "counts": counts,
    }
    return show(request, officer, "own/work.html", context)


@own_upload_page
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, officer: Officer) -> HttpResponse:
    if request.method == "POST":
        form = WorkForm(request.POST, request.FILES, officer=officer)
        if form.is_valid():
            try:
                working.log(officer, form.entry_id, form.told(), form.jpeg)
            except working.NotTakenError as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Kegiatan tersimpan di kota.")
                return redirect("own-today")
    else:
        form = WorkForm(typed(request, officer), officer=officer, initial=fresh(request.GET.get("rencana", "")[:36]))
    context = {"title": "Catat kerja", "tab": "own-work", "form": form, "script": True, "is_new": True}
    return show(request, officer, "own/work_form.html", context, status=422 if form.errors else 200)


@own_page
@require_safe
def entry(request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    return show(request, officer, "own/entry.html", _entry_context(_mine(officer, pk)))


@own_page
@require_POST
def open_words(request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    """The words and photos of one entry, the newest words last said."""
    row = _mine(officer, pk)
    files = [file for file in _files(row) if file.state == "here"]
    try:
        opened = [(file, _open(request, file)) for file in files]
    except opening.RefusedError as refused:
        context = {"title": "Belum dapat dibuka", "tab": "own-work", "words": refused.words}
        return show(request, officer, "own/refused.html", context, status=refused.status)
    words = [working.words_of(plain) for file, plain in opened if file.role == "text"]
    photos = [
        f"data:image/jpeg;base64,{base64.b64encode(plain).decode()}"
        for file, plain in opened
        if file.role == "output" and file.media == "image/jpeg"
    ]
    context = _entry_context(row) | {"words": words[-1] if words else {}, "photos": photos, "is_opened": True}
    return show(request, officer, "own/entry.html", context)


@own_upload_page
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    """First asked for, filled with what was said; then told. Who comes by an address finds what waits since the sign-in ended."""
    row, waiting = _mine(officer, pk), typed(request, officer)
    if waiting is None:
        return redirect("own-entry", pk=pk)
    if not working.may_change(row, timezone.localdate()):
        raise Http404
    if "entry" in waiting:
        form = WorkForm(waiting, request.FILES, officer=officer, correcting=row)
        if request.method == "POST" and form.is_valid():
            try:
                working.amend(officer, row, form.told(), form.jpeg)
            except working.NotTakenError as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Pembetulan tersimpan. Catatan yang lama tetap ada dalam riwayatnya.")
                return redirect("own-entry", pk=pk)
    else:
        try:
            form = WorkForm(officer=officer, initial=_said(request, row), correcting=row)
        except opening.RefusedError as refused:
            said = {"title": "Belum dapat dibuka", "tab": "own-work", "words": refused.words}
            return show(request, officer, "own/refused.html", said, status=refused.status)
    context = {"title": "Betulkan catatan", "tab": "own-work", "form": form, "script": True, "entry": row}
    return show(request, officer, "own/work_form.html", context, status=422 if form.errors else 200)


@own_page
@require_POST
def void(request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    row, reason = _mine(officer, pk), request.POST.get("reason", "")
    if reason not in _VOID_REASONS:
        messages.warning(request, "Pilih dulu mengapa catatan ini dibatalkan.")
        return redirect("own-entry", pk=pk)
    try:
        working.void(officer, row, reason)  # type: ignore[arg-type]  # one of the three
    except working.NotTakenError as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, "Catatan dibatalkan. Catatan itu tetap terlihat, tetapi tidak dihitung.")
    return redirect("own-entry", pk=pk)


def _mine(officer: Officer, pk: UUID) -> WorkEntry:
    return get_object_or_404(WorkEntry, pk=pk, officer=officer)


def _entry_context(row: WorkEntry) -> dict[str, Any]:
    return {
        "title": "Catatan kerja",
        "tab": "own-work",
        "entry": row,
        "line": entries.lines([row])[0],
        "plan": Plan.objects.filter(pk=row.plan).first() if row.plan else None,
        "files": _files(row),
        "may_change": working.may_change(row, timezone.localdate()),
        "void_reasons": _VOID_REASONS,
    }


def _files(row: WorkEntry) -> list[SealedFile]:
    chain = row.kiosk_id or City.objects.get().pk
    return files_of(row.pk, chain, lambda role: "Foto hasil" if role == "output" else "Tulisan")


def _open(request: HttpRequest, file: SealedFile) -> bytes:
    assert isinstance(request.user, Account)
    return opening.open_bytes(file, account=request.user.get_username(), purpose=_PURPOSE)


def _said(request: HttpRequest, row: WorkEntry) -> dict[str, Any]:
    """What the form begins with when an entry is corrected. Raises RefusedError."""
    texts = [file for file in _files(row) if file.role == "text" and file.state == "here"]
    words = working.words_of(_open(request, texts[-1])) if texts else {}
    return {
        "entry": str(row.pk),
        **{name: words.get(name, "") for name in ("activity", "output", "outcome")},
        "begins": words.get("from", "").replace(".", ":"),
        "ends": words.get("to", "").replace(".", ":"),
        "quantity": row.quantity,
        "place": row.place,
        "thing": row.thing,
        "is_main": row.is_main,
        "is_flexible": row.is_flexible,
    }


def _month(text: str) -> date:
    """The first day of the month asked for, this one's otherwise."""
    if re.fullmatch(r"20[0-9]{2}-(0[1-9]|1[0-2])", text):
        return date.fromisoformat(f"{text}-01")
    return timezone.localdate().replace(day=1)


def _beside(month: date, by: int) -> str:
    place = month.year * 12 + month.month - 1 + by
    return f"{place // 12:04d}-{place % 12 + 1:02d}"
