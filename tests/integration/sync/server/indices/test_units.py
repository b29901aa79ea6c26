"""What is not held against a unit: hours in which its hall had no power, and promises whose lateness nobody can prove."""

from __future__ import annotations

from fractions import Fraction

from sync.server.indices.models import UnitMonth
from tests.integration.sync.server.indices.conftest import SmallCity, at


def own(city: SmallCity) -> dict:
    return UnitMonth.objects.get(run=city.compute(), unit=city.unit).sheet["own"]


def term(told: dict, component: str) -> dict:
    return next(one for one in told["terms"] if one["component"] == component)


def without_power(city: SmallCity, day: int, begin: str, end: str | None) -> None:
    from sync.server.deadlines.models import NotedOutage

    ended = at(day, end) if end else None
    NotedOutage.objects.create(kiosk=city.kiosk.id, away="power", began_at=at(day, begin), ended_at=ended)


def test_hours_without_power_are_not_asked_of_the_hall(small_city: SmallCity) -> None:
    """Monday 5 October was open 07:30-16:00 and dark until the evening: 510 minutes less are planned. On the 6th a stay covers the cut."""
    officer = small_city.officer("Nanda")
    small_city.whole_month(officer, but=(5,))
    before = own(small_city)
    without_power(small_city, 5, "06:00", "17:00")
    without_power(small_city, 6, "09:00", "11:00")
    after = own(small_city)

    planned, staffed = before["planned_minutes"], before["staffed_minutes"]
    assert (after["planned_minutes"], after["staffed_minutes"], after["dark_minutes"]) == (planned, staffed, 510)
    assert Fraction(term(before, "coverage")["score"]) == Fraction(staffed * 100, planned)
    assert Fraction(term(after, "coverage")["score"]) == Fraction(staffed * 100, planned - 510)


def test_a_cut_that_nobody_ended_ends_with_its_day(small_city: SmallCity) -> None:
    """From 15:00 on Monday the 5th: the hour until closing, and nothing of Tuesday."""
    without_power(small_city, 5, "15:00", None)

    assert own(small_city)["dark_minutes"] == 60


def test_lateness_that_nobody_can_prove_leaves_the_sample_large_enough(small_city: SmallCity) -> None:
    """Four in time and one by an unproved clock: five were seen, four of four."""
    officer = small_city.officer("Omar")
    small_city.on_time(officer, 4)
    small_city.request(officer, done=at(21), promised=at(20), grade="C")
    told = own(small_city)

    assert (term(told, "sla")["score"], told["late_excluded"]) == ("100", [["time_unproved", 1]])
