"""`{% cards %}<table>…</table>{% endcards %}`: on a phone each row is a card that names its cells (`console.css`), so nobody scrolls sideways.

The names are those of the table's own head: written once, read by whoever sees no head above.
"""

from __future__ import annotations

import re
from itertools import count

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
_HEADER = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[dh]\b")
_HIDDEN = re.compile(r'<span aria-hidden="true">.*?</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@register.tag
def cards(parser: Parser, token: Token) -> CardsNode:  # noqa: ARG001 - Django's own way to call it
    within = parser.parse(("endcards",))
    parser.delete_first_token()
    return CardsNode(within)


class CardsNode(template.Node):
    def __init__(self, within: NodeList) -> None:
        self._within = within

    def render(self, context: Context) -> SafeString:
        return mark_safe(labelled(self._within.render(context)))  # noqa: S308 - drawn above, with its escapes


def labelled(html: str) -> str:
    """Each cell but the first of its row with the name of its column. Text that is escaped stays so."""
    head, end, body = html.partition("</thead>")
    names = [_TAG.sub("", _HIDDEN.sub("", one)).strip().replace('"', "&quot;") for one in _HEADER.findall(head)]
    return head.replace("<table", "<table data-cards", 1) + end + _ROW.sub(lambda row: _named(row[0], names), body)


def _named(row: str, names: list[str]) -> str:
    places = count()

    def cell(found: re.Match[str]) -> str:
        place = next(places)
        name = names[place] if 0 < place < len(names) else ""
        return f'{found[0]} data-label="{name}"' if name else found[0]

    return _CELL.sub(cell, row)
