"""Leaving: the rule of the empty hall is computed and recorded and keeps nobody; words leave sealed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.domain.queue import QueueTicket
from kiosk.domain.ticket import QueueNumber
from kiosk.flows.leaving import WORDS_MAX, Leaving
from kiosk.flows.ports import PresenceRow, RequestRow, StorageFullError
from kiosk.flows.presence import PresenceFlow
from kiosk.ui.gallery_camera import StillCamera
from kiosk.ui.gallery_hours import MemoryHours
from kiosk.ui.gallery_kiosk import MemoryKiosk
from tests.fakes.clock import ManualClock

SRI, BAGUS = "018f4e9a-0000-7000-8000-000000000001", "018f4e9a-0000-7000-8000-000000000002"
PRESENCE = "018f4e9a-0000-7000-8000-0000000000aa"
DAY = date(2026, 11, 24)
AFTERNOON = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)  # 14.30 in Surabaya
EMPTY_SINCE = AFTERNOON - timedelta(minutes=18)
HOUR = timedelta(hours=1)


class Hall:
    def __init__(self) -> None:
        self.clock = ManualClock(AFTERNOON)
        self.kiosk = MemoryKiosk(self.clock)
        self.hours = MemoryHours(self.kiosk)
        self.hours.place_queue_change(EMPTY_SINCE)
        presence = PresenceFlow(
            book=self.kiosk,
            journal=self.kiosk,
            camera=StillCamera(None),
            clock=self.clock,
            new_id=lambda: PRESENCE,
            below=lambda _: 1,
        )
        self.flow = Leaving(
            book=self.kiosk, hours=self.hours, numbers=self.kiosk.queue, presence=presence, clock=self.clock
        )
        self.kiosk.place_presence(PresenceRow(PRESENCE, SRI, "hall", AFTERNOON - 6 * HOUR, None))

    def number(self, state: str, skips: int = 0) -> None:
        self.kiosk.queue.place(
            QueueTicket(DAY, QueueNumber("A", 17), "KONSUL", PRESENCE, AFTERNOON, state=state, skips=skips, turn=1)
        )

    def taken(self, officer: str, *, paused: str = "") -> None:
        row = RequestRow(
            request_id=PRESENCE,
            ticket="A-014",
            service="ADM-KIA",
            code="KMPR2345",
            state="taken",
            filed_at=AFTERNOON,
            promised_at=None,
            officer=officer,
            completed_at=None,
            received_by_city=False,
            paused=paused,
        )
        self.kiosk.place_request(row)

    def told(self) -> dict[str, object]:
        return dict(self.kiosk.facts[-1].data)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_after_the_hour_an_empty_hall_may_be_left(hall: Hall) -> None:
    state = hall.flow.hall(SRI)
    assert (state.rule, state.empty_since, state.waiting, state.unfinished) == ("met", EMPTY_SINCE, 0, "")
    assert hall.flow.leave(SRI, "empty_hall", going="office", reach="office_phone", words="  kelurahan ")
    assert hall.told() == {
        "reason": "empty_hall",
        "queue_empty_since": "2026-11-24T07:12:00.000Z",
        "hall_rule": "met",
        "next": "office",
    }
    (part,) = hall.kiosk.drafts[-1].parts
    assert (part.role, part.media) == ("text", "application/json")
    assert json.loads(part.body) == {"reach": "office_phone", "words": "kelurahan"}


@pytest.mark.parametrize("state", ["waiting", "called", "skipped"])
def test_while_somebody_waits_it_is_not_empty_and_that_is_recorded(hall: Hall, state: str) -> None:
    hall.number(state)
    assert (hall.flow.hall(SRI).rule, hall.flow.hall(SRI).waiting) == ("people_waiting", 1)
    assert hall.flow.leave(SRI, "empty_hall", going="field")
    assert (hall.told()["queue_empty_since"], hall.told()["hall_rule"]) == (None, "people_waiting")


@pytest.mark.parametrize(("state", "skips"), [("served", 0), ("void", 0), ("skipped", 2)])
def test_who_was_served_or_never_came_keeps_nobody(hall: Hall, state: str, skips: int) -> None:
    hall.number(state, skips)
    assert hall.flow.hall(SRI).rule == "met"


def test_an_open_request_of_ones_own_is_missing_and_one_that_waits_or_is_a_colleagues_is_not(hall: Hall) -> None:
    hall.taken(SRI)
    state = hall.flow.hall(SRI)
    assert (state.rule, state.unfinished, state.empty_since) == ("request_open", "A-014", EMPTY_SINCE)
    hall.taken(SRI, paused="other_agency")
    assert hall.flow.hall(SRI).rule == "met"
    hall.taken(BAGUS)
    assert hall.flow.hall(SRI).rule == "met"


@pytest.mark.parametrize(
    ("from_min", "wall", "rule"),
    [
        (14 * 60, AFTERNOON - timedelta(minutes=31), "too_early"),
        (14 * 60, AFTERNOON - timedelta(minutes=30), "met"),
        (15 * 60, AFTERNOON, "too_early"),
        (0, AFTERNOON, "off"),
    ],
)
def test_switch_and_hour_are_the_citys(hall: Hall, from_min: int, wall: datetime, rule: str) -> None:
    hall.hours.from_min = from_min
    hall.clock.set_wall(wall)
    assert hall.flow.hall(SRI).rule == rule


def test_empty_since_is_never_before_the_officer_came_nor_of_another_day(hall: Hall) -> None:
    hall.hours.place_queue_change(AFTERNOON - 8 * HOUR)
    assert hall.flow.hall(SRI).empty_since == AFTERNOON - 6 * HOUR
    hall.hours.place_queue_change(AFTERNOON - 30 * HOUR)
    assert hall.flow.hall(SRI).empty_since == AFTERNOON - 6 * HOUR
    assert hall.flow.hall(BAGUS).empty_since is None


def test_the_end_of_the_day_needs_no_words(hall: Hall) -> None:
    hall.flow.leave(SRI, "end_of_day")
    assert (hall.told()["next"], hall.kiosk.drafts[-1].parts) == ("off", ())


def test_who_was_not_present_leaves_without_a_fact(hall: Hall) -> None:
    assert not hall.flow.leave(BAGUS, "other", going="home", reach="wa")
    assert hall.kiosk.facts == []


def test_long_words_are_cut_and_written_as_the_wire_wants_them(hall: Hall) -> None:
    hall.flow.leave(SRI, "other", going="home", reach="other", words="e\u0301" * 1000)
    (part,) = hall.kiosk.drafts[-1].parts
    assert json.loads(part.body)["words"] == "\u00e9" * WORDS_MAX


def test_a_full_disk_ends_nothing(hall: Hall) -> None:
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.flow.leave(SRI, "end_of_day")
    assert hall.kiosk.facts == []
