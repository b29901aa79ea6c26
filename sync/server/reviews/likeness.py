"""Whether two pictures are the same photograph: perceptual hashes of a picture and of pieces of it.

Invariants
- What leaves here is hashes (ImageHash's dhash and phash, 256 bits each), never pixels. They are of the picture in grey,
  its tones spread evenly, without the strip below it where the kiosk writes its stamp.
- `distance` is symmetric: a cropped copy is found whichever of the two came first.
- Nothing here knows whose picture it is. Whether a small distance means anything is for `rules` and then for a person.

Why so large and so many hashes: at 64 bits two honest photographs of one person in one hall are as near to each other as a
photograph and its own crop. The figures are in kiosk/decisions/007-presence-review.md.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property

import imagehash
from PIL import Image, ImageOps

SAME = 26  # of 512 bits: at most so far apart, two pictures count as one photograph
FAR = 80  # of 512 bits, before the finer look: copies are nearer by then
STILL = 2  # of 256 bits: a living person does not hold so still for three frames
COARSE = 18  # of 64 bits: what is farther apart at first glance is not compared closely
MAX_PIXELS = 4_000_000  # a kiosk sends at most 1280 x 1350
_SIDE = 16
_BYTES = _SIDE * _SIDE // 8
_VIEW_BYTES = 2 * _BYTES
_STAMP_PART = 0.055  # of the picture's width; kiosk/capture/photo.py
_WORKING = (320, 240)
_PIECE = 96
Box = tuple[float, float, float, float]


def _pieces(scale: float, steps: int) -> list[Box]:
    """Pieces of this size, in a grid over the picture."""
    rest = (1 - scale) / (steps - 1)
    return [(rest * x, rest * y, rest * x + scale, rest * y + scale) for x in range(steps) for y in range(steps)]


_WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
_CROPS = [_WHOLE, *_pieces(0.98, 3), *_pieces(0.96, 3), *_pieces(0.94, 5), *_pieces(0.92, 5)]
# A little off the sizes of the crops, so that between the two lists the steps are finer than in either.
_ASKED = [_WHOLE, *_pieces(0.99, 3)]


class UnreadableError(Exception):
    """These bytes are no picture that a kiosk would send."""


@dataclass(frozen=True)
class Views:
    """The hashes of one photograph. `packed` is what is kept: crops, asked and mirrored views, one after the other."""

    packed: bytes
    coarse: int  # signed 64 bits, for the database
    coarse_mirrored: int

    @cached_property
    def crops(self) -> list[int]:
        return self._ints(0, len(_CROPS))

    @cached_property
    def asked(self) -> list[int]:
        return self._ints(len(_CROPS), len(_ASKED))

    @cached_property
    def mirrored(self) -> list[int]:
        return self._ints(len(_CROPS) + len(_ASKED), len(_ASKED))

    @property
    def difference_hash(self) -> int:
        """The dhash of the whole picture, 256 bits."""
        return int.from_bytes(self.packed[:_BYTES])

    def _ints(self, first: int, count: int) -> list[int]:
        places = range(first * _VIEW_BYTES, (first + count) * _VIEW_BYTES, _VIEW_BYTES)
        return [int.from_bytes(self.packed[place : place + _VIEW_BYTES]) for place in places]


def views_of(jpeg: bytes) -> Views:
    """Raises UnreadableError."""
    picture = _grey(jpeg)
    mirror = ImageOps.mirror(picture)
    views = [_view(picture, box) for box in (*_CROPS, *_ASKED)] + [_view(mirror, box) for box in _ASKED]
    return Views(b"".join(views), _coarse(picture), _coarse(mirror))


def distance(one: Views, other: Views) -> int:
    """Of 512 bits, over all pairs of views: 0 for the same file, about 240 for pictures that have nothing in common."""
    first = min(
        _nearest(one.crops, [other.asked[0], other.mirrored[0]]), _nearest(other.crops, [one.asked[0], one.mirrored[0]])
    )
    if first > FAR:
        return first
    return min(_nearest(one.crops, other.asked + other.mirrored), _nearest(other.crops, one.asked + one.mirrored))


def stillness(frames: list[Views]) -> int:
    """How far apart the two frames of a burst are that differ most, of 256 bits. Raises ValueError for fewer than two."""
    hashes = [frame.difference_hash for frame in frames]
    return max((one ^ other).bit_count() for place, one in enumerate(hashes) for other in hashes[place + 1 :])


def _nearest(crops: list[int], asked: list[int]) -> int:
    return min((crop ^ view).bit_count() for crop in crops for view in asked)


def _grey(jpeg: bytes) -> Image.Image:
    try:
        picture = _decoded(jpeg)
    except Exception:  # noqa: BLE001 - a decoder fails in its own ways on foreign bytes; none of them is ours to keep
        raise UnreadableError("not a picture that a kiosk sends") from None
    strip = round(picture.width * _STAMP_PART)
    above = picture.crop((0, 0, picture.width, max(1, picture.height - strip)))
    return ImageOps.equalize(above.resize(_WORKING, Image.Resampling.LANCZOS))


def _decoded(jpeg: bytes) -> Image.Image:
    with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as opened:
        if opened.width * opened.height > MAX_PIXELS or min(opened.size) < _SIDE:
            raise UnreadableError("not of a size that a kiosk sends")
        opened.draft("L", (_WORKING[0] * 2, _WORKING[1] * 2))  # the decoder reduces: four times faster
        return opened.convert("L")


def _view(picture: Image.Image, box: Box) -> bytes:
    wide, tall = picture.size
    pixels = (box[0] * wide, box[1] * tall, box[2] * wide, box[3] * tall)
    piece = picture.resize((_PIECE, _PIECE), Image.Resampling.BILINEAR, box=pixels)
    return _bytes(imagehash.dhash(piece, _SIDE)) + _bytes(imagehash.phash(piece, _SIDE))


def _bytes(found: imagehash.ImageHash) -> bytes:
    return bytes.fromhex(str(found))


def _coarse(picture: Image.Image) -> int:
    return int.from_bytes(_bytes(imagehash.phash(picture)), signed=True)
