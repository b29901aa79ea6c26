"""The process that reads print: pictures come on standard input, the lines of each go to standard output.

Invariants
- Started and ended by `kiosk.capture.card_reader`. A message is four bytes of length and as many bytes: a JPEG in, a JSON list of
  `[text, sure]` out. The end of its input is its end, so that it never outlives the kiosk.
- It writes no file, tells nobody that it runs and leaves no core dump, where the system knows such limits; the library's own words go nowhere.
- A picture that is none has no lines. Whatever else goes wrong ends the process, and the resident types.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from typing import IO, Any, Final

import cv2
import numpy as np

from kiosk.capture.quality import Frame
from kiosk.domain.card_text import LONGEST_LINE, MOST_LINES

MOST_PICTURE_BYTES: Final = 4 * 1024 * 1024
_MEMORY_BYTES: Final = 3 * 1024**3  # addresses, of which a tenth is used
_SIDE: Final = 736  # to find lines; each is then read from the full picture
_LENGTH = struct.Struct(">I")
# One thread and one line at a time: 0.6 s a picture and 300 MB, instead of 0.4 s and 800 MB.
_SETTINGS: Final[dict[str, object]] = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Det.limit_type": "max",
    "Det.limit_side_len": _SIDE,
    "Rec.rec_batch_num": 1,
}


class Engine:
    def __init__(self) -> None:
        # Since 1.32 it would tell its maker of each start, on every system; this is read when it is loaded.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime  # type: ignore[import-untyped]
        from rapidocr import RapidOCR

        onnxruntime.disable_telemetry_events()
        cv2.setNumThreads(1)
        self._read: Any = RapidOCR(params=_SETTINGS)

    def lines(self, picture: Frame) -> list[tuple[str, float]]:
        """Of a picture of a card lying or standing; what was held the wrong way up is turned over and read again."""
        if picture.shape[0] > picture.shape[1] * 1.2:
            picture = cv2.rotate(picture, cv2.ROTATE_90_CLOCKWISE).astype(np.uint8, copy=False)
        found = self._once(picture)
        if found and not any("NIK" in text.upper() for text, _ in found):
            found = self._once(cv2.rotate(picture, cv2.ROTATE_180).astype(np.uint8, copy=False)) or found
        return found

    def _once(self, picture: Frame) -> list[tuple[str, float]]:
        told = self._read(picture, use_cls=False)
        pairs = zip(told.txts or (), told.scores or (), strict=True)
        return [(text[:LONGEST_LINE], min(1.0, max(0.0, float(sure)))) for text, sure in pairs][:MOST_LINES]


def main() -> int:
    """The exit code."""
    given, told = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # a library that prints says nothing to our parent
    engine = Engine()
    _limit()
    while (jpeg := _message(given)) is not None:
        picture = _picture(jpeg)
        body = json.dumps([] if picture is None else engine.lines(picture)).encode()
        told.write(_LENGTH.pack(len(body)) + body)
        told.flush()
    return 0


def _message(given: IO[bytes]) -> bytes | None:
    head = given.read(_LENGTH.size)
    if len(head) != _LENGTH.size or (length := _LENGTH.unpack(head)[0]) > MOST_PICTURE_BYTES:
        return None
    jpeg = given.read(length)
    return jpeg if len(jpeg) == length else None


def _picture(jpeg: bytes) -> Frame | None:
    if not jpeg:
        return None
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    return None if picture is None else picture.astype(np.uint8, copy=False)


def _limit() -> None:
    if hasattr(os, "nice"):
        os.nice(5)  # the preview goes first
    try:
        import resource
    except ImportError:
        return
    for what, limit in ((resource.RLIMIT_AS, _MEMORY_BYTES), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (limit, limit))


if __name__ == "__main__":
    sys.exit(main())
