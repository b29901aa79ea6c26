"""The speech program: espeak-ng, a program of its own, never in this process.

Invariants
- The text goes through a pipe, never into the list of processes; nothing is written to a disk.
- It ends in `LIMIT_S` or is killed; `Saying.stop` kills it at once.
- There is no Javanese voice: the Indonesian one reads Javanese, whose letters it shares.
"""

from __future__ import annotations

import shutil
import subprocess
import threading

from kiosk.devices.voice_sound import Sound
from kiosk.domain.session import Language

PROGRAM = "espeak-ng"
VOICES: dict[Language, str] = {"id": "id", "jv": "id", "en": "en"}
WORDS_A_MINUTE = 165
LIMIT_S = 8.0
_HEADER = 44  # of the WAV that it streams; the lengths in it are not true


class NoSpeechError(Exception):
    """The world's: the program is not there, or did not answer in time."""


class Saying:
    """One text on its way to sound; `stop` may come from another thread, also before it begins."""

    def __init__(self, program: str = PROGRAM, limit_s: float = LIMIT_S) -> None:
        self._program = program
        self._limit_s = limit_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def sound(self, text: str, language: Language) -> Sound:
        """Raises NoSpeechError."""
        process = self._begin(language)
        try:
            said, _ = process.communicate(text.encode(), timeout=self._limit_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise NoSpeechError from None
        except OSError:
            process.kill()
            process.wait()
            raise NoSpeechError from None
        if len(said) <= _HEADER:
            raise NoSpeechError
        return Sound(said[_HEADER : len(said) - len(said) % 2])

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def _begin(self, language: Language) -> subprocess.Popen[bytes]:
        found = shutil.which(self._program)
        with self._lock:
            if found is None or self._stopped:
                raise NoSpeechError
            try:
                self._process = subprocess.Popen(  # noqa: S603 - a fixed program, the text is on its stdin
                    [found, "-v", VOICES[language], "-s", str(WORDS_A_MINUTE), "--stdin", "--stdout"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:
                raise NoSpeechError from None
            return self._process


def synthesize(text: str, language: Language) -> Sound:
    """Raises NoSpeechError."""
    return Saying().sound(text, language)


def is_installed() -> bool:
    return shutil.which(PROGRAM) is not None
