"""Puts the flows of an officer's day together over the real store, camera and clock (`kiosk.app`)."""

from __future__ import annotations

from kiosk.devices.clock import SystemClock
from kiosk.store import Store
from kiosk.ui.models.officer_day import DayTasks


def day_tasks(store: Store, clock: SystemClock) -> DayTasks:
    return DayTasks(drafts=store.drafts)
