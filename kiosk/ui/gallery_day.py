"""The flows of an officer's day over the invented hall (`kiosk.ui.stage`)."""

from __future__ import annotations

from kiosk.flows.desk_tasks import DeskTasks
from kiosk.ui.gallery_drafts import MemoryDrafts
from kiosk.ui.gallery_kiosk import MemoryKiosk, StandingClock
from kiosk.ui.models.officer_day import DayTasks


def memory_day(kiosk: MemoryKiosk, clock: StandingClock, desk: DeskTasks) -> DayTasks:
    return DayTasks(book=kiosk, drafts=MemoryDrafts(clock), desk=desk)
