"""Who is here, and for how long, as far as the facts know."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.presence import fold, here_now, worked

HALL = {"place": "hall", "session": "day", "face": "seen", "challenge": None}
END = {"reason": "end_of_day"}


def test_a_day_is_counted_on_the_clock_since_boot_whatever_the_wall_says(fact) -> None:
    presence = fold(
        [
            fact("presence_started", "p1", HALL, officer="o1", up_ms=0),
            fact("presence_ended", "p1", END, officer="o1", up_ms=27_000_000, wall="2020-01-01T00:00:00Z"),
        ]
    )["p1"]
    assert presence.length() == timedelta(hours=7, minutes=30)
    assert not presence.unsure
    assert not presence.is_here


def test_who_never_said_goodbye_is_still_here_and_counts_nothing(fact) -> None:
    presences = fold([fact("presence_started", "p1", HALL, officer="o1")])
    assert here_now(presences.values())[0].officer == "o1"
    assert presences["p1"].length() is None
    assert worked(presences.values()) == timedelta()


def test_over_a_restart_the_wall_decides_and_the_length_is_unsure(fact) -> None:
    presence = fold(
        [
            fact("presence_started", "p1", HALL, officer="o1", up_ms=9_000_000, wall="2026-11-23T01:00:00Z"),
            fact("presence_ended", "p1", END, officer="o1", up_ms=5, boot="b2", wall="2026-11-23T03:30:00Z"),
        ]
    )["p1"]
    assert presence.unsure
    assert presence.length() == timedelta(hours=2, minutes=30)


def test_a_wall_that_ran_backwards_over_a_restart_makes_no_hours_up(fact) -> None:
    presence = fold(
        [
            fact("presence_started", "p1", HALL, officer="o1", wall="2026-11-23T01:00:00Z"),
            fact("presence_ended", "p1", END, officer="o1", boot="b2", wall="2026-11-22T03:30:00Z"),
        ]
    )["p1"]
    assert presence.length() is None


def test_a_second_end_or_start_goes_to_a_person(fact) -> None:
    presence = fold(
        [
            fact("presence_started", "p1", HALL, officer="o1"),
            fact("presence_ended", "p1", END, officer="o1", up_ms=10),
            fact("presence_ended", "p1", END, officer="o1", up_ms=99),
            fact("presence_started", "p1", HALL, officer="o2"),
        ]
    )["p1"]
    assert presence.length() == timedelta(milliseconds=10)
    assert len(presence.conflicts) == 2


def test_a_voided_presence_counts_as_never_recorded(fact) -> None:
    presences = fold(
        [
            fact("presence_started", "p1", HALL, officer="o1"),
            fact("presence_voided", "p1", {"reason": "started_by_mistake"}, officer="o1"),
            fact("presence_ended", "p1", END, officer="o1", up_ms=10),
        ]
    )
    assert here_now(presences.values()) == ()
    assert worked(presences.values()) == timedelta()


def test_a_correction_is_a_claim(fact) -> None:
    amended = {"amends": "f1", "place": "field", "session": "day", "ended_at": None, "reason": "wrong_place"}
    presence = fold(
        [fact("presence_started", "p1", HALL, officer="o1"), fact("presence_amended", "p1", amended, officer="o1")]
    )["p1"]
    assert (presence.place, presence.claimed) == ("field", True)


def test_an_end_without_a_start_is_passed_over(fact) -> None:
    assert fold([fact("presence_ended", "p1", END, officer="o1"), fact("heartbeat", "p1")]) == {}


def test_the_days_presences_add_up_and_the_first_to_come_is_shown_first(fact) -> None:
    presences = fold(
        [
            fact("presence_started", "p2", HALL, officer="o2", wall="2026-11-23T02:00:00Z"),
            fact("presence_started", "p1", HALL, officer="o1", wall="2026-11-23T01:00:00Z"),
            fact("presence_started", "p3", HALL, officer="o3", up_ms=0),
            fact("presence_ended", "p3", END, officer="o3", up_ms=3_600_000),
        ]
    )
    assert [one.officer for one in here_now(presences.values())] == ["o1", "o2"]
    assert worked(presences.values()) == timedelta(hours=1)
