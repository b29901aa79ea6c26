"""An adopting region: from the template to halls, units, rules and its own name; wrong files change nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from sync.server.fleet.models import CatalogueVersion, Site
from sync.server.flexible.models import RegionChoice
from sync.server.indices.models import IndexRuleEdition
from sync.server.organisation.models import CapabilitySwitch
from sync.server.people.models import Unit
from sync.server.tenant import adopting, identity
from sync.server.tenant.identity import TenantError
from sync.server.tenant.template import HALLS, INDEX_RULES, REGIONS, SERVICES, write


@pytest.fixture(autouse=True)
def _static_folder(settings, tmp_path) -> None:
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def folder(city, tmp_path: Path) -> Path:
    return write(tmp_path / "solo", name="Kota Surakarta", region="33.72", flexible="surakarta")


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def adopt(folder: Path) -> adopting.Adopted:
    return adopting.adopt(adopting.checked(folder))


def test_the_template_itself_makes_a_city_with_one_hall(folder: Path) -> None:
    assert adopt(folder) == adopting.Adopted(halls=1, units=2, catalogue=None, draft=False)
    hall = Site.objects.get()
    assert (hall.name, hall.kecamatan, hall.kelurahan) == ("Balai RW 01 Contoh Satu", "Contoh", "Contoh Satu")
    assert RegionChoice.objects.get().region == "surakarta"
    assert {unit.kind for unit in Unit.objects.all()} == {"district", "village"}


def test_what_the_region_changed_counts_and_again_adds_only_what_is_new(folder: Path) -> None:
    edit(folder / SERVICES, "version: 2\n", "version: 3\n")
    edit(folder / INDEX_RULES, "cap_index: 110", "cap_index: 105")
    edit(folder / "tenant.yaml", "without: []", "without: [survey]")
    assert adopt(folder) == adopting.Adopted(halls=1, units=2, catalogue=3, draft=True)
    assert CatalogueVersion.objects.get().version == 3
    assert IndexRuleEdition.objects.get().state == "draft", "two persons publish it, not a file"
    assert not CapabilitySwitch.objects.get(capability="survey").is_on

    with (folder / HALLS).open("a", encoding="utf-8") as file:
        file.write("Balai RW 02 Contoh Satu,33.72.01.1001,02,B\n")
    assert adopt(folder) == adopting.Adopted(halls=1, units=0, catalogue=None, draft=False)
    assert Site.objects.count() == 2


def test_what_was_decided_on_the_console_is_not_overruled_by_the_file(folder: Path) -> None:
    RegionChoice.objects.create(
        region="surabaya", begins=timezone.localdate(), legal_basis="SK 1", reason="uji", chosen_by="kadis"
    )
    adopt(folder)
    assert RegionChoice.objects.get().region == "surabaya"


BROKEN: list[tuple[str, Callable[[Path], None], str]] = [
    ("no halls", lambda at: (at / HALLS).write_text("name,region,rw,ticket_prefix\n"), "at least one hall"),
    ("another heading", lambda at: (at / HALLS).write_text("nama;wilayah\n"), "the first line is"),
    ("a hall elsewhere", lambda at: edit(at / HALLS, "1001,01", "1002,01"), "no kelurahan of"),
    ("a number for a name", lambda at: edit(at / HALLS, "Balai RW 01", "3372010101900001"), "line 2: name"),
    ("a formula for a name", lambda at: edit(at / HALLS, "Balai RW 01", "=1+1"), "line 2: name"),
    ("an RW twice", lambda at: (at / HALLS).write_text((at / HALLS).read_text() * 2), "line 3"),
    ("a region of another city", lambda at: edit(at / REGIONS, "33.72.01.1001,kel", "33.73.01.1001,kel"), REGIONS),
    ("a catalogue that is none", lambda at: (at / SERVICES).write_text("version: 9\n"), SERVICES),
    ("rules that are none", lambda at: edit(at / INDEX_RULES, "cap_index: 110", "cap_index: x"), INDEX_RULES),
    (
        "rules of nowhere",
        lambda at: edit(at / "tenant.yaml", "flexible_rules: surakarta", "flexible_rules: mars"),
        "mars",
    ),
    ("a part of no kiosk", lambda at: edit(at / "tenant.yaml", "without: []", "without: [jet]"), "jet"),
    ("a file that is gone", lambda at: (at / REGIONS).unlink(), "new-tenant"),
]


@pytest.mark.parametrize(("change", "words"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_wrong_file_is_named_and_nothing_is_made(folder: Path, change: Callable[[Path], None], words: str) -> None:
    change(folder)
    with pytest.raises(TenantError, match=words):
        adopt(folder)
    assert not Site.objects.exists()
    assert not RegionChoice.objects.exists()


def test_pages_carry_the_regions_name_and_colours(city, settings) -> None:
    settings.TENANT = identity.Tenant(
        name="Kota Surakarta", title="Balai RW Surakarta", place="Surakarta", colours={"brand": "#5B1A1A"}
    )
    page = Client().get("/console/login/")
    assert "Balai RW Surakarta" in page.content.decode()
    assert '<link rel="stylesheet" href="/warna.css">' in page.content.decode()
    assert "Surabaya" not in page.content.decode()
    assert "'unsafe" not in page["Content-Security-Policy"]
    assert "--brand: #5B1A1A;" in Client().get("/warna.css").content.decode()


def test_surabaya_has_no_colours_of_its_own(city) -> None:
    page = Client().get("/console/login/").content.decode()
    assert "warna.css" not in page
    assert "Balai RW Surabaya" in page
