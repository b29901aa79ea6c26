"""Taking in what a region wrote in `DIR/tenant`: all of it is checked before any of it counts, and it may be taken in again.

Invariants
- Checked by the readers that the program itself uses; what is wrong is one sentence that names the file.
- A hall is known by its region and RW: again makes none twice, and none is taken away or renamed.
- Rules of the indices become a draft: two persons publish them. Nothing of a running city is overruled by a file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from django.db import transaction
from django.utils import timezone

from sync.rules import catalogue, regions
from sync.rules.capabilities import CAPABILITIES
from sync.rules.flexible_reading import shipped_rules
from sync.rules.performance_rules import load_rules
from sync.rules.regions import Regions, RegionsError
from sync.rules.rule_reading import RuleError
from sync.server.fleet import catalogues
from sync.server.fleet.models import CatalogueVersion, Site
from sync.server.flexible.models import RegionChoice
from sync.server.indices import rules as index_rules
from sync.server.indices.models import IndexRuleEdition
from sync.server.organisation import capabilities, tree
from sync.server.organisation.models import CapabilitySwitch
from sync.server.publishing import editions
from sync.server.tenant import identity
from sync.server.tenant.identity import Tenant, TenantError
from sync.server.tenant.template import HALLS, INDEX_RULES, REGIONS, SERVICES, shipped

MAX_BYTES, MAX_HALLS = 4 << 20, 20_000
BY = "cityserver init"
_COLUMNS = ["name", "region", "rw", "ticket_prefix"]


@dataclass(frozen=True, slots=True)
class Hall:
    name: str
    region: str
    rw: str
    ticket_prefix: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """`services` and `index_rules`: "" where the region left the program's own."""

    tenant: Tenant
    regions: Regions
    halls: tuple[Hall, ...]
    services: str
    index_rules: bytes


@dataclass(frozen=True, slots=True)
class Adopted:
    halls: int
    units: int
    catalogue: int | None
    draft: bool


def checked(folder: Path) -> Adoption:
    """Raises TenantError."""
    tenant = identity.read(folder)
    if tenant.flexible_rules and tenant.flexible_rules not in shipped_rules().regions():
        raise TenantError(f"tenant.yaml, flexible_rules: there are no rules of {tenant.flexible_rules}")
    unknown = set(tenant.without) - set(CAPABILITIES)
    if unknown:
        raise TenantError(f"tenant.yaml, without: the kiosk has no part {min(unknown)}; {', '.join(CAPABILITIES)}")
    areas = _regions(_bytes(folder / REGIONS), tenant)
    halls = _halls(_bytes(folder / HALLS), areas)
    return Adoption(tenant, areas, halls, _services(folder), _index_rules(folder))


@transaction.atomic
def adopt(adoption: Adoption) -> Adopted:
    """The city is made already. Raises TenantError for a catalogue whose version is not new."""
    made = sum(_hall(hall, adoption.regions) for hall in adoption.halls)
    units = tree.add_areas_of_halls()
    tenant = adoption.tenant
    if tenant.flexible_rules and not RegionChoice.objects.filter(unit=None).exists():
        RegionChoice.objects.create(
            region=tenant.flexible_rules,
            begins=timezone.localdate(),
            legal_basis="-",
            reason="Pilihan daerah pada awal pemakaian",
            chosen_by=BY,
        )
    for name in tenant.without:
        if not CapabilitySwitch.objects.filter(capability=name, unit=None, site=None).exists():
            capabilities.switch(name, unit=None, site=None, is_on=False, reason="Pilihan daerah", changed_by=BY)
    return Adopted(made, units, _publish(adoption.services), _draft(adoption.index_rules))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TenantError(f"{path.name} is larger than 4 MB")
        return path.read_bytes()
    except OSError:
        raise TenantError(
            f"{path.name} is not in the folder; `cityserver new-tenant` writes one to begin with"
        ) from None


def _regions(data: bytes, tenant: Tenant) -> Regions:
    try:
        found = regions.load(data)
    except RegionsError as error:
        raise TenantError(f"{REGIONS}: {error}") from None
    strange = next((one.code for one in found.rows if one.code != tenant.region and not _is_in(one.code, tenant)), "")
    if strange or not found.kelurahan():
        raise TenantError(f"{REGIONS}: {strange or 'no kelurahan'} is not of region {tenant.region}")
    return found


