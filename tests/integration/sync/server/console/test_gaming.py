"""Attempts to play the index, each through the engine and the reviewers' list: made worthless there, or seen here."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from sync.protocol.fact import Actor
from sync.protocol.instant import write_instant
from sync.server.ingest.models import PartReference
from sync.server.performance import surfacing, verifying
from sync.server.performance.models import Surface, WorkEntry, WorkPhoto
from sync.server.reviews.models import TextMark
from sync.testing.facts import FactMaker, PlainPart
from sync.testing.manual_clock import ManualClock
from sync.testing.samples import sample_data
from tests.integration.sync.server.console.conftest import JPEG, arrive, client_of
from tests.integration.sync.server.indices.conftest import PERIOD, SmallCity, at, small_city

__all__ = ["small_city"]
LIST = "/console/performance/surface/"
WORDS = "Membersihkan saluran air RW 05 bersama warga, dua puluh meter, sampah diangkut ke TPS."


def person(name: str, unit, site=None, role: str = "", leads=()):
    """An officer of the unit with an account in a role; `site`: the hall that the account is given."""
    from django.contrib.auth.models import Group

    from sync.server.people.models import Account, Officer

    officer = Officer.objects.create(name=name, unit=unit)
    made = Account.objects.create_user(name.lower(), password="rahasia-konsol-uji", is_staff=True, officer=officer)
    if role:
        made.groups.add(Group.objects.get(name=role))
    made.leads.set(leads)
    if site is not None:
        made.sites.add(site)
        officer.sites.add(site)
    return made


@pytest.fixture
def lead(small_city: SmallCity):
    return person("Sari", small_city.unit, role="team_lead", leads=[small_city.unit])


@pytest.fixture
def kiosk_of_october(hall, small_city: SmallCity):
    """The hall's kiosk in October, of whose clock everything is proved."""
    maker = FactMaker(hall.kiosk.maker.keys, clock=ManualClock(datetime(2026, 10, 6, 1, tzinfo=UTC)))
    maker.head = hall.kiosk.maker.head
    hall.kiosk.maker = maker
    return hall.kiosk


def log(city: SmallCity, officer, plan, day: int, quantity: int = 1, **told: object) -> WorkEntry:
    plain = {"minutes": 60, "unit": "documents", "place": "hall", "kiosk": city.kiosk, "site": city.site}
    photo = [{"role": "output", "sha256": uuid4().hex * 2}]
    return WorkEntry.objects.create(
        id=uuid4(),
        officer=officer,
        day=date(2026, 10, day),
        plan=plan.id if plan else None,
        quantity=quantity,
        **{**plain, "parts": photo, "logged_at": at(day), **told},
    )


def task_score(city: SmallCity, officer) -> Fraction:
    month = city.month_of(officer, city.compute())
    return Fraction(next(one["score"] for one in month.sheet["iki"]["terms"] if one["component"] == "task"))


def shown(account, kind: str, period: str = PERIOD) -> set[str]:
    """Who stands on this account's list with this pattern, after looking."""
    surfacing.look(period)
    page = client_of(account).get(f"{LIST}?pola={kind}").content.decode()
    rows = Surface.objects.filter(kind=kind, period=period).select_related("officer")
    return {row.officer.name for row in rows if f">{row.officer.name}<" in page}


def test_a_task_in_six_pieces_counts_like_the_whole_one_and_is_seen(small_city: SmallCity, lead) -> None:
    honest, player = small_city.officer("Hana", post="other"), small_city.officer("Pras", post="other")
    whole, pieces = small_city.plan(honest, 6), small_city.plan(player, 6)
    log(small_city, honest, whole, 5, 6, minutes=30)
    for _ in range(6):
        log(small_city, player, pieces, 5, minutes=5)

    assert task_score(small_city, honest) == task_score(small_city, player) == 80
    assert shown(lead, "split_tasks") == {"Pras"}


