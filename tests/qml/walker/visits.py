"""One variant of the walk: every scene in it, its picture, everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from PySide6.QtGui import QColor, QImage

from kiosk.ui.flaws import Flaw, uncovered, visible_items
from kiosk.ui.flaws_of_boxes import box_flaws
from kiosk.ui.gallery import Show, Variant
from kiosk.ui.scenes import Scene
from kiosk.ui.session_watch import SessionWatch
from tests.qml.walker import rules, voice
from tests.qml.walker.pixels import Light, contrast_flaws, shape_flaws


@dataclass(frozen=True, slots=True)
class Visit:
    scene: Scene
    picture: QImage
    flaws: tuple[Flaw, ...]
    texts: tuple[str, ...]


def walk(scenes: Sequence[Scene], variant: Variant) -> Iterator[Visit]:
    """Needs a QGuiApplication with the fonts loaded (`kiosk.ui.gallery.prepare`)."""
    with closing(Show(variant)) as show:
        for scene in scenes:
            yield visit(show, scene)


def visit(show: Show, scene: Scene) -> Visit:
    with show.playing(scene) as stage:
        watch = SessionWatch(stage.shell, stage.resident, stage.idle)
        stage.shell.changed.emit()  # it looks at the page that is open
        picture = show.picture()
        items, light = uncovered(show.window), Light(picture)
        texts = tuple(
            text
            for each in visible_items(show.window.contentItem())
            if isinstance(text := each.property("text"), str) and text
        )
        found = [
            *show.flaws(scene),
            *box_flaws(items, show.window, QColor(show.theme("paper"))),
            *contrast_flaws(items, light),
            *shape_flaws(items, light, QColor(show.theme("hairline"))),
            *voice.control_flaws(items),
            *rules.scroll_flaws(items),
            *rules.way_on_flaws(items),
        ]
        if scene.area == "resident":
            found += [
                *rules.choice_flaws(items),
                *voice.spoken_flaws(items, stage),
                *rules.idle_flaws(stage),
                *rules.tab_flaws(show.window, items),
                *rules.back_flaws(stage, show.window),
            ]
        elif scene.area in ("officer", "technician"):
            found += rules.tab_flaws(show.window, items)
        watch.deleteLater()
        return Visit(scene, picture, tuple(found), texts)
