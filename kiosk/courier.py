"""`kiosk.flows.courier.Courier` on real sticks: store, stick and line meet here.

Invariant: one process at a time writes to a stick; a second one is refused with a sentence. The agent may run meanwhile.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.courier_carry import bundles_of_others, carry
from kiosk.courier_export import export
from kiosk.courier_import import take_in
from kiosk.devices import stick_files
from kiosk.devices.sticks import stick_folders
from kiosk.errors import NotEnrolledError
from kiosk.flows.courier import (
    Carried,
    CityRefusesError,
    CourierError,
    Exported,
    NoLineError,
    NothingToCarryError,
    Stick,
    TakenIn,
    Tell,
)
from kiosk.flows.ports import Clock
from kiosk.store import Store
from sync.client.city_http import API, ask_time
from sync.client.courier import CourierHttp
from sync.client.wire import Wire
from sync.engine.answers import keys_of, read_time
from sync.engine.city_time import CityTime
from sync.engine.ports import CityBusyError, CityUnreachableError, CityUnreadableError
from sync.protocol.courier import BundleName, ReplyName
from sync.protocol.problems import ProblemError

STICKS = "KIOSK_STICKS"


class StickBusyError(CourierError):
    def __init__(self) -> None:
        super().__init__(
            "Flashdisk sedang dipakai kios: tunggu sampai selesai. (The kiosk is using this stick: wait until it is done.)"
        )


@dataclass(frozen=True, slots=True)
class StickCourier:
    """`pretended`: a folder whose folders count as sticks (KIOSK_STICKS); None: what is plugged in."""

    store: Store
    clock: Clock
    pretended: Path | None = None

    def sticks(self) -> tuple[Stick, ...]:
        identity = self.store.sync_book.identity()
        kiosk = "" if identity is None else identity.kiosk
        found = (stick_at(folder, kiosk) for folder in stick_folders(self.pretended))
        return tuple(stick for stick in found if stick is not None)

    def export(self, stick: Stick, tell: Tell) -> Exported:
        with _alone(Path(stick.key)):
            return export(self.store, self.clock, Path(stick.key), tell)

    def take_in(self, stick: Stick, tell: Tell) -> TakenIn:
        with _alone(Path(stick.key)):
            return take_in(self.store, self.clock, Path(stick.key), tell)

    def carry(self, stick: Stick, tell: Tell) -> Carried:
        identity = self.store.sync_book.identity()
        if identity is None:
            raise NotEnrolledError
        if not bundles_of_others(Path(stick.key), identity.kiosk):
            raise NothingToCarryError("carry")
        with _alone(Path(stick.key)), contextlib.closing(Wire()) as wire:
            city_time, key = CityTime(self.clock), self.store.signing_key()
            door = CourierHttp(wire, identity.city_url, kiosk=identity.kiosk, key=key, now=city_time.now)
            with _line():
                self._learn_time(wire, identity.city_url, city_time)
                return carry(door, identity.kiosk, Path(stick.key), tell)

    def _learn_time(self, wire: Wire, url: str, city_time: CityTime) -> None:
        """So that a wrong wall clock does not lock the carrier out."""
        nonce = self.store.sync_book.head().digest
        asked = self.clock.read()
        statement = ask_time(wire, url + API, nonce)
        resolve = keys_of(self.store.sync_book.configuration())
        city_time.learn(read_time(statement, nonce=nonce, resolve=resolve), asked=asked, received=self.clock.read())


def pretended_sticks(environ: Mapping[str, str]) -> Path | None:
    told = environ.get(STICKS)
    return Path(told) if told else None


def stick_at(folder: Path, kiosk: str) -> Stick | None:
    """None when it went away. `kiosk`: whose replies count."""
    try:
        found = stick_files.names(folder)
        free = stick_files.free_bytes(folder)
    except CourierError:
        return None
    bundles = sum(1 for name in found if BundleName.parse(name) is not None)
    replies = sum(1 for name in map(ReplyName.parse, found) if name is not None and name.kiosk == kiosk)
    return Stick(str(folder), folder.name or str(folder), free, bundles, replies)


@contextlib.contextmanager
def _line() -> Iterator[None]:
    """What the line raises, in the courier's words."""
    try:
        yield
    except (CityUnreachableError, CityBusyError):
        raise NoLineError from None
    except CityUnreadableError:
        raise CityRefusesError from None
    except ProblemError as problem:
        raise CityRefusesError(problem.code) from None


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Raises StickBusyError, StickGoneError."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with stick_files.telling(folder):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StickBusyError from None
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(handle)
