"""An officer logs work on a phone: a fact of the city's chain in their name, words and photo sealed, once however often it is sent."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sync.server.ingest.models import Fact, Part, PartOpening
from sync.server.ingest.opening import operations_identity
from sync.server.ingest.parts_store import part_bytes
from sync.server.performance.models import Plan, WorkEntry, WorkReview
from sync.trust.sealing import unseal
from tests.integration.sync.server.own.conftest import photo

LOG = "/saya/kerja/catat"
SECRET = "Menertibkan PKL depan Pasar Keputran"


def told(**changes: object) -> dict[str, object]:
    said = {
        "entry": str(uuid4()),
        "plan": "",
        "activity": SECRET,
        "output": "Empat lapak pindah",
        "outcome": "",
        "quantity": "4",
        "unit": "events",
        "day": timezone.localdate().isoformat(),
        "begins": "08:10",
        "ends": "09:40",
        "place": "field",
        "thing": "street_vendors",
        "is_main": "on",
    }
    return said | changes


def planned(officer, **changes: object) -> Plan:
    fields = {"words": "Tertibkan PKL", "target": 10, "unit": "households", "period": f"{timezone.localdate():%Y-%m}"}
    return Plan.objects.create(officer=officer, written_by="kadis", **(fields | changes))


def plain_parts(subject: str) -> dict[str, bytes]:
    """What the city's key opens of the newest fact of an entry, by role."""
    row = Fact.objects.filter(subject=subject).order_by("seq").last()
    parts = json.loads(bytes(row.payload))["parts"]
    return {part["role"]: unseal(part_bytes(part["sha256"]), operations_identity()) for part in parts}


def test_work_with_a_photo_becomes_a_fact_whose_words_only_the_city_can_open(phone, officer, folded) -> None:
    plan = planned(officer)
    said = told(plan=str(plan.pk))

    with folded():
        answer = phone.post(LOG, {**said, "photo": photo()})

    assert answer.status_code == 302
    entry = WorkEntry.objects.get(pk=said["entry"])
    assert (entry.officer_id, entry.kiosk_id, entry.site_id) == (officer.pk, None, None)
    assert (entry.quantity, entry.minutes, entry.place, entry.thing) == (4, 90, "field", "street_vendors")
    assert (entry.plan, entry.unit) == (plan.pk, "households")  # the plan's unit, whatever the form said
    payload = bytes(Fact.objects.get(subject=said["entry"]).payload).decode()
    assert SECRET not in payload
    assert json.loads(payload)["actor"]["officer"] == str(officer.pk)
    opened = plain_parts(said["entry"])
    assert json.loads(opened["text"]) == {
        "activity": SECRET,
        "from": "08.10",
        "object": "street_vendors",
        "outcome": "",
        "output": "Empat lapak pindah",
        "to": "09.40",
    }
    assert opened["output"].startswith(b"\xff\xd8\xff")
    assert b"Jalan Contoh" not in opened["output"]
    page = phone.get("/saya/").content.decode()
    assert "4 dari 10 keluarga" in page
    assert "Menunggu atasan" in page


def test_a_form_that_arrives_twice_makes_one_entry(phone, folded) -> None:
    said = told()

    with folded():
        assert phone.post(LOG, said).status_code == 302
        assert phone.post(LOG, said).status_code == 302

    assert WorkEntry.objects.count() == 1
    assert Fact.objects.filter(subject=said["entry"]).count() == 1


