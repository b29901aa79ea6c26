"""What the forms of the city's own records share: words without long numbers, moments that lie in the past, one page for a form."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from sync.server.console.lists import ReadOnlyAdmin
from sync.server.records.plain_words import refuse_long_numbers

_SOON = timedelta(minutes=5)


class Reason(forms.CharField):
    """Plain words of a person of the city, without a resident's numbers."""

    def __init__(self, *, label: str = "Alasan", max_length: int = 140, **options: Any) -> None:
        super().__init__(label=label, max_length=max_length, validators=[refuse_long_numbers], **options)


class PastMoment(forms.DateTimeField):
    """City time, not in the future and not before `within`."""

    def __init__(self, *, within: timedelta = timedelta(days=366), **options: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **options)
        self._within = within

    def clean(self, value: Any) -> datetime | None:
        at: datetime | None = super().clean(value)
        if at is None:
            return None
        now = timezone.now()
        if at > now + _SOON:
            raise forms.ValidationError("Waktunya belum terjadi. Periksa tanggal dan jamnya.")
        if at < now - self._within:
            raise forms.ValidationError(f"Waktunya lebih dari {self._within.days} hari lalu. Periksa tanggalnya.")
        return at


def needs_words(form: forms.Form, cleaned: dict[str, Any], field: str, value: str, sentence: str) -> None:
    """This choice is not enough by itself."""
    if cleaned.get(field) == value and not cleaned.get("reason"):
        form.add_error("reason", sentence)


def form_page(
    view: ReadOnlyAdmin,
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    title: str,
    button: str,
    icon: str = "check",
    intro: str = "",
    back: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        **view.admin_site.each_context(request),
        "opts": view.opts,
        "form": form,
        "title": title,
        "button": button,
        "button_icon": icon,
        "intro": intro,
        "back": back,
        "list_name": view.list_title or str(view.opts.verbose_name_plural).capitalize(),
    }
    return TemplateResponse(request, "console/data_form.html", context, status=status)
