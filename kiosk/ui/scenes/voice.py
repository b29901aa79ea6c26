"""The voice as a resident meets it: switched on, reading, and not there."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer

from kiosk.ui.scenes.resident import home, papers
from kiosk.ui.scenes.scene import Scene, resident_scene
from kiosk.ui.stage import Stage

BEGINS_MS = 30  # a page that was opened reads itself a moment later


def voice_on(stage: Stage) -> None:
    stage.resident.attract.wake()
    stage.shell.toggleVoice()


def reading(stage: Stage) -> None:
    """The page reads itself; the second card is being said."""
    stage.shell.toggleVoice()
    papers(ticked=1)(stage)
    _let_it_begin()
    for _ in range(2):
        stage.voice.finish()
        stage.shell.speech.look()


def _let_it_begin() -> None:
    loop = QEventLoop()
    QTimer.singleShot(BEGINS_MS, loop.quit)
    loop.exec()


def missing(stage: Stage) -> None:
    home(stage)
    stage.voice.missing = True
    stage.shell.speech.toggle(["Mau mengurus apa hari ini?"])
    stage.shell.speech.look()


VOICE_SCENES: tuple[Scene, ...] = (
    resident_scene("voice-on", voice_on),
    resident_scene("voice-reading", reading, live=True),
    resident_scene("voice-missing", missing),
)
