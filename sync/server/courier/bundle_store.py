"""Where bundles lie between their arrival and their import: as parts do, in a place of their own, and only until then.

Invariants
- Where the city's parts are in a bucket, bundles are there too; else they are below DIR/incoming-courier.
- A bundle is a file of sealed bytes under its digest: it is never unsealed to a disk.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import obstore
from django.conf import settings

from sync.server.ingest.parts_bucket import PartsBucket
from sync.server.ingest.parts_folder import PartsFolder
from sync.server.ingest.parts_store import PartsStore, bucket_at, checked

_BEGINNING_BYTES = 32 * 1024


def bundle_store() -> PartsStore:
    address = os.environ.get("BALAI_CITY_PARTS", "")
    return bucket_at(f"{address.rstrip('/')}/courier") if address else _folder()


def free_bytes() -> int | None:
    """On the disk of the city's folder; None where a bucket holds the bytes."""
    return None if os.environ.get("BALAI_CITY_PARTS") else shutil.disk_usage(settings.CITY.root).free


@contextmanager
def opened(sha256: str) -> Iterator[BinaryIO]:
    """The file, which can be set back to its beginning once. Raises FileNotFoundError, StoreUnreachableError."""
    with bundle_store().read(sha256) as file:
        yield file if file.seekable() else io.BufferedReader(_Counting(file), _BEGINNING_BYTES)


def forget(sha256: str) -> None:
    """It is imported or refused; what it held is where it belongs."""
    store = bundle_store()
    if isinstance(store, PartsFolder):
        store.place(sha256).unlink(missing_ok=True)
    elif isinstance(store, PartsBucket) and store.holds(sha256) is not None:
        obstore.delete(store.store, f"parts/{checked(sha256)[:2]}/{sha256}")


def _folder() -> PartsFolder:
    root = settings.CITY.courier
    whole, incoming = root / "whole", root / "incoming"
    for place in (root, whole, incoming):
        place.mkdir(mode=0o700, exist_ok=True)
    return PartsFolder(whole, incoming)


class _Counting(io.RawIOBase):
    """A stream that cannot go back, below a buffer that can, as far as it reaches."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if (offset, whence) != (0, io.SEEK_CUR):
            raise io.UnsupportedOperation("what was read is gone")
        return self._at

    def readinto(self, into: Any, /) -> int:
        piece = self._stream.read(len(into))
        into[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)