def test_a_number_that_grows_after_it_was_verified_waits_again(small_city: SmallCity, lead) -> None:
    player = small_city.officer("Pras", post="other")
    plan = small_city.plan(player, 10)
    entry = log(small_city, player, plan, 5, 5)
    verifying.judge(entry, lead, "verified", "result_seen")
    assert task_score(small_city, player) == 50

    WorkEntry.objects.filter(pk=entry.pk).update(quantity=10, amendments=1)

    assert task_score(small_city, player) == 80  # of the full target, as evidence that nobody looked at
    with pytest.raises(verifying.CannotJudgeError):
        verifying.judge(entry, lead, "verified", "result_seen")


def test_one_request_proves_one_entry_of_whoever_finished_it_and_the_others_are_seen(
    small_city: SmallCity, lead
) -> None:
    served, player = small_city.officer("Hana", post="other"), small_city.officer("Pras", post="other")
    request = small_city.request(served, done=at(5, "10:00"), promised=at(5, "15:00"))
    for officer, hour in ((player, "08:00"), (player, "09:00"), (served, "11:00")):
        log(small_city, officer, small_city.plan(officer, 1), 5, parts=[], request=request.id, logged_at=at(5, hour))

    assert task_score(small_city, served) == 80
    assert task_score(small_city, player) == 0
    assert shown(lead, "request_twice") == {"Hana", "Pras"}


def test_the_same_numbers_every_day_are_seen(small_city: SmallCity, lead) -> None:
    player, honest = small_city.officer("Pras"), small_city.officer("Hana")
    for day in (5, 6, 7, 8, 9):
        log(small_city, player, None, day, 3)
        log(small_city, honest, None, day, day)

    assert shown(lead, "same_numbers") == {"Pras"}


def test_copied_words_and_a_photograph_used_again_are_found_in_sealed_parts(
    hall, site, lead, small_city: SmallCity, city_folder
) -> None:
    from sync.server.reviews import evidence, work

    now = timezone.now()
    hall.kiosk.maker.clock.step_wall((now - hall.kiosk.maker.clock.now()).total_seconds())
    other = person("Pras", small_city.unit, site).officer
    hall.officer.unit = small_city.unit
    hall.officer.save()
    day = timezone.localdate().isoformat()
    parts = [PlainPart("output", "image/jpeg", JPEG), PlainPart("text", "text/plain", WORDS.encode())]
    made = []
    for officer, said in ((hall.officer, WORDS), (other, WORDS.upper().replace(",", "  "))):
        parts[1] = PlainPart("text", "text/plain", said.encode())
        data = {"plan": None, "day": day, "quantity": 2, "unit": "events", "minutes": 60, "place": "field"}
        actor = Actor("officer", str(officer.id))
        made.append(hall.kiosk.maker.add("work_logged", data, subject=str(uuid4()), actor=actor, parts=parts))
    hall.kiosk.push(made)
    for fact in made:
        arrive(fact, hall.kiosk.id, city_folder)
    work.run_due()

    period = day[:7]
    assert shown(lead, "copied_words", period) == {"Ratna Wulandari", "Pras"}
    assert shown(lead, "photo_reused", period) == {"Ratna Wulandari", "Pras"}
    assert {len(photo.same_as) for photo in WorkPhoto.objects.all()} == {1}
    surface = Surface.objects.get(kind="photo_reused", officer=other)
    assert surface.others == [str(hall.officer.id)]
    page = client_of(lead).get(f"{LIST}{surface.pk}/change/").content.decode()
    assert "Ratna Wulandari" in page
    assert "2 kegiatan, 60 menit" in page

    WorkPhoto.objects.update(day=timezone.localdate() - evidence.KEPT - timedelta(days=1))
    evidence.erase_old()
    assert not WorkPhoto.objects.exists()
    assert shown(lead, "photo_reused", period) == set()  # nobody had said anything of it


def cases(kiosk, names: int, *steps: tuple[str, object, float]) -> list[UUID]:
    """So many requests promised for 8 October 15:00, with these steps (kind, officer, hours before that) on each."""
    promised = at(8, "15:00")
    found = []
    for number in range(names):
        subject = str(uuid4())
        maker = kiosk.maker
        data = {
            **sample_data("request_filed"),
            "promised_at": write_instant(promised),
            "code": f"7K3MPQ2{23456789 // 10**number % 10}",
        }
        facts = []
        for kind, officer, before in (("request_filed", None, 24.0), *steps):
            maker.clock.step_wall((promised - timedelta(hours=before) - maker.clock.now()).total_seconds())
            actor = Actor("officer", str(officer.id)) if officer else Actor("resident")
            told = data if kind == "request_filed" else None
            facts.append(maker.add(kind, told, subject=subject, actor=actor))
        kiosk.push(facts)
        found.append(UUID(subject))
    prove(found)
    return found


