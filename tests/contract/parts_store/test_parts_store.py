"""One suite for every place where parts may lie: a folder, moto's S3, and a real distributed store in the longer job."""

from __future__ import annotations

import hashlib
import io
import os
import time
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

import obstore
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.server.ingest.parts_bucket import BLOCK_BYTES, PartsBucket
from sync.server.ingest.parts_folder import PartsFolder
from sync.server.ingest.parts_store import (
    KEPT_S,
    Arriving,
    BusyUploadError,
    ExpiredUploadError,
    NoUploadError,
    PartsStore,
    TooMuchError,
    Upload,
    WrongDigestError,
)

KIOSK = "0192f5a0-0000-7000-8000-0000000000aa"
OTHER = "0192f5a0-0000-7000-8000-0000000000bb"
BODY = bytes(range(256)) * 40


def name_of(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


NAME = name_of(BODY)


def arriving(chunk: bytes, *digests: str, size: int | None = None) -> Arriving:
    return Arriving(io.BytesIO(chunk).read, len(chunk) if size is None else size, frozenset(digests))


def append(store: PartsStore, offset: int, chunk: bytes, *digests: str) -> int:
    return store.append(KIOSK, NAME, offset, arriving(chunk, *digests)).offset


def content(store: PartsStore, sha256: str = NAME) -> bytes:
    with store.read(sha256) as file:
        return file.read()


def offset_of(store: PartsStore) -> int:
    found = store.find(KIOSK, NAME)
    assert found is not None
    return found.offset


def test_one_request_keeps_a_whole_part(store: PartsStore) -> None:
    assert store.holds(NAME) is None
    made = store.create(KIOSK, NAME, len(BODY), arriving(BODY, NAME))
    assert made.is_finished
    assert (store.holds(NAME), content(store)) == (len(BODY), BODY)
    assert store.find(KIOSK, NAME) is None


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(0, 2_000), max_size=6), tag=st.binary(min_size=8, max_size=8))
def test_any_cut_into_chunks_gives_the_part(store: PartsStore, cuts: list[int], tag: bytes) -> None:
    body = (hashlib.sha256(tag).digest() * 63)[:2_000]
    name = name_of(body)
    store.create(KIOSK, name, len(body))
    places = [0, *sorted(set(cuts) - {0, len(body)}), len(body)]
    for begin, end in pairwise(places):
        assert store.append(KIOSK, name, begin, arriving(body[begin:end])).offset == end
    assert content(store, name) == body
    assert store.find(KIOSK, name) is None


def test_what_one_process_began_another_finishes(store: PartsStore) -> None:
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:100]))
    found = store.find(KIOSK, NAME)
    assert found is not None
    assert (found.offset, found.length, found.is_finished) == (100, len(BODY), False)
    assert append(store, 100, BODY[100:]) == len(BODY)
    assert content(store) == BODY


def test_a_part_of_many_blocks_comes_back_as_it_was(store: PartsStore) -> None:
    body = os.urandom(3 * BLOCK_BYTES + 17)
    name = name_of(body)
    cut = BLOCK_BYTES + 5
    assert store.create(KIOSK, name, len(body), arriving(body[:cut])).offset == cut
    assert store.append(KIOSK, name, cut, arriving(body[cut:], name_of(body[cut:]))).is_finished
    assert content(store, name) == body


def test_a_chunk_with_another_digest_is_taken_back(store: PartsStore) -> None:
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:100]))
    with pytest.raises(WrongDigestError):
        append(store, 100, BODY[100:], "ab" * 32)
    assert append(store, 100, BODY[100:]) == len(BODY)


def test_a_chunk_cut_off_by_the_line_stays(store: PartsStore) -> None:
    made = store.create(KIOSK, NAME, len(BODY), arriving(BODY[:300], NAME, size=len(BODY)))
    assert made.offset == 300
    assert append(store, 300, BODY[300:]) == len(BODY)


def test_a_line_cut_before_the_first_byte_leaves_an_upload_to_go_on_with(store: PartsStore) -> None:
    assert store.create(KIOSK, NAME, len(BODY), arriving(b"", NAME, size=len(BODY))).offset == 0
    assert append(store, 0, BODY) == len(BODY)


def test_a_chunk_whose_reading_fails_stays_as_far_as_it_came(store: PartsStore) -> None:
    pieces = iter([BODY[:50], BODY[50:90]])

    def read(_size: int) -> bytes:
        for piece in pieces:
            return piece
        raise OSError("the line is gone")

    with pytest.raises(OSError, match="the line is gone"):
        store.create(KIOSK, NAME, len(BODY), Arriving(read, len(BODY), frozenset({NAME})))
    assert offset_of(store) == 90


