"""What was typed when the sign-in ended is there again for the same officer, and for nobody else."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from sync.server.flexible.models import Appeal, Application
from sync.server.own import kept_forms
from sync.server.own.models import KeptForm
from sync.server.people.models import Officer
from sync.server.performance.models import Plan, WorkEntry
from sync.server.records import worker
from tests.integration.sync.server.console.conftest import account
from tests.integration.sync.server.own.conftest import photo
from tests.integration.sync.server.own.test_work import LOG, SECRET, told

PLAN = "/saya/rencana"


@pytest.fixture
def ended(phone) -> Client:
    """The phone after its session has ended, with the form still on it."""
    assert phone.get(LOG).status_code == 200
    phone.cookies.pop("sessionid")
    return phone


def again(client: Client, own) -> Client:
    """The same browser, signed in again."""
    client.force_login(own)
    return client


def test_what_was_typed_waits_for_its_officer_and_is_saved_with_a_new_press(ended, own, folded) -> None:
    said = told()
    door = ended.post(LOG, {**said, "photo": photo()})
    assert door.status_code == 302
    assert door["Location"] == f"/console/login/?next={LOG}"
    assert SECRET.encode() not in bytes(KeptForm.objects.get().sealed)

    page = again(ended, own).get(LOG).content.decode()
    assert SECRET in page
    assert str(said["entry"]) in page
    assert "Foto perlu dipilih lagi" in page

    with folded():
        assert ended.post(LOG, said).status_code == 302
    assert WorkEntry.objects.get().pk.hex == str(said["entry"]).replace("-", "")
    assert not KeptForm.objects.exists()
    assert SECRET not in ended.get(LOG).content.decode()


def test_another_officer_who_signs_in_there_sees_nothing_of_it(ended, site) -> None:
    ended.post(LOG, told())
    other = account("team_lead")
    other.officer = Officer.objects.create(name="Bagus Prasetyo")
    other.save()
    assert SECRET not in again(ended, other).get(LOG).content.decode()
    assert KeptForm.objects.exists()


def test_of_a_browser_in_which_nobody_was_signed_in_nothing_is_kept(phone) -> None:
    stranger = Client()
    assert stranger.post(LOG, told()).status_code == 302
    stranger.cookies["saya-siapa"] = "0190a000-0000-7000-8000-000000000001"  # not signed by the city
    assert stranger.post(LOG, told()).status_code == 302
    assert not KeptForm.objects.exists()


def test_after_the_day_it_is_gone(ended, own) -> None:
    ended.post(LOG, told())
    KeptForm.objects.update(kept_at=timezone.now() - kept_forms.KEPT_FOR - timedelta(minutes=1))
    assert SECRET not in again(ended, own).get(LOG).content.decode()
    worker.run_quietly()
    assert not KeptForm.objects.exists()


def test_a_plan_is_kept_for_its_own_page_alone(ended, own) -> None:
    ended.post(PLAN, {"words": "Mendata pohon rawan", "target": "3", "unit": "events", "span": "day", "is_main": "on"})
    client = again(ended, own)
    assert "Mendata pohon rawan" not in client.get(LOG).content.decode()
    assert "Mendata pohon rawan" in client.get(PLAN).content.decode()
    assert not Plan.objects.exists()


def test_an_objection_and_an_appeal_wait_too(ended, own, officer) -> None:
    objection = "/saya/keberatan/baru?tentang=index"
    ended.post(objection, {"objection": str(uuid4()), "words": "Dua catatan saya belum ikut dihitung"})
    assert "Dua catatan saya belum ikut dihitung" in again(ended, own).get(objection).content.decode()

    refused = Application.objects.create(
        officer=officer, pattern="4-1", weekdays=[1], begins=timezone.localdate(), ends=timezone.localdate(),
        place="home", words="Menyusun laporan", region="x", rule_version=1, recommendation="not", state="refused",
        filed_at=timezone.now(), answer_by=timezone.localdate(), decided_at=timezone.now(), decided_by="uji",
    )  # fmt: skip
    appeal = f"/saya/fleksibel/{refused.pk}/banding"
    ended.cookies.pop("sessionid")
    door = ended.post(appeal, {"words": "Tugas saya selesai dari rumah"})
    assert door["Location"] == f"/console/login/?next={appeal}"
    page = again(ended, own).get(appeal).content.decode()
    assert "Tugas saya selesai dari rumah" in page
    assert ended.post(appeal, {"words": "Tugas saya selesai dari rumah"}).status_code == 302
    assert Appeal.objects.get().words == "Tugas saya selesai dari rumah"
    assert "Banding hanya untuk" in ended.post(appeal, {"words": "Sekali lagi"}).content.decode()
    assert not KeptForm.objects.filter(address=appeal).exists()


def test_a_press_without_a_page_of_its_own_leads_back_to_where_it_stood(ended) -> None:
    assert ended.post("/saya/fleksibel/mulai")["Location"] == "/console/login/?next=/saya/fleksibel"
    assert ended.post("/saya/rencana/salin")["Location"] == "/console/login/?next=/saya/rencana"


def test_what_is_anonymous_or_too_much_is_not_kept(ended) -> None:
    ended.post("/saya/suara", {"words": "x"})
    ended.post(LOG, told(activity="x" * 20_000))
    assert not KeptForm.objects.exists()


def test_a_stolen_database_opens_nothing_without_the_phone(ended, own) -> None:
    ended.post(LOG, told())
    ended.cookies.pop("saya-isian")
    assert SECRET not in again(ended, own).get(LOG).content.decode()
