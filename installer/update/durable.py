"""Files of the programs folder: whole or not at all, whatever moment the power goes; and one process at a time.

Invariant: what a rename shows was written and synced before, and the rename is durable when the call returns. All that changes the
folder goes through `os` calls of this module, so that a test can end the process before each of them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


_HELD_S = (0.05, 0.2, 0.5, 1.0, 3.0) if os.name == "nt" else ()


class BusyError(Exception):
    """Another process does the same just now."""


def write_whole(path: Path, content: bytes) -> None:
    """In the place of what is there, readable by everybody. Raises OSError; the old content stands then."""
    fresh = path.with_name(f".{path.name}.fresh")
    write_synced(fresh, content)
    patiently(lambda: os.replace(fresh, path))  # noqa: PTH105 (a test replaces this very call)
    sync_folder(path.parent)


def patiently(move: Callable[[], None], waits_s: Sequence[float] = _HELD_S) -> None:
    """Windows refuses a rename while a reader or a virus scanner has something in it open, for a moment. Raises OSError."""
    for wait_s in waits_s:
        try:
            move()
        except PermissionError:
            time.sleep(wait_s)
        else:
            return
    move()


def write_synced(path: Path, content: bytes, *, runs: bool = False) -> None:
    """Under a name that nobody reads yet. A left-over of an earlier try, also a link, is taken away first."""
    path.unlink(missing_ok=True)
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o755 if runs else 0o644
    )
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        if os.name == "posix":
            os.fchmod(descriptor, 0o755 if runs else 0o644)
        os.fsync(descriptor)


def show(unfinished: Path, final: Path) -> None:
    """A folder that is done gets its name; all in it is synced before."""
    for folder in (
        unfinished,
        *(path for path in sorted(unfinished.rglob("*")) if path.is_dir() and not path.is_symlink()),
    ):
        sync_folder(folder)
    patiently(lambda: os.rename(unfinished, final))  # noqa: PTH104 (a test replaces this very call)
    sync_folder(final.parent)


def sync_folder(folder: Path) -> None:
    """Windows has no such call."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_tree(folder: Path) -> None:
    """Also when it is half gone or not there."""
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def alone(path: Path, *, wait: bool) -> Iterator[None]:
    """Until the end of the block, or of the process. Raises BusyError when `wait` is not wanted and somebody is there."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor, wait=wait)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, *, wait: bool) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        raise BusyError from None
