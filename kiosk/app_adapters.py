"""Adapters in the shape the window needs them: loaded late, and always with what the store holds now.

Invariants
- OpenCV is imported when a camera is first started.
- A catalogue that the city sent and that cannot be read is logged and left aside; the built-in one always loads.
- Keys are fetched for one signature and not kept; the PIN pepper is kept in memory once it was needed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.resources import files

from kiosk.devices.key_vault import KeyVault
from kiosk.devices.ticket_signer import KioskTicketSigner
from kiosk.domain.camera_identity import CameraIdentity, judged
from kiosk.errors import KeyUnreadableError, NotEnrolledError
from kiosk.flows.ports import Camera, Look, Photo, Purpose, TicketSigner
from kiosk.store import Store
from sync.rules.calendar import WorkCalendar
from sync.rules.calendar_reading import load_calendar
from sync.rules.catalogue import Catalogue, CatalogueError, load

_LOG = logging.getLogger(__name__)


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
                return load(brought)
            except CatalogueError:
                _LOG.error("the city's catalogue cannot be read; the built-in one stays")
        return load(files("assets").joinpath("catalogue", "services.yaml").read_bytes())


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


def built_in_calendar() -> WorkCalendar:
    folder = files("assets").joinpath("calendar")
    return load_calendar(
        folder.joinpath("holidays.csv").read_bytes(),
        folder.joinpath("ramadan.yaml").read_bytes(),
        folder.joinpath("hours.yaml").read_bytes(),
    )
