"""A hall asks another office, the office's people answer in the browser, and the kiosk that asked hears of it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from sync.protocol.fact import Actor
from sync.server.ingest.models import PartOpening
from sync.server.requests.models import Referral, Request
from sync.testing.facts import PlainPart
from tests.integration.sync.server.console.conftest import account, arrive, client_of

QUESTION = b"Apakah NIK ibu sudah aktif?"


@pytest.fixture
def asked(hall, city_folder):
    """The officer of the hall asked Dinsos about the request; (referral id, unit)."""
    from sync.server.people.models import Unit

    unit = Unit.objects.create(name="Dinas Sosial", short="Dinsos")
    maker = hall.kiosk.maker
    referral = maker.new_id()
    data = {"referral": referral, "unit": str(unit.id), "question": "data"}
    actor = Actor("officer", str(hall.officer.id))
    part = PlainPart("text", "text/plain", QUESTION)
    made = maker.add("request_referred", data, subject=str(hall.request), actor=actor, parts=[part])
    hall.kiosk.push([made])
    arrive(made, hall.kiosk.id, city_folder)
    return referral, unit, made


def helper(unit, *, officer: str | None = "Dewi Lestari"):
    from sync.server.people.models import Officer

    made = account("helper")
    made.units.add(unit)
    if officer is not None:
        made.officer = Officer.objects.create(name=officer)
        made.save()
    return client_of(made)


def url(referral: str, tail: str = "change/") -> str:
    return f"/console/requests/referral/{referral}/{tail}"


def told_to(kiosk) -> dict[str, dict]:
    from sync.server.fleet import feed

    return {item.id: dict(item.data) for item in feed.changes(kiosk.row, "").items if item.kind == "referral"}


def test_the_asked_office_sees_the_question_and_answers_it_with_credit(
    hall, asked, django_capture_on_commit_callbacks
) -> None:
    referral, unit, made = asked
    client = helper(unit)
    Referral.objects.update(asked_at=timezone.now())
    assert "Sisa 23 jam" in client.get("/console/requests/referral/").content.decode()
    opened = client.post(url(referral, f"berkas/{made.fact.parts[0].sha256}/"), {"purpose": "proses"})
    assert QUESTION.decode() in opened.content.decode()
    assert PartOpening.objects.get().account == "helper"
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(url(referral, "jawab/"), {"answer": "agreed", "words": "Sudah aktif sejak kemarin."})
    assert answer.status_code == 302
    row = Referral.objects.get()
    assert (row.answer, row.helper.name, str(row.request)) == ("agreed", "Dewi Lestari", str(hall.request))
    told = told_to(hall.kiosk)[referral]
    assert (told["answer"], told["who"]) == ("agreed", "Dewi Lestari")
    assert "Sudah aktif" not in str(told)
    request = Request.objects.get()
    # The question went to another hand; it and the city's answer are two steps.
    assert (request.state, request.steps, request.hand_overs) == ("filed", 2, 1)


def test_the_supervisor_of_the_hall_reads_the_answers_words(
    hall, asked, supervisor, django_capture_on_commit_callbacks
) -> None:
    referral, unit, _ = asked
    with django_capture_on_commit_callbacks(execute=True):
        helper(unit).post(url(referral, "jawab/"), {"answer": "refused", "words": "Berkas belum masuk."})
    page = supervisor.get(f"/console/requests/request/{hall.request}/change/").content.decode()
    assert "Jawaban dinas" in page
    assert "Belum bisa disetujui" in page
    from sync.server.ingest.models import PartReference

    words = PartReference.objects.filter(subject=hall.request, role="text").exclude(kiosk=hall.kiosk.id).get()
    opened = supervisor.post(f"/console/requests/request/{hall.request}/berkas/{words.sha256}/", {"purpose": "proses"})
    assert "Berkas belum masuk." in opened.content.decode()


def test_the_first_answer_stands(hall, asked, django_capture_on_commit_callbacks) -> None:
    referral, unit, _ = asked
    client = helper(unit)
    for answer in ("done", "refused"):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(url(referral, "jawab/"), {"answer": answer, "words": ""})
    assert Referral.objects.get().answer == "done"


def test_another_office_neither_sees_nor_answers_it(hall, asked) -> None:
    from sync.server.people.models import Unit

    referral, _, made = asked
    client = helper(Unit.objects.create(name="Dinas Lain", short="Lain"))
    for answer in (client.get(url(referral)), client.post(url(referral, "jawab/"), {"answer": "agreed"})):
        assert answer.status_code in (302, 404)
    assert client.post(url(referral, f"berkas/{made.fact.parts[0].sha256}/"), {"purpose": "proses"}).status_code == 404
    assert Referral.objects.get().answered_at is None


def test_who_is_no_officer_is_told_so_and_answers_nothing(hall, asked) -> None:
    referral, unit, _ = asked
    client = helper(unit, officer=None)
    answer = client.post(url(referral, "jawab/"), {"answer": "agreed", "words": ""})
    assert "belum dihubungkan dengan petugas" in answer.content.decode()
    assert Referral.objects.get().answered_at is None


def test_of_the_request_the_office_opens_nothing_but_the_question(hall, asked) -> None:
    referral, unit, _ = asked
    client = helper(unit)
    assert client.post(url(referral, f"berkas/{hall.digest('form')}/"), {"purpose": "proses"}).status_code == 404
    assert client.get(f"/console/requests/request/{hall.request}/change/").status_code == 403


def test_a_rebuild_gives_the_same_referrals(hall, asked, django_capture_on_commit_callbacks) -> None:
    from sync.server import projector, rebuild

    referral, unit, _ = asked
    with django_capture_on_commit_callbacks(execute=True):
        helper(unit).post(url(referral, "jawab/"), {"answer": "done", "words": ""})
    before = Referral.objects.values().get()
    rebuild.rebuild()
    projector.run_due()
    assert Referral.objects.values().get() == before


def test_an_office_that_is_added_reaches_every_kiosk(hall, administrator) -> None:
    from sync.server.fleet import feed

    form = {"name": "Dinas Kesehatan", "short": "Dinkes", "kind": "agency", "is_open": "on"}
    assert administrator.post("/console/people/unit/add/", form).status_code == 302
    told = [item for item in feed.changes(hall.kiosk.row, "").items if item.kind == "unit"]
    assert [dict(item.data) for item in told] == [{"name": "Dinas Kesehatan", "short": "Dinkes", "open": True}]
