"""Every page of the console that a person reaches by links, found by following them: one address for each name in the site's own
list of addresses. A new page is walked as soon as something leads to it; one that nothing leads to is told (`unreached`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

ROOT = "/console/"
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)"')
# Addresses that are no page: they end a session, answer a form, hand out a file or belong to the framework.
NO_PAGE = re.compile(
    r".*(_history|_delete|_autocomplete)|unnamed .*|(logout|login|autocomplete|jsi18n|view_on_site|search|app_list)"
)
# Leads away, changes something by being asked, or sends a file.
_NOT_FOLLOWED = re.compile(r"/(logout|keluar)/")
Get = Callable[[str], str]


def pages(get: Get, *, start: Iterable[str] = (ROOT,), most: int = 600) -> dict[str, str]:
    """Name of each page to its first address; asks for `most` of them. `get` gives the HTML of an address, "" where it is none."""
    found: dict[str, str] = {}
    waiting = list(start)
    seen = set(waiting)
    while waiting and most:
        address = waiting.pop(0)
        name = name_of(address)
        if not name or name in found or NO_PAGE.fullmatch(name):
            continue
        most -= 1
        html = get(address)
        if not html:
            continue
        found[name] = address
        for link in links(html, address):
            if link not in seen and not _NOT_FOLLOWED.search(link):
                seen.add(link)
                waiting.append(link)
    return found


def links(html: str, base: str) -> Iterator[str]:
    for raw in _LINK.findall(html):
        there = urlsplit(urljoin(base, unescape(raw)))
        if not there.netloc and there.path.startswith(ROOT):
            yield there.path + (f"?{there.query}" if there.query else "")


def name_of(address: str) -> str:
    """As the site's own list of addresses names it, "" for what it does not have."""
    from django.urls import Resolver404, resolve

    try:
        return resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return ""


def every_name() -> set[str]:
    """Of the pages that the site lists."""
    from django.urls import get_resolver

    return {name for name in _names(get_resolver("sync.server.urls"), "/") if not NO_PAGE.fullmatch(name)}


def unreached(found: Iterable[str]) -> set[str]:
    return every_name() - set(found)


def unlinked(found: Iterable[str], keys: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, list[str]]]:
    """What no link leads to: each name with addresses made of `keys`, the first rows of each model ("fleet_kiosk") as the console knows it."""
    from django.urls import NoReverseMatch, reverse

    for name in sorted(name for name in unreached(found) if not name.endswith("_live")):  # a piece of its page
        model = next((model for model in sorted(keys, key=len, reverse=True) if name.startswith(f"{model}_")), "")
        addresses = []
        for arguments in ([], *([key] for key in keys.get(model, ()))):
            with suppress(NoReverseMatch):
                addresses.append(reverse(f"admin:{name}", args=arguments))
        yield name, [address for address in addresses if not _NOT_FOLLOWED.search(address)]


def _names(resolver: Any, before: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _names(pattern, here)
        elif here.startswith(ROOT):
            yield pattern.name or f"unnamed {here}"
