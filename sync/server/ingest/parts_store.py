"""Where sealed parts lie: a shared folder or a bucket of any S3-compatible store, behind one Protocol. No Django model, no HTTP.

Invariants, whatever keeps them
- What the store remembers of an upload is what came of it, under the kiosk's name: a lost answer, a killed process or
  another process going on leave nothing to repair.
- A part reaches its final name whole, durable, and with the digest it is named by. Only its destruction, of which the city
  keeps a signed record (`records.retention`), deletes it afterwards.
- Bytes that fail their digest are taken back: a chunk to where it began, a finished upload altogether. What a broken line
  cut off stays: on a slow line every second of it counts, and the name of the whole part vouches for it at last.
- Two writers of one upload never make a wrong part. Who comes too late is told the offset.
- Memory for one arriving part is bounded by the store, not by the part.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO, Protocol
from urllib.parse import urlsplit

from django.conf import settings

from sync.server.layout import DIGEST, CityFolder

FOLDER = "folder"
KEPT_S = 7 * 24 * 3600
"""How long an upload stays that nobody goes on with, from the last byte that came."""


class BusyUploadError(Exception):
    """The upload stands at another offset, or another request is writing it."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class NoUploadError(Exception):
    """Nothing of this name is under way."""


class ExpiredUploadError(Exception):
    """It lay here too long; the bytes may be gone."""


class WrongDigestError(Exception):
    """The bytes are not what their digest says; they were discarded."""


class TooMuchError(Exception):
    """More bytes than the upload's declared length; the chunk was discarded."""


class StoreUnreachableError(Exception):
    """The store does not answer, or refuses us; the text says what an operator looks at. Nothing was kept or lost."""


@dataclass(frozen=True, slots=True)
class Upload:
    """How far it is. `length` was declared at its creation; `expires_at` in seconds since 1970."""

    length: int
    offset: int
    expires_at: float

    @property
    def is_finished(self) -> bool:
        return self.offset == self.length


@dataclass(frozen=True, slots=True)
class Arriving:
    """Bytes on their way: `read(n)` gives at most n of them, b"" at the end or when the line broke.

    `size` is how many were announced and `digests` (hex) what all of them must hash to; where fewer come, nothing vouches
    for them yet.
    """

    read: Callable[[int], bytes]
    size: int
    digests: frozenset[str] = frozenset()


class PartsStore(Protocol):
    """A `sha256` that is no digest raises ValueError everywhere: names come from the wire."""

    def holds(self, sha256: str) -> int | None:
        """The size of a part that is here for good."""

    def find(self, kiosk: str, sha256: str) -> Upload | None:
        """The upload under way; a finished one only when the part is here for good. Raises ExpiredUploadError."""

    def create(self, kiosk: str, sha256: str, length: int, first: Arriving | None = None) -> Upload:
        """A new upload with its first bytes; one of the same name that was under way begins again.

        Raises TooMuchError, WrongDigestError, BusyUploadError (another creation took its place meanwhile).
        """

    def append(self, kiosk: str, sha256: str, offset: int, chunk: Arriving) -> Upload:
        """When it reaches the length, the part is finished and kept.

        Raises NoUploadError, ExpiredUploadError, BusyUploadError, TooMuchError, WrongDigestError.
        """

    def discard(self, kiosk: str, sha256: str) -> bool:
        """Whether there was an upload to end. A part that is here for good stays."""

    def read(self, sha256: str) -> AbstractContextManager[BinaryIO]:
        """The part's bytes, streamed. Raises FileNotFoundError."""

    def iterate(self) -> Iterator[tuple[str, int]]:
        """(sha256, size) of every part that is here for good."""

    def erase(self, sha256: str) -> None:
        """The bytes of a part that is to be here no more; again, or of one that is not here, changes nothing."""

    def sweep(self) -> None:
        """Remove uploads that expired."""


def parts_store() -> PartsStore:
    """This city's, as `BALAI_CITY_PARTS` says. Raises ValueError for an address that is none."""
    return parts_at(os.environ.get("BALAI_CITY_PARTS", "") or FOLDER)


def parts_at(place: str) -> PartsStore:
    """`folder` (DIR/parts) or `s3://bucket/prefix`. Raises ValueError."""
    return _folder_of(settings.CITY) if place == FOLDER else bucket_at(place)


def part_bytes(sha256: str) -> bytes:
    """A whole sealed part, for who must open it. Raises FileNotFoundError, ValueError, StoreUnreachableError."""
    with parts_store().read(sha256) as file:
        return file.read()


def checked(sha256: str) -> str:
    if not DIGEST.fullmatch(sha256):
        raise ValueError("not a hexadecimal SHA-256")
    return sha256


@cache
def _folder_of(city: CityFolder) -> PartsStore:
    from sync.server.ingest.parts_folder import PartsFolder

    return PartsFolder(city.parts, city.incoming)


@cache
def bucket_at(address: str) -> PartsStore:
    """`s3://bucket/prefix`. Raises ValueError."""
    from sync.server.ingest.parts_bucket import PartsBucket

    place = urlsplit(address)
    if place.scheme != "s3" or not place.netloc:
        raise ValueError("a place of parts looks like s3://bucket or s3://bucket/prefix")
    return PartsBucket.of(place.netloc, place.path.strip("/"), endpoint=os.environ.get("BALAI_CITY_S3_ENDPOINT", ""))
