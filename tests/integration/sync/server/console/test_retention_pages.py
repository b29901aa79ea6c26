"""The schedule of keeping: proposed by one, approved by another; dry runs; records of destruction; holds; the assessment."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone

from sync.server.ingest.models import Part
from sync.server.records import retention
from sync.server.records.models import Destruction, Hold, RetentionRule
from sync.server.records.retention_kinds import KINDS
from sync.server.requests.models import Request
from tests.integration.sync.server.console.conftest import PASSWORD, client_of

RULES, SCHEDULE = "/console/records/retentionrule/", "/console/records/retentionrule/jadwal/"


@pytest.fixture
def second(db):
    from django.contrib.auth.models import Group

    from sync.server.people.models import Account

    made = Account.objects.create_user("kedua", password=PASSWORD, is_staff=True)
    made.groups.set(Group.objects.filter(name="administrator"))
    return client_of(made)


def propose(client, **changes: object) -> RetentionRule:
    told = {"kind": "request_parts", "days": 400, "is_on": "on", "legal_basis": "Perwali 12/2026", "reason": "JRA baru"}
    answer = client.post(f"{RULES}add/", {**told, **changes})
    assert answer.status_code == 302, answer.content.decode()
    return RetentionRule.objects.latest("proposed_at")


def decide(client, rule: RetentionRule, what: str) -> None:
    assert client.post(f"{RULES}{rule.pk}/putusan/", {"putusan": what}).status_code == 302
    rule.refresh_from_db()


def test_a_rule_needs_two_people(hall, administrator, second) -> None:
    page = administrator.get(SCHEDULE).content.decode()
    assert page.count("Belum disahkan") == len(KINDS)
    rule = propose(administrator)
    assert "Sahkan" not in administrator.get(SCHEDULE).content.decode()
    decide(administrator, rule, "sahkan")
    assert rule.approved_at is None
    assert "Sahkan" in second.get(SCHEDULE).content.decode()
    decide(second, rule, "sahkan")
    assert (rule.proposed_by, rule.approved_by) == ("administrator", "kedua")
    page = administrator.get(SCHEDULE).content.decode()
    assert "Perwali 12/2026" in page
    assert "Disahkan kedua" in administrator.get(RULES).content.decode()


def test_a_declined_rule_changes_nothing(hall, administrator, second) -> None:
    rule = propose(administrator)
    assert second.get(f"{RULES}{rule.pk}/putusan/").status_code == 302
    decide(second, rule, "tolak")
    assert (rule.declined_by, rule.approved_at) == ("kedua", None)
    assert "Belum disahkan" in administrator.get(SCHEDULE).content.decode()


def test_the_form_begins_with_the_proposal_and_refuses_what_cannot_be(hall, administrator) -> None:
    assert 'value="90"' in administrator.get(f"{RULES}add/?data=presence_photos").content.decode()
    for days in ("1", "99999", "abc"):
        page = administrator.post(f"{RULES}add/", {"kind": "presence_photos", "days": days})
        assert page.status_code == 200
    assert not RetentionRule.objects.exists()


def test_a_dry_run_counts_what_would_go(hall, administrator, oversight) -> None:
    Request.objects.update(state="completed")
    page = administrator.get(f"{SCHEDULE}request_parts/").content.decode()
    assert "belum disahkan" in page
    assert "Tidak ada yang dimusnahkan dari halaman ini" in page
    for kind in KINDS:
        assert oversight.get(f"{SCHEDULE}{kind}/").status_code == 200
    assert administrator.get(f"{SCHEDULE}lain/").status_code == 404
    assert Part.objects.count() == 4


def test_the_record_of_a_destruction_is_read_printed_and_checked(hall, administrator, oversight, supervisor) -> None:
    part = Part.objects.get(sha256=hall.digest("kk"))
    old = retention.OldPart(part.kiosk, part.sha256, hall.request, "kk", part.size, timezone.now())
    record = retention.destroy_parts([old], kind="request_parts", legal_basis="JRA 1/2026", ordered_by="kota")
    page = oversight.get(f"/console/records/destruction/{record.pk}/change/").content.decode()
    assert f"Berita acara pemusnahan data {record.number}" in page
    assert "JRA 1/2026" in page
    signed = json.loads(oversight.get(f"/console/records/destruction/{record.pk}/tanda-tangan/").content)
    assert signed["payloadType"] == "application/vnd.balai.destruction.v1+json"
    assert record.number in administrator.get("/console/records/destruction/").content.decode()
    assert supervisor.get("/console/records/destruction/").status_code == 403
    assert Destruction.objects.count() == 1


def test_a_request_is_held_by_its_code_and_let_go(hall, supervisor) -> None:
    code = Request.objects.get().code
    wrong = supervisor.post("/console/records/hold/add/", {"code": "ZZZZZZZZ", "reason": "perkara 12"})
    assert "Periksa kodenya" in wrong.content.decode()
    assert (
        supervisor.post("/console/records/hold/add/", {"code": code.lower(), "reason": "perkara 12"}).status_code == 302
    )
    held = Hold.objects.get()
    assert (held.subject, held.placed_by) == (hall.request, "supervisor")
    lift = f"/console/records/hold/{held.pk}/lepas/"
    assert supervisor.get(lift).status_code == 200
    assert supervisor.post(lift).status_code == 302
    held.refresh_from_db()
    assert held.lifted_by == "supervisor"
    assert "Dilepas supervisor" in supervisor.get("/console/records/hold/").content.decode()


def test_the_assessment_is_filled_from_the_citys_facts(hall, administrator, second) -> None:
    decide(second, propose(administrator), "sahkan")
    page = administrator.get(f"{RULES}dampak/").content.decode()
    assert "Penilaian dampak pelindungan data pribadi" in page
    assert "400 hari" in page
    assert "Foto kehadiran" in page
    assert "Penyelia" in page


def test_lists_tell_a_destroyed_photo_from_one_that_has_not_come(hall, supervisor) -> None:
    part = Part.objects.get(sha256=hall.digest("presence"))
    old = retention.OldPart(part.kiosk, part.sha256, hall.presence, "presence", part.size, timezone.now())
    retention.destroy_parts([old], kind="presence_photos", legal_basis="JRA 1/2026", ordered_by="kota")
    page = supervisor.get("/console/people/presence/").content.decode()
    assert "Sudah dimusnahkan" in page
    assert "Belum sampai" not in page
    assert supervisor.get(hall.open_url("presence")).status_code == 410
