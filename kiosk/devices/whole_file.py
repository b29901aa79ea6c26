"""A small private file that appears whole or not at all.

Invariants
- It is written and fsynced under another name, then linked (never replaces) or renamed (replaces), then its folder is
  fsynced. A power cut leaves the old state or the new one; a hidden unfinished file at most.
- Mode 0600, where nothing else is asked for. Written by root in somebody's folder, it is that somebody's: the kiosk's account reads what a technician made.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Sequence
from pathlib import Path

_HELD_S = (0.05, 0.2, 0.5, 1.0) if os.name == "nt" else ()


def make_folder(folder: Path) -> None:
    """Mode 0700, its own name as durable as what will be put in it. Raises OSError."""
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for above in folder.absolute().parents:
        if os.access(above, os.R_OK):  # where we may not look, we made nothing
            sync_folder(above)


def make_whole(path: Path, content: bytes) -> None:
    """Raises FileExistsError: nothing is ever overwritten; OSError."""
    unfinished = _write(path, content)
    try:
        os.link(unfinished, path)  # unlike rename, never replaces what another process made meanwhile
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)


def replace_whole(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Raises OSError; the old content stands then."""
    unfinished = _write(path, content, mode)
    try:
        take_the_place(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)


def take_the_place(new: Path, path: Path, waits_s: Sequence[float] = _HELD_S) -> None:
    """Rename over `path`; on Windows that is refused while a virus scanner, or a reader, has one of them open for a moment."""
    for wait_s in waits_s:
        try:
            new.replace(path)
        except PermissionError:
            time.sleep(wait_s)
        else:
            return
    new.replace(path)


def sync_folder(folder: Path) -> None:
    """Make the names in it durable; Windows has no such call."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(path: Path, content: bytes, mode: int = 0o600) -> Path:
    make_folder(path.parent)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            if os.name == "posix":
                os.fchmod(file.fileno(), mode)
            if os.name == "posix" and os.geteuid() == 0:
                folder = path.parent.stat()
                os.fchown(file.fileno(), folder.st_uid, folder.st_gid)
            os.fsync(file.fileno())
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished
