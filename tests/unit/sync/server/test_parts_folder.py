"""What only a folder can show; everything else is in tests/contract/parts_store."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from sync.server.ingest.parts_folder import PartsFolder
from sync.server.ingest.parts_store import Arriving, BusyUploadError

KIOSK = "0192f5a0-0000-7000-8000-0000000000aa"
BODY = bytes(range(256)) * 40
NAME = hashlib.sha256(BODY).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> PartsFolder:
    (tmp_path / "parts").mkdir(mode=0o700)
    return PartsFolder(tmp_path / "parts", tmp_path / "incoming")


def arriving(chunk: bytes) -> Arriving:
    return Arriving(io.BytesIO(chunk).read, len(chunk))


def test_two_writers_cannot_interleave(folder: PartsFolder) -> None:
    folder.create(KIOSK, NAME, len(BODY))

    def read_while_another_writes(_size: int) -> bytes:
        with pytest.raises(BusyUploadError):
            folder.append(KIOSK, NAME, 0, arriving(BODY))
        return b""

    assert folder.append(KIOSK, NAME, 0, Arriving(read_while_another_writes, 0)).offset == 0


def test_an_upload_of_an_earlier_version_goes_on(folder: PartsFolder) -> None:
    (folder.incoming / KIOSK).mkdir(parents=True)
    (folder.incoming / KIOSK / f"{NAME}.{len(BODY)}").write_bytes(BODY[:300])
    assert folder.append(KIOSK, NAME, 300, arriving(BODY[300:])).is_finished
    assert folder.place(NAME).read_bytes() == BODY


def test_what_was_kept_is_readable_by_the_owner_only(folder: PartsFolder) -> None:
    folder.create(KIOSK, NAME, len(BODY), arriving(BODY))
    assert folder.place(NAME).stat().st_mode & 0o077 == 0
    assert folder.place(NAME).parent.stat().st_mode & 0o077 == 0


def test_nothing_is_left_of_a_part_that_is_here(folder: PartsFolder) -> None:
    folder.create(KIOSK, NAME, len(BODY), arriving(BODY[:9]))
    folder.append(KIOSK, NAME, 9, arriving(BODY[9:]))
    assert list(folder.incoming.glob("*/*")) == []