@pytest.mark.parametrize("is_right", [True, False], ids=["right bytes", "wrong bytes"])
def test_who_is_killed_before_the_proof_leaves_an_upload_that_the_next_look_finishes(
    store: PartsStore, *, is_right: bool
) -> None:
    """All bytes came, nothing is at the final place yet."""
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:40]))
    rest = BODY[40:] if is_right else bytes(len(BODY) - 40)
    if isinstance(store, PartsFolder):
        (path,) = (store.incoming / KIOSK).iterdir()
        path.write_bytes(BODY[:40] + rest)
    elif isinstance(store, PartsBucket):
        obstore.put(store.store, f"incoming/{KIOSK}/{NAME}/{len(BODY)}.40.killed", rest)
    found = store.find(KIOSK, NAME)
    assert (found is not None and found.is_finished) == is_right
    assert store.holds(NAME) == (len(BODY) if is_right else None)
    assert store.find(KIOSK, NAME) is None


def test_a_finished_upload_that_is_not_its_name_is_gone(store: PartsStore) -> None:
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:10]))
    with pytest.raises(WrongDigestError):
        append(store, 10, bytes(len(BODY) - 10))
    assert store.find(KIOSK, NAME) is None
    assert store.holds(NAME) is None


@pytest.mark.parametrize("created", ["before", "with it"])
def test_a_whole_part_that_is_not_its_name_is_gone(store: PartsStore, created: str) -> None:
    wrong = arriving(BODY[::-1], name_of(BODY[::-1]))
    if created == "before":
        store.create(KIOSK, NAME, len(BODY))
    with pytest.raises(WrongDigestError):
        store.append(KIOSK, NAME, 0, wrong) if created == "before" else store.create(KIOSK, NAME, len(BODY), wrong)
    assert store.find(KIOSK, NAME) is None
    assert store.holds(NAME) is None


def test_too_many_bytes_are_taken_back(store: PartsStore) -> None:
    store.create(KIOSK, NAME, 10)
    with pytest.raises(TooMuchError):
        append(store, 0, bytes(11))
    assert offset_of(store) == 0


def test_another_offset_is_refused_and_told_the_right_one(store: PartsStore) -> None:
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:7]))
    for wrong in (0, 5, 9):
        with pytest.raises(BusyUploadError) as refused:
            append(store, wrong, BODY[wrong:])
        assert refused.value.offset == 7


def test_nothing_is_appended_to_what_nobody_created(store: PartsStore) -> None:
    with pytest.raises(NoUploadError):
        append(store, 0, BODY)


def test_two_writers_at_once_never_make_a_wrong_part(store: PartsStore) -> None:
    store.create(KIOSK, NAME, len(BODY))
    came = iter([BODY[:400], b""])

    def read_while_another_writes(_size: int) -> bytes:
        piece = next(came)
        if piece:
            write_beside(store)
        return piece

    with_that_line = Arriving(read_while_another_writes, len(BODY))
    assert store.append(KIOSK, NAME, 0, with_that_line).offset == 400
    reached = offset_of(store)
    assert reached in {400, 900}
    assert append(store, reached, BODY[reached:]) == len(BODY)
    assert content(store) == BODY


def write_beside(store: PartsStore) -> None:
    """A folder refuses the second writer, a bucket keeps what both bring."""
    with suppress(BusyUploadError):
        append(store, 0, BODY[:900])


def test_who_creates_again_takes_over_and_the_first_writer_cannot_spoil_it(store: PartsStore) -> None:
    came = iter([BODY, b""])

    def read_while_another_creates(_size: int) -> bytes:
        piece = next(came)
        if not piece:
            store.create(KIOSK, NAME, len(BODY), arriving(BODY[:60]))
        return piece

    def first_writer() -> Upload | None:
        try:
            return store.create(KIOSK, NAME, len(BODY), Arriving(read_while_another_creates, len(BODY)))
        except BusyUploadError:
            return None

    made = first_writer()
    if store.holds(NAME) is None:
        assert made is None
        assert append(store, offset_of(store), BODY[60:]) == len(BODY)
    assert content(store) == BODY


def test_creating_again_begins_again(store: PartsStore) -> None:
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:100]))
    assert store.create(KIOSK, NAME, len(BODY)).offset == 0
    assert offset_of(store) == 0


