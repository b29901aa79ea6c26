"""Where sound goes: the computer's loudspeaker or headset, or a folder that behaves like one.

Invariants
- `play` returns when the sound is over or `going` says no, and within a tenth of a second of that; a device that does not
  take sound any more is a `SpeakerMissingError`, never a hang.
- `is_private` is true only when a headset is known to be in; what cannot be told is not private.
"""

from __future__ import annotations

import array
import os
import re
import sys
import threading
import wave
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.devices.voice_headset import is_jack_in

if TYPE_CHECKING:  # a library for signals comes along with it: loaded with the first sound
    import miniaudio  # type: ignore[import-untyped]

RATE = 22_050
LOUDNESS = {1: 0.35, 2: 0.65, 3: 1.0}
_GLANCE_S = 0.03
_STALLED_S = 1.5
_BUFFER_MS = 100
_HEADSET = re.compile(r"head ?(set|phone)|ear ?(phone|bud|piece)", re.IGNORECASE)

Going = Callable[[], bool]


class SpeakerMissingError(Exception):
    """The world's: nothing takes sound now."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One channel, 16 bits, `RATE`."""

    samples: bytes

    @property
    def seconds(self) -> float:
        return len(self.samples) / 2 / RATE

    def at(self, step: int) -> Sound:
        """As loud as the volume says."""
        louder = array.array("h", self.samples)
        return Sound(array.array("h", [int(each * LOUDNESS[step]) for each in louder]).tobytes())


class Speaker(Protocol):
    @property
    def is_private(self) -> bool: ...

    def play(self, sound: Sound, going: Going) -> None:
        """Raises SpeakerMissingError."""


class SystemSpeaker:
    """What the system plays on; a headset with its own sound card is preferred to the loudspeaker."""

    def __init__(self) -> None:
        self._plays_on_headset = False

    @property
    def is_private(self) -> bool:
        return self._plays_on_headset or is_jack_in()

    def play(self, sound: Sound, going: Going) -> None:
        import miniaudio

        try:
            device = self._open()
        except (miniaudio.MiniaudioError, SpeakerMissingError):
            self._plays_on_headset = False
            raise SpeakerMissingError from None
        try:
            self._feed(device, sound, going)
        except miniaudio.MiniaudioError:
            raise SpeakerMissingError from None
        finally:
            device.close()

    def look(self) -> list[str]:
        """Names of what could play. Raises SpeakerMissingError."""
        import miniaudio

        try:
            return [str(each["name"]) for each in self._found()]
        except miniaudio.MiniaudioError:
            raise SpeakerMissingError from None

    @staticmethod
    def _found() -> list[dict[str, Any]]:
        """Asked without a sound card, the system's library writes twenty lines to stderr; so it is not asked."""
        if sys.platform == "linux" and not _has_sound():
            raise SpeakerMissingError
        import miniaudio

        found: list[dict[str, Any]] = miniaudio.Devices(_backends()).get_playbacks()
        return found

    def _open(self) -> miniaudio.PlaybackDevice:
        import miniaudio

        headset = self._headset_of(self._found())
        self._plays_on_headset = headset is not None
        return miniaudio.PlaybackDevice(
            nchannels=1, sample_rate=RATE, buffersize_msec=_BUFFER_MS, device_id=headset, backends=_backends()
        )

    @staticmethod
    def _headset_of(found: list[dict[str, Any]]) -> Any | None:
        """Windows names every analogue output "Headphones" on some boards, so there a name says nothing."""
        if sys.platform == "win32":
            return None
        return next((each["id"] for each in found if _HEADSET.search(str(each["name"]))), None)

    @staticmethod
    def _feed(device: miniaudio.PlaybackDevice, sound: Sound, going: Going) -> None:
        given = [0]
        pause = threading.Event()
        device.start(_pieces(sound.samples, given))
        seen, silent_s = -1, 0.0
        while given[0] < len(sound.samples) and going():
            pause.wait(_GLANCE_S)
            silent_s = 0.0 if given[0] != seen else silent_s + _GLANCE_S
            seen = given[0]
            if silent_s > _STALLED_S:
                raise SpeakerMissingError
        if going():
            pause.wait(2 * _BUFFER_MS / 1000)


class FolderSpeaker:
    """Every sound becomes a WAV file: as much of it as was played. A file `unplugged` in the folder pulls the speaker, a
    file `headset` puts one in. It takes `pace` times as long as a real speaker.
    """

    def __init__(self, folder: Path, *, pace: float = 1.0) -> None:
        self._folder = folder
        self._pace = pace

    @property
    def is_private(self) -> bool:
        return (self._folder / "headset").exists()

    def look(self) -> list[str]:
        """Raises SpeakerMissingError."""
        if not self._folder.is_dir() or (self._folder / "unplugged").exists():
            raise SpeakerMissingError
        return [f"file:{self._folder.name}"]

    def play(self, sound: Sound, going: Going) -> None:
        self.look()
        pause = threading.Event()
        played_s = 0.0
        while played_s < sound.seconds and going():
            pause.wait(_GLANCE_S * self._pace)
            played_s += _GLANCE_S
            self.look()
        self._write(sound.samples[: 2 * int(played_s * RATE)])

    def _write(self, samples: bytes) -> None:
        number = len(list(self._folder.glob("*.wav"))) + 1
        with wave.open(str(self._folder / f"{number:03}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples)


class NoSpeaker:
    is_private = False

    def look(self) -> list[str]:
        """Raises SpeakerMissingError, always."""
        raise SpeakerMissingError

    def play(self, sound: Sound, going: Going) -> None:  # noqa: ARG002 - a speaker's shape
        raise SpeakerMissingError


def _has_sound() -> bool:
    """A card of the kernel's that plays, or a sound server of this user's."""
    server = Path("/run/user") / str(os.getuid()) / "pulse" / "native"
    return any(Path("/dev/snd").glob("pcmC*D*p")) or server.exists()


def _pieces(samples: bytes, given: list[int]) -> Generator[bytes, int, None]:
    """What the device asks for; `given[0]` tells how far it is. Begun, as the library wants it."""

    def pieces() -> Generator[bytes, int, None]:
        frames = yield b""
        while given[0] < len(samples):
            piece = samples[given[0] : given[0] + 2 * frames]
            given[0] += len(piece)
            frames = yield piece

    begun = pieces()
    next(begun)
    return begun


def speaker_of(spec: str) -> SystemSpeaker | FolderSpeaker | NoSpeaker:
    """`device`, `file:DIR` or `none`. Raises ValueError."""
    kind, _, rest = spec.partition(":")
    match kind, rest:
        case "device", "":
            return SystemSpeaker()
        case "none", "":
            return NoSpeaker()
        case "file", folder if folder:
            return FolderSpeaker(Path(folder))
    raise ValueError("sound is device, file:DIR or none")


def _backends() -> list[miniaudio.Backend]:
    import miniaudio

    return [backend for backend in miniaudio.Backend if backend is not miniaudio.Backend.NULL]
