"""A slice of the walk in every run: each scene once, in English, in another size and mode. `make walk` goes everywhere.

English, because what stayed Indonesian is then seen as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage

from kiosk.ui import translations_build
from kiosk.ui.fonts import load_fonts
from kiosk.ui.gallery import Show, Variant
from kiosk.ui.gallery_technician import AILING, HEALTHY
from kiosk.ui.scenes import SCENES, Scene
from kiosk.ui.scenes.others import STORY
from kiosk.ui.scenes.work import COMMENT
from kiosk.ui.stage import built_in_catalogue
from tests.qml.walker.pixels import Light, contrast, edge_contrast
from tests.qml.walker.visits import visit

LOOKS = (
    Variant((1280, 800), language="en"),
    Variant((1366, 768), language="en"),
    Variant((1280, 800), "large", "en"),
    Variant((1280, 800), "contrast", "en"),
    Variant((1366, 768), "low", "en"),
    Variant((1080, 1920), language="en"),
    Variant((1920, 1080), "large", "en"),
)
SLICE = [(scene, LOOKS[at % len(LOOKS)]) for at, scene in enumerate(SCENES)]
INDONESIAN = re.compile(
    r"\b(?:yang|dan|dari|untuk|tidak|belum|sudah|atau|surat|petugas|Anda|tekan|lihat|ini|itu|dengan|akan|nomor|lama|baru|apa"
    r"|bisa|ada|ambil|kirim|foto|layar|kota|hari|jam|menit|detik|sedang|jangan|coba|lagi|hanya|kalau|sampai|orang|anak"
    r"|tanggal|bulan|tahun|nama|sentuh|satu|lain|kartu|permohonan|menunggu|selesai|simpan|tersimpan|batal|ubah|lanjut"
    r"|kembali|tutup|cari|lewati|ya|buka|masuk|hapus|tulis|pilih|besar)\b",
    re.IGNORECASE,
)
# Of the officers' pages the names are asserted here, everything else by `make walk`.
NAMES = ("no name", "no role", "unreachable")
# What a person typed (a story, the city a plan), and what people search for.
TYPED = (STORY, COMMENT, "anak lahir", "Layani permohonan adminduk di Balai RW 05", "Layani permohonan adminduk di")
# The doctor's lines are its own words wherever they stand (`kiosk.ui.technician_sentences`); names of things are their makers'.
DOCTOR = tuple(f"{line.subject}: {line.sentence}" for line in (*HEALTHY, *AILING)) + tuple(
    line.subject for line in HEALTHY
)
NAMED = ("Kamera dokumen USB 13 MP", "system:HP LaserJet Pro M12w ruang sekretariat RW 05")
# The desk reads the catalogue as it was published.
PUBLISHED = frozenset(built_in_catalogue().sentences())


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="module")
def show_of(qapp: QGuiApplication) -> Iterator[Callable[[Variant], Show]]:
    assert translations_build.build() == 0
    load_fonts()
    shows: dict[Variant, Show] = {}
    with ExitStack() as open_shows:

        def find(variant: Variant) -> Show:
            if variant not in shows:
                shows[variant] = open_shows.enter_context(closing(Show(variant)))
            return shows[variant]

        yield find


@pytest.mark.parametrize(("scene", "variant"), SLICE, ids=[f"{s.name}-{v.name}" for s, v in SLICE])
def test_a_visit_finds_nothing_to_mend_and_nothing_that_stayed_indonesian(
    scene: Scene, variant: Variant, show_of: Callable[[Variant], Show]
) -> None:
    visited = visit(show_of(variant), scene)
    assert [str(flaw) for flaw in visited.flaws if scene.area in ("resident", "technician") or flaw.rule in NAMES] == []
    if scene.area != "board":  # the hall's own screen speaks the hall's language
        assert [text for text in visited.texts if is_indonesian(text, desk=scene.area == "officer")] == []


def is_indonesian(text: str, *, desk: bool) -> bool:
    for typed in (*TYPED, *DOCTOR, *NAMED):
        text = text.replace(typed, "")
    if desk and any(published in text for published in PUBLISHED):
        return False
    is_code = not any(letter.islower() for letter in text)
    return not is_code and INDONESIAN.search(text) is not None


def painted(ground: int, box: int, *, border: int | None = None) -> Light:
    """A box of 40 by 40 in the middle of a grey picture."""
    picture = QImage(100, 100, QImage.Format.Format_RGB888)
    picture.fill(QColor(ground, ground, ground))
    for edge, grey in ((30, box if border is None else border), (33, box)):
        for x in range(edge, 100 - edge):
            for y in range(edge, 100 - edge):
                picture.setPixelColor(x, y, QColor(grey, grey, grey))
    return Light(picture)


def ratio(one: int, other: int) -> float:
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (one / 255, other / 255)
    ]
    return (max(linear) + 0.05) / (min(linear) + 0.05)


@given(st.integers(0, 255), st.integers(0, 255))
def test_contrast_is_that_of_the_two_colours_whatever_the_letters_look_like(around: int, letters: int) -> None:
    box = painted(around, letters).box(0, 0, 100, 100)
    assert box is not None
    assert np.isclose(contrast(box), ratio(around, letters), rtol=1e-3)


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_a_box_is_seen_by_its_fill_or_by_its_border(ground: int, fill: int, border: int) -> None:
    place = QRectF(30, 30, 40, 40)
    assert np.isclose(edge_contrast(painted(ground, fill), place, 0) or 0, ratio(ground, fill), rtol=1e-3)
    best = max(ratio(ground, border), ratio(border, fill), ratio(ground, fill))
    assert np.isclose(edge_contrast(painted(ground, fill, border=border), place, 3) or 0, best, rtol=1e-3)


def test_what_is_not_wholly_in_the_picture_is_not_measured() -> None:
    assert painted(0, 255).within(QRectF(90, 90, 40, 40)) is None
