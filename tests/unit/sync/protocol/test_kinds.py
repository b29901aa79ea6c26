"""No fact admits free text: every schema is walked, every string leaf is attacked."""

import copy
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import encode
from sync.protocol.envelope import write_base64
from sync.protocol.kinds import KINDS, SenselessError, check_data, schema_of
from sync.testing.samples import sample_data

PERSONAL = [
    "3578012345678901",
    "081234567890",
    "+6281234567890",
    "Budi Santoso",
    "budi@example.com",
    "Jl. Keputran 5",
    "rumah kosong",
    "budi_3578012345678901",
]
ANCHORED = re.compile(r"\^[^$]*\$")


def nodes(schema, path=()):
    """Every schema within a schema, with its path."""
    yield path, schema
    for name, child in schema.get("properties", {}).items():
        yield from nodes(child, (*path, name))
    if "items" in schema:
        yield from nodes(schema["items"], (*path, "[]"))
    for child in schema.get("oneOf", []):
        yield from nodes(child, path)


def string_leaves(value, path=()):
    """Paths of all strings in a sample."""
    if isinstance(value, str):
        yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        yield from string_leaves(child, (*path, step))


def object_paths(value, path=()):
    if isinstance(value, dict):
        yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        yield from object_paths(child, (*path, step))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def with_leaf(kind, path, leaf):
    data = copy.deepcopy(sample_data(kind))
    at(data, path[:-1])[path[-1]] = leaf
    return data


# Fields that came after facts without them had been signed.
LATER = {
    "heartbeat": {"free_mb", "database"},
    "kiosk_started": {"refused_version", "refused_why"},
    "presence_started": {"camera", "frames"},
    "presence_ended": {"queue_empty_since", "hall_rule", "next"},
    "officer_locked_out": {"scope"},
    "epoch_opened": {"reason"},
    "ticket_issued": {"priority"},
    "request_returned": {"questions"},
    "consent_given": {"by"},
    "work_planned": {"day", "main"},
    "work_logged": {"main", "flexible", "object", "request"},
    "work_amended": {"main", "flexible", "object"},
}
LEAVES = [(kind, path) for kind in sorted(KINDS) for path in string_leaves(sample_data(kind))]


def test_there_is_one_schema_for_each_kind_and_no_other():
    from importlib import resources

    files = {entry.name for entry in resources.files("sync.protocol").joinpath("schemas").iterdir()}
    assert files == {f"{kind}.json" for kind in KINDS}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_sample_of_each_kind_makes_sense(kind):
    check_data(kind, sample_data(kind))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_schema_admits_anything_open(kind):
    schema = schema_of(kind)
    assert schema["type"] == "object"
    assert schema["title"] == kind
    for path, node in nodes(schema):
        if "enum" in node or "const" in node:
            words = node.get("enum", [node.get("const")])
            assert all(re.fullmatch("[a-z][a-z0-9_]{1,31}", word) for word in words), path
            continue
        if "oneOf" in node:
            continue
        if node["type"] == "string":
            assert ANCHORED.fullmatch(node["pattern"]), path
            assert "\\d" not in node["pattern"], "\\d admits digits of every script"
            assert "." not in node["pattern"].replace(r"\.", ""), path
        elif node["type"] == "object":
            assert node["additionalProperties"] is False, path
            later = LATER.get(kind, set()) if not path else set()
            assert set(node["required"]) == set(node["properties"]) - later, path
        elif node["type"] == "array":
            assert node["maxItems"] <= 32, path
            assert node["items"], path
        elif node["type"] == "integer":
            assert -(2**53) < node["minimum"] <= node["maximum"] < 2**53, path
        else:
            assert node["type"] in {"boolean", "null"}, path


@pytest.mark.parametrize(
    ("kind", "path"), LEAVES, ids=lambda value: value if isinstance(value, str) else ".".join(map(str, value))
)
def test_no_string_admits_a_newline_or_what_identifies_a_person(kind, path):
    good = at(sample_data(kind), path)
    for leaf in [f"{good}\n", f"\n{good}", f"{good} ", good + "\x00", "", *PERSONAL]:
        with pytest.raises(SenselessError):
            check_data(kind, with_leaf(kind, path, leaf))


