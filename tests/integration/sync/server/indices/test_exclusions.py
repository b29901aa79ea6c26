"""Whatever a person leaves out of an officer's month, no number of that officer falls by it; nor by the order in which it was left out."""

from __future__ import annotations

from itertools import permutations

import pytest
from django.utils import timezone

from sync.server.indices.models import Exclusion
from tests.integration.sync.server.indices.conftest import PERIOD, SmallCity, at


@pytest.mark.parametrize("on_time", [0, 3, 6])
def test_an_exclusion_never_lowers_a_month(small_city: SmallCity, on_time: int) -> None:
    """With many, few and no good cases beside it: a small sample is no reason either."""
    officer = small_city.officer("Ratna")
    plan = small_city.plan(officer, 20)
    proved, bare = small_city.entry(officer, plan, 12), small_city.entry(officer, plan, 6, photo=False)
    small_city.on_time(officer, on_time)
    late = [small_city.request(officer, done=at(21), promised=at(20)) for _ in range(2)]
    small_city.whole_month(officer, but=(5,))
    stay = small_city.stay(officer, 5, "08:45")
    before = small_city.month_of(officer, small_city.compute())
    left_out = [
        ("request", late[0].id),
        ("request", late[1].id),
        ("presence", stay.id),
        ("work", bare.id),
        ("work", proved.id),
    ]
    for about, subject in left_out:
        Exclusion.objects.create(
            officer=officer, period=PERIOD, about=about, subject=subject, reason="ruling", words="uji",
            decided_by="kabid", decided_at=timezone.now(),
        )  # fmt: skip
        after = small_city.month_of(officer, small_city.compute(reason="keberatan"))
        assert after.iki >= before.iki
        assert after.discipline >= before.discipline
        before = after


def test_the_order_of_exclusions_changes_nothing(small_city: SmallCity) -> None:
    officer = small_city.officer("Bagus")
    small_city.on_time(officer, 4)
    late = [small_city.request(officer, done=at(21), promised=at(20)).id for _ in range(3)]
    found = set()
    for order in permutations(late):
        Exclusion.objects.all().delete()
        for subject in order:
            Exclusion.objects.create(
                officer=officer, period=PERIOD, about="request", subject=subject, reason="outage", words="uji",
                decided_by="kabid", decided_at=timezone.now(),
            )  # fmt: skip
        run = small_city.compute(reason="urutan lain")
        found.add((small_city.month_of(officer, run).iki, run.inputs))
    assert len(found) == 1
