"""The door as granian calls it: who comes in, what the others are told, and that every slot is given back."""

from __future__ import annotations

import io
import json
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from sync.protocol.problems import ProblemError
from sync.server import metrics
from sync.server.door import bodies, own_pages, stopping
from sync.server.door import health as health_of_the_process
from sync.server.door.application import Door
from sync.server.door.health import Health
from sync.server.door.lanes import LANES
from sync.server.door.visit import Visit, give_back_slot
from tests.fakes.eventually import eventually

FACTS = "/api/v1/kiosks/0193a1b2-0000-7000-8000-000000000001/facts"
SIGNED = 'k=("@method");keyid="0193a1b2-0000-7000-8000-{:012d}"'


class Answered:
    """What Django's handler returns, as far as the door looks at it."""

    streaming = False
    problem_code = ""

    def __init__(self, content: bytes = b"ok") -> None:
        self.content = content
        self.is_closed = False

    def close(self) -> None:
        self.is_closed = True


class Inside:
    """Django's place: notes what comes in; waits while `held`."""

    def __init__(self, answer: Callable[[dict[str, Any]], Any] = lambda _environ: Answered()) -> None:
        self.bodies: list[bytes] = []
        self.answer = answer
        self.held = threading.Event()
        self.held.set()
        self.inside = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.inside += 1
        self.held.wait(60)
        self.bodies.append(environ["wsgi.input"].read())
        start_response("200 OK", [("Content-Type", "text/plain")])
        return self.answer(environ)


class Asked:
    def __init__(self, door: Door, path: str = FACTS, method: str = "POST", body: bytes = b"", **more: str) -> None:
        self.line = io.BytesIO(body)
        environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "REMOTE_ADDR": "10.0.0.1", "wsgi.input": self.line}
        environ |= {"CONTENT_LENGTH": str(len(body)), **more}
        self.status, self.headers = 0, dict[str, str]()
        self.body = b"".join(door(environ, self._start))

    def _start(self, status: str, headers: list[tuple[str, str]], _info: Any = None) -> None:
        self.status, self.headers = int(status[:3]), dict(headers)


def make(inside: Inside, **looks: Callable[[], object]) -> Door:
    return Door(inside, own_pages.OwnPages(Health(looks or {"database": lambda: None}), ""))


@pytest.fixture(autouse=True)
def _not_stopping() -> Iterator[None]:
    yield
    stopping.begun.clear()


def full(door: Door, inside: Inside) -> list[threading.Thread]:
    """All slots of the facts lane taken and its places filled, by threads that end when `inside` lets go."""
    inside.held.clear()
    lane = LANES["facts"]
    threads = [
        threading.Thread(target=Asked, args=(door,), kwargs={"HTTP_SIGNATURE_INPUT": SIGNED.format(number)})
        for number in range(lane.slots + lane.places)
    ]
    for thread in threads:
        thread.start()
    eventually(lambda: inside.inside == lane.slots and len(door._gates["facts"]._waiting) == lane.places)
    return threads


def test_what_django_answers_goes_out_with_the_number_of_the_request() -> None:
    asked = Asked(make(Inside()), body=b"facts")
    assert (asked.status, asked.body) == (200, b"ok")
    assert len(asked.headers["X-Request-Id"]) == 16


def test_a_full_lane_answers_a_problem_with_a_time_after_taking_the_body_off_the_line() -> None:
    inside = Inside()
    door = make(inside)
    threads = full(door, inside)
    try:
        refused = Asked(door, body=b"x" * 1000, HTTP_SIGNATURE_INPUT=SIGNED.format(999))
    finally:
        inside.held.set()
        for thread in threads:
            thread.join(60)
    assert refused.status == 503
    assert ProblemError.parse(refused.body).code == "503.1"
    assert int(refused.headers["Retry-After"]) >= 1
    assert refused.line.read() == b""
    assert Asked(door).status == 200  # every slot came back


def test_a_full_lane_leaves_the_others_open() -> None:
    inside = Inside()
    door = make(inside)
    threads = full(door, inside)
    try:
        assert json.loads(Asked(door, "/health", "GET").body)["serving"] is True
    finally:
        inside.held.set()
        for thread in threads:
            thread.join(60)
    assert Asked(door, "/console/", "GET").status == 200


