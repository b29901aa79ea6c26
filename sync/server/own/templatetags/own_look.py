"""Lengths of time and months in words, for the officer's own pages; the rest is the console's (`console_look`)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from django import template

from sync.rules.indonesian import JAKARTA, MONTHS, clock_time, long_date, weekday_and_date
from sync.server.console.words import PLACES
from sync.server.recommendations import plain_numbers

register = template.Library()
register.filter("day_words", long_date)
register.filter("weekday_words", weekday_and_date)


@register.filter
def hours_words(length: timedelta) -> str:
    """Whole minutes, never more than there were: "5 jam 20 menit"."""
    return minutes_words(whole_minutes(length))


@register.filter
def minutes_words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} jam" if hours else "", f"{rest} menit" if rest or not hours else "") if part
    )


@register.filter
def whole_minutes(length: timedelta) -> int:
    return max(0, int(length.total_seconds()) // 60)


@register.filter
def month_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


@register.filter
def month_key(day: date) -> str:
    return f"{day:%Y-%m}"


@register.filter
def clock_words(at: datetime) -> str:
    return clock_time(at)


@register.filter
def place_words(place: str) -> str:
    return PLACES.get(place, place)


@register.filter
def short_number(value: Decimal | None) -> str:
    return plain_numbers.number(Fraction(value) if value is not None else None)


@register.filter
def last_day_words(closes_at: datetime) -> str:
    """Of a time that ends with the midnight after its last day."""
    return weekday_and_date((closes_at - timedelta(seconds=1)).astimezone(JAKARTA).date())
