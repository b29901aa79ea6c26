"""Sealed parts on a disk or a shared folder: arriving below `incoming`, then for good below `parts`.

Invariants (beside those of parts_store.py)
- The state of an upload is its file `incoming/<kiosk>/<sha256>.<length>.<chance>`: the size is the offset. The last piece of
  the name is new with every creation, so a writer that was overtaken can never give its file's name to another's bytes.
- A file reaches its final place by rename after fsync, and the folder is fsynced.
- One writer an upload at a time (flock).
Paths of what every photo passes are put together as text: pathlib takes longer for it than the disk for a name.
"""

# ruff: noqa: PTH104, PTH108, PTH116 - see the invariants
from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sync.server.ingest.parts_store import (
    KEPT_S,
    Arriving,
    BusyUploadError,
    ExpiredUploadError,
    NoUploadError,
    TooMuchError,
    Upload,
    WrongDigestError,
    checked,
)
from sync.server.layout import DIGEST, sync_folder

CHUNK_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class PartsFolder:
    parts: Path
    incoming: Path
    now: Callable[[], float] = time.time

    def place(self, sha256: str) -> Path:
        return self.parts.joinpath(checked(sha256)[:2], sha256)

    def holds(self, sha256: str) -> int | None:
        try:
            return os.stat(f"{self._folder_of(sha256)}/{sha256}").st_size
        except FileNotFoundError:
            return None

    def _folder_of(self, sha256: str) -> str:
        return f"{self.parts}/{checked(sha256)[:2]}"

    def find(self, kiosk: str, sha256: str) -> Upload | None:
        path = self._furthest(kiosk, sha256)
        if path is None:
            return None
        try:
            status = os.stat(path)
        except FileNotFoundError:
            return None  # finished or ended between the two looks
        found = Upload(_length(path), status.st_size, self._expiry(status))
        return self._finished(path, found, sha256) if found.is_finished else found

    def create(self, kiosk: str, sha256: str, length: int, first: Arriving | None = None) -> Upload:
        self.discard(kiosk, sha256)
        path = f"{self.incoming}/{kiosk}/{sha256}.{length}.{secrets.token_hex(8)}"
        descriptor = _new_file(path)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            offset = self._take(descriptor, path, 0, first) if first else 0
        finally:
            os.close(descriptor)
        return Upload(length, offset, self.now() + KEPT_S)

    def append(self, kiosk: str, sha256: str, offset: int, chunk: Arriving) -> Upload:
        path = self._furthest(kiosk, sha256)
        if path is None:
            raise NoUploadError
        with _only_writer(path, offset) as descriptor:
            self._expiry(os.fstat(descriptor))
            return Upload(_length(path), self._take(descriptor, path, offset, chunk), self.now() + KEPT_S)

    def discard(self, kiosk: str, sha256: str) -> bool:
        paths = self._under_way(kiosk, sha256)
        for path in paths:
            _remove(path)
        return bool(paths)

    @contextmanager
    def read(self, sha256: str) -> Iterator[BinaryIO]:
        with self.place(sha256).open("rb") as file:
            yield file

    def iterate(self) -> Iterator[tuple[str, int]]:
        for path in self.parts.glob("??/*"):
            if DIGEST.fullmatch(path.name):
                yield path.name, path.stat().st_size

    def erase(self, sha256: str) -> None:
        place = self.place(sha256)
        with suppress(FileNotFoundError):
            place.unlink()
            sync_folder(place.parent)

    def sweep(self) -> None:
        for path in self.incoming.glob("*/*"):
            with suppress(FileNotFoundError):
                if self.now() >= path.stat().st_mtime + KEPT_S:
                    path.unlink()

    def _under_way(self, kiosk: str, sha256: str) -> list[str]:
        beginning = f"{checked(sha256)}."
        try:
            with os.scandir(f"{self.incoming}/{kiosk}") as entries:
                return [entry.path for entry in entries if entry.name.startswith(beginning)]
        except FileNotFoundError:
            return []

    def _furthest(self, kiosk: str, sha256: str) -> str | None:
        """Of two that were created at the same moment, the one with more in it."""
        paths = self._under_way(kiosk, sha256)
        return max(paths, key=_size) if paths else None

    def _expiry(self, status: os.stat_result) -> float:
        """Raises ExpiredUploadError."""
        expires_at = status.st_mtime + KEPT_S
        if self.now() >= expires_at:
            raise ExpiredUploadError
        return expires_at

    def _finished(self, path: str, found: Upload, sha256: str) -> Upload | None:
        """All bytes are here: whoever brought the last is proving them at this moment, or was killed before he could."""
        with suppress(BusyUploadError, NoUploadError, WrongDigestError), _opened(path) as descriptor:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            self._finish(descriptor, path, _digest_of(descriptor))
        return None if self.holds(sha256) is None else found

    def _take(self, descriptor: int, path: str, offset: int, chunk: Arriving) -> int:
        """The new offset."""
        length = _length(path)
        if chunk.size > length - offset:
            raise TooMuchError
        end, digest = _copy(descriptor, offset, length, chunk)
        if end - offset == chunk.size and not chunk.digests <= {digest}:
            if offset == 0 and end == length:
                _remove(path)
            os.ftruncate(descriptor, offset)
            raise WrongDigestError
        if end == length:
            self._finish(descriptor, path, digest if offset == 0 else _digest_of(descriptor))
        return end

    def _finish(self, descriptor: int, path: str, digest: str) -> None:
        sha256 = _name(path).partition(".")[0]
        if digest != sha256:
            _remove(path)
            raise WrongDigestError
        os.fsync(descriptor)
        # A day's photos are more than a machine's memory, and hardly one is opened again: what the database keeps there stays,
        # and the next photo is copied to pages that are at hand instead of ones that the machine has yet to find.
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        folder = self._folder_of(sha256)
        try:
            os.rename(path, f"{folder}/{sha256}")
        except FileNotFoundError:
            self._finish_in_new(folder, path, sha256)
        sync_folder(folder)

    def _finish_in_new(self, folder: str, path: str, sha256: str) -> None:
        """The rename found no folder of these two letters yet, or the upload gone."""
        Path(folder).mkdir(mode=0o700, exist_ok=True)
        sync_folder(self.parts)
        try:
            os.rename(path, f"{folder}/{sha256}")
        except FileNotFoundError:
            raise BusyUploadError(0) from None  # created again meanwhile


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _length(path: str) -> int:
    return int(_name(path).split(".")[1])


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return -1


