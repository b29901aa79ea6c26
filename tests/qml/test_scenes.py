"""Every scene of the gallery: whatever takes the focus has a name and a role, and Qt has nothing to complain about."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.ui.flaws import name_flaws
from kiosk.ui.fonts import load_fonts
from kiosk.ui.gallery import settle
from kiosk.ui.runtime import Runtime
from kiosk.ui.scenes import SCENES, Scene


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_everything_that_takes_the_focus_has_a_name_and_a_role(scene: Scene, qapp: QGuiApplication) -> None:
    load_fonts()
    stage = scene.stage()
    stage.shell.reduce_motion(reduced=True)
    runtime = Runtime()
    try:
        window = stage.open(runtime, (1280, 800))
        scene.act(stage)
        settle()
        assert [str(flaw) for flaw in name_flaws(window)] == []
    finally:
        stage.close()
        runtime.close()
