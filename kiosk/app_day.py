"""Puts the flows of an officer's day together over the real store, camera and clock (`kiosk.app`)."""

from __future__ import annotations

import uuid6

from kiosk.devices.clock import SystemClock
from kiosk.flows.desk_tasks import DeskTasks
from kiosk.flows.hall_notes import HallNotes
from kiosk.flows.hours_tasks import hours_tasks
from kiosk.flows.numbers import MyNumbers
from kiosk.flows.ports import Camera, Printer
from kiosk.flows.presence import PresenceFlow
from kiosk.flows.request_steps import RequestSteps
from kiosk.flows.work import Work
from kiosk.flows.work_tasks import WorkTasks
from kiosk.hall_calendar import city_calendar
from kiosk.hall_rules import HallRules
from kiosk.store import Store
from kiosk.ui.models.officer_day import DayTasks
from kiosk.ui.work_assets import work_objects
from sync.rules.calendar import WorkCalendar
from sync.rules.catalogue import Catalogue


def day_tasks(
    store: Store,
    clock: SystemClock,
    calendar: WorkCalendar,
    catalogue: Catalogue,
    printer: Printer | None,
    *,
    camera: Camera,
    presence: PresenceFlow,
) -> DayTasks:
    return DayTasks(
        book=store.book,
        drafts=store.drafts,
        desk=_desk_tasks(store, clock, calendar, catalogue, printer),
        work=_work_tasks(store, clock, catalogue, camera),
        hours=hours_tasks(
            book=store.book,
            hours=store.hours_book,
            numbers=store.queue_book,
            journal=store.journal,
            presence=presence,
            clock=clock,
            calendar=calendar,
        ),
        without=store.officer_book.switched_off,
    )


def _work_tasks(store: Store, clock: SystemClock, catalogue: Catalogue, camera: Camera) -> WorkTasks:
    book, work, journal = store.book, store.work_book, store.journal

    def service_name(code: str) -> str:
        try:
            return catalogue.service(code).short_name
        except KeyError:
            return code

    def new_id() -> str:
        return str(uuid6.uuid7())

    return WorkTasks(
        work=Work(
            book=book,
            work=work,
            journal=journal,
            camera=camera,
            clock=clock,
            service_name=service_name,
            new_id=new_id,
        ),
        numbers=MyNumbers(
            book=book,
            work=work,
            journal=journal,
            clock=clock,
            rules=HallRules(book),
            calendar=lambda: city_calendar(book),
            service_name=service_name,
            new_id=new_id,
        ),
        objects=work_objects,
    )


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
