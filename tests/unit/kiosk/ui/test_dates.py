"""Moments in the words of the hall."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from kiosk.ui import translations_build
from kiosk.ui.dates import answer_words, month_word, promise_moment, within_sentence

FILED = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)


def test_a_promise_says_day_date_and_hour_of_the_hall() -> None:
    assert promise_moment(datetime(2026, 11, 24, 2, 41, tzinfo=UTC), FILED) == "Selasa, 24 November, 09.41"


def test_the_year_is_said_when_it_is_another() -> None:
    assert promise_moment(datetime(2027, 1, 4, 9, 0, tzinfo=UTC), FILED) == "Senin, 4 Januari 2027, 16.00"


@pytest.mark.parametrize(
    ("label", "inside"), [("Buku nikah orang tua", "buku nikah orang tua"), ("KTP Anda", "KTP Anda"), ("", "")]
)
def test_a_label_within_a_sentence_begins_small_unless_it_is_an_abbreviation(label: str, inside: str) -> None:
    assert within_sentence(label) == inside


@pytest.mark.parametrize(
    ("language", "promise", "yes"),
    [("jv", "Seloso, 24 November, 09.41", "Nggih"), ("en", "Tuesday, 24 November, 09.41", "Yes")],
)
def test_days_months_and_answers_follow_the_screen_and_come_back(
    language: str, promise: str, yes: str, qapp: QCoreApplication, tmp_path: Path
) -> None:
    due = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
    assert translations_build.build(tmp_path) == 0
    translator = QTranslator()
    assert translator.load(str(tmp_path / f"kiosk_{language}.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        assert promise_moment(due, FILED) == promise
        assert answer_words().yes == yes
    finally:
        QCoreApplication.removeTranslator(translator)
    assert promise_moment(due, FILED) == "Selasa, 24 November, 09.41"


def test_every_month_has_its_word_and_a_date_its_year() -> None:
    assert len({month_word(month) for month in range(1, 13)}) == 12
    assert answer_words().date(date(1990, 8, 17)) == "17 Agustus 1990"
