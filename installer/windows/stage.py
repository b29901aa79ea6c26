"""The tree that the installer carries: Python, the locked wheels without what a hall never uses, the program, its commands.

Invariants
- Wheels come by the hashes of `installer/locks/windows.txt` or not at all; nothing is compiled and nothing runs here.
- The program is what git would give a clone, and the translations that are built from it; no test, no city server, no cache.
- The same inputs give the same bytes: every file has the release's time; release.json, the list that an update signs, names all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from io import BytesIO
from pathlib import Path

from installer.common.trim import is_left_out
from installer.update.release import RELEASE, Release
from installer.update.tree import describe
from installer.windows import places
from installer.windows.runtime import unpack
from installer.windows.trim import is_kept
from kiosk.store.opening import NAMES, OLDEST_READER

LOCK = Path("installer/locks/windows.txt")
PLATFORM = "windows-x86_64"
PACKAGES = ("kiosk", "sync", "assets", "installer")
# What only the building machine runs; the rest of this folder runs on the PC, where `installer.common.trim` knows nothing of it.
_HERE = "installer/windows/"
_BUILDS = tuple(f"{_HERE}{name}" for name in ("build.py", "runtime.py", "setup.nsi", "stage.py", "trim.py"))
# Left of 259 by C:\ProgramData\Balai Kiosk\program\versions\, the version and a name for what is not whole yet.
LONGEST_NAME = 170
CONSOLE, WINDOW = "t64.exe", "w64.exe"  # distlib's launchers: for a terminal, for a window
COMMANDS = (
    (places.CONSOLE_PROGRAM, CONSOLE, "from installer.windows.commands import kiosk as main"),
    (places.UPDATE_PROGRAM, CONSOLE, "from installer.windows.commands import update as main"),
    (places.SESSION_PROGRAM, WINDOW, "from installer.windows.session import main"),
)


class BuildError(Exception):
    """One sentence for whoever builds."""


@dataclass(frozen=True, slots=True)
class Staged:
    """`python` is its version as "313"."""

    tree: Path
    python: str
    version: str
    bytes: int
    files: int


def stage(source: Path, tree: Path, *, archive: Path, sha256: str, version: str, moment_s: int) -> Staged:
    """`tree` must not exist. Raises RuntimeRefusedError, BuildError, OSError."""
    python = unpack(archive, sha256, tree / "python")
    wheels(source / LOCK, tree / "python" / "Lib" / "site-packages", python)
    program(source, tree / "app", version)
    refuse_long_names(tree)
    for name, launcher, start in COMMANDS:
        (tree / name).write_bytes(command(launcher, start, moment_s))
    release = listed(tree, version=version, moment_s=moment_s)
    return Staged(tree, python, version, release.size_bytes, len(release.files))


def wheels(lock: Path, into: Path, python: str) -> None:
    """Downloads and unpacks for Windows, from any system; then leaves out what a hall never uses."""
    call = [
        *(
            sys.executable,
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "--quiet",
            "--no-compile",
            "--no-deps",
        ),
        *("--require-hashes", "--only-binary=:all:", "--ignore-requires-python", "--platform", "win_amd64"),
        *("--python-version", f"{python[0]}.{python[1:]}", "--implementation", "cp"),
        *("--target", str(into), "--requirement", str(lock)),
    ]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"The wheels could not be had: {done.stderr.strip().splitlines()[-1:]}")
    keep(into)


def keep(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):  # a folder after what is in it
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif not is_kept(name := path.relative_to(folder).as_posix()) or is_left_out(name):
            path.unlink()


def program(source: Path, into: Path, version: str) -> None:
    """With the words by which it knows its own version (`kiosk_started`). Raises BuildError, OSError."""
    for name in _named(source):
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)
    about = into / f"balai_kiosk-{version}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: balai-kiosk\nVersion: {version}\n", "utf-8")


def _named(source: Path) -> Iterator[str]:
    """What git keeps and what is built from it beside it. Raises BuildError."""
    told = subprocess.run(["git", "ls-files", "-z", *PACKAGES], cwd=source, capture_output=True, check=False)  # noqa: S607
    if told.returncode or not told.stdout:
        raise BuildError("The installer is built from a git checkout.")
    built = [path.relative_to(source).as_posix() for path in sorted((source / "assets").rglob("*.qm"))]
    if not built:
        raise BuildError("The translations are not built; run: make setup-run")
    for name in (*told.stdout.decode("utf-8").rstrip("\0").split("\0"), *built):
        left_out = name in _BUILDS if name.startswith(_HERE) else is_left_out(name)
        if not left_out and (source / name).is_file():
            yield name


def command(launcher: str, start: str, moment_s: int) -> bytes:
    """A Windows program that runs `start` with the Python beside it: distlib's launcher, a line that names the
    interpreter, a zip with `__main__.py` (docs of distlib.scripts; pip makes its own commands so).
    """
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        info = zipfile.ZipInfo("__main__.py", _dos_time(moment_s))
        archive.writestr(info, f"import sys\n{start}\nsys.exit(main())\n")
    interpreter = rb"python\pythonw.exe" if launcher == WINDOW else rb"python\python.exe"
    head = (resources.files("pip") / "_vendor" / "distlib" / launcher).read_bytes()
    return (
        head
        + b"#!<launcher_dir>\\"
        + interpreter
        + b" "
        + " ".join(places.ALONE).encode()
        + b"\r\n"
        + packed.getvalue()
    )


def refuse_long_names(tree: Path) -> None:
    """Windows takes 259 letters of a whole path, unless somebody switched that off. Raises BuildError."""
    names = (path.relative_to(tree).as_posix() for path in tree.rglob("*"))
    if longest := max((name for name in names if len(name) > LONGEST_NAME), key=len, default=""):
        raise BuildError(f"Windows would not write {longest}: {len(longest)} letters, at most {LONGEST_NAME}.")


def listed(tree: Path, *, version: str, moment_s: int) -> Release:
    """Writes release.json and gives every file and folder one time."""
    built_at = datetime.fromtimestamp(moment_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    release = describe(
        tree,
        version=version,
        platform=PLATFORM,
        built_at=built_at,
        start=places.CONSOLE_PROGRAM,
        schema=len(NAMES),
        oldest_reader=OLDEST_READER,
    )
    (tree / RELEASE).write_bytes(release.to_bytes())
    for path in (*tree.rglob("*"), tree):
        os.utime(path, (moment_s, moment_s))
    return release


def _dos_time(moment_s: int) -> tuple[int, int, int, int, int, int]:
    moment = datetime.fromtimestamp(moment_s, UTC)
    return max(moment.year, 1980), moment.month, moment.day, moment.hour, moment.minute, moment.second
