"""Names and statements of the courier: whole matches, inverse readings, and no contradiction passes."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol import bundle_framing, courier
from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.chain_head import GENESIS, MAX_EPOCH, ChainHead
from sync.protocol.courier import (
    MAX_PARTS,
    MAX_VOLUMES,
    BundleName,
    BundlePart,
    BundleState,
    Manifest,
    Reply,
    ReplyName,
)
from sync.trust.bundles import MAX_HEADER_BYTES
from tests.examples import at_most

KIOSK, SET = "0f" * 4 + "-0000-4000-8000-" + "0f" * 6, "1a" * 4 + "-0000-4000-8000-" + "1a" * 6
EPOCHS, SEQS, VOLUMES = st.integers(1, MAX_EPOCH), st.integers(0, 10**15), st.integers(1, MAX_VOLUMES)
MANIFEST = Manifest(
    kiosk=KIOSK,
    epoch=2,
    key_epoch=2,
    from_seq=5,
    to_seq=9,
    head=ChainHead(2, 12, "ab" * 32),
    cursor="c-1",
    facts=5,
    facts_sha256="cd" * 32,
    parts=(BundlePart("01" * 32, 7), BundlePart("02" * 32, 16 * 1024 * 1024)),
    set=SET,
    volume=1,
    volumes=3,
)
REPLY = Reply(KIOSK, 2, SET, 1, (b'{"a":1}',), b'{"t":1}', (b'{"c":1}', b'{"c":2}'), more=True)


@given(epoch=EPOCHS, first=SEQS, last=SEQS, volume=VOLUMES)
def test_a_bundles_name_is_read_back(epoch: int, first: int, last: int, volume: int) -> None:
    name = BundleName(KIOSK, epoch, first, last, volume)
    assert BundleName.parse(name.file_name()) == name
    assert len(name.file_name()) < 128
    assert ReplyName.parse(name.file_name()) is None


@given(epoch=EPOCHS, volume=VOLUMES)
def test_a_replys_name_is_read_back(epoch: int, volume: int) -> None:
    name = ReplyName(KIOSK, epoch, SET, volume)
    assert ReplyName.parse(name.file_name()) == name
    assert BundleName.parse(name.file_name()) is None


@settings(max_examples=at_most(60))
@given(st.text(max_size=90) | st.from_regex(re.compile(r"balai-[0-9a-f-]{30,40}-\d-\d+-\d+(-v\d+)?\.brw\s?")))
def test_a_name_has_one_spelling(text: str) -> None:
    for parsed in (BundleName.parse(text), ReplyName.parse(text)):
        assert parsed is None or parsed.file_name() == text


@pytest.mark.parametrize(
    "name",
    [
        f"balai-{KIOSK}-1-1-2.brw\n",
        f" balai-{KIOSK}-1-1-2.brw",
        f"../balai-{KIOSK}-1-1-2.brw",
        f"balai-{KIOSK.upper()}-1-1-2.brw",
        f"balai-{KIOSK}-01-1-2.brw",
        f"balai-{KIOSK}-1-01-2.brw",
        f"balai-{KIOSK}-0-1-2.brw",
        f"balai-{KIOSK}-{MAX_EPOCH + 1}-1-2.brw",
        f"balai-{KIOSK}-1-1-2-v1.brw",
        f"balai-{KIOSK}-1-1-2-v1000.brw",
        f"balai-{KIOSK}-1-1-２.brw",
        f"balai-{KIOSK}-1-1-2.brw.exe",
    ],
    ids=str,
)
def test_no_other_spelling_is_a_bundle(name: str) -> None:
    assert BundleName.parse(name) is None


def test_bundles_are_sorted_in_the_order_of_import() -> None:
    names = [
        BundleName(KIOSK, *place) for place in ((1, 1, 9, 1), (1, 1, 9, 2), (1, 1, 9, 10), (1, 10, 11, 1), (2, 1, 1, 1))
    ]
    assert sorted([names[3], names[4], names[2], names[0], names[1]]) == names


def test_statements_are_read_back() -> None:
    assert Manifest.from_object(decode(encode(MANIFEST.to_object()), limit_bytes=10_000)) == MANIFEST
    assert Reply.from_object(decode(encode(REPLY.to_object()), limit_bytes=10_000)) == REPLY
    state = BundleState("done", 5, 6, "", REPLY.name)
    assert BundleState.from_object(decode(encode(state.to_object()), limit_bytes=10_000)) == state
    refused = BundleState("refused", code="422.1")
    assert BundleState.from_object(refused.to_object()) == refused


def test_fields_of_a_newer_city_are_ignored() -> None:
    assert Manifest.from_object(MANIFEST.to_object() | {"new": 1}) == MANIFEST
    assert Reply.from_object(REPLY.to_object() | {"updates": {"tuf": []}}) == REPLY


WRONG_MANIFESTS = {
    "facts do not fit": {"facts": 4},
    "facts in a later volume": {"volume": 2},
    "volume beyond its number": {"volume": 4, "facts": 0},
    "backwards": {"from_seq": 11, "to_seq": 9, "facts": 0},
    "an epoch after the key": {"epoch": 3},
    "a head of another epoch": {"head": ChainHead(1, 12, "ab" * 32)},
    "facts beyond the head": {"head": ChainHead(2, 8, "ab" * 32)},
    "a head that is none": {"head": ChainHead(2, 12, GENESIS)},
    "a part twice": {"parts": (BundlePart("01" * 32, 7), BundlePart("01" * 32, 8))},
    "too many parts": {"parts": tuple(BundlePart(f"{number:064x}", 1) for number in range(MAX_PARTS + 1))},
    "more than a volume": {"parts": tuple(BundlePart(f"{number:064x}", 16 << 20) for number in range(240))},
    "a part too large": {"parts": (BundlePart("01" * 32, (16 << 20) + 1),)},
    "an empty part": {"parts": (BundlePart("01" * 32, 0),)},
    "a cursor with a newline": {"cursor": "a\n"},
    "a set that is none": {"set": "x"},
}


@pytest.mark.parametrize("changes", WRONG_MANIFESTS.values(), ids=WRONG_MANIFESTS.keys())
def test_a_manifest_that_contradicts_itself_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(MalformedError):
        Manifest.from_object(replace(MANIFEST, **changes).to_object())  # type: ignore[arg-type]


@pytest.mark.parametrize("name", list(MANIFEST.to_object()))
@pytest.mark.parametrize("value", [None, -1, "x/y", [], True, {}], ids=str)
def test_a_manifests_field_of_another_type_is_refused(name: str, value: object) -> None:
    if value == [] and name == "parts":
        return
    with pytest.raises(MalformedError):
        Manifest.from_object(MANIFEST.to_object() | {name: value})


@pytest.mark.parametrize("name", list(REPLY.to_object()))
@pytest.mark.parametrize("value", [None, -1, "x", [None], 3.5], ids=str)
def test_a_replys_field_of_another_type_is_refused(name: str, value: object) -> None:
    with pytest.raises(MalformedError):
        Reply.from_object(REPLY.to_object() | {name: value})


def test_a_states_reply_is_a_replys_name_and_nothing_else() -> None:
    for text in ("../../etc/passwd", f"balai-{KIOSK}-1-1-2.brw", "a.reply"):
        with pytest.raises(MalformedError):
            BundleState.from_object({"state": "done", "facts": 0, "parts": 0, "reply": text})


def test_the_protocol_page_says_the_same() -> None:
    page = resources.files("sync").joinpath("PROTOCOL.md").read_text("utf-8").split("## Courier", 1)[1]
    bounds = (
        courier.MAX_VOLUME_BYTES,
        courier.MAX_REPLY_BYTES,
        courier.MAX_FACTS,
        courier.MAX_PARTS,
        courier.MAX_MANIFEST_BYTES,
        courier.MAX_FACT_ENVELOPE_BYTES,
        courier.MAX_CHANGES,
        MAX_HEADER_BYTES,
    )
    assert [bound for bound in bounds if f"{bound:,}" not in page] == []
    assert f"At most {courier.MAX_RECEIPTS} receipts" in page
    assert f"{courier.MAX_VOLUMES} volumes" in page
    assert bundle_framing.MANIFEST_NAME in page
    assert bundle_framing.FACTS_NAME in page
    shapes = [line.split("`")[1] for line in page.splitlines() if line.startswith("`{v:1")]
    named = [re.findall(r"[a-z][a-z0-9_]*", re.sub(r":(\{[^}]*\}|\[[^]]*\]|1)", "", shape)) for shape in shapes]
    assert named == [list(MANIFEST.to_object()), list(REPLY.to_object())]


def test_the_one_header_is_as_the_page_says() -> None:
    expected = bytearray(512)
    fields = {
        0: b"parts/" + b"ab" * 32,
        100: b"0000644\0",
        108: b"0000000\0",
        116: b"0000000\0",
        124: b"00000001234\0",
        136: b"00000000000\0",
        148: b"        ",
        156: b"0",
        257: b"ustar\x0000",
    }
    for place, text in fields.items():
        expected[place : place + len(text)] = text
    expected[148:156] = b"%06o\0 " % sum(expected)
    assert bundle_framing.header("parts/" + "ab" * 32, 0o1234) == bytes(expected)
