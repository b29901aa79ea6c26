"""Every scene of the gallery, in English: whatever takes the focus has a name and a role, and nothing stayed Indonesian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk import attention
from kiosk.ui import translations_build
from kiosk.ui.flaws import name_flaws, visible_items
from kiosk.ui.fonts import load_fonts
from kiosk.ui.gallery import Show, Variant
from kiosk.ui.scenes import SCENES, Scene
from kiosk.ui.scenes.others import STORY
from kiosk.ui.stage import built_in_catalogue

INDONESIAN = re.compile(
    r"\b(?:yang|dan|dari|untuk|tidak|belum|sudah|atau|surat|petugas|Anda|tekan|lihat|ini|itu|dengan|akan|nomor|lama|baru|apa"
    r"|bisa|ada|ambil|kirim|foto|layar|kota|hari|jam|menit|detik|sedang|jangan|coba|lagi|hanya|kalau|sampai|orang|anak"
    r"|tanggal|bulan|tahun|nama|sentuh|satu|lain|kartu|permohonan|menunggu|selesai|simpan|tersimpan|batal|ubah|lanjut"
    r"|kembali|tutup|cari|lewati|ya|buka|masuk|hapus|tulis|pilih|besar)\b",
    re.IGNORECASE,
)
# What a person typed, and what people search for.
TYPED = (STORY, "anak lahir")
# The desk reads the catalogue as it was published; what the technician does about the line is said as in the log.
PUBLISHED = frozenset({*built_in_catalogue().sentences(), *(words[1:] for words in attention.WORDS.values())})


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="module")
def english(qapp: QGuiApplication) -> Iterator[Show]:
    assert translations_build.build() == 0
    load_fonts()
    with closing(Show(Variant((1280, 800), language="en"))) as show:
        yield show


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_everything_has_a_name_and_a_role_and_is_said_in_the_language_of_the_screen(
    scene: Scene, english: Show
) -> None:
    with english.playing(scene):
        assert [str(flaw) for flaw in name_flaws(english.window)] == []
        if scene.area != "board":  # the hall's own screen speaks the hall's language
            assert [text for text in shown(english.window) if is_indonesian(text, desk=scene.area == "officer")] == []


def shown(window: QQuickWindow) -> list[str]:
    items = visible_items(window.contentItem())
    return [text for item in items if isinstance(text := item.property("text"), str) and text]


def is_indonesian(text: str, *, desk: bool) -> bool:
    for typed in TYPED:
        text = text.replace(typed, "")
    if desk and any(published in text for published in PUBLISHED):
        return False
    is_code = not any(letter.islower() for letter in text)
    return not is_code and INDONESIAN.search(text) is not None
