"""From pushed facts to hints: each cheat leaves its hint, honest days leave none, and a rebuild says the same."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sync.protocol.fact import Actor
from sync.server.ingest.models import FactTime
from sync.server.people.models import Presence
from sync.server.rebuild import rebuild
from sync.server.reviews import due, work
from sync.server.reviews.models import Hint, ReviewDue
from tests.integration.sync.server.reviews.conftest import burst, hints


def kinds(presence) -> set[str]:
    work.run_due()
    return set(hints().get(presence, {}))


def detail(presence, kind: str) -> dict[str, object]:
    work.run_due()
    return hints()[presence][kind]


def test_an_honest_presence_has_no_hint(hall, officers) -> None:
    presence, facts = hall.present(officers[0], burst("a"))
    hall.kiosk.push(facts)
    assert kinds(presence) == set()
    assert hints() == {}
    assert not ReviewDue.objects.exists()


def test_another_camera_too_few_frames_and_no_challenge(hall, officers) -> None:
    said = {"camera": "virtual", "frames": 1}
    presence, facts = hall.present(officers[0], burst("a")[:1], challenge=False, said=said)
    hall.kiosk.push(facts)
    assert kinds(presence) == {"camera_not_provisioned", "few_frames", "no_challenge"}


def test_a_doubtful_camera_at_a_prompt_counts_too(hall, officers) -> None:
    presence, facts = hall.present(officers[0], burst("a"))
    actor = Actor("officer", officers[0])
    asked = hall.maker.add("presence_prompted", subject=str(presence), actor=actor)
    answer = {"prompt": asked.fact.id, "face": "seen", "camera": "unlisted", "frames": 3, "after_s": 700}
    answered = hall.maker.add("presence_confirmed", answer, subject=str(presence), actor=actor)
    hall.kiosk.push([*facts, asked, answered])
    assert kinds(presence) == {"camera_not_provisioned", "prompt_late"}


def test_a_prompt_that_nobody_answered(hall, officers) -> None:
    presence, facts = hall.present(officers[0], burst("a"))
    asked = hall.maker.add("presence_prompted", subject=str(presence), actor=Actor("officer", officers[0]))
    missed = hall.maker.add("presence_prompt_missed", {"prompt": asked.fact.id}, subject=str(presence))
    hall.kiosk.push([*facts, asked, missed])
    assert detail(presence, "prompt_missed") == {"missed": 1, "asked": 1}


def test_one_challenge_for_two_presences_marks_both(hall, officers) -> None:
    first, facts = hall.present(officers[0], burst("a"))
    second, again = hall.present(officers[0], burst("b"), challenge=False, named=facts[0].fact.id)
    hall.kiosk.push(facts)
    assert kinds(first) == set()
    hall.kiosk.push(again)
    assert detail(first, "challenge_reused") == {"how": "twice"}
    assert detail(second, "challenge_reused") == {"how": "twice"}


@pytest.mark.parametrize(("wait_s", "is_late"), [(100, False), (200, True)])
def test_a_photo_long_after_its_challenge(hall, officers, wait_s, is_late) -> None:
    subject, actor = hall.maker.new_id(), Actor("officer", officers[0])
    challenge = hall.maker.add("presence_challenged", subject=subject, actor=actor)
    hall.maker.clock.advance(wait_s)
    presence, facts = hall.present(officers[0], burst("a"), challenge=False, named=challenge.fact.id, presence=subject)
    hall.kiosk.push([challenge, *facts])
    assert ("challenge_reused" in kinds(presence)) is is_late


def test_one_officer_in_two_halls_at_once_marks_both_until_it_is_amended(hall, other_hall, officers) -> None:
    here, facts = hall.present(officers[0], burst("a"))
    hall.kiosk.push(facts)
    other_hall.at(7.5)
    there, more = other_hall.present(officers[0], burst("b"))
    other_hall.kiosk.push(more)
    assert detail(here, "two_places")["presence"] == str(there)
    assert detail(there, "two_places")["presence"] == str(here)
    claim = {"amends": facts[-1].fact.id, "place": "hall", "session": "day", "reason": "forgot_to_end"}
    ended = hall.maker.add("presence_amended", {**claim, "ended_at": "2026-11-02T00:20:00.000Z"}, subject=str(here))
    hall.kiosk.push([ended])
    assert kinds(here) == kinds(there) == set()


def test_a_voided_presence_has_no_hints(hall, officers) -> None:
    presence, facts = hall.present(officers[0], burst("a")[:1], said={"frames": 1})
    hall.kiosk.push(facts)
    assert "few_frames" in kinds(presence)
    hall.kiosk.push([hall.maker.add("presence_voided", subject=str(presence))])
    work.run_due()
    assert presence not in hints()


def test_all_officers_of_a_hall_within_seconds(hall, officers) -> None:
    told = [hall.present(officer, burst(officer)) for officer in officers]
    hall.kiosk.push([fact for _, facts in told for fact in facts])
    assert detail(told[0][0], "all_within_40_s")["officers"] == 3


def week(hall, officer: str, *, output: bool) -> list:
    """Five days of presence; the last presence."""
    presences = []
    for day in range(5):
        hall.at(8, day=day)
        presence, facts = hall.present(officer, burst(f"{officer} {day}"))
        if output and day == 2:
            facts.append(hall.maker.add("work_logged", subject=hall.maker.new_id(), actor=Actor("officer", officer)))
        hall.at(15, day=day)
        facts.append(hall.maker.add("presence_ended", subject=str(presence), actor=Actor("officer", officer)))
        hall.kiosk.push(facts)
        presences.append(presence)
    return presences


def test_a_whole_week_without_output_is_said_at_its_end_beside_the_last_presence(hall, officers) -> None:
    idle = week(hall, officers[0], output=False)
    assert all("no_output" not in kinds(presence) for presence in idle)
    hall.at(8, day=7)
    hall.kiosk.push([hall.maker.add("heartbeat")])
    assert detail(idle[-1], "no_output") == {"days": 5}
    assert all("no_output" not in kinds(presence) for presence in idle[:-1])
    late = hall.maker.add("request_completed", subject=hall.maker.new_id(), actor=Actor("officer", officers[0]))
    hall.kiosk.push([late])
    assert "no_output" in kinds(idle[-1]), "work of the next week does not count for the last"


def test_a_week_with_one_entry_is_no_hint(hall, officers) -> None:
    busy = week(hall, officers[0], output=True)
    hall.at(8, day=7)
    hall.kiosk.push([hall.maker.add("heartbeat")])
    assert "no_output" not in kinds(busy[-1])


def test_signing_in_by_pin_where_badges_are_used(hall, officers) -> None:
    first, second = (Actor("officer", officer) for officer in officers[:2])
    by_pin = hall.maker.add("officer_signed_in", {"method": "pin"}, subject=officers[0], actor=first)
    presence, facts = hall.present(officers[0], burst("a"))
    hall.kiosk.push([by_pin, *facts])
    assert kinds(presence) == set()
    by_badge = hall.maker.add("officer_signed_in", {"method": "badge_pin"}, subject=officers[1], actor=second)
    hall.kiosk.push([by_badge])
    assert detail(presence, "signed_in_without_badge") == {"times": 1}


def test_refused_badges_just_before(hall, officers) -> None:
    refused = [hall.maker.add("badge_refused") for _ in range(3)]
    presence, facts = hall.present(officers[0], burst("a"))
    hall.kiosk.push([*refused, *facts])
    assert detail(presence, "badge_refused") == {"times": 3}


def test_an_activation_used_twice(hall, officers, expected_logs) -> None:
    expected_logs.add("sync.server.people.pin_settings")
    actor = Actor("officer", officers[0])
    chosen = [hall.maker.add("officer_pin_set", subject=officers[0], actor=actor) for _ in range(2)]
    presence, facts = hall.present(officers[0], burst("a"))
    hall.kiosk.push([chosen[0], chosen[1], *facts])
    assert detail(presence, "activation_reused") == {"times": 2}


def test_a_silent_program_on_a_running_computer(hall, officers) -> None:
    presence, facts = hall.present(officers[0], burst("a"))
    hall.at(7.4)
    alive = hall.maker.add("heartbeat")
    hall.at(9)
    again = hall.maker.add("heartbeat")
    hall.kiosk.push([*facts, alive, again])
    assert detail(presence, "heartbeat_gap") == {"minutes": 96}


def test_a_computer_that_was_off_is_not_silent(hall, officers) -> None:
    presence, facts = hall.present(officers[0], burst("a"))
    hall.maker.clock.reboot()
    hall.at(9)
    hall.kiosk.push([*facts, hall.maker.add("kiosk_started")])
    assert "heartbeat_gap" not in kinds(presence)


def test_a_line_that_is_pulled_each_afternoon(hall, officers) -> None:
    for day in range(5):
        hall.at(7.9, day=day)
        presence, facts = hall.present(officers[0], burst(f"a{day}"))
        hall.kiosk.push(facts)
        for hour in (8, 9, 10, 11):
            hall.at(hour, day=day)
            hall.kiosk.push([hall.maker.add("heartbeat")])
        unsent = []
        for hour in (13, 14, 15):
            hall.at(hour, day=day)
            unsent.append(hall.maker.add("heartbeat"))
        hall.at(19, day=day)
        hall.kiosk.push(unsent)
    hall.at(8, day=7)
    hall.kiosk.push([hall.maker.add("heartbeat")])
    assert detail(presence, "quiet_afternoons") == {"days": 5}


def test_an_alarm_of_the_chain_is_seen_by_the_housekeeping(hall, officers) -> None:
    presence, facts = hall.present(officers[0], burst("a"))
    hall.kiosk.push(facts)
    assert "flagged_chain" not in kinds(presence)
    chain = hall.kiosk.chain
    chain.fork_seen_at = Presence.objects.get().started_at + timedelta(days=3)
    chain.save()
    hall.at(8, day=3)
    work.keep_house()
    assert detail(presence, "flagged_chain") == {"alarms": ["fork"]}


def test_a_time_that_cannot_be_proved_is_a_hint_until_evidence_comes(hall, officers) -> None:
    presence, facts = hall.present(officers[0], burst("a"))
    hall.kiosk.push(facts)
    times = FactTime.objects.filter(subject=presence)
    times.update(grade="C")
    due.mark_regraded(hall.kiosk.id)
    assert kinds(presence) == {"grade_c"}
    times.update(grade="B")
    due.mark_regraded(hall.kiosk.id)
    assert kinds(presence) == set()
    due.mark_regraded(hall.kiosk.id)
    assert not ReviewDue.objects.exists()


def test_a_rebuild_finds_the_same_hints_and_keeps_when_they_were_found(hall, other_hall, officers) -> None:
    told = [hall.present(officer, burst(officer)[:2]) for officer in officers]
    hall.kiosk.push([fact for _, facts in told for fact in facts])
    other_hall.at(7.5)
    _, more = other_hall.present(officers[0], burst("b"), challenge=False)
    other_hall.kiosk.push(more)
    week(hall, officers[1], output=False)
    hall.at(8, day=7)
    hall.kiosk.push([hall.maker.add("heartbeat")])
    work.run_due()
    before = list(Hint.objects.order_by("presence", "kind").values())
    assert len(before) > 5
    rebuild()
    assert list(Hint.objects.order_by("presence", "kind").values()) == before


def test_hints_come_out_alike_whatever_the_order_in_which_halls_and_days_arrive(hall, other_hall, officers) -> None:
    here, facts = hall.present(officers[0], burst("a"))
    other_hall.at(8)
    there, more = other_hall.present(officers[0], burst("b"))
    other_hall.kiosk.push(more)
    work.run_due()
    hall.kiosk.push(facts)
    assert {"two_places"} <= kinds(here) & kinds(there)


def test_a_case_that_cannot_be_read_does_not_keep_the_others_waiting(
    hall, officers, monkeypatch, expected_logs
) -> None:
    expected_logs.add("sync.server.reviews.work")
    first, facts = hall.present(officers[0], burst("a")[:1], said={"frames": 1})
    second, more = hall.present(officers[1], burst("b")[:1], said={"frames": 1})
    hall.kiosk.push([*facts, *more])
    whole = work.case_of

    def broken(presence):
        if presence.id == first:
            raise RuntimeError("a mistake of ours")
        return whole(presence)

    monkeypatch.setattr(work, "case_of", broken)
    assert "few_frames" in kinds(second)
    assert first not in hints()
    assert not ReviewDue.objects.exists()
