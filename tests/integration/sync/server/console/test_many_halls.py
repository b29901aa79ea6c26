"""Forms in a city of many halls: each draws a few, the rest is searched for, and nothing typed is lost by searching."""

from __future__ import annotations

import re

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from sync.server.fleet.models import EnrolmentCode, Kiosk, Site
from sync.server.people.models import Officer
from sync.server.publishing.models import HallHours
from sync.server.records.models import Incident
from tests.integration.sync.server.console.conftest import account, client_of

FORMS = (
    "fleet/enrolmentcode/add/",
    "records/export/add/",
    "records/subjectrequest/add/",
    "records/incident/add/",
    "people/unlock/add/",
    "people/account/add/",
    "publishing/hallhours/add/",
    "publishing/hallhours/tutup/",
    "publishing/calendaredition/berlaku/",
)
MANY = 120
CODES = "/console/fleet/enrolmentcode/add/"


def open_codes() -> QuerySet[EnrolmentCode]:
    return EnrolmentCode.objects.filter(used_at=None)


@pytest.fixture
def many(hall, site) -> list[Site]:
    area = {"region": site.region, "kelurahan": "Kelurahan Besar", "kecamatan": "Kecamatan Besar"}
    halls = Site.objects.bulk_create(Site(name=f"Balai Besar {n:03}", rw=f"{n:03}", **area) for n in range(MANY))
    now = timezone.now()
    Kiosk.objects.bulk_create(Kiosk(site=one, status_key=b"k", reply_key="k", enrolled_at=now) for one in halls)
    officers = Officer.objects.bulk_create(Officer(name=f"Petugas Besar {n:03}", title="Petugas") for n in range(MANY))
    Officer.sites.through.objects.bulk_create(
        Officer.sites.through(officer=one, site=at) for one, at in zip(officers, halls, strict=True)
    )
    return halls


@pytest.fixture
def everywhere(site, many):
    """A supervisor of all these halls."""
    supervisor = account("supervisor", site)
    supervisor.sites.set([site, *many])
    return client_of(supervisor)


def test_no_form_draws_every_hall(many, everywhere, administrator, django_assert_max_num_queries) -> None:
    for form in FORMS:
        shown = []
        for client in (everywhere, administrator):
            client.get(f"/console/{form}")
            with django_assert_max_num_queries(40):
                answer = client.get(f"/console/{form}")
            shown += [answer.content.decode()] if answer.status_code == 200 else []
        assert shown, f"{form}: somebody may see it"
        for page in shown:
            assert len(re.findall(r"(?:Balai|Petugas) Besar", page)) <= 90, (
                form
            )  # two fields of forty, and what was chosen
            assert page.count("<option") < 90, form


def test_a_hall_is_searched_for_and_chosen_without_a_script(many, administrator) -> None:
    page = administrator.get(CODES).content.decode()
    assert "Balai Besar" not in page
    asked = {"cari_site": "besar 007", "tampil_site": "", "cari_kiosk": "", "tampil_kiosk": "", "lifetime": "offline"}
    found = administrator.post(CODES, asked).content.decode()
    assert "Balai Besar 007" in found
    assert "Balai Besar 008" not in found
    assert re.search(r'value="offline"[^>]*checked', found), "what was chosen before stays"
    assert not open_codes().exists()
    seven = next(one for one in many if one.rw == "007")
    done = administrator.post(CODES, {**asked, "site": str(seven.pk), "tampil_site": "besar 007"})
    assert done.status_code == 200
    assert open_codes().get().site_id == seven.pk


def test_a_search_that_was_not_pressed_is_searched_before_anything_is_made(many, administrator) -> None:
    seven = str(many[7].pk)
    asked = {"cari_site": "besar", "tampil_site": "", "cari_kiosk": "", "tampil_kiosk": "", "lifetime": "online"}
    page = administrator.post(CODES, {**asked, "site": seven}).content.decode()
    assert not open_codes().exists()
    assert "Yang cocok lebih dari 40" in page
    assert re.search(rf'value="{seven}"[^>]*checked', page)


def test_a_kiosk_is_found_by_its_hall_or_by_its_first_signs(many, administrator) -> None:
    address = "/console/records/incident/add/"
    one = Kiosk.objects.get(site=many[9])
    for words in ("besar 009", str(one.pk)[:8]):
        page = administrator.post(address, {"cari_kiosk": words, "tampil_kiosk": ""}).content.decode()
        assert f"Balai Besar 009 · kios {str(one.pk)[:8]}" in page
    told = {
        "kind": "theft",
        "kiosk": str(one.pk),
        "noticed_at": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
        "revealed": ["name"],
        "words": "Kios dicuri.",
        "measures": "Kunci dicabut.",
    }
    kinds = [code for code, _ in Incident.KINDS]
    data = [code for code, _ in Incident.DATA]
    told |= {"kind": kinds[0], "revealed": data[:1]}
    assert administrator.post(address, told).status_code == 302
    assert Incident.objects.get().kiosk_id == one.pk


def test_what_is_no_hall_at_all_is_refused_in_words(many, administrator) -> None:
    for wrong in ("x", "' or 1=1", "00000000-0000-7000-8000-000000000000"):
        page = administrator.post(CODES, {"site": wrong, "lifetime": "online"})
        assert page.status_code == 200
    two = [str(one.pk) for one in many[:2]]
    assert "Pilih satu saja." in administrator.post(CODES, {"site": two, "lifetime": "online"}).content.decode()
    assert not open_codes().exists()


def test_a_hall_that_is_not_ones_own_is_not_found(hall, many, supervisor) -> None:
    """`supervisor` has one hall."""
    address = "/console/publishing/hallhours/tutup/"
    page = supervisor.post(address, {"cari_site": "besar", "tampil_site": ""}).content.decode()
    assert "Balai Besar" not in page
    told = {"site": str(many[0].pk), "day": "2040-12-03", "reason": "x"}
    assert supervisor.post(address, told).status_code == 200
    assert not HallHours.objects.exists()
