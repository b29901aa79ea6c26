"""Parts on the disk, without HTTP: resuming, discarding, one writer, and what a random cut into chunks may not change."""

from __future__ import annotations

import hashlib
import io
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.ingest.parts_folder import (
    INCOMING_KEPT_S,
    BusyUploadError,
    PartsFolder,
    TooMuchError,
    WrongDigestError,
)
from sync.server.layout import CityFolder

KIOSK = "0192f5a0-0000-7000-8000-0000000000aa"
BODY = bytes(range(256)) * 40
NAME = hashlib.sha256(BODY).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> PartsFolder:
    city = CityFolder(tmp_path / "city")
    city.make()
    return PartsFolder(city)


def append(folder: PartsFolder, offset: int, chunk: bytes, *digests: str) -> int:
    upload = folder.find(KIOSK, NAME)
    assert upload is not None
    return folder.append(upload, offset, io.BytesIO(chunk).read, size=len(chunk), digests=frozenset(digests))


@given(cuts=st.lists(st.integers(0, len(BODY)), max_size=6))
def test_any_cut_into_chunks_gives_the_part(tmp_path_factory: pytest.TempPathFactory, cuts: list[int]) -> None:
    city = CityFolder(tmp_path_factory.mktemp("parts") / "city")
    city.make()
    folder = PartsFolder(city)
    folder.create(KIOSK, NAME, len(BODY))
    places = [0, *sorted(set(cuts) - {0, len(BODY)}), len(BODY)]
    for begin, end in pairwise(places):
        assert append(folder, begin, BODY[begin:end]) == end
    assert city.part(NAME).read_bytes() == BODY
    assert folder.find(KIOSK, NAME) is None


def test_the_offset_survives_because_it_is_the_file(folder: PartsFolder) -> None:
    folder.create(KIOSK, NAME, len(BODY))
    append(folder, 0, BODY[:100])
    found = PartsFolder(folder.city).find(KIOSK, NAME)
    assert found is not None
    assert (found.offset, found.length) == (100, len(BODY))


def test_a_chunk_with_another_digest_is_taken_back(folder: PartsFolder) -> None:
    folder.create(KIOSK, NAME, len(BODY))
    append(folder, 0, BODY[:100])
    with pytest.raises(WrongDigestError):
        append(folder, 100, BODY[100:], "ab" * 32)
    assert append(folder, 100, BODY[100:]) == len(BODY)


def test_a_chunk_cut_off_by_the_line_stays(folder: PartsFolder) -> None:
    upload = folder.create(KIOSK, NAME, len(BODY))
    digest = frozenset({hashlib.sha256(BODY).hexdigest()})
    assert folder.append(upload, 0, io.BytesIO(BODY[:300]).read, size=len(BODY), digests=digest) == 300
    assert append(folder, 300, BODY[300:]) == len(BODY)


def test_a_finished_upload_that_is_not_its_name_is_gone(folder: PartsFolder) -> None:
    folder.create(KIOSK, NAME, len(BODY))
    with pytest.raises(WrongDigestError):
        append(folder, 0, BODY[::-1])
    assert folder.find(KIOSK, NAME) is None
    assert folder.holds(NAME) is None


def test_too_many_bytes_are_taken_back(folder: PartsFolder) -> None:
    folder.create(KIOSK, NAME, 10)
    with pytest.raises(TooMuchError):
        append(folder, 0, bytes(11))
    found = folder.find(KIOSK, NAME)
    assert found is not None
    assert found.offset == 0


def test_two_writers_cannot_interleave(folder: PartsFolder) -> None:
    upload = folder.create(KIOSK, NAME, len(BODY))

    def read_while_another_writes(_size: int) -> bytes:
        with pytest.raises(BusyUploadError):
            append(folder, 0, BODY)
        return b""

    assert folder.append(upload, 0, read_while_another_writes, size=0, digests=frozenset()) == 0


def test_another_offset_is_refused(folder: PartsFolder) -> None:
    folder.create(KIOSK, NAME, len(BODY))
    with pytest.raises(BusyUploadError):
        append(folder, 5, BODY)


def test_creating_again_begins_again(folder: PartsFolder) -> None:
    folder.create(KIOSK, NAME, len(BODY))
    append(folder, 0, BODY[:100])
    assert folder.create(KIOSK, NAME, len(BODY)).offset == 0


@pytest.mark.parametrize("name", ["", "x", "../../keys/city.key", NAME.upper(), NAME + "\n", f"{NAME}/.."])
def test_a_name_that_is_no_digest_reaches_no_path(folder: PartsFolder, name: str) -> None:
    assert folder.find(KIOSK, name) is None
    for reach in (folder.holds, lambda text: folder.create(KIOSK, text, 1)):
        with pytest.raises(ValueError):
            reach(name)


def test_an_upload_nobody_went_on_with_is_swept(folder: PartsFolder) -> None:
    old, young = folder.create(KIOSK, NAME, 10), folder.create(KIOSK, "ab" * 32, 10)
    long_ago = young.path.stat().st_mtime - INCOMING_KEPT_S - 1
    os.utime(old.path, (long_ago, long_ago))
    folder.sweep()
    assert not old.path.exists()
    assert young.path.exists()


def test_what_was_kept_is_readable_by_the_owner_only(folder: PartsFolder) -> None:
    folder.create(KIOSK, NAME, len(BODY))
    append(folder, 0, BODY)
    assert folder.city.part(NAME).stat().st_mode & 0o077 == 0
