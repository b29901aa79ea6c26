"""Generated badge pictures as cheap webcams give them; `python -m tests.unit.kiosk.capture.degraded_badges` measures."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from statistics import median, quantiles

import cv2
import numpy as np
import qrcode

from kiosk.capture.code import read_code
from kiosk.capture.quality import Frame

BADGE_LENGTH = 330  # characters of a signed badge

Spoil = Callable[[Frame, np.random.Generator], Frame]


def _u8(picture: np.ndarray) -> Frame:
    return np.clip(picture, 0, 255).astype(np.uint8)


def _tilted(frame: Frame, rng: np.random.Generator) -> Frame:
    height, width = frame.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    moved = (corners + rng.uniform(-0.16, 0.16, (4, 2)) * (width, height)).astype(np.float32)
    return _u8(
        cv2.warpPerspective(frame, cv2.getPerspectiveTransform(corners, moved), (width, height), borderValue=(90,) * 3)
    )


def _glaring(frame: Frame, rng: np.random.Generator) -> Frame:
    light = np.zeros(frame.shape[:2], np.float32)
    centre = (int(rng.uniform(450, 830)), int(rng.uniform(200, 520)))
    cv2.circle(light, centre, int(rng.uniform(40, 90)), 1.0, -1)
    return _u8(frame + 255 * cv2.GaussianBlur(light, (0, 0), 25)[:, :, None])


def _moved(frame: Frame, rng: np.random.Generator) -> Frame:
    length = int(rng.integers(4, 9))
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1 / length
    turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), rng.uniform(0, 180), 1)
    return _u8(cv2.filter2D(frame, -1, cv2.warpAffine(kernel, turn, (length, length))))


SPOILED: Mapping[str, Spoil] = {
    "clean": lambda frame, _: frame,
    "blur": lambda frame, rng: _u8(cv2.GaussianBlur(frame, (0, 0), rng.uniform(1.0, 2.2))),
    "tilt": _tilted,
    "noise": lambda frame, rng: _u8(frame + rng.normal(0, rng.uniform(15, 40), frame.shape)),
    "glare": _glaring,
    "dim": lambda frame, rng: _u8(frame * rng.uniform(0.12, 0.3) + rng.normal(0, 6, frame.shape)),
    "moved": _moved,
    "all": lambda frame, rng: _all(frame, rng),
    "far": lambda frame, rng: _far(frame, rng.uniform(0.45, 0.65)),
}
GOOD_ENOUGH: Mapping[str, float] = {**dict.fromkeys(SPOILED, 0.5), "all": 0.0}


def _all(frame: Frame, rng: np.random.Generator) -> Frame:
    """Far, crooked, out of focus, moving and dim at once."""
    crooked = _moved(_tilted(_far(frame, rng.uniform(0.6, 0.8)), rng), rng)
    soft = cv2.GaussianBlur(crooked, (0, 0), rng.uniform(0.6, 1.4)).astype(np.float32)
    return _u8(soft * rng.uniform(0.2, 0.5) + rng.normal(0, 8, frame.shape))


def _far(frame: Frame, scale: float) -> Frame:
    reduced = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    out = np.full_like(frame, 120)
    out[50 : 50 + reduced.shape[0], 80 : 80 + reduced.shape[1]] = reduced
    return _u8(out)


def badge_frame(spoil: str, seed: int) -> tuple[Frame, str]:
    """1280x720, a card half as high as the picture, through JPEG as webcams send it."""
    rng = np.random.default_rng((seed, sorted(SPOILED).index(spoil)))
    text = "".join(rng.choice(list("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), BADGE_LENGTH))
    maker = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, box_size=10, border=4)
    maker.add_data(text)
    maker.make(fit=True)
    code = np.array(maker.make_image().convert("L"), np.uint8)
    code = cv2.resize(code, (420, 420), interpolation=cv2.INTER_AREA)
    gradient = np.linspace(90, 150, 1280, dtype=np.float32)[None, :, None]
    frame = np.broadcast_to(gradient, (720, 1280, 3)).copy()
    x, y = int(rng.uniform(300, 560)), int(rng.uniform(80, 220))
    frame[y : y + 420, x : x + 420] = code[:, :, None] * 0.85 + 20
    picture = SPOILED[spoil](_u8(frame), rng)
    _, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 80])
    return _u8(cv2.imdecode(packed, cv2.IMREAD_COLOR)), text


def main(count: int = 20) -> None:
    every: list[float] = []
    for spoil in SPOILED:
        good, took = 0, []
        for seed in range(count):
            frame, text = badge_frame(spoil, seed)
            began = time.perf_counter()
            good += read_code(frame) == text
            took.append(1000 * (time.perf_counter() - began))
        every += took
        print(f"{spoil:6} {good:3}/{count}  median {median(took):5.1f} ms  p95 {quantiles(took, n=20)[-1]:5.1f} ms")
    wall = np.random.default_rng(1).integers(60, 200, (720, 1280, 3)).astype(np.uint8)
    took = []
    for _ in range(count):
        began = time.perf_counter()
        read_code(wall)
        took.append(1000 * (time.perf_counter() - began))
    print(
        f"no code: median {median(took):.1f} ms; all: median {median(every):.1f} ms, p95 {quantiles(every, n=20)[-1]:.1f} ms"
    )


if __name__ == "__main__":
    main()