def _is_in(code: str, tenant: Tenant) -> bool:
    return code.startswith(f"{tenant.region}.")


def _halls(data: bytes, areas: Regions) -> tuple[Hall, ...]:
    try:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise TenantError(f"{HALLS} cannot be read: {error}") from None
    if not lines or lines[0] != _COLUMNS:
        raise TenantError(f"{HALLS}: the first line is {','.join(_COLUMNS)}")
    if len(lines) > MAX_HALLS:
        raise TenantError(f"{HALLS} holds more than {MAX_HALLS} halls")
    villages = {one.code for one in areas.kelurahan()}
    halls = [_read(number, cells, villages) for number, cells in enumerate(lines[1:], 2) if any(cells)]
    if not halls:
        raise TenantError(f"{HALLS}: name at least one hall")
    places = [(hall.region, hall.rw) for hall in halls]
    twice = (
        next((place for place in places if places.count(place) > 1), None) if len(set(places)) < len(places) else None
    )
    if twice:
        raise TenantError(f"{HALLS}: RW {twice[1]} of {twice[0]} stands there twice")
    return tuple(halls)


def _read(number: int, cells: Sequence[str], villages: set[str]) -> Hall:
    told = [cell.strip() for cell in cells]
    shapes = (r"[^\x00-\x1f=+@-][^\x00-\x1f]{1,118}", r"[0-9.]{13}", r"[0-9]{2,3}", r"[A-Z]")
    if len(told) != len(_COLUMNS):
        raise TenantError(f"{HALLS}, line {number}: {len(_COLUMNS)} cells, one a column")
    for name, shape, cell in zip(_COLUMNS, shapes, told, strict=True):
        if re.fullmatch(shape, cell) is None or re.search(r"\d{9,}", cell):
            raise TenantError(f"{HALLS}, line {number}: {name} is not as it should be")
    if told[1] not in villages:
        raise TenantError(f"{HALLS}, line {number}: {told[1]} is no kelurahan of {REGIONS}")
    return Hall(*told)


def _hall(hall: Hall, areas: Regions) -> bool:
    village = areas.by_code(hall.region)
    names = {"kelurahan": village.name, "kecamatan": areas.by_code(village.parent).name}
    told = {"name": hall.name, "ticket_prefix": hall.ticket_prefix, **names}
    return Site.objects.get_or_create(region=hall.region, rw=hall.rw, defaults=told)[1]


def _services(folder: Path) -> str:
    data = _bytes(folder / SERVICES)
    if data == shipped(SERVICES):
        return ""
    try:
        catalogue.load(data)
        return data.decode("utf-8")
    except (catalogue.CatalogueError, UnicodeDecodeError) as error:
        raise TenantError(f"{SERVICES}: {error}") from None


def _index_rules(folder: Path) -> bytes:
    data = _bytes(folder / INDEX_RULES)
    if data == shipped(INDEX_RULES):
        return b""
    try:
        load_rules(data)
    except RuleError as error:
        raise TenantError(f"{INDEX_RULES}: {error.sentence}") from None
    return data


def _publish(document: str) -> int | None:
    """The version; None where there was nothing new to say."""
    if not document:
        return None
    version = catalogue.load(document.encode()).version
    kept = CatalogueVersion.objects.filter(version=version).first()
    if kept is not None and kept.document == document:
        return None
    try:
        return catalogues.publish(document, published_by=BY).version
    except catalogue.CatalogueError as error:
        raise TenantError(f"{SERVICES}: {error}") from None


def _draft(document: bytes) -> bool:
    """Once: while a draft is open, or after one was published, the console is the place."""
    if not document or IndexRuleEdition.objects.exists():
        return False
    newest = _newest(document)
    basis = str(newest.get("legal_basis", ""))[:200]
    subject = index_rules.INDEX_RULES
    edition = editions.start(subject, title="Aturan indeks daerah", by=BY, legal_basis=basis)
    editions.change(subject, edition, index_rules.body_of(newest), by=BY, words=f"dari {INDEX_RULES}")
    return True


def _newest(document: bytes) -> dict[str, object]:
    versions: list[dict[str, object]] = yaml.safe_load(document)["rules"]
    return max(versions, key=lambda one: (str(one["effective_from"]), str(one["version"])))