def test_an_upload_is_its_kiosks_own(store: PartsStore) -> None:
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:100]))
    assert store.find(OTHER, NAME) is None
    assert not store.discard(OTHER, NAME)
    assert offset_of(store) == 100


def test_an_upload_ends_on_request_but_a_part_stays(store: PartsStore) -> None:
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:100]))
    assert store.discard(KIOSK, NAME)
    assert store.find(KIOSK, NAME) is None
    store.create(KIOSK, NAME, len(BODY), arriving(BODY))
    assert not store.discard(KIOSK, NAME)
    assert store.holds(NAME) == len(BODY)


@pytest.mark.parametrize(
    "name",
    ["", "x", "../../keys/city.key", NAME.upper(), NAME + "\n", f"{NAME}/.."],
    ids=["empty", "short", "path", "capitals", "newline", "parent"],
)
def test_a_name_that_is_no_digest_reaches_nothing(store: PartsStore, name: str) -> None:
    for reach in (
        store.holds,
        lambda text: store.find(KIOSK, text),
        lambda text: store.create(KIOSK, text, 1),
        lambda text: store.append(KIOSK, text, 0, arriving(b"x")),
        lambda text: store.discard(KIOSK, text),
        lambda text: store.read(text).__enter__(),
    ):
        with pytest.raises(ValueError):
            reach(name)


def test_what_is_not_here_cannot_be_read(store: PartsStore) -> None:
    with pytest.raises(FileNotFoundError), store.read(NAME):
        pass


def test_a_part_is_read_piece_by_piece(store: PartsStore) -> None:
    store.create(KIOSK, NAME, len(BODY), arriving(BODY))
    with store.read(NAME) as file:
        pieces = list(iter(lambda: file.read(1_000), b""))
    assert {len(piece) for piece in pieces[:-1]} == {1_000}
    assert b"".join(pieces) == BODY


def test_all_parts_are_listed_and_no_upload_under_way(store: PartsStore) -> None:
    bodies = [os.urandom(size) for size in (1, 200, 3_000)]
    for body in bodies:
        store.create(KIOSK, name_of(body), len(body), arriving(body))
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:100]))
    assert dict(store.iterate()) == {name_of(body): len(body) for body in bodies}


def a_week_later(store: PartsStore) -> PartsStore:
    assert isinstance(store, PartsFolder | PartsBucket)
    return replace(store, now=lambda: time.time() + KEPT_S + 5)


def test_an_upload_says_until_when_it_waits_and_each_chunk_prolongs_it(store: PartsStore) -> None:
    created = store.create(KIOSK, NAME, len(BODY))
    appended = store.append(KIOSK, NAME, 0, arriving(BODY[:100]))
    found = store.find(KIOSK, NAME)
    assert found is not None
    for upload in (created, appended, found):
        assert time.time() + KEPT_S - 60 < upload.expires_at < time.time() + KEPT_S + 60
    assert appended.expires_at >= created.expires_at


def test_what_expired_is_gone_also_before_it_is_swept(store: PartsStore) -> None:
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:100]))
    later = a_week_later(store)
    with pytest.raises(ExpiredUploadError):
        later.find(KIOSK, NAME)
    with pytest.raises(ExpiredUploadError):
        append(later, 100, BODY[100:])
    assert later.create(KIOSK, NAME, len(BODY), arriving(BODY)).is_finished


def test_a_sweep_removes_what_expired_and_no_part(store: PartsStore) -> None:
    whole = b"whole"
    store.create(KIOSK, name_of(whole), len(whole), arriving(whole))
    store.create(KIOSK, NAME, len(BODY), arriving(BODY[:100]))
    store.sweep()
    assert offset_of(store) == 100
    a_week_later(store).sweep()
    assert store.find(KIOSK, NAME) is None
    assert content(store, name_of(whole)) == whole


def test_a_part_that_was_erased_is_gone_and_may_come_again(store: PartsStore) -> None:
    body = b"sealed bytes"
    sha256 = hashlib.sha256(body).hexdigest()
    for _ in range(2):
        store.create(KIOSK, sha256, len(body), Arriving(io.BytesIO(body).read, len(body), frozenset({sha256})))
        assert store.holds(sha256) == len(body)
        store.erase(sha256)
        store.erase(sha256)
        assert store.holds(sha256) is None
        assert list(store.iterate()) == []
    with pytest.raises(ValueError, match="SHA-256"):
        store.erase("../secret")
