"""The organisation tree, who sees what by it, and accounts and officers chosen from very many."""

from __future__ import annotations

import re

import pytest
from django.db import transaction

from sync.server.console.roles import may_open_parts_of, visible_officers, visible_sites
from sync.server.fleet.models import FeedItem, Site
from sync.server.organisation import tree
from sync.server.people.models import Account, Officer, Unit
from tests.integration.sync.server.console.conftest import account, client_of

ADD = "/console/people/unit/add/"


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def elsewhere(city) -> Site:
    return Site.objects.create(
        name="Balai RW 01 Kaliasin", region="35.78.05.1005", rw="01", kelurahan="Kaliasin", kecamatan="Tegalsari"
    )


@pytest.fixture
def units(city) -> dict[str, Unit]:
    made = {"dinas": Unit.objects.create(name="Dinas Sosial", short="Dinsos")}
    for name, kind, above in (("bidang", "division", "dinas"), ("tim", "team", "bidang")):
        made[name] = Unit.objects.create(name=name.title(), short=name, kind=kind, parent=made[above], is_open=False)
    return made


def leading(role: str, *units: Unit) -> Account:
    """As a page loads it: what it leads is read once."""
    made = account(role)
    made.leads.set(units)
    return Account.objects.get(pk=made.pk)


def test_areas_are_made_from_the_halls_once(site, elsewhere) -> None:
    assert tree.add_areas_of_halls() == 3
    assert tree.add_areas_of_halls() == 0
    village = Unit.objects.get(region=site.region)
    assert (village.name, village.kind, village.parent.region) == ("Kelurahan Keputran", "village", "35.78.05")
    assert not FeedItem.objects.filter(kind="unit").exists(), "halls do not ask an area"


def test_who_leads_an_area_sees_its_halls_and_no_others(site, elsewhere) -> None:
    tree.add_areas_of_halls()
    head = leading("agency_head", Unit.objects.get(region=site.region))
    assert set(visible_sites(head)) == {site}
    district = leading("division_head", Unit.objects.get(region="35.78.05"))
    assert set(visible_sites(district)) == {site, elsewhere}
    assert not may_open_parts_of(head, site), "seeing is not opening"
    lurah = leading("supervisor", Unit.objects.get(region=site.region))
    assert may_open_parts_of(lurah, site)
    assert not may_open_parts_of(lurah, elsewhere)


def test_who_leads_a_unit_sees_its_officers_wherever_they_serve_and_nothing_else_of_the_hall(hall, units) -> None:
    Officer.objects.filter(id=hall.officer.id).update(unit=units["tim"])
    head = leading("agency_head", units["dinas"])
    assert set(visible_officers(head)) == {hall.officer}
    assert not visible_sites(head).exists()
    client = client_of(head)
    presence = f"/console/people/presence/{hall.presence}/change/"
    assert "Ratna Wulandari" in text(client.get("/console/people/presence/"))
    assert client.get(presence).status_code == 200
    assert client.post(hall.open_url("presence"), {"purpose": "hadir"}).status_code == 403
    assert client.get(f"/console/requests/request/{hall.request}/change/").status_code == 404
    other = client_of(leading("team_lead", Unit.objects.create(name="Tim lain", short="lain", kind="team")))
    assert "Ratna Wulandari" not in text(other.get("/console/people/presence/"))
    assert other.get(presence).status_code == 404


def test_an_officer_sees_what_the_city_knows_of_themselves_only(hall) -> None:
    own = account("officer")
    own.officer = hall.officer
    own.save()
    assert "Ratna Wulandari" in text(client_of(own).get("/console/people/presence/"))
    own.officer = Officer.objects.create(name="Orang Lain")
    own.save()
    client = client_of(own)
    assert "Ratna Wulandari" not in text(client.get("/console/people/presence/"))
    assert client.get("/console/requests/request/").status_code == 403


def test_the_personnel_office_sees_every_presence_and_no_request(hall) -> None:
    client = client_of(account("personnel"))
    assert "Ratna Wulandari" in text(client.get("/console/people/presence/"))
    assert client.get("/console/requests/request/").status_code == 403
    assert client.post(hall.open_url("presence"), {"purpose": "hadir"}).status_code == 403


def test_the_tree_has_no_circles(administrator, units) -> None:
    url = f"/console/people/unit/{units['dinas'].pk}/ubah/"
    form = {"name": "Dinas Sosial", "short": "Dinsos", "kind": "agency", "parent": str(units["tim"].pk)}
    assert "Unit ini ada di atasnya" in text(administrator.post(url, form))
    assert Unit.objects.get(pk=units["dinas"].pk).parent is None
    with transaction.atomic():
        tree.lock()
        assert tree.may_be_below(units["tim"], units["dinas"])
    assert tree.below([units["bidang"].pk]) == {units["bidang"].pk, units["tim"].pk}
    assert [unit.short for unit in tree.above(units["tim"])] == ["Dinsos", "bidang"]


@pytest.mark.parametrize(
    ("region", "words"), [("", "Isi seperti"), ("35.78.05", "Isi seperti"), ("35.78.05.1004", "sudah milik")]
)
def test_an_area_says_which_one_it_is(site, administrator, region, words) -> None:
    tree.add_areas_of_halls()
    form = {"name": "Kelurahan X", "short": "X", "kind": "village", "region": region}
    assert words in text(administrator.post(ADD, form))


def test_the_page_of_a_unit_tells_what_is_above_and_below_and_who_leads(hall, administrator, units) -> None:
    Officer.objects.filter(id=hall.officer.id).update(unit=units["bidang"])
    leading("division_head", units["bidang"])
    page = text(administrator.get(f"/console/people/unit/{units['bidang'].pk}/change/"))
    for words in ("Dinsos", "Tim", "Ratna Wulandari", "division_head", "Tambah unit di bawahnya"):
        assert words in page
    assert "Dinas Sosial" in text(administrator.get("/console/people/unit/?jenis=agency"))


@pytest.fixture
def many(city) -> list[Site]:
    return Site.objects.bulk_create(
        Site(name=f"Balai RW {n:02} Uji", region="35.78.07.1003", rw=f"{n % 99:02}", kelurahan="Uji", kecamatan="Uji")
        for n in range(60)
    )


def test_of_very_many_halls_what_is_chosen_stays_and_more_is_searched(site, many, administrator) -> None:
    url = "/console/people/officer/add/"
    assert 'name="sites" value=' not in text(administrator.get(url))
    form = {"name": "Siti Baru", "title": "Petugas", "sites": [str(site.id)], "cari_sites": "rw 07 uji"}
    page = text(administrator.post(url, form))
    assert not Officer.objects.filter(name="Siti Baru").exists(), "words that were not searched yet come first"
    assert 'value="Siti Baru"' in page
    assert re.search(rf'value="{site.id}"[^>]*checked', page)
    assert "Balai RW 07 Uji" in page
    found = next(one for one in many if "07" in one.name)
    form |= {"sites": [str(site.id), str(found.id)], "tampil_sites": "rw 07 uji"}
    assert administrator.post(url, form).status_code == 302
    assert set(Officer.objects.get(name="Siti Baru").sites.all()) == {site, found}


@pytest.mark.parametrize("chosen", ["x", "00000000-0000-7000-8000-000000000000"])
def test_a_choice_that_is_none_is_refused_and_nothing_breaks(site, many, administrator, chosen) -> None:
    answer = administrator.post("/console/people/officer/add/", {"name": "Siti", "sites": [chosen]})
    assert answer.status_code == 200
    assert not Officer.objects.exists()
