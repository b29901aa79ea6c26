"""Dates, times and amounts in the words of the hall: "Selasa, 24 November 2026", "09.41", "Rp150.000"."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def long_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_and_date(day: date) -> str:
    return f"{DAYS[day.weekday()]}, {long_date(day)}"


def clock_time(at: datetime) -> str:
    """24 hours with a dot, in the hall's zone; `at` must be aware."""
    return f"{at.astimezone(JAKARTA):%H.%M}"


def promise_words(at: datetime) -> str:
    """As on the ticket: "Selasa, 24 November 2026, 09.41 WIB"."""
    local = at.astimezone(JAKARTA)
    return f"{weekday_and_date(local.date())}, {clock_time(local)} WIB"


def rupiah(amount: int) -> str:
    return "Rp" + f"{amount:,}".replace(",", ".")
