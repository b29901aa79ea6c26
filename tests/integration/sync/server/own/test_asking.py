"""What an officer asks for on a phone: an objection, a plan, flexible work; and what the city asks: the pulse."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from sync.server.flexible.models import Application, CheckIn, FlexibleDay
from sync.server.ingest.models import Fact
from sync.server.merit.models import PulseReceipt, PulseSum
from sync.server.organisation.models import Appointment
from sync.server.performance.models import Objection, Plan, WorkEntry

WHY = "Fotonya ada di kios, belum sampai karena jaringan."


@pytest.fixture
def entry(officer) -> WorkEntry:
    today = timezone.localdate()
    told = {"day": today, "quantity": 1, "unit": "events", "minutes": 30, "place": "field"}
    return WorkEntry.objects.create(id=uuid4(), officer=officer, logged_at=timezone.now(), **told)


def test_an_objection_is_a_sealed_fact_once_and_says_how_it_stands(phone, entry, folded) -> None:
    address = f"/saya/keberatan/baru?tentang=work&yang={entry.pk}"
    assert "Catatan kerja" in phone.get(address).content.decode()
    said = {"objection": str(uuid4()), "words": WHY}

    with folded():
        for _ in range(2):
            assert phone.post(address, said).status_code == 302

    filed = Objection.objects.get()
    assert (str(filed.pk), filed.about, filed.of, filed.kiosk_id) == (said["objection"], "work", entry.pk, None)
    assert WHY not in bytes(Fact.objects.get(subject=filed.pk).payload).decode()
    assert "Sedang diperiksa" in phone.get("/saya/keberatan").content.decode()


def test_an_objection_without_words_keeps_the_page_and_tells_nothing(phone, entry, folded) -> None:
    with folded():
        page = phone.post(
            f"/saya/keberatan/baru?tentang=work&yang={entry.pk}", {"objection": str(uuid4()), "words": " "}
        )

    assert page.status_code == 422
    assert "Tulis alasannya" in page.content.decode()
    assert not Objection.objects.exists()


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "tentang=work&yang=1",
        "tentang=presence&yang=00000000-0000-4000-8000-000000000000",
        "tentang=index&bulan=2999-01",
        "tentang=pay",
    ],
)
def test_what_is_not_theirs_cannot_be_objected_to(phone, asked, officer) -> None:
    from sync.server.people.models import Officer

    other = Officer.objects.create(name="Budi")
    told = {"day": timezone.localdate(), "quantity": 1, "unit": "events", "minutes": 30, "place": "field"}
    theirs = WorkEntry.objects.create(id=uuid4(), officer=other, logged_at=timezone.now(), **told)

    for question in (asked, f"tentang=work&yang={theirs.pk}"):
        answer = phone.post(f"/saya/keberatan/baru?{question}", {"objection": str(uuid4()), "words": WHY})
        assert answer["Location"] == "/saya/angka"
    assert not Fact.objects.filter(kind="objection_filed").exists()


def test_a_plan_is_proposed_and_waits_and_the_last_day_is_copied(phone, officer) -> None:
    today = timezone.localdate()
    Plan.objects.create(
        officer=officer, words="Keliling RW", target=2, day=today - timedelta(days=2), period="2026-11", written_by="x"
    )

    phone.post("/saya/rencana", {"words": "Rapat", "target": "1", "unit": "events", "span": "day", "is_main": "on"})
    phone.post("/saya/rencana/salin")

    proposed = {plan.words: (plan.state, plan.day, plan.is_own) for plan in Plan.objects.filter(day=today)}
    assert proposed == {"Rapat": ("proposed", today, True), "Keliling RW": ("proposed", today, True)}
    assert "Menunggu persetujuan" in phone.get("/saya/").content.decode()


def test_a_plan_names_a_task_and_no_resident(phone) -> None:
    page = phone.post(
        "/saya/rencana", {"words": "Antar KK 3578010101900001", "target": "1", "unit": "events", "span": "day"}
    )

    assert page.status_code == 422
    assert not Plan.objects.exists()


def test_flexible_work_is_asked_for_answered_and_taken_back(phone, officer) -> None:
    today = timezone.localdate()
    Appointment.objects.create(officer=officer, post="other", begins=today - timedelta(days=400))
    monday = today + timedelta(days=7 - today.weekday())
    wanted = {"pattern": "4-1", "weekdays": ["1"], "begins": monday.isoformat(), "place": "home", "words": "Laporan"}
    form = phone.get("/saya/fleksibel/ajukan").content.decode()
    assert 'value="4-1"' in form

    wrong = phone.post("/saya/fleksibel/ajukan", {**wanted, "ends": (monday - timedelta(days=1)).isoformat()})
    assert wrong.status_code == 422
    assert "Laporan" in wrong.content.decode()
    phone.post("/saya/fleksibel/ajukan", {**wanted, "ends": (monday + timedelta(days=13)).isoformat()})

    asked = Application.objects.get()
    assert (asked.state, asked.officer_id) == ("asked", officer.pk)
    assert "Menunggu jawaban" in phone.get("/saya/fleksibel").content.decode()
    phone.post(f"/saya/fleksibel/{asked.pk}/batal")
    assert Application.objects.get().state == "withdrawn"


def test_a_day_elsewhere_begins_and_ends_with_the_citys_clock_and_only_when_it_was_given(phone, officer) -> None:
    today = timezone.localdate()
    refused = phone.post("/saya/fleksibel/mulai", follow=True).content.decode()
    assert "bukan hari kerja fleksibel" in refused
    told = {"officer": officer, "pattern": "4-1", "begins": today, "ends": today, "place": "home", "words": "Laporan"}
    more = {"region": "surabaya", "rule_version": 1, "recommendation": "eligible", "state": "approved"}
    given = Application.objects.create(filed_at=timezone.now(), answer_by=today, **told, **more)
    FlexibleDay.objects.create(officer=officer, day=today, application=given, place="home")

    assert "Mulai kerja" in phone.get("/saya/fleksibel").content.decode()
    phone.post("/saya/fleksibel/mulai")
    assert "Kerja fleksibel: Rumah" in phone.get("/saya/hadir").content.decode()
    phone.post("/saya/fleksibel/selesai")

    row = CheckIn.objects.get()
    assert row.ended_at is not None
    assert not row.is_closed_by_day


def test_anothers_application_is_not_there(phone, officer) -> None:
    from sync.server.people.models import Officer

    today = timezone.localdate()
    told = {"pattern": "4-1", "begins": today, "ends": today, "place": "home", "words": "Laporan", "region": "surabaya"}
    theirs = Application.objects.create(
        officer=Officer.objects.create(name="Budi"),
        rule_version=1,
        recommendation="eligible",
        filed_at=timezone.now(),
        answer_by=today,
        **told,
    )

    for act in ("batal", "banding", "ajukan"):
        assert phone.post(f"/saya/fleksibel/{theirs.pk}/{act}", {"words": "x"}).status_code == 404
    assert Application.objects.get().state == "asked"


def test_the_pulse_is_answered_once_and_no_row_holds_who_said_what(phone, officer) -> None:
    page = phone.post("/saya/suara", {"workload": "3"})
    assert page.status_code == 422
    assert "Jawab kelima pertanyaan" in page.content.decode()
    answers = {"workload": "1", "clarity": "5", "support": "4", "balance": "2", "spirit": "3"}

    phone.post("/saya/suara", answers)
    phone.post("/saya/suara", dict.fromkeys(answers, "1"))

    (week,) = PulseSum.objects.all()
    assert (week.answers, week.sums) == (1, [1, 5, 4, 2, 3])
    assert PulseReceipt.objects.get().officer == officer.pk
    assert "sudah menjawab" in phone.get("/saya/suara").content.decode()
    held = [session.get_decoded() for session in Session.objects.all()]
    assert not [one for one in held if {"workload", "clarity"} & set(one)]


@pytest.mark.parametrize("answer", ["0", "6", "-1", "5.0", "٣", "", "11"])
def test_an_answer_off_the_scale_is_none(phone, answer) -> None:
    questions = ("workload", "clarity", "support", "balance", "spirit")

    assert phone.post("/saya/suara", dict.fromkeys(questions, answer)).status_code == 422
    assert not PulseSum.objects.exists()


def test_a_superior_who_tried_to_reach_them_is_answered_from_the_first_page(phone, officer) -> None:
    from sync.server.flexible.models import Contact

    now = timezone.now()
    told = {"day": timezone.localdate(), "way": "call", "within_min": 30, "called_by": "kabid", "called_at": now}
    waiting = Contact.objects.create(officer=officer, **told)

    page = phone.get("/saya/").content.decode()
    assert "Atasan menghubungi Anda" in page
    assert f'action="/saya/fleksibel/jawab/{waiting.pk}"' in page
    phone.post(f"/saya/fleksibel/jawab/{waiting.pk}")

    waiting.refresh_from_db()
    assert waiting.answered_at is not None
    assert "Atasan menghubungi Anda" not in phone.get("/saya/").content.decode()
