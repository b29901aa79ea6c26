"""A volume is read as it was written and not otherwise: whatever is changed in the stream is refused."""

from __future__ import annotations

import hashlib
import io
import random
import shutil
import subprocess
import tarfile
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol.bundle_framing import (
    BLOCK_BYTES,
    END,
    PiecesReader,
    VolumeReader,
    header,
    plain_size_bytes,
    write_volume,
)
from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.courier import MAX_MANIFEST_BYTES, BundlePart, Manifest
from sync.testing.keys import make_keys
from sync.trust.signing import BadSignatureError, open_statement, sign_statement
from tests.examples import at_most

KEYS = make_keys()
SET = "1" * 8 + "-1111-4111-8111-" + "1" * 12
BODIES = (b"a" * 700, b"b" * BLOCK_BYTES, b"c" * 130_000)
FACTS = (b'{"one":1}', b'{"two":2}')


def part_of(body: bytes) -> BundlePart:
    return BundlePart(hashlib.sha256(body).hexdigest(), len(body))


def manifest_of(lines: Sequence[bytes] = FACTS, bodies: Sequence[bytes] = BODIES, /, **changes: object) -> Manifest:
    joined = b"".join(line + b"\n" for line in lines)
    made = Manifest(
        kiosk=KEYS.kiosk,
        epoch=1,
        key_epoch=1,
        from_seq=1,
        to_seq=len(lines),
        head=ChainHead(1, 9, "ab" * 32),
        cursor="",
        facts=len(lines),
        facts_sha256=hashlib.sha256(joined).hexdigest(),
        parts=tuple(part_of(body) for body in bodies),
        set=SET,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def signed(manifest: Manifest) -> bytes:
    return sign_statement("courier", encode(manifest.to_object()), KEYS.kiosk_key, KEYS.kiosk).to_bytes()


def stream(
    manifest: Manifest | None = None, facts: Sequence[bytes] | None = FACTS, bodies: Sequence[bytes] = BODIES
) -> bytes:
    by_name = {part_of(body).sha256: body for body in bodies}
    size_bytes = sum(len(fact) + 1 for fact in facts or ())
    envelope = signed(manifest or manifest_of())
    parts = [part_of(body) for body in bodies]
    return b"".join(write_volume(envelope, facts, size_bytes, parts, lambda part: [by_name[part.sha256]]))


def read(plain: bytes, pieces: int = 1000) -> tuple[Manifest, list[bytes], list[bytes]]:
    """As a city reads, the manifest's signature included."""
    reader = VolumeReader(PiecesReader(plain[at : at + pieces] for at in range(0, len(plain), pieces)))
    payload = open_statement(reader.manifest(), "courier", KEYS.resolve)
    manifest = Manifest.from_object(decode(payload, limit_bytes=MAX_MANIFEST_BYTES))
    facts = list(reader.facts(manifest))
    bodies = [b"".join(body) for _, body in reader.parts(manifest)]
    reader.finish()
    return manifest, facts, bodies


REFUSED = (MalformedError, BadSignatureError)
WHOLE = stream()


@given(
    facts=st.lists(st.binary(min_size=1, max_size=300).filter(lambda line: b"\n" not in line), max_size=6),
    bodies=st.lists(st.binary(min_size=1, max_size=1500), max_size=4, unique=True),
    pieces=st.integers(1, 2000),
)
@settings(max_examples=at_most(40), deadline=None)
def test_what_is_written_is_read(facts: list[bytes], bodies: list[bytes], pieces: int) -> None:
    manifest = manifest_of(facts, bodies)
    plain = stream(manifest, facts, bodies)
    assert read(plain, pieces) == (manifest, facts, bodies)
    lines = sum(len(fact) + 1 for fact in facts)
    assert len(plain) == plain_size_bytes(len(signed(manifest)), lines, manifest.parts)


def test_a_later_volume_has_no_facts() -> None:
    manifest = manifest_of(volume=2, volumes=2, facts=0)
    assert read(stream(manifest, None)) == (manifest, [], list(BODIES))
    assert plain_size_bytes(len(signed(manifest)), None, manifest.parts) == len(stream(manifest, None))


def test_any_tar_program_lists_it(tmp_path: Path) -> None:
    names = ["manifest.json", "facts.ndjson", *(f"parts/{part_of(body).sha256}" for body in BODIES)]
    with tarfile.open(fileobj=io.BytesIO(WHOLE)) as tar:
        assert tar.getnames() == names
        assert all(member.isreg() for member in tar.getmembers())
    if shutil.which("tar") is None:
        return
    (tmp_path / "volume.tar").write_bytes(WHOLE)
    listed = subprocess.run(["tar", "tf", str(tmp_path / "volume.tar")], capture_output=True, text=True, check=True)
    assert listed.stdout.split() == names


# --- whatever is changed -------------------------------------------------------------------------------------------------


@given(at=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
@settings(max_examples=at_most(300), deadline=None)
def test_no_bit_can_be_changed(at: int, bit: int) -> None:
    changed = bytearray(WHOLE)
    changed[at] ^= 1 << bit
    with pytest.raises(REFUSED):
        read(bytes(changed), 65_536)


@given(
    begin=st.integers(0, len(WHOLE) - 1), length=st.integers(1, 3 * BLOCK_BYTES), put=st.binary(max_size=BLOCK_BYTES)
)
@settings(max_examples=at_most(150), deadline=None)
def test_nothing_can_be_taken_out_or_put_in(begin: int, length: int, put: bytes) -> None:
    changed = WHOLE[:begin] + put + WHOLE[begin + length :]
    if changed != WHOLE:
        with pytest.raises(REFUSED):
            read(changed, 65_536)


def test_blocks_cannot_be_swapped_and_the_end_is_the_end() -> None:
    blocks = [WHOLE[at : at + BLOCK_BYTES] for at in range(0, len(WHOLE), BLOCK_BYTES)]
    chance = random.Random(1)
    for _ in range(60):
        one, other = chance.sample(range(len(blocks)), 2)
        swapped = list(blocks)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        if swapped != blocks:
            with pytest.raises(REFUSED):
                read(b"".join(swapped), 65_536)
    for longer in (WHOLE + b"\0", WHOLE + END, WHOLE + WHOLE):
        with pytest.raises(MalformedError, match="follows the end"):
            read(longer, 65_536)


def bent(name: str, **fields: object) -> bytes:
    """A member's block as another tar writer could make it."""
    info = tarfile.TarInfo(name)
    info.size = len(signed(manifest_of()))
    for field, value in fields.items():
        setattr(info, field, value)
    return info.tobuf(tarfile.USTAR_FORMAT)


def first_blocks() -> Iterator[tuple[str, bytes]]:
    kinds = {"symlink": b"2", "hard link": b"1", "device": b"3", "block device": b"4", "fifo": b"6", "folder": b"5"}
    kinds |= {"sparse": b"S", "pax": b"x", "global pax": b"g", "long name": b"L", "long link": b"K", "old": b"\0"}
    for word, kind in kinds.items():
        yield word, bent("manifest.json", type=kind, linkname="/etc/passwd" if kind in b"12" else "")
    for name in ("../manifest.json", "/manifest.json", "./manifest.json", "manifest.json/", "MANIFEST.JSON", "m"):
        yield name, bent(name)
    yield "somebody's", bent("manifest.json", uname="root")
    yield "set-uid", bent("manifest.json", mode=0o4755)
    yield "of another day", bent("manifest.json", mtime=1)
    yield "negative", header("manifest.json", 5).replace(b"00000000005\0", b"-0000000005\0")
    yield "base 256", header("manifest.json", 5).replace(b"00000000005\0", b"\x80" + bytes(10) + b"\x05")
    yield "spaces", header("manifest.json", 5).replace(b"00000000005\0", b"         05\0")
    yield "huge", header("manifest.json", 8**11 - 1)


@pytest.mark.parametrize("block", [pytest.param(block, id=word) for word, block in first_blocks()])
def test_only_the_one_block_is_taken(block: bytes) -> None:
    with pytest.raises(MalformedError):
        read(block + WHOLE[BLOCK_BYTES:], 65_536)


LIES: dict[str, Callable[[], bytes]] = {
    "more facts than named": lambda: stream(manifest_of(FACTS[:1]), FACTS),
    "fewer facts than named": lambda: stream(manifest_of(FACTS), FACTS[:1]),
    "other facts than named": lambda: stream(manifest_of((b"x", b"y")), FACTS),
    "a line without end": lambda: stream(manifest_of((b"x" * 25_000,)), (b"x" * 25_000,)),
    "an empty line": lambda: stream(manifest_of((b"", b"x")), (b"", b"x")),
    "a part too many": lambda: stream(manifest_of(FACTS, BODIES[:1])),
    "a part too few": lambda: stream(manifest_of(), bodies=BODIES[:1]),
    "parts in another order": lambda: stream(manifest_of(FACTS, BODIES[::-1])),
    "facts in a later volume": lambda: stream(manifest_of(volume=2, volumes=2, facts=0)),
    "no facts in the first": lambda: stream(facts=None),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_the_manifest_is_what_it_is_measured_by(lie: Callable[[], bytes]) -> None:
    with pytest.raises(MalformedError):
        read(lie())


def test_a_part_that_is_not_its_name_is_refused_after_its_last_byte() -> None:
    part = part_of(BODIES[0])
    plain = b"".join(write_volume(signed(manifest_of((), BODIES[:1])), (), 0, [part], lambda _: [b"z" * part.size]))
    with pytest.raises(MalformedError, match="not what its name says"):
        read(plain)


def test_what_is_written_must_have_the_length_that_was_said() -> None:
    with pytest.raises(ValueError, match="another length"):
        b"".join(write_volume(b"{}", [b"x"], 9, [], lambda _: []))


def test_a_stream_without_end_is_left_soon_and_costs_no_memory() -> None:
    endless = (bytes([1]) * 65_536 for _ in range(10_000))
    huge = header("manifest.json", MAX_MANIFEST_BYTES)
    tracemalloc.start()
    with pytest.raises(MalformedError):
        VolumeReader(PiecesReader([huge, *()]), limit_bytes=1 << 20).manifest()
    reader = VolumeReader(PiecesReader(endless), limit_bytes=1 << 20)
    manifest = manifest_of()
    with pytest.raises(MalformedError):
        list(reader.facts(manifest))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 << 20
