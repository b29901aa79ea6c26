"""A part's request, read once: it says what Django's own request says of the same environment."""

from __future__ import annotations

import io

import pytest
from django.core.handlers.wsgi import WSGIRequest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.ingest.parts_mount import PATH, PartRequest, request_of
from sync.server.ingest.tus import OFFSET_STREAM

NAMES = st.from_regex(r"[A-Z][A-Z0-9]{0,8}(_[A-Z0-9]{1,8}){0,2}", fullmatch=True)
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40)


def environ(path: str = PATH, body: bytes = b"sealed", **more: str) -> dict[str, object]:
    made = {"REQUEST_METHOD": "POST", "PATH_INFO": path, "wsgi.input": io.BytesIO(body), "wsgi.url_scheme": "http"}
    return {**made, "SERVER_NAME": "city", "SERVER_PORT": "80", "CONTENT_LENGTH": str(len(body)), **more}


@given(st.dictionaries(NAMES, VALUES, max_size=8), st.just(OFFSET_STREAM) | VALUES, st.sampled_from(["POST", "patch"]))
def test_it_says_what_django_says(headers: dict[str, str], content_type: str, method: str) -> None:
    named = {f"HTTP_{name}": value for name, value in headers.items()}
    given_environ = environ(REQUEST_METHOD=method, CONTENT_TYPE=content_type, **named)
    ours, theirs = request_of(dict(given_environ)), WSGIRequest(dict(given_environ))
    assert isinstance(ours, PartRequest)
    assert dict(ours.headers) == {name.lower(): value for name, value in theirs.headers.items()}
    for name in theirs.headers:
        assert ours.headers.get(name.upper()) == ours.headers[name] == theirs.headers[name]
        assert name.title() in ours.headers
    assert ours.headers.get("X-Nobody", "none") == theirs.headers.get("X-Nobody", "none")
    assert (ours.method, ours.get_full_path()) == (theirs.method, theirs.get_full_path())
    assert ours.content_type == theirs.content_type
    assert ours.read(3) + ours.read(100) + ours.read(1) == b"sealed"


@given(st.text(st.characters(min_codepoint=33, max_codepoint=255), max_size=20), st.sampled_from(["", "a=b"]))
def test_whatever_the_address_both_sign_for_the_same(name: str, query: str) -> None:
    asked = environ(PATH + name, QUERY_STRING=query)
    assert request_of(dict(asked)).get_full_path() == WSGIRequest(dict(asked)).get_full_path()


@pytest.mark.parametrize(
    "more", [{"QUERY_STRING": "a"}, {"SCRIPT_NAME": "/x"}, {"wsgi.input": io.BufferedReader(io.BytesIO())}]
)
def test_what_is_not_plain_or_still_on_the_line_is_djangos(more: dict[str, str]) -> None:
    assert isinstance(request_of(environ(**more)), WSGIRequest)
