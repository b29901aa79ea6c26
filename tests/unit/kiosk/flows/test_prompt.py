"""The kiosk asks an officer on duty during the day: committed first, answered in time or noted as missed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.prompt import SCALE
from kiosk.flows.evidence import FRAMES, GAP_MS, Burst, ChallengeStaleError
from kiosk.flows.ports import CameraMissingError, KioskIdentity, Photo, PresenceRow, Preview, StorageFullError
from kiosk.flows.prompt import ANSWER_GRACE_S, WITHIN_S, PromptFlow
from kiosk.ui.gallery_camera import Still, StillCamera
from kiosk.ui.gallery_kiosk import MemoryKiosk
from tests.examples import at_most
from tests.fakes.clock import ManualClock

SRI = "018f4e9a-0000-7000-8000-000000000001"
BAGUS = "018f4e9a-0000-7000-8000-000000000002"
STARTED = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # 07.30 in Surabaya
CLOSING = STARTED + timedelta(hours=8, minutes=30)
FACE = Still(Preview(2, 1, b"\0" * 6), Photo(jpeg=b"full", preview_jpeg=b"small", width=1280, height=960))


class Hall:
    """Sri and Bagus are on duty since the morning; `lucky` is whether the next draw asks."""

    def __init__(self, within_s: int = WITHIN_S) -> None:
        self.clock = ManualClock(STARTED)
        identity = KioskIdentity("018f4e9a-0000-7000-8000-00000000000a", 1, "site", "Balai RW 05 Keputran", "A", 1)
        self.kiosk = MemoryKiosk(self.clock, identity=identity)
        for number, officer in enumerate((SRI, BAGUS)):
            self.kiosk.place_presence(PresenceRow(f"presence-{number}", officer, "hall", STARTED, None))
        self.camera = StillCamera(FACE)
        self.lucky = False
        self.draws: list[int] = []
        self.within_s = within_s
        self.flow = self.start()

    def start(self) -> PromptFlow:
        """The program, started anew over the same book."""
        return PromptFlow(
            book=self.kiosk,
            journal=self.kiosk,
            camera=self.camera,
            clock=self.clock,
            openings=self.openings,
            within_s=lambda: self.within_s,
            below=self.below,
        )

    def openings(self, day: date) -> list[tuple[datetime, datetime]]:
        return [(STARTED, CLOSING)] if day == date(2026, 11, 24) else []

    def below(self, most: int) -> int:
        if most != SCALE:
            return 639 if most == 900 else 1
        self.draws.append(most)
        return 0 if self.lucky else SCALE - 1

    def ask(self, at: timedelta = timedelta(hours=3)) -> None:
        self.clock.advance(at)
        self.lucky = True
        self.flow.draw()

    def answer(self) -> Burst:
        challenge = self.flow.challenge(SRI)
        burst = self.flow.photograph(challenge)
        while not burst.ended:
            self.clock.advance(timedelta(milliseconds=GAP_MS))
            burst = self.flow.follow(challenge, burst)
        self.flow.keep(challenge, burst)
        return burst


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_an_officer_is_asked_and_answers_with_three_pictures(hall: Hall) -> None:
    hall.ask()
    asked = hall.kiosk.facts[0]
    assert (asked.kind, asked.subject, asked.actor.role) == ("presence_prompted", "presence-0", "system")
    assert dict(asked.data) == {"code": 739, "action": "left", "within_s": 600}
    hall.clock.advance(timedelta(seconds=90))
    hall.answer()
    confirmed = hall.kiosk.facts[-1]
    assert (confirmed.kind, confirmed.subject, confirmed.actor.officer) == ("presence_confirmed", "presence-0", SRI)
    assert dict(confirmed.data) == {
        "prompt": asked.id,
        "after_s": 92,
        "face": "seen",
        "camera": "provisioned",
        "frames": FRAMES,
    }
    assert [part.role for part in hall.kiosk.drafts[-1].parts] == ["presence"] * FRAMES
    assert hall.camera.stamps == ["Loket 1 - kode 739"] * FRAMES
    assert hall.flow.waiting_for(SRI) is None


def test_each_is_asked_once_a_day(hall: Hall) -> None:
    hall.ask()
    hall.clock.advance(timedelta(minutes=1))
    hall.flow.draw()
    assert hall.kiosk.kinds() == ["presence_prompted"] * 2
    assert {prompt.officer for prompt in hall.flow.waiting()} == {SRI, BAGUS}


@pytest.mark.parametrize("at", [timedelta(minutes=59), timedelta(hours=8, minutes=1)])
def test_in_the_first_hour_and_the_last_half_hour_nobody_is_asked(hall: Hall, at: timedelta) -> None:
    hall.ask(at)
    assert hall.kiosk.kinds() == []


def test_whoever_left_or_is_not_in_the_hall_is_not_asked(hall: Hall) -> None:
    hall.kiosk.place_presence(PresenceRow("presence-0", SRI, "hall", STARTED, STARTED + timedelta(hours=1)))
    hall.kiosk.place_presence(PresenceRow("presence-1", BAGUS, "field", STARTED, None))
    hall.ask()
    assert hall.kiosk.kinds() == []


def test_a_city_that_switched_it_off_is_obeyed(hall: Hall) -> None:
    hall.within_s = 0
    hall.ask()
    assert hall.kiosk.kinds() == []
    assert hall.draws == []


def test_nothing_is_written_before_somebody_is_asked(hall: Hall) -> None:
    """There is no plan to read ahead: a draw that does not ask leaves no trace."""
    hall.clock.advance(timedelta(hours=2))
    for _ in range(60):
        hall.flow.draw()
        hall.clock.advance(timedelta(minutes=1))
    assert hall.kiosk.facts == []
    assert len(hall.draws) == 120


def test_no_answer_in_time_is_noted_once(hall: Hall) -> None:
    hall.ask()
    hall.clock.advance(timedelta(seconds=WITHIN_S + ANSWER_GRACE_S))
    hall.flow.expire()
    assert hall.kiosk.kinds() == ["presence_prompted"] * 2
    hall.clock.advance(timedelta(seconds=1))
    hall.flow.expire()
    hall.flow.expire()
    assert hall.kiosk.kinds() == ["presence_prompted"] * 2 + ["presence_prompt_missed"] * 2
    assert hall.kiosk.facts[-1].data["prompt"] == hall.kiosk.facts[1].id


def test_too_late_nothing_is_photographed(hall: Hall) -> None:
    hall.ask()
    challenge = hall.flow.challenge(SRI)
    hall.clock.advance(timedelta(seconds=WITHIN_S + 1))
    with pytest.raises(ChallengeStaleError):
        hall.flow.photograph(challenge)
    with pytest.raises(ChallengeStaleError):
        hall.flow.challenge(SRI)
    assert hall.flow.waiting() == []


def test_pictures_begun_in_time_may_be_kept_a_moment_later(hall: Hall) -> None:
    hall.ask()
    hall.clock.advance(timedelta(seconds=WITHIN_S - 1))
    challenge = hall.flow.challenge(SRI)
    burst = hall.flow.photograph(challenge)
    hall.clock.advance(timedelta(seconds=20))
    hall.flow.expire()
    hall.flow.keep(challenge, burst)
    assert hall.kiosk.kinds()[-1] == "presence_confirmed"


def test_an_answer_counts_once(hall: Hall) -> None:
    hall.ask()
    challenge = hall.flow.challenge(SRI)
    burst = hall.answer()
    with pytest.raises(ChallengeStaleError):
        hall.flow.keep(challenge, burst)


def test_somebody_else_cannot_answer(hall: Hall) -> None:
    hall.kiosk.place_presence(PresenceRow("presence-1", BAGUS, "hall", STARTED, STARTED + timedelta(hours=1)))
    hall.ask()
    with pytest.raises(ChallengeStaleError):
        hall.flow.challenge(BAGUS)


def test_a_restart_loses_no_open_prompt(hall: Hall) -> None:
    hall.ask()
    hall.clock.advance(timedelta(minutes=4))
    again = hall.start()
    prompt = again.waiting_for(SRI)
    assert prompt is not None
    assert again.left_s(prompt) == 360


def test_after_a_reboot_the_wall_clock_counts(hall: Hall) -> None:
    hall.ask()
    hall.clock.reboot()
    hall.clock.advance(timedelta(minutes=9))
    prompt = hall.flow.waiting_for(SRI)
    assert prompt is not None
    assert hall.flow.left_s(prompt) == 60
    hall.clock.advance(timedelta(minutes=5))
    hall.flow.expire()
    assert hall.kiosk.kinds()[-1] == "presence_prompt_missed"


def test_a_reboot_and_a_clock_turned_back_win_no_time(hall: Hall) -> None:
    hall.ask()
    hall.clock.advance(timedelta(minutes=9))
    hall.clock.reboot()
    hall.clock.set_wall(STARTED + timedelta(hours=2))
    assert hall.flow.waiting() == []
    hall.flow.expire()
    assert hall.kiosk.kinds()[-1] == "presence_prompt_missed"


@settings(max_examples=at_most(50), deadline=None)
@given(st.integers(-12 * 3600, 12 * 3600), st.integers(0, 1200))
def test_a_wall_clock_that_jumps_changes_nothing_without_a_reboot(jump_s: int, passed_s: int) -> None:
    hall = Hall()
    hall.ask()
    hall.clock.advance(timedelta(seconds=passed_s))
    wall = hall.clock.now() + timedelta(seconds=jump_s)
    if wall.date() != STARTED.date() or wall.hour >= 17:
        return  # another day in the hall; its prompts are of that day
    hall.clock.set_wall(wall)
    assert (hall.flow.waiting_for(SRI) is not None) == (passed_s <= WITHIN_S)


def test_what_a_power_cut_overnight_left_open_is_noted_the_next_day(hall: Hall) -> None:
    hall.ask()
    hall.clock.reboot()
    hall.clock.advance(timedelta(days=3))
    hall.flow.expire()
    assert hall.kiosk.kinds() == ["presence_prompted"] * 2 + ["presence_prompt_missed"] * 2


def test_without_a_camera_the_prompt_stays_open(hall: Hall) -> None:
    hall.ask()
    hall.camera.still = None
    with pytest.raises(CameraMissingError):
        hall.flow.challenge(SRI)
    assert hall.flow.waiting_for(SRI) is not None


def test_a_full_disk_asks_nobody_and_shows_nothing(hall: Hall) -> None:
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.ask()
    assert hall.flow.waiting() == []


@given(st.integers(0, 10_000_000))
def test_whatever_the_city_configures_is_a_time_that_the_protocol_allows(seconds: int) -> None:
    hall = Hall(within_s=seconds)
    hall.ask()
    assert all(60 <= fact.data["within_s"] <= 3600 for fact in hall.kiosk.facts)
    assert bool(hall.kiosk.facts) == (seconds > 0)
