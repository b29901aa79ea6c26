"""A small city with a month in it: rows as the projector would leave them, each with its proved time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from sync.rules.indonesian import JAKARTA
from tests.integration.sync.server.console.conftest import _static_folder, administrator  # noqa: F401 - fixtures

PERIOD = "2026-10"
MINUTE = timedelta(minutes=1)


def at(day: int, clock: str = "09:00") -> datetime:
    hour, _, minute = clock.partition(":")
    return datetime(2026, 10, day, int(hour), int(minute), tzinfo=JAKARTA)


@dataclass
class SmallCity:
    """October 2026: 22 working days in the shipped calendar."""

    site: Any
    kiosk: Any
    unit: Any
    parent: Any
    seq: int = field(default=0)

    def officer(self, name: str, *, post: str = "public", base: int = 5_000_000, unit: Any = None) -> Any:
        from sync.server.organisation.models import Appointment
        from sync.server.people.models import Officer

        made = Officer.objects.create(name=name, unit=unit or self.unit)
        Appointment.objects.create(
            officer=made, unit=unit or self.unit, post=post, base_rupiah=base, begins=date(2025, 1, 1)
        )
        return made

    def plan(self, officer: Any, target: int, weight: int = 1) -> Any:
        from sync.server.performance.models import Plan

        return Plan.objects.create(officer=officer, period=PERIOD, words="Tugas", target=target, weight=weight)

    def entry(self, officer: Any, plan: Any, quantity: int, *, day: int = 5, photo: bool = True) -> Any:
        from sync.server.performance.models import WorkEntry

        return WorkEntry.objects.create(
            id=uuid4(),
            officer=officer,
            kiosk=self.kiosk,
            site=self.site,
            day=date(2026, 10, day),
            plan=plan.id if plan else None,
            quantity=quantity,
            unit="documents",
            minutes=30,
            place="hall",
            parts=[{"role": "output", "sha256": "a" * 64}] if photo else [],
            logged_at=at(day),
        )

    def request(self, officer: Any, *, done: datetime | None, promised: datetime, grade: str = "A", **more: Any) -> Any:
        from sync.server.requests.models import Request

        filed = promised - timedelta(hours=24)
        is_late = done is not None and done > promised
        told = {
            "cause": "" if done is None else "officer" if is_late else "on_time",
            "late_officer": officer.id if is_late else None,
            "state": "taken" if done is None else "completed",
            "taken_at": filed + MINUTE,
        }
        made = Request.objects.create(
            id=uuid4(),
            kiosk=self.kiosk,
            site=self.site,
            service="KK",
            catalogue_version=1,
            ticket="A-001",
            code="ABCDEFGH",
            standard="city_24h",
            filed_at=filed,
            promised_at=promised,
            completed_at=done,
            officer=officer,
            **{**told, **more},
        )
        self.proved("request_filed", made.id, filed)
        if done is not None:
            self.proved("request_completed", made.id, done, grade)
        return made

    def on_time(self, officer: Any, count: int) -> None:
        for number in range(count):
            self.request(officer, done=at(6 + number % 20, "10:00"), promised=at(6 + number % 20, "15:00"))

    def stay(self, officer: Any, day: int, begin: str = "07:25", end: str | None = "16:40", grade: str = "A") -> Any:
        from sync.server.people.models import Presence

        self.seq += 2
        made = Presence.objects.create(
            id=uuid4(),
            officer=officer,
            kiosk=self.kiosk,
            site=self.site,
            place="hall",
            session="day",
            face="one",
            epoch=1,
            seq=self.seq + 1,
            started_at=at(day, begin),
            ended_at=at(day, end) if end else None,
        )
        self.proved("presence_started", made.id, at(day, begin), grade)
        if end:
            self.proved("presence_ended", made.id, at(day, end), grade)
        return made

    def whole_month(self, officer: Any, *, but: tuple[int, ...] = ()) -> None:
        from sync.server.deadlines.calendars import calendar_of

        calendar = calendar_of()
        for day in range(1, 32):
            if day not in but and calendar.is_working_day(date(2026, 10, day)):
                self.stay(officer, day)

    def proved(self, kind: str, subject: UUID, moment: datetime, grade: str = "A") -> None:
        from sync.server.ingest.models import FactTime

        self.seq += 1
        FactTime.objects.create(
            kiosk=self.kiosk.id,
            epoch=1,
            seq=self.seq,
            kind=kind,
            subject=subject,
            claimed_at=moment,
            earliest=moment,
            latest=moment + timedelta(seconds=30),
            grade=grade,
        )

    def compute(self, **more: Any) -> Any:
        from sync.server.indices import computing

        return computing.compute(computing.order(PERIOD, by="uji", **more))

    def month_of(self, officer: Any, run: Any = None) -> Any:
        from sync.server.indices.models import OfficerMonth

        rows = OfficerMonth.objects.filter(officer=officer)
        return rows.get(run=run) if run else rows.get(run__is_current=True)


@pytest.fixture
def small_city(site, kiosk) -> SmallCity:
    from sync.server.people.models import Unit

    parent = Unit.objects.create(name="Kecamatan Tegalsari", short="Tegalsari", kind="district", region="35.78.05")
    unit = Unit.objects.create(
        name="Kelurahan Keputran", short="Keputran", kind="village", region="35.78.05.1004", parent=parent
    )
    return SmallCity(site, kiosk.row, unit, parent)
