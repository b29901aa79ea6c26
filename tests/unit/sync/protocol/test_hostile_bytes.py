"""Readers of what comes from outside take any bytes: they give a value or a MalformedError, soon, and never anything else.

A few hundred examples here; `HOSTILE_EXAMPLES=2000` and more in the long job.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import time
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sync.protocol.batch import MAX_BATCH_BYTES, split
from sync.protocol.canonical import MAX_DEPTH, MalformedError, decode, encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.compact import read_compact_payload
from sync.protocol.courier import BundleName, Manifest, ReplyName
from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact_shape
from sync.protocol.instant import read_instant
from sync.protocol.problems import ProblemError
from sync.protocol.statements import Changes, Configuration, Enrolment, EnrolmentRequest, Receipt, TimeStatement
from sync.server.ingest.bodies import decoded

EXAMPLES = int(os.environ.get("HOSTILE_EXAMPLES", "150"))
LIMIT_BYTES = 64 * 1024
hostile = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(2**52, 2**54),
    st.floats(),
    st.text(st.characters(), max_size=20),
    st.text(st.characters(categories=["Cs", "Cc", "Mn"]), max_size=5),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)),
)
_NAMES = ("v", "kiosk", "epoch", "seq", "id", "kind", "prev", "time", "actor", "subject", "data", "parts", "payload", "payloadType",
          "signatures", "keyid", "sig", "code", "public_key", "reply_key", "hardware", "items", "after", "next", "nonce", "head")  # fmt: skip
_OBJECTS = st.dictionaries(st.sampled_from(_NAMES), _VALUES, max_size=12)
_JSON = _OBJECTS.map(lambda value: json.dumps(value, ensure_ascii=True).encode())
_BROKEN = st.builds(
    lambda data, at, piece: data[: at % (len(data) + 1)] + piece + data[at % (len(data) + 1) :],
    _JSON,
    st.integers(0, 10_000),
    st.sampled_from([b"\x00", b"\xff", b"\xed\xa0\x80", b'"', b"\\", b"{", b"[", b"]", b",", b"1e9", b"-0", b"NaN", b"\\ud800", b"\n"]),
)  # fmt: skip
_BYTES = st.one_of(st.binary(max_size=400), _JSON, _BROKEN)

CORPUS = {
    "deep": b'{"a":' * 30_000,
    "deep lists": b'{"a":' + b"[" * 30_000,
    "deep inside a text": b'{"a":"' + b"[" * 30_000 + b'"}',
    "a text that never ends": b'{"a":"' + b"\\\\" * 30_000,
    "digits": b'{"a":' + b"9" * 60_000 + b"}",
    "exponent": b'{"a":1e99999999}',
    "doubled": b'{"a":1,"a":1}',
    "doubled by an escape": b'{"a":1,"\\u0061":1}',
    "minus zero": b'{"a":-0}',
    "surrogate": b'{"a":"\\ud800"}',
    "surrogate as bytes": b'{"a":"\xed\xa0\x80"}',
    "not NFC": '{"a":"e\u0301"}'.encode(),
    "BOM": b"\xef\xbb\xbf{}",
    "UTF-16": '{"a":1}'.encode("utf-16"),
    "two": b"{}{}",
    "NaN": b'{"a":NaN}',
    "comments": b'{/**/"a":1}',
    "key above ASCII": '{"é":1}'.encode(),
    "nothing": b"",
    "too large": b" " * (LIMIT_BYTES + 1),
}


def short_or_fine(read: Callable[[], object]) -> str:
    """The words of the refusal, "" when there was none: short, so that nothing of what was refused is in them."""
    try:
        read()
    except MalformedError as error:
        words = str(error)
    else:
        words = ""
    assert len(words) < 200
    return words


@pytest.mark.parametrize("data", CORPUS.values(), ids=[name.replace(" ", "-") for name in CORPUS])
def test_no_json_of_the_corpus_is_read_nor_takes_long(data: bytes) -> None:
    began = time.process_time()
    with pytest.raises(MalformedError):
        # What hides its depth in a text is well-formed and small; it is the text's reader that refuses control signs.
        decode(data if data != CORPUS["deep inside a text"] else data + b"}", limit_bytes=LIMIT_BYTES)
    assert time.process_time() - began < 2


@hostile
@given(_BYTES)
@example(b"[" * 50_000)
def test_any_bytes_are_a_value_or_malformed(data: bytes) -> None:
    try:
        value = decode(data, limit_bytes=LIMIT_BYTES)
    except MalformedError:
        return
    assert decode(encode(value), limit_bytes=LIMIT_BYTES * 8) == value


@hostile
@given(st.integers(1, 40), st.sampled_from(["[", "{"]))
def test_exactly_sixteen_levels_are_read(depth: int, bracket: str) -> None:
    inner = "1"
    for _ in range(depth - 1):
        inner = f"[{inner}]" if bracket == "[" else '{"a":' + inner + "}"
    data = ('{"a":' + inner + "}").encode()
    if depth <= MAX_DEPTH:
        assert decode(data, limit_bytes=LIMIT_BYTES)
    else:
        with pytest.raises(MalformedError):
            decode(data, limit_bytes=LIMIT_BYTES)


@hostile
@given(_BYTES)
def test_any_bytes_are_an_envelope_a_fact_or_a_batch_or_malformed(data: bytes) -> None:
    for read in (
        lambda: Envelope.from_bytes(data, limit_bytes=LIMIT_BYTES),
        lambda: parse_fact_shape(data),
        lambda: split(data),
        lambda: ProblemError.parse(data),
        lambda: read_compact_payload(data.decode("latin-1"), "time"),
    ):
        short_or_fine(read)


@hostile
@given(_OBJECTS)
def test_any_object_is_a_statement_or_malformed(value: dict[str, object]) -> None:
    for kind in (Receipt, TimeStatement, Changes, Configuration, Enrolment, EnrolmentRequest, Manifest):
        short_or_fine(lambda kind=kind: kind.from_object(value))


@hostile
@given(st.text(max_size=200))
def test_any_text_is_a_head_a_moment_or_a_name_or_none(text: str) -> None:
    for read in (ChainHead.parse, read_instant, BundleName.parse, ReplyName.parse):
        words = short_or_fine(lambda read=read: read(text))
        assert len(text) < 8 or text not in words


@hostile
@given(st.binary(max_size=2_000), st.sampled_from(["gzip", "zstd"]), st.integers(0, 3_000), st.binary(max_size=3))
def test_a_packed_body_comes_out_whole_or_is_refused(data: bytes, encoding: str, cut: int, tail: bytes) -> None:
    packed = gzip.compress(data) if encoding == "gzip" else zstandard.compress(data)
    body = packed + tail if tail else packed[: cut % (len(packed) + 1)]  # both at once may make another whole frame
    if body == packed:
        assert decoded(body, encoding, limit_bytes=MAX_BATCH_BYTES) == data
        return
    with pytest.raises(ProblemError) as refused:
        decoded(body, encoding, limit_bytes=MAX_BATCH_BYTES)
    assert refused.value.code == "400.1"


@hostile
@given(st.binary(max_size=300))
def test_base64_has_one_spelling(data: bytes) -> None:
    text = base64.b64encode(data).decode()
    for changed in (text + "=", text.rstrip("=") + "A", text.replace("+", "-"), f" {text}", f"{text}\n"):
        if changed == text:
            continue
        envelope = json.dumps(
            {"payload": changed, "payloadType": "application/vnd.balai.fact.v1+json", "signatures": []}
        )
        with pytest.raises(MalformedError):
            Envelope.from_bytes(envelope.encode(), limit_bytes=LIMIT_BYTES)
