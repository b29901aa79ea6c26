"""Colleagues and those who are led rate behaviour: drawn, without a name, in groups large enough, counted when the month is over."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.utils import timezone

from sync.server.indices import colleagues, gather_voices
from sync.server.indices.inputs import Inputs
from sync.server.indices.models import BehaviourRating
from sync.server.indices.month import month_of
from tests.integration.sync.server.indices.conftest import PERIOD, SmallCity

DURING, AFTER = date(2026, 10, 20), date(2026, 11, 3)


def joined(officer: Any, *, leads: tuple[Any, ...] = ()) -> Any:
    """An account of their own."""
    from sync.server.people.models import Account

    made = Account.objects.create_user(f"akun-{officer.pk}", is_staff=True, officer=officer)
    made.leads.set(leads)
    return made


def level(officer: Any, word: str) -> Any:
    officer.appointments.update(level=word)
    return officer


def team(city: SmallCity, number: int, unit: Any = None) -> list[Any]:
    return [joined(city.officer(f"Petugas {n:02}", post="other", unit=unit)) for n in range(number)]


def asked(account: Any, relation: str, day: date = DURING) -> list[Any]:
    return [one for one in colleagues.asked_of(account, day) if one.relation == relation]


def everybody_rates(accounts: list[Any], value: int) -> None:
    for one in accounts:
        for each in colleagues.asked_of(one, DURING):
            colleagues.rate(one, each.mark, [value] * 7, DURING)


def test_each_of_a_unit_rates_five_who_are_drawn_and_other_ones_the_next_month(small_city: SmallCity) -> None:
    accounts = team(small_city, 12)
    drawn = {one.pk: {each.officer.pk for each in asked(one, "peer")} for one in accounts}

    assert {len(those) for those in drawn.values()} == {5}
    assert all(one.officer_id not in drawn[one.pk] for one in accounts)
    assert drawn == {one.pk: {each.officer.pk for each in asked(one, "peer")} for one in accounts}, "the same all month"
    assert drawn != {one.pk: {each.officer.pk for each in asked(one, "peer", AFTER)} for one in accounts}


def test_a_unit_too_small_is_put_together_with_others_and_alone_in_the_city_it_rates_nobody(
    small_city: SmallCity,
) -> None:
    from sync.server.people.models import Unit

    pair = team(small_city, 2)
    assert asked(pair[0], "peer") == []
    other = Unit.objects.create(name="Kelurahan Dr. Soetomo", short="Soetomo", parent=small_city.parent)
    team(small_city, 2, other)
    assert len(asked(pair[0], "peer")) == 3


def test_the_led_rate_the_nearest_above_who_may_stand_in_the_unit_above(small_city: SmallCity) -> None:
    staff = joined(small_city.officer("Staf"))
    camat = level(small_city.officer("Camat", unit=small_city.parent), "head")
    assert [one.officer for one in asked(staff, "subordinate")] == [camat]
    lurah = level(small_city.officer("Lurah"), "head")
    assert [one.officer for one in asked(staff, "subordinate")] == [lurah]
    lead = level(small_city.officer("Ketua tim"), "team")
    assert [one.officer for one in asked(staff, "subordinate")] == [lead]
    assert asked(joined(camat), "subordinate") == []


def test_whom_one_leads_one_rates_as_a_superior_only(small_city: SmallCity) -> None:
    accounts = team(small_city, 5)
    lead = accounts[0]
    lead.leads.set([small_city.unit])
    lead = type(lead).objects.get(pk=lead.pk)
    assert colleagues.asked_of(lead, DURING) == []


def test_nobody_rates_who_was_not_drawn_for_them_nor_with_what_is_no_rating(small_city: SmallCity) -> None:
    accounts = team(small_city, 12)
    mine = asked(accounts[0], "peer")
    foreign = next(each.mark for each in asked(accounts[1], "peer") if each.mark not in {one.mark for one in mine})
    for mark in (foreign, "", "x" * 16):
        with pytest.raises(colleagues.NotAskedError):
            colleagues.rate(accounts[0], mark, [90] * 7, DURING)
    for values in ([90] * 6, [101] * 7):
        with pytest.raises(ValueError, match="seven"):
            colleagues.rate(accounts[0], mine[0].mark, values, DURING)
    assert not BehaviourRating.objects.exists()


def test_a_rating_is_changed_in_its_place_and_no_row_says_whose_it_is_or_when_it_was(small_city: SmallCity) -> None:
    accounts = team(small_city, 6)
    one = asked(accounts[0], "peer")[0]
    colleagues.rate(accounts[0], one.mark, [50] * 7, DURING)
    colleagues.rate(accounts[0], one.mark, [90] * 7, DURING + timedelta(days=1))
    everybody_rates(accounts, 70)

    rows = BehaviourRating.objects.all()
    names = {account.username for account in accounts} | {str(account.pk) for account in accounts}
    assert not names & set(rows.values_list("decided_by", flat=True))
    assert len(set(rows.values_list("decided_by", flat=True))) == rows.count(), "nothing joins two ratings of one rater"
    assert {at.isoformat() for at in rows.values_list("decided_at", flat=True)} == {"2026-09-30T17:00:00+00:00"}
    assert {tuple(each.values) for each in asked(accounts[0], "peer")} == {(70,) * 7}


def test_sixty_twenty_twenty_once_the_month_is_over(small_city: SmallCity) -> None:
    """0.6 x 90 + 0.2 x 70 + 0.2 x 50 = 78, of one of four team leads with four of staff."""
    leads = [joined(level(small_city.officer(f"Ketua {n}", post="other"), "team")) for n in range(4)]
    staff = team(small_city, 4)
    everybody_rates(leads, 70)
    everybody_rates(staff, 50)
    officer = leads[0].officer
    BehaviourRating.objects.create(
        officer=officer, period=PERIOD, relation="superior", values=[90] * 7, decided_by="a", decided_at=timezone.now()
    )
    month = small_city.month_of(officer, small_city.compute())
    told = month.sheet["behaviour"]
    assert [(one["relation"], one["raters"], one["score"]) for one in told["groups"]] == [
        ("superior", 1, "90"), ("peer", 3, "70"), ("subordinate", 4, "50"),
    ]  # fmt: skip
    assert Fraction(told["score"]) == 78


def test_two_raters_are_told_as_a_number_and_never_as_a_score(small_city: SmallCity) -> None:
    officer = level(small_city.officer("Ketua tim", post="other"), "team")
    everybody_rates(team(small_city, 2), 30)
    stamp = {"decided_by": "a", "decided_at": timezone.now()}
    BehaviourRating.objects.create(officer=officer, period=PERIOD, relation="superior", values=[90] * 7, **stamp)

    told = small_city.month_of(officer, small_city.compute()).sheet["behaviour"]
    assert told["score"] == "90"
    (group,) = [one for one in told["groups"] if one["relation"] == "subordinate"]
    assert (group["raters"], group["score"]) == (2, None)


def test_while_the_month_runs_no_computation_has_them(small_city: SmallCity) -> None:
    accounts = team(small_city, 6)
    everybody_rates(accounts, 70)

    running = gather_voices.gather(Inputs(), month_of(PERIOD, today=DURING))
    over = gather_voices.gather(Inputs(), month_of(PERIOD, today=AFTER))
    assert running.ratings == {}
    assert {len(ratings) for ratings in over.ratings.values()} == {5}
