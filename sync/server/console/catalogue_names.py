"""Services, papers and questions by the names people know, from the catalogue version that a request was made with.

A version that was never published here (a kiosk's own first one) is read from the newest we have; a code that no
catalogue knows is shown as it is. Nothing fails for want of a name.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from importlib import resources

from django.utils import timezone

from sync.rules.catalogue import Catalogue, load
from sync.rules.service import Service
from sync.server.console.words import ABBREVIATIONS, PART_ROLES
from sync.server.fleet import catalogues
from sync.server.fleet.models import CatalogueVersion


def newest() -> Catalogue:
    """The one that kiosks use today."""
    version = catalogues.in_force(timezone.localdate())
    return _shipped() if version is None else _published(version)


def service_of(code: str, version: int) -> Service | None:
    is_published = CatalogueVersion.objects.filter(version=version).exists()
    try:
        return (_published(version) if is_published else newest()).service(code)
    except KeyError:
        return None


def services_of(named: Collection[tuple[str, int]]) -> dict[tuple[str, int], Service]:
    """By code and version of the catalogue; two queries however many."""
    known = set(
        CatalogueVersion.objects.filter(version__in={version for _, version in named}).values_list("version", flat=True)
    )
    fallback = newest() if {version for _, version in named} - known else None
    found = {}
    for code, version in named:
        catalogue = _published(version) if version in known else fallback
        service = next((one for one in catalogue.services if one.code == code), None) if catalogue else None
        if service is not None:
            found[code, version] = service
    return found


def service_names() -> dict[str, str]:
    """Code to short name, in the order residents see them."""
    return {service.code: service.short_name for service in newest().services}


def paper_name(service: Service | None, requirement: str) -> str:
    for paper in service.requirements if service else ():
        if paper.id == requirement:
            return paper.short
    words = [ABBREVIATIONS.get(word, word) for word in requirement.split("_")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def part_name(service: Service | None, role: str) -> str:
    return PART_ROLES.get(role) or paper_name(service, role)


@lru_cache(maxsize=8)
def _published(version: int) -> Catalogue:
    """A published version never changes, so it is read once a process."""
    return load(CatalogueVersion.objects.get(version=version).document.encode())


@lru_cache(maxsize=1)
def _shipped() -> Catalogue:
    return load(resources.files("assets").joinpath("catalogue", "services.yaml").read_bytes())
