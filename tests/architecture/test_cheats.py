"""`kiosk/CHEATS.md` is complete, says one of three outcomes, and every test it names is there."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.architecture.documents import ROOT
from tests.reliability.cheats.test_at_the_city import CITY
from tests.reliability.test_tampering import CLOSED, LIMITS, START, VERIFY

PAGE = (ROOT / "kiosk" / "CHEATS.md").read_text(encoding="utf-8")
CATALOGUE = (
    "set the clock back",
    "set the clock forward",
    "pull the battery (1970, 2000)",
    "change the zone",
    "faketime on the process",
    "replay yesterday's request",
    "edit a row with the key",
    "delete an event",
    "swap the database from yesterday",
    "copy the disk to a second PC",
    "run two copies in parallel",
    "copy the sync token",
    "a printed photo",
    "a photo on a phone",
    "a video replay",
    "a virtual camera",
    "an own photo used again (re-JPEG, crop, mirror, brightness)",
    "a colleague's photo",
    "copy a badge",
    "one PIN for two people",
    "guess PINs, with reboots between",
    "present at two kiosks",
    "a back-dated USB bundle",
    "a forged reply bundle",
    "a forged time QR",
    "a DBA edits the server",
    "a supervisor approves the own presence",
    "a technician enrols anew to erase",
    "pull the cable each afternoon",
    "kill the process of the heartbeat",
    "the same words as output each day",
)
OUTCOMES = ("refused", "flagged", "limit", "as a printed one")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table whose first column is called `heading`, without its head."""
    table = PAGE[PAGE.index(f"| {heading} |") :].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


@cache
def functions_of(path: str) -> frozenset[str]:
    return frozenset(re.findall(r"^def (test_\w+)\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE))


def test_no_cheat_of_the_catalogue_is_missing() -> None:
    assert [cells[0] for cells in rows("cheat")] == list(CATALOGUE)


@pytest.mark.parametrize("cells", rows("cheat"), ids=lambda cells: cells[0])
def test_each_cheat_has_an_outcome_and_tests_that_exist(cells: list[str]) -> None:
    _, outcome, named = cells
    assert outcome.startswith(OUTCOMES)
    nodes = re.findall(r"`([^`]+)`", named)
    assert nodes
    for node in nodes:
        path, _, function = node.partition("::")
        assert function in functions_of(path), node


def test_at_least_thirty_tamperings_are_found_and_what_is_not_is_said() -> None:
    assert len(VERIFY) + len(START) + len(CLOSED) + len(CITY) >= 30
    assert [cells[0] for cells in rows("nobody finds on the kiosk")] == list(LIMITS)
    assert all(len(cells[1]) > 20 for cells in rows("nobody finds on the kiosk"))
