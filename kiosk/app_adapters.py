"""Adapters in the shape the window needs them: loaded late, and always with what the store holds now.

Invariants
- What the first picture does not need is imported when it is first used: OpenCV with a camera, the courier with an officer.
- A catalogue that the city sent and that cannot be read is logged and left aside; the built-in one always loads.
- YAML is parsed once: the built-in catalogue comes packed, the city's is kept packed in the store, which nobody else can
  write. A packed form that is not of the very bytes, or not whole, is made anew.
- Keys are fetched for one signature and not kept; the PIN pepper is kept in memory once it was needed.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files

from kiosk.devices.key_vault import KeyVault
from kiosk.devices.ticket_signer import KioskTicketSigner
from kiosk.domain.camera_identity import CameraIdentity, judged
from kiosk.errors import KeyUnreadableError, NotEnrolledError
from kiosk.flows.card_ports import CardReader
from kiosk.flows.courier import Carried, Courier, Exported, Stick, TakenIn, Tell
from kiosk.flows.ports import (
    Camera,
    Clock,
    Look,
    Photo,
    Purpose,
    StorageBrokenError,
    StorageFullError,
    TicketSigner,
)
from kiosk.program_watch import STABLE
from kiosk.store import Store
from sync.rules.calendar import WorkCalendar
from sync.rules.catalogue import Catalogue, CatalogueError, load, load_packed, pack
from sync.rules.shipped_calendar import shipped_calendar

_LOG = logging.getLogger(__name__)
_PACKED = "catalogue.packed"


@dataclass(slots=True)
class Catalogues:
    """The newest catalogue: the city's when it brought a good one, else the built-in. Parsed once each."""

    store: Store
    _brought: bytes | None = None
    _newest: Catalogue | None = field(default=None)

    def newest(self) -> Catalogue:
        brought = self.store.book.catalogue_bytes()
        if self._newest is None or brought != self._brought:
            self._newest, self._brought = self._read(brought), brought
        return self._newest

    def _read(self, brought: bytes | None) -> Catalogue:
        if brought is not None:
            try:
                return self._brought_before(brought)
            except CatalogueError:
                _LOG.error("the city's catalogue cannot be read; the built-in one stays")
        return built_in_catalogue()

    def _brought_before(self, brought: bytes) -> Catalogue:
        """Raises CatalogueError."""
        try:
            return load_packed(self.store.notes.get(_PACKED).encode(), brought)
        except CatalogueError:
            catalogue = load(brought)
        try:
            self.store.notes.put({_PACKED: pack(brought).decode()})
        except (CatalogueError, StorageFullError, StorageBrokenError):
            _LOG.warning("the catalogue could not be kept packed; the next start parses it again")
        return catalogue


def built_in_catalogue() -> Catalogue:
    folder = files("assets").joinpath("catalogue")
    source = folder.joinpath("services.yaml").read_bytes()
    try:
        return load_packed(folder.joinpath("services.json").read_bytes(), source)
    except (CatalogueError, OSError):
        return load(source)


@dataclass(frozen=True, slots=True)
class StoreSigner:
    """`TicketSigner` with whatever identity the store has at the moment, so that enrolling needs no restart."""

    store: Store

    def sign_ticket(self, *, code: str, service: str, promised: str | None) -> bytes:
        return self._signer().sign_ticket(code=code, service=service, promised=promised)

    def status_pin(self, code: str) -> str:
        return self._signer().status_pin(code)

    def _signer(self) -> TicketSigner:
        identity = self.store.book.identity()
        if identity is None:
            raise NotEnrolledError
        return KioskTicketSigner(identity.kiosk, self.store.signing_key(), identity.status_key)


@dataclass(slots=True)
class VaultPepper:
    """The city's PIN pepper, unsealed at the first need and kept; b"" where the city has none.

    A pepper that cannot be read is logged: every PIN is then wrong, and the technician's check says why.
    """

    vault: KeyVault
    _kept: bytes = field(default=b"", repr=False)

    def read(self) -> bytes:
        if not self._kept and self.vault.holds("pepper"):
            try:
                self._kept = self.vault.read("pepper")
            except KeyUnreadableError as error:
                _LOG.error("the PIN pepper cannot be read: %s", error.trouble)
        return self._kept


class LazyCamera:
    """`Camera` that loads OpenCV when it is first started. `chosen` as in `open_camera`."""

    def __init__(self, spec: str, chosen: Callable[[], str] = str) -> None:
        self._spec = spec
        self._chosen = chosen
        self._camera: Camera | None = None

    def start(self, purpose: Purpose) -> None:
        if self._camera is None:
            from kiosk.capture.camera import open_camera

            self._camera = open_camera(self._spec, self._chosen)
        self._camera.start(purpose)

    def look(self) -> Look | None:
        return None if self._camera is None else self._camera.look()

    def take(self, *, stamp: str | None = None, anyway: bool = False) -> Photo:
        if self._camera is None:
            raise RuntimeError("take before start")
        return self._camera.take(stamp=stamp, anyway=anyway)

    def follow(self, *, after: int, stamp: str | None = None) -> Photo | None:
        if self._camera is None:
            raise RuntimeError("follow before start")
        return self._camera.follow(after=after, stamp=stamp)

    def identity(self) -> CameraIdentity:
        if self._camera is not None:
            return self._camera.identity()
        from kiosk.capture.identity import find

        return judged(find(self._spec), self._chosen())

    def stop(self) -> None:
        if self._camera is not None:
            self._camera.stop()


def card_reader_of(camera_spec: str) -> CardReader | None:
    """None in a hall without a camera. Its process starts when a card is shown, not before."""
    if camera_spec == "none":
        return None
    from kiosk.capture.card_reader import ChildCardReader

    return ChildCardReader()


@dataclass(frozen=True, slots=True)
class LateCourier:
    """`Courier` whose program (sticks, seals, the line) is loaded when an officer first asks for it."""

    store: Store
    clock: Clock

    def sticks(self) -> Sequence[Stick]:
        return self._courier().sticks()

    def export(self, stick: Stick, tell: Tell) -> Exported:
        return self._courier().export(stick, tell)

    def take_in(self, stick: Stick, tell: Tell) -> TakenIn:
        return self._courier().take_in(stick, tell)

    def carry(self, stick: Stick, tell: Tell) -> Carried:
        return self._courier().carry(stick, tell)

    def _courier(self) -> Courier:
        from kiosk.courier import StickCourier, pretended_sticks

        return StickCourier(self.store, self.clock, pretended_sticks(os.environ))


def built_in_calendar() -> WorkCalendar:
    return shipped_calendar()


@dataclass(frozen=True, slots=True)
class UpdatesHall:
    """What whoever updates the program may know of the hall; "" and a long-gone moment before the city said anything."""

    store: Store

    def city_url(self) -> str:
        identity = self.store.sync_book.identity()
        return identity.city_url if identity else ""

    def update_channel(self) -> int:
        return self.store.sync_book.configuration().intervals.get("update_channel", STABLE)

    def surely(self) -> datetime:
        return self.store.officer_book.surely()
