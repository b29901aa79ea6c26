"""The gallery's `DeskBook`: the facts of the invented kiosk, and units that exist nowhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import count

from kiosk.flows.desk_ports import NOTE_KINDS, ReferralAnswer, Unit
from kiosk.flows.desk_tasks import DeskTasks
from kiosk.flows.hall_notes import HallNotes
from kiosk.flows.ports import Printer
from kiosk.flows.request_steps import RequestSteps
from kiosk.ui.gallery_kiosk import MemoryKiosk, StandingClock
from sync.protocol.fact import Fact
from sync.rules.calendar import WorkCalendar
from sync.rules.catalogue import Catalogue
from sync.rules.concern import Answer

UNITS = (
    Unit("018f4e9a-0000-7000-8000-0000000000d1", "Dinas Kependudukan dan Pencatatan Sipil", "Dispendukcapil"),
    Unit("018f4e9a-0000-7000-8000-0000000000d2", "Dinas Sosial", "Dinsos"),
    Unit("018f4e9a-0000-7000-8000-0000000000d3", "Dinas Perumahan Rakyat dan Permukiman", "Disperkim"),
)


class MemoryDesk:
    def __init__(self, kiosk: MemoryKiosk) -> None:
        self._kiosk = kiosk
        self.told_units: tuple[Unit, ...] = UNITS
        self.answers: dict[str, ReferralAnswer] = {}
        self.citys: dict[str, tuple[Answer, ...]] = {}
        self.phone_photos: dict[tuple[str, str], bytes] = {}

    def facts_about(self, subject: str) -> Sequence[Fact]:
        return [fact for fact in self._kiosk.facts if fact.subject == subject]

    def requests_of(self, services: Collection[str]) -> Sequence[str]:
        rows = sorted(self._kiosk.requests(), key=lambda row: row.filed_at)
        return [row.request_id for row in rows if row.service in services and row.state != "voided"]

    def notes(self) -> Sequence[Fact]:
        return [fact for fact in self._kiosk.facts if fact.kind in NOTE_KINDS]

    def units(self) -> Sequence[Unit]:
        return self.told_units

    def referral_answer(self, referral: str) -> ReferralAnswer | None:
        return self.answers.get(referral)

    def city_answers(self, concern: str) -> Sequence[Answer]:
        return self.citys.get(concern, ())

    def phone_papers(self) -> Collection[tuple[str, str]]:
        return self.phone_photos.keys()

    def phone_photo(self, request_id: str, requirement: str) -> bytes | None:
        return self.phone_photos.get((request_id, requirement))


def memory_tasks(
    kiosk: MemoryKiosk,
    desk: MemoryDesk,
    *,
    clock: StandingClock,
    calendar: WorkCalendar,
    catalogue: Catalogue,
    printer: Printer | None,
) -> DeskTasks:
    ids = (f"018f4e9a-0000-7000-8000-00000000d{number:03}" for number in count(1))

    def new_id() -> str:
        return next(ids)

    return DeskTasks(
        steps=RequestSteps(
            book=kiosk,
            notes=desk,
            journal=kiosk,
            clock=clock,
            calendar=calendar,
            catalogue=catalogue,
            new_id=new_id,
        ),
        notes=HallNotes(book=kiosk, notes=desk, journal=kiosk, clock=clock, catalogue=catalogue, new_id=new_id),
        printer=printer,
    )
