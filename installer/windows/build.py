"""One command from a checkout to BalaiKios-Setup.exe, on Linux.

Invariants
- The embeddable Python is the operator's: a file and the SHA-256 that python.org shows. None is fetched.
- makensis packs what was staged and nothing else; beside it lies the list of what it is made of; the digest of the result is told, so that it can be signed and published.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

from installer.common import sbom
from installer.windows.stage import LOCK, BuildError, Staged, stage

SCRIPT = Path("installer/windows/setup.nsi")
COMPRESSORS = ("lzma", "zlib")  # lzma: 30 % smaller, three to five times as long


@dataclass(frozen=True, slots=True)
class Built:
    staged: Staged
    setup: Path
    sha256: str


def build(source: Path, out: Path, *, archive: Path, sha256: str, compressor: str = "lzma") -> Built:
    """Raises RuntimeRefusedError, BuildError, OSError."""
    version = version_of(source)
    out.mkdir(parents=True, exist_ok=True)
    tree = out / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    staged = stage(source, tree, archive=archive, sha256=sha256, version=version, moment_s=moment_of(source))
    setup = out / f"BalaiKios-Setup-{version}.exe"
    pack(source, staged, setup, compressor)
    setup.with_suffix(".cdx.json").write_text(contents(source, staged, sha256), "utf-8")
    return Built(staged, setup, hashlib.sha256(setup.read_bytes()).hexdigest())


def contents(source: Path, staged: Staged, python_sha256: str) -> str:
    """What the setup program is made of (CycloneDX): the locked wheels, and the Python that the operator gave."""
    python = f"pkg:generic/python@{staged.python[0]}.{staged.python[1:]}?download=embed-amd64"
    given = {"type": "library", "bom-ref": python, "name": "python", "version": staged.python, "purl": python}
    wheels = sbom.wheels((source / LOCK).read_text("utf-8"), {})
    properties = [{"name": "given-sha256", "value": python_sha256}]
    return sbom.write(staged.version, [*wheels, {**given, "properties": properties}])


def pack(source: Path, staged: Staged, setup: Path, compressor: str) -> None:
    told = {
        "VERSION": staged.version,
        "TREE": str(staged.tree.resolve()),
        "OUT": str(setup.resolve()),
        "SIZE_KB": str(staged.bytes // 1024),
        "COMPRESSOR": compressor,
    }
    words = [f"-D{name}={value}" for name, value in told.items()]
    setup.unlink(missing_ok=True)
    try:
        done = subprocess.run(
            ["makensis", "-V2", "-WX", *words, str((source / SCRIPT).resolve())],  # noqa: S607 - the distribution's
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise BuildError("makensis is missing; install the package nsis.") from None
    if done.returncode or not setup.is_file():
        raise BuildError(f"makensis refused: {(done.stdout + done.stderr).strip()[-500:]}")


def version_of(source: Path) -> str:
    version: str = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return version


def moment_of(source: Path) -> int:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), else when the commit was made."""
    if given := os.environ.get("SOURCE_DATE_EPOCH", ""):
        return int(given)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],  # noqa: S607
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise BuildError("The installer is built from a git checkout, or with SOURCE_DATE_EPOCH set.")
    return int(told.stdout)
