"""What only a bucket can show: rows of chunks, listings that lag behind, memory; on a store in memory."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import obstore
import pytest
from hypothesis import given
from hypothesis import strategies as st
from obstore.store import MemoryStore

from sync.server.ingest.parts_bucket import BLOCK_BYTES, PartsBucket
from sync.server.ingest.parts_store import Arriving, BusyUploadError, StoreUnreachableError

KIOSK = "0192f5a0-0000-7000-8000-0000000000aa"
BODY = bytes(range(256)) * 4
NAME = hashlib.sha256(BODY).hexdigest()
INCOMING = f"incoming/{KIOSK}/{NAME}"


def arriving(chunk: bytes) -> Arriving:
    return Arriving(io.BytesIO(chunk).read, len(chunk))


def paths(store: MemoryStore) -> list[str]:
    return [meta["path"] for some in obstore.list(store) for meta in some]


@given(
    rows=st.lists(st.lists(st.integers(1, len(BODY) - 1), max_size=5), min_size=1, max_size=4),
    lost=st.sets(st.integers(0, 20), max_size=4),
    seed=st.integers(0, 2**16),
)
def test_whatever_several_writers_left_the_upload_goes_on_and_the_part_is_right(
    rows: list[list[int]], lost: set[int], seed: int
) -> None:
    """Each row is a writer's cuts of the same part; some chunks never arrived."""
    store = MemoryStore()
    bucket = PartsBucket(store)
    bucket.create(KIOSK, NAME, len(BODY))
    cuts = [pair for row in rows for pair in pairwise([0, *sorted(set(row))])]
    kept = [pair for number, pair in enumerate(cuts) if number not in lost]
    random.Random(seed).shuffle(kept)
    for number, (begin, end) in enumerate(kept):
        obstore.put(store, f"{INCOMING}/{len(BODY)}.{begin}.{number}", BODY[begin:end])
    found = bucket.find(KIOSK, NAME)
    assert found is not None
    assert found.offset == furthest(kept)
    bucket.append(KIOSK, NAME, found.offset, arriving(BODY[found.offset :]))
    with bucket.read(NAME) as file:
        assert file.read() == BODY
    assert paths(store) == [f"parts/{NAME[:2]}/{NAME}"]


def furthest(chunks: list[tuple[int, int]]) -> int:
    reached = {0}
    while more := {end for begin, end in chunks if begin in reached} - reached:
        reached |= more
    return max(reached)


class LaggingStore(PartsBucket):
    """Lists a chunk that is gone already."""

    ghost = f"{INCOMING}/{len(BODY)}.0.ghost"

    def _listed(self, folder: str) -> Iterator[Any]:
        metas = list(super()._listed(folder))
        if folder == INCOMING and metas:
            yield {**metas[0], "path": self.ghost, "size": 100}
        yield from metas


def test_a_chunk_that_only_the_listing_knows_makes_no_part() -> None:
    """The kiosk is told to ask for the offset again; by then the listing is right."""
    bucket = LaggingStore(MemoryStore())
    bucket.create(KIOSK, NAME, len(BODY))
    with pytest.raises(BusyUploadError):
        bucket.append(KIOSK, NAME, 100, arriving(BODY[100:]))
    assert bucket.holds(NAME) is None


def test_memory_for_an_arriving_part_is_one_block() -> None:
    largest = 0
    store = MemoryStore()
    length = 5 * BLOCK_BYTES
    body = random.Random(1).randbytes(length)
    name = hashlib.sha256(body).hexdigest()
    PartsBucket(store).create(KIOSK, name, length, arriving(body[:-1]))
    for some in obstore.list(store):
        largest = max(largest, *(meta["size"] for meta in some))
    assert largest <= BLOCK_BYTES + 256 * 1024


def test_a_store_that_does_not_answer_is_said_without_its_address() -> None:
    bucket = PartsBucket.of(
        "b", "", endpoint="http://127.0.0.1:9", access_key_id="k", secret_access_key="s", region="r", retries=0
    )
    for reach in (lambda: bucket.holds(NAME), lambda: bucket.create(KIOSK, NAME, 5), lambda: list(bucket.iterate())):
        with pytest.raises(StoreUnreachableError) as told:
            reach()
        assert "127.0.0.1" not in str(told.value)
        assert "BALAI_CITY_S3_ENDPOINT" in str(told.value)
