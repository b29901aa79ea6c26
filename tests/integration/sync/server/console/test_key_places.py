"""Where a kiosk keeps its keys and whether its escrow is here, as the console's list of kiosks says it."""

from __future__ import annotations

from sync.server.fleet.configuration import CITY_SET, RECOVERY_SET
from sync.server.fleet.models import ConfigurationVersion, KioskHealth
from sync.server.ingest.models import PartReference
from sync.testing.facts import PlainPart
from tests.integration.sync.server.console.conftest import arrive

ESCROW = PlainPart("escrow", "application/json", b"{}", 3)


def listed(client) -> str:
    return client.get("/console/fleet/kiosk/").content.decode()


def test_the_rung_and_the_escrow_are_shown_once_they_are_here(hall, administrator, city_folder) -> None:
    assert "Belum diketahui · tanpa cadangan" in listed(administrator)
    made = hall.kiosk.maker.add("key_escrowed", {"rung": "tpm2"}, subject=hall.kiosk.id, parts=[ESCROW])
    hall.kiosk.push([made])
    assert KioskHealth.objects.get().key_rung == "tpm2"
    assert PartReference.objects.get(role="escrow").recipients == 3
    assert "TPM2 · tanpa cadangan" in listed(administrator), "its part has not come yet"
    arrive(made, hall.kiosk.id, city_folder)
    assert "TPM2 · cadangan ada" in listed(administrator)


def test_the_recovery_has_a_set_of_its_own_also_in_a_city_of_an_earlier_version(city, city_folder) -> None:
    from sync.server.city import make_city
    from sync.server.fleet.configuration import publish_configuration

    newest = ConfigurationVersion.objects.latest("version")
    recovery = (city_folder.keys / "recovery.recipient").read_text().strip()
    assert newest.recipient_sets[RECOVERY_SET] == [recovery]
    assert len(newest.recipient_sets[CITY_SET]) == 2
    old = {number: sets for number, sets in newest.recipient_sets.items() if number != RECOVERY_SET}
    publish_configuration(old, newest.intervals)
    make_city("Kota Contoh")
    assert ConfigurationVersion.objects.latest("version").recipient_sets[RECOVERY_SET] == [recovery]
    count = ConfigurationVersion.objects.count()
    make_city("Kota Contoh")
    assert ConfigurationVersion.objects.count() == count
