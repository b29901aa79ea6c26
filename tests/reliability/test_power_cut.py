"""Fifty times the power goes, at random places of a filing at the real screen: nothing called "Tersimpan" is lost, nothing is half.

The kiosk is a process of its own with a real window; the power cut is SIGKILL. Afterwards the database is opened as the next start
would open it.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from kiosk.devices.clock import SystemClock
from kiosk.store import Store
from kiosk.store.verify import findings
from tests.bench.filing import KEY, enrolled_store
from tests.e2e import filing
from tests.e2e.people import residents
from tests.e2e.touch import Touch

# Fifty cuts of the window in `make lab`; `make test` takes four of them.
GROUPS = int(os.environ.get("POWER_CUT_GROUPS", "0"))
CUTS_A_GROUP = 10 if GROUPS else 4
STEPS_OF_A_FILING = 14
CAMERA = f"folder:{Path(__file__).resolve().parents[2] / 'assets' / 'demo'}"
FILING = ("consent_given", "request_filed", "ticket_issued")


@pytest.mark.slow
@pytest.mark.timeout(420)
@pytest.mark.parametrize("group", range(GROUPS or 1))
def test_a_power_cut_between_any_two_steps_loses_nothing_that_was_called_saved(tmp_path: Path, group: int) -> None:
    chance = random.Random(group)
    enrolled_store(tmp_path / "kiosk").close()
    promised: set[str] = set()
    for cut in range(CUTS_A_GROUP):
        kiosk = Touch(tmp_path / "kiosk", camera=CAMERA, agent=False)
        try:
            promised |= _file_until(kiosk, (group, cut), steps=chance.randrange(STEPS_OF_A_FILING))
        finally:
            kiosk.kill()
        _expect_whole_requests(tmp_path / "kiosk", promised)


def _file_until(kiosk: Touch, case: tuple[int, int], steps: int) -> set[str]:
    """Status codes that the screen had called saved before the cut."""
    resident = residents()[(0, 1, 3)[sum(case) % 3]]
    for number, step in enumerate(filing.steps(kiosk, resident, hasty=True)):
        if step == "filed":
            return {kiosk.read("ticket.code").replace("-", "")}
        if number >= steps:
            return set()
    raise AssertionError("a filing ended without a ticket")


def _expect_whole_requests(data: Path, promised: set[str]) -> None:
    with Store.open(data, KEY, SystemClock(), create=False) as store:
        assert list(findings(store.database)) == []
        requests = store.book.requests()
        assert promised <= {request.code for request in requests}
        kinds: dict[str, list[str]] = {}
        for subject, kind in store.database.rows(
            "select subject, kind from fact where kind in ('ticket_issued', 'consent_given', 'request_filed')"
        ):
            kinds.setdefault(subject, []).append(kind)
        assert {tuple(sorted(of_one)) for of_one in kinds.values()} <= {FILING}
        assert len(kinds) == len(requests)
