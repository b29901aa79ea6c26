"""An officer objects, somebody else answers with a reason, and only the next computation changes a number."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from sync.rules.indonesian import JAKARTA
from sync.server.ingest.models import Fact
from sync.server.performance.models import Objection
from sync.server.recommendations import objections
from sync.server.recommendations.models import ObjectionRuling
from sync.server.recommendations.objections import CannotDecideError, CannotObjectError, file_objection
from tests.integration.sync.server.recommendations.conftest import (
    LATER,
    NOW,
    PERIOD,
    RECENTLY,
    account_of,
    counted,
)


@pytest.fixture
def personnel(city):
    from sync.server.people.models import Officer

    return account_of("personnel", officer=Officer.objects.create(name="Pemeriksa Contoh"))


def standing(objection):
    row = Objection.objects.get(pk=objection)
    return objections.standings([row])[row.pk]


def test_an_objection_is_a_signed_fact_with_sealed_words_and_the_form_sent_twice_is_one(
    officers, django_capture_on_commit_callbacks
) -> None:
    ayu, form = officers[0], uuid4()
    counted([(ayu, 4_000_000)], at=RECENTLY)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            file_objection(ayu, form, about="index", period=PERIOD, of=None, words="Rencana 2 keliru.", now=NOW)

    row = Objection.objects.get()
    assert (row.pk, row.officer_id, row.period, row.kiosk_id) == (form, ayu.pk, PERIOD, None)
    fact = Fact.objects.get(kind="objection_filed")
    assert b"keliru" not in bytes(fact.payload)
    assert [part["role"] for part in row.parts] == ["text"]


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ({"now": LATER}, "Masa keberatan"),
        ({"words": "  "}, "Tulis alasannya"),
        ({"about": "presence"}, "Pilih lagi"),
        ({"about": "presence", "of": uuid4()}, "Pilih lagi"),
        ({"of": uuid4()}, "Pilih lagi"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence_and_nothing_is_written(officers, said, because) -> None:
    counted([(officers[0], 4_000_000)], at=RECENTLY)
    asked = {"about": "index", "period": PERIOD, "of": None, "words": "Keliru.", "now": NOW, **said}

    with pytest.raises(CannotObjectError, match=because):
        file_objection(officers[0], uuid4(), **asked)
    assert not Objection.objects.exists()


def test_the_same_objection_is_not_taken_again_while_it_waits(officers, objected) -> None:
    counted([(officers[0], 4_000_000)], at=RECENTLY)
    objected(officers[0])

    with pytest.raises(CannotObjectError, match="sedang diperiksa"):
        objected(officers[0])


def test_a_computation_that_takes_away_opens_the_window_again_one_that_gives_does_not(officers) -> None:
    ayu, budi = officers
    counted([(ayu, 4_000_000), (budi, 4_000_000)], at=RECENTLY)
    later = RECENTLY + timedelta(days=20)
    counted([(ayu, 3_900_000), (budi, 4_100_000)], at=later)

    file_objection(ayu, uuid4(), about="index", period=PERIOD, of=None, words="Turun.", now=later + timedelta(hours=1))
    with pytest.raises(CannotObjectError, match="Masa keberatan"):
        file_objection(budi, uuid4(), about="index", period=PERIOD, of=None, words="Naik.", now=later)


def test_somebody_else_answers_within_five_working_days_with_a_reason(officers, personnel, objected) -> None:
    counted([(officers[0], 4_000_000)], at=RECENTLY)
    made = objected(officers[0])
    row = Objection.objects.get(pk=made)
    came = Fact.objects.get(kind="objection_filed").received_at.astimezone(JAKARTA).date()
    open_ = standing(made)
    assert open_.is_open
    assert timedelta(days=5) <= open_.due - came <= timedelta(days=16)

    objections.decide(row, personnel, "refused", "Rencana itu sudah dihitung penuh.")

    told = standing(made)
    assert told.ruling is not None
    assert (told.ruling.decided_by, told.is_counted, told.is_open) == (personnel, True, False)
    with pytest.raises(CannotDecideError, match="sudah diputus"):
        objections.decide(row, personnel, "corrected", "Lain.")


def test_nobody_answers_their_own_objection_nor_without_being_known_nor_without_the_right(
    officers, unit, objected
) -> None:
    ayu, budi = officers
    counted([(ayu, 4_000_000)], at=RECENTLY)
    row = Objection.objects.get(pk=objected(ayu))
    own = account_of("agency_head", leads=unit, officer=ayu, name="sendiri")
    unknown = account_of("agency_head", leads=unit, name="tak-dikenal")
    colleague = account_of("team_lead", leads=unit, officer=budi, name="rekan")

    for account in (own, unknown, colleague):
        assert not objections.may_decide(row, account)
        with pytest.raises(CannotDecideError):
            objections.decide(row, account, "corrected", "Untuk saya.")
    assert not ObjectionRuling.objects.exists()


def test_who_judged_the_presence_does_not_answer_the_objection_to_it(officers, personnel, kiosk, objected) -> None:
    from django.utils import timezone

    from sync.server.people.models import Presence
    from sync.server.reviews.models import ReviewCase

    ayu = officers[0]
    presence = Presence.objects.create(
        id=uuid4(),
        officer=ayu,
        kiosk=kiosk.row,
        site=kiosk.row.site,
        place="hall",
        session="day",
        face="seen",
        started_at=RECENTLY,
    )
    row = Objection.objects.get(pk=objected(ayu, about="presence", of=presence.pk))
    assert objections.may_decide(row, personnel)
    case, _ = ReviewCase.objects.get_or_create(
        presence=presence.pk,
        defaults={
            "site": kiosk.row.site,
            "officer_id": ayu.pk,
            "started_at": RECENTLY,
            "is_flagged": True,
            "weight": 1,
            "queued_at": RECENTLY,
        },
    )
    case.verdicts.create(
        account=personnel, officer=uuid4(), verdict="rejected", reason="other", decided_at=timezone.now(), fact=uuid4()
    )

    assert not objections.may_decide(row, personnel)


def test_what_is_excluded_waits_for_the_next_computation_and_ends_when_the_answer_is_taken_back(
    officers, personnel, kiosk, objected
) -> None:
    from django.utils import timezone

    from sync.server.indices.models import Exclusion
    from sync.server.requests.models import Request

    ayu = officers[0]
    late = Request.objects.create(
        id=uuid4(),
        kiosk=kiosk.row,
        site=kiosk.row.site,
        service="ADM-KTP-BARU",
        catalogue_version=1,
        ticket="A-001",
        code="7K3MPQ2X",
        state="completed",
        standard="city_24h",
        filed_at=RECENTLY,
        officer_id=ayu.pk,
    )
    counted([(ayu, 4_000_000)], at=RECENTLY)
    row = Objection.objects.get(pk=objected(ayu, about="late_request", of=late.pk))

    ruling = objections.decide(row, personnel, "excluded", "Blangko habis hari itu.")
    exclusion = Exclusion.objects.get()
    assert (exclusion.about, exclusion.subject, exclusion.objection) == ("request", late.pk, row.pk)
    assert objections.unsettled(PERIOD, [ayu.pk]) == {ayu.pk: "recompute"}
    counted([(ayu, 4_050_000)], at=timezone.now())
    assert objections.unsettled(PERIOD, [ayu.pk]) == {}

    objections.take_back(ruling, personnel)
    exclusion.refresh_from_db()
    assert exclusion.withdrawn_at is not None
    assert objections.unsettled(PERIOD, [ayu.pk]) == {ayu.pk: "objection"}


def test_an_objection_to_a_whole_month_excludes_no_single_record(officers, personnel, objected) -> None:
    counted([(officers[0], 4_000_000)], at=RECENTLY)
    row = Objection.objects.get(pk=objected(officers[0]))

    with pytest.raises(CannotDecideError, match="seluruh bulan"):
        objections.decide(row, personnel, "excluded", "Semua.")
