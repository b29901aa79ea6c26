"""A presence that nobody ended: found on another day, asked once a sign-in, answered by a claim."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.flows.forgotten import ForgottenEnd
from kiosk.flows.ports import PresenceRow, StorageFullError
from kiosk.ui.gallery_hours import MemoryHours
from kiosk.ui.gallery_kiosk import MemoryKiosk
from sync.rules.indonesian import JAKARTA
from tests.fakes.clock import ManualClock
from tests.unit.kiosk.flows.test_hours import calendar  # noqa: F401 - a fixture

SRI = "018f4e9a-0000-7000-8000-000000000001"
PRESENCE, FACT = "018f4e9a-0000-7000-8000-0000000000aa", "018f4e9a-0000-7000-8000-0000000000fa"
HOUR = timedelta(hours=1)
MORNING = datetime(2026, 11, 25, 0, 28, tzinfo=UTC)  # Wednesday, 07.28


class Hall:
    def __init__(self, calendar) -> None:  # noqa: F811
        self.clock = ManualClock(MORNING)
        self.kiosk = MemoryKiosk(self.clock)
        self.book = MemoryHours(self.kiosk)
        self.flow = ForgottenEnd(book=self.book, journal=self.kiosk, clock=self.clock, calendar=calendar)

    def begun(self, at: datetime) -> None:
        self.kiosk.place_presence(PresenceRow(PRESENCE, SRI, "hall", at, None, fact_id=FACT))


@pytest.fixture
def hall(calendar) -> Hall:  # noqa: F811
    return Hall(calendar)


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=JAKARTA)


def test_yesterday_is_asked_with_the_closing_and_the_last_sign_of_life(hall: Hall) -> None:
    hall.begun(local("24T07:31:20"))
    hall.book.place_last_act(PRESENCE, local("24T14:12:40"))
    found = hall.flow.of(SRI)
    assert found is not None
    assert (found.is_yesterday, found.closing, found.last_act) == (True, local("24T16:00"), local("24T14:12"))
    assert (found.earliest, found.latest) == (local("24T07:32"), local("24T23:59"))


def test_an_evening_closes_in_the_evening_and_a_free_day_has_no_closing(hall: Hall) -> None:
    hall.begun(local("24T17:40"))
    assert hall.flow.of(SRI).closing == local("24T20:00")
    hall.begun(local("22T09:00"))  # a Sunday
    found = hall.flow.of(SRI)
    assert (found.is_yesterday, found.closing, found.last_act) == (False, None, None)


def test_today_and_nobody_are_not_asked(hall: Hall) -> None:
    assert hall.flow.of(SRI) is None
    hall.begun(local("25T07:00"))
    assert hall.flow.of(SRI) is None


def test_the_answer_is_a_claim_beside_what_was_recorded_and_is_asked_no_more(hall: Hall) -> None:
    hall.begun(local("24T07:31"))
    hall.flow.claim(hall.flow.of(SRI), local("24T16:00"))
    (fact,) = hall.kiosk.facts
    assert (fact.kind, fact.subject, fact.actor.officer) == ("presence_amended", PRESENCE, SRI)
    assert dict(fact.data) == {
        "amends": FACT,
        "place": "hall",
        "session": "day",
        "ended_at": "2026-11-24T09:00:00.000Z",
        "reason": "forgot_to_end",
    }
    assert hall.flow.of(SRI) is None
    (row,) = hall.kiosk.presences()
    assert row.ended_at is None


@pytest.mark.parametrize("at", ["24T07:31", "24T07:00", "25T00:30", "26T09:00"])
def test_an_impossible_time_is_no_claim(hall: Hall, at: str) -> None:
    hall.begun(local("24T07:31"))
    with pytest.raises(ValueError, match="after it began"):
        hall.flow.claim(hall.flow.of(SRI), local(at))
    assert hall.kiosk.facts == []


def test_a_full_disk_records_nothing_and_asks_again(hall: Hall) -> None:
    hall.begun(local("24T07:31"))
    found = hall.flow.of(SRI)
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.flow.claim(found, local("24T16:00"))
    assert hall.flow.of(SRI) is not None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 20 * 24 * 60), st.integers(0, 20 * 24 * 60))
def test_whatever_is_offered_is_allowed(calendar, begun_min: int, later_min: int) -> None:  # noqa: F811
    hall = Hall(calendar)
    hall.begun(MORNING - timedelta(minutes=begun_min))
    hall.clock.set_wall(MORNING + timedelta(minutes=later_min))
    found = hall.flow.of(SRI)
    if found is None:
        return
    assert found.earliest <= found.latest <= hall.clock.now()
    assert found.latest.astimezone(JAKARTA).date() == found.day
    for offered in (found.closing, found.last_act):
        assert offered is None or found.allows(offered)
