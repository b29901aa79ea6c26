"""The kiosk's voice: prepared clips, else the speech program, through the speaker.

Invariants
- One thread says one text at a time; a newer text or `stop` ends the older within a tenth of a second.
- No speaker, no speech program, a speaker that was pulled: state "missing" and one line in the log until it speaks again.
- A text that `kiosk.domain.spoken.clean` refuses is dropped; the log tells that, never the text.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass

from kiosk.devices.voice_clips import clip_sound
from kiosk.devices.voice_sound import NoSpeaker, Sound, Speaker, SpeakerMissingError, speaker_of
from kiosk.devices.voice_speech import NoSpeechError, Saying
from kiosk.domain.session import Language
from kiosk.domain.spoken import PrivateNumberError, clean
from kiosk.flows.voice_ports import LOUDEST, VoiceState

_LOG = logging.getLogger(__name__)
_CLOSE_S = 3.0


@dataclass(frozen=True, slots=True)
class _Wanted:
    text: str
    language: Language
    private: bool
    to_all: bool
    volume: int
    saying: Saying
    stopped: threading.Event


def voice_of(spec: str) -> SpokenVoice:
    """A place for sound that nobody knows is one line in the log, and a kiosk without a voice."""
    try:
        return SpokenVoice(speaker_of(spec))
    except ValueError as error:
        _LOG.warning("no voice: %s", error)
        return SpokenVoice(NoSpeaker())


class SpokenVoice:
    """A `Voice`. `close` ends its thread."""

    def __init__(self, speaker: Speaker, *, program: str | None = None) -> None:
        """`program` instead of the speech program that is installed."""
        self._speaker = speaker
        self._program = program
        self._volume = 2
        self._missing = False
        self._changed = threading.Condition()
        self._calls: list[_Wanted] = []
        self._next: _Wanted | None = None
        self._now: _Wanted | None = None
        self._open = True
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> VoiceState:
        with self._changed:
            if self._calls or self._next is not None or (self._now is not None and not self._now.stopped.is_set()):
                return "speaking"
            return "missing" if self._missing else "idle"

    @property
    def is_private(self) -> bool:
        return self._speaker.is_private

    def say(self, text: str, language: Language, *, private: bool = False) -> None:
        self._take(text, language, private=private)

    def announce(self, text: str, language: Language) -> None:
        self._take(text, language, to_all=True)

    def _take(self, text: str, language: Language, *, private: bool = False, to_all: bool = False) -> None:
        try:
            said = clean(text)
        except PrivateNumberError:
            _LOG.error("a text to be said held a number that belongs to a person; it was dropped")
            return
        saying = Saying() if self._program is None else Saying(self._program)
        with self._changed:
            self._end_present()
            if not said or not self._open:
                return
            wanted = _Wanted(said, language, private, to_all, self._volume, saying, threading.Event())
            if to_all:
                self._calls.append(wanted)
            else:
                self._next = wanted
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def stop(self) -> None:
        with self._changed:
            self._end_present()

    def set_volume(self, step: int) -> None:
        self._volume = min(max(step, 1), LOUDEST)

    def close(self) -> None:
        with self._changed:
            self._open = False
            self._end_present()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(_CLOSE_S)

    def _end_present(self) -> None:
        """A call to the hall is waited for."""
        self._next = None
        if not self._open:
            self._calls.clear()
        if self._now is not None and (not self._now.to_all or not self._open):
            self._now.stopped.set()
            self._now.saying.stop()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._now = None
                self._changed.wait_for(lambda: self._calls or self._next is not None or not self._open)
                if self._calls:
                    wanted: _Wanted | None = self._calls.pop(0)
                else:
                    wanted, self._next = self._next, None
                if wanted is None:
                    return
                self._now = wanted
            self._say(wanted)

    def _say(self, wanted: _Wanted) -> None:
        def going() -> bool:
            return not wanted.stopped.is_set() and (self._speaker.is_private or not wanted.private)

        try:
            sound = self._sound(wanted).at(wanted.volume)
            if going():
                self._speaker.play(sound, going)
        except (NoSpeechError, SpeakerMissingError) as missing:
            if not wanted.stopped.is_set():
                self._tell(missing)
        except Exception as error:  # noqa: BLE001 - a library's or ours: the screens go on without a voice
            self._tell(error)
        else:
            self._missing = False

    @staticmethod
    def _sound(wanted: _Wanted) -> Sound:
        """Raises NoSpeechError."""
        return clip_sound(wanted.text, wanted.language) or wanted.saying.sound(wanted.text, wanted.language)

    def _tell(self, missing: Exception) -> None:
        if not self._missing:
            _LOG.warning("no voice (%s); everything else goes on", type(missing).__name__)
        self._missing = True
