"""Complaints and problems at the city: who sees them, how long the first answer takes, and what comes before the leaders."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from sync.protocol.fact import Actor
from sync.server.concerns.models import Concern, Instruction
from sync.server.ingest.models import Fact, PartOpening, PartReference
from sync.server.rebuild import rebuild
from sync.server.requests.models import Referral
from sync.testing.facts import PlainPart
from sync.testing.samples import sample_data
from tests.integration.sync.server.console.conftest import Hall, account, arrive, client_of
from tests.integration.sync.server.console.test_reviews import reviewer

LIST, LEADERS = "/console/concerns/concern/", "/console/concerns/concern/pimpinan/"
WORDS = b"Lampu di gang dua mati sejak Senin."


def url(concern: UUID, tail: str = "change/") -> str:
    return f"{LIST}{concern}/{tail}"


def tell(hall: Hall, kind: str, data: dict, folder=None, *, words: bytes = b"", recipients: int = 1) -> UUID:
    maker = hall.kiosk.maker
    actor = Actor("officer", str(hall.officer.id)) if kind == "problem_noted" else Actor("resident")
    parts = [PlainPart("text", "text/plain", words, recipients=recipients)] if words else []
    made = maker.add(kind, data, subject=maker.new_id(), actor=actor, parts=parts)
    hall.kiosk.push([made])
    if folder is not None:
        arrive(made, hall.kiosk.id, folder)
    return UUID(made.fact.subject)


def complain(hall: Hall, folder=None, *, about: str = "facility", words: bytes = b"", recipients: int = 1) -> UUID:
    data = {**sample_data("complaint_filed"), "category": about, "request": None, "service": None}
    return tell(hall, "complaint_filed", data, folder, words=words, recipients=recipients)


def listed(client, asked: str = "") -> str:
    """The rows of the list, without its filters."""
    return client.get(f"{LIST}{asked}").content.decode().partition("<tbody>")[2]


def grow_old(concern: UUID, hours: float = 30) -> None:
    """As if it had come in so long ago."""
    at = timezone.now() - timedelta(hours=hours)
    Concern.objects.filter(id=concern).update(filed_at=at, due_at=at + timedelta(hours=24))


@pytest.fixture
def answering(site):
    return reviewer("Adi", site)


@pytest.fixture
def leader(db):
    return client_of(account("city_leader"))


@pytest.fixture
def inspectorate(db):
    from sync.server.people.models import Account, Officer

    made = account("inspectorate")
    Account.objects.filter(pk=made.pk).update(officer=Officer.objects.create(name="Inspektur"))
    return client_of(made)


def test_a_complaint_is_read_with_a_purpose_and_answered_in_the_officers_name(
    hall, answering, city_folder, django_capture_on_commit_callbacks
) -> None:
    one = complain(hall, city_folder, words=WORDS)
    assert "Sarana balai" in listed(answering)
    part = PartReference.objects.get(subject=one)
    assert WORDS.decode() in answering.post(url(one, f"berkas/{part.sha256}/"), {"purpose": "aduan"}).content.decode()
    assert PartOpening.objects.get().purpose == "Menindaklanjuti pengaduan"
    assert url(one) in answering.get("/console/ingest/partopening/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        said = {"answer": "resolved", "words": "Lampu sudah diganti."}
        assert answering.post(url(one, "jawab/"), said).status_code == 302
    row = Concern.objects.get(pk=one)
    assert (row.state, row.answers, row.answered_at is not None) == ("resolved", 1, True)
    page = answering.get(url(one)).content.decode()
    assert "Dijawab" in page
    assert "Adi" in page
    assert "Jawaban kota" in page
    assert "Simpan jawaban" not in page
    from sync.server.fleet import feed

    (told,) = [item for item in feed.changes(hall.kiosk.row, "").items if item.kind == "concern"]
    assert (told.id, [each["answer"] for each in told.data["answers"]]) == (str(one), ["resolved"])
    assert b"diganti" not in b"".join(bytes(fact.payload) for fact in Fact.objects.all())


def test_what_was_typed_comes_back_when_something_is_missing(hall, answering) -> None:
    one = complain(hall)
    page = answering.post(url(one, "jawab/"), {"answer": "", "words": "Besok kami datang."}).content.decode()
    assert "Pilih satu jawaban" in page
    assert "Besok kami datang." in page
    assert Concern.objects.get().answers == 0


def test_the_first_answer_stops_the_clock_whatever_it_says_and_wherever_it_came_from(hall) -> None:
    one = complain(hall)
    actor = Actor("officer", str(hall.officer.id))
    for answer in ("in_progress", "resolved"):
        hall.kiosk.maker.clock.advance(3600)
        hall.kiosk.push([hall.kiosk.maker.add("complaint_answered", {"answer": answer}, subject=str(one), actor=actor)])
    row = Concern.objects.get(pk=one)
    assert (row.state, row.answers) == ("resolved", 2)
    assert row.answered_at - row.filed_at < timedelta(hours=1, minutes=1)
    before = list(Concern.objects.values())
    rebuild()
    assert list(Concern.objects.values()) == before


def test_a_request_that_promises_an_answer_is_a_complaint_too_and_ends_with_the_request(hall) -> None:
    maker = hall.kiosk.maker
    data = {**sample_data("request_filed"), "service": "ADU-UMUM", "standard": "respond_24h"}
    filed = [maker.add("request_filed", data, subject=maker.new_id(), actor=Actor("resident")) for _ in range(2)]
    hall.kiosk.push(filed)
    first, second = (UUID(made.fact.subject) for made in filed)
    assert set(Concern.objects.values_list("id", flat=True)) == {first, second}  # not the KTP of the hall
    officer = Actor("officer", str(hall.officer.id))
    hall.kiosk.push(
        [
            maker.add("request_completed", subject=str(first), actor=officer),
            maker.add("request_voided", {"reason": "duplicate"}, subject=str(second), actor=officer),
        ]
    )
    states = dict(Concern.objects.values_list("id", "state"))
    assert states == {first: "resolved", second: "voided"}
    assert Concern.objects.get(pk=first).answered_at is not None


def test_reports_about_staff_are_seen_by_no_supervisor_and_answered_by_the_inspectorate(
    hall, answering, oversight, inspectorate, django_capture_on_commit_callbacks
) -> None:
    fee = complain(hall, about="illegal_fee", words=b"Diminta uang.", recipients=2)
    routed = complain(hall, about="other", words=b"Petugas kasar.", recipients=2)
    assert "Pungutan liar" not in answering.get(LIST).content.decode()  # not even among the filters
    for one in (fee, routed):
        assert answering.get(url(one)).status_code == 404
        assert answering.post(url(one, "jawab/"), {"answer": "resolved", "words": "x"}).status_code == 404
        assert "Disegel untuk Inspektorat" in oversight.get(url(one)).content.decode()
    assert oversight.post(url(fee, "jawab/"), {"answer": "resolved", "words": "x"}).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        inspectorate.post(url(fee, "jawab/"), {"answer": "in_progress", "words": "Sedang kami periksa."})
    assert Concern.objects.get(pk=fee).state == "in_progress"
    complain(hall, about="facility")
    assert inspectorate.post(url(Concern.objects.get(topic="facility").pk, "jawab/"), {}).status_code == 403


def test_what_waits_for_a_day_comes_before_the_leaders_by_itself(hall, site, leader, answering, supervisor) -> None:
    late, soon = complain(hall), tell(hall, "problem_noted", {"category": "drainage", "severity": 3})
    grow_old(late)
    grow_old(soon, hours=1)
    page = leader.get(LEADERS).content.decode()
    assert "Sarana balai" in page
    assert "Saluran air" not in page
    assert "Lewat 6 jam" in page or "Terlambat 6 jam" in page
    grow_old(soon, hours=50)
    page = leader.get(LEADERS).content.decode()
    assert "Berbahaya" in page
    assert "Tegalsari" in page
    assert supervisor.get(LEADERS).status_code == 403
    assert "Sarana balai" in listed(leader, "?jawaban=terlambat")
    assert "Sarana balai" not in listed(leader, "?jawaban=sudah")


def test_a_late_question_to_an_office_is_on_the_list_and_counts_agree(hall, site, leader) -> None:
    from sync.server.people.models import Unit

    unit = Unit.objects.create(name="Dinas Sosial", short="Dinsos")
    data = {"referral": hall.kiosk.maker.new_id(), "unit": str(unit.id), "question": "data"}
    actor = Actor("officer", str(hall.officer.id))
    hall.kiosk.push([hall.kiosk.maker.add("request_referred", data, subject=str(hall.request), actor=actor)])
    Referral.objects.update(asked_at=timezone.now())
    assert "Dinas Sosial" not in leader.get(LEADERS).content.decode()
    Referral.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    assert "Dinas Sosial" in leader.get(LEADERS).content.decode()
    answer = leader.get(LEADERS)
    assert answer.context["totals"] == [0, 0, 1]
    assert "Dinas Sosial" in leader.get("/console/requests/referral/?jawaban=terlambat").content.decode()
    assert "Dinas Sosial" not in leader.get("/console/requests/referral/?jawaban=mendesak").content.decode()
    assert "Dinas Sosial" not in leader.get("/console/requests/referral/?dinas=bukan-dinas").content.decode()


def test_the_supervisor_sees_what_the_hall_asked_and_does_not_answer_for_the_office(hall, site, supervisor) -> None:
    from sync.server.people.models import Unit

    unit = Unit.objects.create(name="Dinas Sosial", short="Dinsos")
    data = {"referral": hall.kiosk.maker.new_id(), "unit": str(unit.id), "question": "data"}
    hall.kiosk.push([hall.kiosk.maker.add("request_referred", data, subject=str(hall.request))])
    page = supervisor.get(f"/console/requests/referral/{data['referral']}/change/")
    assert "Dinas Sosial" in page.content.decode()
    answer = supervisor.post(f"/console/requests/referral/{data['referral']}/jawab/", {"answer": "agreed"})
    assert answer.status_code == 403


def test_a_leaders_order_is_dated_seen_by_the_hall_and_can_be_taken_back(hall, leader, supervisor, oversight) -> None:
    one, today = complain(hall), timezone.localdate()
    said = {"what": "visit", "unit": "", "due_on": str(today + timedelta(days=2)), "words": "Bawa tangga."}
    for wrong, words in (
        ({"what": "send_to_unit"}, "Pilih dinas"),
        ({"due_on": str(today - timedelta(days=1))}, "dari hari ini"),
        ({"words": "NIK 3578 0101 0190 0001"}, "angka panjang"),
    ):
        page = leader.post(url(one, "perintah/"), {**said, **wrong}).content.decode()
        assert words in page
    assert not Instruction.objects.exists()
    assert leader.post(url(one, "perintah/"), said).status_code == 302
    assert "Datangi tempatnya" in listed(supervisor)
    assert "Bawa tangga." in supervisor.get(url(one)).content.decode()
    assert supervisor.post(url(one, "perintah/"), said).status_code == 403
    back = url(one, f"perintah/{Instruction.objects.get().pk}/tarik/")
    assert supervisor.post(back).status_code == 403
    assert leader.post(back).status_code == 302
    assert "Ditarik" in oversight.get(url(one)).content.decode()
    assert "Datangi tempatnya" not in listed(supervisor)
    assert leader.post(back).status_code == 404


def test_another_halls_supervisor_finds_nothing(hall, city) -> None:
    from sync.server.fleet.models import Site

    other = Site.objects.create(name="Balai Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    client, one = reviewer("Dian", other), complain(hall)
    assert "Sarana balai" not in listed(client)
    assert client.get(url(one)).status_code == 404
    assert client.post(url(one, "jawab/"), {"answer": "resolved", "words": "x"}).status_code == 404
