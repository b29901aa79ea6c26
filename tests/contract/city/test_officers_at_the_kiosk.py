"""City and kiosk together: a badge, a first PIN by code, a lock and its end; the real flows over the real store and line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.app_adapters import VaultPepper
from kiosk.devices.city_statements import SignedCodes
from kiosk.devices.pin_check import RosterPinCheck
from kiosk.domain.throttle import LOCKED_AT, Locked
from kiosk.flows.entrance import Entrance, open_entrance
from kiosk.flows.first_pin import MayChoose
from kiosk.flows.sign_in import Candidate, SignedIn
from kiosk.store import Store
from kiosk.unlocking import vault_of
from sync.testing.manual_clock import ManualClock
from tests.fakes.unlocked import settings_for
from tests.live_city import LiveCity, live_city
from tests.live_kiosk import KioskProgram

pytestmark = pytest.mark.slow
PIN, OTHER_PIN = "481937", "730264"


@dataclass(slots=True)
class Desk:
    """The officers' side of one kiosk, without its screen."""

    store: Store
    entrance: Entrance
    pins: RosterPinCheck
    clock: ManualClock

    def signs_in(self, candidate: Candidate, pin: str) -> bool:
        guess = self.entrance.sign_in.begin(candidate, pin)
        if isinstance(guess, Locked):
            return False
        matched = self.pins.verify(guess.hash, guess.secret)
        return isinstance(self.entrance.sign_in.finish(candidate, guess, matched=matched), SignedIn)

    def chooses(self, candidate: Candidate, code: str, pin: str) -> bool:
        guess = self.entrance.first_pin.begin_code(candidate, code)
        right = self.entrance.first_pin.finish_code(guess, matched=self.pins.verify(guess.hash, guess.secret))
        if isinstance(right, MayChoose):
            self.entrance.first_pin.choose(right, self.pins.hash(pin))
        return isinstance(right, MayChoose)

    def locks(self, officer: str) -> None:
        """As many wrong PINs as it takes, an hour apart."""
        for _ in range(LOCKED_AT):
            self.clock.advance(3601)
            assert not self.signs_in(Candidate(officer), OTHER_PIN)

    def challenge(self, officer: str) -> str:
        standing = self.entrance.sign_in.standing(Candidate(officer))
        return standing.challenge if isinstance(standing, Locked) else ""


@contextmanager
def desk_of(program: KioskProgram) -> Iterator[Desk]:
    clock = ManualClock(datetime.now(UTC))
    with program.open() as store:
        entrance = open_entrance(
            book=store.book,
            officers=store.officer_book,
            journal=store.journal,
            statements=SignedCodes(store.officer_book.city_keys),
            clock=clock,
        )
        vault = vault_of(settings_for(program.data))
        yield Desk(store, entrance, RosterPinCheck(VaultPepper(vault).read), clock)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    """A city of its own: the others' tests count the officers."""
    with live_city(tmp_path_factory.mktemp("city")) as running:
        yield running


@pytest.fixture
def program(city: LiveCity, tmp_path: Path) -> KioskProgram:
    made = KioskProgram(city, tmp_path / "hall" / "kiosk")
    made.enrol()
    made.drain()
    return made


@pytest.fixture
def officer(city: LiveCity) -> str:
    done = city.command("officer", "--name", "Sri Hartati", "--site", city.demo["site"]["name"])
    return str(json.loads(done.stdout)["id"])


def told(city: LiveCity, *arguments: str) -> str:
    return city.command(*arguments).stdout.decode().strip()


def test_a_code_a_pin_and_a_badge_made_in_one_hall_open_the_next(
    city: LiveCity, program: KioskProgram, officer: str, tmp_path: Path
) -> None:
    code, badge = told(city, "activation-code", "--officer", officer), told(city, "badge", "--officer", officer)
    program.drain()
    with desk_of(program) as desk:
        candidate = desk.entrance.badges.read(badge)
        assert candidate is not None
        assert not desk.chooses(candidate, f"{(int(code) + 1) % 10**8:08d}", PIN)
        assert desk.chooses(candidate, code, PIN)
        assert desk.signs_in(candidate, PIN)
        assert not desk.chooses(candidate, code, OTHER_PIN)
    program.drain()
    city.settle()

    next_hall = KioskProgram(city, tmp_path / "next" / "kiosk")
    next_hall.enrol()
    next_hall.drain()
    with desk_of(next_hall) as desk:
        assert desk.signs_in(desk.entrance.badges.read(badge), PIN)
        assert not desk.signs_in(desk.entrance.badges.read(badge), OTHER_PIN)

    told(city, "badge", "--officer", officer, "--revoke")
    program.drain()
    with desk_of(program) as desk:
        assert not desk.signs_in(desk.entrance.badges.read(badge), PIN)


def test_a_reset_ends_the_pin_in_force_at_the_next_contact(city: LiveCity, program: KioskProgram) -> None:
    one = city.demo["officers"][1]
    with desk_of(program) as desk:
        assert desk.signs_in(Candidate(one["id"]), one["pin"])
    told(city, "activation-code", "--officer", one["id"])
    program.drain()
    with desk_of(program) as desk:
        assert not desk.signs_in(Candidate(one["id"]), one["pin"])


@pytest.mark.parametrize("way", ["code", "feed"])
def test_a_lock_ends_by_the_supervisors_word_and_by_no_other(city: LiveCity, program: KioskProgram, way: str) -> None:
    one = city.demo["officers"][0]
    with desk_of(program) as desk:
        desk.locks(one["id"])
        challenge = desk.challenge(one["id"])
        kiosk = desk.store.book.identity().kiosk
        compact = told(city, "unlock", "--kiosk", kiosk, "--officer", one["id"], "--challenge", challenge)
    if way == "feed":
        program.drain()
    with desk_of(program) as desk:
        assert not desk.signs_in(Candidate(one["id"]), one["pin"])
        if way == "feed":
            desk.entrance.unlock.use_brought()
        else:
            desk.entrance.unlock.read(compact, challenge=challenge)
        assert desk.challenge(one["id"]) == ""
        assert desk.signs_in(Candidate(one["id"]), one["pin"])
    program.drain()
