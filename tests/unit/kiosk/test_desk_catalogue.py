"""The desk knows what the city published since the program started."""

from __future__ import annotations

from dataclasses import replace

from kiosk.app_adapters import built_in_catalogue
from kiosk.desk_catalogue import DeskCatalogue
from kiosk.flows.ports import StorageBrokenError

BUILT_IN = built_in_catalogue()
NEW = replace(BUILT_IN.services[0], code="KEL-DOMISILI", short_name="Surat domisili")


class Catalogues:
    now = BUILT_IN
    broken = False

    def newest(self):
        if self.broken:
            raise StorageBrokenError
        return self.now


def test_a_new_service_has_its_name_for_who_kept_the_catalogue_before() -> None:
    catalogues = Catalogues()
    kept = DeskCatalogue(catalogues)
    assert kept.services == BUILT_IN.services
    catalogues.now = replace(BUILT_IN, version=BUILT_IN.version + 1, services=(*BUILT_IN.services, NEW))
    kept.look()
    assert kept.service("KEL-DOMISILI").short_name == "Surat domisili"
    assert kept.version == BUILT_IN.version + 1
    assert kept.groups == BUILT_IN.groups
    assert [found.code for found in kept.search("domisili")] != []


def test_a_broken_disk_leaves_what_the_desk_knows() -> None:
    catalogues = Catalogues()
    kept = DeskCatalogue(catalogues)
    catalogues.broken = True
    kept.look()
    assert kept.services == BUILT_IN.services
