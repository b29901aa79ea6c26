"""Charts from the server: no script, no style, a gap where nothing is known, and the sentence for who cannot look."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sync.rules.kpi import Measured
from sync.server.console.charts import HEIGHT, WIDTH, Frame, Series, bars
from sync.server.console.figures import decimal, measured

values = st.lists(st.one_of(st.none(), st.fractions(0, 10**9)), min_size=1, max_size=12)


def test_what_is_not_known_is_a_gap_and_zero_is_a_bar() -> None:
    drawn = bars(Frame("Dua bulan", ["Sep", "Okt", "Nov"]), [Series("Nyata", [Fraction(3), None, 0])])
    assert drawn.count("<title>") == 2
    assert "Okt, Nyata" not in drawn
    assert 'role="img" aria-label="Dua bulan"' in drawn


def test_nothing_known_is_no_chart() -> None:
    assert bars(Frame("x", ["Sep"]), [Series("Nyata", [None])]) == ""
    assert bars(Frame("x", []), []) == ""


def test_words_are_escaped_and_nothing_needs_a_wider_policy() -> None:
    drawn = bars(Frame("<b>", ["<script>"], target=Fraction(2)), [Series('"&', [Fraction(1)])])
    assert "<script>" not in drawn
    assert "<b>" not in drawn
    assert not re.search(r"style=|\bon\w+=|href", drawn)


def test_series_differ_in_more_than_colour_and_are_named() -> None:
    drawn = bars(Frame("x", ["Sep"]), [Series("Dasar", [Fraction(2)]), Series("Nyata", [Fraction(1)])])
    assert 'class="chart-a"' in drawn
    assert 'class="chart-b"' in drawn
    assert drawn.index("Dasar</li>") < drawn.index("Nyata</li>")


@given(values, st.one_of(st.none(), st.fractions(0, 10**6)))
def test_every_bar_lies_within_the_picture(found: list[Fraction | None], target: Fraction | None) -> None:
    drawn = bars(Frame("x", [str(place) for place in range(len(found))], target=target), [Series("n", found)])
    for x, y, width, height in re.findall(
        r'<rect class="chart-a" x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)" rx="3"><title', drawn
    ):
        assert 0 <= float(x) <= float(x) + float(width) <= WIDTH
        assert 0 <= float(y) <= float(y) + float(height) <= HEIGHT


def test_figures_are_written_as_people_read_them() -> None:
    assert [decimal(one) for one in (Fraction(185, 2), 1250, Fraction(1, 3), 0, Fraction(-1, 100), 10**6)] == [
        "92,5",
        "1.250",
        "0,3",
        "0",
        "0",
        "1.000.000",
    ]
    assert measured(Measured(Fraction(37, 2), 9), "hours") == "18,5 jam"
    assert measured(Measured(None, 0), "percent") == "Belum ada"


@given(st.fractions(0, 10**6))
def test_rounding_is_once_and_to_the_nearest(value: Fraction) -> None:
    shown = Fraction(decimal(value).replace(".", "").replace(",", "."))
    assert abs(shown - value) <= Fraction(1, 20)
