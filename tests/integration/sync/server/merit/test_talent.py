"""Talent reviews: two named persons, never oneself, never a machine."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sync.server.indices.models import OfficerMonth, Run
from sync.server.merit import talent
from sync.server.merit.models import Assessment, TalentLook
from sync.server.people.models import Account, Officer

REASON = "Melatih dua rekan dan menyelesaikan kasus sulit."
ROOT = Path(__file__).parents[5]


@pytest.fixture
def officer(db) -> Officer:
    return Officer.objects.create(name="Ratna")


@pytest.fixture
def head(db) -> Account:
    return Account.objects.create_user("kadis")


@pytest.fixture
def personnel(db) -> Account:
    return Account.objects.create_user("bkpsdm")


def months(officer: Officer, *indices: int | None) -> None:
    for place, iki in enumerate(indices):
        told = {"state": "done", "is_current": True, "made_at": timezone.now(), "made_by": "uji"}
        run = Run.objects.create(period=f"2026-{10 - place:02d}", **told)
        OfficerMonth.objects.create(run=run, officer=officer, iki=None if iki is None else Decimal(iki))


def place_of(officer: Officer):
    return talent.standings([officer.pk])[officer.pk].place


def test_two_persons_and_three_months_make_a_place(officer, head, personnel) -> None:
    months(officer, 95, 85, 96)
    assert place_of(officer).lacking == ("potential",)
    made = talent.propose(officer, 3, REASON, by=head)
    assert place_of(officer).box is None, "one person is not enough"
    talent.decide(made, "confirmed", "Sesuai catatan", by=personnel)
    assert place_of(officer).box.number == 9


def test_a_month_that_was_not_measured_is_no_month(officer, head, personnel) -> None:
    months(officer, 95, None, 96)
    talent.decide(talent.propose(officer, 2, REASON, by=head), "confirmed", "ya", by=personnel)
    assert place_of(officer).lacking == ("months",)


def test_nobody_confirms_their_own_word_or_a_word_about_themselves(officer, head, personnel) -> None:
    made = talent.propose(officer, 3, REASON, by=head)
    with pytest.raises(talent.RefusedError, match="orang lain"):
        talent.decide(made, "confirmed", "ya", by=head)
    personnel.officer = officer
    with pytest.raises(talent.RefusedError, match="diri sendiri"):
        talent.decide(made, "confirmed", "ya", by=personnel)
    with pytest.raises(talent.RefusedError, match="sendiri"):
        talent.propose(officer, 3, REASON, by=personnel)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=made.pk).update(state="confirmed", decided_by=head)


def test_one_word_at_a_time_and_a_new_one_takes_the_place_of_the_old(officer, head, personnel) -> None:
    first = talent.propose(officer, 1, REASON, by=head)
    with pytest.raises(talent.RefusedError, match="menunggu"):
        talent.propose(officer, 2, REASON, by=personnel)
    talent.decide(first, "confirmed", "ya", by=personnel)
    with pytest.raises(talent.RefusedError, match="sudah diputus"):
        talent.decide(first, "returned", "tidak", by=personnel)
    talent.decide(talent.propose(officer, 2, REASON, by=personnel), "confirmed", "ya", by=head)
    standing = talent.standings([officer.pk])[officer.pk]
    assert standing.confirmed.potential == 2
    assert Assessment.objects.get(pk=first.pk).state == "withdrawn"


def test_after_a_year_it_is_to_be_said_anew(officer, head, personnel) -> None:
    months(officer, 80, 80, 80)
    made = talent.decide(talent.propose(officer, 2, REASON, by=head), "confirmed", "ya", by=personnel)
    assert place_of(officer).box is not None
    Assessment.objects.filter(pk=made.pk).update(decided_at=timezone.now() - timedelta(days=366))
    assert place_of(officer).lacking == ("potential",)


def test_a_look_is_noted_and_ones_own_is_none(officer, head) -> None:
    talent.note_look(officer, head)
    head.officer = officer
    talent.note_look(officer, head)
    assert [look.account for look in TalentLook.objects.filter(officer=officer)] == ["kadis"]


def test_however_many_officers_it_is_three_queries(officer, django_assert_max_num_queries) -> None:
    people = [officer, *(Officer.objects.create(name=f"P{place}") for place in range(20))]
    with django_assert_max_num_queries(3):
        talent.standings([one.pk for one in people])


def test_nothing_else_of_the_city_reads_a_place() -> None:
    """No payment, no rota, no export: only its own pages know the boxes."""
    reading = re.compile(r"(merit|rules)\.talent\b|(merit|rules) import [^\n]*\btalent\b")
    naming = {
        path.relative_to(ROOT).as_posix()
        for part in ("sync", "kiosk")
        for path in (ROOT / part).rglob("*.py")
        if reading.search(path.read_text("utf-8"))
    }
    assert naming == {"sync/server/merit/talent.py", "sync/server/console/talent_pages.py"}
