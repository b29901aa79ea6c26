"""The demo pictures are what their generator draws, and small enough to travel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.demo_pictures import MAX_BYTES, draw_all

from .conftest import DEMO, read

PICTURES = sorted(DEMO.glob("*/*.jpg"))


def test_there_are_papers_and_faces() -> None:
    assert len(list(DEMO.glob("document/*.jpg"))) == 8
    assert len(list(DEMO.glob("face/*.jpg"))) == 4
    assert len(list(DEMO.glob("card/*.jpg"))) == 1


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_each_is_small(path: Path) -> None:
    assert path.stat().st_size <= MAX_BYTES


@pytest.mark.slow
def test_drawing_again_gives_the_same_pictures(tmp_path: Path, qapp: object) -> None:
    for folder in ("document", "face", "card"):
        (tmp_path / folder).mkdir()
    draw_all(tmp_path, first=1)
    drawn = [path for path in PICTURES if (tmp_path / path.relative_to(DEMO)).exists()]
    assert len(drawn) == 3
    for path in drawn:
        again = read(tmp_path / path.relative_to(DEMO))
        # Another version of the font engine may move a letter's edge, nothing more.
        assert np.abs(again.astype(int) - read(path).astype(int)).mean() < 1.0, path.name
