"""What the city tells whoever holds a slip, and everything else it may answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.client.public_status import PublicStatus, ask_status
from sync.client.wire import Answer
from sync.engine.ports import CityBusyError, CityUnreadableError
from sync.protocol.problems import ProblemError

URL, CODE, PIN = "https://balai.example.id", "7K3MPQ2X", "382906"
TOLD: dict[str, object] = {
    "code": CODE,
    "service": "ADM-KIA",
    "state": "taken",
    "filed_at": "2026-11-24T02:41:00.000Z",
    "promised_at": "2026-11-25T02:41:00.000Z",
    "completed_at": None,
    "missing": ["foto"],
}


class OneAnswer:
    """A wire that has one answer to everything, and remembers what was asked."""

    def __init__(self, status: int, body: bytes) -> None:
        self._answer = Answer(status, {}, body)
        self.asked: list[tuple[str, str, Mapping[str, str]]] = []

    def exchange(self, method: str, url: str, *, headers: Mapping[str, str], **_limits: object) -> Answer:
        self.asked.append((method, url, headers))
        return self._answer


def ask(status: int, body: bytes, code: str = CODE, pin: str = PIN) -> PublicStatus | None:
    wire: Any = OneAnswer(status, body)
    return ask_status(wire, URL, code, pin)


def problem(code: str) -> bytes:
    return ProblemError(code).to_json()


def test_the_pin_is_in_a_header_and_never_in_the_address() -> None:
    wire: Any = OneAnswer(200, json.dumps(TOLD).encode())
    told = ask_status(wire, URL, CODE, PIN)
    assert told is not None
    assert (told.state, told.missing, told.completed_at) == ("taken", ("foto",), None)
    method, url, headers = wire.asked[0]
    assert (method, url) == ("GET", f"{URL}/api/v1/public/status/{CODE}")
    assert dict(headers) == {"Status-Pin": PIN}


def test_unknown_and_wrong_are_one_answer() -> None:
    assert ask(404, problem("404.2")) is None


def test_a_pause_is_not_a_no() -> None:
    with pytest.raises(CityBusyError):
        ask(429, problem("429.1"))
    with pytest.raises(CityBusyError):
        ask(503, b"")


@pytest.mark.parametrize(
    "change",
    [
        {"state": "lost"},
        {"code": "KMPR2345"},
        {"filed_at": "yesterday"},
        {"missing": ["<b>"]},
        {"missing": "foto"},
        {"service": "adm kia"},
    ],
)
def test_what_is_not_of_the_protocol_is_not_shown(change: dict[str, object]) -> None:
    with pytest.raises(CityUnreadableError):
        ask(200, json.dumps({**TOLD, **change}).encode())


@given(status=st.sampled_from([200, 204, 302, 400, 404, 418]), body=st.binary(max_size=200))
def test_garbage_is_unreadable_and_nothing_else(status: int, body: bytes) -> None:
    with pytest.raises(CityUnreadableError):
        ask(status, body)


@pytest.mark.parametrize(("code", "pin"), [("7k3mpq2x", PIN), ("7K3MPQ2", PIN), (CODE, "38290"), (CODE, "٣٨٢٩٠٦")])
def test_what_is_no_code_and_pin_never_leaves(code: str, pin: str) -> None:
    with pytest.raises(ValueError, match="status code"):
        ask(200, b"", code, pin)