def prove(subjects: list[UUID]) -> None:
    """As a kiosk whose clock was compared with the city's just before and after."""
    from sync.server.ingest.models import FactTime

    for row in FactTime.objects.filter(subject__in=subjects):
        FactTime.objects.filter(kiosk=row.kiosk, epoch=row.epoch, seq=row.seq).update(
            grade="A", earliest=row.claimed_at, latest=row.claimed_at
        )


def test_late_cases_sent_back_to_look_closed_are_late_all_the_same_and_seen(
    small_city: SmallCity, kiosk_of_october, lead
) -> None:
    player = small_city.officer("Pras")
    late = cases(kiosk_of_october, 5, ("request_taken", player, 20), ("request_returned", player, -1))

    month = small_city.month_of(player, small_city.compute())
    assert set(month.sheet["requests"]["late"]) == {str(one) for one in late}
    assert shown(lead, "returned_late") == {"Pras"}
    assert Surface.objects.get(kind="returned_late").detail["after_the_promise"] == 5


def test_hard_cases_left_to_a_colleague_in_the_last_hour_are_seen(
    small_city: SmallCity, kiosk_of_october, lead
) -> None:
    giver, taker = small_city.officer("Pras"), small_city.officer("Hana")
    steps = (("request_taken", giver, 20), ("request_taken", taker, 0.5), ("request_completed", taker, -2))
    cases(kiosk_of_october, 3, *steps)
    cases(kiosk_of_october, 6, ("request_taken", taker, 20), ("request_completed", taker, 10))

    assert shown(lead, "passed_on") == {"Pras"}
    surface = Surface.objects.get(kind="passed_on")
    assert surface.others == [str(taker.id)]
    assert surface.detail["of_taken"] == 3


def test_colleagues_who_verify_each_other_are_seen_by_their_superior_and_not_by_themselves(
    small_city: SmallCity, site, lead
) -> None:
    one, other = (person(name, small_city.unit, site, "supervisor") for name in ("Pras", "Wati"))
    for reviewer, worker in ((one, other), (other, one)):
        client = client_of(reviewer)
        for day in (5, 6, 7):
            entry = log(small_city, worker.officer, None, day, day)
            told = {"choice": "verified:evidence_clear", "perubahan": 0, "words": ""}
            client.post(f"/console/performance/workentry/{entry.pk}/periksa/", told)

    assert shown(lead, "verifying_ring") == {"Pras", "Wati"}
    assert shown(one, "verifying_ring") == {"Wati"}
    own = Surface.objects.get(kind="verifying_ring", officer=one.officer)
    assert client_of(one).get(f"{LIST}{own.pk}/change/").status_code == 404


def test_nobody_verifies_their_own_work_by_any_address(small_city: SmallCity, site) -> None:
    from sync.server.performance.models import WorkReview

    player = person("Pras", small_city.unit, site, "supervisor")
    entry = log(small_city, player.officer, None, 5)
    client = client_of(player)
    told = {"choice": "verified:result_seen", "perubahan": 0, "words": ""}
    client.post(f"/console/performance/workentry/{entry.pk}/periksa/", told)
    client.post("/console/performance/workentry/bersama/", {"catatan": [str(entry.pk)]})

    assert not WorkReview.objects.exists()


def test_what_was_said_of_a_pattern_stays_until_there_is_more_to_see(small_city: SmallCity, lead) -> None:
    player = small_city.officer("Pras")
    for day in (5, 6, 7, 8, 9):
        log(small_city, player, None, day, 3)
    surfacing.look(PERIOD)
    row = Surface.objects.get()
    client = client_of(lead)
    without = client.post(f"{LIST}{row.pk}/lihat/", {"state": "explained", "words": ""}).content.decode()
    assert "Tulis alasannya" in without
    client.post(f"{LIST}{row.pk}/lihat/", {"state": "explained", "words": "Piket tetap"})

    surfacing.look(PERIOD)
    row.refresh_from_db()
    assert (row.state, row.looked_by, row.words) == ("explained", "sari", "Piket tetap")

    log(small_city, player, None, 12, 3)
    surfacing.look(PERIOD)
    row.refresh_from_db()
    assert (row.state, row.count, row.words) == ("open", 6, "Piket tetap")


