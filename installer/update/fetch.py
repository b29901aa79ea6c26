"""`fetch`: from the city's word to a tree that the next start may take. Changes nothing that runs.

Invariants
- Killed after any step it left the version that runs, and the one that starts next, as they were; the next call goes on with
  the pieces that came.
- `offer` is the last step: before it the tree was put together whole, compared piece by piece, and checked itself.
- Whatever stands in the way is one word in the state (`kiosk.program_told`), and never stands in the way of the kiosk.
"""

from __future__ import annotations

import errno
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tuf.api.exceptions import DownloadError, ExpiredMetadataError, RepositoryError

from installer.update import trusted
from installer.update.durable import BusyError, alone, write_whole
from installer.update.fetching import Origin
from installer.update.programs import Programs
from installer.update.release import PIECE_BYTES, Release
from installer.update.state import is_wanted
from installer.update.tree import DamagedError, Sources, digest_of, pieces_to_fetch, unpack
from kiosk.domain.program_word import Word
from sync.protocol.instant import read_instant, write_instant

SELF_CHECK_S = 120
KEEP_FREE_BYTES = 1 << 30  # the residents' records come first
_PACKED_LIMIT_BYTES = PIECE_BYTES + 4096

Attention = str
CheckItself = Callable[[Sequence[str]], bool]


class NotTakenError(Exception):
    """`str` is a word of `kiosk.program_told.SENTENCES`."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """`version` is offered to the next start; "": there is nothing new."""

    version: str = ""
    pieces: int = 0  # that came from the origin


def check_itself(command: Sequence[str]) -> bool:
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=SELF_CHECK_S)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def surely(programs: Programs, word: Word) -> datetime:
    """The highest of what the kiosk says, what was known here before, and the day on which the package was built."""
    reading, package = programs.read_clock(), programs.release("")
    known = [word.surely_at(reading.boot, reading.up_ms)]
    known += [read_instant(text) for text in (programs.state().checked_at, package.built_at if package else "") if text]
    return max(known)


def fetch(
    programs: Programs, word: Word, origin: Origin, *, root: bytes, platform: str, check: CheckItself = check_itself
) -> Fetched:
    """Raises NotTakenError, after noting it for the screen; OSError where not even that could be written."""
    programs.folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    try:
        with alone(programs.folder / ".fetching", wait=False):
            done = _fetch(programs, word, origin, root=root, platform=platform, check=check)
    except BusyError:
        raise NotTakenError("busy") from None
    except NotTakenError as trouble:
        programs.note(str(trouble))
        raise
    return done


def _fetch(
    programs: Programs, word: Word, origin: Origin, *, root: bytes, platform: str, check: CheckItself
) -> Fetched:
    if word.channel == "held":
        raise NotTakenError("held")
    now = surely(programs, word)
    with _telling():
        release = trusted.newest(
            origin,
            root=root,
            metadata=programs.metadata,
            channel=word.channel,
            platform=platform,
            surely=now,
        )
        programs.note("", checked_at=write_instant(now))
        if release is None or not is_wanted(programs.state(), release.version, package=programs.version_of_package()):
            return Fetched()
        _must_be_able_to_return(programs, release)
        sources = programs.sources()
        came = _bring(programs, release, sources, origin)
        tree = programs.place(release, sources, piece=lambda digest: _piece(programs, digest).read_bytes())
    if not check([str(tree / release.start), "selfcheck"]):
        programs.refuse(release.version, "self_check")
        raise NotTakenError("self_check")
    programs.offer(release.version)
    programs.tidy()
    return Fetched(release.version, came)


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except ExpiredMetadataError:
        raise NotTakenError("expired") from None
    except (RepositoryError, DamagedError):
        raise NotTakenError("not_signed") from None
    except DownloadError:
        raise NotTakenError("line") from None
    except OSError as error:
        raise NotTakenError("room" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "disk") from None


def _must_be_able_to_return(programs: Programs, release: Release) -> None:
    """Whatever may have to start again must open what this version leaves behind."""
    state = programs.state()
    for version in {state.current, state.confirmed}:
        before = programs.release(version)
        if before is None or not release.can_return_to(before.schema):
            raise NotTakenError("no_return")


def _bring(programs: Programs, release: Release, sources: Sources, origin: Origin) -> int:
    """The pieces that nothing here has, each kept under its digest. How many came from the origin."""
    wanted, came = pieces_to_fetch(release, sources), 0
    folder = _piece(programs, "").parent
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < KEEP_FREE_BYTES + 2 * PIECE_BYTES * len(wanted):
        raise NotTakenError("room")
    for digest in wanted:
        if not _is_here(_piece(programs, digest), digest):
            packed = origin.read(f"pieces/{digest[:2]}/{digest}.zst", _PACKED_LIMIT_BYTES)
            write_whole(_piece(programs, digest), unpack(packed, digest=digest))
            came += 1
    return came


def _piece(programs: Programs, digest: str) -> Path:
    return programs.incoming / "pieces" / (digest or "none")


def _is_here(path: Path, digest: str) -> bool:
    with suppress(OSError):
        return digest_of(path.read_bytes()) == digest
    return False
