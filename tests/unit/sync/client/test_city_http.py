"""What leaves the kiosk: signed, compressed, dated by the city's time, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sync.client.city_http import CityHttp
from sync.client.enrolment import accept, enrol_online, enrolment_request, parse_code, parse_root
from sync.client.listening import ThreadListener
from sync.client.wire import Wire
from sync.engine.answers import WrongRootError
from sync.engine.ports import CityUnreachableError, PendingEnrolment
from sync.protocol.problems import ProblemError
from sync.testing.facts import FactMaker
from sync.testing.http_city import HttpCity
from sync.testing.keys import Keys, signing_key
from sync.trust.sealing import new_identity

pytestmark = pytest.mark.usefixtures("wire")


def push(city: CityHttp, served: HttpCity, facts: FactMaker, count: int = 1) -> bytes:
    made = facts.add_many(count)
    token = served.simulator.chain(facts.keys.kiosk).token
    return city.push_facts([one.envelope for one in made], head=facts.head, sync_token=token)


def test_facts_arrive_signed_and_whole(city: CityHttp, served: HttpCity, keys: Keys) -> None:
    facts = FactMaker(keys)
    push(city, served, facts, 50)
    assert served.simulator.chain(keys.kiosk).head == facts.head


def test_the_wall_clock_does_not_matter_once_the_city_told_the_time(wire: Wire, served: HttpCity, keys: Keys) -> None:
    wrong = CityHttp(
        wire, served.url, kiosk=keys.kiosk, key=keys.kiosk_key, now=lambda: datetime.now(UTC) - timedelta(days=900)
    )
    with pytest.raises(ProblemError) as caught:
        wrong.changes(after="", wait_s=0)
    assert caught.value.code == "401.2"


def test_another_key_is_refused(wire: Wire, served: HttpCity, keys: Keys) -> None:
    stranger = CityHttp(wire, served.url, kiosk=keys.kiosk, key=signing_key("stranger"), now=lambda: datetime.now(UTC))
    with pytest.raises(ProblemError) as caught:
        stranger.changes(after="", wait_s=0)
    assert caught.value.code == "401.1"


def test_one_connection_carries_many_requests(city: CityHttp, served: HttpCity, keys: Keys) -> None:
    facts = FactMaker(keys)
    for _ in range(5):
        push(city, served, facts)
    assert served.requests == [f"POST /api/v1/kiosks/{keys.kiosk}/facts"] * 5


def test_the_listener_brings_what_the_city_answered_or_raised(city: CityHttp, served: HttpCity, wire: Wire) -> None:
    listener = ThreadListener(city, wire.cut)
    listener.listen(after="", wait_s=0)
    assert _heard(listener)
    served.simulator.mode = "dead"
    listener.listen(after="", wait_s=0)
    with pytest.raises(CityUnreachableError):
        _heard(listener)


def _heard(listener: ThreadListener) -> bytes:
    for thread in _threads():
        thread.join(60)
    answer = listener.collect()
    assert answer is not None
    return answer


def _threads() -> list[object]:
    import threading

    return [thread for thread in threading.enumerate() if thread.name == "listening"]


# --- enrolment -------------------------------------------------------------------------------------------------------


def pending(served: HttpCity, keys: Keys, root: str | None = None) -> PendingEnrolment:
    key = signing_key("new kiosk").private_bytes()
    return PendingEnrolment(served.url, root or keys.root_sha256, 1, key, new_identity()[0])


def test_a_kiosk_enrols_by_code_and_again_with_the_same_key(served: HttpCity, wire: Wire, keys: Keys) -> None:
    served.simulator.codes["FVRVFVP7"] = ""
    mine = pending(served, keys)
    request = enrolment_request(mine, code="FVRVFVP7", hardware={"system": "test"})
    first = accept(enrol_online(wire, mine, request), mine)
    assert accept(enrol_online(wire, mine, request), mine).kiosk == first.kiosk


def test_a_mistyped_root_is_found_before_the_code_is_spent(served: HttpCity, wire: Wire, keys: Keys) -> None:
    served.simulator.codes["FVRVFVP7"] = ""
    mine = pending(served, keys, "ab" * 32)
    with pytest.raises(WrongRootError):
        enrol_online(wire, mine, enrolment_request(mine, code="FVRVFVP7", hardware={}))
    assert served.simulator.codes["FVRVFVP7"] == ""


def test_an_unknown_code_is_refused(served: HttpCity, wire: Wire, keys: Keys) -> None:
    mine = pending(served, keys)
    with pytest.raises(ProblemError) as caught:
        enrol_online(wire, mine, enrolment_request(mine, code="FVRVFVP7", hardware={}))
    assert caught.value.code == "403.2"


def test_codes_and_roots_are_read_however_they_were_grouped() -> None:
    assert parse_code(" fvrv-fvp7 ") == "FVRVFVP7"
    assert parse_root("AB:" * 31 + "ab") == "ab" * 32
    for typed in ("", "FVRV", "FVRVFVPO", "../../etc"):
        with pytest.raises(ValueError):
            parse_code(typed)
    for typed in ("", "ab" * 31, "zz" * 32):
        with pytest.raises(ValueError):
            parse_root(typed)
