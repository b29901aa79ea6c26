"""A kiosk that storms takes its own share and no more."""

from __future__ import annotations

from sync.server.door.storms import AT_ONCE, BURST, PACE_PER_S, Storms
from tests.unit.sync.server.door.test_gate import Clock


def test_an_honest_kiosk_on_a_good_line_goes_as_fast_as_it_can_while_there_is_room() -> None:
    storms = Storms(Clock())
    for _ in range(int(BURST) * 20):
        assert storms.begin("kiosk", is_crowded=False) == 0
        storms.end("kiosk")


def test_in_a_crowd_a_sender_beyond_its_pace_waits_and_the_others_do_not() -> None:
    clock = Clock()
    storms = Storms(clock)
    for _ in range(int(BURST)):
        assert storms.begin("storm", is_crowded=True) == 0
        storms.end("storm")
    assert storms.begin("storm", is_crowded=True) >= 1
    assert storms.begin("other", is_crowded=True) == 0
    clock.now += 5 / PACE_PER_S
    assert storms.begin("storm", is_crowded=True) == 0


def test_the_longest_storm_is_forgiven_within_seconds() -> None:
    clock = Clock()
    storms = Storms(clock)
    for _ in range(10_000):
        assert storms.begin("storm", is_crowded=False) == 0
        storms.end("storm")
    assert storms.begin("storm", is_crowded=True) <= 2 + BURST / PACE_PER_S


def test_only_so_many_requests_of_one_sender_are_inside_at_once() -> None:
    storms = Storms(Clock())
    assert [storms.begin("kiosk", is_crowded=False) for _ in range(AT_ONCE + 2)] == [0] * AT_ONCE + [1, 1]
    assert storms.begin("other", is_crowded=False) == 0
    storms.end("kiosk")
    assert storms.begin("kiosk", is_crowded=False) == 0


def test_what_is_remembered_of_passing_senders_is_bounded() -> None:
    storms = Storms(Clock())
    for number in range(20_000):
        storms.begin(str(number), is_crowded=False)
        storms.end(str(number))
    assert len(storms._credit) <= 5000
    assert not storms._inside
