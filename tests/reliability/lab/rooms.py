"""Where a run takes place: its own mounts, its own process numbers, its own memory disk; gone with it, however it ends.

Invariant: the process that a person started only waits and cleans; everything else lives in namespaces that the kernel
takes away with their first process, so an interrupted or killed run leaves no mount, no process and no file.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from tests.reliability.lab import processes

_UNSHARE = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private")
INSIDE = "LAB_ROOM"


def is_inside() -> bool:
    return INSIDE in os.environ


def scratch() -> Path:
    """Inside only."""
    return Path(os.environ[INSIDE])


def missing() -> str:
    """Why there can be no room of one's own; empty when there can."""
    if os.geteuid() != 0:
        return "the lab mounts file systems: run it as root"
    if shutil.which("unshare") is None:
        return "there is no unshare on this machine (package util-linux)"
    done = subprocess.run([*_UNSHARE, "true"], capture_output=True, text=True, check=False)
    return f"namespaces are not allowed here: {done.stderr.strip()}" if done.returncode else ""


def go_inside(arguments: list[str], *, isolated: bool) -> int:
    """Runs this program again inside; its exit code."""
    room = Path(tempfile.mkdtemp(prefix="lab-"))
    prefix = _UNSHARE if isolated else ()
    command = [*prefix, sys.executable, "-m", "tests.reliability.lab", *arguments]
    process = subprocess.Popen(command, env={**os.environ, INSIDE: str(room)}, preexec_fn=processes.die_with_parent)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return process.wait()
    except KeyboardInterrupt:
        return 130
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        with suppress(KeyboardInterrupt):
            process.kill()
            process.wait()
        shutil.rmtree(room, ignore_errors=True)


def furnish() -> None:
    """Inside, with mounts of its own: the scratch directory becomes memory."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2g,mode=0700", "lab", scratch()], check=True)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
