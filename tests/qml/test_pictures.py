"""Pictures: ours only, a fallback for what is missing, nothing outside the folders, nothing personal in a cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from kiosk.ui.models.qr import modules_of
from kiosk.ui.pictures import ArtProvider, IconProvider

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from tests.qml.conftest import Hall


def test_an_icon_takes_the_colour_asked_for(qapp: QGuiApplication) -> None:
    image = IconProvider().requestImage("check/005a44", QSize(), QSize(64, 64))
    colours = {
        image.pixelColor(x, y).name() for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#005a44"}


def test_an_unknown_picture_is_the_leaf_and_climbing_out_is_refused(qapp: QGuiApplication) -> None:
    art = ArtProvider()
    leaf = art.requestImage("lainnya", QSize(), QSize(80, 80))
    assert art.requestImage("services/no-such-service", QSize(), QSize(80, 80)) == leaf
    assert art.requestImage("../icons/check", QSize(), QSize(80, 80)) == leaf


def test_every_card_of_the_catalogue_has_its_own_picture(hall: Hall) -> None:
    art = ArtProvider()
    for service in hall.stage.catalogue.services:
        art.requestImage(f"services/{service.code.lower()}", QSize(), QSize(40, 40))
        for paper in service.requirements:
            if paper.is_brought():
                art.requestImage(f"papers/{paper.art}", QSize(), QSize(40, 40))
    assert art._missing == set()


def test_a_photo_ends_with_its_page(hall: Hall) -> None:
    hall.stage.camera.still = hall.stage.paper
    hall.choose("KEL-UMUM")
    hall.touch("papers.card.id")
    from tests.qml.test_resident_filing import go_on_until

    go_on_until(hall, "capture")
    hall.touch("footer.primary")
    frames = hall.stage.resident.capture._frames
    assert not frames.image.isNull()
    hall.stage.resident.wipe()
    assert frames.image.isNull()


def test_the_qr_keeps_four_white_modules_around_it() -> None:
    modules = modules_of("K7TR92MX")
    assert not any(any(row) for row in modules[:4])
    assert not any(row[i] for row in modules for i in range(4))
    assert modules[4][4]
