"""Which presences come before a person: every flagged one, a keyed share of the rest, the same ones however often it is asked."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from sync.protocol.fact import Actor
from sync.server.people.models import Presence
from sync.server.rebuild import rebuild
from sync.server.reviews import policies, queueing, work
from sync.server.reviews.models import Hint, PresencePolicy, ReviewCase
from tests.integration.sync.server.reviews.conftest import burst


def policy(**said: int) -> PresencePolicy:
    rule = {"sample_pct": 20, "recheck_pct": 20, "undo_min": 60, "empty_hall_from_min": 0, **said}
    return policies.put(PresencePolicy(**rule, basis="uji"), by="uji")


def present(hall, officers, many: int = 1) -> list:
    made = [hall.present(officers[number % len(officers)]) for number in range(many)]
    hall.kiosk.push([fact for _, facts in made for fact in facts])
    work.run_due()
    return [presence for presence, _ in made]


def test_all_with_a_hint_are_queued_the_gravest_first(hall, officers) -> None:
    plain, facts = hall.present(officers[0], burst("a"), said={"camera": "virtual"})
    hall.kiosk.push(facts)
    work.run_due()
    case = ReviewCase.objects.get(pk=plain)
    assert (case.is_flagged, case.weight, str(case.officer_id)) == (True, 3, officers[0])


def test_of_those_without_a_hint_a_share_is_drawn_and_a_rebuild_draws_the_same(hall, officers, clock) -> None:
    policy(sample_pct=20)
    present(hall, officers, 90)
    Hint.objects.all().delete()
    ReviewCase.objects.all().delete()
    for presence in Presence.objects.all():
        queueing.keep(presence)
    drawn = set(ReviewCase.objects.values_list("presence", flat=True))
    assert 0 < len(drawn) < 90  # 18 expected; how many exactly is `judging`'s own test
    clock.advance(60)
    policy(sample_pct=5)  # a later rule draws nothing anew
    for presence in Presence.objects.all():
        queueing.keep(presence)
    assert set(ReviewCase.objects.values_list("presence", flat=True)) == drawn


def test_a_hint_that_went_takes_the_case_with_it_unless_somebody_judged(hall, officers, clock) -> None:
    from sync.server.people.models import Account

    policy(sample_pct=5)
    judged, unseen = present(hall, officers, 2)
    for one in (judged, unseen):
        Hint.objects.get_or_create(
            presence_id=one, kind="grade_c", defaults={"kiosk": hall.kiosk.id, "weight": 1, "found_at": timezone.now()}
        )
        queueing.keep(Presence.objects.get(pk=one))
    reviewer = Account.objects.create_user("adi")
    ReviewCase.objects.get(pk=judged).verdicts.create(
        account=reviewer,
        officer=officers[0],
        verdict="confirmed",
        reason="evidence_clear",
        decided_at=clock.now(),
        fact=judged,
    )
    Hint.objects.all().delete()
    Presence.objects.update(is_voided=True)
    for presence in Presence.objects.all():
        queueing.keep(presence)
    assert list(ReviewCase.objects.values_list("presence", flat=True)) == [judged]


def test_a_voided_presence_is_nobodys_work_and_an_old_one_is_not_dug_up(hall, officers, clock) -> None:
    presence, facts = hall.present(officers[0], said={"camera": "virtual"})
    voided = hall.maker.add(
        "presence_voided", {"reason": "started_by_mistake"}, subject=str(presence), actor=Actor("officer", officers[0])
    )
    hall.kiosk.push(facts)
    work.run_due()
    assert ReviewCase.objects.count() == 1
    hall.kiosk.push([voided])
    work.run_due()
    assert not ReviewCase.objects.exists()
    old, facts = hall.present(officers[1], said={"camera": "virtual"})
    hall.kiosk.push(facts)
    clock.advance((queueing.QUEUED_FOR + timedelta(minutes=1)).total_seconds())
    work.run_due()
    assert not ReviewCase.objects.filter(pk=old).exists()


def test_a_rebuild_leaves_cases_and_what_was_judged(hall, officers) -> None:
    presence, facts = hall.present(officers[0], said={"camera": "virtual"})
    hall.kiosk.push(facts)
    work.run_due()
    before = list(ReviewCase.objects.values())
    rebuild()
    assert list(ReviewCase.objects.values()) == before
    assert ReviewCase.objects.get().presence == presence
