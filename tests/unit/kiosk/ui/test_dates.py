"""Moments in the words of the hall."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.ui.dates import promise_moment, within_sentence

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
