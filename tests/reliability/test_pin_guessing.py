"""A million scripted guesses (`make lab`; `make test` makes 100,000) at one officer's PIN, on the real flow and the real store: at most ten are ever evaluated.

Between them the script does what an attacker at the machine can do: restart the program, cut the power between the charge and
its answer, reboot, turn the wall clock, wait, try activation codes and a revoked badge instead.
"""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.devices.city_statements import SignedCodes
from kiosk.domain.throttle import LOCKED_AT, Locked, Wait
from kiosk.flows.entrance import Entrance, open_entrance
from kiosk.flows.sign_in import Candidate
from kiosk.flows.tries import Guess
from kiosk.store import Store
from sync.protocol.statements import ChangeItem
from tests.fakes.clock import ManualClock
from tests.fakes.hall import KEY, OFFICER, SITE, City, morning_clock, open_enrolled

pytestmark = pytest.mark.slow

GUESSES = int(os.environ.get("PIN_GUESSES", "100000"))
RIGHT = "271828"
CODE = "40281936"


class Attack:
    """The check that would cost 100 ms is counted instead of made."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.clock: ManualClock = morning_clock()
        self.folder = folder
        self.evaluated = 0
        city = City()
        self.store: Store = open_enrolled(folder, city, self.clock)
        told = {
            "name": "Budi",
            "pin_hash": f"hash-of-{RIGHT}",
            "sites": [SITE],
            "activation": {"id": SITE_CODE, "hash": f"hash-of-{CODE}", "expires": "2027-01-01T00:00:00.000Z"},
        }
        self.store.sync_book.apply_changes(city.changes(ChangeItem("roster", OFFICER, 1, told)), b"")
        self.entrance = self._open()

    def _open(self) -> Entrance:
        book = self.store.officer_book
        return open_entrance(
            book=self.store.book,
            officers=book,
            journal=self.store.journal,
            statements=SignedCodes(book.city_keys),
            clock=self.clock,
        )

    def restart(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder, KEY, self.clock)
        self.entrance = self._open()

    def guess(self, number: int) -> bool:
        """Whether a door opened."""
        flow, first = self.entrance.sign_in, self.entrance.first_pin
        by_name, by_badge = Candidate(OFFICER), Candidate(OFFICER, "badge_pin", counts=False)
        way = number % 3
        if way == 1:
            begun = first.begin_code(by_name, f"{number % 10**8:08}")
        else:
            begun = flow.begin(by_badge if way else by_name, f"{number % 10**6:06}")
        if isinstance(begun, Wait | Locked):
            return False
        self.evaluated += 1
        if self.chance.random() < 0.3:
            self.restart()  # the plug is pulled before the answer
            return False
        matched = begun.hash == f"hash-of-{begun.secret}"
        if way == 1:
            first.finish_code(begun, matched=matched)
        else:
            flow.finish(by_badge if way else by_name, begun, matched=matched)
        return matched

    def meddle(self) -> None:
        deed = self.chance.randrange(5)
        if deed == 0:
            self.restart()
        elif deed == 1:
            self.clock.reboot()
        elif deed == 2:
            self.clock.set_wall(datetime(self.chance.randrange(1970, 2090), 1, 1, tzinfo=UTC))
        else:
            self.clock.advance(timedelta(seconds=self.chance.randrange(4000)))


SITE_CODE = "0190a000-0000-7000-8000-0000000000c1"


def test_of_all_guesses_at_most_ten_are_evaluated(tmp_path: Path) -> None:
    attack = Attack(tmp_path / "data", seed=20261124)
    opened = 0
    for number in range(GUESSES):
        opened += attack.guess(number)
        if number % 1000 == 999:
            attack.meddle()
    assert attack.evaluated == LOCKED_AT
    assert opened == 0
    assert isinstance(attack.entrance.sign_in.begin(Candidate(OFFICER), RIGHT), Locked)
    attack.store.close()


@pytest.mark.parametrize("seed", range(5))
def test_a_thousand_restarts_between_charge_and_answer_give_nothing(tmp_path: Path, seed: int) -> None:
    """Every try is cut off before its answer: each is paid for all the same."""
    attack = Attack(tmp_path / "data", seed)
    charged = 0
    for number in range(200):
        charged += isinstance(attack.entrance.sign_in.begin(Candidate(OFFICER), f"{number:06}"), Guess)
        attack.restart()
        if number % 4 == seed % 4:
            attack.meddle()
    assert charged <= LOCKED_AT
    assert attack.store.officer_book.tally(OFFICER).failures == charged
    attack.store.close()
