"""One suite for every `City`: the simulator, the simulator behind HTTP, and the real server when it can be started here.

Each test is a small conversation in the words of `sync/PROTOCOL.md`; none knows which city answers.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from sync.client.city_http import API, CityHttp, ask_enrolment
from sync.client.enrolment import accept, enrolment_request
from sync.client.wire import Wire
from sync.engine.answers import keys_of, read_changes, read_receipt, read_time
from sync.engine.ports import City, PendingEnrolment, SyncIdentity
from sync.protocol.chain_head import GENESIS, ChainHead
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Enrolment, Receipt
from sync.testing.city_simulator import CitySimulator
from sync.testing.facts import FactMaker, MadeFact, PlainPart
from sync.testing.http_city import HttpCity
from sync.testing.keys import Keys, make_keys
from sync.testing.manual_clock import ManualClock
from sync.trust.sealing import new_identity
from sync.trust.signing import SigningKey
from tests.live_city import LiveCity, live_city


@dataclass(slots=True)
class CityClock:
    """A kiosk's idea of the city's time; requests are dated in seconds, and only a later one tells of a copy."""

    ahead_s: float = 0.0

    def __call__(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.ahead_s)


@dataclass(frozen=True, slots=True)
class Hall:
    """An enrolled kiosk with a chain of its own and its line to the city under test."""

    city: City
    enrolment: Enrolment
    key: SigningKey
    facts: FactMaker
    clock: CityClock

    @property
    def token(self) -> str:
        return self.enrolment.sync_token

    def push(self, *made: MadeFact, token: str | None = None, head: ChainHead | None = None) -> Receipt:
        envelopes = [one.envelope for one in made]
        return self.read(self.city.push_facts(envelopes, head=head or self.facts.head, sync_token=token or self.token))

    def read(self, envelope: bytes) -> Receipt:
        identity = SyncIdentity(self.enrolment.kiosk, self.enrolment.epoch, "", "")
        return read_receipt(
            envelope,
            identity=identity,
            resolve=keys_of(self.enrolment.configuration),
            head_at=lambda _: None,
            head=ChainHead(1, 10**6, "ab" * 32),
        )


Enrol = Callable[[], Hall]


def _hall(
    city_of: Callable[[str, SigningKey, CityClock], City], answer_of: Callable[[bytes], bytes], code: str, root: str
) -> Hall:
    key, identity, clock = SigningKey.generate(), new_identity()[0], CityClock()
    pending = PendingEnrolment("http://127.0.0.1", root, 1, key.private_bytes(), identity)
    enrolment = accept(answer_of(enrolment_request(pending, code=code, hardware={"system": "test"})), pending)
    keys = make_keys()
    own = Keys(
        enrolment.kiosk,
        key,
        *(getattr(keys, name) for name in Keys.__slots__[2:]),
    )
    maker = FactMaker(own, clock=ManualClock(datetime.now(UTC)), epoch=enrolment.epoch)
    return Hall(city_of(enrolment.kiosk, key, clock), enrolment, key, maker, clock)


def _utc_now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def simulated() -> Enrol:
    city = CitySimulator(make_keys(), now=_utc_now)
    city.codes["FVRVFVP7B9ZT"] = ""
    return lambda: _hall(lambda kiosk, *_: city.line(kiosk), city.enrol, "FVRVFVP7B9ZT", city.keys.root_sha256)


@pytest.fixture
def simulated_http() -> Iterator[Enrol]:
    simulator = CitySimulator(make_keys(), now=_utc_now)
    simulator.codes["FVRVFVP7B9ZT"] = ""
    wire = Wire()
    with HttpCity(simulator) as city:
        yield lambda: _hall(
            lambda kiosk, key, now: CityHttp(wire, city.url, kiosk=kiosk, key=key, now=now),
            lambda request: ask_enrolment(wire, city.url + API, request),
            "FVRVFVP7B9ZT",
            simulator.keys.root_sha256,
        )
    wire.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    with live_city(tmp_path_factory.mktemp("city")) as running:
        yield running


@pytest.fixture
def real(server: LiveCity) -> Iterator[Enrol]:
    wire = Wire()
    yield lambda: _hall(
        lambda kiosk, key, now: CityHttp(wire, server.url, kiosk=kiosk, key=key, now=now),
        lambda request: ask_enrolment(wire, server.url + API, request),
        server.next_code(),
        server.demo["root"],
    )
    wire.close()


@pytest.fixture(
    params=["simulated", "simulated_http", pytest.param("real", marks=pytest.mark.slow)],
)
def hall(request: pytest.FixtureRequest) -> Hall:
    enrol: Enrol = request.getfixturevalue(request.param)
    return enrol()


def _refused(code: str, call: Callable[[], object]) -> ProblemError:
    with pytest.raises(ProblemError) as caught:
        call()
    assert caught.value.code == code
    return caught.value


def _photo(size_bytes: int) -> PlainPart:
    return PlainPart("kk", "image/jpeg", random.Random(size_bytes).randbytes(size_bytes))


def test_the_time_is_signed_for_the_nonce_that_was_asked(hall: Hall) -> None:
    nonce = "ab" * 32
    told = read_time(hall.city.time(nonce), nonce=nonce, resolve=keys_of(hall.enrolment.configuration))
    assert abs((told - _utc_now()).total_seconds()) < 60


def test_facts_are_receipted_through_the_last_one(hall: Hall) -> None:
    made = hall.facts.add_many(3)
    receipt = hall.push(*made)
    assert (receipt.through_seq, receipt.head) == (3, hall.facts.head.digest)


def test_the_same_facts_again_are_the_same_and_an_overlap_appends_the_rest(hall: Hall) -> None:
    made = hall.facts.add_many(3)
    first = hall.push(*made)
    again = hall.push(*made, token=first.sync_token)
    assert again.through_seq == 3
    more = hall.facts.add_many(2)
    assert hall.push(*made[1:], *more, token=again.sync_token).through_seq == 5


def test_a_lost_answer_is_mended_with_the_token_before(hall: Hall) -> None:
    made = hall.facts.add_many(2)
    hall.push(*made)
    assert hall.push(*made).through_seq == 2


def test_a_gap_is_answered_with_what_is_expected(hall: Hall) -> None:
    hall.push(*hall.facts.add_many(2))
    hall.facts.skip()
    problem = _refused("409.1", lambda: hall.push(hall.facts.add("heartbeat")))
    assert problem.extra["expected"] == 3


def test_another_fact_at_a_known_place_is_a_fork(hall: Hall) -> None:
    first = hall.push(*hall.facts.add_many(2))
    other = FactMaker(hall.facts.keys, clock=ManualClock(), epoch=hall.enrolment.epoch)
    other.add_many(1)
    _refused("409.2", lambda: hall.push(other.fork("disk_low"), token=first.sync_token))


def test_a_head_behind_the_citys_is_a_rollback(hall: Hall) -> None:
    made = hall.facts.add_many(1)
    early = hall.facts.head
    first = hall.push(*made, *hall.facts.add_many(3))
    hall.clock.ahead_s = 1
    _refused("409.3", lambda: hall.push(*made, token=first.sync_token, head=early))


def test_a_token_that_is_too_old_is_a_clone(hall: Hall) -> None:
    token = hall.token
    for _ in range(3):
        token = hall.push(hall.facts.add("heartbeat"), token=token).sync_token
    hall.clock.ahead_s = 1
    _refused("409.4", lambda: hall.push(hall.facts.add("heartbeat"), token=hall.token))


def test_a_broken_link_is_refused_and_what_came_before_it_is_kept(hall: Hall) -> None:
    good = hall.facts.add_many(2)
    strange = FactMaker(hall.facts.keys, clock=ManualClock(), epoch=hall.enrolment.epoch, key=SigningKey.generate())
    strange.head = hall.facts.head
    _refused("422.1", lambda: hall.push(*good, strange.add("heartbeat")))
    assert hall.push(hall.facts.add("disk_low")).through_seq == 3


def test_a_senseless_fact_blocks_nothing(hall: Hall) -> None:
    made = [hall.facts.add("heartbeat"), hall.facts.senseless(), hall.facts.add("heartbeat")]
    assert hall.push(*made).through_seq == 3


def test_a_part_in_one_request_is_held_and_listed_by_a_receipt(hall: Hall) -> None:
    made = hall.facts.add("request_filed", parts=[_photo(120_000)])
    token = hall.push(made).sync_token
    part = made.sealed[0]
    before = hall.city.parts_missing([part.sha256], sync_token=token)
    assert before.missing == (part.sha256,)
    assert hall.read(before.receipt).parts_held == ()
    assert hall.city.create_part(part.sha256, size_bytes=len(part.body), first=part.body) == len(part.body)
    after = hall.city.parts_missing([part.sha256], sync_token=token)
    assert after.missing == ()
    assert hall.read(after.receipt).parts_held == (part.sha256,)


def test_a_part_in_pieces_is_resumed_where_the_city_says(hall: Hall) -> None:
    made = hall.facts.add("request_filed", parts=[_photo(150_001)])
    hall.push(made)
    part, city = made.sealed[0], hall.city
    assert city.part_offset(part.sha256) is None
    assert city.create_part(part.sha256, size_bytes=len(part.body), first=part.body[:70_000]) == 70_000
    assert city.part_offset(part.sha256) == 70_000
    _refused("409.5", lambda: city.append_part(part.sha256, offset=60_000, chunk=part.body[60_000:]))
    assert city.append_part(part.sha256, offset=70_000, chunk=part.body[70_000:]) == len(part.body)
    assert city.part_offset(part.sha256) == len(part.body)
    assert city.create_part(part.sha256, size_bytes=len(part.body), first=part.body) == len(part.body)


def test_bytes_that_do_not_hash_to_their_name_are_discarded(hall: Hall) -> None:
    made = hall.facts.add("request_filed", parts=[_photo(30_002)])
    hall.push(made)
    part = made.sealed[0]
    wrong = bytes(len(part.body))
    _refused("460.1", lambda: hall.city.create_part(part.sha256, size_bytes=len(wrong), first=wrong))
    assert hall.city.part_offset(part.sha256) is None


def test_resuming_what_the_city_does_not_know_is_told(hall: Hall) -> None:
    _refused("404.3", lambda: hall.city.append_part("cd" * 32, offset=10, chunk=b"x"))


def test_changes_go_on_from_their_cursor(hall: Hall) -> None:
    identity = SyncIdentity(hall.enrolment.kiosk, 1, "", "")
    resolve = keys_of(hall.enrolment.configuration)
    first = read_changes(hall.city.changes(after="", wait_s=0), after="", identity=identity, resolve=resolve)
    again = read_changes(
        hall.city.changes(after=first.next, wait_s=0), after=first.next, identity=identity, resolve=resolve
    )
    assert again.items == ()
    assert again.next == first.next


def test_an_empty_chain_has_a_receipt_too(hall: Hall) -> None:
    answer = hall.city.parts_missing([], sync_token=hall.token)
    receipt = hall.read(answer.receipt)
    assert (receipt.through_seq, receipt.head) == (0, GENESIS)


def test_a_used_code_enrols_nobody_else(hall: Hall) -> None:
    key = SigningKey.generate()
    pending = PendingEnrolment("http://127.0.0.1", "ab" * 32, 1, key.private_bytes(), new_identity()[0])
    asked = enrolment_request(pending, code="FVRVFVP7B9ZT", hardware={})
    _refused("403.2", lambda: hall.city.enrol(asked))
