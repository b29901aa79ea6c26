"""Time, the change feed, and what a resident may see, over real HTTP."""

from __future__ import annotations

import threading
import time

import pytest
import requests

from sync.protocol.canonical import decode
from sync.protocol.problems import PROBLEMS
from sync.testing.facts import RESIDENT, MadeFact
from sync.testing.samples import sample_data
from sync.trust.pins import status_pin
from tests.live_city import LiveCity, LiveKiosk, problem

NONCE = "5a" * 32


def filed(kiosk: LiveKiosk, code: str) -> MadeFact:
    data = {**sample_data("request_filed"), "code": code}
    return kiosk.maker.add("request_filed", data, subject=kiosk.maker.new_id(), actor=RESIDENT)


def ask_status(city: LiveCity, code: str, pin: str) -> requests.Response:
    return requests.get(f"{city.url}/api/v1/public/status/{code}", headers={"Status-Pin": pin}, timeout=60)


def pin_of(kiosk: LiveKiosk, code: str) -> str:
    return status_pin(bytes.fromhex(kiosk.enrolment.configuration.status_key), code)


def test_the_time_is_signed_for_the_nonce(city: LiveCity) -> None:
    answer = requests.get(f"{city.url}/api/v1/time?nonce={NONCE}", timeout=60)
    assert city.opened(answer.content, "time")["nonce"] == NONCE


@pytest.mark.parametrize("nonce", ["", "xyz", "AB" * 32, "a" * 65])
def test_a_nonce_that_is_none_is_refused(city: LiveCity, nonce: str) -> None:
    assert problem(requests.get(f"{city.url}/api/v1/time?nonce={nonce}", timeout=60)).code == "400.2"


def test_a_new_kiosk_hears_the_catalogue_and_its_roster(city: LiveCity, kiosk: LiveKiosk) -> None:
    changes = kiosk.changes()
    assert (changes.kiosk, changes.after) == (kiosk.id, "")
    by_kind = {item.kind: item for item in changes.items}
    assert by_kind["catalogue"].data["version"] == by_kind["catalogue"].version
    officers = {item.id: item.data for item in changes.items if item.kind == "roster"}
    assert set(officers) == {officer["id"] for officer in city.demo["officers"]}
    for data in officers.values():
        assert set(data) == {
            *("officer", "name", "title", "sites", "pin_hash"),
            *("badge", "badge_version", "activation"),
        }
        assert city.demo["site"]["id"] in data["sites"]
    assert kiosk.changes(changes.next).items == ()


def test_a_cursor_of_nobodys_is_refused(kiosk: LiveKiosk) -> None:
    for after in ("x", "AAAA", "~~~"):
        answer = kiosk.session.get(f"{kiosk.api}/kiosks/{kiosk.id}/changes?after={after}", timeout=60)
        assert problem(answer).code == "400.2"


def test_a_long_poll_ends_when_there_is_news(city: LiveCity, kiosk: LiveKiosk) -> None:
    start = kiosk.changes().next
    fact = filed(kiosk, "23456789")
    pusher = threading.Timer(0.3, lambda: kiosk.push([fact]))
    pusher.start()
    began = time.monotonic()
    heard = kiosk.changes(start, wait_s=25)
    pusher.join()
    assert time.monotonic() - began < 20
    assert [(item.kind, item.data["state"]) for item in heard.items] == [("request_status", "filed")]


def test_a_request_is_followed_to_its_end(city: LiveCity, kiosk: LiveKiosk) -> None:
    fact = filed(kiosk, "ABCDEFGH")
    kiosk.push([fact])
    city.settle()
    answer = ask_status(city, "ABCDEFGH", pin_of(kiosk, "ABCDEFGH")).json()
    assert answer == {
        "code": "ABCDEFGH",
        "service": "ADM-KTP-BARU",
        "state": "filed",
        "filed_at": fact.fact.time.wall,
        "promised_at": "2026-11-25T02:15:30.000Z",
        "completed_at": None,
        "missing": [],
        "questions": [],
        "returned": "",
    }
    done = kiosk.maker.add("request_completed", subject=fact.fact.subject)
    kiosk.push([kiosk.maker.fork(), done][1:])
    city.settle()
    assert ask_status(city, "ABCDEFGH", pin_of(kiosk, "ABCDEFGH")).json()["state"] == "completed"


def test_an_unknown_code_and_a_wrong_pin_answer_alike(city: LiveCity, kiosk: LiveKiosk) -> None:
    kiosk.push([filed(kiosk, "BCDEFGHJ")])
    city.settle()
    right = pin_of(kiosk, "BCDEFGHJ")
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    answers = [
        ask_status(city, "BCDEFGHJ", wrong),
        ask_status(city, "BCDEFGHK", right),
        ask_status(city, "bcdefghj", right),
    ]
    assert [problem(answer).code for answer in answers] == ["404.2"] * 3
    assert len({answer.content for answer in answers}) == 1


def test_guessing_ends_and_then_the_right_pin_opens_nothing_either(city: LiveCity, kiosk: LiveKiosk) -> None:
    kiosk.push([filed(kiosk, "CDEFGHJK")])
    city.settle()
    right = pin_of(kiosk, "CDEFGHJK")
    answers = [ask_status(city, "CDEFGHJK", f"{(int(right) + n) % 10**6:06d}") for n in range(1, 12)]
    assert [answer.status_code for answer in answers[:10]] == [404] * 10
    assert problem(answers[10]).code == "429.1"
    assert int(answers[10].headers["Retry-After"]) > 0
    assert ask_status(city, "CDEFGHJK", right).status_code == 429


def test_what_is_not_there_answers_a_problem(city: LiveCity) -> None:
    for path in ("/api/v1/nothing", "/api/v2/time", "/api/v1/kiosks/x/facts"):
        assert problem(requests.get(f"{city.url}{path}", timeout=60)).code in {"404.1", "405.1"}


def test_the_openapi_document_names_every_call(city: LiveCity) -> None:
    document = requests.get(f"{city.url}/api/v1/openapi.json", timeout=60).json()
    assert document["openapi"].startswith("3.1")
    assert {
        "/api/v1/time",
        "/api/v1/enrolments",
        "/api/v1/kiosks/{kiosk}/facts",
        "/api/v1/kiosks/{kiosk}/parts/missing",
        "/api/v1/kiosks/{kiosk}/changes",
        "/api/v1/public/status/{code}",
        "/api/v1/parts/",
        "/api/v1/parts/{sha256}",
        "/api/v1/courier/",
        "/api/v1/courier/{sha256}",
        "/api/v1/courier/{sha256}/reply",
    } <= set(document["paths"])


def test_a_problem_is_canonical_and_registered(city: LiveCity) -> None:
    body = decode(requests.get(f"{city.url}/api/v1/nothing", timeout=60).content, limit_bytes=1000)
    assert body["code"] in PROBLEMS
