"""The region's own names and colours, for every page of the city, also those that say no. Built into every template (settings)."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def city_title() -> str:
    """As in the bar: "Balai RW Surabaya"."""
    return str(settings.TENANT.title)


@register.simple_tag
def city_place() -> str:
    """As over a letter: "Surabaya"."""
    return str(settings.TENANT.place)


@register.simple_tag
def city_style() -> SafeString:
    """The region's colours, after our own style sheet; nothing where it has none."""
    if not settings.TENANT.colours:
        return SafeString("")
    return format_html('<link rel="stylesheet" href="{}">', reverse("region-style"))
