"""The pictures: one for each service, in one hand, and drawable by Qt's SVG Tiny renderer.

Two things of mockups/README.md are read as follows: the papers' white, edge and grey bar are the ground that pictures
stand on and do not count; the two skin tones are one of the five colours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from PySide6.QtCore import QByteArray, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ASSETS = Path(str(files("assets")))
ART = ASSETS / "art"
DRAWN = sorted((ART / "services").glob("*.svg")) + sorted((ART / "papers").glob("*.svg"))
EVERYTHING = sorted(ART.rglob("*.svg")) + sorted((ASSETS / "icons").glob("*.svg"))
GROUND = {"#FFFDF8", "#B9CFCB", "#B9CBCB"}
SKIN = {"skinA", "skinB"}
KNOWN = {"svg", "g", "path", "rect", "circle", "ellipse"}
named = {"ids": lambda path: f"{path.parent.name}/{path.stem}"}


def palette() -> dict[str, str]:
    tokens = json.loads((ASSETS / "theme" / "tokens.json").read_text("utf-8"))
    return {value.upper(): name for name, value in tokens["illustration"].items()}


def catalogue() -> list[dict[str, object]]:
    loaded = yaml.safe_load((ASSETS / "catalogue" / "services.yaml").read_text("utf-8"))
    return list(loaded["services"])


def index() -> dict[str, dict[str, object]]:
    return dict(yaml.safe_load((ART / "index.yaml").read_text("utf-8")))


@contextmanager
def qt_messages() -> Iterator[list[str]]:
    heard: list[str] = []

    def hear(kind: QtMsgType, context: object, message: str) -> None:
        heard.append(message)

    before = qInstallMessageHandler(hear)
    try:
        yield heard
    finally:
        qInstallMessageHandler(before)


def drawn(path: Path, side: int = 164) -> QImage:
    renderer = QSvgRenderer(QByteArray(path.read_bytes().replace(b"currentColor", b"#0B2F38")))
    assert renderer.isValid()
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def test_every_service_has_a_picture_of_its_own() -> None:
    codes = {str(service["code"]).lower() for service in catalogue()}
    assert len(codes) == 29
    assert {path.stem for path in (ART / "services").glob("*.svg")} == codes
    assert len({path.read_bytes() for path in (ART / "services").glob("*.svg")}) == 29


def test_every_requirement_has_a_picture() -> None:
    asked = {one["id"] for service in catalogue() for one in service["requirements"]}  # type: ignore[attr-defined]
    assert asked - set(index()["requirements"]) == set()


def test_the_index_names_only_pictures_and_services_that_exist() -> None:
    codes = {service["code"] for service in catalogue()}
    by_service = index()["by_service"]
    assert set(by_service) <= codes
    keys = [*index()["requirements"].values()]
    for pictures in by_service.values():
        assert isinstance(pictures, dict)
        keys += pictures.values()
    assert [key for key in keys if not (ART / f"{key}.svg").is_file()] == []


def test_no_paper_is_drawn_for_nothing() -> None:
    used = set(index()["requirements"].values())
    for pictures in index()["by_service"].values():
        assert isinstance(pictures, dict)
        used |= set(pictures.values())
    spare = {f"papers/{path.stem}" for path in (ART / "papers").glob("*.svg")} - used
    assert spare == {"papers/surat"}  # any other letter


@pytest.mark.parametrize("path", EVERYTHING, **named)
def test_qt_draws_it_without_a_word(path: Path, qapp: object) -> None:
    with qt_messages() as heard:
        image = drawn(path)
    assert heard == []
    corner_free = [(x, y) for x in range(0, 164, 4) for y in range(0, 164, 4) if image.pixelColor(x, y).alpha() > 40]
    assert len(corner_free) > 20


@pytest.mark.parametrize("path", EVERYTHING, **named)
def test_it_uses_only_what_svg_tiny_knows(path: Path) -> None:
    for element in ET.parse(path).iter():
        assert element.tag.rpartition("}")[2] in KNOWN
        assert not {"class", "style", "filter", "mask", "clip-path"} & set(element.attrib)


@pytest.mark.parametrize("path", DRAWN, **named)
def test_it_keeps_to_five_colours_of_the_palette(path: Path) -> None:
    text = path.read_text("utf-8")
    colours = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", text)) - GROUND
    known = palette()
    assert colours <= set(known)
    names = {"skin" if known[colour] in SKIN else known[colour] for colour in colours}
    assert len(names) <= 5
    assert not re.search(r'(fill|stroke)="(?!#|none)', text)  # no named colours either


@pytest.mark.parametrize("path", DRAWN, **named)
def test_it_is_a_small_square_picture_that_stays_inside_its_box(path: Path, qapp: object) -> None:
    root = ET.parse(path).getroot()
    assert root.attrib["viewBox"] == "0 0 200 200"
    assert path.stat().st_size < 5_000
    image = drawn(path, 200)
    edge = [(x, y) for i in range(200) for x, y in ((i, 0), (i, 199), (0, i), (199, i))]
    assert [at for at in edge if image.pixelColor(*at).alpha()] == []
