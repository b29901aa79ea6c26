"""A few numbers that the lab, the file system's process and the kiosk's process see at once.

Invariant: made before the forks and shared by them; the file system counts, the others only set and read.
"""

from __future__ import annotations

import ctypes
import errno
import mmap
from typing import Literal

Fault = Literal["none", "full", "broken", "read_only"]
ERRNO = {"full": errno.ENOSPC, "broken": errno.EIO, "read_only": errno.EROFS}
_FAULTS: tuple[Fault, ...] = ("none", "full", "broken", "read_only")


class Switchboard(ctypes.Structure):
    """`changes` are what a power cut can come before; `calls` are these and the reads. Both count from 1.

    `cut_at`: the power goes at that change; `victims` is the process group that it takes along. `fault` holds from call
    `fault_from` on for `fault_for` calls. `faulted` counts the calls that were answered with an error; `sync_failed_first`: the first of them was a sync.
    """

    _fields_ = (
        ("changes", ctypes.c_uint64),
        ("calls", ctypes.c_uint64),
        ("cut_at", ctypes.c_uint64),
        ("victims", ctypes.c_int64),
        ("dead", ctypes.c_uint64),
        ("fault_code", ctypes.c_uint64),
        ("fault_from", ctypes.c_uint64),
        ("fault_for", ctypes.c_uint64),
        ("faulted", ctypes.c_uint64),
        ("sync_failed_first", ctypes.c_uint64),
    )

    @classmethod
    def shared(cls) -> Switchboard:
        return cls.from_buffer(mmap.mmap(-1, mmap.PAGESIZE))

    @property
    def fault(self) -> Fault:
        """What this call meets."""
        if self.fault_code and self.fault_from <= self.calls < self.fault_from + self.fault_for:
            return _FAULTS[self.fault_code]
        return "none"

    def break_from(self, fault: Fault, call: int, calls: int = 1 << 40) -> None:
        self.fault_from, self.fault_for, self.fault_code = call, calls, _FAULTS.index(fault)

    def mend(self) -> None:
        self.fault_code = 0

    def reset(self) -> None:
        ctypes.memset(ctypes.addressof(self), 0, ctypes.sizeof(self))