def test_the_forms_id_of_a_colleague_is_refused_and_nothing_typed_is_lost(phone, folded, site) -> None:
    from sync.server.people.models import Officer
    from tests.integration.sync.server.console.conftest import account
    from tests.integration.sync.server.own.conftest import signed_in

    said = told()
    with folded():
        phone.post(LOG, said)
    colleague = account("team_lead")
    colleague.officer = Officer.objects.create(name="Budi")
    colleague.save()

    page = signed_in(colleague).post(LOG, told(entry=said["entry"]))

    assert page.status_code == 422
    assert SECRET in page.content.decode()
    assert WorkEntry.objects.get().officer.name == "Ratna Wulandari"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"activity": ""}, "Isi bagian ini."),
        ({"ends": "08:10"}, "Jam selesai harus sesudah jam mulai."),
        ({"begins": "pagi"}, "Tulis jam seperti 09:30."),
        ({"quantity": "99999"}, "Isi dengan angka 0 sampai 9999."),
        ({"plan": str(uuid4())}, "Pilih dari daftar."),
        ({"day": "2020-01-01"}, "Pilih dari daftar."),
        ({"place": "moon"}, "Pilih dari daftar."),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field_and_kept_nowhere(phone, changes, words, folded) -> None:
    with folded():
        page = phone.post(LOG, told(**changes))

    assert page.status_code == 422
    body = page.content.decode()
    assert words in body
    assert "Empat lapak pindah" in body
    assert "field-wrong" in body
    assert not WorkEntry.objects.exists()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"GIF89a not a photo", "bukan foto JPG atau PNG"),
        (b"", "Foto ini kosong"),
        (b"\xff\xd8\xff\xe0 broken", "bukan foto JPG atau PNG"),
    ],
)
def test_a_file_that_is_no_photo_is_refused(phone, body, words, folded) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    with folded():
        page = phone.post(LOG, {**told(), "photo": SimpleUploadedFile("a.jpg", body, "image/jpeg")})

    assert page.status_code == 422
    assert words in page.content.decode()
    assert not Part.objects.exists()


def test_a_photo_that_is_too_long_is_read_past_and_answered(phone, settings) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = phone.post(
        LOG, {**told(), "photo": SimpleUploadedFile("a.jpg", b"\xff\xd8\xff" * 4_300_000, "image/jpeg")}
    )

    assert answer.status_code == 413
    assert "lebih dari 12 MB" in answer.content.decode()


def test_a_day_has_twenty_four_hours(phone, folded) -> None:
    with folded():
        for _ in range(3):
            assert phone.post(LOG, told(begins="00:00", ends="07:59")).status_code == 302
        page = phone.post(LOG, told(begins="12:00", ends="12:30"))

    assert page.status_code == 422 or WorkEntry.objects.count() == 4
    with folded():
        page = phone.post(LOG, told(begins="12:00", ends="13:30"))
    assert "lebih dari 24 jam" in page.content.decode()


def test_a_plan_of_another_day_or_another_officer_is_not_offered(phone, officer) -> None:
    from sync.server.people.models import Officer

    tomorrow = timezone.localdate() + timedelta(days=1)
    planned(officer, words="Besok saja", day=tomorrow, period=f"{tomorrow:%Y-%m}")
    planned(Officer.objects.create(name="Budi"), words="Rencana Budi")
    planned(officer, words="Sudah ditarik", is_ended=True)
    planned(officer, words="Bulan ini")

    page = phone.get(LOG).content.decode()

    assert "Bulan ini (target" in page
    assert not [words for words in ("Besok saja", "Rencana Budi", "Sudah ditarik") if words in page]


def test_own_words_open_with_a_line_in_the_record_and_nobody_elses_open_at_all(phone, folded, own) -> None:
    from sync.server.people.models import Officer
    from tests.integration.sync.server.console.conftest import account
    from tests.integration.sync.server.own.conftest import signed_in

    said = told()
    with folded():
        phone.post(LOG, {**said, "photo": photo()})
    address = f"/saya/kerja/{said['entry']}"
    assert SECRET not in phone.get(address).content.decode()

    opened = phone.post(f"{address}/buka")

    assert SECRET in opened.content.decode()
    assert "data:image/jpeg;base64," in opened.content.decode()
    assert "no-store" in opened["Cache-Control"]
    assert set(PartOpening.objects.values_list("account", "purpose")) == {
        (own.username, "Petugas melihat catatan kerjanya sendiri")
    }
    assert PartOpening.objects.count() == 2
    colleague = account("agency_head")
    colleague.officer = Officer.objects.create(name="Budi")
    colleague.save()
    other = signed_in(colleague)
    assert other.get(address).status_code == 404
    assert other.post(f"{address}/buka").status_code == 404
    assert other.post(f"{address}/batal", {"reason": "other"}).status_code == 404


