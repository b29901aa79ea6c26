"""A photo from a stranger's phone, made into one of ours: size first, then what it says it is, then every pixel anew.

Invariants
- Nothing of the file is passed on: the picture is drawn anew as JPEG, upright, at most 1280 px, without EXIF (which tells
  where somebody lives), thumbnails, profiles or whatever was hidden behind its end.
- Bytes, format and pixels are bounded before anything is decoded, so a small file cannot become a large picture.
- No plain byte touches a disk.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_BYTES = 12 * 1024 * 1024
"""What a phone's camera writes at most; a page that shrinks first sends a twentieth of it."""
MAX_PIXELS = 64_000_000
LEAST_SIDE_PX = 300  # below that no paper can be read
LONG_SIDE_PX = 1280
ENOUGH_BYTES = 190_000
"""A picture goes to halls on 2G lines; beyond this it is made smaller once more."""
_FORMATS = ("JPEG", "PNG")
_TRIES = ((LONG_SIDE_PX, 72), (LONG_SIDE_PX, 55), (1024, 50), (800, 45))


class WrongPictureError(Exception):
    """`reason`: empty, large (bytes or pixels), kind (no JPEG or PNG, or a broken one), small."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def redrawn(body: bytes) -> bytes:
    """A JPEG of ours. Raises WrongPictureError."""
    if not body:
        raise WrongPictureError("empty")
    if len(body) > MAX_BYTES:
        raise WrongPictureError("large")
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        picture = _read(body)
    return _small_enough(picture)


def _read(body: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(body), formats=_FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise WrongPictureError("large")
            opened.draft("RGB", (2 * LONG_SIDE_PX, 2 * LONG_SIDE_PX))  # JPEG alone: decoded at a fraction of its size
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail((LONG_SIDE_PX, LONG_SIDE_PX))
            picture = _on_white(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise WrongPictureError("large") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, OverflowError, EOFError, KeyError):
        raise WrongPictureError("kind") from None
    if max(picture.size) < LEAST_SIDE_PX:
        raise WrongPictureError("small")
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    """What shows through in a PNG is paper."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        paper.alpha_composite(seen)
        picture = paper
    return picture.convert("RGB")


def _small_enough(picture: Image.Image) -> bytes:
    """The first of the tries that is, else the last."""
    made = b""
    for side_px, quality in _TRIES:
        drawn = picture.copy()
        drawn.thumbnail((side_px, side_px))
        file = io.BytesIO()
        drawn.save(file, "JPEG", quality=quality, optimize=True)
        made = file.getvalue()
        if len(made) <= ENOUGH_BYTES:
            break
    return made
