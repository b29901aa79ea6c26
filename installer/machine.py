"""The machine that is installed on: its files below a root, and the programs of its system.

Invariants
- Only the standard library: this part runs on a bare PC, before anything of ours is there.
- A file appears whole or not at all, and its name is durable when `write` returns; what an interrupted write left is
  swept away by the next one of the same file.
- A path is always the machine's own ("/etc/..."); `root` decides where that lies, so that a mounted system and a test's
  folder are machines too.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COMMAND_LIMIT_S = 900.0  # a package on an old disk
_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class Told:
    """What a program answered."""

    code: int
    out: str = ""
    err: str = ""

    @property
    def is_well(self) -> bool:
        return self.code == 0


Run = Callable[[Sequence[str], Mapping[str, str]], Told]


class StepError(Exception):
    """A step could not be done; one Indonesian sentence that says what to do."""


def run_here(command: Sequence[str], environ: Mapping[str, str]) -> Told:
    """A program that is absent answers 127, one that hangs 124, as a shell says it."""
    told = {**os.environ, "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **environ}
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=COMMAND_LIMIT_S,
            env=told,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        return Told(127)
    except (OSError, subprocess.TimeoutExpired):
        return Told(124)
    return Told(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True, slots=True)
class Machine:
    root: Path = Path("/")
    call: Run = field(default=run_here, repr=False)

    def at(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    def run(self, *command: str, **environ: str) -> Told:
        return self.call(command, environ)

    def must(self, command: Sequence[str], sentence: str, **environ: str) -> Told:
        """Raises StepError with `sentence` when the program does not answer 0."""
        told = self.call(command, environ)
        if not told.is_well:
            raise StepError(sentence)
        return told

    def text(self, path: str) -> str | None:
        """None when there is no such file, or it is not readable as text."""
        try:
            return self.at(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def link(self, path: str) -> str | None:
        """Where a symbolic link points; None when it is none."""
        try:
            return os.readlink(self.at(path))  # noqa: PTH115 - the text as it was written, not a resolved path
        except OSError:
            return None

    def is_there(self, path: str) -> bool:
        return os.path.lexists(self.at(path))

    def write(self, path: str, content: str, mode: int = 0o644) -> None:
        """Replaces a file or a link. Raises OSError; the old state stands then."""
        target = self.at(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f".{target.name}{_UNFINISHED}")
        unfinished.unlink(missing_ok=True)
        with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "w", encoding="utf-8") as file:
            os.fchmod(file.fileno(), mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
        _sync(target.parent)

    def point(self, path: str, target: str) -> None:
        """A symbolic link, replacing what was there. Raises OSError."""
        place = self.at(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_name(f".{place.name}{_UNFINISHED}")
        unfinished.unlink(missing_ok=True)
        unfinished.symlink_to(target)
        unfinished.replace(place)
        _sync(place.parent)

    def remove(self, path: str) -> None:
        """Also what an interrupted write left of it, and folders that are empty then and were made for it alone."""
        place = self.at(path)
        place.unlink(missing_ok=True)
        place.with_name(f".{place.name}{_UNFINISHED}").unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