def test_an_entry_is_corrected_with_what_was_said_and_taken_back_with_a_reason(phone, folded) -> None:
    said = told()
    with folded():
        phone.post(LOG, said)
    address = f"/saya/kerja/{said['entry']}"

    asked = phone.post(f"{address}/betulkan").content.decode()
    assert SECRET in asked
    assert 'value="08:10"' in asked
    with folded():
        phone.post(f"{address}/betulkan", told(entry=said["entry"], quantity="2", place="office"))
    entry = WorkEntry.objects.get()
    assert (entry.quantity, entry.place, entry.amendments, entry.unit) == (2, "office", 1, "events")

    with folded():
        phone.post(f"{address}/batal", {})
    assert not WorkEntry.objects.get().is_voided
    with folded():
        phone.post(f"{address}/batal", {"reason": "duplicate"})
    assert WorkEntry.objects.get().is_voided
    assert "Dibatalkan" in phone.get("/saya/kerja").content.decode()
    assert phone.post(f"{address}/betulkan").status_code == 404


def test_what_a_superior_returned_says_why_and_may_be_corrected_however_old(phone, folded, officer) -> None:
    from tests.integration.sync.server.console.conftest import account

    said = told()
    with folded():
        phone.post(LOG, said)
    WorkEntry.objects.update(day=timezone.localdate() - timedelta(days=20))
    assert phone.post(f"/saya/kerja/{said['entry']}/betulkan").status_code == 404
    WorkReview.objects.create(
        entry=said["entry"],
        officer=officer.pk,
        day=timezone.localdate(),
        account=account("team_lead"),
        reviewer=uuid4(),
        verdict="returned",
        reason="evidence_missing",
        words="Lampirkan fotonya.",
        amendments=0,
        decided_at=timezone.now(),
        fact=uuid4(),
    )

    page = phone.get(f"/saya/kerja/{said['entry']}").content.decode()

    assert "Buktinya belum ada. Lampirkan fotonya." in page
    assert phone.post(f"/saya/kerja/{said['entry']}/betulkan").status_code == 200


def test_an_entry_of_a_kiosk_is_shown_and_corrected_at_the_kiosk(phone, kiosk, officer) -> None:
    from sync.protocol.fact import Actor

    data = {"plan": None, "day": timezone.localdate().isoformat(), "quantity": 3, "unit": "documents", "minutes": 20}
    made = kiosk.maker.add(
        "work_logged",
        {**data, "place": "hall"},
        subject=kiosk.maker.new_id(),
        actor=Actor("officer", str(officer.pk)),
    )
    kiosk.push([made])

    page = phone.get(f"/saya/kerja/{made.fact.subject}").content.decode()

    assert "di kios" in page
    assert "Betulkan di kios yang sama" in page
    assert phone.post(f"/saya/kerja/{made.fact.subject}/betulkan").status_code == 404


def test_the_page_of_the_form_brings_our_own_script_and_no_other(phone) -> None:
    page = phone.get(LOG)

    assert re.findall(r"<script[^>]*>", page.content.decode()) == ['<script src="/static/own/shrink.js" defer>']
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "style=" not in page.content.decode()
    assert "script-src" not in phone.get("/saya/")["Content-Security-Policy"]


def test_a_supervisor_of_the_officers_hall_opens_the_evidence_and_another_does_not(phone, site, folded) -> None:
    from tests.integration.sync.server.console.conftest import account
    from tests.integration.sync.server.own.conftest import signed_in

    said = told()
    with folded():
        phone.post(LOG, {**said, "photo": photo()})
    sha256 = WorkEntry.objects.get().parts[0]["sha256"]
    page, file = (f"/console/performance/workentry/{said['entry']}/{rest}" for rest in ("change/", f"berkas/{sha256}/"))
    supervisor = signed_in(account("supervisor", site))

    assert "Buka berkas" in supervisor.get(page).content.decode()
    opened = supervisor.post(file, {"purpose": "kerja", "reason": ""})
    assert SECRET in opened.content.decode()
    assert signed_in(account("oversight")).post(file, {"purpose": "kerja", "reason": ""}).status_code == 403
    assert PartOpening.objects.count() == 1


def test_e_kinerja_gets_what_was_told_on_a_phone(phone, site, folded) -> None:
    from sync.server.fleet.models import Site
    from sync.server.records.export_rows import Wanted, _progress_rows

    with folded():
        phone.post(LOG, told())
    today = timezone.localdate()

    (row,) = _progress_rows(Wanted(Site.objects.filter(pk=site.pk), today, today))

    assert row[5:8] == (4, "kegiatan", 90)
    assert not list(_progress_rows(Wanted(Site.objects.exclude(pk=site.pk), today, today)))
