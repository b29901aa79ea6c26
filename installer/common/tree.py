"""Puts a version's tree together: the interpreter, the locked wheels, our own code, without what `trim` leaves out.

    python -m installer.common.tree FOLDER [--cache FOLDER]

Invariants
- Everything foreign comes by hash (`installer/locks/kiosk.txt`, `interpreter.txt`); our own files are those of
  the commit, not of the folder, and the translations that are made of them.
- The tree stands wherever it is put: Python finds its library by its own place, no file names the builder's folder.
- Two builds of one commit are the same bytes: one moment for every file, compiled code that names no source's moment, no
  leftovers of pip.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

from packaging.markers import default_environment

from installer.common import interpreter, sbom
from installer.common.trim import is_left_out

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "installer" / "locks" / "kiosk.txt"
OURS = ("kiosk", "sync", "assets", "installer")
PACKAGES = Path("lib", "python3", "dist-packages")  # where Debian's Python looks below its own prefix
PLACE = "/usr/lib/balai-kiosk"
SBOM = "sbom.cdx.json"
# The tree's programs: a few lines of shell, so that the very same interpreter runs whatever they start.
PROGRAMS = {
    "kiosk": "kiosk",
    "balai-kiosk-firewall": "installer.firewall",
    "balai-kiosk-update": "installer.update",
    "balai-kiosk-install": "installer",
}
_PROGRAM = """#!/bin/sh
# The program of this very tree, whatever the caller's folder and Python settings are.
unset PYTHONHOME PYTHONPATH
export PYTHONSAFEPATH=1 PYTHONNOUSERSITE=1 PYTHONDONTWRITEBYTECODE=1
exec "${{0%/*}}/bin/{python}" -m {module} "$@"
"""


def version() -> str:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def moment() -> int:
    """SOURCE_DATE_EPOCH, else of the commit: the age of every file, see reproducible-builds.org."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    return int(_git("log", "-1", "--format=%ct"))


def make(tree: Path, cache: Path, *, number: str = "") -> None:
    """`tree` is made anew; `number` is its version when it is not pyproject's. Raises CalledProcessError, OSError, ValueError."""
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    of_debian = interpreter.bring(tree, cache / "interpreter")
    packages = tree / PACKAGES
    shutil.copytree(_wheels(cache), packages, symlinks=True)
    _own_code(packages, number or version())
    _programs(tree)
    _compile(tree, cache)
    listed = sbom.wheels(LOCK.read_text("utf-8"), _environment())
    (tree / SBOM).write_text(sbom.write(number or version(), [*listed, *sbom.debian(of_debian)]), "utf-8")
    level(tree, moment())
    _described(tree, number or version())
    level(tree, moment())


def _environment() -> dict[str, str]:
    """What the markers of a lock ask about, for the interpreter that is in the tree."""
    return {name: str(value) for name, value in default_environment().items()} | {"python_full_version": "3.11.2"}


def _wheels(cache: Path) -> Path:
    """Installed and trimmed once for each lock and each list of what is left out."""
    rules = Path(__file__).with_name("trim.py").read_bytes()
    kept = cache / "wheels" / hashlib.sha256(LOCK.read_bytes() + rules).hexdigest()[:16]
    if kept.exists():
        return kept
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        into = Path(folder, "packages")
        pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-compile"]
        subprocess.run([*pip, "--require-hashes", "--no-deps", "--target", into, "--requirement", LOCK], check=True)
        shutil.rmtree(into / "bin", ignore_errors=True)  # commands of libraries, with this interpreter's path in them
        for path in [each for each in into.rglob("*") if not each.is_dir() and is_left_out(_below(into, each))]:
            path.unlink()
        _without_empty(into)
        into.rename(kept)
    return kept


def _own_code(packages: Path, number: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "kiosk.ui.translations_build"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "ours.tar")
        _git("archive", "--output", str(whole), "HEAD", *OURS)
        with tarfile.open(whole) as archive:
            archive.extractall(folder)  # noqa: S202 - our own, from git
        for path in [each for name in OURS for each in Path(folder, name).rglob("*") if each.is_file()]:
            _take(path, _below(Path(folder), path), packages)
    for path in sorted((ROOT / "assets").rglob("*.qm")):
        _take(path, _below(ROOT, path), packages)
    about = packages / f"balai_kiosk-{number}.dist-info"
    about.mkdir()
    about.joinpath("METADATA").write_text(f"Metadata-Version: 2.1\nName: balai-kiosk\nVersion: {number}\n", "utf-8")
    shutil.copyfile(ROOT / "LICENSE", about / "LICENSE")


def _take(path: Path, name: str, packages: Path) -> None:
    if is_left_out(name):
        return
    target = packages / name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def _programs(tree: Path) -> None:
    for name, module in PROGRAMS.items():
        program = tree / name
        program.write_text(_PROGRAM.format(python=interpreter.PYTHON, module=module), "utf-8")
        program.chmod(0o755)
    shutil.copyfile(ROOT / "installer/update/start.sh", tree / "start.sh")
    (tree / "start.sh").chmod(0o755)


def _compile(tree: Path, cache: Path) -> None:
    """Compiled code that is never compared with its source: packages do not change on the disk, and no moment is in it."""
    python = tree / "bin" / interpreter.PYTHON
    how = [
        "-sPB",
        "-m",
        "compileall",
        "-q",
        "-f",
        "--invalidation-mode",
        "unchecked-hash",
        "-s",
        str(tree),
        "-p",
        PLACE,
    ]
    with tempfile.TemporaryDirectory(dir=cache) as quiet:
        told = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "HOME": quiet}
        # 1: somebody's template that is not Python; the program's own modules are imported by its check of itself.
        subprocess.run([python, *how, tree / "lib"], env=told, check=False, stdout=subprocess.DEVNULL)


def _described(tree: Path, number: str) -> None:
    """`release.json`, by the tree's own program: a tree that does not start is none."""
    told = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": str(moment()), "LC_ALL": "C.UTF-8"}
    program = [str(tree / "balai-kiosk-update"), "describe", str(tree), "--version", number, "--start", "kiosk"]
    subprocess.run(program, env=told, check=True, stdout=subprocess.DEVNULL)
    started = "import kiosk.app, kiosk.agent, kiosk.doctor, kiosk.enrol, kiosk.courier_command, kiosk.practice"
    subprocess.run([tree / "bin" / interpreter.PYTHON, "-IB", "-c", started], env=told, check=True)


def level(tree: Path, epoch: int) -> None:
    """One moment, one owner's modes: read by all, written by the owner, run where it is a program."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or bool(path.stat().st_mode & 0o111 and _is_program(path))
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _is_program(path: Path) -> bool:
    """A module that could also be run is none: it runs by the tree's own Python."""
    with path.open("rb") as file:
        begins = file.read(4)
    return (begins[:2] == b"#!" and path.suffix != ".py") or (begins == b"\x7fELF" and ".so" not in path.name)


def _without_empty(folder: Path) -> None:
    for path in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def _below(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S607 - the builder's


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.common.tree", description=__doc__)
    parser.add_argument("tree", type=Path)
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "package-cache")
    told = parser.parse_args()
    if platform.machine() != "x86_64" or sys.version_info[:2] != (3, 11):
        print("A package is built by Python 3.11 on x86_64, like the wheels that are in it.", file=sys.stderr)
        return 1
    make(told.tree.resolve(), told.cache.resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main())
