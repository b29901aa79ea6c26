"""Practice: the page that leads there, and screens inside the striped frame."""

from __future__ import annotations

from kiosk.ui.scenes.officer import desk
from kiosk.ui.scenes.resident import home
from kiosk.ui.scenes.scene import Act, officer_scene, resident_scene
from kiosk.ui.stage import Stage


def before(stage: Stage) -> None:
    desk(stage)
    stage.officer.plain_pages.openDay("practice")


def inside(act: Act) -> Act:
    def scene(stage: Stage) -> None:
        stage.shell.practise()
        act(stage)

    return scene


def resting(_stage: Stage) -> None:
    """As it stands."""


def practice_menu(stage: Stage) -> None:
    desk(stage)
    stage.officer.plain_pages.openMenu()


PRACTICE_SCENES = (
    officer_scene("practice", before),
    resident_scene("practice-resting", inside(resting)),
    resident_scene("practice-home", inside(home)),
    officer_scene("practice-desk", inside(desk)),
    officer_scene("practice-menu", inside(practice_menu)),
)
