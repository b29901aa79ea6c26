"""Cells of a table know the names of their columns, whatever stands in them."""

from __future__ import annotations

import re
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from sync.server.console.templatetags.narrow_tables import labelled

WORDS = st.text("abc<>&\"' ", min_size=1, max_size=8).map(str.strip).filter(bool)


def table(names: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(
        f"<tr><th>{escape(first)}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in others)}</tr>"
        for first, *others in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


@given(st.integers(1, 5).flatmap(lambda n: st.tuples(*[st.lists(WORDS, min_size=n, max_size=n)] * 3)))
def test_each_cell_but_the_first_has_the_name_of_its_column(told: tuple[list[str], ...]) -> None:
    names, *rows = told
    html = table(names, rows)
    marked = labelled(html)
    assert re.findall(r'data-label="([^"]*)"', marked) == [escape(name) for name in names[1:]] * len(rows)
    assert re.sub(r' data-label="[^"]*"| data-cards', "", marked) == html, "nothing else changes"


def test_the_sign_of_the_order_is_no_part_of_a_name_and_a_link_is_not_copied() -> None:
    head = '<th scope="col"><a href="?o=1">Balai<span aria-hidden="true"> ▲</span></a></th>'
    html = f"<table id=\"x\"><thead><tr>{head * 2}</tr></thead><tbody><tr><th>a</th><td class='c'>b</td></tr></tbody></table>"
    assert "<td data-label=\"Balai\" class='c'>" in labelled(html)


def test_a_row_that_says_something_else_over_all_columns_is_left_alone() -> None:
    html = '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td colspan="3">x</td><td>y</td></tr></tbody></table>'
    assert "data-label" not in labelled(html)
    assert labelled("<p>no table</p>") == "<p>no table</p>"
