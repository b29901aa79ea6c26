"""What the console's templates may use beyond Django's own: icons, chips and times in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sync.rules.indonesian import long_date
from sync.server.console import dates, icons
from sync.server.console.deadlines import Deadline
from sync.server.console.hall_states import State

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.icon(name)


@register.simple_tag
def chip(words: str, icon_name: str, tone: str = "plain") -> SafeString:
    return icons.chip(words, icon_name, tone)


@register.simple_block_tag(takes_context=True)
def leads(context: Context, content: str, to: str, *key: object, otherwise: str = "", **query: object) -> str:
    """`{% leads "requests_request_changelist" tenggat="mendesak" %}…{% endleads %}`: a link for whoever may see such rows.

    For others the words alone, in an element `otherwise` where the look asks for one.
    """
    app, model, _ = to.split("_")
    if context["request"].user.has_perm(f"{app}.view_{model}"):
        asked = f"?{urlencode(query)}" if query else ""
        return format_html('<a href="{}{}">{}</a>', reverse(f"admin:{to}", args=key), asked, content)
    return format_html("<{0}>{1}</{0}>", otherwise, content) if otherwise else content


@register.simple_tag
def squares(states: Sequence[State]) -> SafeString:
    """One a hall, in shape and colour; decoration beside the words that count them."""
    return format_html_join("", '<i class="square square-{}"></i>', ((state,) for state in states))


@register.filter
def moment(at: datetime | None) -> str:
    return dates.moment(at) if at else "–"


@register.filter
def moment_to_second(at: datetime | None) -> str:
    return dates.moment_to_second(at) if at else "–"


@register.filter
def day_words(day: date) -> str:
    return long_date(day)


@register.filter
def size_words(size_bytes: int) -> str:
    return f"{max(1, round(size_bytes / 1024))} KB"


@register.filter
def as_chip(deadline: Deadline) -> SafeString:
    return icons.chip(deadline.words, deadline.icon, deadline.tone)
