"""A hall for the flows of officers: the kiosk in memory, codes that anybody could write, and a check without argon2."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kiosk.domain.throttle import Locked, Wait
from kiosk.flows.entrance import open_entrance
from kiosk.flows.ports import Activation, KioskIdentity, Officer
from kiosk.flows.sign_in import Candidate, SignedIn, SignIn
from kiosk.flows.tries import Guess, Wrong
from kiosk.ui.gallery_kiosk import MemoryKiosk
from kiosk.ui.gallery_officers import KnownCodes, known_code
from tests.fakes.clock import ManualClock

START = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
RIGHT, CODE = "271828", "40281936"
BADGE = "018f4e9a-0000-7000-8000-0000000000b1"
ACTIVATION = Activation("018f4e9a-0000-7000-8000-0000000000c2", f"hash-of-{CODE}", START + timedelta(days=7))
SRI = Officer("018f4e9a-0000-7000-8000-000000000001", "Sri Wahyuni", "Staf", f"hash-of-{RIGHT}", badge=BADGE)
BAGUS = Officer("018f4e9a-0000-7000-8000-000000000002", "Bagus Prasetyo", activation=ACTIVATION)


class OfficerHall:
    def __init__(self) -> None:
        self.clock = ManualClock(START)
        self.identity = KioskIdentity("018f4e9a-0000-7000-8000-00000000000a", 1, "rw-05", "Balai RW 05", "A", 1)
        self.kiosk = MemoryKiosk(self.clock, identity=self.identity, officers=(SRI, BAGUS))
        self.memory = self.kiosk.memory
        self.restart()

    @property
    def flow(self) -> SignIn:
        return self.entrance.sign_in

    def restart(self) -> None:
        """The program ends and begins again; what is durable stays."""
        self.entrance = open_entrance(
            book=self.kiosk, officers=self.memory, journal=self.kiosk, statements=KnownCodes(), clock=self.clock
        )

    def attempt(self, pin: str, officer: Officer = SRI) -> SignedIn | Wrong | Wait | Locked:
        return self.attempt_as(self.flow.by_name(officer.officer_id), pin)

    def attempt_as(self, candidate: Candidate, pin: str) -> SignedIn | Wrong | Wait | Locked:
        begun = self.flow.begin(candidate, pin)
        if not isinstance(begun, Guess):
            return begun
        return self.flow.finish(candidate, begun, matched=matches(begun))

    def fail(self, times: int) -> None:
        for _ in range(times):
            self.clock.advance(timedelta(hours=1))
            assert isinstance(self.attempt("000001"), Wrong | Locked)


def matches(guess: Guess) -> bool:
    return guess.hash == f"hash-of-{guess.secret}"


def badge_text(
    badge: str = BADGE, officer: str = SRI.officer_id, expires: str = "2027-01-31", *, forged: bool = False
) -> str:
    text = known_code("badge", {"badge": badge, "officer": officer, "expires": expires, "version": 1})
    return text.replace("known:", "forged:", 1) if forged else text
