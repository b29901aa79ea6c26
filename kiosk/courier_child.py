"""Looks at a reply that somebody brought, in a process of its own with little memory, time and nothing to write to.

Invariants
- Started by `kiosk.courier_import` with one JSON object on stdin; it gives the signed reply on stdout, and only after age,
  the city's signature and the addressee held. How it ended is its exit code; it prints no word of what it read.
- What kills it (memory, time) is the file's fault: the parent calls the file damaged.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kiosk.devices.stick_files import opened as opened_file
from kiosk.flows.courier import DamagedError, StickGoneError
from sync.engine.courier_reply import NotForUsError, open_reply
from sync.engine.ports import CityUnreadableError
from sync.protocol.bundle_framing import Plain
from sync.protocol.courier import MAX_REPLY_BYTES
from sync.trust.bundles import opened
from sync.trust.sealing import CannotOpenError
from sync.trust.signing import VerifyKey

DAMAGED, NOT_OURS, GONE = 3, 4, 5
MEMORY_BYTES = 2 * 1024**3
CPU_S = 60
_PIECE_BYTES = 256 * 1024


def main() -> int:
    """The exit code."""
    _limit()
    found = look(sys.stdin.buffer.read())
    if isinstance(found, int):
        return found
    sys.stdout.buffer.write(found)
    return 0


def look(asked: bytes) -> bytes | int:
    """The signed reply that `asked` names, or the exit code that says why there is none."""
    told = json.loads(asked)
    keys = {keyid: VerifyKey.from_raw(bytes.fromhex(raw)) for keyid, raw in told["keys"].items()}
    try:
        data = _read(Path(told["folder"]), told["name"], told["identity"])
        open_reply(data, resolve=keys.get, kiosk=told["kiosk"])
    except NotForUsError:
        return NOT_OURS
    except StickGoneError:
        return GONE
    except (CannotOpenError, CityUnreadableError, DamagedError, MemoryError, RecursionError):
        return DAMAGED
    return data


def _read(folder: Path, name: str, identity: str) -> bytes:
    """Raises CannotOpenError, DamagedError, StickGoneError."""
    with opened_file(folder, name) as file, opened(file, identity) as plain:
        return _at_most(plain, MAX_REPLY_BYTES)


def _at_most(plain: Plain, limit_bytes: int) -> bytes:
    data = bytearray()
    while piece := plain.read(_PIECE_BYTES):
        data += piece
        if len(data) > limit_bytes:
            raise DamagedError
    return bytes(data)


def _limit() -> None:
    """Where the system knows such limits."""
    try:
        import resource
    except ImportError:
        return
    for what, limit in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(what, (limit, limit))


if __name__ == "__main__":
    sys.exit(main())
