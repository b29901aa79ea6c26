"""`python -m installer.debian`: from the commit to build/deb/balai-kiosk_VERSION_amd64.deb and its list of contents.

Invariants
- The same commit, distribution and locks give the same bytes (`--twice` builds in two folders and compares; in a checkout where
  nobody commits meanwhile).
- Nothing is signed here: who publishes signs the updates (`installer/update`) and the package archive.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from email.utils import formatdate
from pathlib import Path

from installer.common.tree import ROOT, SBOM, make, moment, version

PACKAGE = "balai-kiosk"
_TOOLS = {"dh": "debhelper", "dpkg-buildpackage": "dpkg-dev", "apt-get": "apt"}
_CHANGELOG = """{package} ({version}) stable; urgency=medium

  * Changes of this version: CHANGELOG.md of the project.

 -- Balai Kiosk <balai-kiosk@surabaya.invalid>  {date}
"""


def build(out: Path, cache: Path, *, number: str, level: int) -> Path:
    """The package in `out`. `number` is its version, `level` how hard zstd presses."""
    source = out / f"{PACKAGE}-{number}"
    shutil.rmtree(source, ignore_errors=True)
    make(source / "tree", cache, number=number)
    debian = source / "debian"
    shutil.copytree(ROOT / "installer" / "debian" / "package", debian)
    for script in debian.glob(f"{PACKAGE}.p*"):
        script.write_text(script.read_text("utf-8").replace("@VERSION@", number), "utf-8")
    date = formatdate(moment())
    debian.joinpath("changelog").write_text(_CHANGELOG.format(package=PACKAGE, version=number, date=date), "utf-8")
    for path in debian.rglob("*"):  # dpkg takes an age that is older than the commit's as it is
        os.utime(path, (moment(), moment()))
    told = {**os.environ, "SOURCE_DATE_EPOCH": str(moment()), "LEVEL": str(level), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    command = ["dpkg-buildpackage", "--build=binary", "--no-sign", "--no-pre-clean", "--no-check-builddeps"]
    log = out / "build.log"
    with log.open("wb") as heard:
        subprocess.run(command, cwd=source, env=told, check=True, stdout=heard, stderr=subprocess.STDOUT)
    shutil.copyfile(source / "tree" / SBOM, out / f"{PACKAGE}_{number}.cdx.json")
    shutil.rmtree(source)
    return out / f"{PACKAGE}_{number}_amd64.deb"


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.debian", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "deb")
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "package-cache")
    parser.add_argument("--number", default=version(), help="the package's version, when it is not pyproject's")
    parser.add_argument("--level", type=int, default=9, help="of zstd: 3 for a trial, 19 for a release on a stick")
    parser.add_argument("--twice", action="store_true", help="build again elsewhere and compare")
    told = parser.parse_args()
    if missing := [package for tool, package in _TOOLS.items() if shutil.which(tool) is None]:
        print(f"Missing: sudo apt-get install --yes {' '.join(missing)}", file=sys.stderr)
        return 1
    began = time.monotonic()
    told.out.mkdir(parents=True, exist_ok=True)
    package = build(told.out.resolve(), told.cache.resolve(), number=told.number, level=told.level)
    first = digest(package)
    print(f"{package}  {package.stat().st_size / 1e6:.1f} MB  sha256 {first}  {time.monotonic() - began:.0f} s")
    if told.twice:
        again = told.out / "again"
        again.mkdir(exist_ok=True)
        # Its own cache: the wheels are unpacked anew, too.
        second = digest(build(again.resolve(), (again / "cache").resolve(), number=told.number, level=told.level))
        shutil.rmtree(again)
        print("The same bytes twice." if first == second else f"NOT the same: {second}")
        return 0 if first == second else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
