"""What the log says, and what it never says."""

from __future__ import annotations

import json
import logging
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server import logs

NIK, PHONE, CODE = "3578071503990001", "0812-3456-7890", "7K3MPQ2X"


def record(message: str, *, error: bool = False, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("city.x", logging.ERROR, __file__, 1, message, (), sys.exc_info() if error else None)
    made.__dict__.update(extra)
    return made


def formatted(one: logging.LogRecord, style: str = "json") -> str:
    return (logs.JsonLines() if style == "json" else logs.TextLines()).format(one)


def test_a_line_is_one_json_object_that_names_the_request_and_the_process() -> None:
    token = logs.request_id.set("bcdfghjkmnpqrstv")
    try:
        line = formatted(record("GET facts 200", lane="facts", status=200, duration_ms=12.5))
    finally:
        logs.request_id.reset(token)
    said = json.loads(line)
    assert "\n" not in line
    assert (said["lane"], said["status"], said["duration_ms"]) == ("facts", 200, 12.5)
    assert said["request"] == "bcdfghjkmnpqrstv"
    assert said["worker"] > 0


def failing(*messages: str) -> logging.LogRecord:
    """A record of an exception, caused by another for each further message."""
    try:
        fail(*messages)
    except RuntimeError:
        return record("unexpected failure", error=True)
    raise AssertionError


def fail(message: str, *causes: str) -> None:
    if not causes:
        raise RuntimeError(message)
    try:
        fail(*causes)
    except RuntimeError as error:
        raise RuntimeError(message) from error


@pytest.mark.parametrize("style", ["json", "text"])
@pytest.mark.parametrize(
    "secret", [NIK, PHONE, CODE, "081234567890", "735291"], ids=["nik", "phone", "code", "tel", "pin"]
)
def test_no_style_lets_a_number_of_a_person_or_a_status_code_through(style: str, secret: str) -> None:
    one = failing(f"Key (code)=({secret}) already exists.\nDETAIL: ({secret})")
    one.msg, one.__dict__["where"] = f"Not Found: /api/v1/public/status/{secret}", f"a {secret} b"
    line = formatted(one, style)
    assert secret not in line
    assert "RuntimeError" in line
    assert "test_logs.py" in line


def test_of_an_exception_the_chain_is_told_and_of_each_the_first_line() -> None:
    said = json.loads(formatted(failing("second\nrow: Siti Aminah", "first\nrow: Budi")))
    assert "RuntimeError: second" in said["trace"]
    assert "RuntimeError: first" in said["trace"]
    assert "Siti" not in said["trace"]
    assert "Budi" not in said["trace"]


@given(st.text(alphabet="0123456789 .-abcXYZ", max_size=60))
def test_no_run_of_six_digits_stays(text: str) -> None:
    assert not re.search(r"[0-9](?:[ .-]?[0-9]){5}", logs.scrubbed(text))


@given(st.text(alphabet="23456789ABCDEFGHJKMNPQRSTUVWXYZ", min_size=8, max_size=8))
def test_no_status_code_stays(code: str) -> None:
    assert code not in logs.scrubbed(f"code={code}&x")


def test_the_number_of_a_request_is_never_taken_for_one_of_a_person() -> None:
    for _ in range(200):
        assert logs.scrubbed(logs.new_request_id()) != "…"
        assert not re.search(r"\d", logs.new_request_id())
