"""Moments, answers and names in the language of the screen: "Selasa, 24 November, 09.41", "Kurang satu: buku nikah".

Invariant: the clock is the hall's, 24 hours with a dot, in every language; so it reads as on the wall and on the slip.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.ui.sentences import QT_TRANSLATE_NOOP
from sync.rules.indonesian import JAKARTA, clock_time

if TYPE_CHECKING:  # the resting screen names the day, long before there are answers
    from kiosk.domain.redaction import ScreenWords

_DAYS = (
    QT_TRANSLATE_NOOP("Dates", "Senin"),
    QT_TRANSLATE_NOOP("Dates", "Selasa"),
    QT_TRANSLATE_NOOP("Dates", "Rabu"),
    QT_TRANSLATE_NOOP("Dates", "Kamis"),
    QT_TRANSLATE_NOOP("Dates", "Jumat"),
    QT_TRANSLATE_NOOP("Dates", "Sabtu"),
    QT_TRANSLATE_NOOP("Dates", "Minggu"),
)
_MONTHS = (
    QT_TRANSLATE_NOOP("Dates", "Januari"),
    QT_TRANSLATE_NOOP("Dates", "Februari"),
    QT_TRANSLATE_NOOP("Dates", "Maret"),
    QT_TRANSLATE_NOOP("Dates", "April"),
    QT_TRANSLATE_NOOP("Dates", "Mei"),
    QT_TRANSLATE_NOOP("Dates", "Juni"),
    QT_TRANSLATE_NOOP("Dates", "Juli"),
    QT_TRANSLATE_NOOP("Dates", "Agustus"),
    QT_TRANSLATE_NOOP("Dates", "September"),
    QT_TRANSLATE_NOOP("Dates", "Oktober"),
    QT_TRANSLATE_NOOP("Dates", "November"),
    QT_TRANSLATE_NOOP("Dates", "Desember"),
)
_YES = QT_TRANSLATE_NOOP("Dates", "Ya")
_NO = QT_TRANSLATE_NOOP("Dates", "Tidak")
_NOT_GIVEN = QT_TRANSLATE_NOOP("Dates", "Tidak diisi")


def day_words(day: date, *, beside: date) -> str:
    """With the year only when it is another than that of `beside`."""
    words = f"{_say(_DAYS[day.weekday()])}, {day.day} {month_word(day.month)}"
    return words if day.year == beside.year else f"{words} {day.year}"


def month_word(month: int) -> str:
    return _say(_MONTHS[month - 1])


def in_hours(span: timedelta) -> str:
    """As in "7,5": decimals with a comma in every language, as on the wall."""
    return f"{round(span / timedelta(hours=1), 1):g}".replace(".", ",")


def promise_moment(due_at: datetime, filed_at: datetime) -> str:
    """Both aware; said in the hall's own time."""
    due, filed = due_at.astimezone(JAKARTA), filed_at.astimezone(JAKARTA)
    return f"{day_words(due.date(), beside=filed.date())}, {clock_time(due)}"


def answer_words() -> ScreenWords:
    """How answers read now; ask again when the language changes."""
    from kiosk.domain.redaction import ScreenWords

    return ScreenWords(
        yes=_say(_YES),
        no=_say(_NO),
        not_given=_say(_NOT_GIVEN),
        date=lambda day: f"{day.day} {month_word(day.month)} {day.year}",
    )


def within_sentence(label: str) -> str:
    """Inside a sentence "Buku nikah" is "buku nikah"; "KTP Anda" and "KK" stay."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _say(text: str) -> str:
    return QCoreApplication.translate("Dates", text)
