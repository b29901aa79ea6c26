"""Prepared clips: the phrase list, the call and the words of numbers, for each language; `python -m kiosk.devices.voice_clips`.

Invariants
- A clip is `assets/sounds/<language>/<key>.wav`: 16 kHz, one channel, 8 bits µ-law. Whoever records a voice replaces the file.
- A text is said by clips only when they cover every word of it; else the speech program says all of it.
- Javanese is read by the Indonesian voice of the speech program, until native speakers have recorded it: for native review.
"""

from __future__ import annotations

import array
import re
import struct
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import ascii_lowercase
from typing import cast, get_args

import yaml

from kiosk.devices.voice_sound import RATE, Sound
from kiosk.domain.session import Language
from kiosk.domain.spoken import CALL_PARTS, number_words

CLIP_RATE = 16_000
LANGUAGES = cast("tuple[Language, ...]", get_args(Language))
_QUIET = 250  # of 32,767: silence before and after the words
_PAUSE = Sound(bytes(2 * int(RATE * 0.18)))
_WORD = re.compile(r"[^\W_]+|[,.;:!?]")


def clip_texts(language: Language) -> dict[str, str]:
    """Key to text, longest phrases included. English has no phrase list: numbers, letters and the call only."""
    phrases = yaml.safe_load(files("assets").joinpath("phrases", "phrases.yaml").read_text(encoding="utf-8"))["phrases"]
    texts = {each["key"]: each[language] for each in phrases if language in each and "..." not in each[language]}
    queue, go = CALL_PARTS[language]
    texts |= {"call_queue": queue, "call_go": go}
    texts |= {f"letter_{letter}": letter for letter in ascii_lowercase}
    words = {word for number in range(1000) for word in number_words(number, language).split()}
    return texts | {f"word_{word}": word for word in sorted(words)}


def clip_sound(text: str, language: Language) -> Sound | None:
    """The whole text from clips; None when a word of it has none."""
    keys = _keys(tuple(_WORD.findall(text.lower())), language)
    if not keys:
        return None
    sounds = [_PAUSE if key == "" else read_clip(key, language) for key in keys]
    if any(sound is None for sound in sounds):
        return None
    return Sound(b"".join(sound.samples for sound in sounds if sound is not None))


def _keys(words: tuple[str, ...], language: Language) -> list[str] | None:
    """Greedy, longest first; "" is a pause."""
    known = _known(language)
    longest = max(map(len, known))
    keys: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(longest, 0, -1) if words[at : at + n] in known), 0)
        if length:
            keys.append(known[words[at : at + length]])
        elif not words[at].isalnum():
            keys.append("")
        else:
            return None
        at += length or 1
    return keys


@cache
def _known(language: Language) -> Mapping[tuple[str, ...], str]:
    """Words to key. A phrase is known with its punctuation and without the last mark."""
    known: dict[tuple[str, ...], str] = {}
    for key, text in clip_texts(language).items():
        words = tuple(_WORD.findall(text.lower()))
        known.setdefault(words, key)
        if not words[-1].isalnum():
            known.setdefault(words[:-1], key)
    return known


@cache
def read_clip(key: str, language: Language) -> Sound | None:
    """None when it was not prepared; small enough to be kept once read."""
    import miniaudio  # type: ignore[import-untyped]

    file = files("assets").joinpath("sounds", language, f"{key}.wav")
    try:
        decoded = miniaudio.decode(file.read_bytes(), miniaudio.SampleFormat.SIGNED16, 1, RATE)
    except (OSError, miniaudio.DecodeError):
        return None
    return Sound(bytes(decoded.samples))


# --- making them -----------------------------------------------------------------------------------------------------


def main(folder: Path) -> int:
    """Every clip anew, by the speech program."""
    from kiosk.devices.voice_speech import synthesize

    total = 0
    for language in LANGUAGES:
        (folder / language).mkdir(parents=True, exist_ok=True)
        for key, text in clip_texts(language).items():
            total += (folder / language / f"{key}.wav").write_bytes(_wav(synthesize(text, language)))
    print(f"{total / 1e6:.2f} MB in {folder}")
    return 0


def _wav(sound: Sound) -> bytes:
    import miniaudio

    narrow = miniaudio.convert_frames(
        miniaudio.SampleFormat.SIGNED16, 1, RATE, _trimmed(sound).samples, miniaudio.SampleFormat.SIGNED16, 1, CLIP_RATE
    )
    coded = bytes(_mu_law(array.array("h", bytes(narrow))))
    form = struct.pack("<4sIHHIIHHH", b"fmt ", 18, 7, 1, CLIP_RATE, CLIP_RATE, 1, 8, 0)
    data = struct.pack("<4sI", b"data", len(coded)) + coded + b"\0" * (len(coded) % 2)
    return struct.pack("<4sI4s", b"RIFF", 4 + len(form) + len(data), b"WAVE") + form + data


def _trimmed(sound: Sound) -> Sound:
    samples = array.array("h", sound.samples)
    loud = [at for at, each in enumerate(samples) if abs(each) > _QUIET]
    if not loud:
        return sound
    margin = RATE // 50
    return Sound(samples[max(0, loud[0] - margin) : loud[-1] + margin].tobytes())


def _mu_law(samples: array.array[int]) -> Iterator[int]:
    """G.711: sign, three bits of exponent, four of mantissa, all inverted."""
    for sample in samples:
        size = min(abs(sample), 32_635) + 132
        exponent = size.bit_length() - 8
        yield ~((0x80 if sample < 0 else 0) | exponent << 4 | (size >> (exponent + 3)) & 0x0F) & 0xFF


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("assets/sounds")))
