"""Mounting the lossy file system and small disks, and having none of them left.

Invariants
- `LossyMount` hands back the disk as it was when unmounted; the next mount begins with what it is given.
- Unmounting waits for whoever still closes files; a mount that stays busy is an error of the lab, said so.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import pickle
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.reliability.lab import processes
from tests.reliability.lab.disk import Disk
from tests.reliability.lab.switchboard import Switchboard

_LIBC = ctypes.CDLL(None, use_errno=True)
_MNT_DETACH = 2
_LIMIT_S = 20


class InstrumentError(Exception):
    """The lab's own file system failed: that says nothing of the product."""


def missing() -> str:
    """Why no power can be cut here; empty when it can."""
    if os.geteuid() != 0:
        return "the lab mounts file systems: run it as root"
    if not os.access("/dev/fuse", os.R_OK | os.W_OK):
        return "there is no /dev/fuse on this machine: load the fuse module, or give the container the device"
    try:
        import mfusepy  # noqa: F401 - only whether libfuse is found
    except (ImportError, OSError) as error:
        return f"libfuse is not usable: {error}"
    return ""


@contextmanager
def lossy_mount(disk: Disk, board: Switchboard, scratch: Path) -> Iterator[tuple[Path, list[Disk]]]:
    """The mountpoint, and where the disk stands (one element) after the block."""
    mountpoint, left_at = scratch / "mount", scratch / "disk.pickle"
    mountpoint.mkdir(exist_ok=True)
    outside = mountpoint.stat().st_dev
    left: list[Disk] = []
    server = processes.fork(lambda _: _serve(disk, board, mountpoint, left_at))
    try:
        _wait_until(lambda: mountpoint.stat().st_dev != outside)
        yield mountpoint, left
    finally:
        unmount(mountpoint)
        if server.end(limit_s=_LIMIT_S):
            raise InstrumentError("the lossy file system ended badly")
        left.append(pickle.loads(left_at.read_bytes()))
        left_at.unlink()


def _serve(disk: Disk, board: Switchboard, mountpoint: Path, left_at: Path) -> None:
    from tests.reliability.lab.lossy_fs import serve

    logging.getLogger("fuse").setLevel(logging.CRITICAL)
    serve(disk, board, str(mountpoint))
    left_at.write_bytes(pickle.dumps(disk, protocol=5))


@contextmanager
def small_disk(scratch: Path, size_mb: int) -> Iterator[Path]:
    mountpoint = scratch / "small"
    mountpoint.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_mb}m", "lab", mountpoint], check=True)
    try:
        yield mountpoint
    finally:
        unmount(mountpoint)


def unmount(mountpoint: Path) -> None:
    def gone() -> bool:
        if _LIBC.umount2(os.fsencode(mountpoint), 0) == 0:
            return True
        number = ctypes.get_errno()
        if number == errno.EBUSY:
            return False
        if number == errno.EINVAL:  # not mounted
            return True
        raise OSError(number, os.strerror(number), str(mountpoint))

    try:
        _wait_until(gone)
    except TimeoutError:
        _LIBC.umount2(os.fsencode(mountpoint), _MNT_DETACH)
        raise


def _wait_until(done: Callable[[], bool]) -> None:
    ends = time.monotonic() + _LIMIT_S
    while not done():
        if time.monotonic() > ends:
            raise TimeoutError("a mount did not come or go in time")
        time.sleep(0.001)
