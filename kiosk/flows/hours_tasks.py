"""What the pages about presence beside the mirror work with."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.flows.forgotten import ForgottenEnd
from kiosk.flows.hours import WorkingHours
from kiosk.flows.hours_ports import HoursBook
from kiosk.flows.leaving import Leaving
from kiosk.flows.outages import OutageDiary
from kiosk.flows.ports import Book, Clock, Journal
from kiosk.flows.presence import PresenceFlow
from kiosk.flows.queue_ports import QueueBook
from sync.rules.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class HoursTasks:
    hours: WorkingHours
    forgotten: ForgottenEnd
    leaving: Leaving
    diary: OutageDiary


def hours_tasks(
    *,
    book: Book,
    hours: HoursBook,
    numbers: QueueBook,
    journal: Journal,
    presence: PresenceFlow,
    clock: Clock,
    calendar: WorkCalendar,
) -> HoursTasks:
    return HoursTasks(
        hours=WorkingHours(book=hours, clock=clock, calendar=calendar),
        forgotten=ForgottenEnd(book=hours, journal=journal, clock=clock, calendar=calendar),
        leaving=Leaving(book=book, hours=hours, numbers=numbers, presence=presence, clock=clock),
        diary=OutageDiary(book=book, hours=hours, journal=journal, clock=clock),
    )
