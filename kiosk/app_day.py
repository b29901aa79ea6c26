"""Puts the flows of an officer's day together over the real store, camera and clock (`kiosk.app`)."""

from __future__ import annotations

import uuid6

from kiosk.devices.clock import SystemClock
from kiosk.flows.desk_tasks import DeskTasks
from kiosk.flows.hall_notes import HallNotes
from kiosk.flows.ports import Printer
from kiosk.flows.request_steps import RequestSteps
from kiosk.store import Store
from kiosk.ui.models.officer_day import DayTasks
from sync.rules.calendar import WorkCalendar
from sync.rules.catalogue import Catalogue


def day_tasks(
    store: Store, clock: SystemClock, calendar: WorkCalendar, catalogue: Catalogue, printer: Printer | None
) -> DayTasks:
    return DayTasks(book=store.book, drafts=store.drafts, desk=_desk_tasks(store, clock, calendar, catalogue, printer))


def _desk_tasks(
    store: Store, clock: SystemClock, calendar: WorkCalendar, catalogue: Catalogue, printer: Printer | None
) -> DeskTasks:
    book, notes, journal = store.book, store.desk_book, store.journal

    def new_id() -> str:
        return str(uuid6.uuid7())

    return DeskTasks(
        steps=RequestSteps(
            book=book,
            notes=notes,
            journal=journal,
            clock=clock,
            calendar=calendar,
            catalogue=catalogue,
            new_id=new_id,
        ),
        notes=HallNotes(book=book, notes=notes, journal=journal, clock=clock, catalogue=catalogue, new_id=new_id),
        printer=printer,
    )