def test_a_pattern_goes_with_the_entries_that_showed_it(small_city: SmallCity) -> None:
    player = small_city.officer("Pras")
    for day in (5, 6, 7, 8, 9):
        log(small_city, player, None, day, 3)
    surfacing.look(PERIOD)
    WorkEntry.objects.filter(officer=player, day=date(2026, 10, 5)).update(is_voided=True)

    assert surfacing.look(PERIOD) == 0
    assert not Surface.objects.exists()


def test_a_request_used_again_a_month_later_proves_nothing_there_and_is_seen(small_city: SmallCity, lead) -> None:
    player = small_city.officer("Pras", post="other")
    request = small_city.request(player, done=at(5, "10:00"), promised=at(5, "15:00"))
    first = log(small_city, player, None, 5, parts=[], request=request.id)
    WorkEntry.objects.filter(pk=first.pk).update(day=date(2026, 9, 30), logged_at=at(1) - timedelta(days=1))
    log(small_city, player, small_city.plan(player, 1), 5, parts=[], request=request.id)

    assert task_score(small_city, player) == 0
    assert shown(lead, "request_twice") == {"Pras"}
    assert str(first.pk) in Surface.objects.get(kind="request_twice").detail["refs"]


def test_looking_at_some_finds_what_looking_at_everybody_finds(small_city: SmallCity, lead) -> None:
    """The narrow questions of a supervisor's search: words, photographs, requests, rings and shares with anybody."""
    people = [small_city.officer(name, post="other") for name in ("Ana", "Beno", "Cici", "Dodi")]
    ana, beno, cici, dodi = people
    request = small_city.request(dodi, done=at(5, "10:00"), promised=at(5, "15:00"))
    shared = [{"role": "output", "sha256": "ab" * 32}]
    for place, (officer, more) in enumerate(
        [
            (ana, {"parts": shared}),
            (beno, {"parts": shared}),
            (cici, {"request": request.id, "parts": [{"role": "text", "sha256": "cd" * 32}]}),
            (dodi, {"request": request.id}),
            (ana, {"parts": [{"role": "text", "sha256": "ef" * 32}]}),
        ]
    ):
        entry = log(small_city, officer, None, 6 + place, **more)
        for number, part in enumerate(entry.parts):
            named = {"kiosk": small_city.kiosk.pk, "epoch": 1, "seq": 900 + 10 * place + number, "subject": entry.pk}
            PartReference.objects.create(
                **named, sha256=part["sha256"], role=part["role"], media="x", size=1, recipients=1
            )
    for sha256, officer, day in (("cd" * 32, cici, 8), ("ef" * 32, ana, 10)):
        TextMark.objects.create(part=sha256, officer=officer.pk, day=date(2026, 10, day), mark="sama")
    reviewers = {one: person(f"kepala{place}", small_city.unit) for place, one in enumerate((beno, cici))}
    for account, officer in zip(reviewers.values(), (beno, cici), strict=True):
        account.officer = officer
        account.save()
    for worker, by in ((beno, cici), (cici, beno)):
        for day in (12, 13, 14):
            verifying.judge(log(small_city, worker, None, day), reviewers[by], "verified", "result_seen")
    surfacing.look(PERIOD)
    everything = {(one.kind, one.officer_id, one.count, tuple(one.others)) for one in Surface.objects.all()}
    assert {kind for kind, *_ in everything} >= {"photo_reused", "copied_words", "request_twice", "verifying_ring"}

    for wanted in ([ana], [beno], [cici], [dodi], [ana, cici]):
        Surface.objects.all().delete()
        surfacing.look(PERIOD, [one.pk for one in wanted])
        found = {(one.kind, one.officer_id, one.count, tuple(one.others)) for one in Surface.objects.all()}
        assert found == {one for one in everything if one[1] in {who.pk for who in wanted}}
