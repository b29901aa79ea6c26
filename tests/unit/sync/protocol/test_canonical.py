"""Canonical JSON: one value, one spelling; hostile input is refused before anything recursive reads it."""

import contextlib
import json
import math
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import MAX_INTEGER, MalformedError, decode, encode

LIMIT = 1_000_000

nfc_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(
    lambda text: unicodedata.normalize("NFC", text)
)
keys = st.text(st.characters(max_codepoint=0x7F), max_size=12)
scalars = st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | nfc_text
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)
objects = st.dictionaries(keys, values, max_size=5)


@given(objects)
def test_what_is_written_is_read_back_and_written_the_same(value):
    data = encode(value)
    assert decode(data, limit_bytes=LIMIT) == value
    assert encode(decode(data, limit_bytes=LIMIT)) == data


@given(objects)
def test_key_order_and_white_space_of_a_reader_do_not_matter(value):
    shuffled = json.dumps(dict(reversed(value.items())), indent=3, ensure_ascii=True).encode()
    assert encode(decode(shuffled, limit_bytes=LIMIT)) == encode(value)


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_malformed(data):
    with contextlib.suppress(MalformedError):
        assert isinstance(decode(data, limit_bytes=LIMIT), dict)


@given(st.text(alphabet='{}[]"\\,:1.eE-tn ', max_size=60))
def test_any_json_like_text_is_an_object_or_malformed(text):
    with contextlib.suppress(MalformedError):
        assert isinstance(decode(text.encode(), limit_bytes=LIMIT), dict)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"1",
        b"null",
        b'{"a":1}x',
        b'{"a":1} {"a":1}',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":-0}',
        b'{"a":-0.0}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":-Infinity}',
        b'{"a":9007199254740992}',
        b'{"a":-9007199254740992}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":1,"a":1}',
        b'{"b":{"a":1,"\\u0061":2}}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b'{"a":"\xed\xa0\x80"}',
        '{"a":"e\u0301"}'.encode(),
        b'{"a":"e\\u0301"}',
        '{"é":1}'.encode(),
        b'{"\\u00e9":1}',
        b'{"a":"line\nbreak"}',
    ],
)
def test_what_the_protocol_does_not_know_is_malformed(data):
    with pytest.raises(MalformedError):
        decode(data, limit_bytes=LIMIT)


@pytest.mark.parametrize(
    "value",
    [
        {"a": 1.0},
        {"a": math.nan},
        {"a": 2**53},
        {"a": -(2**53)},
        {"a": "e\u0301"},
        {"a": "\ud800"},
        {"é": 1},
        {1: "a"},
        {"a": b"bytes"},
        {"a": {"b": object()}},
        [],
    ],
)
def test_what_cannot_be_read_is_not_written(value):
    with pytest.raises(MalformedError):
        encode(value)


def test_the_largest_integers_pass():
    assert decode(encode({"a": 2**53 - 1, "b": 1 - 2**53}), limit_bytes=LIMIT) == {"a": 2**53 - 1, "b": 1 - 2**53}


def test_sixteen_levels_pass_and_seventeen_do_not():
    def nested(levels):
        return b'{"a":' * levels + b"1" + b"}" * levels

    assert encode(decode(nested(16), limit_bytes=LIMIT)) == nested(16)
    with pytest.raises(MalformedError, match="nested"):
        decode(nested(17), limit_bytes=LIMIT)
    deep = {}
    for _ in range(16):
        deep = {"a": deep}
    with pytest.raises(MalformedError, match="nested"):
        encode(deep)


def test_brackets_within_text_are_not_nesting():
    assert decode(b'{"a":"' + b"[{" * 50 + b'\\"[["}', limit_bytes=LIMIT)["a"].startswith("[{")


def test_size_is_checked_before_anything_else():
    with pytest.raises(MalformedError, match="10 bytes"):
        decode(b"\xff" * 11, limit_bytes=10)


@pytest.mark.parametrize(
    "data", [b"[" * 300_000, b'{"a":' * 60_000, b'"\\' * 150_000, b'\\"' * 150_000, b'"' * 300_001]
)
def test_hostile_nesting_and_quotes_are_refused_quickly(data):
    started = time.process_time()
    with pytest.raises(MalformedError):
        decode(data, limit_bytes=LIMIT)
    assert time.process_time() - started < 1


def test_an_error_never_quotes_the_value():
    for value in ({"nik": "3578 e\u0301"}, {"nik": 3578123456789012.5}, {"Budi é": 1}):
        with pytest.raises(MalformedError) as caught:
            encode(value)
        assert "3578" not in str(caught.value)
        assert "Budi" not in str(caught.value)


def test_the_rfc_8785_sorting_example_for_ascii_keys():
    assert encode({"b": 1, "a": [True, None, "€\n"], "A": {}, "10": 0, "1": 0}) == (
        '{"1":0,"10":0,"A":{},"a":[true,null,"€\\n"],"b":1}'.encode()
    )
