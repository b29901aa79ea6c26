"""Somebody telephones: the resident's pages, filled in by an officer."""

from __future__ import annotations

from kiosk.ui.scenes.drafts import assist
from kiosk.ui.scenes.resident import BIRTH, check, notice, papers, question, ticket
from kiosk.ui.scenes.scene import Act, Scene
from kiosk.ui.stage import Stage


def telephone(act: Act) -> Act:
    def scene(stage: Stage) -> None:
        assist(stage)
        stage.officer.plain_pages.plain_day.plain_assist.byTelephone()
        act(stage)

    return scene


def waiting(stage: Stage) -> None:
    """A resident's stay is behind the desk: a call would push it aside."""
    stage.resident.attract.wake()
    stage.resident.start()
    assist(stage)


def at_home(_stage: Stage) -> None:
    """Which service is it?"""


PHONE_SCENES = (
    Scene("assist-occupied", "officer", waiting),
    *(
        Scene(f"phone-{name}", "resident", telephone(act), live=True)
        for name, act in (
            ("home", at_home),
            ("question", question(BIRTH, "nama_anak")),
            ("papers", papers(ticked=1)),
            ("check", check),
            ("notice", notice),
            ("ticket", ticket),
        )
    ),
)
