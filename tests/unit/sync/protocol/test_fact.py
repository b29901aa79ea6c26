"""Facts: what is written is read back, and nothing else gets in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import MAX_INTEGER, MalformedError, decode, encode
from sync.protocol.fact import (
    GENESIS,
    MAX_FACT_BYTES,
    Actor,
    Fact,
    FactTime,
    PartRef,
    SenselessError,
    digest_of,
    parse_fact,
    parse_fact_shape,
    parse_time,
)
from sync.protocol.kinds import KINDS
from sync.testing.samples import sample_data

uuids = st.uuids().map(str)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
instants = st.datetimes().map(lambda moment: f"{moment.isoformat(timespec='milliseconds')}Z")
part_refs = st.builds(
    PartRef,
    role=st.sampled_from(["form", "text", "kk", "ktp_rusak", "f102", "presence", "output"]),
    sha256=digests,
    size=st.integers(1, 16 * 1024 * 1024),
    media=st.sampled_from(["image/jpeg", "application/json"]),
    recipients=st.integers(1, 2),
)
facts = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.builds(
        Fact,
        kiosk=uuids,
        epoch=st.integers(1, 1000),
        seq=st.integers(1, MAX_INTEGER),
        id=uuids,
        kind=st.just(kind),
        prev=digests,
        time=st.builds(
            FactTime, wall=instants, boot=uuids, up_ms=st.integers(0, MAX_INTEGER), anchor=st.none() | digests
        ),
        actor=st.builds(
            Actor, role=st.sampled_from(["resident", "officer", "technician", "system"]), officer=st.none() | uuids
        ),
        subject=uuids,
        data=st.just(sample_data(kind)),
        parts=st.lists(part_refs, max_size=4, unique_by=lambda part: part.sha256).map(tuple),
    )
)

KIOSK = "0192f5a0-0000-7000-8000-0000000000aa"
FACT = Fact(
    kiosk=KIOSK,
    epoch=1,
    seq=1,
    id="0192f5a0-0000-7000-8000-000000000001",
    kind="heartbeat",
    prev=GENESIS,
    time=FactTime("2026-11-24T02:15:30.123Z", KIOSK, 123456),
    actor=Actor("system"),
    subject=KIOSK,
    data={"up_s": 60},
)


def changed(**changes):
    return encode({**FACT.to_object(), **changes})


@given(facts)
def test_a_fact_survives_the_wire(fact):
    payload = fact.to_payload()
    assert parse_fact(payload) == fact
    assert parse_fact(payload).to_payload() == payload
    assert parse_time(payload) == fact.time


def test_the_wire_form_is_the_documented_one():
    assert decode(FACT.to_payload(), limit_bytes=MAX_FACT_BYTES) == {
        "v": 1,
        "kiosk": KIOSK,
        "epoch": 1,
        "seq": 1,
        "id": "0192f5a0-0000-7000-8000-000000000001",
        "kind": "heartbeat",
        "prev": "0" * 64,
        "time": {"wall": "2026-11-24T02:15:30.123Z", "boot": KIOSK, "up_ms": 123456, "anchor": None},
        "actor": {"role": "system"},
        "subject": KIOSK,
        "data": {"up_s": 60},
        "parts": [],
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 2},
        {"v": True},
        {"note": "Budi Santoso"},
        {"kiosk": KIOSK.upper()},
        {"kiosk": KIOSK + "\n"},
        {"epoch": 0},
        {"epoch": True},
        {"epoch": "1"},
        {"seq": 0},
        {"seq": -1},
        {"id": "1"},
        {"kind": "Request Filed"},
        {"kind": "request_filed\n"},
        {"prev": "0" * 63},
        {"prev": None},
        {"subject": "3578012345678901"},
        {"subject": None},
        {"data": []},
        {"data": None},
        {"parts": {}},
        {"parts": [{"role": "form"}]},
        {"time": {}},
        {"time": FACT.time.to_object() | {"zone": "WIB"}},
        {"time": FACT.time.to_object() | {"wall": "2026-02-30T00:00:00.000Z"}},
        {"time": FACT.time.to_object() | {"wall": "2026-11-24T02:15:30.123+07:00"}},
        {"time": FACT.time.to_object() | {"wall": "2026-11-24T02:15:30.123Z\n"}},
        {"time": FACT.time.to_object() | {"up_ms": -1}},
        {"actor": {"role": "visitor"}},
        {"actor": {"role": "officer", "officer": "Budi"}},
        {"actor": {"role": "officer", "officer": None}},
        {"actor": {"role": "officer", "name": "Budi"}},
    ],
)
def test_a_fact_of_another_shape_is_malformed(changes):
    with pytest.raises(MalformedError):
        parse_fact_shape(changed(**changes))


@pytest.mark.parametrize("field", sorted(FACT.to_object()))
def test_each_field_is_needed(field):
    value = FACT.to_object()
    del value[field]
    with pytest.raises(MalformedError):
        parse_fact_shape(encode(value))


@pytest.mark.parametrize(
    "change",
    [
        {"role": "Foto Budi"},
        {"role": "nik3578012345678901"},
        {"role": "form\n"},
        {"sha256": "ab" * 31},
        {"size": 0},
        {"size": 2**40},
        {"media": "image/png"},
        {"media": "text/plain; name=budi"},
        {"recipients": 0},
        {"file": "budi.jpg"},
    ],
)
def test_a_part_of_another_shape_is_malformed(change):
    part = PartRef("form", "ab" * 32, 100, "application/json").to_object() | change
    with pytest.raises(MalformedError):
        parse_fact_shape(changed(parts=[part]))


def test_the_same_bytes_twice_are_malformed():
    part = PartRef("form", "ab" * 32, 100, "application/json").to_object()
    with pytest.raises(MalformedError, match="twice"):
        parse_fact_shape(changed(parts=[part, part | {"role": "text"}]))


def test_too_large_a_fact_is_malformed():
    with pytest.raises(MalformedError, match="bytes"):
        parse_fact_shape(b" " * MAX_FACT_BYTES + FACT.to_payload())


def test_a_fact_of_an_unknown_kind_keeps_its_shape_but_makes_no_sense():
    payload = changed(kind="tea_served", data={"cups": 2})
    assert parse_fact_shape(payload).kind == "tea_served"
    with pytest.raises(SenselessError):
        parse_fact(payload)


def test_senseless_data_is_told_from_a_malformed_fact():
    payload = changed(data={"up_s": "long"})
    assert parse_fact_shape(payload).data == {"up_s": "long"}
    with pytest.raises(SenselessError):
        parse_fact(payload)


def test_a_kiosk_cannot_make_a_senseless_fact():
    with pytest.raises(SenselessError):
        replace(FACT, data={"up_s": 1, "note": "Budi Santoso 0812"}).to_payload()
    with pytest.raises(MalformedError):
        replace(FACT, subject="3578012345678901").to_payload()


def test_digest_is_sha256_in_hex():
    assert digest_of(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
