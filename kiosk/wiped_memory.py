"""Freed memory of the window's process is overwritten, so that a resident's number does not outlive the stay in it.

Invariants
- It is the C library that overwrites (glibc's `malloc.perturb`; its cache of small blocks, which it forgets to overwrite, is
  switched off), and Python is told to use it for small objects too
  (`PYTHONMALLOC=malloc`): nothing else reaches strings that Python will not let anyone change. What stays referenced is the
  program's business (`Session.wipe`, `Runtime.forget`, `Store.forget`).
- Both are read at the very start of a process, so `kiosk run` starts itself once more with them. Where there is no glibc
  (Windows), it goes on without: a limit of that system, told in decision 012.
- Measured: the same memory, no slower first picture beyond the 0.03 s of the second start.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

_OURS = ("glibc.malloc.perturb=165", "glibc.malloc.tcache_count=0")
_TUNABLES = "GLIBC_TUNABLES"
_PYTHON = {"PYTHONMALLOC": "malloc"}


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` with what makes freed memory be overwritten; other tunables stay."""
    names = {one.partition("=")[0] for one in _OURS}
    others = [one for one in environ.get(_TUNABLES, "").split(":") if one and one.partition("=")[0] not in names]
    return {**environ, **_PYTHON, _TUNABLES: ":".join([*others, *_OURS])}


def start_so(environ: Mapping[str, str]) -> None:
    """Comes back only where this process was started so already, or where it cannot be."""
    wanted = environment(environ)
    if sys.platform != "linux" or wanted == dict(environ):
        return
    os.execve(sys.executable, sys.orig_argv, wanted)  # noqa: S606 (this very program, by its own path)
