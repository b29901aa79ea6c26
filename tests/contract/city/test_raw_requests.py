"""A socket-level corpus against a real city: never a 500, never a hang, a problem wherever HTTP is still intact."""

from __future__ import annotations

import json
import socket
import time
from urllib.parse import urlsplit

import pytest
import requests

from sync.protocol.problems import PROBLEMS
from tests.contract.city.raw_requests import TIME, Answered, Raw, corpus, exchange
from tests.fakes.eventually import eventually
from tests.live_city import LiveCity

WITHIN_S = 20.0
CORPUS = list(corpus())


def address(city: LiveCity) -> tuple[str, int]:
    at = urlsplit(city.url)
    assert at.hostname is not None
    assert at.port is not None
    return at.hostname, at.port


def test_the_corpus_is_large() -> None:
    assert len(CORPUS) >= 60
    assert len({raw.name for raw in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("raw", CORPUS, ids=lambda raw: raw.name.replace(" ", "-"))
def test_what_no_decent_client_sends_is_answered_or_hung_up_on(city: LiveCity, raw: Raw) -> None:
    answers = exchange(*address(city), raw.data, within_s=WITHIN_S)
    statuses = [answer.status for answer in answers] or [0]
    assert statuses[0] in raw.statuses, answers
    if 0 not in raw.statuses:
        assert len([status for status in statuses if status >= 200]) == raw.answers, answers
    for answer in answers:
        check(answer, is_api=b" /api/" in raw.data)


def check(answer: Answered, *, is_api: bool) -> None:
    assert answer.status < 500 or answer.status in {501, 505}, answer
    if is_api and answer.status >= 400 and answer.body and "x-request-id" in answer.headers:
        assert answer.headers["content-type"] == "application/problem+json", answer
        problem = json.loads(answer.body)
        assert problem["code"] in PROBLEMS
        assert problem["status"] == answer.status


def test_half_a_request_and_then_nothing_holds_up_nobody_else(city: LiveCity) -> None:
    """A hundred lines that stop in the middle: of the first line, the headers, the body."""
    halves = (
        b"GET /api/v1/ti",
        f"GET {TIME} HTTP/1.1\r\nHost: x\r\nX-A: ".encode(),
        b"POST /api/v1/enrolments HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{",
        b"PATCH /api/v1/parts/" + b"ab" * 32 + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\nx",
    )
    lines = [socket.create_connection(address(city), timeout=WITHIN_S) for _ in range(100)]
    try:
        for number, line in enumerate(lines):
            line.sendall(halves[number % len(halves)])
        began = time.monotonic()
        for _ in range(5):
            assert requests.get(f"{city.url}{TIME}", timeout=WITHIN_S).status_code == 200
        assert time.monotonic() - began < WITHIN_S
    finally:
        for line in lines:
            line.close()
    eventually(lambda: requests.get(f"{city.url}{TIME}", timeout=WITHIN_S).status_code == 200)
