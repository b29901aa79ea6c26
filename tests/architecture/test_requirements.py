"""The table of requirements in `sync/server/README.md` is whole: every number once, an address or a file that is there, tests that exist."""

from __future__ import annotations

import re
from functools import cache

import pytest
from django.urls import resolve

from tests.architecture.documents import ROOT

PAGE = (ROOT / "sync" / "server" / "README.md").read_text(encoding="utf-8")
NUMBERS = range(24, 79)


def rows() -> list[list[str]]:
    table = PAGE[PAGE.index("| requirement |") :].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


@cache
def functions_of(path: str) -> frozenset[str]:
    source = ROOT / path
    text = source.read_text(encoding="utf-8") if source.is_file() else ""
    return frozenset(re.findall(r"^ *def (test_\w+)\(", text, re.MULTILINE))


def test_every_requirement_has_one_row() -> None:
    assert [cells[0] for cells in rows()] == [str(number) for number in NUMBERS]


@pytest.mark.parametrize("cells", rows(), ids=lambda cells: cells[0])
def test_each_says_what_where_and_by_which_tests(cells: list[str]) -> None:
    _, asked, where, named = cells
    assert asked
    assert where
    nodes = re.findall(r"`([^`]+)`", named)
    assert nodes
    for node in nodes:
        path, _, function = node.partition("::")
        assert function in functions_of(path), node
    for file in re.findall(r"`((?:assets|console)/[^`]+)`", where):
        assert (ROOT / file).exists() or (ROOT / "sync" / "server" / file).exists(), file


def test_each_address_is_one_of_the_servers() -> None:
    told = {address for cells in rows() for address in re.findall(r"`(/(?:console|saya)/[^`]*)`", cells[2])}
    assert told
    for address in told:
        resolve(address)  # Resolver404 names it
