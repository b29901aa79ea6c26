"""Draws KTPs that belong to nobody and photographs them badly; as a program, measures how well the reader reads them.

    python -m tests.drawn_cards [how many of each level [level ...]]      ends with one JSON line

Invariants
- No real card. Numbers are the first of a day in a district of Surabaya; everybody is called CONTOH.
- A level and a seed give the same picture on every machine.
- The number is in the letters of a KTP (OCR-A, OCR-B: system packages of the tests), or plain ones.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import cv2
import fontpkg_lexend
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from kiosk.capture.document import find_corners, straighten
from kiosk.capture.photo import FULL, fit, jpeg
from kiosk.capture.quality import small

Picture = NDArray[np.uint8]
TODAY = date(2026, 11, 24)
BORN = date(1990, 8, 13)
LEXEND = str(Path(fontpkg_lexend.__file__).parent / "files" / "Lexend[wght].ttf")
FONTS = {
    "ocr_a": "/usr/share/fonts/truetype/ocr-a/OCRA.ttf",
    "ocr_b": "/usr/share/fonts/opentype/ocr-b/OCRB.otf",
    "plain": LEXEND,
}
MM = 12  # pixels
INK = (28, 28, 34)
TABLES = {"table": (60, 85, 115), "white": (215, 218, 220), "shirt": (120, 70, 50), "dark": (35, 35, 38)}  # BGR
_ROWS = (
    ("Nama", "CONTOH WARGA"),
    ("Tempat/Tgl Lahir", f"SURABAYA, {BORN:%d-%m-%Y}"),
    ("Jenis Kelamin", "PEREMPUAN"),
    ("Alamat", "JL CONTOH 08 NO 61"),
    ("   RT/RW", "005/011"),
    ("   Kel/Desa", "CONTOH"),
    ("   Kecamatan", "CONTOH"),
    ("Agama", "CONTOH"),
    ("Status Perkawinan", "CONTOH"),
    ("Pekerjaan", "CONTOH"),
    ("Kewarganegaraan", "WNI"),
    ("Berlaku Hingga", "SEUMUR HIDUP"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """`part`: the card's width of the picture's; `blur` and `shake` in pixels of a 1920 picture; `glare` in grey levels."""

    size: tuple[int, int] = (1920, 1080)
    part: float = 0.5
    degrees: float = 4
    away: float = 0.05
    blur: float = 1.2
    shake: int = 0
    noise: float = 4
    light: float = 1.0
    falls: float = 0.1
    glare: float = 0
    table: str = "table"
    hand: bool = False
    quality: int = 75


LEVELS = {
    "easy": Level(part=0.6, degrees=0, away=0.03, blur=0.6, noise=2, quality=88),
    "usual": Level(degrees=5, falls=0.15),
    "in a hand": Level(part=0.48, degrees=-8, away=0.1, table="shirt", hand=True, falls=0.2),
    "dim": Level(degrees=-4, noise=9, light=0.45),
    "tilted": Level(degrees=18, away=0.16),
    "glare": Level(glare=150),
    "white table": Level(table="white"),
    "webcam of 480 lines": Level(size=(640, 480), part=0.7),
    "far": Level(part=0.33),
    "very far": Level(part=0.2, blur=1.3, noise=6),
    "dark": Level(part=0.45, degrees=6, blur=1.5, noise=12, light=0.3, quality=70),
    "soft": Level(blur=2.6, quality=70),
    "very soft": Level(blur=4.5, quality=60),
    "shaken": Level(shake=9, quality=70),
    "hard shaken": Level(shake=22, quality=70),
    "480 lines, far": Level(size=(640, 480), part=0.4, blur=2, noise=6, quality=60),
    "bad in all": Level(
        part=0.35, degrees=12, away=0.12, blur=2.2, shake=6, noise=10, light=0.4, quality=45, hand=True
    ),
}


def drawn(nik: str, font: str, *, born: date = BORN) -> Picture:
    """Flat, BGR."""
    wide, high = round(85.6 * MM), round(53.98 * MM)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    waves = (8 * np.sin(x / 23 + 3 * np.sin(y / 31)) + 6 * np.sin(y / 17 + x / 90))[:, :, None]
    paper = np.array((232, 216, 176), np.float32) + waves * np.array((1, 0.8, 0.6), np.float32)
    image = Image.fromarray(np.clip(paper[:, :, ::-1], 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    pen.text((wide / 2, 2.2 * MM), "PROVINSI JAWA CONTOH", font=_letters(3.3), fill=INK, anchor="ma")
    pen.text((wide / 2, 5.8 * MM), "KOTA CONTOH", font=_letters(3.3), fill=INK, anchor="ma")
    pen.text((3 * MM, 13.6 * MM), "NIK", font=_letters(3.6), fill=INK, anchor="ls")
    pen.text((17 * MM, 13.6 * MM), ":", font=_letters(3.6), fill=INK, anchor="ls")
    pen.text((20.5 * MM, 13.6 * MM), nik, font=_fitting(font, nik, 40), fill=INK, anchor="ls")
    for index, (label, value) in enumerate(_ROWS):
        down = (15.6 + 3 * index) * MM
        pen.text((3 * MM, down), label, font=_letters(2.1), fill=INK)
        pen.text(
            (24 * MM, down), f": {value.replace(f'{BORN:%d-%m-%Y}', f'{born:%d-%m-%Y}')}", font=_letters(2.1), fill=INK
        )
    pen.rectangle((63 * MM, 12 * MM, 83 * MM, 38 * MM), fill=(180, 45, 40))
    pen.ellipse((68.5 * MM, 17 * MM, 77.5 * MM, 28 * MM), fill=(190, 140, 110))
    pen.rounded_rectangle((65.5 * MM, 29 * MM, 80.5 * MM, 38 * MM), 30, fill=(230, 225, 215))
    return np.asarray(image)[:, :, ::-1].copy()


def taken(card: Picture, level: Level, random: np.random.Generator) -> Picture:
    """The card as a webcam sees it."""
    wide, high = level.size
    scene = np.zeros((high, wide, 3), np.float32) + np.array(TABLES[level.table], np.float32)
    scene += cv2.resize(random.normal(0, 6, (high // 4, 24)).astype(np.float32), (wide, high))[:, :, None]
    corners = _lying(card, level, random)
    half = level.part * wide / 2
    scale = min(1.0, 2.3 * half / card.shape[1])
    reduced = cv2.resize(card, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    tall, broad = reduced.shape[:2]
    edge = np.array([(0, 0), (broad, 0), (broad, tall), (0, tall)], np.float32)
    warp = cv2.getPerspectiveTransform(edge, corners)
    laid = cv2.warpPerspective(reduced, warp, (wide, high), borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    covered = _covered(corners, level, half)
    scene = scene * (1 - 0.4 * cv2.GaussianBlur(covered, (0, 0), 9)[:, :, None])
    scene = scene * (1 - covered[:, :, None]) + laid * 0.92 * covered[:, :, None]
    if level.hand:
        thumb = (int(corners[3][0] + 0.12 * half), int(corners[3][1] - 0.02 * high))
        cv2.ellipse(scene, thumb, (int(0.16 * half), int(0.3 * half)), 25, 0, 360, (120, 150, 200), -1, cv2.LINE_AA)
    return _developed(scene, level, corners, random)


def photographed(level: Level, *, seed: int, font: str, turned: bool = False) -> tuple[bytes, str]:
    """What the camera gives the reader, and the number on the card; `turned`: held upside down."""
    random = np.random.default_rng(seed)
    nik, born = _somebody(random)
    picture = taken(drawn(nik, font, born=born), level, random)
    corners = find_corners(small(picture))
    picture = picture if corners is None else straighten(picture, corners)
    if turned:
        picture = cv2.rotate(picture, cv2.ROTATE_180).astype(np.uint8, copy=False)
    return jpeg(fit(picture, FULL.side)), nik


def _somebody(random: np.random.Generator) -> tuple[str, date]:
    """The card's date is that of the number, mostly; numbers are older than corrections of a date."""
    born = date(int(random.integers(1940, 2006)), int(random.integers(1, 13)), int(random.integers(1, 29)))
    day = born.day + 40 * int(random.integers(0, 2))
    return f"3578{random.integers(1, 32):02}{day:02}{born.month:02}{born.year % 100:02}0001", born


