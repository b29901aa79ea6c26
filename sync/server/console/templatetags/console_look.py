"""What the console's templates may use beyond Django's own: icons, chips and times in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django import template
from django.utils.html import format_html_join
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
