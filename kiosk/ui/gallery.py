"""`kiosk gallery --out DIR`: every scene as PNG, a contact sheet, and what is wrong with each.

Invariants
- Offscreen, software renderer, no motion: the same picture on every machine that has the typeface's package.
- Every picture is of the whole application over the ports in memory; nothing is read from or written to a kiosk's data.
- Every picture is looked over (`kiosk.ui.flaws`) in the moment it is made; Qt's own warnings count as flaws too.
"""

from __future__ import annotations

import html
import itertools
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickWindow

from kiosk.ui.flaws import Flaw, flaws
from kiosk.ui.fonts import load_fonts
from kiosk.ui.messages import QtMessages
from kiosk.ui.runtime import Runtime
from kiosk.ui.scenes import SCENES, Scene
from kiosk.ui.stage import Stage
from kiosk.ui.translation import SOURCE_LANGUAGE, Translation

SETTLE_MS = 20
SIZES = ((1280, 800), (1366, 768), (1920, 1080), (1080, 1920))
LANGUAGES = ("id", "jv", "en")
MODES = ("light", "large", "contrast", "low")


@dataclass(frozen=True, slots=True)
class Variant:
    size: tuple[int, int]
    mode: str = "light"
    language: str = "id"

    @property
    def name(self) -> str:
        return f"{self.size[0]}x{self.size[1]}-{self.mode}-{self.language}"


@dataclass(frozen=True, slots=True)
class Picture:
    scene: Scene
    variant: Variant
    file: str
    flaws: tuple[Flaw, ...]


EVERYTHING = tuple(Variant(*each) for each in itertools.product(SIZES, MODES, LANGUAGES))
# One picture for each thing that can go wrong on its own: every mode, the other orientation, the short window, the language.
FAST = (
    Variant((1280, 800)),
    Variant((1280, 800), "large"),
    Variant((1280, 800), "contrast"),
    Variant((1280, 800), "low"),
    Variant((1280, 800), language="jv"),
    Variant((1280, 800), language="en"),
    Variant((1366, 768)),
    Variant((1080, 1920)),
)


def render(
    scenes: Sequence[Scene], variants: Sequence[Variant], out: Path, *, tell: Callable[[str], None]
) -> Iterator[Picture]:
    """Each scene in each variant. Needs a QGuiApplication with the fonts loaded."""
    out.mkdir(parents=True, exist_ok=True)
    for variant in variants:
        with closing(Show(variant)) as show:
            for scene in scenes:
                file = f"{scene.name}-{variant.name}.png"
                with show.playing(scene):
                    show.picture().save(str(out / file))
                    found = show.flaws(scene)
                for flaw in found:
                    tell(f"{scene.name} {variant.name}: {flaw}")
                yield Picture(scene, variant, file, tuple(found))


class Show:
    """One variant: scene after scene over a hall of its own, in windows of one engine."""

    def __init__(self, variant: Variant) -> None:
        self.variant = variant
        self._runtime = Runtime()
        self._translation = Translation(self._runtime.engine)

    @property
    def window(self) -> QQuickWindow:
        assert self._runtime.window is not None
        return self._runtime.window

    @contextmanager
    def playing(self, scene: Scene) -> Iterator[Stage]:
        """The scene stands, at rest."""
        stage = scene.stage()
        stage.shell.reduce_motion(reduced=True)
        if self.variant.mode == "large":
            stage.shell.toggleLargeText()
        elif self.variant.mode == "contrast":
            stage.shell.toggleHighContrast()
        elif self.variant.mode == "low":
            stage.shell.toggleLowControls()
        stage.shell.languageChosen.connect(self._translation.speak)
        stage.shell.languageChosen.connect(stage.speak)
        steps: list[Callable[[], object]] = [lambda: stage.shell.speak(self.variant.language), lambda: scene.act(stage)]
        steps.insert(
            0 if scene.live or scene.area != "resident" else 2, lambda: stage.open(self._runtime, self.variant.size)
        )
        try:
            for step in steps:
                step()
            settle()
            yield stage
        finally:
            self._runtime.close_window()
            stage.close()
            self._translation.speak(SOURCE_LANGUAGE)

    def picture(self) -> QImage:
        return self.window.grabWindow()

    def flaws(self, scene: Scene) -> list[Flaw]:
        low = self.variant.mode == "low" and not scene.name.startswith(("attract", "practice-resting"))
        return flaws(self.window, unit=self._unit(), area=scene.area, low=low)

    def _unit(self) -> float:
        """Inside a practice's frame a screen is looked over as it stands without it; the board has none."""
        share = self.window.property("share")
        return float(cast("float", self.theme("unit"))) * (float(share) if share is not None else 1)

    def theme(self, token: str) -> object:
        theme = self._runtime.engine.singletonInstance("Kiosk.Theme", "Theme")
        assert isinstance(theme, QObject)
        return theme.property(token)

    def close(self) -> None:
        self._translation.close()
        self._runtime.close()


def settle(ms: int = SETTLE_MS) -> None:
    """Let bindings, loaders and one camera frame come to rest; a page that was left goes first, as in the running kiosk."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
    QGuiApplication.processEvents()


def contact_sheet(pictures: Sequence[Picture]) -> str:
    """One page: a row for each scene, a picture for each variant, flaws below it."""
    rows = []
    for scene, group in itertools.groupby(sorted(pictures, key=lambda p: SCENES.index(p.scene)), key=lambda p: p.scene):
        cells = "".join(_cell(picture) for picture in group)
        rows.append(f"<h2>{html.escape(scene.name)}</h2><div class=row>{cells}</div>")
    style = (
        "body{font:16px sans-serif;background:#fbf6ec;color:#0b2f38;margin:24px}"
        ".row{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0;width:440px}img{width:100%;border:1px solid #6c7f7f}"
        "figcaption{font-size:13px}.flaw{color:#8f1b16}"
    )
    total = sum(len(picture.flaws) for picture in pictures)
    return (
        "<!doctype html><meta charset=utf-8><title>Galeri layar</title>"
        f"<style>{style}</style><h1>{len(pictures)} layar, {total} cacat</h1>{''.join(rows)}"
    )


def _cell(picture: Picture) -> str:
    found = "".join(f"<br><span class=flaw>{html.escape(str(flaw))}</span>" for flaw in picture.flaws)
    return (
        f'<figure><a href="{picture.file}"><img loading=lazy src="{picture.file}" alt="{picture.scene.name}"></a>'
        f"<figcaption>{picture.variant.name}{found}</figcaption></figure>"
    )


def prepare() -> QGuiApplication:
    """An application without a display; harmless when there is one already."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    application = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    load_fonts()
    return application  # type: ignore[return-value]


def main(out: Path, *, every: bool = False, strict: bool = False, only: str = "") -> int:
    """`every`: all sizes, modes and languages; `strict`: flaws end with 1; `only`: scenes whose name begins so."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s %(levelname)s %(message)s")
    messages = QtMessages()
    messages.install()
    application = prepare()
    scenes = [scene for scene in SCENES if scene.name.startswith(only)]
    pictures = list(render(scenes, EVERYTHING if every else FAST, out, tell=print))
    (out / "index.html").write_text(contact_sheet(pictures), encoding="utf-8")
    found = sum(len(picture.flaws) for picture in pictures)
    print(f"gallery: {len(pictures)} pictures, {found} flaws, {messages.count} Qt warnings: {out / 'index.html'}")
    application.processEvents()
    return 1 if strict and (found or messages.count) else 0
