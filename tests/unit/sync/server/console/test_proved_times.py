"""Proved times in words: an interval that holds the truth when read, a grade with an icon, the kiosk's clock beside it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.indonesian import JAKARTA
from sync.rules.interval import Interval
from sync.server.console.proved_times import between, compared, proved
from sync.server.ingest.models import FactTime

AT = datetime(2026, 11, 24, 2, 2, 10, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def test_an_interval_is_read_in_the_citys_minutes() -> None:
    assert between(Interval(AT, AT + 70 * timedelta(seconds=1), "A")) == "Sel, 24 Nov 2026 09.02–09.04 WIB"
    whole = AT.replace(second=0)
    assert between(Interval(whole, whole, "A")) == "Sel, 24 Nov 2026 09.02 WIB"
    overnight = between(Interval(AT, AT + 20 * HOUR, "B"))
    assert overnight == "Sel, 24 Nov 2026 09.02 WIB – Rab, 25 Nov 2026 05.03 WIB"


def test_a_missing_end_is_said() -> None:
    assert between(Interval(None, AT, "C")) == "Sebelum Sel, 24 Nov 2026 09.03 WIB"
    assert between(Interval(AT, None, "C")) == "Sesudah Sel, 24 Nov 2026 09.02 WIB"
    assert between(Interval(None, None, "C")) == "Belum diketahui"


@given(st.timedeltas(timedelta(), 12 * HOUR), st.timedeltas(timedelta(), 2 * MINUTE))
def test_what_is_read_holds_what_is_proved(after: timedelta, width: timedelta) -> None:
    begin = AT + after
    words = between(Interval(begin, begin + width, "A")).split()
    first, _, last = words[-2].partition("–")
    if words.count("WIB") == 1:
        day = begin.astimezone(JAKARTA).replace(hour=0, minute=0, second=0, microsecond=0)
        read = [day + timedelta(hours=int(text[:2]), minutes=int(text[3:])) for text in (first, last or first)]
        assert read[0] <= begin
        assert begin + width <= read[1]


@pytest.mark.parametrize(
    ("claimed", "words"),
    [
        (AT + 4 * MINUTE, "Cocok dengan jam kota"),
        (AT + 3 * HOUR, "Lebih cepat 2 jam atau lebih"),
        (AT - 8 * HOUR, "Lebih lambat 8 jam atau lebih"),
    ],
)
def test_the_kiosks_clock_stands_beside_it(claimed: datetime, words: str) -> None:
    assert compared(claimed, Interval(AT, AT + MINUTE, "A")) == words


def test_an_unproved_time_compares_with_nothing() -> None:
    assert compared(AT, Interval(AT - DAY, AT + DAY, "C")) == "Belum dapat dibandingkan"
    assert compared(datetime(1970, 1, 1, tzinfo=UTC), Interval(AT, None, "C")).startswith("Lebih lambat")


@pytest.mark.parametrize(("grade", "words"), [("A", "terbukti"), ("B", "wajar"), ("C", "perlu pemeriksaan")])
def test_a_grade_is_a_word_and_an_icon(grade: str, words: str) -> None:
    chip = proved(FactTime(claimed_at=AT, earliest=AT, latest=AT, grade=grade)).grade
    assert words in chip
    assert "<svg" in chip


def test_a_time_not_derived_yet_is_said() -> None:
    assert proved(None).words == "Belum dihitung"
