"""What an officer did not finish, and the ways to help a resident."""

from __future__ import annotations

from datetime import timedelta

from kiosk.ui.scenes.officer import desk
from kiosk.ui.scenes.scene import Act, officer_scene
from kiosk.ui.stage import SRI, Stage, request_id


def unfinished(count: int = 2) -> Act:
    def act(stage: Stage) -> None:
        drafts = stage.officer.plain_pages.plain_drafts
        drafts.keep(SRI.officer_id, "completion", request_id(14), {"note": "Akta diambil besok"})
        for number in range(1, count):
            stage.clock.advance(timedelta(minutes=1))
            drafts.keep(SRI.officer_id, "telephone", str(number), {"form": "{}"})
        desk(stage)

    return act


def drafts(count: int = 2, *, asking: bool = False) -> Act:
    def act(stage: Stage) -> None:
        (unfinished(count) if count else desk)(stage)
        stage.officer.plain_pages.openDay("drafts")
        if asking:
            stage.officer.plain_pages.plain_day.plain_drafts.ask(0)

    return act


def assist(stage: Stage) -> None:
    desk(stage)
    stage.officer.plain_pages.openDay("assist")


DRAFT_SCENES = (
    officer_scene("desk-unfinished", unfinished()),
    officer_scene("drafts", drafts()),
    officer_scene("drafts-many", drafts(9)),
    officer_scene("drafts-ask", drafts(asking=True)),
    officer_scene("drafts-empty", drafts(0)),
    officer_scene("assist", assist),
)
