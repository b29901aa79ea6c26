"""`disk.Disk` behind FUSE: the product's processes work on it as on any disk, until the switchboard says otherwise.

Invariants
- One thread; a call is counted, then faulted or carried out. The call at which the power goes is promised, never synced,
  and the victims are killed before it is answered: they see no answer and run no further instruction.
- SQLite's shared memory (`-shm`) is neither counted nor faulted: the kernel writes its pages back when it likes, and a
  reader of a page that cannot be read dies of SIGBUS on every file system. It is lost like the rest, though.
- Locks stay the kernel's: no `lock`, so POSIX locks work between the processes on this machine.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
from typing import Any

import mfusepy

from tests.reliability.lab.disk import ROOT, Disk, File, Folder, Link, Resize, Write
from tests.reliability.lab.switchboard import ERRNO, Switchboard

_BLOCK = 4096
_BLOCKS = 1 << 24  # 64 GB when there is room


class LossyFs(mfusepy.Operations):  # type: ignore[misc]
    use_ns = True

    def __init__(self, disk: Disk, board: Switchboard) -> None:
        self.disk = disk
        self.board = board
        self._open: dict[int, tuple[int, str]] = {}  # handle: inode, path when it was opened
        self._next = 1

    # --- what the switchboard decides ---

    def _call(self, path: str, *, changes: bool, grows: bool = False, syncs: bool = False) -> None:
        """Counts, and raises when this call fails."""
        board = self.board
        if board.dead:
            raise OSError(errno.EIO, "no power")
        if path.endswith("-shm"):
            return
        board.calls += 1
        board.changes += changes
        fault = board.fault
        if fault == "broken" or (changes and fault == "read_only") or (grows and fault == "full"):
            board.sync_failed_first |= syncs and not board.faulted
            board.faulted += 1
            raise OSError(ERRNO[fault], "told to fail")

    def _power(self, path: str) -> None:
        """After a change was promised, before it is answered or synced."""
        board = self.board
        if board.cut_at and board.changes >= board.cut_at and not path.endswith("-shm"):
            board.dead = 1
            os.killpg(board.victims, signal.SIGKILL)
            raise OSError(errno.EIO, "no power")

    # --- names ---

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        number = self._open[fh][0] if fh else self.disk.inode(path)
        node = self.disk.nodes[number]
        kind, size = _shape(node)
        owner = {"st_uid": os.geteuid(), "st_gid": os.getegid()}
        return {"st_mode": kind | node.mode, "st_size": size, "st_nlink": 1, "st_ino": number, "st_blocks": -(-size // 512), **owner}  # fmt: skip

    def readdir(self, path: str, fh: int) -> list[tuple[str, dict[str, int], int]]:
        """With numbers: an entry of number 0 is one that was deleted."""
        folder = self.disk.nodes[self.disk.inode(path)]
        assert isinstance(folder, Folder)
        above = {".": ROOT, "..": ROOT}  # nobody asks which
        return [(name, {"st_ino": number}, 0) for name, number in (above | folder.names).items()]

    def mkdir(self, path: str, mode: int) -> int:
        self._call(path, changes=True, grows=True)
        self.disk.make(path, Folder(mode & 0o7777))
        self._power(path)
        return 0

    def unlink(self, path: str) -> int:
        self._call(path, changes=True)
        self.disk.remove(path)
        self._power(path)
        return 0

    rmdir = unlink

    def rename(self, old: str, new: str) -> int:
        self._call(new, changes=True)
        self.disk.move(old, new)
        self._power(new)
        return 0

    def link(self, target: str, source: str) -> int:
        self._call(target, changes=True, grows=True)
        self.disk.link(target, self.disk.inode(source))
        self._power(target)
        return 0

    def symlink(self, target: str, source: str) -> int:
        self._call(target, changes=True, grows=True)
        self.disk.make(target, Link(source))
        self._power(target)
        return 0

    def readlink(self, path: str) -> str:
        node = self.disk.nodes[self.disk.inode(path)]
        if not isinstance(node, Link):
            raise OSError(errno.EINVAL, path)
        return node.target

    def chmod(self, path: str, mode: int) -> int:
        self.disk.nodes[self.disk.inode(path)].mode = mode & 0o7777
        return 0

    def chown(self, path: str, uid: int, gid: int) -> int:
        return 0

    def utimens(self, path: str, times: tuple[int, int] | None = None) -> int:
        return 0

    def fsyncdir(self, path: str, datasync: int, fh: int) -> int:
        self._call(path, changes=True)
        self._power(path)
        self.disk.sync_folder(self.disk.inode(path))
        return 0

    def statfs(self, path: str) -> dict[str, int]:
        free = 0 if self.board.fault == "full" else _BLOCKS
        return {"f_bsize": _BLOCK, "f_frsize": _BLOCK, "f_blocks": _BLOCKS, "f_bfree": free, "f_bavail": free, "f_namemax": 255}  # fmt: skip

    # --- files ---

    def create(self, path: str, mode: int) -> int:
        self._call(path, changes=True, grows=True)
        number = self.disk.make(path, File(mode & 0o7777))
        self._power(path)
        return self._handle(number, path)

    def open(self, path: str, flags: int) -> int:
        self._call(path, changes=False)
        return self._handle(self.disk.inode(path), path)

    def release(self, path: str | None, fh: int) -> int:
        self._open.pop(fh, None)
        return 0

    def read(self, path: str | None, size: int, offset: int, fh: int) -> bytes:
        number, path = self._open[fh]
        self._call(path, changes=False)
        return bytes(self.disk.file(number).content[offset : offset + size])

    def write(self, path: str | None, data: bytes, offset: int, fh: int) -> int:
        number, path = self._open[fh]
        self._call(path, changes=True, grows=True)
        self.disk.file(number).change(Write(offset, data))
        self._power(path)
        return len(data)

    def truncate(self, path: str | None, length: int, fh: int | None = None) -> int:
        number, path = self._open[fh] if fh else (self.disk.inode(path or "/"), path or "/")
        file = self.disk.file(number)
        self._call(path, changes=True, grows=length > len(file.content))
        file.change(Resize(length))
        self._power(path)
        return 0

    def fsync(self, path: str | None, datasync: int, fh: int) -> int:
        number, path = self._open[fh]
        self._call(path, changes=True, syncs=True)
        self._power(path)
        self.disk.file(number).sync()
        return 0

    def _handle(self, number: int, path: str) -> int:
        self._next += 1
        self._open[self._next] = (number, path)
        return self._next


def _shape(node: File | Folder | Link) -> tuple[int, int]:
    """What kind of thing it is for the kernel, and its size."""
    match node:
        case File():
            return stat.S_IFREG, len(node.content)
        case Link():
            return stat.S_IFLNK, len(node.target)
    return stat.S_IFDIR, 0


def serve(disk: Disk, board: Switchboard, mountpoint: str) -> None:
    """Returns when it was unmounted."""
    mfusepy.FUSE(
        LossyFs(disk, board),
        mountpoint,
        foreground=True,
        nothreads=True,
        use_ino=True,
        hard_remove=True,
        kernel_cache=True,
        fsname="lab",
    )
