"""A resident shows their KTP to the camera instead of typing its number.

Invariants
- Only "found" has a number, and it is only offered: the resident says whether it is theirs.
- A frame goes to the reader and nowhere else. Camera and reader run from `begin` until the number is found, something is
  missing, or `end`; then no frame and no line of the card is left here.
- A camera or a reader that fails is a state, never an error: the number can be typed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, Literal

from kiosk.domain.card_text import Agreement, sighting
from kiosk.flows.card_ports import CardReader, CardReaderGoneError
from kiosk.flows.ports import Camera, CameraMissingError, Look, PhotoRefusedError
from sync.rules.nik import Nik

CardState = Literal["off", "looking", "found", "no_camera", "no_reader"]
HARD_AFTER: Final = 5  # readings that said nothing: about five seconds of a card that cannot be read like this


class ShowCard:
    def __init__(self, camera: Camera, reader: CardReader, *, today: Callable[[], date]) -> None:
        self._camera = camera
        self._reader = reader
        self._today = today
        self._agreement = Agreement()
        self._serial = -1
        self._in_vain = 0
        self.state: CardState = "off"
        self.nik: Nik | None = None
        self.reading = False

    @property
    def is_hard(self) -> bool:
        """The card was looked at several times in vain: time to say what helps."""
        return self._in_vain >= HARD_AFTER

    def begin(self) -> None:
        self.end()
        try:
            self._camera.start("card")
        except CameraMissingError:
            self.state = "no_camera"
            return
        self.state = "looking"
        self._reader.open()

    def step(self) -> Look | None:
        """Called for every picture of the preview; what the camera sees now, None when it is no longer looked at."""
        if self.state != "looking":
            return None
        try:
            look = self._camera.look()
            self._read()
            if look is not None and self.state == "looking":
                self._offer(look)
        except CameraMissingError:
            self._stop("no_camera")
        except CardReaderGoneError:
            self._stop("no_reader")
        return look if self.state == "looking" else None

    def end(self) -> None:
        self._stop("off")
        self.nik = None
        self._in_vain = 0

    def _read(self) -> None:
        lines = self._reader.answer()
        if lines is None:
            return
        self.reading = False
        seen = sighting(lines, today=self._today())
        self._in_vain = 0 if seen is not None else self._in_vain + 1
        self.nik = self._agreement.see(seen)
        if self.nik is not None:
            self._stop("found")

    def _offer(self, look: Look) -> None:
        if look.serial == self._serial or not _is_worth_reading(look) or self.reading:
            return
        try:
            picture = self._camera.take(anyway=True)
        except PhotoRefusedError:
            return
        self._serial = look.serial
        self.reading = self._reader.offer(picture.jpeg)

    def _stop(self, state: CardState) -> None:
        if self.state == "looking":
            self._camera.stop()
            self._reader.close()
        self.state = state
        self.reading = False
        self._serial = -1
        self._agreement.forget()


def _is_worth_reading(look: Look) -> bool:
    """Print that is sharp and lit: a whole card, also in a hand that trembles, or something that is held still."""
    return look.sharp and look.problem != "dark" and (look.still or look.corners is not None)
