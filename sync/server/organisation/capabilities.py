"""Which halls go without which part of the kiosk, and telling their kiosks.

Invariants
- The nearest word counts: the hall's own, else that of its kelurahan, else its kecamatan, else the city's; without any it is on.
- A change reaches the kiosks of the halls it is about as a new version of their configuration, in the transaction that makes it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sync.rules.capabilities import CAPABILITIES
from sync.server.fleet.models import Kiosk, Site
from sync.server.organisation.models import CapabilitySwitch
from sync.server.people.models import Unit

WORDS = {
    "survey": ("Nilai layanan", "Warga menilai sembilan unsur layanan."),
    "keep_place": ("Pulang ambil surat", "Tempat warga disimpan selama ia mengambil surat yang kurang."),
    "assist": ("Layani berdua dan telepon", "Petugas mengisi bersama warga, di layar atau lewat telepon."),
    "notes": ("Catatan balai", "Petugas mencatat yang terlihat di lingkungan balai."),
    "work": ("Catatan kerja", "Petugas mencatat kegiatan dan hasilnya."),
    "numbers": ("Angka saya", "Petugas melihat jam dan perkiraan indeksnya sendiri."),
    "practice": ("Latihan", "Petugas berlatih tanpa mengirim apa pun."),
}
assert tuple(WORDS) == CAPABILITIES


def off_at(sites: Iterable[Site]) -> dict[UUID, frozenset[str]]:
    """What each of these halls goes without; two queries for any number of them."""
    switches = defaultdict(list)
    for switch in CapabilitySwitch.objects.select_related("unit"):
        switches[switch.capability].append(switch)
    return {site.id: frozenset(name for name, told in switches.items() if not _is_on(site, told)) for site in sites}


def _is_on(site: Site, switches: Iterable[CapabilitySwitch]) -> bool:
    """Of the longest code that the hall lies in; its own id is longer than any."""
    nearest, is_on = -1, True
    for switch in switches:
        reach = _reach(switch, site)
        if reach > nearest:
            nearest, is_on = reach, switch.is_on
    return is_on


def _reach(switch: CapabilitySwitch, site: Site) -> int:
    if switch.site_id is not None:
        return 100 if switch.site_id == site.id else -1
    if switch.unit is None:
        return 0
    region = switch.unit.region
    return len(region) if region and (site.region == region or site.region.startswith(f"{region}.")) else -1


def halls_of(unit: Unit | None, site: Site | None) -> Q:
    """The halls that a switch at this place is about."""
    if site is not None:
        return Q(id=site.id)
    if unit is None:
        return Q()
    return Q(region=unit.region) | Q(region__startswith=f"{unit.region}.")


@transaction.atomic
def switch(
    capability: str, *, unit: Unit | None, site: Site | None, is_on: bool | None, reason: str, changed_by: str
) -> int:
    """`is_on` None: this place says nothing of its own any more. How many kiosks were told."""
    place: dict[str, Any] = {"capability": capability, "unit": unit, "site": site}
    if is_on is None:
        CapabilitySwitch.objects.filter(**place).delete()
    else:
        told = {"is_on": is_on, "reason": reason, "changed_by": changed_by}
        CapabilitySwitch.objects.update_or_create(**place, defaults=told)
    return _tell(halls_of(unit, site))


def _tell(halls: Q) -> int:
    from sync.server.fleet import configuration  # it asks `off_at` of us

    kiosks = Kiosk.objects.filter(revoked_at=None, site__in=Site.objects.filter(halls)).select_related("site")
    return configuration.tell_again(list(kiosks))


def counts(sites: Collection[Site]) -> dict[str, int]:
    """In how many of these halls each is on."""
    off = off_at(sites)
    return {name: sum(name not in without for without in off.values()) for name in CAPABILITIES}
