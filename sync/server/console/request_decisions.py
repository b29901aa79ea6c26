"""What a person decides about clocks from the requests' pages: many at once, stopped or started for one reason, and exceptions.

Invariants
- A page first shows what would change, row by row, each with a tick; nothing changes before that was sent back.
- Only requests that the account may see; each decision stands in the chain or its table with who and when, and in the console's log.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from sync.rules.stop_clock import StopReason
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.console.words import STOP_REASONS
from sync.server.deadlines import exceptions, stopping
from sync.server.deadlines.stopping import Act
from sync.server.people.models import Account
from sync.server.requests.models import Request

STOP_CLOCKS = "deadlines.stop_clocks"
MARK = "deadlines.add_exceptedrequest"


class BatchForm(forms.Form):
    act = forms.ChoiceField(
        label="Tindakan",
        choices=[("stop", "Hentikan jam"), ("go_on", "Jalankan lagi")],
        widget=forms.RadioSelect,
        initial="stop",
    )
    reason = forms.ChoiceField(
        label="Alasan berhenti",
        choices=[("", "Pilih alasan"), *((each, STOP_REASONS[each].capitalize()) for each in stopping.CITY_REASONS)],
        required=False,
        help_text="Hanya untuk menghentikan. Warga dan kios melihat alasan ini.",
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("act") == "stop" and not told.get("reason"):
            self.add_error("reason", "Pilih alasan mengapa jam berhenti.")
        return told


class ExceptionForm(forms.Form):
    reason = forms.ChoiceField(label="Alasan", error_messages={"required": "Pilih satu alasan."})

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["reason"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", "Pilih alasan"), *offered]


class RequestDecisions(ReadOnlyAdmin):
    """Mixed into the requests' admin."""

    def decision_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("bersama/", view(self.batch_view), name="requests_request_batch"),
            path("<uuid:pk>/pengecualian/", view(self.exception_view), name="requests_request_exception"),
        ]

    # --- many at once ------------------------------------------------------------------------------------------------

    def batch_view(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        assert isinstance(account, Account)
        if not account.has_perm(STOP_CLOCKS):
            raise PermissionDenied
        form = BatchForm(request.POST or None)
        rows = self._running(request)
        if request.method == "POST" and form.is_valid():
            ticked = {text for text in request.POST.getlist("permohonan") if len(text) == 36}
            chosen = [row for row in rows if str(row.pk) in ticked]
            if chosen:
                return self._change(request, account, chosen, form.cleaned_data)
            form.add_error(None, "Centang paling sedikit satu permohonan.")
        shown = rows[: stopping.MOST]
        self.prepare(shown)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Hentikan atau jalankan jam",
            "form": form,
            "rows": shown,
            "more": len(rows) > stopping.MOST,
            "most": stopping.MOST,
            "ticked": set(request.POST.getlist("permohonan")) if request.method == "POST" else None,
            "list_url": self._list_url(request),
        }
        return TemplateResponse(request, "console/request_batch.html", context)

    def _change(
        self, request: HttpRequest, account: Account, chosen: Sequence[Request], told: dict[str, Any]
    ) -> HttpResponse:
        act = cast("Act", told["act"])
        reason = cast("StopReason", told["reason"]) if act == "stop" else None
        officer = str(account.officer_id) if account.officer_id else None
        done = stopping.change(chosen, act, reason=reason, officer=officer)
        words = f"Jam berhenti: {STOP_REASONS[reason]}" if reason else "Jam jalan lagi"
        _log(account, chosen, words)
        left = f" {done.left} lainnya tidak berubah: jamnya sudah begitu, atau sudah selesai." if done.left else ""
        messages.success(request, f"{words} untuk {done.changed} permohonan.{left}")
        return redirect(self._list_url(request))

    def _running(self, request: HttpRequest) -> list[Request]:
        """What the list shows under its filters and still runs; one more than fits says that there are more."""
        rows = self.get_changelist_instance(request).queryset.filter(state__in=("filed", "taken", "referred"))
        return list(rows.order_by("promised_at")[: stopping.MOST + 1])

    def _list_url(self, request: HttpRequest) -> str:
        asked = request.GET.urlencode()
        return reverse("admin:requests_request_changelist") + (f"?{asked}" if asked else "")

    # --- exceptions --------------------------------------------------------------------------------------------------

    def exception_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        row: Request = self.found(request, str(pk))
        account = request.user
        assert isinstance(account, Account)
        if not account.has_perm(MARK):
            raise PermissionDenied
        offered = exceptions.offered(row, self.service_of(row))
        marked = exceptions.in_force(row)
        if not offered and marked is None:
            raise Http404
        form = ExceptionForm(request.POST or None, offered=offered)
        if request.method == "POST" and marked is not None and "batal" in request.POST:
            exceptions.withdraw(row, by=account.get_username())
            _log(account, [row], "Pengecualian 1×24 jam dibatalkan")
            return redirect("admin:requests_request_change", row.pk)
        if request.method == "POST" and marked is None and form.is_valid():
            exceptions.mark(row, form.cleaned_data["reason"], by=account.get_username())
            _log(account, [row], "Pengecualian 1×24 jam ditetapkan")
            return redirect("admin:requests_request_change", row.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Pengecualian untuk {row.ticket}",
            "form": form,
            "marked": marked,
            "subject": row,
            "subject_url": reverse("admin:requests_request_change", args=[row.pk]),
        }
        return TemplateResponse(request, "console/request_exception.html", context)

    def service_of(self, subject: Any) -> Any:
        raise NotImplementedError


def _log(account: Account, rows: Sequence[Request], words: str) -> None:
    LogEntry.objects.log_actions(
        user_id=account.pk, queryset=cast("Any", rows), action_flag=CHANGE, change_message=words, single_object=False
    )
