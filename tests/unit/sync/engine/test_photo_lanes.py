"""Stories of photos: which lane they take, when they may go, how many at a time, and what of it a busy city may stop."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.engine.actions import Action, AskPartOffset, LearnCityTime, PushFacts, SendChunk, SendParts
from sync.engine.backoff import first_phase_ms
from sync.engine.intervals import Intervals
from sync.engine.photo_window import documents_may_go
from sync.engine.ports import City, CityBusyError, CityUnreachableError, CityUnreadableError
from sync.engine.sizes import MOST_SIDE_BY_SIDE, SideBySide
from sync.protocol.problems import ProblemError
from sync.testing.city_simulator import SimulatedLine
from sync.testing.facts import PlainPart
from sync.testing.sync_hall import SyncHall

JAKARTA_H = timedelta(hours=7)


def photos(count: int, size_bytes: int = 1_000, first: int = 0) -> list[PlainPart]:
    return [PlainPart(f"foto{n}", "image/jpeg", bytes(size_bytes + n)) for n in range(first, first + count)]


def at_once(actions: list[Action]) -> list[int]:
    return [
        len(action.parts) if isinstance(action, SendParts) else 1
        for action in actions
        if isinstance(action, SendParts | SendChunk)
    ]


@dataclass
class SendsAway:
    """A city that refuses photos of some digests for a while."""

    line: SimulatedLine
    refused: set[str] = field(default_factory=set)
    retry_after_s: int = 600
    asked: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.line, name)

    def create_part(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        self.asked.append(sha256)
        if sha256 in self.refused:
            raise CityBusyError(503, self.retry_after_s)
        return self.line.create_part(sha256, size_bytes=size_bytes, first=first)


def hall_with_gate(**intervals: int) -> tuple[SyncHall, SendsAway]:
    hall = SyncHall(**intervals)
    gates: list[SendsAway] = []

    def gate(line: SimulatedLine) -> City:
        gates.append(SendsAway(line))
        return gates[-1]

    hall.between = gate
    hall.start_agent()
    return hall, gates[0]


# --- side by side ----------------------------------------------------------------------------------------------------


def test_on_a_good_line_more_and_more_photos_go_side_by_side() -> None:
    hall = SyncHall()
    for n in range(10):
        hall.book.record("request_filed", photos(10, first=10 * n))
    counts = at_once(hall.run(20))
    assert counts[:5] == [1, 2, 4, 8, 16]
    assert max(counts) == MOST_SIDE_BY_SIDE
    assert hall.book.parts_waiting() == 0


@pytest.mark.parametrize("rate", [5_000, 40_000], ids=["2g", "3g"])
def test_on_a_slow_line_photos_go_one_at_a_time(rate: int) -> None:
    hall = SyncHall()
    hall.city.bytes_per_s = rate
    hall.book.record("request_filed", photos(6, 120_000))
    counts = at_once(hall.run(600))
    assert set(counts) == {1}
    assert hall.book.parts_waiting() == 0


def test_photos_that_a_city_sends_away_come_again_and_the_others_of_the_handful_count() -> None:
    hall, gate = hall_with_gate()
    filed = hall.book.record("request_filed", photos(12))
    gate.refused = {filed.sealed[5].sha256, filed.sealed[6].sha256}
    gate.retry_after_s = 30
    hall.run(20)
    assert set(hall.city.parts) == {part.sha256 for part in filed.sealed[:5]}, "one, two, and two of four"
    gate.refused = set()
    hall.run(120)
    assert hall.book.parts_waiting() == 0
    assert max(gate.asked.count(sha256) for sha256 in hall.book.bodies) == 2


@given(st.lists(st.integers(0, 20_000), max_size=40))
def test_side_by_side_takes_no_longer_than_a_fact_may_wait(durations_ms: list[int]) -> None:
    size = SideBySide()
    for took_ms in durations_ms:
        before, size = size, size.after(took_ms)
        assert 1 <= size.count <= MOST_SIDE_BY_SIDE
        assert size.count <= before.count or took_ms < 1_000


# --- lane by lane ----------------------------------------------------------------------------------------------------


def test_a_city_that_sends_documents_away_still_gets_presence_and_facts() -> None:
    hall, gate = hall_with_gate()
    document = hall.book.record("request_filed", photos(1))
    gate.refused = {document.sealed[0].sha256}
    hall.run(10)
    presence = hall.book.record("presence_started", photos(1, 2_000))
    hall.run(10)
    assert set(hall.city.parts) == {presence.sealed[0].sha256}
    assert hall.book.acked_seq() == hall.book.head().seq
    assert gate.asked.count(document.sealed[0].sha256) == 1, "told to wait ten minutes"
    gate.refused = set()
    hall.run(700)
    assert hall.book.parts_waiting() == 0


def test_each_lane_waits_at_least_as_long_as_it_was_told() -> None:
    hall, gate = hall_with_gate()
    document = hall.book.record("request_filed", photos(1))
    gate.refused = {document.sealed[0].sha256}
    gate.retry_after_s = 300
    hall.run(5)
    told = hall.clock.now()
    gate.refused = set()
    while not hall.city.parts:
        hall.run(1)
    assert hall.clock.now() - told >= timedelta(seconds=290)


# --- the window ------------------------------------------------------------------------------------------------------


def jakarta(minute: int) -> datetime:
    return datetime(2026, 11, 24, tzinfo=UTC) + timedelta(minutes=minute) - JAKARTA_H


@given(begins=st.integers(0, 1440), ends=st.integers(0, 1440), minute=st.integers(0, 1439))
def test_the_window_is_what_its_two_ends_say(begins: int, ends: int, minute: int) -> None:
    intervals = Intervals.from_configuration({"photos_from_min": begins, "photos_to_min": ends})
    open_minutes = {(begins + past) % 1440 for past in range((ends - begins) % 1440)} if begins != ends else range(1440)
    if {begins, ends} == {0, 1440}:
        open_minutes = range(1440) if (begins, ends) == (0, 1440) else ()
    assert documents_may_go(intervals, jakarta(minute)) == (minute in open_minutes)


def test_without_a_window_photos_always_go() -> None:
    assert all(documents_may_go(Intervals.from_configuration({}), jakarta(minute)) for minute in range(0, 1440, 7))


def test_outside_the_window_documents_stay_and_presence_goes() -> None:
    hall = SyncHall()
    local = hall.clock.now() + JAKARTA_H
    minute = 60 * local.hour + local.minute
    hall.book.set_intervals(phase_s=0, photos_from_min=(minute + 60) % 1440, photos_to_min=(minute + 120) % 1440)
    hall.book.record("request_filed", photos(2))
    presence = hall.book.record("presence_started", photos(1, 2_000))
    hall.run(600)
    assert set(hall.city.parts) == {presence.sealed[0].sha256}
    assert hall.book.acked_seq() == hall.book.head().seq, "facts know no window"
    assert (hall.book.noted[-1].sending, hall.book.noted[-1].left_s) == (False, None)
    hall.run(3600)
    assert hall.book.parts_waiting() == 0


def test_a_document_under_way_stops_at_the_end_of_the_window_and_goes_on_where_it_was() -> None:
    hall = SyncHall()
    hall.city.bytes_per_s = 5_000
    local = hall.clock.now() + JAKARTA_H
    minute = 60 * local.hour + local.minute
    hall.book.set_intervals(phase_s=0, photos_from_min=(minute - 60) % 1440, photos_to_min=(minute + 1) % 1440)
    hall.book.record("request_filed", photos(1, 2_000_000))
    hall.run(120)
    (upload,) = hall.city.incoming.values()
    there = len(upload)
    assert 0 < there < 2_000_000
    hall.run(600)
    assert len(upload) == there
    hall.book.set_intervals(phase_s=0)
    hall.run(900)
    assert hall.book.parts_waiting() == 0


def test_a_technician_who_drains_is_not_sent_home_by_the_window() -> None:
    hall = SyncHall(draining=True)
    local = hall.clock.now() + JAKARTA_H
    minute = 60 * local.hour + local.minute
    hall.book.set_intervals(phase_s=0, photos_from_min=(minute + 60) % 1440, photos_to_min=(minute + 120) % 1440)
    hall.book.record("request_filed", photos(2))
    hall.run(60)
    assert hall.book.parts_waiting() == 0


# --- many kiosks at once ---------------------------------------------------------------------------------------------


def test_a_machine_that_slept_waits_for_its_place_in_the_phase() -> None:
    hall = SyncHall(phase_s=300)
    place_ms = first_phase_ms(hall.keys.kiosk, 300)
    hall.run(400)
    hall.clock.advance(8 * 3600)
    hall.book.record("heartbeat")
    woke_ms = hall.clock.read().up_ms
    first = hall.run(place_ms / 1000 + 30)[0]
    assert isinstance(first, LearnCityTime)
    spoke = [step for step in hall.steps if isinstance(step.action, LearnCityTime)]
    assert spoke
    assert hall.book.acked_seq() == hall.book.head().seq
    asked_after_ms = hall.loop.step().progress.time_learned_at_ms
    assert asked_after_ms is not None
    assert asked_after_ms >= woke_ms + place_ms


def test_a_person_who_waits_is_not_put_into_the_phase() -> None:
    hall = SyncHall(phase_s=3600)
    hall.book.record("heartbeat")
    hall.start_agent()
    assert hall.run(first_phase_ms(hall.keys.kiosk, 3600) / 1000 - 1) == []
    hall.start_agent(at_once=True)
    hall.run(1)
    assert hall.book.acked_seq() == hall.book.head().seq


def test_a_short_nap_or_a_slow_call_is_no_sleep() -> None:
    hall = SyncHall(phase_s=300)
    hall.run(400)
    hall.clock.advance(20)
    hall.book.record("heartbeat")
    assert any(isinstance(action, PushFacts) for action in hall.run(2))


def test_a_city_that_starts_anew_is_not_asked_by_all_in_the_same_moment() -> None:
    hall = SyncHall()
    hall.run(30)
    hall.city.next_faults.append(CityUnreachableError("cut"))
    while (step := hall.loop.step()).progress.network == "online":
        hall.clock.advance(0.5)
    wait_ms = step.progress.time.not_before_ms - hall.clock.read().up_ms
    assert 4_000 <= wait_ms <= 5_000, "drawn by each kiosk for itself; this one was unlucky"
    hall.run(10)
    assert hall.book.noted[-1].network == "online"


def test_a_photo_that_a_stick_brought_alarms_no_more() -> None:
    hall = SyncHall()
    filed = hall.book.record("request_filed", photos(1))
    sha256 = filed.sealed[0].sha256
    while not isinstance(hall.loop.step().action, AskPartOffset):
        pass
    hall.city.next_faults.append(ProblemError("403.1"))
    hall.run(5)
    assert hall.book.noted[-1].attention == "city_refused"
    hall.book.held.add(sha256)
    hall.run(5)
    assert hall.book.noted[-1].attention == ""


def test_an_alarm_about_the_time_ends_with_the_next_answer() -> None:
    hall = SyncHall()
    hall.run(1)
    hall.city.next_faults.extend([CityUnreachableError("cut"), CityUnreadableError("noise")])
    hall.run(120)
    assert hall.book.noted[-1].attention == ""