def _new_file(path: str) -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:  # the kiosk's first
        Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.open(path, flags, 0o600)


@contextmanager
def _only_writer(path: str, offset: int) -> Iterator[int]:
    with _opened(path) as descriptor:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyUploadError(os.fstat(descriptor).st_size) from None
        status = os.fstat(descriptor)
        if status.st_nlink == 0 or status.st_size != offset:
            raise BusyUploadError(status.st_size if status.st_nlink else 0)
        yield descriptor


@contextmanager
def _opened(path: str) -> Iterator[int]:
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        raise NoUploadError from None
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _copy(descriptor: int, offset: int, length: int, chunk: Arriving) -> tuple[int, str]:
    """(new end, hex digest of what was copied)."""
    digest, end = hashlib.sha256(), offset
    os.lseek(descriptor, offset, os.SEEK_SET)
    while piece := chunk.read(CHUNK_BYTES):
        if end + len(piece) > length:
            os.ftruncate(descriptor, offset)
            raise TooMuchError
        _write_all(descriptor, piece)
        digest.update(piece)
        end += len(piece)
    return end, digest.hexdigest()


def _write_all(descriptor: int, piece: bytes) -> None:
    view = memoryview(piece)
    while view:
        view = view[os.write(descriptor, view) :]


def _digest_of(descriptor: int) -> str:
    """Of the whole file, by the descriptor: its name may be another's by now."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    with os.fdopen(os.dup(descriptor), "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
