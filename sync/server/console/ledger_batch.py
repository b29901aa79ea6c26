"""Compensation decided for many at once: seen row by row before, for one reason, and opened again as one.

Invariants
- Only what the list shows under its filters and the account may see; nothing is ticked by itself that was decided already.
- A batch is the entries of one account at one moment; who decided it may undo it, with a reason, as far as nobody decided since.
- What was paid cannot be undone, so it asks to be sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from sync.rules.indonesian import rupiah
from sync.server.console.data_forms import Reason
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.deadlines import ledger
from sync.server.deadlines.ledger import MAY, Decision
from sync.server.deadlines.models import WORDS_MAX, LateRequest, LedgerEntry
from sync.server.people.models import Account

DECIDE = "deadlines.add_ledgerentry"
MOST = 200
ACTS = {"approved": "Setujui", "refused": "Tidak dibayar", "paid": "Catat sudah dibayar"}
_LAST_BATCHES, _SHOWN_BACK = 5, timedelta(days=30)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class BatchForm(forms.Form):
    decision = forms.ChoiceField(
        label="Keputusan",
        choices=list(ACTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu keputusan."},
    )
    reason = Reason(
        max_length=WORDS_MAX,
        help_text="Berlaku untuk semua yang dicentang. Jangan tulis nama, NIK atau alamat warga.",
        error_messages={"required": "Tulis alasannya, misalnya nomor nota dinas."},
    )
    is_sure = forms.BooleanField(
        label="Bukti bayarnya sudah saya periksa",
        required=False,
        help_text="Hanya untuk yang sudah dibayar: itu tidak bisa dibuka lagi.",
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("decision") == "paid" and not told.get("is_sure"):
            self.add_error("is_sure", "Centang ini dulu: yang sudah dibayar tidak bisa dibuka lagi.")
        return told


class UndoForm(forms.Form):
    reason = Reason(max_length=WORDS_MAX, error_messages={"required": "Tulis mengapa dibuka lagi."})


class LedgerBatchPages(ReadOnlyAdmin):
    """Mixed into the ledger's admin, whose list and `prepare` it uses."""

    def batch_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("bersama/", view(self.batch_view), name="deadlines_laterequest_batch"),
            path("bersama/<int:moment>/", view(self.undo_view), name="deadlines_laterequest_undo"),
        ]

    def batch_view(self, request: HttpRequest) -> HttpResponse:
        account = _who_decides(request)
        form = BatchForm(request.POST or None)
        rows = self._undecided(request)
        if request.method == "POST" and form.is_valid():
            ticked = set(request.POST.getlist("permohonan"))
            chosen = [row for row in rows if str(row.pk) in ticked]
            if chosen:
                return self._decide(request, account, chosen, form.cleaned_data)
            form.add_error(None, "Centang paling sedikit satu permohonan.")
        asked = request.GET.urlencode()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Putuskan bersama",
            "form": form,
            "rows": [(row, rupiah(row.owed.amount_idr)) for row in rows[:MOST]],
            "together": rupiah(sum(row.owed.amount_idr for row in rows[:MOST])),
            "more": len(rows) > MOST,
            "most": MOST,
            "ticked": set(request.POST.getlist("permohonan")) if request.method == "POST" else None,
            "batches": _batches_of(account),
            "list_url": reverse("admin:deadlines_laterequest_changelist") + (f"?{asked}" if asked else ""),
        }
        return TemplateResponse(request, "console/ledger_batch.html", context)

    def _undecided(self, request: HttpRequest) -> list[Any]:
        """What the list shows and a decision of `ACTS` is possible for; one more than fits says that there are more."""
        rows = self.get_changelist_instance(request).queryset.order_by("promised_at", "pk")
        ended = LedgerEntry.objects.filter(is_newest=True, state__in=("refused", "paid")).values("request")
        found = list(rows.exclude(pk__in=ended)[: MOST + 1])
        self.prepare(found)
        return [row for row in found if row.owed.days]

    def _decide(
        self, request: HttpRequest, account: Account, chosen: Sequence[LateRequest], told: dict[str, Any]
    ) -> HttpResponse:
        decision = cast("Decision", told["decision"])
        done = ledger.decide_many(chosen, decision, reason=told["reason"], account=account)
        left = f" {done.left} lainnya tidak berubah: keputusannya tidak cocok dengan keadaannya." if done.left else ""
        messages.success(request, f"{ACTS[decision]}: {done.decided} permohonan.{left}")
        if not done.decided:
            return redirect("admin:deadlines_laterequest_batch")
        return redirect("admin:deadlines_laterequest_undo", _number(done.at))

    def undo_view(self, request: HttpRequest, moment: int) -> HttpResponse:
        """One batch of one's own, and the way back."""
        account = _who_decides(request)
        seen = self.get_queryset(request).values("pk")
        at = _moment(moment)
        entries = (
            list(ledger.of_batch(account, at).filter(request__in=seen).select_related("request__site")) if at else []
        )
        if at is None or not entries:
            raise Http404
        may_undo = [one for one in entries if one.is_newest and "reopened" in MAY[one.state]]
        form = UndoForm(request.POST or None)
        if request.method == "POST" and may_undo and form.is_valid():
            done = ledger.undo(account, at, reason=form.cleaned_data["reason"])
            messages.success(request, f"{done.decided} permohonan menunggu keputusan lagi.")
            return redirect("admin:deadlines_laterequest_batch")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Keputusan bersama",
            "entries": [(one, rupiah(one.amount_idr)) for one in entries],
            "first": entries[0],
            "together": rupiah(sum(one.amount_idr for one in entries)),
            "undo_count": len(may_undo),
            "form": form if may_undo else None,
            "back": reverse("admin:deadlines_laterequest_batch"),
        }
        return TemplateResponse(request, "console/ledger_undo.html", context)


def _who_decides(request: HttpRequest) -> Account:
    if not isinstance(request.user, Account) or not request.user.has_perm(DECIDE):
        raise PermissionDenied
    return request.user


def _batches_of(account: Account) -> list[dict[str, Any]]:
    mine = LedgerEntry.objects.filter(decided_by=account.get_username(), decided_at__gte=timezone.now() - _SHOWN_BACK)
    found = mine.values("decided_at").annotate(number=Count("id"), amount=Sum("amount_idr"), first=Min("state"))
    return [
        {
            **row,
            "amount": rupiah(row["amount"]),
            "words": dict(LedgerEntry.STATES)[row["first"]],
            "moment": _number(row["decided_at"]),
        }
        for row in found.filter(number__gt=1).exclude(first="reopened").order_by("-decided_at")[:_LAST_BATCHES]
    ]


def _number(at: datetime) -> int:
    """Microseconds: as exact as the database keeps it."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def _moment(number: int) -> datetime | None:
    try:
        return _EPOCH + timedelta(microseconds=number)
    except OverflowError:
        return None
