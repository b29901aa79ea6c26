"""The flows of an officer's day over the invented hall (`kiosk.ui.stage`)."""

from __future__ import annotations

from kiosk.flows.desk_tasks import DeskTasks
from kiosk.flows.hours_tasks import HoursTasks
from kiosk.flows.work_tasks import WorkTasks
from kiosk.ui.gallery_drafts import MemoryDrafts
from kiosk.ui.gallery_kiosk import MemoryKiosk, StandingClock
from kiosk.ui.models.officer_day import DayTasks


def memory_day(
    kiosk: MemoryKiosk, clock: StandingClock, desk: DeskTasks, work: WorkTasks, hours: HoursTasks
) -> DayTasks:
    drafts = MemoryDrafts(clock)
    return DayTasks(book=kiosk, drafts=drafts, desk=desk, work=work, hours=hours, without=lambda: kiosk.without)
