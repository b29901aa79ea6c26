"""The gallery's voice: says nothing, remembers what it was asked to say, and ends when it is told."""

from __future__ import annotations

from kiosk.domain.session import Language
from kiosk.domain.spoken import PrivateNumberError, clean
from kiosk.flows.voice_ports import VoiceState


class MemoryVoice:
    """`Voice`. `finish` is the end of what is being said; a scene sets `missing` and `is_private`."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.private: list[str] = []
        self.languages: list[Language] = []
        self.volume = 0
        self.missing = False
        self.is_private = False
        self._speaking = False

    @property
    def state(self) -> VoiceState:
        return "speaking" if self._speaking else "missing" if self.missing else "idle"

    def say(self, text: str, language: Language, *, private: bool = False) -> None:
        try:
            said = clean(text)
        except PrivateNumberError:
            said = ""
        self._speaking = bool(said) and not self.missing and (self.is_private or not private)
        if self._speaking:
            (self.private if private else self.said).append(said)
            self.languages.append(language)

    def announce(self, text: str, language: Language) -> None:
        self.say(text, language)

    def finish(self) -> None:
        self._speaking = False

    def stop(self) -> None:
        self._speaking = False

    def set_volume(self, step: int) -> None:
        self.volume = step