def test_a_part_that_came_in_well_is_counted_and_has_no_line_of_its_own(caplog: pytest.LogCaptureFixture) -> None:
    def counted() -> float:
        labels = {"lane": "parts", "route": "parts", "status": "200"}
        return metrics.REGISTRY.get_sample_value("balai_requests_total", labels) or 0

    before = counted()
    with caplog.at_level(logging.INFO, logger="city.requests"):
        Asked(make(Inside()), "/api/v1/parts/", body=b"photo")
        assert caplog.records == []
        Asked(make(Inside()), FACTS, body=b"facts")
        stopping.begun.set()
        Asked(make(Inside()), "/api/v1/parts/", body=b"photo")
    assert counted() == before + 1
    said = [(record.__dict__["route"], record.__dict__["status"]) for record in caplog.records]
    assert said == [("facts", 200), ("parts", 503)]


def test_a_part_that_took_long_has_a_line(caplog: pytest.LogCaptureFixture) -> None:
    visit = Visit("x", "POST", LANES["parts"], "parts", "a kiosk", began=time.monotonic() - 2, status=201)
    with caplog.at_level(logging.INFO, logger="city.requests"):
        visit.finish()
    assert [record.__dict__["duration_ms"] >= 2000 for record in caplog.records] == [True]


def test_people_are_told_in_a_sentence() -> None:
    door = make(Inside())
    stopping.begun.set()
    asked = Asked(door, "/console/", "GET")
    assert asked.status == 503
    assert "Coba lagi" in asked.body.decode()
    assert asked.headers["Content-Type"].startswith("text/plain")


def test_while_stopping_nothing_new_begins_and_the_line_is_closed_cleanly() -> None:
    inside = Inside()
    door = make(inside)
    stopping.begun.set()
    asked = Asked(door, body=b"facts")
    assert (asked.status, asked.headers["Connection"], inside.inside) == (503, "close", 0)
    assert Asked(door, "/health", "GET").status == 503
    assert Asked(door, "/health/live", "GET").status == 200


def test_a_fault_of_ours_is_named_by_a_number_that_the_log_has_with_its_trace(
    caplog: pytest.LogCaptureFixture, expected_logs
) -> None:
    expected_logs.add("city.failures")

    def fail(_environ: dict[str, Any]) -> Any:
        raise RuntimeError("what happened")

    door = make(Inside(fail))
    with caplog.at_level(logging.ERROR):
        asked = Asked(door)
    problem = ProblemError.parse(asked.body)
    assert (asked.status, problem.code) == (500, "500.1")
    record = next(record for record in caplog.records if record.name == "city.failures")
    assert record.__dict__["incident"] == problem.extra["incident"]
    assert record.exc_info is not None
    assert Asked(make(Inside())).status == 200


def test_slots_come_back_after_faults_streams_and_broken_streams() -> None:
    def streamed(_environ: dict[str, Any]) -> Iterator[bytes]:
        yield b"one"
        raise OSError("the line broke")

    door = make(Inside(streamed))
    for _ in range(LANES["facts"].slots + 2):
        with pytest.raises(OSError, match="the line"):
            Asked(door)
    assert not door._storms._inside
    assert door._gates["facts"]._free == LANES["facts"].slots


def test_who_waits_for_news_gives_back_the_slot() -> None:
    free: list[int] = []
    door = make(Inside(lambda _environ: (give_back_slot(), free.append(door._gates["facts"]._free), Answered())[2]))
    assert Asked(door).status == 200
    assert free == [LANES["facts"].slots]
    assert door._gates["facts"]._free == LANES["facts"].slots


def test_a_small_body_is_read_before_the_slot_and_a_large_one_streams() -> None:
    inside = Inside()
    small, large = b"s" * bodies.MOST_BYTES, b"l" * (bodies.MOST_BYTES + 1)
    for body in (small, large):
        Asked(make(inside), body=body)
    assert [len(body) for body in inside.bodies] == [len(small), len(large)]


@pytest.mark.parametrize("length", ["", "-1", "٣", "9" * 30, "x"], ids=["none", "negative", "arabic", "huge", "letter"])
def test_an_announced_length_that_is_none_reads_nothing(length: str) -> None:
    assert bodies.announced_bytes({"CONTENT_LENGTH": length}) == 0


def test_readiness_says_which_part_does_not_answer_and_asks_a_hanging_one_only_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(health_of_the_process, "WITHIN_S", 0.1)
    asked, release = [], threading.Event()

    def hangs() -> None:
        asked.append(1)
        release.wait(60)

    def breaks() -> None:
        raise OSError

    health = Health({"database": breaks, "parts": hangs})
    try:
        for _ in range(2):
            assert health.ready() == {"serving": True, "database": False, "parts": False}
            health._known = (float("-inf"), {})
        assert asked == [1]
    finally:
        release.set()
