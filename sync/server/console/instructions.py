"""Orders of the city's leaders about one complaint, problem or question: the form, the list of them, and taking one back.

Invariants
- Who orders holds the permission and sees what it is about. Everybody who sees that sees the orders.
- An order names a task, a date and perhaps an office, and no resident: words with a long number in them are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.concerns import answering
from sync.server.concerns.models import Instruction
from sync.server.console import dates
from sync.server.console.icons import chip
from sync.server.people.models import Account, Unit

ORDER = "concerns.add_instruction"
LONGEST = timedelta(days=30)


class InstructionForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Instruction
        fields = ("what", "unit", "due_on", "words")
        widgets = {"due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "unit": "Hanya bila diserahkan ke dinas.",
            "words": "Tidak wajib. Jangan menulis nama, NIK, atau nomor HP.",
        }
        error_messages = {
            "what": {"required": "Pilih perintahnya."},
            "due_on": {"required": "Isi tanggal paling lambat.", "invalid": "Tulis tanggal seperti 2026-12-31."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", "Pilih perintah"), *Instruction.WHAT]  # type: ignore[attr-defined]
        self.fields["unit"].queryset = Unit.objects.filter(is_open=True)  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = "Tidak ada"  # type: ignore[attr-defined]

    def clean_due_on(self) -> Any:
        due_on, today = self.cleaned_data["due_on"], timezone.localdate()
        if not today <= due_on <= today + LONGEST:
            raise ValidationError(f"Pilih tanggal dari hari ini sampai {LONGEST.days} hari lagi.")
        return due_on

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if re.search(r"(?:[0-9][ .-]?){9}", words, re.ASCII):
            raise ValidationError("Ada angka panjang seperti NIK atau nomor HP. Tulis tanpa itu.")
        return words

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("what") == "send_to_unit" and cleaned.get("unit") is None:
            self.add_error("unit", "Pilih dinas yang menerima.")
        return cleaned


def newest_of(subjects: Iterable[UUID]) -> dict[UUID, Instruction]:
    """By what it is about, of those that stand."""
    rows = Instruction.objects.filter(about__in=list(subjects), withdrawn_at=None).order_by("given_at", "id")
    return {row.about: row for row in rows.select_related("unit")}


def as_chip(row: Instruction | None) -> SafeString | str:
    if row is None:
        return "–"
    is_over = row.due_on < timezone.localdate()
    return chip(f"{words_of(row)}, {dates.short_day(row.due_on)}", "megaphone", "harm" if is_over else "attention")


def words_of(row: Instruction) -> str:
    return f"{row.get_what_display()}: {row.unit.short}" if row.unit else row.get_what_display()


class InstructionPages:
    """For an admin of something that has a `site`: its orders on its page, and their addresses."""

    admin_site: Any
    opts: Any

    def instruction_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        give, back = self.admin_site.admin_view(self.order_view), self.admin_site.admin_view(self.take_back_view)
        return [
            path("<uuid:pk>/perintah/", give, name=f"{name}_order"),
            path("<uuid:pk>/perintah/<int:number>/tarik/", back, name=f"{name}_take_back"),
        ]

    def instruction_context(
        self, subject: Any, account: Account, form: InstructionForm | None = None
    ) -> dict[str, Any]:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        rows = Instruction.objects.filter(about=subject.pk).select_related("unit", "given_by")
        return {
            "orders": [(row, words_of(row), reverse(f"{name}_take_back", args=[subject.pk, row.pk])) for row in rows],
            "may_order": account.has_perm(ORDER),
            "order_form": form or InstructionForm(initial={"due_on": timezone.localdate()}),
            "order_url": reverse(f"{name}_order", args=[subject.pk]),
            "account": account,
        }

    def order_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        subject, account = self._find(request, str(pk)), _leader(request)  # type: ignore[attr-defined]
        form = InstructionForm(request.POST or None)
        if request.method != "POST" or not form.is_valid():
            return self.subject_page(request, subject, order_form=form if request.method == "POST" else None)
        answering.order(form.instance, about=subject.pk, site=subject.site_id, by=account)
        messages.success(request, "Perintah tersimpan dan tampil bagi penyelia balai.")
        return redirect(self._subject_url(subject))  # type: ignore[attr-defined]

    def take_back_view(self, request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
        subject, account = self._find(request, str(pk)), _leader(request)  # type: ignore[attr-defined]
        row = Instruction.objects.filter(about=subject.pk, pk=number, given_by=account, withdrawn_at=None).first()
        if row is None:
            raise Http404
        if request.method == "POST":
            answering.take_back(row)
            messages.success(request, "Perintah ditarik; catatannya tetap ada.")
        return redirect(self._subject_url(subject))  # type: ignore[attr-defined]

    def subject_page(
        self, request: HttpRequest, subject: Any, *, order_form: InstructionForm | None = None
    ) -> HttpResponse:
        raise NotImplementedError


def _leader(request: HttpRequest) -> Account:
    account = request.user
    if not isinstance(account, Account) or not account.has_perm(ORDER):
        raise PermissionDenied
    return account
