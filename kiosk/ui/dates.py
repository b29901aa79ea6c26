"""Moments and names as the hall says them: "Selasa, 24 November, 09.41", "Kurang satu: buku nikah"."""

from __future__ import annotations

from datetime import date, datetime

from sync.rules.indonesian import DAYS, JAKARTA, MONTHS, clock_time


def day_words(day: date, *, beside: date) -> str:
    """With the year only when it is another than that of `beside`."""
    words = f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"
    return words if day.year == beside.year else f"{words} {day.year}"


def promise_moment(due_at: datetime, filed_at: datetime) -> str:
    """Both aware; said in the hall's own time."""
    due, filed = due_at.astimezone(JAKARTA), filed_at.astimezone(JAKARTA)
    return f"{day_words(due.date(), beside=filed.date())}, {clock_time(due)}"


def within_sentence(label: str) -> str:
    """Inside a sentence "Buku nikah" is "buku nikah"; "KTP Anda" and "KK" stay."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