@given(place=st.sampled_from(LEAVES), text=st.text(min_size=1))
def test_free_text_is_admitted_nowhere(place, text):
    """What gets through is a word of the protocol's own alphabet: no space, no other script, no run of digits of a NIK."""
    kind, path = place
    try:
        check_data(kind, with_leaf(kind, path, text))
    except SenselessError:
        return
    assert set(text) <= set(string.ascii_letters + string.digits + "-_:.+/=")
    assert len(text) <= 32 or re.fullmatch("[0-9a-f-]{36,64}", text)


@given(
    place=st.sampled_from(LEAVES),
    prefix=st.text(max_size=8),
    suffix=st.text(min_size=1, max_size=8).filter(lambda text: not text.isascii() or " " in text),
)
def test_a_good_value_with_more_around_it_is_refused(place, prefix, suffix):
    kind, path = place
    with pytest.raises(SenselessError):
        check_data(kind, with_leaf(kind, path, prefix + at(sample_data(kind), path) + suffix))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_object_admits_a_field_of_its_own(kind):
    for path in object_paths(sample_data(kind)):
        data = copy.deepcopy(sample_data(kind))
        at(data, path)["catatan_budi"] = "x"
        with pytest.raises(SenselessError) as caught:
            check_data(kind, data)
        assert "budi" not in str(caught.value)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_field_is_needed(kind):
    for field in sample_data(kind).keys() - LATER.get(kind, set()):
        data = sample_data(kind)
        del data[field]
        with pytest.raises(SenselessError):
            check_data(kind, data)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("ticket_issued", {"day": "2026-02-30"}),
        ("ticket_issued", {"number": 0}),
        ("ticket_issued", {"number": 1000}),
        ("ticket_issued", {"number": True}),
        ("ticket_issued", {"prefix": "AB"}),
        ("request_filed", {"promised_at": "2026-13-01T00:00:00Z"}),
        ("request_filed", {"promised_at": "2026-11-25T24:00:00Z"}),
        ("request_filed", {"code": "7K3MPQ2I"}),
        ("request_filed", {"code": "7K3MPQ20"}),
        ("request_filed", {"assisted": 1}),
        ("consent_given", {"purposes": []}),
        ("consent_given", {"purposes": ["service", "service"]}),
        ("survey_answered", {"scores": [4] * 8}),
        ("survey_answered", {"scores": [5] * 9}),
        ("presence_challenged", {"code": 99}),
    ],
)
def test_values_outside_their_bounds_are_senseless(kind, change):
    with pytest.raises(SenselessError):
        check_data(kind, sample_data(kind) | change)


def test_null_stands_where_the_protocol_says_so():
    check_data("request_filed", sample_data("request_filed") | {"promised_at": None})
    check_data("presence_started", sample_data("presence_started") | {"challenge": None})
    check_data("epoch_opened", {"previous_epoch": 1, "previous_head": "ab" * 32})


@pytest.mark.parametrize(
    "payload",
    [
        b"nama saya Budi Santoso, rumah di Keputran gang lima nomor tujuh",
        encode({"nonce": "ab" * 32, "time": "2026-11-25T02:15:30.000Z", "note": "Budi"}),
        encode({"nonce": "Budi", "time": "2026-11-25T02:15:30.000Z", "x" * 30: 1}),
        encode({"nonce": "ab" * 32, "time": "hari ini"}),
    ],
)
def test_an_anchor_holds_a_time_statement_and_nothing_else(payload):
    statement = sample_data("clock_anchored")["statement"] | {"payload": write_base64(payload)}
    with pytest.raises(SenselessError):
        check_data("clock_anchored", sample_data("clock_anchored") | {"statement": statement})


def test_an_error_names_the_rule_and_never_the_value():
    with pytest.raises(SenselessError) as caught:
        check_data("request_taken", {"catatan": "Budi 3578012345678901"})
    assert "Budi" not in str(caught.value)
    assert "3578" not in str(caught.value)
    assert caught.value.__cause__ is None
    with pytest.raises(SenselessError, match=r"request_filed: .*code.*pattern"):
        check_data("request_filed", sample_data("request_filed") | {"code": "Budi"})


def test_every_service_and_requirement_of_the_catalogue_fits_a_fact():
    """The catalogue grows; its codes must go on fitting the narrow patterns."""
    from importlib import resources

    import yaml

    for entry in resources.files("assets").joinpath("catalogue").iterdir():
        for service in (yaml.safe_load(entry.read_text("utf-8")) or {}).get("services", []):
            documents = [{"requirement": one["id"], "state": "shown"} for one in service.get("requirements", [])]
            data = sample_data("request_filed") | {"service": service["code"], "documents": documents}
            check_data("request_filed", data)
