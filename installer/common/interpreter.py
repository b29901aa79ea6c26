"""Python itself in the Debian package: the distribution's own, taken from its packages, so that each tree starts on Debian 12, 13
and the Ubuntus after 24.04, whatever Python they have (`kiosk/decisions/049-debian-package.md`).

Invariants
- A package is used when its SHA-256 is the one in `installer/locks/interpreter.txt`; never another version, never unread.
- Only the program and its library are taken; a link out of the tree is none of it.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "locks" / "interpreter.txt"
PYTHON = "python3.11"
# Of the library, for who develops.
_UNUSED = (
    "idlelib",
    "lib2to3",
    "test",
    "turtledemo",
    "pydoc_data",
    "distutils/tests",
    "__pycache__",
    "config-3.11-x86_64-linux-gnu",
)
# Their libraries of the system would have to be installed for them.
_UNUSED_MODULES = ("_crypt", "_curses", "_curses_panel", "_dbm", "nis", "ossaudiodev", "readline")


@dataclass(frozen=True, slots=True)
class Locked:
    name: str
    version: str
    sha256: str


def read_lock(text: str) -> list[Locked]:
    """A line is name, version, digest; # begins a remark. Raises ValueError."""
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    if any(len(row) != 3 or len(row[2]) != 64 for row in rows):
        raise ValueError("interpreter.txt: a line is a name, a version and a SHA-256")
    return [Locked(*row) for row in rows]


def bring(tree: Path, cache: Path) -> list[Locked]:
    """bin/ and lib/ of `tree`. Raises subprocess.CalledProcessError, ValueError: another file than the lock says."""
    locked = read_lock(LOCK.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for package in locked:
            subprocess.run(["dpkg-deb", "--extract", _fetched(package, cache), folder], check=True)  # noqa: S607 - the builder's
        usr = Path(folder, "usr")
        (tree / "bin").mkdir(parents=True)
        shutil.copy(usr / "bin" / PYTHON, tree / "bin" / PYTHON)
        shutil.copytree(usr / "lib" / PYTHON, tree / "lib" / PYTHON, symlinks=True)
    library = tree / "lib" / PYTHON
    for name in _UNUSED:
        shutil.rmtree(library / name, ignore_errors=True)
    for name in _UNUSED_MODULES:
        for path in (library / "lib-dynload").glob(f"{name}.*.so"):
            path.unlink()
    for path in [each for each in library.rglob("*") if each.is_symlink()]:
        path.unlink()
    return locked


def _fetched(package: Locked, cache: Path) -> Path:
    cache.mkdir(parents=True, exist_ok=True)
    # apt writes the colon of an epoch as %3a; these have none.
    file = next(iter(cache.glob(f"{package.name}_{package.version}_*.deb")), None)
    if file is None:
        download = ["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", f"{package.name}={package.version}"]
        if subprocess.run(download, cwd=cache, check=False, stderr=subprocess.DEVNULL).returncode:
            subprocess.run(["apt-get", "update", "-qq"], check=False)  # noqa: S607 - an image without package lists, or with old ones
            subprocess.run(download, cwd=cache, check=True)
        file = next(cache.glob(f"{package.name}_{package.version}_*.deb"))
    if hashlib.sha256(file.read_bytes()).hexdigest() != package.sha256:
        raise ValueError(f"{file.name} is another file than the lock says; delete it and see what changed")
    return file
