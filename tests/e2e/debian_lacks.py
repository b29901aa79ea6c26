"""What a machine lacks to make a Debian of its own in a folder, asked before anything of the product is built or run.

Invariants
- Nothing is guessed: tools are looked for, mounts and chroot are tried, the archive is asked, and what has to come from it comes
  into the cache. What fails afterwards is the product.
- A lack is an error that says what to do. With LAB_ALLOW_NO_DEBIAN=1 (a builder's own choice, `.ci/run`) it is one line and the
  exit code 0; a failure of the product never is.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from installer.common import interpreter

NO_DEBIAN = "LAB_ALLOW_NO_DEBIAN"
TOOLS = {
    "debootstrap": "debootstrap",
    "chroot": "coreutils",
    "mount": "mount",
    "setpriv": "util-linux",
    "apt-get": "apt",
    "dh": "debhelper",
    "dpkg-buildpackage": "dpkg-dev",
}
ROOM_GB = 8  # the base, the hall, two packages, the wheels and the trees that they are made of
PYTHON = (3, 11)


class LackError(Exception):
    """`str` says what is missing, in one line."""


def of_machine(folder: Path, *, room_gb: int = ROOM_GB) -> None:
    """What can be said without trying. Raises LackError."""
    if os.geteuid() != 0:
        raise LackError("it makes a Debian of its own in a folder: run it as root")
    if missing := sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None}):
        raise LackError(f"tools are missing: apt-get install {' '.join(missing)}")
    if (sys.version_info[:2], platform.machine()) != (PYTHON, "x86_64"):
        raise LackError("a package is built by Python 3.11 on x86_64, like the wheels that are in it")
    free_gb = shutil.disk_usage(folder).free // 10**9
    if free_gb < room_gb:
        raise LackError(f"{free_gb} GB are free in {folder}, {room_gb} GB are needed")


def tried(why: str, command: Sequence[str | Path]) -> None:
    """Raises LackError: `why`, and the last thing that the command said."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise LackError(f"{why}: {error.strerror}") from None
    if done.returncode:
        lines = (done.stdout + done.stderr).splitlines()
        said = [line for line in lines if line.strip() and not line[0].isspace()]  # what is set in is a hint
        raise LackError(f"{why}: {said[-1].strip() if said else f'exit code {done.returncode}'}")


def of_builder(scratch: Path, cache: Path) -> None:
    """Python's own packages, and whether the wheels' index answers. Raises LackError; ValueError and CalledProcessError are the product's."""
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        interpreter.bring(scratch, cache / "interpreter")
    except subprocess.CalledProcessError:
        # Where its archive has another one the lock is old, and that is ours to mend.
        tried("the builder's archive has no Python of Debian 12", ["apt-cache", "show", interpreter.PYTHON])
        raise
    if not (cache / "wheels").exists():
        one: list[str | Path] = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-qq",
            "--no-deps",
            "--no-cache-dir",
            "--dest",
            scratch,
            "pip",
        ]
        tried("the index of the wheels does not answer", one)
    shutil.rmtree(scratch, ignore_errors=True)


def depends(control: str) -> str:
    """What `apt-get satisfy` is asked for: the Depends of the package that are written down."""
    listed = re.search(r"(?m)^Depends:((?:\n .*)+)", control)
    named = [line.strip(" ,") for line in listed[1].splitlines()] if listed else []
    return ", ".join(name for name in named if name and not name.startswith("${"))


def verdict(work: Callable[[], int], name: str, environ: Mapping[str, str] = os.environ) -> int:
    """`work`'s exit code; of a lack 1 and what to do, or 0 and one line where the builder allows it."""
    try:
        return work()
    except LackError as lack:
        if environ.get(NO_DEBIAN) == "1":
            print(f"{name}: not run here: {lack}", flush=True)
            return 0
        print(f"{name}: {lack}. ({NO_DEBIAN}=1 ends with 0 where a machine cannot do it.)", file=sys.stderr)
        return 1
