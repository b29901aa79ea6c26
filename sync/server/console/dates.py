"""Times as the console writes them: "Sel, 24 Nov 2026 09.41 WIB", "sisa 40 menit". The city's zone, never the browser's."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sync.rules.indonesian import JAKARTA

_DAYS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")


def short_day(day: date) -> str:
    return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_range(first: date, last: date) -> str:
    """Both included, like "30 Nov sampai 18 Des 2026"."""
    year = "" if first.year == last.year else f" {first.year}"
    begin = f"{first.day} {_MONTHS[first.month - 1]}{year}"
    return f"{begin} sampai {last.day} {_MONTHS[last.month - 1]} {last.year}"


def moment(at: datetime) -> str:
    """`at` must be aware."""
    local = at.astimezone(JAKARTA)
    return f"{short_day(local.date())} {local:%H.%M} WIB"


def moment_in_list(at: datetime) -> str:
    """The same where a narrow column may break it: between the day and the hour and nowhere else."""
    day, hour, zone = moment(at).rsplit(" ", 2)
    return f"{day.replace(' ', chr(0xA0))} {hour}{chr(0xA0)}{zone}"


def moment_to_second(at: datetime) -> str:
    local = at.astimezone(JAKARTA)
    return f"{short_day(local.date())} {local:%H.%M.%S} WIB"


def span(length: timedelta) -> str:
    """The largest whole unit: "kurang dari semenit", "40 menit", "19 jam", "3 hari"."""
    minutes = int(abs(length).total_seconds()) // 60
    if minutes < 1:
        return "kurang dari semenit"
    if minutes < 60:
        return f"{minutes} menit"
    return f"{minutes // 60} jam" if minutes < 48 * 60 else f"{minutes // (24 * 60)} hari"


def start_of_day(at: datetime) -> datetime:
    """Midnight in the city before `at`."""
    return at.astimezone(JAKARTA).replace(hour=0, minute=0, second=0, microsecond=0)
