"""Draws `assets/demo`: papers photographed on a wooden table, faces, for halls, demos and tests without a camera.

    python -m tests.demo_pictures            (again: the same pictures; about half a minute)

Invariants
- Every picture is drawn here. No photo of a person, no real paper, nobody's data.
- The seed of each picture comes from its name: drawing one more changes no other.
- Kept small (MAX_BYTES): they travel in the package of every hall.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
WIDTH, HEIGHT = 1280, 960
MAX_BYTES = 150_000

# How each paper lies: its width as a part of the picture, degrees, and how far the far edge is away.
LYING = {
    "ktp": (0.52, -4.0, 0.05),
    "kk": (0.84, 2.5, 0.05),
    "surat_lahir": (0.445, 3.0, 0.07),
    "buku_nikah": (0.42, -6.0, 0.06),
    "surat_kehilangan": (0.44, -2.5, 0.08),
    "akta_lahir": (0.435, 5.0, 0.06),
    "surat_pernyataan": (0.43, -5.0, 0.05),
    "rapor": (0.435, 2.0, 0.09),
}


def table(random: np.random.Generator) -> NDArray[np.float32]:
    """Dark teak boards across: long grain, seams, a warm light from the left."""
    grain = cv2.resize(random.normal(0, 1, (HEIGHT // 2, 14)).astype(np.float32), (WIDTH, HEIGHT))
    waves = cv2.resize(random.normal(0, 1, (60, 4)).astype(np.float32), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    boards = np.zeros((HEIGHT, 1), np.float32)
    for top in range(-40, HEIGHT, 230):
        boards[max(0, top) : top + 226] += random.normal(0, 5)
        boards[max(0, top + 226) : top + 230] -= 42
    shade = 9 * waves + 5 * grain + boards
    colour = np.array((52, 76, 104), np.float32)
    return colour + shade[:, :, None] * np.array((0.8, 0.95, 1.1), np.float32)


def corners_on_table(paper: Picture, part: float, degrees: float, away: float) -> NDArray[np.float32]:
    """Where the paper's corners come to lie, clockwise from its top left."""
    tall, wide = paper.shape[:2]
    half_w = part * WIDTH / 2
    half_h = half_w * tall / wide
    flat = np.array([(-half_w, -half_h), (half_w, -half_h), (half_w, half_h), (-half_w, half_h)], np.float32)
    angle = np.radians(degrees)
    turned = flat @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]], np.float32)
    depth = 1 - away * (-turned[:, 1] / half_h)
    placed = turned * depth[:, None] + np.array((WIDTH / 2, HEIGHT / 2), np.float32)
    return placed.astype(np.float32)


def photograph(paper: Picture, name: str) -> Picture:
    random = np.random.default_rng(zlib.crc32(name.encode()))
    corners = corners_on_table(paper, *LYING[name])
    scene = table(random)
    tall, wide = paper.shape[:2]
    # Reduced first: a homography samples single pixels, and small print would alias.
    scale = float(np.linalg.norm(corners[0] - corners[1])) / wide
    paper = cv2.resize(paper, None, fx=min(1, scale * 1.15), fy=min(1, scale * 1.15), interpolation=cv2.INTER_AREA)
    tall, wide = paper.shape[:2]
    edge = np.array([(0, 0), (wide, 0), (wide, tall), (0, tall)], np.float32)
    warp = cv2.getPerspectiveTransform(edge, corners)
    covered = _covered(corners, round(0.02 * wide) if name == "ktp" else 0)
    shadow = cv2.GaussianBlur(np.roll(covered, (9, 7), axis=(0, 1)), (0, 0), 9)
    scene *= 1 - 0.55 * shadow[:, :, None]
    laid = cv2.warpPerspective(paper, warp, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    laid = laid * 0.90 * _creased(random)[:, :, None]
    scene = scene * (1 - covered[:, :, None]) + laid * covered[:, :, None]
    return developed(scene, random)


def _covered(corners: NDArray[np.float32], radius: int) -> NDArray[np.float32]:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.fillConvexPoly(mask, np.round(corners * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    if radius:
        round_kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
        mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, round_kernel)
        mask = cv2.GaussianBlur(mask, (0, 0), 0.8)
    return mask.astype(np.float32) / 255


def _creased(random: np.random.Generator) -> NDArray[np.float32]:
    """Paper is never quite flat: broad, faint waves of light."""
    waves = cv2.resize(random.normal(0, 1, (5, 6)).astype(np.float32), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    return 1 + 0.018 * waves


def developed(scene: NDArray[np.float32], random: np.random.Generator) -> Picture:
    """What the lens and the sensor do: light falls off to the corners, a breath of blur, noise."""
    y, x = np.mgrid[-1 : 1 : HEIGHT * 1j, -1 : 1 : WIDTH * 1j].astype(np.float32)
    scene = scene * (1.03 - 0.10 * (x * x + y * y) - 0.04 * x)[:, :, None]
    scene = cv2.GaussianBlur(scene, (0, 0), 0.7) + random.normal(0, 1.2, scene.shape).astype(np.float32)
    return np.clip(scene, 0, 255).astype(np.uint8)


def save(picture: Picture, path: Path) -> None:
    for quality in range(86, 40, -4):
        _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        if len(data) <= MAX_BYTES:
            path.write_bytes(data.tobytes())
            return
    raise RuntimeError(f"{path.name} does not fit in {MAX_BYTES} bytes")


def draw_all(folder: Path, *, first: int | None = None) -> None:
    """All pictures into `folder`/document and `folder`/face, or only the `first` few of each."""
    from PySide6.QtGui import QGuiApplication

    from tests.demo_faces import FACES
    from tests.demo_papers import HELD, PAPERS, use_typeface

    application = QGuiApplication.instance() or QGuiApplication([])
    use_typeface()
    for kind, papers in (("document", PAPERS), ("card", HELD)):
        for number, (name, draw) in enumerate(list(papers.items())[:first], start=1):
            save(photograph(draw(), name), folder / kind / f"{number:02}_{name}.jpg")
    for number, (name, draw_face) in enumerate(list(FACES.items())[:first], start=1):
        random = np.random.default_rng(zlib.crc32(name.encode()))
        save(developed(draw_face(), random), folder / "face" / f"{number:02}_{name}.jpg")
    del application


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw_all(Path(__file__).parent.parent / "assets" / "demo")
