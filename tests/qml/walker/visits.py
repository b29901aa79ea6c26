"""One variant of the walk: every scene in it, its picture, everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from kiosk.ui.flaws import Flaw, uncovered
from kiosk.ui.gallery import Picture, Show, Variant
from kiosk.ui.scenes import Scene
from kiosk.ui.session_watch import SessionWatch
from tests.qml.walker import rules
from tests.qml.walker.pixels import brightness, contrast_flaws


def walk(scenes: Sequence[Scene], variant: Variant, out: Path | None) -> Iterator[Picture]:
    """Needs a QGuiApplication with the fonts loaded (`kiosk.ui.gallery.prepare`)."""
    with closing(Show(variant)) as show:
        for scene in scenes:
            file = f"{scene.name}-{variant.name}.png"
            yield Picture(scene, variant, file, tuple(visit(show, scene, None if out is None else out / file)))


def visit(show: Show, scene: Scene, picture_to: Path | None) -> list[Flaw]:
    with show.playing(scene) as stage:
        watch = SessionWatch(stage.shell, stage.resident, stage.idle)
        stage.shell.changed.emit()  # it looks at the page that is open
        picture = show.picture()
        if picture_to is not None:
            picture.save(str(picture_to))
        items = uncovered(show.window)
        found = [*show.flaws(scene), *contrast_flaws(items, brightness(picture))]
        if scene.area == "resident":
            found += [
                *rules.scroll_flaws(items),
                *rules.choice_flaws(items),
                *rules.spoken_flaws(items),
                *rules.idle_flaws(stage),
                *rules.tab_flaws(show.window, items),
                *rules.back_flaws(stage, show.window),
            ]
        watch.deleteLater()
        return found
