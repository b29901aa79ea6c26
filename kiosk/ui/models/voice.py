"""Reading aloud: what the page says, part by part, and what ends it.

Invariants
- Any touch or key is silence; the touch that silenced "Berhenti" does not begin anew.
- A page reads itself only where the resident asked for a voice, and never on the officer's side.
- Private words go to a headset or nowhere; what `kiosk.domain.spoken.clean` refuses goes nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.spoken import LONGEST_S, seconds
from kiosk.flows.voice_ports import LOUDEST

if TYPE_CHECKING:  # the first picture is there before either is read
    from kiosk.domain.session import Language
    from kiosk.flows.voice_ports import Voice

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

LISTEN_MS = 60
USUAL_VOLUME = 2


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    private: bool = False


@QmlElement
@QmlUncreatable("made by the application")
class VoiceModel(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(
        self, voice: Voice, language: Callable[[], Language], wanted: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """`wanted`: pages read themselves now."""
        super().__init__(parent)
        self._voice = voice
        self._language = language
        self._wanted = wanted
        self._parts: list[_Part] = []
        self._at = -1
        self._silenced = False
        self._shown = ("idle", -1)
        self._volume = USUAL_VOLUME
        self._listen = QTimer(self)
        self._listen.setInterval(LISTEN_MS)
        self._listen.timeout.connect(self.look)
        voice.set_volume(USUAL_VOLUME)

    # --- from the pages

    @Slot("QVariantList", str)
    @Slot("QVariantList")
    def opened(self, parts: Sequence[str], private_text: str = "") -> None:
        """A page or a dialog stands there: by itself it says no more than `LONGEST_S`, Dengarkan says all."""
        self.stop()
        if self._wanted():
            self._begin(_fitting(parts), private_text)

    @Slot("QVariantList", str)
    @Slot("QVariantList")
    def toggle(self, parts: Sequence[str], private_text: str = "") -> None:
        """Dengarkan, which is Berhenti while it speaks."""
        if self._silenced:
            self._silenced = False
            return
        if self._at >= 0:
            self.stop()
        else:
            self._begin(parts, private_text)

    @Slot("QVariantList")
    def added(self, parts: Sequence[str]) -> None:
        """Words that came while the page stood there: after what is being said."""
        if self._at >= 0:
            self._parts += [_Part(str(text)) for text in parts]
        elif self._wanted():
            self._begin(parts, "")

    @Slot(str)
    def read(self, text: str) -> None:
        """The speaker on a card."""
        self._begin([text], "")

    @Slot()
    def louder(self) -> None:
        """1, 2, 3, and 1 again; the loudness is heard at once where something is being said."""
        self._set_volume(self._volume % LOUDEST + 1)

    @Slot()
    def stop(self) -> None:
        if self._at >= 0:
            self._voice.stop()
        self._rest()

    # --- from Python

    def use(self, voice: Voice) -> None:
        """The hall's own voice is there now; until then the screen was mute."""
        self.stop()
        self._voice = voice
        voice.set_volume(self._volume)
        self._tell()

    def touched(self) -> None:
        """A finger, the mouse or a key."""
        self._silenced = self._at >= 0
        self.stop()

    def restore(self) -> None:
        """The stay is over."""
        self._silenced = False
        self.stop()
        self._set_volume(USUAL_VOLUME)

    @property
    def plain_state(self) -> str:
        return "speaking" if self._at >= 0 else "missing" if self._voice.state == "missing" else "idle"

    # --- one part after the other

    def _begin(self, parts: Sequence[str], private_text: str) -> None:
        said = [_Part(str(text)) for text in parts]
        if private_text and self._voice.is_private:
            said.append(_Part(private_text, private=True))
        self._parts = said
        if said:
            self._say(0)

    def _say(self, at: int) -> None:
        self._silenced = False
        part = self._parts[at]
        self._at = at
        self._voice.say(part.text, self._language(), private=part.private)
        self._listen.start()
        self._tell()

    def look(self) -> None:
        if self._voice.state == "speaking":
            return
        if self._voice.state == "idle" and self._at + 1 < len(self._parts):
            self._say(self._at + 1)
        else:
            self._rest()

    def _rest(self) -> None:
        self._listen.stop()
        self._parts = []
        self._at = -1
        self._tell()

    def _set_volume(self, step: int) -> None:
        self._volume = step
        self._voice.set_volume(step)
        self.changed.emit()

    def _tell(self) -> None:
        shown = (self.plain_state, self._at)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def _get_state(self) -> str:
        return self.plain_state

    def _get_at(self) -> int:
        return self._at

    def _get_volume(self) -> int:
        return self._volume

    state = Property(str, _get_state, notify=changed)
    at = Property(int, _get_at, notify=changed)
    volume = Property(int, _get_volume, notify=changed)


def _fitting(parts: Sequence[str]) -> list[str]:
    """The first, and of the others as many as fit; none by halves."""
    fitting = [str(part) for part in parts[:1]]
    for part in parts[1:]:
        if seconds(". ".join([*fitting, str(part)])) > LONGEST_S:
            break
        fitting.append(str(part))
    return fitting
