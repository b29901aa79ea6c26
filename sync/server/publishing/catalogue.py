"""Editions of the service catalogue: what kiosks have now, and how they hear of the next.

An edition that begins later goes out at once as `catalogue_coming`, so that a hall without a line has it when its day comes. One
waits at a time: kiosks take the highest version whose day has come, so a second one would overtake the first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

import yaml
from django.utils import timezone

from sync.rules import catalogue
from sync.server.fleet import catalogues
from sync.server.fleet.models import CatalogueVersion
from sync.server.publishing.editions import Document, RefusedError, document_of
from sync.server.publishing.models import CatalogueEdition, Edition, EditionModel

_HEADER = "# Katalog layanan, versi {version}. Ditulis dan disetujui di konsol kota; dasar hukum: {basis}\n"
_DUMPER: type[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class CatalogueSubject:
    model: EditionModel = CatalogueEdition

    def in_force(self) -> Document:
        return _plain(catalogue.read_document(in_force_bytes()))

    def shipped(self) -> Document:
        return _plain(catalogue.read_document(shipped_bytes()))

    def check(self, document: Mapping[str, Any]) -> None:
        catalogue.check(document)

    def tell(self, edition: Edition, by: str) -> int:
        if catalogues.coming(timezone.localdate()) is not None:
            raise RefusedError("Masih ada versi yang menunggu tanggal berlakunya. Tarik dahulu versi itu.")
        document = {**document_of(edition), "version": _next_version()}
        text = as_yaml(document, edition.legal_basis)
        return catalogues.publish(text, published_by=by, begins=edition.begins).version

    def take_back(self, edition: Edition, by: str) -> str:
        assert edition.version is not None, "only published ones are withdrawn"
        if catalogues.coming(timezone.localdate()) == edition.version:
            catalogues.withdraw_coming(_next_version())
            return "belum sempat berlaku"
        before = CatalogueVersion.objects.filter(version__lt=edition.version).order_by("-version")
        withdrawn = set(self.model.objects.filter(state="withdrawn").values_list("version", flat=True))
        earlier = next((row.document for row in before if row.version not in withdrawn), None)
        document = _plain(catalogue.read_document(earlier.encode() if earlier else shipped_bytes()))
        version = _next_version()
        text = as_yaml({**document, "version": version}, f"kembali ke versi {document['version']}")
        catalogues.publish(text, published_by=by)
        return f"versi {version} sama dengan versi {document['version']}"


CATALOGUE = CatalogueSubject()


def as_yaml(document: Mapping[str, Any], basis: str) -> str:
    """Reads back to the very same document."""
    fresh = json.loads(json.dumps(document))  # no object twice: aliases are not read
    body = yaml.dump(fresh, Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=110)
    return _HEADER.format(version=document["version"], basis=" ".join(basis.split())) + str(body)


def in_force_bytes() -> bytes:
    version = catalogues.in_force(timezone.localdate())
    row = None if version is None else CatalogueVersion.objects.filter(version=version).first()
    return row.document.encode() if row else shipped_bytes()


def shipped_bytes() -> bytes:
    return resources.files("assets").joinpath("catalogue", "services.yaml").read_bytes()


def _next_version() -> int:
    """Above everything that was ever told, the program's own version included."""
    told = CatalogueVersion.objects.order_by("-version").values_list("version", flat=True).first() or 0
    return int(max(told, catalogues.newest_told(), catalogue.read_document(shipped_bytes())["version"])) + 1


def _plain(document: Mapping[str, Any]) -> Document:
    """As JSON has it: nothing that a draft could not keep."""
    try:
        return dict(json.loads(json.dumps(document)))
    except TypeError as error:
        raise catalogue.CatalogueError("a value has no form in JSON") from error
