"""A supervisor writes a plan, the officer's kiosk hears of it; what the officer did and objected to stands in the browser."""

from __future__ import annotations

import pytest

from sync.protocol.fact import Actor
from sync.server.fleet import feed
from sync.server.performance.models import Objection, Plan, WorkEntry
from tests.integration.sync.server.console.conftest import account, client_of

PLANS = "/console/performance/plan/"


def plan_of(hall, **changes: object) -> dict[str, object]:
    told = {"officer": str(hall.officer.id), "words": "Ukur saluran RW 05", "target": 2, "unit": "events", "weight": 1}
    return {**told, "is_main": "on", "day": "2026-11-24", "reference": "RHK-12", **changes}


def told_to(kiosk) -> list[dict]:
    return [dict(item.data) for item in feed.changes(kiosk.row, "").items if item.kind == "plan"]


@pytest.fixture
def supervisor(hall, site):
    made = account("supervisor")
    made.sites.add(site)
    return client_of(made)


def test_a_plan_reaches_the_kiosk_of_the_hall_and_is_withdrawn_there(hall, supervisor) -> None:
    assert supervisor.post(f"{PLANS}add/", plan_of(hall)).status_code == 302

    (told,) = told_to(hall.kiosk)
    plan = Plan.objects.get()
    assert told == {
        "plan": str(plan.id),
        "officer": str(hall.officer.id),
        "period": "2026-11",
        "day": "2026-11-24",
        "words": "Ukur saluran RW 05",
        "target": 2,
        "unit": "events",
        "main": True,
        "weight": 1,
        "reference": "RHK-12",
        "ended": False,
    }
    supervisor.post(f"{PLANS}{plan.id}/change/", plan_of(hall, is_ended="on"))
    assert [each["ended"] for each in told_to(hall.kiosk)] == [True]
    assert "Ditarik" in supervisor.get(PLANS).content.decode()


def test_a_plan_leaves_the_hall_with_its_officer(hall, supervisor, site) -> None:
    supervisor.post(f"{PLANS}add/", plan_of(hall))

    hall.officer.sites.remove(site)

    assert [each["ended"] for each in told_to(hall.kiosk)] == [True]


def test_nobody_plans_for_another_halls_officer(hall) -> None:
    elsewhere = client_of(account("supervisor"))

    page = elsewhere.post(f"{PLANS}add/", plan_of(hall))

    assert page.status_code == 200
    assert not Plan.objects.exists()


def test_what_an_officer_did_and_objected_to_is_folded_from_the_facts(hall, supervisor) -> None:
    maker, actor = hall.kiosk.maker, Actor("officer", str(hall.officer.id))
    logged = {"plan": None, "day": "2026-11-24", "quantity": 3, "unit": "documents", "minutes": 90, "place": "hall"}
    entry, wrong, mine = maker.new_id(), maker.new_id(), maker.new_id()
    first = maker.add("work_logged", {**logged, "main": True, "object": "drainage"}, subject=entry, actor=actor)
    second = maker.add("work_logged", logged, subject=wrong, actor=actor)
    amended = {"amends": first.fact.id, "quantity": 4, "minutes": 60, "place": "field"}
    stranger = Actor("officer", maker.new_id())
    hall.kiosk.push(
        [
            first,
            second,
            maker.add("work_amended", amended, subject=entry, actor=actor),
            maker.add("work_amended", {**amended, "quantity": 900}, subject=entry, actor=stranger),
            maker.add("work_voided", {"reason": "duplicate"}, subject=wrong, actor=actor),
            maker.add(
                "objection_filed", {"about": "index", "period": "2026-11", "of": None}, subject=mine, actor=actor
            ),
        ]
    )

    row = WorkEntry.objects.get(id=entry)
    assert (row.quantity, row.minutes, row.place, row.amendments, row.thing) == (4, 60, "field", 1, "drainage")
    assert WorkEntry.objects.get(id=wrong).is_voided
    assert Objection.objects.get().officer_id == hall.officer.id
    page = supervisor.get("/console/performance/workentry/").content.decode()
    assert "4 dokumen" in page
    assert "Dibatalkan" in page
    assert "Indeks" in supervisor.get("/console/performance/objection/").content.decode()


def test_the_link_that_ekinerja_gets_leads_to_the_evidence_which_opens_with_a_purpose(
    hall, supervisor, city_folder
) -> None:
    from sync.server.ingest.models import PartOpening
    from sync.server.records.export_rows import evidence_url
    from sync.testing.facts import PlainPart
    from tests.integration.sync.server.console.conftest import JPEG, arrive

    maker, officer = hall.kiosk.maker, Actor("officer", str(hall.officer.id))
    data = {"plan": None, "day": "2026-11-24", "quantity": 2, "unit": "events", "minutes": 60, "place": "field"}
    parts = [PlainPart("output", "image/jpeg", JPEG), PlainPart("text", "text/plain", b"Saluran dibersihkan")]
    logged = maker.add("work_logged", data, subject=maker.new_id(), actor=officer, parts=parts)
    hall.kiosk.push([logged])
    arrive(logged, hall.kiosk.id, city_folder)

    url = evidence_url(WorkEntry.objects.get())
    page = supervisor.get(url.removeprefix("http://127.0.0.1:8700")).content.decode()
    assert "Di luar rencana" in page
    assert "Buka berkas" in page
    words = logged.fact.parts[1].sha256
    opened = supervisor.post(
        f"/console/performance/workentry/{logged.fact.subject}/berkas/{words}/", {"purpose": "kerja", "reason": ""}
    )
    assert "Saluran dibersihkan" in opened.content.decode()
    assert PartOpening.objects.get().purpose == "Memeriksa catatan kerja petugas"
