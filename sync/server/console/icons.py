"""The product's own icons as inline SVG: they take the colour of the text beside them and need no second request."""

from __future__ import annotations

from functools import cache
from importlib import resources

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


@cache
def icon(name: str) -> SafeString:
    """Decoration: hidden from screen readers, because a word always stands beside it. Raises FileNotFoundError."""
    svg = resources.files("assets").joinpath("icons", f"{name}.svg").read_text("utf-8")
    return mark_safe(svg.replace("<svg ", '<svg class="icon" aria-hidden="true" focusable="false" ', 1))  # noqa: S308 - a file of ours


def chip(words: str, icon_name: str, tone: str = "plain") -> SafeString:
    """`tone`: plain, ok, attention, harm (console.css)."""
    return format_html('<span class="chip chip-{}">{}<span>{}</span></span>', tone, icon(icon_name), words)
