"""The KTP held to the camera: looking, not readable like this, the number, no camera, no reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.domain.card_text import PrintedLine
from kiosk.flows.show_card import HARD_AFTER
from kiosk.ui.gallery_card import CARD
from kiosk.ui.scenes.resident import BIRTH, choose, walk
from kiosk.ui.scenes.scene import Act, Scene, resident_scene
from kiosk.ui.stage import Stage, demo_jpeg, still_of

EDGES = ((0.238, 0.313), (0.733, 0.271), (0.781, 0.702), (0.238, 0.753))


def show_card(
    *, key: str = "nik_pemohon", lines: Sequence[PrintedLine] | None = None, looks: int = 0, away: bool = False
) -> Act:
    """`away`: nobody holds a card out yet."""

    def act(stage: Stage) -> None:
        choose(BIRTH)(stage)
        walk(stage, "question", key)
        if away:
            stage.camera.still = replace(stage.face, problem="blurred")
        else:
            stage.camera.still = replace(still_of(demo_jpeg("card", "01_ktp.jpg")), corners=EDGES)
        stage.cards.lines = lines
        stage.resident.question.showCard()
        for _ in range(looks):
            stage.resident.card.look()

    return act


def without(*, camera: bool) -> Act:
    def act(stage: Stage) -> None:
        show_card()(stage)
        if camera:
            stage.camera.still = None
        else:
            stage.cards.gone = True
        stage.resident.card.look()

    return act


IDENTITY_CARD_SCENES: tuple[Scene, ...] = (
    resident_scene("card-looking", show_card(away=True)),
    resident_scene("card-reading", show_card()),
    resident_scene("card-hard", show_card(lines=(), looks=2 * HARD_AFTER + 2)),
    resident_scene("card-found", show_card(lines=CARD, looks=6)),
    resident_scene("card-found-mother", show_card(key="nik_ibu", lines=CARD, looks=6)),
    resident_scene("card-no-camera", without(camera=True)),
    resident_scene("card-no-reader", without(camera=False)),
)
