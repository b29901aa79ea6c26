"""The KTP held to the camera: a live frame, what helps, and then always "Benarkah ini nomor Anda?".

Invariants
- The camera and the reader run only while the page looks for a card; whoever leaves it, however, ends both.
- The number stands here from its finding until the answer, or until the page is left. It is in no signal, no text that is read aloud
  and no accessible name.
- "Ketik sendiri" is there all the time, and what was typed before is still in the pad.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.session import Session
from kiosk.flows.card_ports import CardReader
from kiosk.flows.ports import Camera, Look
from kiosk.flows.show_card import ShowCard
from kiosk.ui.models.frames import FrameSource

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 66
OWN_KEY = "nik_pemohon"


@QmlElement
@QmlUncreatable("made by the resident's model")
class IdentityCardModel(QObject):  # type: ignore[operator]
    """`reader` None: a kiosk without camera or engine, where the page is never offered."""

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        session: Session,
        camera: Camera,
        reader: CardReader | None,
        confirmed: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._flow = None if reader is None else ShowCard(camera, reader, today=lambda: session.today)
        self._reader = reader
        self._confirmed = confirmed
        self._own = True
        self._frames = FrameSource(self)
        self._look: Look | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def plain_offered(self) -> bool:
        return self._reader is not None and self._reader.is_there()

    def open(self, question: str) -> None:
        """For the number that this question asks for."""
        self._own = question == OWN_KEY
        self.again()

    def clear(self) -> None:
        self._timer.stop()
        if self._flow is not None:
            self._flow.end()
        self._look = None
        self._frames.clear()
        self.changed.emit()

    def look(self) -> None:
        """Another picture of the camera, and what was read meanwhile."""
        if self._flow is None:
            return
        look = self._flow.step()
        if self._flow.state != "looking":
            self._timer.stop()
            self._look = None
            self._frames.clear()
        elif look is not None and (self._look is None or look.serial != self._look.serial):
            self._look = look
            self._frames.show_preview(look.preview, look.corners)
        self.changed.emit()

    @Slot()
    def again(self) -> None:
        """Also "Coba lagi" after something was missing."""
        self.clear()
        if self._flow is not None:
            self._flow.begin()
            self._timer.start()
            self.look()

    @Slot()
    def confirm(self) -> None:
        nik = None if self._flow is None else self._flow.nik
        if nik is not None:
            digits = nik.digits
            self.clear()
            self._confirmed(digits)

    @Slot()
    def typeIt(self) -> None:
        self.clear()
        self.left.emit()

    @Slot()
    def back(self) -> None:
        """From the number to the camera again, from the camera to the pad."""
        if self._found():
            self.again()
        else:
            self.typeIt()

    # --- inside --------------------------------------------------------------------------------------------------

    def _found(self) -> bool:
        return self._flow is not None and self._flow.state == "found"

    def _digits(self) -> str:
        nik = None if self._flow is None else self._flow.nik
        return "" if nik is None else nik.digits

    def _missing(self) -> str:
        state = "off" if self._flow is None else self._flow.state
        return {"no_camera": "camera", "no_reader": "reader"}.get(state, "")

    def _reading(self) -> bool:
        return self._flow is not None and self._flow.reading

    def _hard(self) -> bool:
        return self._flow is not None and self._flow.is_hard

    def _seen(self) -> bool:
        return self._look is not None and self._look.corners is not None

    def _sharp(self) -> bool:
        return self._look is not None and self._look.sharp

    def _lit(self) -> bool:
        return self._look is not None and self._look.lit

    def _is_own(self) -> bool:
        return self._own

    def _get_frames(self) -> FrameSource:
        return self._frames

    found = Property(bool, _found, notify=changed)
    digits = Property(str, _digits, notify=changed)
    missing = Property(str, _missing, notify=changed)
    reading = Property(bool, _reading, notify=changed)
    hard = Property(bool, _hard, notify=changed)
    seen = Property(bool, _seen, notify=changed)
    sharp = Property(bool, _sharp, notify=changed)
    lit = Property(bool, _lit, notify=changed)
    own = Property(bool, _is_own, notify=changed)
    frames = Property(FrameSource, _get_frames, notify=changed)
