"""Files on a stick that somebody else may have prepared, and that may be pulled out at any moment.

Invariants
- A name is matched by the caller before it is opened; what is opened is a plain file in that very folder: no symlink is
  followed, no device, FIFO or socket is opened for longer than it takes to see that it is one.
- A file gets its name only after its bytes were written, synced, read back from the medium and found the same, so a file
  under its own name is whole whenever the stick was pulled.
- What the operating system says of a stick leaves as one of the courier's own errors.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Self

from kiosk.flows.courier import DamagedError, StickFullError, StickGoneError, StickReadOnlyError, StickUnfitError

TEMPORARY = ".writing"
PIECE_BYTES = 1024 * 1024
MAX_NAMES = 200_000  # on one stick; what comes after these is not looked at

_FULL = (errno.ENOSPC, errno.EDQUOT)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
_PLAINLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP)  # a file system that has nothing to sync there

Seen = Callable[[int], None]  # told how many bytes were done in all; may raise to stop


@contextlib.contextmanager
def telling(folder: Path) -> Iterator[None]:
    """Errors of the operating system become CourierErrors."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StickFullError(1) from None
        if error.errno in _READ_ONLY and folder.is_dir():
            raise StickReadOnlyError from None
        raise StickGoneError from None


def names(folder: Path) -> list[str]:
    """Of everything in the folder itself, in no order. Raises StickGoneError."""
    with telling(folder), os.scandir(folder) as entries:
        return [entry.name for entry, _ in zip(entries, range(MAX_NAMES), strict=False)]


@contextlib.contextmanager
def opened(folder: Path, name: str) -> Iterator[IO[bytes]]:
    """A plain file of the folder, to read. Raises DamagedError when it is something else, StickGoneError."""
    with telling(folder):
        try:
            handle = os.open(folder / name, os.O_RDONLY | _PLAINLY)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENXIO, errno.EMLINK):
                raise DamagedError from None
            raise
        with os.fdopen(handle, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise DamagedError
            yield file


def size_bytes(folder: Path, name: str) -> int | None:
    """None when there is no plain file of this name."""
    try:
        found = (folder / name).stat(follow_symlinks=False)
    except OSError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def digest(folder: Path, name: str, seen: Seen) -> str:
    """Hex SHA-256, read from the medium. Raises DamagedError, StickGoneError."""
    with opened(folder, name) as file:
        _forget_cache(file)
        return _digest(file, seen)


def free_bytes(folder: Path) -> int:
    with telling(folder):
        return shutil.disk_usage(folder).free


def remove(folder: Path, name: str) -> None:
    """Also when it is not there."""
    with telling(folder), contextlib.suppress(FileNotFoundError):
        (folder / name).unlink()


class NewFile:
    """A file on its way to `name`: `fill` it, then `name_it`. Left without a name, its remains are taken away."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._temporary = folder / f".{name}{TEMPORARY}"

    def fill(self, write: Callable[[IO[bytes]], object], seen: Seen) -> tuple[str, int]:
        """Hex SHA-256 and length of what `write` wrote, after it was read back from the medium. `seen` follows the reading.

        Raises StickFullError, StickGoneError, StickReadOnlyError, StickUnfitError, and what `write` and `seen` raise.
        """
        with telling(self._folder):
            self._temporary.unlink(missing_ok=True)
            flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | _PLAINLY
            with os.fdopen(os.open(self._temporary, flags, 0o600), "r+b", buffering=0) as file:
                written = _Hashing(file)
                write(written)  # type: ignore[arg-type]  # it has what is asked of it: write and flush
                os.fsync(file.fileno())
            with open(os.open(self._temporary, os.O_RDONLY | _PLAINLY), "rb", buffering=0) as file:  # noqa: PTH123
                _forget_cache(file)
                if _digest(file, seen) != written.hash.hexdigest():
                    raise StickUnfitError
        return written.hash.hexdigest(), written.length

    def name_it(self) -> None:
        with telling(self._folder):
            self._temporary.replace(self._folder / self._name)
            _sync_folder(self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._temporary.unlink(missing_ok=True)


def is_temporary_of(name: str, is_ours: Callable[[str], bool]) -> bool:
    """The remains of a file whose name `is_ours`."""
    return name.startswith(".") and name.endswith(TEMPORARY) and is_ours(name[1 : -len(TEMPORARY)])


class _Hashing:
    """Writes all of it: an unbuffered file may take less than it is given."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.hash = hashlib.sha256()
        self.length = 0

    def write(self, data: bytes) -> int:
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]
        self.hash.update(data)
        self.length += len(data)
        return len(data)

    def flush(self) -> None:
        pass


def _digest(file: IO[bytes], seen: Seen) -> str:
    found, done = hashlib.sha256(), 0
    while piece := file.read(PIECE_BYTES):
        found.update(piece)
        done += len(piece)
        seen(done)
    return found.hexdigest()


def _forget_cache(file: IO[bytes]) -> None:
    """So that what is read comes from the medium; a system without this reads what it likes."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)
