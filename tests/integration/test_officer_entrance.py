"""Officers at one kiosk with everything real: the store, the city's signatures, argon2 with a pepper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.devices.city_statements import SignedCodes
from kiosk.devices.pin_check import RosterPinCheck
from kiosk.domain.throttle import LOCKED_AT, Locked
from kiosk.flows.entrance import Entrance, open_entrance
from kiosk.flows.first_pin import MayChoose
from kiosk.flows.sign_in import Candidate, SignedIn
from kiosk.flows.tries import Guess, Wrong
from kiosk.flows.unlock import UnlockRefusedError
from kiosk.store import Store
from sync.protocol.canonical import decode, encode
from sync.protocol.compact import write_compact
from sync.protocol.envelope import Envelope
from sync.protocol.statements import BadgeStatement, ChangeItem, TimeStatement, UnlockStatement
from sync.trust.pins import hash_pin
from sync.trust.sealing import unseal
from sync.trust.signing import sign_statement
from tests.fakes.clock import ManualClock
from tests.fakes.hall import KEY, OFFICER, SITE, City, heartbeat, morning_clock, open_enrolled

BADGE, OTHER_BADGE = "0190a000-0000-7000-8000-0000000000b1", "0190a000-0000-7000-8000-0000000000b2"
CODE_ID, CODE, PIN = "0190a000-0000-7000-8000-0000000000c1", "40281936", "662607"
PEPPER = bytes(range(32))


@dataclass
class Hall:
    store: Store
    city: City
    clock: ManualClock
    entrance: Entrance
    pins: RosterPinCheck

    def roster(self, version: int, **more: object) -> None:
        told: dict[str, object] = {"name": "Budi", "pin_hash": "", "sites": [SITE], "badge": BADGE, "activation": None}
        item = ChangeItem("roster", OFFICER, version, told | more)
        self.store.sync_book.apply_changes(self.city.changes(item), b"")

    def code(self, kind: str, statement: BadgeStatement | UnlockStatement | TimeStatement) -> str:
        key = self.city.key
        return write_compact(sign_statement(kind, encode(statement.to_object()), key, key.public.keyid))

    def badge(self, badge: str = BADGE, expires: str = "2027-01-31") -> Candidate:
        candidate = self.entrance.badges.read(self.code("badge", BadgeStatement(badge, OFFICER, expires, 1)))
        assert candidate is not None
        return candidate

    def unlock(self, challenge: str) -> str:
        return self.code("unlock", UnlockStatement(self.city.kiosk, OFFICER, challenge, "2026-12-01T00:00:00.000Z"))

    def sign_in(self, candidate: Candidate, pin: str) -> SignedIn | Wrong | object:
        begun = self.entrance.sign_in.begin(candidate, pin)
        if not isinstance(begun, Guess):
            return begun
        return self.entrance.sign_in.finish(candidate, begun, matched=self.pins.verify(begun.hash, begun.secret))

    def kinds(self) -> list[str]:
        return [str(self.payload(envelope)["kind"]) for envelope in self.store.envelopes()]

    def payload(self, envelope: bytes) -> dict[str, object]:
        return dict(decode(Envelope.from_bytes(envelope).payload, limit_bytes=1 << 14))


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    clock, city = morning_clock(), City()
    with open_enrolled(tmp_path / "data", city, clock) as store:
        entrance = open_entrance(
            book=store.book,
            officers=store.officer_book,
            journal=store.journal,
            statements=SignedCodes(store.officer_book.city_keys),
            clock=clock,
        )
        yield Hall(store, city, clock, entrance, RosterPinCheck(lambda: PEPPER))


def test_from_the_citys_code_to_a_badge_and_a_pin(hall: Hall) -> None:
    activation = {"id": CODE_ID, "hash": hash_pin(CODE, PEPPER), "expires": "2026-12-01T00:00:00.000Z"}
    hall.roster(1, activation=activation)
    flow = hall.entrance.first_pin
    begun = flow.begin_code(hall.badge(), CODE)
    assert isinstance(begun, Guess)
    right = flow.finish_code(begun, matched=hall.pins.verify(begun.hash, begun.secret))
    assert isinstance(right, MayChoose)
    hashed = hall.pins.hash(PIN)
    flow.choose(right, hashed)

    (part,) = hall.store.database.rows(
        "select part_body.body from part_body join part using (sha256) where role = 'pin'"
    )
    assert decode(unseal(bytes(part[0]), hall.city.identity), limit_bytes=1 << 14) == {
        "officer": OFFICER,
        "pin_hash": hashed,
    }
    assert isinstance(hall.sign_in(hall.badge(), PIN), SignedIn)
    assert isinstance(hall.sign_in(hall.badge(OTHER_BADGE), PIN), Wrong)
    assert isinstance(hall.sign_in(hall.badge(expires="2026-11-23"), PIN), Wrong)
    assert hall.kinds() == ["epoch_opened", "officer_pin_set", "officer_signed_in", "badge_refused"]


def locked(hall: Hall) -> str:
    hall.roster(1, pin_hash="hash")
    for _ in range(LOCKED_AT):
        begun = hall.entrance.sign_in.begin(Candidate(OFFICER), "000001")
        assert isinstance(begun, Guess)
        hall.entrance.sign_in.finish(Candidate(OFFICER), begun, matched=False)
        hall.clock.advance(timedelta(hours=1))
    stands = hall.entrance.sign_in.standing(Candidate(OFFICER))
    assert isinstance(stands, Locked)
    return stands.challenge


def test_a_lock_ends_by_the_supervisors_code_and_by_no_other_citys(hall: Hall) -> None:
    challenge = locked(hall)
    text = hall.unlock(challenge)
    mine, hall.city.key = hall.city.key, City().key
    with pytest.raises(UnlockRefusedError, match="forged"):
        hall.entrance.unlock.read(hall.unlock(challenge), challenge=challenge)
    hall.city.key = mine
    hall.entrance.unlock.read(text, challenge=challenge)
    assert hall.entrance.sign_in.standing(Candidate(OFFICER)) is None
    assert hall.kinds()[-2:] == ["officer_locked_out", "officer_unlocked"]


def test_a_lock_ends_by_the_change_feed(hall: Hall) -> None:
    item = ChangeItem("unlock", OFFICER, 1, {"statement": hall.unlock(locked(hall))})
    hall.store.sync_book.apply_changes(hall.city.changes(item), b"")
    hall.entrance.unlock.use_brought()
    assert hall.entrance.sign_in.standing(Candidate(OFFICER)) is None


def test_the_citys_time_by_qr_anchors_the_facts_that_follow(hall: Hall) -> None:
    hall.store.journal.record([heartbeat()])
    question = hall.entrance.anchor.ask()
    assert question.nonce == hall.store.sync_book.head().digest
    hall.clock.advance(timedelta(minutes=9))
    hall.entrance.anchor.answer(hall.code("time", TimeStatement(question.nonce, "2026-11-24T02:20:00.000Z")))
    hall.store.journal.record([heartbeat()])
    *_, anchor, last = (hall.payload(envelope) for envelope in hall.store.envelopes())
    assert anchor["kind"] == "clock_anchored"
    data = anchor["data"]
    assert isinstance(data, dict)
    assert data["received_up_ms"] - data["asked_up_ms"] == 9 * 60_000
    time = last["time"]
    assert isinstance(time, dict)
    assert time["anchor"] is not None
    assert hall.store.officer_book.surely().isoformat() == "2026-11-24T02:20:00+00:00"


def test_failures_of_an_older_program_are_taken_over(tmp_path: Path) -> None:
    """Before 007 only a number was kept: its wait begins anew, its lock gets a challenge."""
    data, clock = tmp_path / "old", morning_clock()
    with Store.open(data, KEY, clock) as store, store.database.writing() as connection:
        for table in ("pin_tally", "hall_failure", "officer_pin", "used_activation", "time_floor"):
            connection.execute(f"drop table {table}")
        connection.execute(
            "create table pin_failure (officer text primary key, failures integer) strict, without rowid"
        )
        connection.execute("insert into pin_failure values (?, 10), ('other', 5)", (OFFICER,))
        connection.execute("delete from _sqlite_migrations where name = '007_officers'")
    with Store.open(data, KEY, clock) as store:
        assert len(store.officer_book.tally(OFFICER).challenge) == 8
        assert (store.officer_book.tally("other").failures, store.officer_book.tally("other").challenge) == (5, "")
