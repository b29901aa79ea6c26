"""Envelopes: deterministic out, strict in, and what DSSE means by them."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import MalformedError, encode
from sync.protocol.envelope import KINDS_OF_STATEMENT, Envelope, pae, payload_type

KIOSK = "0192f5a0-0000-7000-8000-0000000000aa"

envelopes = st.builds(
    Envelope,
    payload_type=st.sampled_from(sorted(KINDS_OF_STATEMENT)).map(payload_type),
    payload=st.binary(max_size=300),
    keyid=st.sampled_from([KIOSK, "ab" * 32]),
    signature=st.binary(min_size=64, max_size=64),
)


def as_object(payload=b"{}", sig=bytes(64), **changes):
    return {
        "payload": base64.b64encode(payload).decode(),
        "payloadType": payload_type("fact"),
        "signatures": [{"keyid": KIOSK, "sig": base64.b64encode(sig).decode()}],
        **changes,
    }


@given(envelopes)
def test_an_envelope_survives_the_wire_and_is_one_line(envelope):
    data = envelope.to_bytes()
    assert Envelope.from_bytes(data) == envelope
    assert Envelope.from_bytes(data).to_bytes() == data
    assert b"\n" not in data
    assert b" " not in data


@given(st.binary(max_size=300))
def test_any_bytes_are_an_envelope_or_malformed(data):
    with pytest.raises(MalformedError):
        Envelope.from_bytes(data)


def test_key_order_and_white_space_do_not_matter():
    value = as_object(b'{"a":1}')
    spread = json.dumps(dict(reversed(value.items())), indent=2).encode()
    assert Envelope.from_bytes(spread).payload == b'{"a":1}'


@pytest.mark.parametrize(
    "value",
    [
        {},
        as_object(signatures=[]),
        as_object(signatures=as_object()["signatures"] * 2),
        as_object(signatures=[{"keyid": KIOSK}]),
        as_object(signatures=[{"sig": base64.b64encode(bytes(64)).decode()}]),
        as_object(signatures=[{**as_object()["signatures"][0], "note": "x"}]),
        as_object(signatures="x"),
        as_object(note="unsigned text"),
        {**as_object(), "payload": None},
        as_object(sig=bytes(63)),
        as_object(payloadType="text/plain"),
        as_object(payloadType=payload_type("fact") + "\n"),
        as_object(payloadType=payload_type("fact").upper()),
        {**as_object(), "payload": "e30"},
        {**as_object(), "payload": "e30=\n"},
        {**as_object(), "payload": " e30="},
        {**as_object(), "payload": "e3-="},
        {**as_object(), "payload": "e31="},
        {**as_object(), "payload": "e30=e30="},
        {**as_object(), "payload": "=e30"},
        {**as_object(), "payload": 1},
    ],
)
def test_a_loose_envelope_is_malformed(value):
    with pytest.raises(MalformedError):
        Envelope.from_bytes(json.dumps(value).encode())


@pytest.mark.parametrize("keyid", ["", "Budi", KIOSK.upper(), KIOSK + "\n", "ab" * 31, "ab" * 33])
def test_a_key_id_is_a_uuid_or_a_sha256(keyid):
    value = as_object(signatures=[{"keyid": keyid, "sig": base64.b64encode(bytes(64)).decode()}])
    with pytest.raises(MalformedError):
        Envelope.from_bytes(json.dumps(value).encode())


def test_an_envelope_is_bounded():
    with pytest.raises(MalformedError, match="bytes"):
        Envelope.from_bytes(json.dumps(as_object(b"x" * 1000)).encode(), limit_bytes=1000)


def test_pae_is_that_of_the_dsse_specification():
    assert (
        pae("http://example.com/HelloWorld", b"hello world")
        == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_an_unknown_kind_of_statement_is_our_mistake():
    with pytest.raises(ValueError, match="no such kind"):
        payload_type("gossip")


def test_a_repr_shows_neither_payload_nor_signature():
    assert "secret" not in repr(Envelope(payload_type("fact"), b"secret", KIOSK, b"secret" * 10))


@given(
    envelopes,
    st.integers(0, 600),
    st.sampled_from([b"", b" ", b"\\", b'"', b"A", b"=", b"\n", b"\xc3\xa9", b"}", b"\\u0041"]),
    st.booleans(),
)
def test_the_short_way_to_read_and_write_is_the_long_one(envelope, place, text, replaces):
    data = envelope.to_bytes()
    assert data == encode(json.loads(data))
    assert Envelope.from_bytes(data) == Envelope._from_any_json(data, 10_000) == envelope
    place %= len(data) + 1
    changed = data[:place] + text + data[place + replaces :]
    assert outcome(Envelope.from_bytes, changed) == outcome(lambda data: Envelope._from_any_json(data, 10_000), changed)


def outcome(read, data):
    try:
        return read(data)
    except MalformedError:
        return None
