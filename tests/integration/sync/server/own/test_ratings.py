"""/saya/perilaku: the reader rates whom the city drew, and nobody reads it but the reader."""

from __future__ import annotations

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from tests.integration.sync.server.console.conftest import account
from tests.integration.sync.server.own.conftest import signed_in

ANSWERS = {f"value_{number}": "90" for number in range(7)}


@pytest.fixture
def colleagues(officer) -> list[str]:
    from sync.server.people.models import Officer, Unit

    unit = Unit.objects.create(name="Kelurahan Keputran", short="Keputran", kind="village")
    officer.unit = unit
    officer.save()
    names = ["Bagus Santoso", "Citra Dewi", "Eko Prasetyo"]
    for name in names:
        Officer.objects.create(name=name, unit=unit)
    return names


def addresses(page: str) -> list[str]:
    return re.findall(r'href="(/saya/perilaku/[0-9a-f]{16})"', page)


def test_colleagues_are_rated_changed_and_counted(phone: Client, colleagues) -> None:
    from sync.server.indices.models import BehaviourRating

    page = phone.get("/saya/perilaku").content.decode()
    assert all(name in page for name in colleagues)
    assert "0 dari 3 sudah dinilai" in page
    first = addresses(page)[0]
    assert "Jawab ketujuh pertanyaan" in phone.post(first, {**ANSWERS, "value_3": ""}).content.decode()
    assert phone.post(first, {**ANSWERS, "value_3": "91"}).status_code == 422
    assert not BehaviourRating.objects.exists()

    assert phone.post(first, ANSWERS).status_code == 302
    page = phone.get("/saya/perilaku").content.decode()
    assert "Tersimpan tanpa nama Anda" in page
    assert "1 dari 3 sudah dinilai" in page
    phone.post(first, {**ANSWERS, "value_0": "50"})
    assert BehaviourRating.objects.get().values == [50, 90, 90, 90, 90, 90, 90]
    assert 'value="50" checked' in phone.get(first).content.decode()
    assert not LogEntry.objects.exists()


def test_what_was_typed_is_there_when_a_question_was_left_out(phone: Client, colleagues) -> None:
    first = addresses(phone.get("/saya/perilaku").content.decode())[0]
    page = phone.post(first, {"value_0": "30"})
    assert page.status_code == 422
    assert 'name="value_0" value="30" checked' in page.content.decode()


def test_another_officers_address_is_not_there(phone: Client, colleagues, officer) -> None:
    from sync.server.people.models import Account, Officer

    eko = Officer.objects.get(name="Eko Prasetyo")
    made = Account.objects.create_user("eko", is_staff=True, officer=eko)
    theirs = addresses(signed_in(made).get("/saya/perilaku").content.decode())
    assert len(theirs) == 3
    for address in [*theirs, "/saya/perilaku/0000000000000000"]:
        assert phone.get(address).status_code == 404
        assert phone.post(address, ANSWERS).status_code == 404


def test_the_console_lists_no_rating_of_a_colleague(phone: Client, colleagues, city) -> None:
    phone.post(addresses(phone.get("/saya/perilaku").content.decode())[0], ANSWERS)
    for role in ("personnel", "agency_head"):
        page = signed_in(account(role)).get("/console/indices/behaviourrating/").content.decode()
        assert "Belum ada penilaian perilaku dari Anda" in page


def test_a_superior_reads_who_is_still_to_be_rated(colleagues, officer, city) -> None:
    from django.utils import timezone

    from sync.server.indices.models import BehaviourRating

    lead = account("team_lead")
    lead.leads.set([officer.unit])
    page = signed_in(lead).get("/console/indices/behaviourrating/").content.decode()
    assert "4 petugas yang Anda pimpin belum dinilai atasan" in page
    assert "Bagus Santoso, Citra Dewi" in page
    today = timezone.localdate()
    stamp = {"decided_by": lead.username, "decided_at": timezone.now()}
    BehaviourRating.objects.create(
        officer=officer, period=f"{today:%Y-%m}", relation="superior", values=[90] * 7, **stamp
    )
    page = signed_in(lead).get("/console/indices/behaviourrating/").content.decode()
    assert "3 petugas yang Anda pimpin belum dinilai atasan" in page
    nobody = signed_in(account("personnel")).get("/console/indices/behaviourrating/").content.decode()
    assert "belum dinilai atasan" not in nobody
