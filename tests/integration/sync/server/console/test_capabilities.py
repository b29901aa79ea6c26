"""Parts of the kiosk switched by city, area and hall: the nearest word counts, and only the kiosks it is about are told."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.rules.capabilities import CAPABILITIES, switched_off
from sync.server.fleet.configuration import configuration_of
from sync.server.fleet.models import ConfigurationVersion, FeedItem, Site
from sync.server.organisation import capabilities, tree
from sync.server.organisation.models import CapabilitySwitch
from sync.server.people.models import Unit
from tests.examples import at_most

PAGE = "/console/organisation/capabilityswitch/"


def text(answer) -> str:
    return answer.content.decode()


def off(kiosk) -> frozenset[str]:
    """As the kiosk hears it."""
    return switched_off(configuration_of(kiosk.row).intervals)


SAID = {"on": True, "off": False, "nothing": None}


def say(word: str, *, unit: Unit | None = None, site: Site | None = None, what: str = "survey") -> int:
    return capabilities.switch(what, unit=unit, site=site, is_on=SAID[word], reason="uji coba", changed_by="x")


def test_a_pilot_is_on_in_its_halls_and_off_everywhere_else(kiosk, site) -> None:
    tree.add_areas_of_halls()
    assert off(kiosk) == frozenset()
    say("off")
    assert off(kiosk) == {"survey"}
    say("on", unit=Unit.objects.get(region="35.78.05"))
    assert off(kiosk) == frozenset()
    say("off", unit=Unit.objects.get(region=site.region))
    assert off(kiosk) == {"survey"}
    say("on", site=site)
    assert off(kiosk) == frozenset()
    say("nothing", site=site)
    assert off(kiosk) == {"survey"}


def test_only_the_kiosks_it_is_about_are_told_and_each_gets_its_own(kiosk, site) -> None:
    other = Site.objects.create(name="Balai Lain", region="35.78.07.1004", rw="01", kelurahan="K", kecamatan="G")
    before = ConfigurationVersion.objects.latest("version").version
    assert say("off", site=other) == 0
    assert ConfigurationVersion.objects.latest("version").version == before
    assert say("off", site=site) == 1
    told = FeedItem.objects.get(kind="configuration", audience=f"kiosk:{kiosk.id}")
    assert told.version == before + 1
    assert told.data["intervals"]["without_survey"] == 1
    assert told.data["status_key"] == bytes(kiosk.row.status_key).hex()


@pytest.fixture
def areas(site) -> dict[str, Unit | Site | None]:
    tree.add_areas_of_halls()
    found: dict[str, Unit | Site | None] = {unit.kind: unit for unit in Unit.objects.all()}
    return {"city": None, **found, "hall": site}


def test_the_nearest_word_counts_in_every_order_of_saying_it(areas, site) -> None:
    nearest = ("hall", "village", "district", "city")

    @settings(max_examples=at_most(40), deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(nearest), st.sampled_from(list(SAID))), max_size=8))
    def agrees(said: list[tuple[str, str]]) -> None:
        CapabilitySwitch.objects.all().delete()
        model: dict[str, bool] = {}
        for where, word in said:
            place = areas[where]
            say(word, unit=place if isinstance(place, Unit) else None, site=place if isinstance(place, Site) else None)
            model.pop(where, None)
            if word != "nothing":
                model[where] = word == "on"
        expected = next((model[where] for where in nearest if where in model), True)
        assert ("survey" not in capabilities.off_at([site])[site.id]) == expected

    agrees()


def test_a_switch_is_set_by_name_with_a_reason_and_can_be_taken_back(kiosk, site, administrator) -> None:
    form = {"capability": "work", "place": "balai rw 05 KEPUTRAN", "is_on": "off", "reason": "Uji coba 12/2026"}
    page = text(administrator.post(f"{PAGE}ubah/", form, follow=True))
    for words in ("1 kios diberi tahu", "Uji coba 12/2026", "Balai RW 05 Keputran", "Mati di semua balai"):
        assert words in page
    assert off(kiosk) == {"work"}
    line = LogEntry.objects.get()
    assert (line.object_repr, line.change_message) == (site.name, "Catatan kerja: mati (Uji coba 12/2026)")
    switch = CapabilitySwitch.objects.get()
    assert switch.changed_by == "administrator"
    administrator.get(f"{PAGE}{switch.pk}/cabut/")
    assert off(kiosk) == {"work"}, "a look changes nothing"
    administrator.post(f"{PAGE}{switch.pk}/cabut/")
    assert off(kiosk) == frozenset()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"place": "Keputra"}, "Balai RW 05 Keputran"),
        ({"place": "Antah Berantah"}, "Tidak ada balai"),
        ({"reason": ""}, "Tulis alasannya"),
        ({"capability": "request"}, "work"),
        ({"is_on": ""}, "Pilih menyala atau mati"),
    ],
)
def test_what_cannot_be_understood_is_said_and_nothing_is_lost(kiosk, site, administrator, change, words) -> None:
    form = {"capability": "work", "place": site.name, "is_on": "off", "reason": "Uji coba", **change}
    assert words in text(administrator.post(f"{PAGE}ubah/", form))
    assert not CapabilitySwitch.objects.exists()


def test_the_page_tells_every_part_also_in_a_city_without_halls(city, db) -> None:
    from tests.integration.sync.server.console.conftest import account, client_of

    page = text(client_of(account("inspectorate")).get(PAGE))
    assert all(capabilities.WORDS[name][0] in page for name in CAPABILITIES)
    assert "Nyalakan atau matikan" not in page, "who may look may not switch"
