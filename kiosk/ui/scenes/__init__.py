"""Every page in the states that matter, reached the way a person reaches it: through the view-models, with invented data.

Who adds a page adds its scenes in a module here, and the gallery, its checks and the accessibility walk know it.
"""

from __future__ import annotations

from kiosk.ui.scenes.desk_steps import DESK_STEPS_SCENES
from kiosk.ui.scenes.drafts import DRAFT_SCENES
from kiosk.ui.scenes.hall_notes import HALL_NOTES_SCENES
from kiosk.ui.scenes.identity_card import IDENTITY_CARD_SCENES
from kiosk.ui.scenes.officer import OFFICER_SCENES
from kiosk.ui.scenes.others import OTHER_SCENES
from kiosk.ui.scenes.paper import PAPER_SCENES
from kiosk.ui.scenes.phone import PHONE_SCENES
from kiosk.ui.scenes.practice import PRACTICE_SCENES
from kiosk.ui.scenes.presence import PRESENCE_SCENES
from kiosk.ui.scenes.queue import QUEUE_SCENES
from kiosk.ui.scenes.resident import RESIDENT_SCENES
from kiosk.ui.scenes.scene import Act, Scene
from kiosk.ui.scenes.sending import SENDING_SCENES
from kiosk.ui.scenes.technician import TECHNICIAN_SCENES
from kiosk.ui.scenes.voice import VOICE_SCENES
from kiosk.ui.scenes.work import WORK_SCENES

__all__ = ["SCENES", "Act", "Scene"]

SCENES: tuple[Scene, ...] = (
    *RESIDENT_SCENES,
    *IDENTITY_CARD_SCENES,
    *OTHER_SCENES,
    *OFFICER_SCENES,
    *SENDING_SCENES,
    *PAPER_SCENES,
    *PRESENCE_SCENES,
    *QUEUE_SCENES,
    *VOICE_SCENES,
    *WORK_SCENES,
    *DESK_STEPS_SCENES,
    *HALL_NOTES_SCENES,
    *DRAFT_SCENES,
    *PRACTICE_SCENES,
    *PHONE_SCENES,
    *TECHNICIAN_SCENES,
)