def _lying(card: Picture, level: Level, random: np.random.Generator) -> NDArray[np.float32]:
    wide, high = level.size
    half_w = level.part * wide / 2
    half_h = half_w * card.shape[0] / card.shape[1]
    flat = np.array([(-half_w, -half_h), (half_w, -half_h), (half_w, half_h), (-half_w, half_h)], np.float32)
    angle = np.radians(level.degrees)
    turned = flat @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]], np.float32)
    depth = 1 + level.away * turned[:, 1] / half_h - level.away / 2 * turned[:, 0] / half_w
    middle = np.array((wide * (0.5 + random.uniform(-0.04, 0.04)), high * (0.5 + random.uniform(-0.03, 0.03))))
    return (turned * depth[:, None] + middle).astype(np.float32)


def _covered(corners: NDArray[np.float32], level: Level, half: float) -> NDArray[np.float32]:
    mask = np.zeros(level.size[::-1], np.uint8)
    cv2.fillConvexPoly(mask, np.round(corners * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    radius = int(0.04 * half)
    rounding = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    return cv2.morphologyEx(mask, cv2.MORPH_OPEN, rounding).astype(np.float32) / 255


def _developed(
    scene: NDArray[np.float32], level: Level, corners: NDArray[np.float32], random: np.random.Generator
) -> Picture:
    wide, high = level.size
    y, x = np.mgrid[-1 : 1 : high * 1j, -1 : 1 : wide * 1j].astype(np.float32)
    scene = scene * (level.light * (1 + level.falls * x - 0.08 * (x * x + y * y)))[:, :, None]
    if level.glare:
        spot = corners.mean(axis=0) / (wide, high) * 2 - 1 + random.uniform(-0.1, 0.1, 2)
        lamp = np.exp(-((x - spot[0]) ** 2 + (y - spot[1]) ** 2) / 0.02)
        scene += (level.glare * lamp)[:, :, None].astype(np.float32)
    if level.blur:
        scene = cv2.GaussianBlur(scene, (0, 0), level.blur * wide / 1920)
    if level.shake:
        length = max(1, round(level.shake * wide / 1920))
        scene = cv2.blur(scene, (length, 1))
    scene += random.normal(0, level.noise, scene.shape)
    data = cv2.imencode(".jpg", np.clip(scene, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, level.quality])[1]
    return cv2.imdecode(data, cv2.IMREAD_COLOR).astype(np.uint8, copy=False)


def _letters(millimetres: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(LEXEND, round(millimetres * MM))


def _fitting(font: str, text: str, millimetres: float) -> ImageFont.FreeTypeFont:
    size = round(4.6 * MM)
    while (letters := ImageFont.truetype(font, size)).getlength(text) > millimetres * MM:
        size -= 1
    return letters


def measure(times: int, names: Sequence[str]) -> dict[str, object]:
    """For each level: read at once, offered after two or three frames, and offered wrongly."""
    from kiosk.capture.card_child import Engine
    from kiosk.domain.card_text import Agreement, PrintedLine, sighting

    engine, told, took = Engine(), {}, []
    for name, level in ((name, LEVELS[name]) for name in names):
        once = wrong_once = offered = wrong = 0
        for seed in range(times):
            font = list(FONTS.values())[seed % len(FONTS)]
            agreement, given = Agreement(), None
            for frame in range(4):
                shown = replace(level, degrees=level.degrees + 0.7 * frame, blur=level.blur * (1 + 0.05 * frame))
                data, nik = photographed(shown, seed=seed, font=font)
                picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR).astype(np.uint8, copy=False)
                began = time.perf_counter()
                lines = [PrintedLine(text, sure) for text, sure in engine.lines(picture)]
                took.append(time.perf_counter() - began)
                seen = sighting(lines, today=TODAY)
                if frame == 0 and seen is not None:
                    once += seen.nik.digits == nik
                    wrong_once += seen.nik.digits != nik
                given = given or agreement.see(seen)
                if given is not None:
                    break
            offered += given is not None and given.digits == nik
            wrong += given is not None and given.digits != nik
        told[name] = {"of": times, "at_once": once, "at_once_wrong": wrong_once, "offered": offered, "wrong": wrong}
        print(name, told[name], file=sys.stderr, flush=True)
    return {"levels": told, "median_s": round(float(np.median(took)), 2), "slowest_s": round(max(took), 2)}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1] if len(sys.argv) > 1 else 12), sys.argv[2:] or list(LEVELS))))
