"""Sealed parts on the disk: arriving in DIR/incoming, then for good in DIR/parts. No Django, no HTTP.

Invariants
- The state of an upload is its file: the size is the offset, the declared length is in the name. Nothing else remembers
  anything, so a lost answer or a killed server leaves nothing to repair.
- A file reaches DIR/parts whole, with the digest it is named by, after fsync, by rename, and the folder is fsynced.
- Bytes that fail their digest are taken back: a chunk to where it began, a finished upload altogether. A chunk that was
  cut off by the line stays: on a slow line every second of it counts.
- One writer an upload at a time (flock); who comes second is told to ask for the offset.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sync.server.layout import DIGEST, CityFolder, sync_folder

CHUNK_BYTES = 64 * 1024
INCOMING_KEPT_S = 7 * 24 * 3600

Read = Callable[[int], bytes]


class BusyUploadError(Exception):
    """Another request is writing this upload."""


class WrongDigestError(Exception):
    """The bytes are not what their digest says; they were discarded."""


class TooMuchError(Exception):
    """More bytes than the upload's declared length; the chunk was discarded."""


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload under way. `length` is what was declared at its creation."""

    sha256: str
    path: Path
    length: int

    @property
    def offset(self) -> int:
        return self.path.stat().st_size


@dataclass(frozen=True, slots=True)
class PartsFolder:
    city: CityFolder

    def holds(self, sha256: str) -> int | None:
        """The size of a part that is here for good."""
        try:
            return self.city.part(sha256).stat().st_size
        except FileNotFoundError:
            return None

    def find(self, kiosk: str, sha256: str) -> Upload | None:
        if not DIGEST.fullmatch(sha256):
            return None
        for path in (self.city.incoming / kiosk).glob(f"{sha256}.*"):
            return Upload(sha256, path, int(path.suffix[1:]))
        return None

    def create(self, kiosk: str, sha256: str, length: int) -> Upload:
        """A new, empty upload; one of the same name that was under way begins again."""
        if not DIGEST.fullmatch(sha256):
            raise ValueError("not a hexadecimal SHA-256")
        self.discard(kiosk, sha256)
        folder = self.city.incoming / kiosk
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{sha256}.{length}"
        path.touch(mode=0o600)
        return Upload(sha256, path, length)

    def discard(self, kiosk: str, sha256: str) -> bool:
        upload = self.find(kiosk, sha256)
        if upload is not None:
            upload.path.unlink(missing_ok=True)
        return upload is not None

    def append(self, upload: Upload, offset: int, read: Read, *, size: int, digests: frozenset[str]) -> int:
        """Append what `read` gives; the new offset. When it reaches the length, the part is finished and kept.

        `digests` (hex) are what the `size` announced bytes must hash to. When the line breaks before they are all here,
        what came is kept though nothing vouches for it yet: the name of the whole part will.
        Raises BusyUploadError (also for another offset), TooMuchError, WrongDigestError.
        """
        with _only_writer(upload, offset) as descriptor:
            end, digest = _copy(descriptor, offset, upload.length, read)
            if end - offset == size and not digests <= {digest}:
                os.ftruncate(descriptor, offset)
                raise WrongDigestError
            if end == upload.length:
                whole = digest if offset == 0 else _digest_of(upload.path)
                self._finish(upload, descriptor, whole)
            return end

    def _finish(self, upload: Upload, descriptor: int, digest: str) -> None:
        if digest != upload.sha256:
            upload.path.unlink()
            raise WrongDigestError
        os.fsync(descriptor)
        final = self.city.part(upload.sha256)
        if not final.parent.is_dir():
            final.parent.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self.city.parts)
        upload.path.rename(final)
        sync_folder(final.parent)

    def sweep(self) -> None:
        """Remove uploads that nobody went on with for a week."""
        oldest = time.time() - INCOMING_KEPT_S
        for path in self.city.incoming.glob("*/*"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


@contextmanager
def _only_writer(upload: Upload, offset: int) -> Iterator[int]:
    try:
        descriptor = os.open(upload.path, os.O_RDWR)
    except FileNotFoundError:
        raise BusyUploadError from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        status = os.fstat(descriptor)
        if status.st_nlink == 0 or status.st_size != offset:
            raise BusyUploadError
        yield descriptor
    except BlockingIOError:
        raise BusyUploadError from None
    finally:
        os.close(descriptor)


def _copy(descriptor: int, offset: int, length: int, read: Read) -> tuple[int, str]:
    """(new end, hex digest of what was copied)."""
    digest, end = hashlib.sha256(), offset
    os.lseek(descriptor, offset, os.SEEK_SET)
    while chunk := read(CHUNK_BYTES):
        if end + len(chunk) > length:
            os.ftruncate(descriptor, offset)
            raise TooMuchError
        _write_all(descriptor, chunk)
        digest.update(chunk)
        end += len(chunk)
    return end, digest.hexdigest()


def _write_all(descriptor: int, chunk: bytes) -> None:
    view = memoryview(chunk)
    while view:
        view = view[os.write(descriptor, view) :]


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
