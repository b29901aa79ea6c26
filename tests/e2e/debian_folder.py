"""A Debian of its own in a folder, made a minute ago: mounted, entered, looked into, and nothing of it left.

Invariant: until `a_debian` hands it over, whatever fails is the machine's lack (`debian_lacks`); afterwards it is the product's failure.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from tests.e2e.debian_lacks import tried


class TrialError(SystemExit):
    pass


class Hall:
    """A Debian in a folder."""

    def __init__(self, root: Path, archives: Path) -> None:
        self.root = root
        self._archives = archives
        self._mounted: list[Path] = []

    def __enter__(self) -> Self:
        try:
            self._furnish()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _furnish(self) -> None:
        for name in ("proc", "sys"):
            self._mount("--bind", f"/{name}", name)
        for name in ("dev/shm", "run", "tmp"):
            self._mount("-t", "tmpfs", "tmpfs", name)
        self._archives.joinpath("partial").mkdir(parents=True, exist_ok=True)
        self._mount("--bind", str(self._archives), "var/cache/apt/archives")
        for name in ("dev/shm", "tmp"):
            self.at(name).chmod(0o1777)

    def __exit__(self, *_: object) -> None:
        for place in reversed(self._mounted):
            subprocess.run(["umount", "--lazy", place], check=False)

    def _mount(self, *told: str) -> None:
        place = self.at(told[-1])
        place.mkdir(parents=True, exist_ok=True)
        tried("mounting is not allowed here", ["mount", *told[:-1], place])
        self._mounted.append(place)

    def at(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    def command(self, *words: str, kiosk: bool = False, **environ: str) -> list[str]:
        """`kiosk`: as the kiosk's own account."""
        who = ["setpriv", "--reuid", "balai-kiosk", "--regid", "balai-kiosk", "--init-groups"] if kiosk else []
        told = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **environ,
        }
        return [
            "chroot",
            str(self.root),
            *who,
            "env",
            "-i",
            *(f"{name}={value}" for name, value in told.items()),
            *words,
        ]

    def run(self, *words: str, kiosk: bool = False, fails: bool = False, **environ: str) -> str:
        done = subprocess.run(self.command(*words, kiosk=kiosk, **environ), capture_output=True, text=True, check=False)
        if (done.returncode != 0) != fails:
            raise TrialError(
                f"{shlex.join(words)} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}"
            )
        return done.stdout + done.stderr

    def environment(self) -> dict[str, str]:
        """What the window's unit gives its process."""
        text = self.at("/lib/systemd/system/balai-kiosk.service").read_text("utf-8")
        return dict(
            pair.split("=", 1)
            for line in re.findall(r"^Environment=(.*)$", text, re.MULTILINE)
            for pair in line.split()
        )

    def install(self, package: Path, *, fails: bool = False) -> str:
        shutil.copy(package, self.at("/tmp"))
        order = ("apt-get", "install", "--yes", "-qq", "--no-install-recommends")
        downgrade = ("--allow-downgrades",) if fails else ()
        return self.run(*order, *downgrade, f"/tmp/{package.name}", fails=fails)

    def processes(self) -> list[int]:
        """What runs in there."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if (folder / "root").readlink() == self.root:
                    found.append(int(folder.name))
        return found

    def leftovers(self) -> list[str]:
        """Whatever bears our name."""
        found = subprocess.run(
            ["find", self.root, "-xdev", "-iname", "*balai*", "-not", "-path", "*/apt/archives/*"],
            capture_output=True, text=True, check=True,
        ).stdout.split()  # fmt: skip
        accounts = self.at("/etc/passwd").read_text() + self.at("/etc/group").read_text()
        return [*found, *(["the account"] if "balai-kiosk" in accounts else [])]


@contextmanager
def a_debian(work: Path, wanted: str = "") -> Iterator[Hall]:
    """`wanted`: packages that will be asked for, as `apt-get satisfy` reads them; they come into the cache. Raises LackError."""
    root = work / "hall"
    if _is_busy(root):
        raise TrialError(f"{root} is there from an earlier run: unmount what is below it")
    shutil.rmtree(root, ignore_errors=True)
    _make_base(work)
    subprocess.run(["cp", "--archive", work / "base", root], check=True)
    try:
        with Hall(root, work / "archives") as hall:
            shutil.copy("/etc/resolv.conf", hall.at("/etc/resolv.conf"))
            _ask_the_archive(hall, wanted)
            yield hall
    finally:
        if not _is_busy(root):
            shutil.rmtree(root)


def _make_base(work: Path) -> None:
    """Once; a run that was broken off begins anew."""
    base, making = work / "base", work / "making"
    if base.exists():
        return
    shutil.rmtree(making, ignore_errors=True)
    tried("no Debian can be made here", ["debootstrap", "--variant=minbase", "bookworm", making])
    for source in Path("/etc/apt/sources.list.d").glob("debian.*"):  # the builder's own archive
        shutil.copy(source, making / "etc/apt/sources.list.d")
        (making / "etc/apt/sources.list").write_text("")
    (making / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
    (making / "usr/sbin/policy-rc.d").chmod(0o755)
    making.rename(base)


def _ask_the_archive(hall: Hall, wanted: str) -> None:
    tried("no program can be started in another root here", hall.command("true"))
    unreachable = "the package archive cannot be reached"
    tried(unreachable, hall.command("apt-get", "update", "-qq", "-o", "APT::Update::Error-Mode=any"))
    if wanted:
        asked = ("apt-get", "satisfy", "--yes", "-qq", "--no-install-recommends")
        hall.run(*asked, "--simulate", wanted)  # what nobody has is a mistake of the package's
        tried(unreachable, hall.command(*asked, "--download-only", wanted))


def _is_busy(root: Path) -> bool:
    """/proc comes first and goes last."""
    return (root / "proc").is_mount()
