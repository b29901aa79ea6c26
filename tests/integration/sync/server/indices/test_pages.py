"""The pages of runs, rules, appointments and of what people decide about a month, as the roles see them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sync.server.indices import worker
from sync.server.indices.models import BehaviourRating, DayRuling, IndexRuleEdition, Run, Sanction
from sync.server.organisation.models import Appointment
from sync.server.people.models import Officer, Unit
from tests.integration.sync.server.console.conftest import account, client_of
from tests.integration.sync.server.indices.conftest import PERIOD, SmallCity, at

RUNS, RULES, POSTS = "/console/indices/run/", "/console/indices/indexruleedition/", "/console/organisation/appointment/"


@pytest.fixture
def personnel(db) -> Client:
    return client_of(account("personnel"))


@pytest.fixture
def mayor(db) -> Client:
    return client_of(account("city_leader"))


@pytest.fixture(autouse=True)
def _november(monkeypatch: pytest.MonkeyPatch) -> None:
    """October is over."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 11, 10))


def said(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_month_is_ordered_done_by_the_worker_and_compared(personnel: Client, small_city: SmallCity) -> None:
    officer = small_city.officer("Ratna Wulandari")
    small_city.on_time(officer, 9)
    small_city.request(officer, done=at(21), promised=at(20))
    answer = personnel.post(f"{RUNS}add/", {"period": PERIOD}, follow=True)
    assert "Sedang menunggu giliran" in said(answer)
    assert worker.do_one_quietly()
    first = Run.objects.get()
    assert (first.state, first.is_current, first.made_by) == ("done", True, "personnel")
    refused = personnel.post(f"{RUNS}add/", {"period": PERIOD})
    assert "Tulis alasannya" in said(refused)
    small_city.on_time(officer, 10)
    personnel.post(f"{RUNS}add/", {"period": PERIOD, "reason": "catatan kios terlambat datang"})
    assert worker.do_one_quietly()
    page = said(personnel.get(f"{RUNS}{Run.objects.get(is_current=True).pk}/change/"))
    assert "Petugas yang berubah" in page
    assert "90,00 → 95,00" in page
    assert "Ratna Wulandari" in page
    assert "Kelurahan Keputran" in page
    listed = said(personnel.get(RUNS))
    assert "Dipakai sekarang" in listed
    assert "Digantikan" in listed
    assert not worker.do_one_quietly()


def test_who_may_see_runs_and_not_pay_sees_no_names(administrator: Client, small_city: SmallCity) -> None:
    officer = small_city.officer("Ratna Wulandari")
    small_city.on_time(officer, 9)
    small_city.compute()
    run = small_city.compute(reason="lagi")
    assert "Ratna" not in said(administrator.get(f"{RUNS}{run.pk}/change/"))
    assert administrator.post(f"{RUNS}add/", {"period": PERIOD}).status_code == 403


def test_a_month_without_a_rule_is_said_to_fail(personnel: Client, city, expected_logs) -> None:
    expected_logs.add("sync.server.indices.worker")
    run = Run.objects.create(period="2025-01", made_at=timezone.now(), made_by="uji")
    assert worker.do_one_quietly()
    assert "Tidak dapat dihitung" in said(personnel.get(f"{RUNS}{run.pk}/change/"))


def test_a_rule_is_written_tried_out_and_approved_by_another(
    personnel: Client, mayor: Client, small_city: SmallCity
) -> None:
    officer = small_city.officer("Ratna", post="other")
    small_city.entry(officer, small_city.plan(officer, 10), 10)
    small_city.compute()
    head = {"title": "Bukti tanpa pemeriksaan bernilai 60", "legal_basis": "Perwali 1/2026", "begins": "2026-12-01"}
    personnel.post(f"{RULES}add/", head)
    edition = IndexRuleEdition.objects.get()
    form = personnel.get(f"{RULES}{edition.pk}/isi/individual/")
    told = {name: "" if value is None else value for name, value in form.context["form"].initial.items()}
    told |= {name: field.initial for name, field in form.context["form"].fields.items()}
    wrong = personnel.post(
        f"{RULES}{edition.pk}/isi/individual/",
        {**told, "individual-posts-public-task": 60, "revision": edition.revision},
    )
    assert "harus berjumlah 100" in said(wrong)
    changed = {**told, "individual-evidence-attached": 60, "revision": edition.revision}
    assert personnel.post(f"{RULES}{edition.pk}/isi/individual/", changed).status_code == 302
    page = said(personnel.get(f"{RULES}{edition.pk}/change/"))
    assert "<del>80</del>" in page
    assert "<ins>60</ins>" in page
    personnel.post(f"{RUNS}add/", {"period": PERIOD, "rule": str(edition.pk), "reason": "melihat akibatnya"})
    assert worker.do_one_quietly()
    tried = Run.objects.get(kind="what_if")
    assert small_city.month_of(officer, tried).iki == 60
    assert small_city.month_of(officer).iki == 80
    personnel.post(f"{RULES}{edition.pk}/langkah/", {"step": "ajukan"})
    own = personnel.post(f"{RULES}{edition.pk}/langkah/", {"step": "terbitkan", "reason": "setuju"})
    assert own.status_code == 409
    mayor.post(f"{RULES}{edition.pk}/langkah/", {"step": "terbitkan", "reason": "sudah dibahas"})
    edition.refresh_from_db()
    assert (edition.state, edition.version) == ("published", 2)
    from sync.server.indices.rules import rules_on

    assert rules_on(date(2026, 11, 30)).rules.version == 1
    assert rules_on(date(2026, 12, 31)).rules.individual.evidence["attached"] == 60
    assert "Bukti tanpa pemeriksaan" in said(mayor.get(RULES))
    assert mayor.get(f"{RULES}berlaku/").status_code == 200


def test_a_new_post_ends_the_one_before_and_a_wrong_number_is_refused_without_repeating_it(
    personnel: Client, db
) -> None:
    unit = Unit.objects.create(name="Dinas Contoh", short="Contoh")
    officer = Officer.objects.create(name="Bagus Prasetyo", unit=unit)
    told = {
        "officer": officer.pk, "unit": unit.pk, "level": "staff", "post": "public", "job_class": 7,
        "base_rupiah": 4_000_000, "nip": "", "begins": "2026-01-01", "legal_basis": "SK 1",
    }  # fmt: skip
    assert personnel.post(f"{POSTS}add/", told).status_code == 302
    wrong = personnel.post(f"{POSTS}add/", {**told, "begins": "2026-06-01", "nip": "199001012020013999"})
    assert "NIP ini tidak benar" in said(wrong)
    personnel.post(f"{POSTS}add/", {**told, "begins": "2026-06-01", "nip": "19900101 202001 1 001", "level": "team"})
    first, second = Appointment.objects.order_by("begins")
    assert (first.ends, second.ends) == (date(2026, 5, 31), None)
    assert second.nip == "199001012020011001"
    page = said(personnel.get(POSTS))
    assert "…001" in page
    assert "199001012020011001" not in page
    edit = f"{POSTS}{second.pk}/change/"
    assert "199001012020011001" not in said(personnel.get(edit))
    assert personnel.post(edit, {**told, "begins": "2026-06-01", "job_class": 8}).status_code == 302
    second.refresh_from_db()
    assert (second.nip, second.job_class) == ("199001012020011001", 8)
    clash = personnel.post(f"{POSTS}add/", {**told, "begins": "2026-03-01", "ends": "2026-04-01"})
    assert "sudah punya jabatan" in said(clash)
    assert Appointment.objects.count() == 2


def test_a_file_of_posts_is_taken_whole_or_not_at_all(personnel: Client, db) -> None:
    unit = Unit.objects.create(name="Dinas Contoh", short="Contoh")
    people = [Officer.objects.create(name=name, unit=unit) for name in ("Ani", "Budi")]
    heading = "kode,unit,jenjang,jenis,kelas,tpp,nip,mulai,sk"
    good = [f"{one.pk},Contoh,staf,melayani,7,4.000.000,,2026-01-01,SK {one.name}" for one in people]
    bad = [good[0], good[1].replace("staf", "direktur")]

    def send(lines: list[str]):
        file = SimpleUploadedFile("jabatan.csv", "\n".join([heading, *lines]).encode())
        return personnel.post(f"{POSTS}impor/", {"file": file}, follow=True)

    page = said(send(bad))
    assert "1 dari 2 baris" in page
    assert "Isi kolom jenjang" in page
    assert not Appointment.objects.exists()
    assert "2 jabatan disimpan" in said(send(good))
    assert set(Appointment.objects.values_list("base_rupiah", "job_class")) == {(4_000_000, 7)}
    assert "sudah punya jabatan" in said(send(good))
    for strange in (b"PK\x03\x04xx", b"\xff\xfe\x00", b"", b"kode\n"):
        answer = personnel.post(f"{POSTS}impor/", {"file": SimpleUploadedFile("x.csv", strange)})
        assert answer.status_code == 200
        assert Appointment.objects.count() == 2


def test_a_leader_decides_about_those_led_and_never_about_oneself(db) -> None:
    unit = Unit.objects.create(name="Tim Contoh", short="Tim", kind="team")
    mine, other = Officer.objects.create(name="Ani", unit=unit), Officer.objects.create(name="Orang Lain")
    leader = account("team_lead")
    leader.officer = Officer.objects.create(name="Ketua", unit=unit)
    leader.save()
    leader.leads.add(unit)
    page = client_of(leader)
    told = {"day": "2026-10-12", "ruling": "absent", "reason": "tidak dapat dihubungi"}
    for officer in (other, leader.officer):
        answer = page.post("/console/indices/dayruling/add/", {**told, "officer": officer.pk})
        assert answer.status_code == 200
    assert not DayRuling.objects.exists()
    page.post("/console/indices/dayruling/add/", {**told, "officer": mine.pk})
    again = page.post("/console/indices/dayruling/add/", {**told, "officer": mine.pk, "ruling": "sick"})
    assert "Batalkan dahulu yang lama" in said(again)
    ruling = DayRuling.objects.get()
    page.post(f"/console/indices/dayruling/{ruling.pk}/batal/")
    ruling.refresh_from_db()
    assert ruling.withdrawn_by == "team_lead"
    assert "Dibatalkan" in said(page.get("/console/indices/dayruling/"))
    values = {f"value_{number}": 90 for number in range(7)}
    page.post("/console/indices/behaviourrating/add/", {**values, "officer": mine.pk, "period": PERIOD})
    assert BehaviourRating.objects.get().relation == "superior"
    assert page.get("/console/indices/sanction/").status_code == 403


def test_a_sanction_needs_its_decree_and_months_in_order(personnel: Client, db) -> None:
    officer = Officer.objects.create(name="Ani")
    told = {"officer": officer.pk, "percent": 20, "begins": "2026-10", "ends": "2026-12", "legal_basis": "SK 7/2026"}
    for wrong in ({"ends": "2026-09"}, {"percent": 0}, {"legal_basis": ""}, {"begins": "10-2026"}):
        assert personnel.post("/console/indices/sanction/add/", {**told, **wrong}).status_code == 200
    assert not Sanction.objects.exists()
    personnel.post("/console/indices/sanction/add/", told)
    assert Sanction.objects.get().percent == 20
    assert "20 %" in said(personnel.get("/console/indices/sanction/"))


def test_what_is_old_stays_old(small_city: SmallCity) -> None:
    """An appointment that ended in the month still measures it; the newer one wins."""
    officer = small_city.officer("Ani", base=3_000_000)
    Appointment.objects.update(ends=date(2026, 10, 20))
    small_city.on_time(officer, 9)
    month = small_city.month_of(officer, small_city.compute())
    assert month.sheet["allowance"]["base_idr"] == 3_000_000
    Appointment.objects.create(
        officer=officer, unit=small_city.unit, base_rupiah=5_000_000, begins=date(2026, 10, 20) + timedelta(days=1)
    )
    month = small_city.month_of(officer, small_city.compute(reason="jabatan baru"))
    assert month.sheet["allowance"]["base_idr"] == 5_000_000


def test_the_months_report_names_units_and_no_one_and_keeps_small_groups_to_itself(
    mayor: Client, administrator: Client, small_city: SmallCity
) -> None:
    people = [small_city.officer(f"Petugas {number}", base=4_000_000) for number in range(5)]
    for one in people:
        small_city.on_time(one, 5)
        small_city.whole_month(one)
    small = Unit.objects.create(name="Dinas Kecil", short="Kecil")
    small_city.on_time(small_city.officer("Sendiri", unit=small), 5)
    run = small_city.compute()
    url = f"{RUNS}{run.pk}/laporan/"
    page = said(mayor.get(url))
    assert "Laporan Oktober 2026" in page
    assert "Kecamatan Tegalsari" in page
    assert "Rp20.000.000" in page
    assert "Rp5.000.000" not in page  # one person's
    assert "Petugas 1" not in page
    below = said(mayor.get(f"{url}?unit={small_city.parent.pk}"))
    assert "Kelurahan Keputran" in below
    file = mayor.get(f"{url}?berkas=csv").content.decode("utf-8-sig")
    assert '"REKOMENDASI","2026-10","Kelurahan Keputran","Kecamatan Tegalsari"' in file
    assert "100,00" in file
    assert mayor.get(f"{url}?berkas=xlsx").content.startswith(b"PK")
    assert administrator.get(url).status_code == 403
    assert mayor.get(f"{url}?unit=xyz").status_code == 404


def test_a_head_has_the_report_of_the_own_unit_and_of_no_other(small_city: SmallCity) -> None:
    other = Unit.objects.create(name="Dinas Lain", short="Lain")
    small_city.on_time(small_city.officer("Ani"), 5)
    run = small_city.compute()
    head = account("agency_head")
    head.leads.add(small_city.unit)
    page = client_of(head)
    url = f"{RUNS}{run.pk}/laporan/"
    assert "Laporan Oktober 2026: Kelurahan Keputran" in said(page.get(url))
    assert page.get(f"{url}?unit={other.pk}").status_code == 404
    assert "Dinas Lain" not in page.get(f"{url}?berkas=csv").content.decode()
