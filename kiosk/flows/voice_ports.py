"""What the screens and the calling of numbers need of a voice; an adapter provides it.

Invariants
- Nothing here raises and nothing waits: a voice that is not there is state "missing", and everything else goes on.
- What `kiosk.domain.spoken.clean` refuses is never said, whoever asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:  # the first picture is there before the session is read
    from kiosk.domain.session import Language

VoiceState = Literal["idle", "speaking", "missing"]
LOUDEST = 3


class Voice(Protocol):
    @property
    def state(self) -> VoiceState:
        """State "missing" lasts until a text could be said again."""

    @property
    def is_private(self) -> bool:
        """Only one person hears it: a headset is in. False when nobody can tell."""

    def say(self, text: str, language: Language, *, private: bool = False) -> None:
        """Begins at once, in place of what is being said. Tries again where it was missing.

        `private`: only while `is_private`; a headset that is pulled out ends it.
        """

    def announce(self, text: str, language: Language) -> None:
        """To the whole hall, in place of what is being said; nothing ends it, and what is said next waits for it."""

    def stop(self) -> None:
        """Silent within a tenth of a second."""

    def set_volume(self, step: int) -> None:
        """1 to `LOUDEST`."""


class Mute:
    """A hall without a voice."""

    state: VoiceState = "missing"
    is_private = False

    def say(self, text: str, language: Language, *, private: bool = False) -> None:
        pass

    def announce(self, text: str, language: Language) -> None:
        pass

    def stop(self) -> None:
        pass

    def set_volume(self, step: int) -> None:
        pass
