"""Whatever the other end of the line does, an exchange ends in an answer or in one of the city errors, and in time."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.client.city_http import CityHttp
from sync.client.wire import Wire, check_city_url
from sync.engine.ports import CityBusyError, CityUnreachableError, CityUnreadableError
from sync.protocol.problems import ProblemError
from sync.testing.flaky_proxy import FlakyProxy
from sync.testing.http_city import HttpCity
from sync.testing.keys import Keys
from tests.examples import at_most

NONCE = "ab" * 32
CITY_ERRORS = (CityUnreachableError, CityBusyError, CityUnreadableError, ProblemError)


@pytest.fixture
def scripted() -> Iterator[Callable[[Callable[[socket.socket], None]], str]]:
    """A server of one behaviour: what it does with each connection."""
    opened: list[socket.socket] = []

    def serve(behaviour: Callable[[socket.socket], None]) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        opened.append(listener)

        def accept() -> None:
            while True:
                try:
                    one, _ = listener.accept()
                except OSError:
                    return
                with one, contextlib.suppress(OSError):
                    behaviour(one)

        threading.Thread(target=accept, daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield serve
    for one in opened:
        one.shutdown(socket.SHUT_RDWR)
        one.close()


def test_a_closed_port_is_unreachable_and_no_time_out(wire: Wire) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(CityUnreachableError) as caught:
        wire.exchange("GET", f"http://127.0.0.1:{port}/")
    assert not caught.value.timed_out


def test_an_unknown_name_is_unreachable(wire: Wire) -> None:
    with pytest.raises(CityUnreachableError):
        wire.exchange("GET", "http://kota.invalid/")


def test_a_server_that_never_answers_times_out(wire: Wire, scripted) -> None:
    url = scripted(lambda one: one.recv(65536) and one.recv(1))
    with pytest.raises(CityUnreachableError) as caught:
        wire.exchange("GET", url, read_timeout_s=0.2)
    assert caught.value.timed_out


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n",
        b"HTTP/1.0 200 OK\r\nContent-Length: 100000\r\n\r\n",
    ],
)
def test_a_server_that_drips_is_cut_at_the_deadline(wire: Wire, scripted, start: bytes) -> None:
    def drip(one: socket.socket) -> None:
        one.recv(65536)
        one.sendall(start or b"HTTP/1.1 200 OK\r\nX-A: ")
        while True:
            one.sendall(b"a")
            threading.Event().wait(0.02)

    began = time.monotonic()
    with pytest.raises(CityUnreachableError) as caught:
        wire.exchange("GET", scripted(drip), read_timeout_s=120, whole_timeout_s=0.3)
    assert caught.value.timed_out
    assert time.monotonic() - began < 60


def test_an_endless_answer_is_not_read_to_its_end(wire: Wire, scripted) -> None:
    def flood(one: socket.socket) -> None:
        one.recv(65536)
        one.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            one.sendall(b"1000\r\n" + bytes(4096) + b"\r\n")

    with pytest.raises(CityUnreadableError):
        wire.exchange("GET", scripted(flood), limit_bytes=100_000)


def test_an_answer_cut_in_the_middle_is_unreachable(wire: Wire, scripted) -> None:
    def cut(one: socket.socket) -> None:
        one.recv(65536)
        one.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc")

    with pytest.raises(CityUnreachableError):
        wire.exchange("GET", scripted(cut))


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\x00\x01\x02\xff\xfe\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
        b"HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n<html>log in first</html>\r\n",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\n{}{}",
    ],
)
def test_what_is_not_the_city_is_unreadable(city: CityHttp, served: HttpCity, answer: bytes) -> None:
    served.raw_answers.append(answer)
    with pytest.raises(CityUnreadableError):
        _ask(city)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b"HTTP/1.1 503 Busy\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n", 17),
        (b"HTTP/1.1 429 Slow\r\nRetry-After: Wed, 21 Oct 2026 07:28:00 GMT\r\nContent-Length: 0\r\n\r\n", None),
        (b"HTTP/1.1 500 Oops\r\nRetry-After: -4\r\nContent-Length: 4\r\n\r\noops", None),
        (b"HTTP/1.1 502 Bad\r\nContent-Length: 6\r\n\r\n<html>", None),
    ],
)
def test_a_busy_city_says_how_long(city: CityHttp, served: HttpCity, answer: bytes, told: int | None) -> None:
    served.raw_answers.append(answer)
    with pytest.raises(CityBusyError) as caught:
        _ask(city)
    assert caught.value.retry_after_s == told


@settings(max_examples=at_most(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 409 X\r\n\r\n"]))
def test_noise_never_surprises(city: CityHttp, served: HttpCity, noise: bytes, start: bytes) -> None:
    served.raw_answers.append(start + noise + b"\r\n\r\n")
    with contextlib.suppress(CITY_ERRORS):
        assert isinstance(city.parts_missing(["ab" * 32], sync_token="x" * 16).missing, tuple)
    served.raw_answers.clear()


@pytest.mark.parametrize("status", [200, 201, 204, 400, 404, 409, 460])
def test_an_upload_answered_without_an_offset_is_refused(city: CityHttp, served: HttpCity, status: int) -> None:
    served.raw_answers.append(b"HTTP/1.1 %d X\r\nContent-Length: 0\r\nUpload-Offset: -5\r\n\r\n" % status)
    with pytest.raises((CityUnreadableError, ProblemError)):
        city.append_part("ab" * 32, offset=1, chunk=b"abc")


def test_cut_ends_an_exchange_from_another_thread(wire: Wire, scripted) -> None:
    asked = threading.Event()

    def silent(one: socket.socket) -> None:
        one.recv(65536)
        asked.set()
        one.recv(1)

    def cut_when_asked() -> None:
        asked.wait(60)
        wire.cut()

    url = scripted(silent)
    cutter = threading.Thread(target=cut_when_asked)
    cutter.start()
    began = time.monotonic()
    with pytest.raises(CityUnreachableError):
        wire.exchange("GET", url, read_timeout_s=120)
    cutter.join()
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("kind", ["refuse", "cut", "cut_up", "garbage", "error"])
def test_each_behaviour_of_the_proxy_is_a_city_error(served: HttpCity, wire: Wire, keys: Keys, kind: str) -> None:
    with FlakyProxy(served.port) as proxy:
        through = CityHttp(wire, proxy.url, kiosk="k", key=keys.kiosk_key, now=lambda: datetime.now(UTC))
        assert through.time(NONCE)
        proxy.become(kind, 20)  # type: ignore[arg-type]
        with pytest.raises(CITY_ERRORS):
            through.time(NONCE)
        proxy.become("pass")
        assert through.time(NONCE)


@pytest.mark.parametrize("kind", ["slow", "late", "lossy"])
def test_a_poor_line_is_only_slower(served: HttpCity, wire: Wire, keys: Keys, kind: str) -> None:
    with FlakyProxy(served.port) as proxy:
        through = CityHttp(wire, proxy.url, kiosk="k", key=keys.kiosk_key, now=lambda: datetime.now(UTC))
        proxy.become(kind, {"slow": 200_000}.get(kind, 20))  # type: ignore[arg-type]
        assert through.time(NONCE)


def test_a_byte_turned_over_on_the_way_is_no_statement_of_the_city(served: HttpCity, wire: Wire, keys: Keys) -> None:
    with FlakyProxy(served.port) as proxy:
        through = CityHttp(wire, proxy.url, kiosk="k", key=keys.kiosk_key, now=lambda: datetime.now(UTC))
        assert through.time(NONCE)
        proxy.become("flip", 5)  # in the version of HTTP
        with pytest.raises(CITY_ERRORS):
            through.time(NONCE)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://balai.example.id", "https://balai.example.id"),
        (" https://balai.example.id/ ", "https://balai.example.id"),
        ("https://example.id/balai/api/v1/", "https://example.id/balai"),
        ("http://127.0.0.1:8700", "http://127.0.0.1:8700"),
        ("http://localhost:8700/", "http://localhost:8700"),
        ("http://[::1]:8700", "http://[::1]:8700"),
    ],
)
def test_an_address_is_https_or_loopback(typed: str, url: str) -> None:
    assert check_city_url(typed) == url


@pytest.mark.parametrize(
    "typed",
    ["", "balai.example.id", "http://balai.example.id", "ftp://x", "https://", "https://u:p@x", "https://x?y=1"],
)
def test_other_addresses_are_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        check_city_url(typed)


def _ask(city: CityHttp) -> None:
    city.parts_missing(["ab" * 32], sync_token="x" * 16)


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("PATCH", b"HTTP/1.1 204 No Content\r\nUpload-Offset: 1\r\n\r\n"),
        ("HEAD", b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"),
        ("POST", b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"),
        ("GET", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
    ],
    ids=["a piece", "an offset", "a part", "a statement"],
)
def test_one_connection_serves_one_exchange_after_the_other(scripted, wire: Wire, method: str, answer: bytes) -> None:
    connections: list[socket.socket] = []

    def keep_answering(one: socket.socket) -> None:
        connections.append(one)
        while one.recv(65536):
            one.sendall(answer)

    url = scripted(keep_answering)
    for _ in range(4):
        wire.exchange(method, url)
    assert len(connections) == 1, "a new one costs a slow line three round trips, and what TCP had learned of it"
